"""How notes come into a workspace: pasted, dropped, read from files; and what is kept of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from ideation.domain.cleaning import Funnel
from ideation.domain.ids import NoteId
from ideation.domain.note import Original
from ideation.errors import IdeationError, NotAllowed
from ideation.intake.drafts import draft_from_text, drafts_from_bytes
from ideation.intake.files import read_bytes, shown
from ideation.intake.pool import FileReader
from ideation.ports import Clock, Progress, Runner, Splitter, Store
from ideation.services import dropping
from ideation.services.capture import Captured, capture, capture_all, refused
from ideation.services.notes import original_of
from ideation.services.preview import Learned, Preview, preview


class Door:
    """What a workspace takes in."""

    def __init__(
        self,
        run: Runner,
        store: Store,
        clock: Clock,
        split: Splitter,
        sectors: Sequence[str],
        learned: Callable[[], Learned],
    ) -> None:
        self._run = run
        self._store = store
        self._clock = clock
        self._split = split
        self._sectors = sectors
        self._learned = learned

    def take_text(self, text: str, fields: Mapping[str, Any]) -> Captured:
        """Store a pasted note; raises IdeationError when it cannot be taken in."""
        draft = draft_from_text(text, fields, sectors=self._sectors)
        return self._run(capture, self._store, self._clock, self._split, draft)

    def take_bytes(self, data: bytes, fields: Mapping[str, Any], *, path: str) -> list[Captured]:
        """Store the notes in a piped file; a bad one is refused with a reason."""
        return self.take_uploads([(path, data)], fields)

    def take_uploads(
        self, uploads: Sequence[tuple[str, bytes]], fields: Mapping[str, Any]
    ) -> list[Captured]:
        """Store the notes in files given as name and bytes; a bad one stops none."""
        return self._take_all([(name, partial(bytes, data)) for name, data in uploads], fields)

    def take_files(
        self,
        files: Sequence[Path],
        fields: Mapping[str, Any],
        *,
        progress: Progress | None = None,
    ) -> list[Captured]:
        """Store files one by one; a bad one is refused with a reason and stops none."""
        sources = [(shown(file), partial(read_bytes, file)) for file in files]
        return self._take_all(sources, fields, progress)

    def preview(self, text: str, fields: Mapping[str, Any]) -> tuple[Preview, int]:
        """Return what would be understood of a pasted note, and where its text begins.

        Nothing is stored. A header before the text is read; spans count from behind it.
        """
        draft = draft_from_text(text, fields, sectors=self._sectors)
        args = (self._store, self._clock, self._split, self._learned(), draft)
        return self._run(preview, *args), len(text) - len(draft.text)

    def funnel(self, note_id: int) -> Funnel:
        """Return what became of a note's words."""
        return self._run(dropping.funnel, self._store, self._split, NoteId(note_id))

    def set_restored(self, note_id: int, start: int, *, restored: bool) -> None:
        """Put a stretch that was set apart back into its note, or set it apart again."""
        args = (self._store, self._split, NoteId(note_id), start)
        self._run(dropping.set_restored, *args, restored=restored)

    def original(self, note_id: int) -> Original | None:
        """Return the file a note was read from; None for pasted text."""
        return self._run(original_of, self._store, NoteId(note_id))

    def _take_all(
        self,
        sources: Sequence[tuple[str, Callable[[], bytes]]],
        fields: Mapping[str, Any],
        progress: Progress | None = None,
    ) -> list[Captured]:
        """Take in files by path and a way to their bytes, all with one reading process."""
        results: list[Captured] = []
        with closing(FileReader()) as reader:
            for number, (path, data) in enumerate(sources, start=1):
                results += self._attempt(reader, path, data, fields)
                if progress is not None:
                    progress(number, len(sources))
        return results

    def _attempt(
        self,
        reader: FileReader,
        path: str,
        data: Callable[[], bytes],
        fields: Mapping[str, Any],
    ) -> list[Captured]:
        """Take a file's notes in; what is wrong with one refuses that one."""
        # Bytes of a name that are no UTF-8 cannot be stored.
        path = path.encode("utf-8", "replace").decode("utf-8")
        try:
            drafts = drafts_from_bytes(reader, data(), fields, sectors=self._sectors, path=path)
            return self._run(capture_all, self._store, self._clock, self._split, drafts)
        except IdeationError as error:
            return [_refused(path, error)]


def _refused(path: str, error: IdeationError) -> Captured:
    """Return the result for a bad file; anything else goes on as the error it is."""
    if isinstance(error, NotAllowed) or not error.bad_input:
        raise error
    return refused(path, error.sentence())
