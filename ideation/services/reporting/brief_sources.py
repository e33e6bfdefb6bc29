"""What a paper may show of a statement: whose it is, and its words without people's names.

The rule. A paper goes out of the house: people are not named in it, and what a confidential note
says is counted, but neither quoted nor tied to a note's title, a day or an organisation. Only who
may decide can have an internal paper with all of it, marked confidential on every page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ideation.domain.candidate import Backer
from ideation.domain.ids import NoteId, OrganisationId, PassageId
from ideation.domain.mention import Mention, Mentioned
from ideation.domain.organisation import Category
from ideation.domain.passage import Span
from ideation.domain.report import Quote, Source
from ideation.ports import Records
from ideation.services.material import Material
from ideation.services.reporting.brief_words import Words
from ideation.text.personal import masked
from ideation.text.reading import reading_of

# The initials of a speaker before what they say.
_INITIALS = re.compile(r"^\W{0,4}(?:[^\W\d_]\.[ ]?){2,3}:\s*")
_SHORTEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleNamed:
    """Who is named in the notes that a paper cites, and in the whole workspace."""

    mentions: Mapping[NoteId, Sequence[Mention]]
    names: Sequence[str]


def people_named(records: Records, notes: Iterable[NoteId]) -> PeopleNamed:
    """Return the people named in some notes, and the names of all contacts."""
    return PeopleNamed(
        mentions={each: records.mentions.of_note(each) for each in notes},
        names=[each.name for each in records.directory.contacts()],
    )


class Sourcing:
    """Turns passages into sources and quotes, as far as the paper's readers may see them.

    `behind` are the statements that the paper is about: an organisation is named when one of
    them that it makes may be told.
    """

    def __init__(
        self,
        material: Material,
        people: PeopleNamed,
        words: Words,
        behind: Iterable[PassageId],
        *,
        internal: bool = False,
    ) -> None:
        self.material = material
        self.internal = internal
        self._people = people
        self._words = words
        self._told = {
            material.understood[each].organisation_id for each in behind if self.may_tell(each)
        }
        self._everybody = _pattern(people.names)

    def may_tell(self, passage_id: PassageId) -> bool:
        """Tell whether readers may see what was said and by whom."""
        return self.internal or not self.material.note_of(passage_id).confidential

    def names(self, organisation_id: OrganisationId) -> bool:
        """Tell whether the organisation may be named."""
        return self.internal or organisation_id in self._told

    def organisation(self, organisation_id: OrganisationId) -> str:
        """Return an organisation's name, or what kind of body it is where it must not be named."""
        found = self.material.organisations[organisation_id]
        return found.name if self.names(organisation_id) else self._hidden(found.category)

    def speaker(self, passage_id: PassageId) -> str | None:
        """Return who says a statement, by kind where this one must not be told; None: nobody."""
        speaker = self.material.understood[passage_id].organisation_id
        if speaker is None:
            return None
        found = self.material.organisations[speaker]
        return found.name if self.may_tell(passage_id) else self._hidden(found.category)

    def backer(self, backer: Backer) -> str:
        """Return a backer's name, or what kind of body it is."""
        if self.names(backer.organisation_id):
            return backer.name
        return self._hidden(backer.category)

    def source(self, passage_id: PassageId) -> Source:
        """Return the statement as a source list names it."""
        passage, note = self.material.passages[passage_id], self.material.note_of(passage_id)
        if not self.may_tell(passage_id):
            title = self._words("confidential_note")
            return Source(note.id, title, None, None, None, passage_id)
        speaker = self.material.understood[passage_id].organisation_id
        who = self.material.organisations[speaker].name if speaker is not None else None
        title = self._without_people(note.title, note.id)
        return Source(note.id, title, note.date, who, passage.language.value, passage_id)

    def sources(self, passage_ids: Iterable[PassageId]) -> tuple[Source, ...]:
        """Return several statements as sources, each once, in order."""
        return tuple(self.source(each) for each in dict.fromkeys(passage_ids))

    def quote(self, passage_id: PassageId) -> Quote:
        """Return the statement in its own words, with who said it when."""
        passage, source = self.material.passages[passage_id], self.source(passage_id)
        said, whole = self.said(passage_id), reading_of(passage.text)
        when = self._words.day(source.date) if source.date else None
        parts = (source.organisation, when, passage.language.value)
        # A space that does not break: the dot stays at the end of a line.
        return Quote(said, source, said == whole, "\u00a0· ".join(each for each in parts if each))

    def said(self, passage_id: PassageId) -> str:
        """Return the words of a statement, for outside without people's names and numbers."""
        passage = self.material.passages[passage_id]
        if self.internal:
            return reading_of(passage.text)
        text, person = passage.text, self._words("person")
        own = Span(start=passage.start, end=passage.end)
        for each in reversed(self._people.mentions.get(passage.note_id, ())):
            if each.what is Mentioned.CONTACT and own.overlaps(each.span):
                start = max(each.span.start, own.start) - own.start
                end = min(each.span.end, own.end) - own.start
                text = text[:start] + person + text[end:]
        return masked(reading_of(self._without_people(_INITIALS.sub("", text), passage.note_id)))

    def _without_people(self, text: str, note_id: NoteId) -> str:
        """Take out the full names of all contacts, and the family names of those in the note."""
        if self.internal:
            return text
        person = self._words("person")
        note = self.material.notes[note_id]
        spoken = [each.name.split()[-1] for each in note.contacts if each.name.split()]
        spoken += [
            each.value.split()[-1]
            for each in self._people.mentions.get(note_id, ())
            if each.what is Mentioned.CONTACT and each.value.split()
        ]
        for pattern in (self._everybody, _pattern(spoken)):
            text = pattern.sub(person, text) if pattern else text
        return re.sub(rf"{re.escape(person)}(?:\s+{re.escape(person)})+", person, text)

    def _hidden(self, category: Category | None) -> str:
        kind = self._words(category.value if category else "other")
        return self._words("confidential_who", category=kind)


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds any of the names as whole words, the longest first."""
    known = sorted({each for each in names if len(each) >= _SHORTEST}, key=lambda each: -len(each))
    if not known:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})(?!\w)")
