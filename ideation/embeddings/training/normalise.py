"""One spelling of text for counting words: what the tokenizer does before it cuts."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")


def normalised(text: str) -> str:
    """Return `text` in NFKC and lower case, with `ss` for `ß`; accents stay."""
    return unicodedata.normalize("NFKC", text).lower().replace("ß", "ss")


def words(text: str) -> list[str]:
    """Return the words of the normalised text, without punctuation."""
    return _WORD.findall(normalised(text))
