"""What the words of a reading say about whose voice it is: the signs beside vectors and letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ideation.domain.language import Language
from ideation.text.cues import every_cue, find_cue
from ideation.text.pipeline import Token, labelled_tokens
from ideation.text.turn_labels import without_label
from ideation.text.words import is_common

_WE = re.compile(
    r"\b(?:ich|wir|uns|unsere?\w*|je|nous|notre|nos|j|i|we|our|us|ech|mir|eis\w*)\b", re.I
)
_CUES = ("reported", "hearsay", "people", "telling", "hedged", "anyone", "rivals", "self")
_QUOTED = re.compile(r"[„“«»\"]")
_LONG = 25
# The words in which the subject stands: of people, of a house or a name.
_OPENING = 6
_SUBJECT = 4
# A longer reading tells no more.
_MOST_WORDS = 40
# So many letters a verb may stand behind or before those of whom it is told.
_BEHIND = 45
_BEFORE = 20
_BODIES = frozenset(
    ("public", "research", "association", "intermediary", "firms", "legal_forms", "investor")
)
_PERSON = frozenset(("given", "titles"))
_SHORTEST_NAME = 3


def spoken_for(reading: str, language: Language) -> str | None:
    """Return the words from those others to what they want, think or suffer; None for none."""
    verbs = every_cue("attribution", "craving", reading, language)
    for start, party in every_cue("attribution", "party", reading, language):
        end = start + len(party)
        for at, verb in verbs:
            if end <= at < end + _BEHIND:
                return reading[start : at + len(verb)]
            if at + len(verb) <= start < at + len(verb) + _BEFORE:
                return reading[at:end]
    return None


def opens_with_a_body(bare: str) -> bool:
    """Tell whether an institution, an association or a firm by its form stands in front."""
    return any(each.labels & _BODIES for each in _words(bare)[:_SUBJECT])


def opens_with_a_person(bare: str) -> bool:
    """Tell whether a person stands in front."""
    return any(each.labels & _PERSON for each in _words(bare)[:_SUBJECT])


def opens_with_a_name(bare: str) -> bool:
    """Tell whether a name that is no person's stands in front."""
    return any(map(_is_name, _words(bare)[:_SUBJECT])) and not opens_with_a_person(bare)


def signs_of(readings: Sequence[str], languages: Sequence[Language]) -> NDArray[np.float32]:
    """Return what is seen in each reading, shape (n, signs): cues, the subject, "we", length."""
    return np.array(
        [
            [*_cue_signs(reading, language), *_subject_signs(without_label(reading), language)]
            for reading, language in zip(readings, languages, strict=True)
        ],
        dtype=np.float32,
    )


def _cue_signs(reading: str, language: Language) -> list[float]:
    cues = [find_cue("attribution", cue, reading, language) is not None for cue in _CUES]
    length = min(len(reading.split()), _LONG) / _LONG
    return [*map(float, cues), float(_WE.search(reading) is not None), length]


def _subject_signs(bare: str, language: Language) -> list[float]:
    """Return who stands in front and who elsewhere: others, a house, a name, a person, we."""
    words = _words(bare)
    front = words[:_SUBJECT]
    opening = bare[: words[_OPENING].start] if len(words) > _OPENING else bare
    pair = spoken_for(bare, language)

    def has(key: str, where: str) -> bool:
        return find_cue("attribution", key, where, language) is not None

    seen = (
        has("party", opening),
        has("party", bare),
        has("craving", bare),
        pair is not None,
        pair is not None and bare.startswith(pair),
        has("each_or_none", bare),
        has("each_or_none", opening),
        any(each.labels & _BODIES for each in front),
        any(each.labels & _BODIES for each in words),
        any(each.labels & _PERSON for each in front),
        any(each.is_legal_form for each in words),
        _WE.search(opening) is not None,
        _QUOTED.search(bare) is not None,
        ":" in bare,
    )
    return [*map(float, seen), sum(map(_is_name, front)) / 2]


@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[Token, ...]:
    tokens = labelled_tokens(text)[:_MOST_WORDS]
    return tuple(each for each in tokens if each.text[0].isalnum())


def _is_name(word: Token) -> bool:
    """Tell whether a word is one of a name that is no given one."""
    return (
        word.text[0].isupper()
        and len(word.text) >= _SHORTEST_NAME
        and "given" not in word.labels
        and not is_common(word.text)
    )
