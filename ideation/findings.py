"""What a workspace finds, and what people correct of it: clusters, candidates, trends, themes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ideation.domain.candidate import Candidate, Decision, Verdict
from ideation.domain.coverage import Coverage
from ideation.domain.group import GroupEvent
from ideation.domain.ids import GroupId, PassageId
from ideation.domain.passage import Passage
from ideation.domain.run import Run
from ideation.domain.theme import Scheme
from ideation.domain.trend import Trend
from ideation.flagships.gate import GateRules
from ideation.ports import Clock, Encoder, Runner, Store
from ideation.services import candidates as candidate_service
from ideation.services import clusters as cluster_service
from ideation.services import themes as theme_service
from ideation.services.candidates import OpenedCandidate
from ideation.services.clusters import ClusterSummary, OpenedCluster
from ideation.services.coverage import find_coverage
from ideation.services.finding import FindingRun, find_anew, last_run, newer_than_run
from ideation.services.trends import find_trends
from ideation.settings import Settings


class Findings:
    """The findings of one workspace."""

    def __init__(
        self,
        run: Runner,
        store: Store,
        clock: Clock,
        settings: Settings,
        encoder: Callable[[], Encoder],
        scheme: Callable[[], Scheme],
    ) -> None:
        self._run = run
        self._store = store
        self._clock = clock
        self._settings = settings
        self._encoder = encoder
        self._scheme = scheme

    @property
    def rules(self) -> GateRules:
        """The thresholds of the gate."""
        return GateRules(
            independent=self._settings.independent_backers,
            sectors=self._settings.sectors_for_benefit,
        )

    def run(self) -> FindingRun:
        """Find clusters and ideas anew."""
        models = (self._encoder(), self._scheme())
        return self._run(find_anew, self._store, self._clock, *models, self._settings.agency)

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
        self._run(
            cluster_service.rename_cluster, self._store, self._clock, GroupId(cluster_id), name
        )

    def merge(self, kept: int, merged: int) -> None:
        """Merge one cluster into another for good."""
        self._run(
            cluster_service.merge_clusters,
            self._store,
            self._clock,
            GroupId(kept),
            GroupId(merged),
        )

    def split(self, cluster_id: int, moved: Sequence[int], name: str) -> GroupId:
        """Make a cluster of its own of some members; return its id."""
        return self._run(
            cluster_service.split_cluster,
            self._store,
            self._clock,
            GroupId(cluster_id),
            [PassageId(each) for each in moved],
            name,
        )

    def history(self, cluster_id: int) -> list[GroupEvent]:
        """Return what happened to a cluster."""
        return self._run(cluster_service.cluster_history, self._store, GroupId(cluster_id))

    def assign_themes(self, passage_id: int, slugs: Sequence[str]) -> Passage:
        """Give a passage its themes by hand, the first the primary."""
        given = (self._clock, self._scheme(), PassageId(passage_id), slugs)
        return self._run(theme_service.assign_themes, self._store, *given)

    def undo_themes(self, passage_id: int) -> Passage:
        """Bring back the themes a passage had before the newest correction."""
        given = (self._clock, self._scheme(), PassageId(passage_id))
        return self._run(theme_service.undo_themes, self._store, *given)

    def candidates(self, *, every: bool = False, language: str = "en") -> list[Candidate]:
        """Return ideas with two or more independent backers, best first; or every idea."""
        return self._run(
            candidate_service.list_candidates,
            self._store,
            self._encoder().model,
            self._settings.agency,
            self.rules,
            every=every,
            language=language,
        )

    def candidate(self, candidate_id: int, language: str = "en") -> OpenedCandidate:
        """Return one idea with everything it opens to."""
        return self._run(
            candidate_service.open_candidate,
            self._store,
            self._encoder().model,
            self._settings.agency,
            self.rules,
            GroupId(candidate_id),
            language=language,
        )

    def decide(self, candidate_id: int, verdict: Verdict, reason: str) -> Decision:
        """Record a decision on a candidate."""
        return self._run(
            candidate_service.decide,
            self._store,
            self._clock,
            GroupId(candidate_id),
            verdict,
            reason,
        )

    def trends(self, language: str = "en") -> list[Trend]:
        """Return the trend of each theme, then of each cluster."""
        return self._run(
            find_trends, self._store, self._scheme(), self._settings.agency, language=language
        )

    def coverage(self, language: str = "en") -> Coverage:
        """Return who has been heard on what, and the white spots."""
        models = (self._scheme(), self._encoder().model)
        settings = (self._settings.agency, self._settings.sectors)
        return self._run(find_coverage, self._store, *models, *settings, language=language)
