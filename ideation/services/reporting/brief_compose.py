"""What the sections of a brief share: what is given, sentences with sources, what was counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date

from ideation.domain.candidate import Backer
from ideation.domain.ids import PassageId
from ideation.domain.plan import PlanLine
from ideation.domain.report import Sentence
from ideation.domain.rules import GateRules
from ideation.domain.run import Run
from ideation.flagships.checking import Computed, Evidence
from ideation.flagships.gate import one_per_root
from ideation.services.deciding.candidates import OpenedCandidate
from ideation.services.reporting.brief_sources import Sourcing
from ideation.services.reporting.brief_words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefInput:
    """Everything that a brief is made of beside the store.

    `today` tells which programmes are still open.
    """

    opened: OpenedCandidate
    rules: GateRules
    today: Date


@dataclass(frozen=True, slots=True, kw_only=True)
class OnFile:
    """What the store holds on a candidate: its plan, the run it comes from, programmes named.

    `precedents` are the earlier flagships that the agency keeps: name and what each does.
    """

    plan: tuple[PlanLine, ...]
    run: Run | None
    programmes: tuple[tuple[str, PassageId], ...]
    precedents: Mapping[str, str]


class Composer:
    """Makes sentences from the table, and keeps what was computed for the check."""

    def __init__(
        self, given: BriefInput, on_file: OnFile, words: Words, sourcing: Sourcing
    ) -> None:
        self.given = given
        self.on_file = on_file
        self.words = words
        self.sourcing = sourcing
        self.candidate = given.opened.candidate
        self.material = given.opened.material
        self.voices: Sequence[Backer] = one_per_root(self.candidate.backers)
        self._computed: list[Computed] = []

    @property
    def counted(self) -> tuple[PassageId, ...]:
        """The statements that back the idea."""
        return tuple(each for backer in self.candidate.backers for each in backer.passage_ids)

    @property
    def first(self) -> tuple[PassageId, ...]:
        """The strongest statement of each voice; the idea's own where nobody backs it."""
        strongest = tuple(self.strongest(each) for each in self.voices)
        return strongest or (self.candidate.claim_id,)

    def strongest(self, backer: Backer) -> PassageId:
        """Return a backer's strongest statement, one that may be told where there is any."""
        told = (each for each in backer.passage_ids if self.sourcing.may_tell(each))
        return next(told, backer.passage_ids[0])

    def fact(self, value: object, passage_ids: Iterable[PassageId]) -> str:
        """Return a computed value as a sentence writes it, and remember what it is computed of."""
        text = str(value)
        self._computed.append(Computed(text=text, passage_ids=frozenset(passage_ids)))
        return text

    def say(self, key: str, passage_ids: Iterable[PassageId], **values: str) -> Sentence:
        """Return the sentence of the table with its values and sources."""
        return Sentence(self.words(key, **values), self.sourcing.sources(passage_ids))

    def count(self, key: str, passage_ids: Sequence[PassageId], **values: str) -> Sentence:
        """Return the sentence that says how many statements these are."""
        self.fact(len(passage_ids), passage_ids)
        text = self.words.counted(key, len(passage_ids), **values)
        return Sentence(text, self.sourcing.sources(passage_ids))

    def who(self, backers: Iterable[Backer]) -> str:
        """Return backers as a list in a sentence, each once."""
        names = dict.fromkeys(self.sourcing.backer(each) for each in backers)
        return self.words.listed(list(names))

    def speakers(self, passage_ids: Iterable[PassageId]) -> str:
        """Return who says these statements, as a list in a sentence."""
        names = (self.sourcing.speaker(each) for each in passage_ids)
        return self.words.listed(list(dict.fromkeys(each for each in names if each)))

    def evidence(self) -> Evidence:
        """Return what the sentences lean on."""
        return evidence_of(self.sourcing, self.words, self._computed)


def evidence_of(sourcing: Sourcing, words: Words, computed: Sequence[Computed]) -> Evidence:
    """Return what sentences can lean on: all passages of the material, and what was computed."""
    material = sourcing.material
    return Evidence(
        texts={key: (each.text, each.reading) for key, each in material.passages.items()},
        computed=tuple(computed),
        names=[each.name for each in material.organisations.values()],
        frame=words.frame,
    )
