"""Who and what notes name: known parties are linked, new ones proposed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date as Date
from datetime import datetime

from ideation.domain.cleaning import Drop, DropReason, active, without
from ideation.domain.fold import name_key
from ideation.domain.ids import ContactId, NoteId, OrganisationId
from ideation.domain.inbox import Proposed
from ideation.domain.mention import Mention, Mentioned
from ideation.domain.note import Note
from ideation.domain.organisation import Category, Organisation, Status
from ideation.domain.passage import Span
from ideation.ports import Records, Store
from ideation.services.capturing.near_names import ACRONYM
from ideation.services.capturing.people_named import employ, link_people
from ideation.services.capturing.reasons import why_organisation
from ideation.services.capturing.same_name import longer_name, same_name
from ideation.services.rights import Right, requires
from ideation.text.contexts import speakers_of
from ideation.text.entities.known import Gazetteer
from ideation.text.entities.naming import Names, names_in

_LINE = re.compile(r"[^\n]+")
# A short name, in brackets behind the long one.
_INTRODUCED = re.compile(r"[ \u00a0]?\(([A-ZÄÖÜ][A-ZÄÖÜ0-9&-]{1,8})\)")
_MOST_HOSTS = 3


@requires(Right.READ)
def mentions_of(store: Store, note_id: NoteId) -> list[Mention]:
    """Return what a note names, in order; NotFound where there is none."""
    with store.reading() as records:
        records.notes.get(note_id)
        return records.mentions.of_note(note_id)


def gazetteer_of(organisations: Sequence[Organisation], agency: Sequence[str]) -> Gazetteer:
    """Return the finder of the organisations that are known, the agency always among them.

    Keys are ids; names of the agency that are in no note yet count down from -1.
    """
    known = {name_key(each.name) for each in organisations}
    new = [name for name in agency if name_key(name) not in known]
    return Gazetteer(
        {
            **{int(each.id): (each.name,) for each in organisations},
            **{-number: (name,) for number, name in enumerate(new, start=1)},
        }
    )


def names_of(
    text: str,
    drops: Sequence[Drop],
    present: Sequence[str],
    day: Date | None,
    gazetteer: Gazetteer,
    known: Sequence[str] = (),
) -> Names:
    """Return what a note names; the slow part, done before anything is written.

    `drops` are no words of it; `present`: names of those its header knows; `day`: the note's,
    None where unknown; `known`: people known from other notes, whose names are no firms'.
    """
    # Who wrote is known where a header says it; a letter pasted says it at its end.
    text = without(text, drops) if any(present) else _with_signatures(text, drops)
    lines = [Span(start=found.start(), end=found.end()) for found in _LINE.finditer(text)]
    labels = dict.fromkeys(label for label in speakers_of(text, lines) if label)
    speakers = [*present, *labels, *known]
    return names_in(text, gazetteer, year=day.year if day else None, speakers=speakers)


def _with_signatures(text: str, drops: Sequence[Drop]) -> str:
    """Return `text` without what is set apart but signatures, which name who wrote.

    Offsets stay; the greeting above the names is left out, and a dash parts their lines.
    """
    kept = without(text, drops)
    for drop in active(drops):
        greeting, end, names = drop.span.of(text).partition("\n")
        if drop.reason is DropReason.SIGNATURE and names:
            signed = " " * len(greeting) + end + names.replace("\n", "—")
            kept = kept[: drop.span.start] + signed + kept[drop.span.end :]
    return kept


def link_names(
    records: Records,
    note: Note,
    names: Names,
    organisations: Sequence[Organisation],
    agency: Sequence[str],
    at: datetime,
) -> None:
    """Store what a note names; organisations and people not known are proposed.

    Of a note without a header it is proposed whom it met: the people named with their
    organisations, and the one organisation that its opening names.
    """
    mentions = list(names.plain)
    known = {int(each.id): each.name for each in organisations}
    bodies: list[tuple[Span, str, OrganisationId]] = []
    for span, key in names.known:
        name = known.get(key) or span.of(note.text)
        known_id = OrganisationId(key) if key > 0 else _agency(records, name)
        bodies.append((span, name, known_id))
    keys = {name_key(each.name): each.id for each in organisations}
    here: dict[str, OrganisationId] = {}
    # Longer names first: "Galvo" is then found to be the "Galvo Guss" of the same note.
    for body in sorted(names.bodies, key=lambda each: (-len(each.named.name), each.named.start)):
        span = Span(start=body.named.start, end=body.named.end)
        called = name_key(body.named.name)
        found = longer_name(called, here) or same_name(called, keys)
        status = Status.CONFIRMED
        if found is None:
            found, status = records.parties.propose_organisation(body.named.name, body.category)
            keys[name_key(body.named.name)] = found
        if status is Status.PROPOSED:
            records.proposals.add(
                Proposed.ORGANISATION, found, note_id=note.id, reason=why_organisation(body), at=at
            )
        here[called] = found
        bodies.append((span, body.named.name, found))
    bodies.sort(key=lambda each: each[0].start)
    for acronym, long_form in _introduced(note.text, bodies):
        short = keys.get(name_key(acronym), long_form)
        if short != long_form:
            records.proposals.add(
                Proposed.MERGE, short, other_id=long_form, note_id=note.id, reason=ACRONYM, at=at
            )
    mentions += [
        Mention(span=span, what=Mentioned.ORGANISATION, value=name, organisation_id=found)
        for span, name, found in bodies
    ]
    own = {name_key(each) for each in agency}
    there = {found for _, name, found in bodies if name_key(name) in own}
    opening = {found for span, _, found in bodies if span.start < _opening(note)} - there
    host = _host(note, own, opening)
    people, met = link_people(records, note, names.people, bodies, host, at)
    records.mentions.replace(note.id, [*mentions, *people])
    if host is not None and len(note.contacts) == 1 and note.contacts[0].name != note.author:
        # Whom alone a header names beside the one organisation: what is known already stays.
        employ(records, ContactId(note.contacts[0].id), note.contacts[0].name, host)
    if not note.organisations and not note.contacts:
        hosts = dict.fromkeys([*met.values(), *(opening if len(opening) == 1 else ())])
        others = [each for each in hosts if each and each not in there]
        # Many speakers make an event, where each is talked about and nobody was visited.
        records.parties.meet(note.id, others if len(others) <= _MOST_HOSTS else [], [*met])


def _host(
    note: Note, own: Collection[str], opening: Collection[OrganisationId]
) -> OrganisationId | None:
    """Return the one organisation that was visited: by the header, else by the first line."""
    told = [
        OrganisationId(each.id) for each in note.organisations if name_key(each.name) not in own
    ]
    found = told if note.organisations else list(opening)
    return found[0] if len(found) == 1 else None


def _introduced(
    text: str, bodies: Sequence[tuple[Span, str, OrganisationId]]
) -> Iterator[tuple[str, OrganisationId]]:
    """Yield what stands in brackets behind an organisation: "Institut Ofenbau (IOB)"."""
    for span, _, found in bodies:
        if bracketed := _INTRODUCED.match(text, span.end):
            yield bracketed[1], found


def _agency(records: Records, name: str) -> OrganisationId:
    """Return the agency's own entry; it is known from the settings, nobody need confirm it."""
    found, status = records.parties.propose_organisation(name, Category.INTERMEDIARY)
    if status is Status.PROPOSED:
        records.parties.set_status(found, Status.CONFIRMED, contact=False)
    return found


def _opening(note: Note) -> int:
    """Return where the first line or paragraph of a note ends."""
    text = note.text
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    return end if end > 0 else len(text)


def speaker_ids(note: Note, labels: Sequence[str | None]) -> list[int | None]:
    """Return the contact that speaks in each passage of an interview, by the labels of turns.

    A label is a contact's name, surname or initials.
    """
    turn: str | None = None
    found: list[int | None] = []
    for label in labels:
        turn = label or turn
        found.append(_contact_called(note, turn) if turn else None)
    return found


def _contact_called(note: Note, label: str) -> int | None:
    words = name_key(label).split()
    initials = "".join(words) if all(len(word) == 1 for word in words) else ""
    called = [
        each.id
        for each in note.contacts
        if (name := name_key(each.name).split())
        and (name[-1] in words or (initials and initials == "".join(word[0] for word in name)))
    ]
    return called[0] if len(called) == 1 else None


def propose_twins(records: Records, twins: Sequence[tuple[NoteId, NoteId]], at: datetime) -> None:
    """Ask whether two notes are one interview kept twice."""
    for later, earlier in twins:
        records.proposals.add(
            Proposed.TWIN,
            later,
            other_id=earlier,
            note_id=later,
            reason="same interview, other language",
            at=at,
        )
