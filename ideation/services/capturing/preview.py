"""What would be understood of a note that is not stored yet.

The note goes the way of every note, inside a transaction that is never kept: what is shown is
what saving will do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from ideation.domain.choices import Choices
from ideation.domain.cleaning import Drop
from ideation.domain.ids import NoteId, OrganisationId, PassageId
from ideation.domain.language import Language
from ideation.domain.mention import Mention
from ideation.domain.note import Note, NoteDraft
from ideation.domain.organisation import Category, Contact, Organisation, Status
from ideation.domain.passage import Attribution, Kind, PassageDraft, Repair
from ideation.domain.search import Hit
from ideation.domain.theme import Classified
from ideation.domain.vector import Vectors
from ideation.ports import Clock, Encoder, Records, Splitter, Store, VectorIndex
from ideation.services.capturing.capture import hash_of, require_words, title_of
from ideation.services.capturing.dropping import parted
from ideation.services.capturing.foreseeing import SaidBefore, ToldBefore, foreseen
from ideation.services.capturing.mentions import gazetteer_of, link_names, names_of
from ideation.services.capturing.neighbours import nearest_others
from ideation.services.capturing.repairing import repairs_in
from ideation.services.capturing.understanding import understand_note
from ideation.services.learning import RecentVectors
from ideation.services.rights import Right, requires
from ideation.services.searching.search import hits_of
from ideation.services.theming.theme_learning import Trained
from ideation.text.day_of_note import DayOfNote, day_of_note
from ideation.text.entities.naming import Names
from ideation.text.kind_classifier import KindClassifier
from ideation.text.kinds import Judged
from ideation.text.personal import PersonalDatum, find_personal
from ideation.text.reading import same_words
from ideation.text.turn_labels import without_speaker

_NO_CHOICES = Choices()
_ECHOES = 3
# Shorter statements say too little to be compared.
_TELLING = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewedStatement:
    """A statement as it would be understood, with the words that decided ("" for none)."""

    start: int
    end: int
    language: Language
    theme: str
    kind: Kind | None
    kind_cue: str
    attribution: Attribution | None
    attribution_cue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewedParty:
    """An organisation or person as it would be linked.

    `category` is an organisation's, `role` and `organisation` are a person's.
    """

    name: str
    status: Status
    category: Category | None = None
    role: str | None = None
    organisation: str | None = None

    @property
    def detail(self) -> str:
        """The role with the organisation, "" where neither is known."""
        return ", ".join(part for part in (self.role, self.organisation) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What would be understood of a note; `known` is the note that holds the same text already.

    `day`: the one that its head names where its date is not given. `repairs`: what is read
    otherwise than written, with whether it was taken back. `said`: statements that others hold
    word for word; `told`: notes of the same interview.
    `echoes`: what others said that comes nearest, with the statement it comes nearest to.
    """

    statements: tuple[PreviewedStatement, ...]
    drops: tuple[Drop, ...]
    organisations: tuple[PreviewedParty, ...]
    people: tuple[PreviewedParty, ...]
    echoes: tuple[tuple[PreviewedStatement, Hit], ...]
    personal: tuple[PersonalDatum, ...]
    known: NoteId | None
    said: tuple[SaidBefore, ...] = ()
    told: tuple[ToldBefore, ...] = ()
    day: DayOfNote | None = None
    repairs: tuple[tuple[Repair, bool], ...] = ()


class _NothingKept(Exception):
    """Ends the transaction without keeping anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What understanding needs: encoder, index, themes, kinds, and the agency's own names."""

    encoder: Encoder
    index: VectorIndex
    themes: Trained
    kinds: KindClassifier
    agency: Sequence[str]


@requires(Right.CAPTURE)
def preview(
    store: Store,
    clock: Clock,
    split: Splitter,
    learned: Learned,
    recent: RecentVectors,
    draft: NoteDraft,
    choices: Choices = _NO_CHOICES,
) -> Preview:
    """Return what would be understood of `draft`; nothing is stored.

    Of the `choices` those count here that say which stretches belong to the note. Raises
    UnreadableText for a text without a single word, BadInput where nothing of it is left.
    """
    require_words(draft.text)
    drops, passages = parted(split, draft.text, draft.apart, choices)
    readings = [each.reading for each in passages]
    vectors = recent.of(learned.encoder, [without_speaker(each) for each in readings])
    themes = learned.themes.classifier.classify(vectors)
    judged = learned.kinds.judge(readings, [each.language for each in passages], vectors)
    with store.reading() as records:
        organisations = records.directory.organisations()
    header = draft.header
    names = names_of(
        draft.text,
        drops,
        [*(each.name for each in header.contacts), header.author or ""],
        header.date,
        gazetteer_of(organisations, learned.agency),
    )
    shown: list[Preview] = []
    with suppress(_NothingKept), store.writing() as records:
        known = records.notes.find(hash_of(draft.text))
        # Its own hash keeps a note with this text from being in the way.
        note_id = records.notes.add(
            draft, title=title_of(draft), content_hash="preview", at=clock()
        )
        records.provenance.set_drops(note_id, drops)
        records.passages.replace(note_id, passages)
        shown.append(
            _understood(
                records,
                clock,
                learned,
                (note_id, known),
                organisations,
                (names, judged, themes, vectors, passages),
            )
        )
        raise _NothingKept
    return replace(
        shown[0],
        repairs=tuple(_repairs(passages, choices)),
        day=day_of_note(draft.text) if header.date is None else None,
    )


