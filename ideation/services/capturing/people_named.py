"""The people a note names: linked to who is known, else proposed with role and organisation."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from ideation.domain.fold import person_words
from ideation.domain.ids import ContactId, OrganisationId
from ideation.domain.inbox import Proposed
from ideation.domain.mention import Mention, Mentioned
from ideation.domain.note import Note
from ideation.domain.organisation import Status
from ideation.domain.passage import Span
from ideation.ports import Records
from ideation.services.capturing.reasons import why_person
from ideation.services.capturing.same_person import same_person
from ideation.text.entities.naming import organisation_near
from ideation.text.entities.people import Person
from ideation.text.entities.speaking import speaks_for_the_host


def link_people(
    records: Records,
    note: Note,
    people: Sequence[Person],
    bodies: Sequence[tuple[Span, str, OrganisationId]],
    host: OrganisationId | None,
    at: datetime,
) -> tuple[list[Mention], dict[ContactId, OrganisationId | None]]:
    """Return the people as mentions, and each with the organisation told of them.

    Who speaks for the `host` without another organisation beside the name is of the host.
    """
    met: dict[ContactId, OrganisationId | None] = {}
    by_name = {name: found for _, name, found in bodies}
    mentions = []
    author = person_words(note.author) if note.author else ()
    here = {ContactId(each.id) for each in note.contacts}
    # Names in full come first: "A. Muster" is then found to be "Anna Muster" of the same note.
    for person in sorted(people, key=_by_length):
        span = Span(start=person.named.start, end=person.named.end)
        if set(person_words(person.named.name)) <= set(author):
            continue
        near = organisation_near(person, [(each, name) for each, name, _ in bodies])
        employer = by_name[near] if near else None
        if employer is None and host is not None and speaks_for_the_host(note.text, person):
            employer = None if _works_elsewhere(records, person.named.name, host) else host
        of_the_host = near is None and employer is not None
        contact, status = records.parties.propose_contact(person.named.name, person.role, employer)
        if status is Status.PROPOSED:
            reason = why_person(note.text, person, of_the_host=of_the_host)
            records.proposals.add(Proposed.CONTACT, contact, note_id=note.id, reason=reason, at=at)
            _propose_same(records, note, contact, person.named.name, here, at)
        here.add(contact)
        mentions.append(
            Mention(span=span, what=Mentioned.CONTACT, value=person.named.name, contact_id=contact)
        )
        if status is not Status.REJECTED:
            met[contact] = employer
    mentions.sort(key=lambda each: each.span.start)
    in_order = dict.fromkeys(each.contact_id for each in mentions if each.contact_id in met)
    return mentions, {each: met[each] for each in in_order if each is not None}


def employ(records: Records, contact: ContactId, name: str, host: OrganisationId) -> None:
    """Say where a contact works if nobody has said it yet."""
    known = {each.id: each for each in records.parties.namesakes(name)}
    if contact in known and known[contact].organisation_id is None:
        records.parties.propose_contact(name, None, host)


def _works_elsewhere(records: Records, name: str, host: OrganisationId) -> bool:
    """Tell whether somebody of that name is known at another organisation, and not at `host`."""
    words = person_words(name)
    known = {
        each.organisation_id
        for each in records.parties.namesakes(name)
        if person_words(each.name) == words and each.organisation_id is not None
    }
    return bool(known) and host not in known


def _by_length(person: Person) -> tuple[int, int]:
    return -len(person.named.name), person.named.start


def _propose_same(
    records: Records,
    note: Note,
    contact: ContactId,
    name: str,
    here: Collection[ContactId],
    at: datetime,
) -> None:
    """Ask whether a contact that is proposed is one that is known by nearly the same name."""
    known = records.parties.namesakes(name)
    own = next((each.organisation_id for each in known if each.id == contact), None)
    older = [each for each in known if each.id < contact or each.status is Status.CONFIRMED]
    others = [each for each in older if each.id != contact]
    if (found := same_person(name, own, others, here)) is not None:
        known_id, reason = found
        records.proposals.add(
            Proposed.SAME_PERSON, contact, other_id=known_id, note_id=note.id, reason=reason, at=at
        )
