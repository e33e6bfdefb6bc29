"""The analyst's desk of clusters: levels, quality, changes, hands, the map."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ideation.domain.hand import Hand, HandId
from ideation.domain.ids import GroupId, PassageId
from ideation.domain.survey import ClusterChange, ClusterQuality, ClusterTurn
from ideation.facades.facade import Facade, Shared
from ideation.services.deciding.candidates import state_of
from ideation.services.grouping import hands as hand_service
from ideation.services.grouping.cluster_changes import changed_since, turns_since
from ideation.services.grouping.cluster_levels import LevelView, clusters_at
from ideation.services.grouping.cluster_proposals import NEAR_ENOUGH, Proposal, propose_cluster
from ideation.services.grouping.cluster_survey import survey_clusters
from ideation.services.grouping.cluster_why import Belonging, why_here
from ideation.services.grouping.clusters import qualities_of
from ideation.services.grouping.hand_undo import undo_hand
from ideation.services.grouping.map import ClusterMap, draw_map


class Grouping(Facade):
    """What people see of clusters, and do to them, beyond the list."""

    def __init__(self, shared: Shared) -> None:
        super().__init__(shared)
        self._levels: tuple[object, dict[tuple[int, str], LevelView]] = (None, {})

    def survey(self) -> None:
        """Store what the newest run says about its clusters: tree, quality, positions."""
        args = (self._store, self._clock, self._encoder(), self._settings.agency)
        self._run(survey_clusters, *args)

    def level(self, level: int, language: str = "en") -> LevelView:
        """Return families of clusters (below 0), the clusters (0) or their parts (above).

        Kept while nothing in the store changes: the slider goes back and forth.
        """
        state, wanted = self._run(state_of, self._store), (level, language)
        if self._levels[0] != state:
            self._levels = (state, {})
        known = self._levels[1]
        if wanted not in known:
            args = (self._store, self._settings.agency, level)
            known[wanted] = self._run(clusters_at, *args, language=language)
        return known[wanted]

    def qualities(self) -> dict[GroupId, ClusterQuality]:
        """Return how good each cluster is, as the newest run found it."""
        return self._run(qualities_of, self._store)

    def changes(self, cluster_id: int, since: datetime | None = None) -> ClusterChange:
        """Return what changed in a cluster, since a month ago where nothing is said."""
        return self._run(changed_since, self._store, self._clock, GroupId(cluster_id), since)

    def turns(self, since: datetime | None = None) -> dict[GroupId, ClusterTurn]:
        """Return what changed in each cluster, since a month ago where nothing is said."""
        return self._run(turns_since, self._store, self._clock, since)

    def why(self, cluster_id: int, passage_ids: Sequence[int]) -> list[Belonging]:
        """Return why statements stand in a cluster."""
        ids = [PassageId(each) for each in passage_ids]
        return self._run(why_here, self._store, self._encoder().model, GroupId(cluster_id), ids)

    def map(self, language: str = "en") -> ClusterMap:
        """Return the map."""
        args = (self._store, self._encoder(), self._settings.agency)
        return self._run(draw_map, *args, language=language)

    def move(self, passage_ids: Sequence[int], cluster_id: int | None) -> Hand:
        """Put statements into a cluster, or with None out of all, for good."""
        into = None if cluster_id is None else GroupId(cluster_id)
        ids = [PassageId(each) for each in passage_ids]
        return self._run(hand_service.move_statements, self._store, self._clock, ids, into)

    def pin(self, passage_ids: Sequence[int], *, pinned: bool = True) -> Hand:
        """Keep statements where they stand, or hand them back to the machine."""
        ids = [PassageId(each) for each in passage_ids]
        return self._run(hand_service.pin_statements, self._store, self._clock, ids, pinned=pinned)

    def propose(self, sentence: str, *, at_least: float = NEAR_ENOUGH) -> Proposal:
        """Return the statements that a cluster from this sentence could be made of."""
        return self._run(propose_cluster, self._store, self._encoder(), sentence, at_least=at_least)

    def create(self, passage_ids: Sequence[int], name: str) -> GroupId:
        """Make a cluster of these statements; return its id."""
        ids = [PassageId(each) for each in passage_ids]
        return self._run(hand_service.create_cluster, self._store, self._clock, ids, name)

    def hands(self) -> list[Hand]:
        """Return what people did to clusters, the newest first."""
        return self._run(hand_service.list_hands, self._store)

    def undo(self, number: int | None = None) -> Hand:
        """Take back the newest hand, or the one of that number."""
        which = None if number is None else HandId(number)
        return self._run(undo_hand, self._store, self._clock, which)
