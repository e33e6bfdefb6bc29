"""Kinds and voices learned from examples, beside the cues of the rules.

Meaning alone tells subjects apart, not wishes from facts; endings ("enverra", "würden") and the
cues of the rules do.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ideation.domain.language import Language
from ideation.domain.passage import Attribution, Kind
from ideation.domain.vector import Vectors
from ideation.text.contexts import is_question
from ideation.text.cues import find_cue
from ideation.text.kinds import Judged, kind_of, promised_in_a_row
from ideation.text.politeness import polite_offer
from ideation.text.reading import reading_of
from ideation.text.sharing import doubt_cue, shared_cue
from ideation.text.statement_model import State, StatementModel, Taste
from ideation.text.statement_shapes import Shapes
from ideation.text.voices.classifier import VoiceClassifier, learning_of_voices
from ideation.text.voices.signs import opens_with_a_name, opens_with_a_person, signs_of

# What is one of these by so much (log-odds) is a wish, too, where no rule knows its words: what
# stands idle, what is asked for. A doubt sounds like a need, a question like either.
_WANTED, _WANTED_SURELY = frozenset({Kind.NEED, Kind.IDEA, Kind.OFFER}), 2.0
# Shares of the kinds in notes.
_SHARES = {
    Kind.NEED: 0.20,
    Kind.IDEA: 0.10,
    Kind.OFFER: 0.10,
    Kind.COMMITMENT: 0.14,
    Kind.OBSERVATION: 0.24,
    Kind.FACT: 0.22,
}
_CUES = (
    *("need", "idea", "offer", "commitment", "denied", "chore", "deadline"),
    *("giving", "lacking", "proposing", "registering"),
)
_FIRST_PERSON = re.compile(r"\b(?:ich|wir|uns|je|nous|j|on|i|we|our|us|ech|mir|eis)\b", re.I)
_LONG = 25
# Chosen on the tuning half of the gold notes.
_TASTE = Taste(analyzer="char_wb", runs=(3, 5), letters=2.0, shapes=1.0, c=2.0)
# A promise without its words is one where it is so much likelier than the next kind, in log-odds.
_PLAINLY = 0.5
_FEWEST_WORDS = 4
# Every so many examples show whether signs are read as before.
_SAMPLED = 40
# Where each part stands in a state.
_KINDS, _VOICES = "kinds.", "voices."
# Examples of kinds are an organisation's own but for observations, of which many tell of others.
_VOICE_OF: dict[Kind, Attribution] = {
    kind: Attribution.OWN for kind in Kind if kind is not Kind.OBSERVATION
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A statement that shows what a kind sounds like, and whose voice where that is known."""

    kind: Kind
    language: Language
    reading: str
    voice: Attribution | None = None


@lru_cache(maxsize=1)
def examples() -> tuple[Example, ...]:
    """Return the examples that come with Ideation."""
    by_voice = _table("voice_examples.toml")
    return (
        *_examples(_table("kind_examples.toml"), None),
        *(each for voice, kinds in by_voice.items() for each in _examples(kinds, voice)),
    )


def _table(name: str) -> dict[str, Any]:
    path = files("ideation.text.cues") / name
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _examples(kinds: Mapping[str, Mapping[str, str]], voice: str | None) -> Iterator[Example]:
    for kind, languages in kinds.items():
        for language, lines in languages.items():
            for line in lines.strip().split("\n"):
                yield Example(
                    kind=Kind(kind),
                    language=Language(language),
                    reading=reading_of(line),
                    voice=Attribution(voice) if voice else _VOICE_OF.get(Kind(kind)),
                )


class KindClassifier:
    """Maps readings with their vectors to kinds, and to what voice they sound like."""

    def __init__(self, model: StatementModel, voices: VoiceClassifier | None) -> None:
        self._model = model
        self._voices = voices

    @classmethod
    def fit(cls, shown: Sequence[Example], vectors: Vectors) -> KindClassifier:
        """Learn from examples; `vectors` has one row for each, shape (n, dim)."""
        readings = [each.reading for each in shown]
        rows = (readings, vectors, _signs_of(readings, [each.language for each in shown]))
        shares = {kind.value: share for kind, share in _SHARES.items()}
        model = StatementModel.fit(rows, [each.kind.value for each in shown], shares, _TASTE)
        return cls(model, _voices(shown, vectors))

    def state(self) -> State:
        """Return all that was learned; `restored` makes the same classifier of it."""
        state = {f"{_KINDS}{name}": array for name, array in self._model.state().items()}
        if self._voices is not None:
            voices = self._voices.state()
            state |= {f"{_VOICES}{name}": array for name, array in voices.items()}
        return state

    @classmethod
    def restored(cls, state: State) -> KindClassifier:
        """Return the classifier of a state; raises KeyError for what is none."""
        voices = _under(_VOICES, state)
        return cls(
            StatementModel.restored(_under(_KINDS, state), _TASTE),
            VoiceClassifier.restored(voices) if voices else None,
        )

    def judge(
        self, readings: Sequence[str], languages: Sequence[Language], vectors: Vectors
    ) -> list[Judged]:
        """Return the kind of each reading, with the words that say so where a rule knows them."""
        if not readings:
            return []
        scores = self._model.scores(readings, vectors, _signs_of(readings, languages))
        kinds = [Kind(kind) for kind in self._model.labels]
        judged = [
            _with_cue(reading, language, _likely(kinds, row))
            for reading, language, row in zip(readings, languages, scores, strict=True)
        ]
        if self._voices is None:
            return judged
        heard = self._voices.hear(readings, languages, [each.kind for each in judged], vectors)
        return [replace(each, heard=sound) for each, sound in zip(judged, heard, strict=True)]


