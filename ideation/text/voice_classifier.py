"""Voices learned from examples: there are many ways to speak for others or to tell of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ideation.domain.language import Language
from ideation.domain.passage import Attribution, Kind
from ideation.domain.vector import Vectors
from ideation.text.cues import find_cue
from ideation.text.statement_model import StatementModel, Taste

# Shares of the voices in notes, and how they shift with what a statement is: others are reported
# to want and to suffer, hardly ever to promise.
_SHARES = {
    Attribution.OWN: 0.72,
    Attribution.REPORTED: 0.16,
    Attribution.MENTIONED: 0.12,
}
_RARE = frozenset({Kind.IDEA, Kind.OFFER, Kind.COMMITMENT})
_RARELY = 1.5
_WE = re.compile(
    r"\b(?:ich|wir|uns|unsere?\w*|je|nous|notre|nos|j|i|we|our|us|ech|mir|eis\w*)\b", re.I
)
_CUES = ("reported", "hearsay", "people", "telling", "hedged", "anyone", "rivals", "self")
_LONG = 25
_TASTE = Taste(analyzer="char", runs=(3, 6), letters=2.0, c=0.7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a reading sounds like: each voice's chance, summing to 1, and the telling words."""

    chances: Mapping[Attribution, float]
    cues: Mapping[Attribution, str]


class VoiceClassifier:
    """Maps readings with their vectors to voices."""

    def __init__(self, model: StatementModel) -> None:
        self._model = model

    @classmethod
    def fit(
        cls,
        readings: Sequence[str],
        languages: Sequence[Language],
        voices: Sequence[Attribution],
        vectors: Vectors,
    ) -> VoiceClassifier:
        """Learn from examples; `vectors` has one row for each, shape (n, dim)."""
        rows = (readings, vectors, _signs(readings, languages))
        shares = {each.value: share for each, share in _SHARES.items()}
        return cls(StatementModel.fit(rows, [each.value for each in voices], shares, _TASTE))

    def hear(
        self,
        readings: Sequence[str],
        languages: Sequence[Language],
        kinds: Sequence[Kind],
        vectors: Vectors,
    ) -> list[Heard]:
        """Return what each reading sounds like; `kinds` are what they are."""
        scores = self._model.scores(readings, vectors, _signs(readings, languages))
        voices = [Attribution(each) for each in self._model.labels]
        own = voices.index(Attribution.OWN)
        scores[[kind in _RARE for kind in kinds], own] += _RARELY
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances = odds / odds.sum(axis=1, keepdims=True)
        return [
            Heard(
                chances=dict(zip(voices, map(float, row), strict=True)),
                cues={
                    voice: self._model.telling_words(reading, voice.value)
                    for voice, chance in zip(voices, row, strict=True)
                    if voice is not Attribution.OWN and chance > 1 / len(voices)
                },
            )
            for reading, row in zip(readings, chances, strict=True)
        ]


def _signs(readings: Sequence[str], languages: Sequence[Language]) -> NDArray[np.float32]:
    """Return what the rules see, shape (n, signs): cues, the first person, length."""
    return np.array(
        [
            [
                *(
                    float(find_cue("attribution", cue, reading, language) is not None)
                    for cue in _CUES
                ),
                float(_WE.search(reading) is not None),
                min(len(reading.split()), _LONG) / _LONG,
            ]
            for reading, language in zip(readings, languages, strict=True)
        ],
        dtype=np.float32,
    )
