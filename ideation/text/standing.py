"""How well a statement can be read by itself, as the headline of what several say.

"He wants 60 of these, and one more each time" is a wish, but tells a reader nothing: who speaks
is a pronoun, and what is wanted was named before.
"""

from __future__ import annotations

import re

# A word of so many letters mostly names something; more than so many of them add nothing.
_WORD = re.compile(r"[^\W\d_]{5,}")
_ENOUGH = 8
# What a statement may open with before its first word: bullets, quotes, a speaker's label.
_OPENING = re.compile(r"^(?:\*(?!\*)|[\s\-–—•·«»\"„“”'’‚(\[])*(?:\*\*[^*\n]{1,40}\*\*:?\s*)?")
# Somebody or something named before.
_PRONOUNS = (
    "sie er es das dies diese dieser dieses deren dessen ihm ihr davon daraus dafür dazu damit so "
    "und aber also erst auch nur elle il ils elles on cela ça en mais et nous he she it they that "
    "this these those but and which who hien hatt dat dës dëst si se mä"
).split()
_PRONOUN = re.compile(rf"(?:(?:{'|'.join(_PRONOUNS)})\b|c['’]est)", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:davon|daraus|dafür|dazu|damit|so etwas|solche[nr]?|dovun|dofir|domat|de celles?-ci|"
    r"d['’]eux|ces derniers|of those|of these|of them|so viele)\b",
    re.IGNORECASE,
)
_NAMED_BEFORE, _REFERS = 0.35, 0.15


def standing(reading: str) -> float:
    """Return how well a statement stands by itself, from below 0 to 1."""
    said = _OPENING.sub("", reading)
    named = min(len(_WORD.findall(said)), _ENOUGH) / _ENOUGH
    missing = _NAMED_BEFORE * (_PRONOUN.match(said) is not None)
    return named - missing - _REFERS * (_BEFORE.search(said) is not None)
