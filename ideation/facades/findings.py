"""What a workspace finds, and what people correct of it: clusters, candidates, trends, themes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from ideation.domain.candidate import Candidate
from ideation.domain.coverage import Coverage
from ideation.domain.group import GroupEvent
from ideation.domain.ids import GroupId, PassageId
from ideation.domain.rules import GateRules
from ideation.domain.run import Run
from ideation.domain.trend import Step, Trend
from ideation.facades.facade import Facade, Shared
from ideation.facades.grouping import Grouping
from ideation.services.deciding import candidates as candidate_service
from ideation.services.deciding.aims import load_aims
from ideation.services.deciding.candidates import Docket, OpenedCandidate
from ideation.services.deciding.gate_rules import rules_now
from ideation.services.grouping import clusters as cluster_service
from ideation.services.grouping import hands as hand_service
from ideation.services.grouping.clusters import ClusterSummary, OpenedCluster
from ideation.services.grouping.finding import FindingRun, find_anew, last_run, newer_than_run
from ideation.services.outlook.coverage import OpenedCoverage, find_coverage
from ideation.services.outlook.trends import find_trends


class Findings(Facade):
    """The findings of one workspace."""

    def __init__(self, shared: Shared) -> None:
        super().__init__(shared)
        self._shared = shared
        self._dockets: dict[str, tuple[object, Docket]] = {}

    @property
    def first_rules(self) -> GateRules:
        """The rules as the settings give them, which count until somebody changes them."""
        return GateRules(
            independent=self._settings.independent_backers,
            sectors=self._settings.sectors_for_benefit,
        )

    @property
    def rules(self) -> GateRules:
        """The rules that count now."""
        return self._run(rules_now, self._store, self.first_rules)

    @cached_property
    def grouping(self) -> Grouping:
        """Levels, quality, hands and the map of clusters."""
        return Grouping(self._shared)

    def run(self) -> FindingRun:
        """Find clusters and ideas anew, and survey the clusters."""
        args = (self._store, self._clock, self._encoder(), self._settings.agency)
        done = self._run(find_anew, *args)
        self.grouping.survey()
        return done

    def last_run(self) -> Run | None:
        """Return the newest run, None before the first."""
        return self._run(last_run, self._store)

    def newer(self) -> int:
        """Return how many statements came after the newest run."""
        return self._run(newer_than_run, self._store, self._encoder().model)

    def clusters(self, language: str = "en") -> list[ClusterSummary]:
        """Return the clusters, those in which most organisations say something first."""
        return self._run(
            cluster_service.list_clusters, self._store, self._settings.agency, language=language
        )

    def cluster(self, cluster_id: int, language: str = "en") -> OpenedCluster:
        """Return one cluster with everything it opens to."""
        return self._run(
            cluster_service.open_cluster,
            self._store,
            self._encoder().model,
            self._settings.agency,
            GroupId(cluster_id),
            language=language,
        )

    def rename(self, cluster_id: int, name: str) -> None:
        """Give a cluster a person's name; empty hands it back to the machine."""
        self._run(hand_service.rename_cluster, self._store, self._clock, GroupId(cluster_id), name)

    def merge(self, kept: int, merged: int) -> None:
        """Merge one cluster into another for good."""
        self._run(
            hand_service.merge_clusters,
            self._store,
            self._clock,
            GroupId(kept),
            GroupId(merged),
        )

    def split(self, cluster_id: int, moved: Sequence[int], name: str) -> GroupId:
        """Make a cluster of its own of some members; return its id."""
        return self._run(
            hand_service.split_cluster,
            self._store,
            self._clock,
            GroupId(cluster_id),
            [PassageId(each) for each in moved],
            name,
        )

    def history(self, cluster_id: int) -> list[GroupEvent]:
        """Return what happened to a cluster."""
        return self._run(cluster_service.cluster_history, self._store, GroupId(cluster_id))

    def candidates(
        self, *, every: bool = False, language: str = "en", weighed: bool = False
    ) -> list[Candidate]:
        """Return ideas with two or more independent backers, best first; or every idea.

        The `against` of their lights is complete only where they are `weighed`, which is slow.
        """
        docket = self.docket(language)
        found = self._run(candidate_service.list_candidates, docket, every=every)
        if not weighed:
            return found
        model = self._encoder().model
        return self._run(candidate_service.weighed, self._store, model, docket, found)

    def candidate(self, candidate_id: int, language: str = "en") -> OpenedCandidate:
        """Return one idea with everything it opens to."""
        args = (self._encoder().model, self.docket(language), GroupId(candidate_id))
        return self._run(candidate_service.open_candidate, self._store, *args)

    def docket(self, language: str = "en") -> Docket:
        """Return all ideas with what they are judged by; kept while nothing in the store changes.

        One reading serves a whole page, and every page after it.
        """
        today = self._clock().date()
        state = (self._run(candidate_service.state_of, self._store), today)
        kept = self._dockets.get(language)
        if kept is not None and kept[0] == state:
            return kept[1]
        encoder = self._encoder()
        docket = self._run(
            candidate_service.look_over,
            self._store,
            encoder.model,
            self._settings.agency,
            self.rules,
            today=today,
            language=language,
            aims=self._run(load_aims, self._store, encoder, language=language),
        )
        self._dockets = {**self._dockets, language: (state, docket)}
        return docket

    def trends(self, language: str = "en", *, step: Step = Step.QUARTER) -> list[Trend]:
        """Return the trend of each theme, then of each cluster."""
        args = (self._store, self._scheme(), self._settings.agency)
        return self._run(find_trends, *args, step=step, language=language)

    def coverage(self, language: str = "en") -> Coverage:
        """Return who has been heard on what, and the white spots."""
        return self.opened_coverage(language).coverage

    def opened_coverage(self, language: str = "en") -> OpenedCoverage:
        """Return the same with the statements that it opens to."""
        models = (self._scheme(), self._encoder().model)
        settings = (self._settings.agency, self._settings.sectors)
        return self._run(find_coverage, self._store, *models, *settings, language=language)
