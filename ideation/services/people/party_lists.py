"""Organisations and contacts as lists show them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date

from ideation.domain.ids import NoteId
from ideation.domain.mention import FollowUpStatus
from ideation.domain.note import NoteSummary
from ideation.domain.organisation import Category, Contact, Organisation
from ideation.ports import Store
from ideation.services.rights import Right, requires

# A promise that nobody has kept or rejected is still owed.
STILL_OWED = (FollowUpStatus.PROPOSED, FollowUpStatus.OPEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An organisation or contact as lists show it; sectors are those of its notes.

    `category` and `region` of a contact are the organisation's.
    """

    entry: Organisation | Contact
    category: Category | None
    region: str | None
    sectors: tuple[str, ...]
    last_contact: Date | None
    contacts: int
    promises: int


@requires(Right.READ)
def list_parties(store: Store, *, contact: bool) -> list[Listed]:
    """Return all organisations, or contacts, by name, as lists show them."""
    with store.reading() as records:
        organisations = {int(each.id): each for each in records.directory.organisations()}
        people = records.directory.contacts()
        notes = {each.id: each for each in records.notes.summaries()}
        owed = [each.passage_id for each in records.follow_ups.all() if each.status in STILL_OWED]
        promised = Counter(each.note_id for each in records.passages.get(owed))
    meetings: dict[int, list[NoteSummary]] = defaultdict(list)
    for note in notes.values():
        for party in note.contacts if contact else note.organisations:
            meetings[party.id].append(note)
    staff = Counter(each.organisation.id for each in people if each.organisation)
    entries: Sequence[Organisation | Contact] = people if contact else [*organisations.values()]
    return [
        _listed(each, organisations, meetings[int(each.id)], promised, staff) for each in entries
    ]


def _listed(
    entry: Organisation | Contact,
    organisations: Mapping[int, Organisation],
    met: Sequence[NoteSummary],
    promised: Mapping[NoteId, int],
    staff: Mapping[int, int],
) -> Listed:
    if isinstance(entry, Organisation):
        house: Organisation | None = entry
    else:
        house = organisations.get(entry.organisation.id) if entry.organisation else None
    return Listed(
        entry=entry,
        category=house.category if house else None,
        region=house.region if house else None,
        sectors=tuple(sorted({note.sector for note in met if note.sector})),
        last_contact=max((note.date for note in met if note.date), default=None),
        contacts=staff.get(entry.id, 0) if isinstance(entry, Organisation) else 0,
        promises=sum(promised.get(note.id, 0) for note in met),
    )
