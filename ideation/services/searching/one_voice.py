"""Which statements are one voice: those of a note told twice, and copies of one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ideation.domain.ids import NoteId, PassageId
from ideation.domain.passage import Passage
from ideation.ports import Records
from ideation.search.fusion import Scored


class OneVoice:
    """The voice of one statement: all that its note, the twins of that and their copies say."""

    def __init__(self, records: Records, passage: Passage) -> None:
        self._source = records.copies.sources()
        told = _told_again(passage.note_id, records.copies.twins())
        self.own = {each.id for note in told for each in records.passages.of_note(note)}
        self._own_sources = {self._first(each) for each in self.own}

    def others(self, scored: Iterable[Scored]) -> Iterator[Scored]:
        """Yield what other voices say, of copies of one statement only the first."""
        heard = set(self._own_sources)
        for each in scored:
            source = self._first(each.passage_id)
            if each.passage_id not in self.own and source not in heard:
                heard.add(source)
                yield each

    def _first(self, passage_id: PassageId) -> PassageId:
        """Return the statement that a passage copies in the end; itself where it copies none."""
        seen = {passage_id}
        while (source := self._source.get(passage_id, passage_id)) not in seen:
            seen.add(source)
            passage_id = source
        return passage_id


def _told_again(note_id: NoteId, twins: Iterable[tuple[NoteId, NoteId]]) -> set[NoteId]:
    """Return the note and all that are one interview with it, twins of twins included."""
    pairs = [set(pair) for pair in twins]
    told = {note_id}
    while further := [pair for pair in pairs if pair & told and not pair <= told]:
        told.update(*further)
    return told
