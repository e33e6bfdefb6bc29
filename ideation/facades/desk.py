"""The desk of a workspace: decisions, plans, goals, the mix, and whom to tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date as Date
from typing import Any

from ideation.domain.candidate import Candidate
from ideation.domain.decision import Decision, Verdict, WakeIf
from ideation.domain.ids import GroupId, OrganisationId
from ideation.domain.leadership import Goal
from ideation.domain.plan import PlanLine, StrategyGoal, Told
from ideation.domain.report import Report
from ideation.errors import BadInput
from ideation.facades.facade import Facade, Shared
from ideation.facades.findings import Findings
from ideation.services.deciding import decisions as decision_service
from ideation.services.deciding import goals as goal_service
from ideation.services.deciding import plans as plan_service
from ideation.services.deciding import return_loop
from ideation.services.deciding.minutes import MOST, minutes
from ideation.services.deciding.plans import Plan
from ideation.services.deciding.portfolio import Facets, Portfolio, facets_of, portfolio_of
from ideation.services.deciding.return_loop import Return


class Desk(Facade):
    """What people decide, plan and tell in one workspace.

    `who` stands beside what they do where nobody gives a name: the person of the settings, else
    the role.
    """

    def __init__(self, shared: Shared, findings: Findings) -> None:
        super().__init__(shared)
        self._findings = findings
        self.who = shared.settings.person or shared.role.value

    @property
    def today(self) -> Date:
        """The day by the workspace's clock."""
        return self._clock().date()

    # Decisions

    def decide(
        self,
        candidate_id: int,
        verdict: Verdict,
        reason: str,
        *,
        wake_if: Sequence[WakeIf] = (),
        who: str | None = None,
    ) -> Decision:
        """Record a decision on an idea; `take_back` undoes it."""
        args = (self._store, self._clock, self._candidate, GroupId(candidate_id), verdict, reason)
        return self._run(decision_service.decide, *args, wake_if=wake_if, who=self._name(who))

    def take_back(self, candidate_id: int, *, who: str | None = None) -> Decision:
        """Take the decision that stands back; the one before it counts again."""
        args = (self._store, self._clock, GroupId(candidate_id), self._name(who))
        return self._run(decision_service.take_back, *args)

    def woken(self, language: str = "en") -> list[Candidate]:
        """Return the ideas whose decision one of its own conditions has opened again."""
        listed = self._findings.candidates(every=True, language=language)
        return [each for each in listed if each.woken]

    def decisions_on(self, day: Date) -> list[Decision]:
        """Return the decisions taken on a day, the oldest first."""
        return self._run(decision_service.decisions_on, self._store, day)

    # Shapes and plans

    def shape(
        self,
        candidate_id: int,
        *,
        name: str | None = None,
        claim: str | None = None,
        who: str | None = None,
    ) -> None:
        """Give an idea a name or a claim in a person's words; empty takes it away."""
        args = (self._store, self._clock, GroupId(candidate_id), self._name(who))
        self._run(plan_service.shape, *args, name=name, claim=claim)

    def undo_claim(self, candidate_id: int, *, who: str | None = None) -> None:
        """Bring back the claim that the newest one replaced."""
        args = (self._store, self._clock, GroupId(candidate_id), self._name(who))
        self._run(plan_service.undo_claim, *args)

    def plans(self, candidate_ids: Sequence[int] | None = None) -> list[Plan]:
        """Return the plans of these ideas, or of all that have one."""
        ids = None if candidate_ids is None else [GroupId(each) for each in candidate_ids]
        return self._run(plan_service.list_plans, self._store, ids)

    def set_line(
        self,
        candidate_id: int,
        given: Mapping[str, Any],
        *,
        number: int | None = None,
        who: str | None = None,
    ) -> PlanLine:
        """Add a line to a plan, or change one."""
        args = (self._store, self._clock, GroupId(candidate_id), number, given, self._name(who))
        return self._run(plan_service.set_line, *args)

    def undo_line(self, candidate_id: int, *, who: str | None = None) -> Plan:
        """Take the newest change of a plan back."""
        args = (self._store, self._clock, GroupId(candidate_id), self._name(who))
        return self._run(plan_service.undo_line, *args)

    # Goals

    def goal_library(self) -> list[StrategyGoal]:
        """Return the strategy goals with their words in all languages."""
        return self._run(goal_service.list_goals, self._store)

    def goals(self, language: str = "en") -> list[Goal]:
        """Return the strategy goals for a reader of `language`."""
        return self._run(goal_service.goals_in, self._store, language)

    def set_goal(
        self,
        names: Mapping[str, str],
        texts: Mapping[str, str],
        *,
        goal_id: int | None = None,
        who: str | None = None,
    ) -> StrategyGoal:
        """Add a strategy goal, or change its words; `undo_goal` takes it back."""
        args = (self._store, self._clock, goal_id, names, texts, self._name(who))
        return self._run(goal_service.set_goal, *args)

    def remove_goal(self, goal_id: int, *, who: str | None = None) -> StrategyGoal:
        """Take a strategy goal out of the library."""
        return self._run(
            goal_service.remove_goal, self._store, self._clock, goal_id, self._name(who)
        )

    def undo_goal(self, *, who: str | None = None) -> list[StrategyGoal]:
        """Take the newest change of the library back."""
        return self._run(goal_service.undo_goal, self._store, self._clock, self._name(who))

    # The mix, and whom to tell

    def facets(
        self, candidates: Sequence[Candidate], language: str = "en"
    ) -> dict[GroupId, Facets]:
        """Return theme, sectors and instruments of candidates, listed in that language."""
        material = self._findings.docket(language).material
        return self._run(facets_of, self._store, material, candidates)

    def portfolio(self, *, every: bool = False, language: str = "en") -> Portfolio:
        """Return the mix of the candidates, or of every idea."""
        listed = self._findings.candidates(every=every, language=language)
        return portfolio_of(listed, self.facets(listed, language), self._settings.sectors)

    def returns(self, language: str = "en", *, only: int | None = None) -> list[Return]:
        """Return for each decided idea, or for one, who fed it and who has heard of it."""
        listed = self._findings.candidates(every=True, language=language)
        if only is not None:
            listed = [each for each in listed if each.id == only]
        args = (self._store, self._settings.agency, listed)
        return self._run(return_loop.list_returns, *args)

    def tell(
        self,
        candidate_id: int,
        organisation_id: int,
        *,
        contact_id: int | None = None,
        day: Date | None = None,
        who: str | None = None,
    ) -> Told:
        """Note that an organisation heard what became of its statement."""
        about = (GroupId(candidate_id), OrganisationId(organisation_id), self._name(who))
        return self._run(
            return_loop.tell, self._store, self._clock, *about, contact_id=contact_id, day=day
        )

    def untell(self, candidate_id: int, organisation_id: int, *, who: str | None = None) -> None:
        """Take back that an organisation was told."""
        about = (GroupId(candidate_id), OrganisationId(organisation_id), self._name(who))
        self._run(return_loop.untell, self._store, self._clock, *about)

    # Review meetings

    def agenda(self, ids: Sequence[int] = (), language: str = "en") -> list[Candidate]:
        """Return the candidates of a review meeting: those named, else the best undecided."""
        listed = self._findings.candidates(every=bool(ids), language=language)
        if not ids:
            waiting = [each for each in listed if each.woken or each.decision is None]
            return sorted(waiting, key=lambda each: not each.woken)[:MOST]
        if len(ids) > MOST:
            raise BadInput(
                f"A review meeting holds {MOST} candidates at most, not {len(ids)}.",
                hint="Leave some for the next one.",
            )
        by_id = {int(each.id): each for each in listed}
        return [by_id[each] for each in dict.fromkeys(ids) if each in by_id]

    def minutes(
        self, candidates: Sequence[Candidate], day: Date | None = None, language: str = "en"
    ) -> Report:
        """Return the minutes of a review meeting on a day, today where none is given."""
        args = (self._store, self._settings.agency, candidates, day or self.today, language)
        return self._run(minutes, *args, run=self._findings.last_run())

    def find(self, candidate_id: int, language: str = "en") -> Candidate:
        """Return one idea; NotFound where there is none."""
        return self._findings.candidate(candidate_id, language).candidate

    def _candidate(self, candidate_id: GroupId) -> Candidate:
        return self._findings.candidate(candidate_id).candidate

    def _name(self, given: str | None) -> str:
        return (given or "").strip() or self.who
