"""Folding: the form in which two spellings of one word or name are equal."""

from __future__ import annotations

import re
import unicodedata

_LEGAL_FORMS = re.compile(
    r"\b(?:s\.?\s?a\.?\s?r\.?\s?l\.?(?:\s?-?s\.?)?|s\.?\s?a\.?\s?s?\.?|s\.?\s?c\.?\s?a?\.?|gmbh|mbh"
    r"|ag|kg|ohg|ug|e\.?\s?v\.?|asbl|a\.s\.b\.l\.?|sprl|srl|bv|nv|sasu|eurl|snc|scop|gie|ltd|inc|llc"
    r"|plc|co|se)(?=[\s,.&)]|$)\.?"
)
_NOT_WORD = re.compile(r"[^\w]+")


def fold(text: str) -> str:
    """Return `text` in lower case without accents; ß is ss, œ is oe."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def name_key(name: str) -> str:
    """Return the key under which spellings of one name meet.

    Case, accents, punctuation and the legal form at the end do not tell two names apart:
    "Metaform S.à r.l." and "METAFORM SARL" share a key.
    """
    folded = fold(name).strip()
    bare = _LEGAL_FORMS.sub(" ", folded)
    return _NOT_WORD.sub(" ", bare).strip() or _NOT_WORD.sub(" ", folded).strip()
