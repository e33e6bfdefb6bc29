"""Folding: the form in which two spellings of one word or name are equal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# At the end of a folded name, set apart from it: "Co-Labor" and "AG Solar" keep theirs.
_LEGAL_FORM = re.compile(
    r"(?<=[^\s,&(])[\s,&(]+(?:s\.?\s?a\.?\s?r\.?\s?l\.?(?:\s?-?s\.?)?|s\.?\s?a\.?\s?s?\.?"
    r"|s\.?\s?c\.?\s?a?\.?|g\.?m\.?b\.?h\.?|mbh|ag|kg|ohg|ug|e\.?\s?v\.?|asbl|a\.s\.b\.l\.?|sprl|srl"
    r"|bv|nv|sasu|eurl|snc|scop|gie|ltd|inc|llc|plc|co|se)[\s,.)]*$"
)
# "ue" behind a vowel or q is two letters: "neue", "Quelle".
_SPELT_OUT = re.compile(r"(?<![aeiouyq])([aou])e")
_NOT_WORD = re.compile(r"[\W_]+")
# Forms of address and titles, folded: they are no part of a person's name.
_TITLES = frozenset(
    "m mr mrs ms miss mme mmes mlle madame mademoiselle monsieur maitre me herr herrn hr frau fr"
    " madamm joffer har dr drs dott docteur doctor doktor prof pr professor professeur professorin"
    " ing ir dipl mag phd mba msc bsc lic rer nat med habil schwester bruder sir dame".split()
)


def fold(text: str) -> str:
    """Return `text` in lower case without accents; ß is ss, œ is oe."""
    # Decomposed first: "™" holds two capitals.
    lower = unicodedata.normalize("NFKD", text).casefold().replace("œ", "oe")
    return "".join(char for char in lower if not unicodedata.combining(char))


# One word at a time the same few thousand words come again and again.
fold_word = lru_cache(maxsize=65_536)(fold)


def folded_words(text: str) -> str:
    """Return the folded words of `text`, one space between them."""
    return _NOT_WORD.sub(" ", fold(text)).strip()


@lru_cache(maxsize=65_536)
def loosely(folded: str) -> str:
    """Return folded words under which "mueller" and "muller", of Müller, meet."""
    return _SPELT_OUT.sub(r"\1", folded)


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """Return the key under which spellings of one name meet.

    Case, accents, punctuation and the legal form at the end do not tell two names apart:
    "Metaform S.à r.l." and "METAFORM SARL" share a key.
    """
    bare, found = fold(name).strip(), 1
    while found:
        bare, found = _LEGAL_FORM.subn("", bare)
    return folded_words(bare) or folded_words(name) or name.strip()


def has_legal_form(name: str) -> bool:
    """Tell whether a name ends in a legal form: "Galvo S.à r.l."."""
    return _LEGAL_FORM.search(fold(name).strip()) is not None


@lru_cache(maxsize=65_536)
def person_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a person's name without titles, in the order of the alphabet.

    "Dr. Anna Muster" and "MUSTER Anna" have the same; a name of titles alone keeps them.
    """
    words = folded_words(name).split()
    return tuple(sorted([word for word in words if word not in _TITLES] or words))


def is_title(word: str) -> bool:
    """Tell whether a word is a title or form of address: "Frau", "Dr.", "M."."""
    return folded_words(word) in _TITLES
