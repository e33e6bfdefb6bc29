"""Voices learned from examples: there are many ways to speak for others or to tell of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ideation.domain.language import Language
from ideation.domain.passage import Attribution, Kind
from ideation.domain.vector import Vectors
from ideation.text.statement_model import State, StatementModel, Taste
from ideation.text.voices.signs import signs_of

# Shares of the voices in notes.
_SHARES = {
    Attribution.OWN: 0.72,
    Attribution.REPORTED: 0.16,
    Attribution.MENTIONED: 0.12,
}
# How they shift with what a statement is, in log-odds of an own voice: others are reported to want
# and to suffer, hardly ever to promise.
_OWN_BY_KIND = {
    **dict.fromkeys((Kind.IDEA, Kind.OFFER, Kind.COMMITMENT), 1.5),
    Kind.OBSERVATION: -0.8,
}
# A voice with less chance is not heard in any words.
_FAINT = 0.15
_TASTE = Taste(analyzer="char", runs=(3, 6), letters=2.0, shapes=2.0, c=0.7)


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
        rows = (readings, vectors, signs_of(readings, languages))
        shares = {each.value: share for each, share in _SHARES.items()}
        return cls(StatementModel.fit(rows, [each.value for each in voices], shares, _TASTE))

    def state(self) -> State:
        """Return all that was learned; `restored` makes the same classifier of it."""
        return self._model.state()

    @classmethod
    def restored(cls, state: State) -> VoiceClassifier:
        """Return the classifier of a state; raises KeyError for what is none."""
        return cls(StatementModel.restored(state, _TASTE))

    def hear(
        self,
        readings: Sequence[str],
        languages: Sequence[Language],
        kinds: Sequence[Kind],
        vectors: Vectors,
    ) -> list[Heard]:
        """Return what each reading sounds like; `kinds` are what they are."""
        scores = self._model.scores(readings, vectors, signs_of(readings, languages))
        voices = [Attribution(each) for each in self._model.labels]
        own = voices.index(Attribution.OWN)
        scores[:, own] += [_OWN_BY_KIND.get(kind, 0.0) for kind in kinds]
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances = odds / odds.sum(axis=1, keepdims=True)
        return [
            Heard(
                chances=dict(zip(voices, map(float, row), strict=True)),
                cues={
                    voice: self._model.telling_words(reading, voice.value)
                    for voice, chance in zip(voices, row, strict=True)
                    if voice is not Attribution.OWN and chance >= _FAINT
                },
            )
            for reading, row in zip(readings, chances, strict=True)
        ]


def learning_of_voices() -> str:
    """Name the settings by which voices are learned."""
    return repr((_TASTE, _SHARES))