def learning_of(shown: Sequence[Example]) -> str:
    """Name all but vectors that decides over what examples teach: their words, signs, tastes."""
    sample = shown[::_SAMPLED]
    readings, languages = [each.reading for each in sample], [each.language for each in sample]
    told = hashlib.sha256(repr((_TASTE, _SHARES, learning_of_voices())).encode())
    told.update(version("scikit-learn").encode())
    told.update(_signs_of(readings, languages).tobytes())
    told.update(signs_of(readings, languages).tobytes())
    for each in shown:
        told.update(f"{each.kind}\t{each.language}\t{each.voice}\t{each.reading}\n".encode())
    shapes = Shapes.of(readings)
    told.update(repr([shapes(reading) for reading in readings]).encode())
    return told.hexdigest()[:16]


def _under(prefix: str, state: State) -> State:
    return {
        name.removeprefix(prefix): array for name, array in state.items() if name.startswith(prefix)
    }


def _voices(shown: Sequence[Example], vectors: Vectors) -> VoiceClassifier | None:
    """Return what the examples with a voice teach; None where there are not all three voices."""
    spoken = [(row, each, each.voice) for row, each in enumerate(shown) if each.voice is not None]
    if len({voice for _, _, voice in spoken}) < len(Attribution):
        return None
    return VoiceClassifier.fit(
        [each.reading for _, each, _ in spoken],
        [each.language for _, each, _ in spoken],
        [voice for _, _, voice in spoken],
        vectors[[row for row, _, _ in spoken]],
    )


def _signs_of(readings: Sequence[str], languages: Sequence[Language]) -> NDArray[np.float32]:
    return np.array(
        [_signs(reading, each) for reading, each in zip(readings, languages, strict=True)],
        dtype=np.float32,
    )


def _likely(kinds: Sequence[Kind], scores: NDArray[np.float64]) -> list[tuple[Kind, float]]:
    """Return the kinds with their log-odds, likeliest first."""
    return [(kinds[index], float(scores[index])) for index in np.argsort(-scores)]


def _with_cue(reading: str, language: Language, likely: Sequence[tuple[Kind, float]]) -> Judged:
    """Return the likeliest kind; a fragment and a wish denied stay what the rules call them.

    A promise has its words or is plainly one; else it is the next likely kind.
    """
    ruled = kind_of(reading, language)
    if promised_in_a_row(reading, language):
        return ruled
    if ruled.kind is Kind.OFFER and polite_offer(reading, language):
        # It has the sound of a need; what it would like to give is told by its words alone.
        return ruled
    (learned, most), (second, next_most) = likely[:2]
    if (
        learned is Kind.COMMITMENT
        and most - next_most < _PLAINLY
        and not any(
            find_cue("kinds", key, reading, language) for key in ("commitment", "deadline", "chore")
        )
    ):
        learned = second
    if learned is Kind.OFFER and ruled.kind is Kind.NEED:
        # "We need a rig that all may use": what is to be open is first of all wanted.
        return ruled
    denied = find_cue("kinds", "denied", reading, language) is not None
    if len(reading.split()) < _FEWEST_WORDS or (denied and ruled.kind is Kind.OBSERVATION):
        return ruled
    if ruled.kind is learned:
        return ruled
    others = max(odds for kind, odds in likely if kind not in _WANTED)
    wanted = learned in _WANTED and dict(likely)[learned] - others >= _WANTED_SURELY
    plain = not is_question(reading) and doubt_cue(reading, language) is None
    return Judged(kind=learned, cue="", wish=ruled.wish or (wanted and plain))


def _signs(reading: str, language: Language) -> NDArray[np.float32]:
    """Return what the rules see: cues, a number, length, who stands in front, a day, a question."""
    person = opens_with_a_person(reading) or opens_with_a_name(reading)
    day = find_cue("kinds", "day", reading, language) is not None
    cues = [float(find_cue("kinds", key, reading, language) is not None) for key in _CUES]
    return np.array(
        [
            *cues,
            float(shared_cue(reading, language) is not None),
            float(any(char.isdigit() for char in reading)),
            min(len(reading.split()), _LONG) / _LONG,
            float(_FIRST_PERSON.search(reading) is not None),
            float("?" in reading),
            float(person),
            float(day),
            # Who does a thing on a day to come promises it.
            float(person and day),
        ],
        dtype=np.float32,
    )
