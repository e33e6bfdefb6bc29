"""One statement by its number, where a service needs it to be there."""

from __future__ import annotations

from ideation.domain.ids import PassageId
from ideation.domain.passage import Passage
from ideation.errors import NotFound
from ideation.ports import Records

_HINT = "See them with: ideation notes show NOTE"


def live_statement(records: Records, passage_id: PassageId, *, hint: str = _HINT) -> Passage:
    """Return a statement of a note that is not removed; NotFound where there is none."""
    for passage in records.passages.get([passage_id]):
        return passage
    raise NotFound(f"There is no statement {passage_id}.", hint=hint)
