"""What leaves one workspace: briefs on candidates and position papers, as files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Date

from ideation.domain.ids import GroupId, PassageId
from ideation.domain.report import Report
from ideation.facades.facade import Facade, Shared
from ideation.facades.findings import Findings
from ideation.services.reporting.brief import make_brief, make_internal_brief
from ideation.services.reporting.brief_compose import BriefInput
from ideation.services.reporting.impulses import Impulse, Paper
from ideation.services.reporting.position_paper import Chosen, propose_paper
from ideation.services.reporting.position_paper_report import (
    dropped_dissent,
    lay_out,
    lay_out_internal,
)
from ideation.services.rights import RIGHTS, right_of


class Outbox(Facade):
    """The papers of one workspace."""

    def __init__(self, shared: Shared, findings: Findings) -> None:
        super().__init__(shared)
        self._findings = findings

    @property
    def inside(self) -> bool:
        """Whether this role may have internal papers, so that a page offers none in vain."""
        return right_of(make_internal_brief) in RIGHTS[self._role]

    def brief(self, candidate_id: int, language: str = "en", *, internal: bool = False) -> Report:
        """Return the brief on a candidate; an internal one needs the right to decide.

        Only the internal one names people and quotes confidential notes.
        """
        given = BriefInput(
            opened=self._findings.candidate(candidate_id, language),
            rules=self._findings.rules,
            today=self._today(),
        )
        service = make_internal_brief if internal else make_brief
        return self._run(service, self._store, given, language)

    def draft(
        self, *, clusters: Sequence[int] = (), ideas: Sequence[int] = (), language: str = "en"
    ) -> Paper:
        """Return the draft of a position paper, one impulse for each cluster and idea."""
        chosen = Chosen(
            clusters=tuple(GroupId(each) for each in clusters),
            ideas=tuple(GroupId(each) for each in ideas),
        )
        args = (self._store, self._encoder().model, self._settings.agency)
        return self._run(propose_paper, *args, chosen, language)

    def paper(self, paper: Paper, *, internal: bool = False) -> Report:
        """Return a position paper laid out; an internal one needs the right to decide.

        BadInput where it drops an objection without a reason.
        """
        service = lay_out_internal if internal else lay_out
        return self._run(service, self._store, self._settings.agency, paper)

    def dropped(self, paper: Paper) -> list[tuple[Impulse, list[PassageId]]]:
        """Return the impulses that drop objections without a reason, with the objections."""
        return self._run(dropped_dissent, self._store, self._settings.agency, paper)

    def _today(self) -> Date:
        return self._clock().date()
