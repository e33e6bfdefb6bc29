"""The label of a turn, which is no word of what is said: "Ada Roth: We want ...", "M.K.: Yes"."""

from __future__ import annotations

import re

from ideation.text.words import is_common

_LABEL = re.compile(r"^[A-ZÀ-ÖØ-Þ][\w.'’-]*(?:[ \t]+[A-ZÀ-ÖØ-Þ][\w.'’-]*){0,3}[ \u00a0\u202f]?:\s+")
_WORD = re.compile(r"[^\s:]+")
_INITIALS = re.compile(r"(?:[A-ZÀ-ÖØ-Þ]\.?-?){1,4}")
_TITLES = frozenset("dr prof m mr mrs ms mme mlle me herr frau här madame monsieur".split())


def without_label(reading: str) -> str:
    """Return `reading` without a label in front, a speaker's or a heading's."""
    return _LABEL.sub("", reading)


def without_speaker(reading: str) -> str:
    """Return `reading` without the label of a speaker in front: what its meaning is taken from.

    What "Mehlbauer: ..." says is not about flour. A heading of words that a dictionary holds stays,
    since it may be the subject ("Hydrogen: too dear as yet"), and so does a name that is a word.
    """
    label = _LABEL.match(reading)
    if label is None or not all(map(_is_of_a_name, _WORD.findall(label[0]))):
        return reading
    return reading[label.end() :]


def _is_of_a_name(word: str) -> bool:
    if _INITIALS.fullmatch(word) or word.rstrip(".").casefold() in _TITLES:
        return True
    return not is_common(word)
