"""What a replay of the archive reads, once: everything found, and on which day it was known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

from ideation.domain.ids import ContactId, NoteId, PassageId
from ideation.domain.note import NoteSummary
from ideation.domain.retro import Step
from ideation.domain.vector import Model, Vectors
from ideation.ports import PassageIds, Records, Store
from ideation.services.material import Material, gather
from ideation.services.rights import Right, requires
from ideation.text.words import content_words

# Known before the first note: what no note brought in.
_ALWAYS = Date.min


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """The archive with the day on which each note and each name came to be known.

    Only dated notes are in `day_of`; `named` gives names by the day from which they were known.
    `files` are the names of the files that notes were read from.
    """

    material: Material
    ids: PassageIds
    vectors: Vectors
    words: Mapping[PassageId, Sequence[str]]
    day_of: Mapping[NoteId, Date]
    named: Mapping[str, Date]
    files: Mapping[str, NoteId]
    undated: int

    def newest(self, day: Date) -> Date:
        """Return the day of the newest note dated until `day`."""
        return max((each for each in self.day_of.values() if each <= day), default=day)

    def days(self, step: Step) -> list[Date]:
        """Return the ends of the days, weeks or months that brought a note, ascending.

        The last one ends with the last note: a replay sees no further than the archive.
        """
        days = sorted(set(self.day_of.values()))
        if not days:
            return []
        return sorted({min(end_of(each, step), days[-1]) for each in days})


def end_of(day: Date, step: Step) -> Date:
    """Return the last day of the day, week or month in which `day` lies."""
    if step is Step.DAY:
        return day
    if step is Step.WEEK:
        return day + timedelta(days=6 - day.weekday())
    following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return following - timedelta(days=1)


@requires(Right.READ)
def read_archive(store: Store, model: Model, agency: Sequence[str]) -> Archive:
    """Return everything a replay needs; vectors and understanding are those of today."""
    with store.reading() as records:
        material = gather(records, agency)
        ids, vectors = records.vectors.load(model, sorted(material.passages))
        named = _named(records, material)
        files = _files(records, material)
    day_of = {each.id: each.date for each in material.notes.values() if each.date is not None}
    seen = {
        each.id: content_words(each.reading, each.language)
        for each in material.passages.values()
        if each.note_id in day_of
    }
    return Archive(
        material=material,
        ids=ids,
        vectors=vectors,
        words=seen,
        day_of=day_of,
        named=named,
        files=files,
        undated=len(material.notes) - len(day_of),
    )


def _named(records: Records, material: Material) -> dict[str, Date]:
    """Return the names of organisations, people and authors by the day they became known.

    A name that dated notes brought in is known from the first of them. One that only undated
    notes name was known on no day; one that a person typed in was always known.
    """
    organisations = material.organisations
    people = {each.id: each.name for each in records.directory.contacts()}
    days: dict[str, list[Date | None]] = defaultdict(list)
    for note in material.notes.values():
        for name in _names_in(records, material, note, people):
            days[name].append(note.date)
    for each in organisations.values():
        parent = organisations.get(each.parent_id) if each.parent_id is not None else None
        if parent is not None:
            # A parent named in the header of its subsidiary's note is known with it.
            days[parent.name] += days.get(each.name, [])
    found = {}
    for name in {*records.directory.names(), *days}:
        dated = [day for day in days.get(name, []) if day is not None]
        if dated:
            found[name] = min(dated)
        elif not days.get(name):
            found[name] = _ALWAYS
    return found


def _names_in(
    records: Records, material: Material, note: NoteSummary, people: Mapping[ContactId, str]
) -> list[str]:
    """Return whom a note met, names, or was written by."""
    found = [each.name for each in (*note.organisations, *note.contacts)]
    if note.author:
        found.append(note.author)
    for mention in records.mentions.of_note(note.id):
        if mention.organisation_id is not None:
            named = material.organisations.get(mention.organisation_id)
            found += [named.name] if named else []
        if mention.contact_id is not None and mention.contact_id in people:
            found.append(people[mention.contact_id])
    return found


def _files(records: Records, material: Material) -> dict[str, NoteId]:
    found = {}
    for note_id in sorted(material.notes):
        original = records.provenance.original(note_id)
        if original is not None:
            found[original.name] = note_id
    return found
