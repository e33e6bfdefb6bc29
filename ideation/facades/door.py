"""How notes come into a workspace: pasted, dropped, read from files; and what is kept of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from ideation.domain.choices import Choices, StatementChoice
from ideation.domain.cleaning import Funnel
from ideation.domain.ids import NoteId, PassageId
from ideation.domain.note import Note, NoteDraft, Original
from ideation.domain.passage import Repair
from ideation.domain.provenance import Recorded
from ideation.errors import IdeationError, NotAllowed
from ideation.facades.facade import Facade, Shared
from ideation.intake.drafts import draft_from_text, draft_of, drafts_from_bytes
from ideation.intake.files import read_bytes, shown
from ideation.intake.pool import FileReader
from ideation.intake.readers.sheet_rows import Table, columns_of, notes
from ideation.ports import Progress, Splitter
from ideation.services.capturing import (
    dating,
    dropping,
    foreseeing,
    funnels,
    heeding,
    repairing,
    sources,
)
from ideation.services.capturing.capture import Captured, capture, capture_all, refused
from ideation.services.capturing.foreseeing import Foreseen
from ideation.services.capturing.notes import original_of
from ideation.services.capturing.preview import Learned, Preview, preview
from ideation.services.grouping.naming_choices import settle_names
from ideation.services.learning import RecentVectors

# What columns of a table hold, by their names; what is not named is guessed.
Columns = Mapping[str, str]
_GUESSED: Columns = {}
_NO_CHOICES = Choices()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Incoming:
    """A file on its way in: its path, a way to its bytes, what its columns hold."""

    path: str
    data: Callable[[], bytes]
    columns: Columns


class Door(Facade):
    """What a workspace takes in."""

    def __init__(self, shared: Shared, split: Splitter, learned: Callable[[], Learned]) -> None:
        super().__init__(shared)
        self._split = split
        self._learned = learned
        self._sectors = shared.settings.sectors
        self._recent = RecentVectors()

    def take_text(
        self, text: str, fields: Mapping[str, Any], choices: Choices = _NO_CHOICES
    ) -> Captured:
        """Store a pasted note as chosen in its preview.

        Raises IdeationError when it cannot be taken in. What was chosen of names waits for
        `settle_names`: they are found only when the note is understood.
        """
        draft = draft_from_text(text, fields, sectors=self._sectors)
        args = (self._store, self._clock, self._split, draft, self._scheme(), choices)
        return self._run(capture, *args)

    def settle_names(self, note_id: int, choices: Choices) -> None:
        """Confirm, correct or reject the names that a note proposes, as chosen in its preview."""
        self._run(settle_names, self._store, self._clock, NoteId(note_id), choices)

    def correct(self, passage_id: int, choice: StatementChoice) -> NoteId:
        """Set kind or voice of a statement by a person's word; return its note.

        The note waits to be understood anew; `undo_correction` takes the word back.
        """
        args = (self._store, self._clock, PassageId(passage_id), choice)
        return self._run(heeding.correct_statement, *args)

    def undo_correction(self, passage_id: int) -> NoteId:
        """Take back the newest word of a person on kind or voice; return the statement's note."""
        args = (self._store, self._clock, PassageId(passage_id))
        return self._run(heeding.undo_statement, *args)

    def take_bytes(
        self, data: bytes, fields: Mapping[str, Any], *, path: str, columns: Columns = _GUESSED
    ) -> list[Captured]:
        """Store the notes in a piped file; a bad one is refused with a reason."""
        return self.take_uploads([(path, data)], fields, columns={path: columns})

    def take_uploads(
        self,
        uploads: Sequence[tuple[str, bytes]],
        fields: Mapping[str, Any],
        *,
        columns: Mapping[str, Columns] | None = None,
        progress: Progress | None = None,
    ) -> list[Captured]:
        """Store the notes in files given as name and bytes; a bad one stops none.

        `columns` says, by the name of a file, what columns of its tables hold.
        """
        named = columns or {}
        incoming = [
            _Incoming(path=name, data=partial(bytes, data), columns=named.get(name, _GUESSED))
            for name, data in uploads
        ]
        return self._take_all(incoming, fields, progress)

    def take_files(
        self,
        files: Sequence[Path],
        fields: Mapping[str, Any],
        *,
        columns: Columns = _GUESSED,
        progress: Progress | None = None,
    ) -> list[Captured]:
        """Store files one by one; a bad one is refused with a reason and stops none."""
        incoming = [
            _Incoming(path=shown(file), data=partial(read_bytes, file), columns=columns)
            for file in files
        ]
        return self._take_all(incoming, fields, progress)

    def tables(self, data: bytes, name: str) -> list[Table]:
        """Return the tables in a file, none where it holds something else.

        Raises UnreadableText where it cannot be read.
        """
        with closing(FileReader()) as reader:
            return reader.tables(data, name)

    def drafts_of(
        self, table: Table, columns: Columns, fields: Mapping[str, Any], *, path: str
    ) -> list[NoteDraft]:
        """Return the notes that a table would become; nothing is stored."""
        return [
            draft_of(each, fields, sectors=self._sectors, path=path)
            for each in notes(table, columns_of(table, columns))
        ]

    def preview(
        self, text: str, fields: Mapping[str, Any], choices: Choices = _NO_CHOICES
    ) -> tuple[Preview, int]:
        """Return what would be understood of a pasted note, and where its text begins.

        Nothing is stored. A header before the text is read; spans count from behind it.
        """
        draft = draft_from_text(text, fields, sectors=self._sectors)
        args = (self._store, self._clock, self._split, self._learned(), self._recent)
        return self._run(preview, *args, draft, choices), len(text) - len(draft.text)

    def foresee(self, draft: NoteDraft) -> Foreseen:
        """Return what saving a draft would find: the same text, statements, or interview."""
        args = (self._store, self._split, self._encoder(), self._index())
        return self._run(foreseeing.foresee, *args, draft)

    def funnel(self, note_id: int) -> Funnel:
        """Return what became of a note's words."""
        return self._run(funnels.funnel, self._store, self._split, NoteId(note_id))

    def funnels(self, note_id: int) -> list[Recorded]:
        """Return what was kept of a note's funnel since it came in, in order of time."""
        return self._run(funnels.funnels, self._store, NoteId(note_id))

    def set_restored(self, note_id: int, start: int, *, restored: bool) -> None:
        """Put a stretch that was set apart back into its note, or set it apart again."""
        args = (self._store, self._clock, self._split, NoteId(note_id), start)
        self._run(dropping.set_restored, *args, restored=restored)

    def repairs(self, note_id: int) -> list[tuple[Repair, bool]]:
        """Return the repairs of a note, each with whether a person took it back."""
        return self._run(repairing.repairs, self._store, NoteId(note_id))

    def set_written(self, note_id: int, words: str, *, written: bool) -> None:
        """Read words of a note as they are written, or repair them again."""
        args = (self._store, self._split, NoteId(note_id), words)
        self._run(repairing.set_written, *args, written=written)

    def take_day(self, note_id: int) -> Note:
        """Make the day that a note names itself its date."""
        return self._run(dating.take_day, self._store, NoteId(note_id))

    def undo_source(self, source_id: int) -> NoteId:
        """Let go who else brought a note, and what came along; return the note."""
        return self._run(sources.undo_source, self._store, self._clock, source_id)

    def original(self, note_id: int) -> Original | None:
        """Return the file a note was read from; None for pasted text."""
        return self._run(original_of, self._store, NoteId(note_id))

    def _take_all(
        self,
        incoming: Sequence[_Incoming],
        fields: Mapping[str, Any],
        progress: Progress | None = None,
    ) -> list[Captured]:
        """Take in files, all with one reading process."""
        results: list[Captured] = []
        with closing(FileReader()) as reader:
            for number, each in enumerate(incoming, start=1):
                results += self._attempt(reader, each, fields)
                if progress is not None:
                    progress(number, len(incoming))
        return results

    def _attempt(
        self, reader: FileReader, incoming: _Incoming, fields: Mapping[str, Any]
    ) -> list[Captured]:
        """Take a file's notes in; what is wrong with one refuses that one."""
        # Bytes of a name that are no UTF-8 cannot be stored.
        path = incoming.path.encode("utf-8", "replace").decode("utf-8")
        try:
            drafts = drafts_from_bytes(
                reader,
                incoming.data(),
                fields,
                sectors=self._sectors,
                path=path,
                columns=incoming.columns,
            )
            return self._run(capture_all, self._store, self._clock, self._split, drafts)
        except IdeationError as error:
            return [_refused(path, error)]


def _refused(path: str, error: IdeationError) -> Captured:
    """Return the result for a bad file; anything else goes on as the error it is."""
    if isinstance(error, NotAllowed) or not error.bad_input:
        raise error
    return refused(path, error.sentence())
