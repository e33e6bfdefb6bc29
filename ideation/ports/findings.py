"""Repositories of what was found: themes, kinds and voices, copies, groups, runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from ideation.domain.choices import StatementChoice
from ideation.domain.decision import Decision, DecisionId
from ideation.domain.group import GroupEvent, LastingGroup, Level
from ideation.domain.ids import GroupId, NoteId, PassageId, RunId
from ideation.domain.passage import By, ThemeScore
from ideation.domain.run import Run, RunDraft
from ideation.domain.understanding import Understanding


class ThemeRepository(Protocol):
    """Themes of passages, and the cache of prototype vectors."""

    def waiting(self, scheme: str, revision: str, limit: int) -> list[PassageId]:
        """Return embedded passages that this revision of the classifier has not seen."""

    def assign(
        self,
        scheme: str,
        revision: str,
        run: RunId,
        scores: Mapping[PassageId, Sequence[ThemeScore]],
    ) -> None:
        """Store the machine's themes; what a human set stays untouched."""

    def holding(self, scheme: str, slug: str) -> list[PassageId]:
        """Return live passages of a theme, most certain first."""

    def counts(self, scheme: str) -> dict[str, tuple[int, int]]:
        """Return passages and distinct organisations by slug."""

    def labels(self, scheme: str) -> dict[PassageId, tuple[ThemeScore, ...]]:
        """Return the themes of all live passages, the primary first, ascending by passage."""


class CorrectionRepository(Protocol):
    """What people say of themes; each correction can be undone."""

    def assign(
        self, scheme: str, passage_id: PassageId, slugs: Sequence[str], at: datetime
    ) -> None:
        """Make these the passage's themes, by a person, the first the primary."""

    def undo(self, scheme: str, passage_id: PassageId, at: datetime) -> bool:
        """Bring back what stood before the newest correction; False where there is none."""


class UnderstandingRepository(Protocol):
    """Kind and voice of passages."""

    def waiting(self, revision: str, limit: int) -> list[NoteId]:
        """Return the next live notes with a passage that this revision has not understood."""

    def put(self, revision: str, understood: Mapping[PassageId, Understanding]) -> None:
        """Store what was understood, replacing what was."""

    def forget(self, note_ids: Sequence[NoteId]) -> None:
        """Make the passages of these notes wait again."""

    def load(self, ids: Sequence[PassageId] | None = None) -> dict[PassageId, Understanding]:
        """Return what was understood of live passages, all or `ids`, ascending by id."""

    def around(self, ids: Sequence[PassageId], *, bearing: bool = False) -> list[PassageId]:
        """Return the live passages of the contexts in which these stand, ascending by id.

        With `bearing` only these themselves, and what an organisation says there in its own
        voice for sharing or as a doubt.
        """

    def together(self, ids: Sequence[PassageId]) -> list[tuple[PassageId, ...]]:
        """Return the contexts in which these stand, each with its live passages by id.

        A passage that was not understood yet stands alone.
        """


class StatementEdits(Protocol):
    """What people say of kind and voice; the machine's word never replaces it."""

    def say(self, passage_id: PassageId, choice: StatementChoice, at: datetime) -> None:
        """Note what a person says of kind and voice; None says nothing of one."""

    def said(self, ids: Sequence[PassageId]) -> dict[PassageId, StatementChoice]:
        """Return what stands of people's words on these passages, newest first by field."""

    def undo(self, passage_id: PassageId, at: datetime) -> bool:
        """Take back the newest word on a passage; False where there is none."""


class CopyRepository(Protocol):
    """Which passages copy another, and which notes tell the same in another language."""

    def replace(
        self,
        sources: Mapping[PassageId, PassageId],
        twins: Mapping[tuple[NoteId, NoteId], float],
    ) -> None:
        """Make these all the copies (passage -> source) and twins ((note, twin of) -> cosine)."""

    def part(self, note_id: int, twin_of: int) -> None:
        """Say that two notes are no twins after all: their statements count for themselves."""

    def sources(self) -> dict[PassageId, PassageId]:
        """Return the source of each passage that copies one."""

    def repeated(self, ids: Sequence[PassageId]) -> dict[PassageId, PassageId]:
        """Return the source of those of these that copy one word for word."""

    def twins(self) -> dict[tuple[NoteId, NoteId], float]:
        """Return the pairs of notes that are one interview told twice."""


class GroupRepository(Protocol):
    """Lasting groups: clusters and ideas. An id is never given twice."""

    def living(self, level: Level) -> list[LastingGroup]:
        """Return the groups that have not ended, by id, with their live members."""

    def add(self, level: Level, at: datetime) -> GroupId:
        """Open a new group without members."""

    def describe(
        self,
        group_id: GroupId,
        *,
        name: str | None,
        machine_names: Mapping[str, str],
        terms: Sequence[str],
    ) -> None:
        """Set a person's name (None leaves naming to the machine), machine names and terms."""

    def place(self, level: Level, placed: Mapping[PassageId, GroupId | None], by: By) -> None:
        """Put passages into groups of `level`, or with None into none; each is in one at most.

        What a person puts into none is held out (`HandRepository.held_out`) until it is placed
        again.
        """

    def end(self, group_id: GroupId, at: datetime) -> None:
        """End a group; its members are free."""


class Chronicle(Protocol):
    """What happened to groups, and what was decided on them."""

    def record(self, events: Sequence[GroupEvent]) -> None:
        """Append events."""

    def events(self, group_id: GroupId) -> list[GroupEvent]:
        """Return what happened to a group, the oldest first."""

    def decide(self, decision: Decision) -> None:
        """Append a decision."""

    def decisions(self, group_ids: Sequence[GroupId]) -> list[Decision]:
        """Return the decisions on these groups, the oldest first, those taken back included."""

    def take_back(self, decision_id: DecisionId, at: datetime, who: str | None) -> None:
        """Note that somebody took a decision back; it stays on record."""


class RunRepository(Protocol):
    """How computed findings were made."""

    def add(self, draft: RunDraft) -> RunId:
        """Store a run."""

    def latest(self, kind: str) -> Run | None:
        """Return the newest run of a kind."""
