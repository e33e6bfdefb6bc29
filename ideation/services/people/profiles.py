"""Organisations and contacts opened: what they said, where they were met, what is known."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date

from ideation.domain.ids import NoteId, PassageId
from ideation.domain.mention import FollowUp
from ideation.domain.note import NoteSummary
from ideation.domain.organisation import Contact, Organisation, Reference
from ideation.domain.party import PartyEdit, Sighting
from ideation.errors import NotFound
from ideation.ports import Records, Store
from ideation.services.capturing.origins import Origin, origins_of
from ideation.services.material import Material, gather
from ideation.services.people.party_lists import STILL_OWED
from ideation.services.rights import Right, requires


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedParty:
    """An organisation or contact with everything it opens to, the newest first.

    `met` are the notes of meetings, `named` those that only name it; `said` are the statements
    in its voice (of a contact: those of the meetings), `about` those of others that name it.
    """

    entry: Organisation | Contact
    parent: Organisation | None
    parts: tuple[Organisation, ...]
    merged: tuple[Reference, ...]
    contacts: tuple[Contact, ...]
    met: tuple[NoteSummary, ...]
    named: tuple[NoteSummary, ...]
    said: tuple[PassageId, ...]
    about: tuple[PassageId, ...]
    promises: tuple[FollowUp, ...]
    origins: Mapping[str, Origin]
    edits: tuple[PartyEdit, ...]
    material: Material

    @property
    def last_contact(self) -> Date | None:
        """The day of the newest dated meeting."""
        return max((note.date for note in self.met if note.date), default=None)


@requires(Right.READ)
def open_party(store: Store, agency: Sequence[str], party_id: int, *, contact: bool) -> OpenedParty:
    """Return an organisation, or a contact, with everything it opens to; NotFound without one."""
    with store.reading() as records:
        organisations = records.directory.organisations()
        people = records.directory.contacts()
        entries: Sequence[Organisation | Contact] = people if contact else organisations
        entry = next((each for each in entries if each.id == party_id), None)
        if entry is None:
            what = "contact" if contact else "organisation"
            raise NotFound(
                f"There is no {what} {party_id}.", hint=f"`ideation {what}s list` shows all."
            )
        sightings = records.facts.sightings(party_id, contact=contact)
        passages = {each.note_id: records.passages.of_note(each.note_id) for each in sightings}
        ids = [each.id for found in passages.values() for each in found]
        material = gather(records, agency, ids)
        met = {each.note_id for each in sightings if each.by is not None}
        said = _said(material, entry, met)
        edits = records.facts.edits(party_id, contact=contact)
        parent_id = entry.parent_id if isinstance(entry, Organisation) else None
        return OpenedParty(
            entry=entry,
            parent=next((each for each in organisations if each.id == parent_id), None),
            parts=() if contact else tuple(e for e in organisations if e.parent_id == party_id),
            merged=tuple(records.facts.merged(party_id, contact=contact)),
            contacts=() if contact else tuple(e for e in people if _works_at(e, party_id)),
            met=_newest(material, met),
            named=_newest(material, {each.note_id for each in sightings} - met),
            said=said,
            about=_about(records, material, sightings, set(said), party_id, contact),
            promises=_promises(records, material, set(said), met),
            origins=origins_of(entry, sightings, passages, edits),
            edits=tuple(edits),
            material=material,
        )


def _works_at(contact: Contact, organisation_id: int) -> bool:
    return contact.organisation is not None and contact.organisation.id == organisation_id


def _newest(material: Material, ids: Collection[NoteId]) -> tuple[NoteSummary, ...]:
    """Return notes, the newest first, those without a date last."""
    notes = [material.notes[each] for each in ids if each in material.notes]
    return tuple(sorted(notes, key=lambda each: (each.date or Date.min, each.id), reverse=True))


def _in_order(material: Material, ids: Collection[PassageId]) -> tuple[PassageId, ...]:
    """Return passages by their note, the newest first, in reading order within it."""

    def place(passage_id: PassageId) -> tuple[int, int, int]:
        note, passage = material.note_of(passage_id), material.passages[passage_id]
        return -(note.date or Date.min).toordinal(), -note.id, passage.start

    return tuple(sorted(ids, key=place))


def _said(
    material: Material, entry: Organisation | Contact, met: Collection[NoteId]
) -> tuple[PassageId, ...]:
    """Return the statements in the voice of an organisation; of a contact, those of the meetings.

    Whose turn it was is rarely known: a contact's are those in the voice of the organisation,
    but for those that another person is known to have said.
    """
    found = []
    for passage_id, each in material.understood.items():
        if each.kind is None:
            continue
        if isinstance(entry, Organisation):
            theirs = each.organisation_id == entry.id
        elif each.speaker_id is not None:
            theirs = each.speaker_id == entry.id
        else:
            house = entry.organisation.id if entry.organisation else None
            theirs = (
                house is not None
                and each.organisation_id == house
                and material.passages[passage_id].note_id in met
            )
        if theirs:
            found.append(passage_id)
    return _in_order(material, found)


def _about(
    records: Records,
    material: Material,
    sightings: Sequence[Sighting],
    said: Collection[PassageId],
    party_id: int,
    contact: bool,
) -> tuple[PassageId, ...]:
    spans = {
        sighting.note_id: [
            each.span
            for each in records.mentions.of_note(sighting.note_id)
            if (each.contact_id if contact else each.organisation_id) == party_id
        ]
        for sighting in sightings
        if sighting.span is not None
    }
    found = [
        passage_id
        for passage_id, passage in material.passages.items()
        if passage_id not in said
        and material.understood[passage_id].kind is not None
        and any(
            span.start < passage.end and passage.start < span.end
            for span in spans.get(passage.note_id, ())
        )
    ]
    return _in_order(material, found)


def _promises(
    records: Records, material: Material, said: Collection[PassageId], met: Collection[NoteId]
) -> tuple[FollowUp, ...]:
    """Return what is still owed: promises it made itself, or made where it was met."""
    return tuple(
        each
        for each in records.follow_ups.all()
        if each.status in STILL_OWED
        and (passage := material.passages.get(each.passage_id)) is not None
        and (each.passage_id in said or passage.note_id in met)
    )
