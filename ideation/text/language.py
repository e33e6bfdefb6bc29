"""The language of a passage: de, fr, en or lb.

py3langid limited to the four; short passages lean on the rest of their note, because three
words of Luxembourgish look like German to any identifier.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from ideation.domain.language import Language

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_ALL = tuple(Language)
# From this many words on, a passage speaks for itself.
_ENOUGH_WORDS = 9
# The note never rules a language out: one French quote in a German note stays French.
_FLOOR = 0.02


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([language.value for language in _ALL])
    return identifier


def probabilities(text: str) -> dict[Language, float]:
    """Return the probability of each of the four languages for `text`; they sum to 1."""
    if not any(char.isalpha() for char in text):
        return dict.fromkeys(_ALL, 1 / len(_ALL))
    ranked = dict(_identifier().rank(text))
    return {language: float(ranked[language.value]) for language in _ALL}


def languages_of(texts: Sequence[str]) -> list[tuple[Language, float]]:
    """Return language and probability of each passage of one note, in order.

    The note's own mix of languages, weighted by words, serves as the prior; its weight falls
    from 1 for an empty passage to 0 for one of nine words.
    """
    each = [probabilities(text) for text in texts]
    words = [len(text.split()) for text in texts]
    mix = _mix(each, words)
    return [_decide(own, mix, count) for own, count in zip(each, words, strict=True)]


def _mix(each: Sequence[dict[Language, float]], words: Sequence[int]) -> dict[Language, float]:
    total = sum(words) or 1
    mix = {
        language: sum(own[language] * count for own, count in zip(each, words, strict=True)) / total
        for language in _ALL
    }
    floored = {language: max(share, _FLOOR) for language, share in mix.items()}
    scale = sum(floored.values())
    return {language: share / scale for language, share in floored.items()}


def _decide(
    own: dict[Language, float], mix: dict[Language, float], words: int
) -> tuple[Language, float]:
    lean = max(0.0, 1 - words / _ENOUGH_WORDS)
    logs = {
        language: (1 - lean / 2) * math.log(max(own[language], 1e-9)) + 2 * lean * math.log(share)
        for language, share in mix.items()
    }
    peak = max(logs.values())
    weights = {language: math.exp(value - peak) for language, value in logs.items()}
    best = max(_ALL, key=lambda language: weights[language])
    return best, weights[best] / sum(weights.values())