def _repairs(passages: Sequence[PassageDraft], choices: Choices) -> Iterator[tuple[Repair, bool]]:
    written = {same_words(each) for each in choices.written}
    for each in repairs_in(passages):
        yield each, same_words(each.written) in written


def _understood(
    records: Records,
    clock: Clock,
    learned: Learned,
    notes: tuple[NoteId, NoteId | None],
    organisations: Sequence[Organisation],
    read: tuple[Names, Sequence[Judged], Sequence[Classified], Vectors, Sequence[PassageDraft]],
) -> Preview:
    (note_id, known), (names, judged, themes, vectors, drafts) = notes, read
    note = records.notes.get(note_id)
    link_names(records, note, names, organisations, learned.agency, clock())
    note = records.notes.get(note_id)
    passages = records.passages.of_note(note_id)
    organisations, contacts = records.directory.organisations(), records.directory.contacts()
    understood = understand_note(note, passages, judged, organisations, contacts, learned.agency)
    statements = [
        PreviewedStatement(
            start=passage.start,
            end=passage.end,
            language=passage.language,
            theme=theme.primary,
            kind=(each := understood[passage.id]).kind,
            kind_cue=each.kind_cue,
            attribution=each.attribution,
            attribution_cue=each.attribution_cue,
        )
        for passage, theme in zip(passages, themes, strict=True)
    ]
    mentions = records.mentions.of_note(note_id)
    met = [OrganisationId(each.id) for each in note.organisations]
    engines = (learned.encoder.model, learned.index)
    found = foreseen(records, engines, known, drafts, vectors, (note.date, met))
    return Preview(
        statements=tuple(statements),
        drops=tuple(records.provenance.drops(note_id)),
        organisations=_organisations(note, mentions, organisations),
        people=_people(note, mentions, contacts),
        echoes=_echoes(records, learned.index, statements, vectors),
        personal=tuple(find_personal(note.text)),
        known=known,
        said=found.said,
        told=found.told,
    )


def _organisations(
    note: Note, mentions: Sequence[Mention], organisations: Sequence[Organisation]
) -> tuple[PreviewedParty, ...]:
    named = {int(each.organisation_id or 0) for each in mentions}
    named |= {each.id for each in note.organisations}
    return tuple(
        PreviewedParty(name=each.name, category=each.category, status=each.status)
        for each in organisations
        if int(each.id) in named
    )


def _people(
    note: Note, mentions: Sequence[Mention], contacts: Sequence[Contact]
) -> tuple[PreviewedParty, ...]:
    named = {int(each.contact_id or 0) for each in mentions}
    named |= {each.id for each in note.contacts}
    return tuple(
        PreviewedParty(
            name=each.name,
            status=each.status,
            role=each.role,
            organisation=each.organisation.name if each.organisation else None,
        )
        for each in contacts
        if int(each.id) in named
    )


def _echoes(
    records: Records,
    index: VectorIndex,
    statements: Sequence[PreviewedStatement],
    vectors: Vectors,
) -> tuple[tuple[PreviewedStatement, Hit], ...]:
    # A statement that wants or tells something; dates and greetings have neighbours, too.
    telling = {
        PassageId(-number): vector
        for number, (each, vector) in enumerate(zip(statements, vectors, strict=True), start=1)
        if each.kind not in (None, Kind.FACT) and each.end - each.start >= _TELLING
    }
    nearest = list(nearest_others(index, telling).items())[:_ECHOES]
    hits = {hit.passage_id: hit for hit in hits_of(records, [found for _, found in nearest])}
    return tuple(
        (statements[-each - 1], hits[found.passage_id])
        for each, found in nearest
        if found.passage_id in hits
    )
