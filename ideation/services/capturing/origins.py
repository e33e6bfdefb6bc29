"""Where what is known of an organisation or contact comes from: a person, a text, a header."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ideation.domain.fold import fold
from ideation.domain.ids import NoteId, PassageId
from ideation.domain.organisation import Contact, Organisation
from ideation.domain.party import CONTACT_FACTS, ORGANISATION_FACTS, Fact, PartyEdit, Sighting
from ideation.domain.passage import By, Passage

NAME = "name"


class How(StrEnum):
    """Where a fact comes from."""

    PERSON = "person"
    TEXT = "text"
    HEADER = "header"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a fact comes from: a person's word at a time, or a note, with the passage it is in."""

    how: How
    note_id: NoteId | None = None
    passage_id: PassageId | None = None
    at: datetime | None = None


def origins_of(
    entry: Organisation | Contact,
    sightings: Sequence[Sighting],
    passages: Mapping[NoteId, Sequence[Passage]],
    edits: Sequence[PartyEdit],
) -> dict[str, Origin]:
    """Return where the name and each known fact come from."""
    values: dict[str, str | None] = {NAME: entry.name}
    if isinstance(entry, Organisation):
        values.update({each: getattr(entry, each) for each in ORGANISATION_FACTS})
    else:
        employer = entry.organisation.name if entry.organisation else None
        values.update(dict(zip(CONTACT_FACTS, (entry.role, employer), strict=True)))
    set_by_hand = {each.fact: each.at for each in reversed(edits)}
    found = {}
    for fact, value in values.items():
        if fact in set_by_hand:
            found[str(fact)] = Origin(how=How.PERSON, at=set_by_hand[Fact(fact)])
        elif value:
            # Words such as a region or a size stand in many texts and prove nothing.
            in_text = fact not in ORGANISATION_FACTS
            found[str(fact)] = _origin(value, sightings, passages, in_text=in_text)
    return found


def _origin(
    value: str,
    sightings: Sequence[Sighting],
    passages: Mapping[NoteId, Sequence[Passage]],
    *,
    in_text: bool,
) -> Origin:
    wanted = fold(value)
    for sighting in sightings if in_text else ():
        for passage in passages[sighting.note_id]:
            if wanted in fold(passage.text):
                return Origin(how=How.TEXT, note_id=sighting.note_id, passage_id=passage.id)
    by_hand = [each.note_id for each in sightings if each.by is By.HUMAN]
    if by_hand:
        return Origin(how=How.HEADER, note_id=by_hand[0])
    return Origin(how=How.MACHINE, note_id=sightings[0].note_id if sightings else None)
