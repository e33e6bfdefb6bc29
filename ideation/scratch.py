"""A throw-away workspace filled with a labelled set, to measure the product itself."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ideation.clustering.fit import UNCLUSTERED
from ideation.domain.theme import NONE
from ideation.errors import BadInput, UnreadableText
from ideation.ports import Progress
from ideation.services.measuring.labelled import LabelledSet
from ideation.services.searching.search import Asked
from ideation.settings import Settings
from ideation.text.passages import whole
from ideation.workspace import Workspace


class ScratchBench:
    """The product under measurement: real capture, classifier, search and clustering."""

    def __init__(self, workspace: Workspace, owner: dict[int, list[str]]) -> None:
        self.workspace = workspace
        # Two labelled lines may hold the same text, which is one note.
        self._owner = owner
        self._size = sum(len(ids) for ids in owner.values())
        self.slugs = workspace.scheme.slugs
        self.model = workspace.encoder.model

    def primary_themes(self) -> dict[str, str]:
        """Return the primary theme given to each passage."""
        found = {}
        for note_id, names in self._owner.items():
            [passage] = self.workspace.note(note_id).passages
            primary = passage.themes[0].slug if passage.themes else NONE
            found.update(dict.fromkeys(names, primary))
        return found

    def rank(self, query: str) -> list[str]:
        """Return all passages found for a query, best first."""
        try:
            hits = self.workspace.finder.search(Asked(query=query, limit=self._size))
        except BadInput:
            # A labelled query without a word finds nothing, and is scored so.
            return []
        return [name for hit in hits for name in self.names(hit.note_id)]

    def names(self, note_id: int) -> list[str]:
        """Return the labelled passages that a note was made of."""
        return self._owner[note_id]

    def clusters(self) -> dict[str, int]:
        """Return the cluster of each passage, -1 for none."""
        self.workspace.findings.run()
        found = {}
        for note_id, names in self._owner.items():
            [passage] = self.workspace.note(note_id).passages
            cluster = UNCLUSTERED if passage.cluster_id is None else passage.cluster_id
            found.update(dict.fromkeys(names, cluster))
        return found


@contextmanager
def scratch_workspace(settings: Settings) -> Iterator[Workspace]:
    """Yield an empty workspace that is gone afterwards; a text stays one passage in it."""
    with tempfile.TemporaryDirectory(prefix="ideation-") as folder:
        yield Workspace(Path(folder), settings, splitter=whole)


@contextmanager
def scratch_bench(
    settings: Settings, labelled: LabelledSet, *, progress: Progress | None = None
) -> Iterator[ScratchBench]:
    """Yield a bench holding the passages of `labelled`, each one note and one passage."""
    with scratch_workspace(settings) as workspace:
        owner: dict[int, list[str]] = {}
        for passage in labelled.passages:
            try:
                captured = workspace.door.take_text(passage.text, {})
            except UnreadableText:
                # The product takes no such note in: it abstains, and never finds the passage.
                continue
            owner.setdefault(int(captured.note_id or 0), []).append(passage.id)
        workspace.catch_up(progress=progress)
        yield ScratchBench(workspace, owner)
