"""Follow-ups: the promises of a note, with who is to be reminded, and when."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from ideation.domain.fold import folded_words, name_key
from ideation.domain.ids import PassageId
from ideation.domain.inbox import Proposed
from ideation.domain.language import Language
from ideation.domain.mention import Mention, Mentioned
from ideation.domain.note import Note
from ideation.domain.passage import Attribution, Kind, Passage
from ideation.domain.understanding import Understanding
from ideation.ports import Records
from ideation.services.capturing.reasons import why_promised
from ideation.text.promises.finding import heading_of, promise_in
from ideation.text.promises.promise import Promise, Promiser, Setting
from ideation.text.words import is_common

_ITEM = re.compile(r"[\s>]*(?:[-*•▪·◦–]|\(?\d{1,2}[.)])[ \t]")
# "We" of whoever wants something: then a note has the words of who was met.
_WE = {
    Language.GERMAN: re.compile(r"\bwir\b", re.IGNORECASE),
    Language.FRENCH: re.compile(r"\bnous \w+ons\b", re.IGNORECASE),
    Language.ENGLISH: re.compile(r"\bwe\b", re.IGNORECASE),
    Language.LUXEMBOURGISH: re.compile(r"\bmir \w+en?\b", re.IGNORECASE),
}
_QUOTED = re.compile(r"[„«“\"]")
_LAST_NAMES = re.compile(r"(?:[A-ZÀ-Þ][\w'’.-]*(?: |$)){1,4}$")
_TITLES = frozenset("m mme mlle mr mrs ms herr frau dr pr prof här madame monsieur".split())
_LONGEST_LIST = 12


def note_promises(
    records: Records,
    note: Note,
    passages: Sequence[Passage],
    understood: Mapping[PassageId, Understanding],
    agency: Sequence[str],
    at: datetime,
) -> None:
    """Propose a follow-up for each promise: who made it, and until when where that is said.

    What a person said of a statement decides whether it is a promise. What was proposed of one
    that is none by now is withdrawn, unless somebody has decided on it.
    """
    said = records.statements.said(list(understood))
    present = _Present(note, records.mentions.of_note(note.id), agency)
    theirs = _is_theirs(passages, understood)
    for passage in passages:
        each = understood[passage.id]
        kind = said[passage.id].kind if passage.id in said else None
        promise = (
            _promise(note, passage, each, present) if kind in (None, Kind.COMMITMENT) else None
        )
        who = present.who(promise, passage, each, theirs=theirs) if promise else None
        if kind is Kind.COMMITMENT and who is None:
            who = present.organisation(passage, each)
        if who is None:
            records.follow_ups.withdraw(passage.id)
            continue
        found = records.follow_ups.propose(passage.id, who, promise.due if promise else None, at)
        reason = why_promised(promise.cue if promise else each.kind_cue)
        records.proposals.add(Proposed.FOLLOW_UP, found, note_id=note.id, reason=reason, at=at)


def _promise(
    note: Note, passage: Passage, understood: Understanding, present: _Present
) -> Promise | None:
    """Return the promise of a passage; what others promise to others is none to us."""
    if understood.attribution is None:
        return None
    line = note.text[note.text.rfind("\n", 0, passage.start) + 1 : passage.end]
    item = _ITEM.match(line) is not None or line.lstrip().startswith("[ ]")
    setting = Setting(
        spoken=understood.speaker_id is not None and not item,
        item=item,
        headed=item and _is_under_heading(note.text, passage.start),
        people=present.words,
    )
    found = promise_in(passage.reading, passage.language, note.date, setting)
    others = understood.attribution is not Attribution.OWN
    return None if found is None or (others and not found.ours) else found


def _is_under_heading(text: str, start: int) -> bool:
    """Tell whether an item stands in the list of what is to be done."""
    lines = text[: text.rfind("\n", 0, start) + 1].splitlines()
    for line in reversed(lines[-_LONGEST_LIST:]):
        bare = line.strip(" \t#*_")
        if bare and not _ITEM.match(line):
            return heading_of(bare).strip() == bare
    return False


def _is_theirs(passages: Sequence[Passage], understood: Mapping[PassageId, Understanding]) -> bool:
    """Tell whether "we" of the note is who was met: they want, offer or propose as "we"."""
    return any(
        each.organisation_id is not None
        and each.attribution is Attribution.OWN
        and each.kind in (Kind.NEED, Kind.OFFER, Kind.IDEA)
        and _WE[passage.language].search(passage.reading) is not None
        and _QUOTED.search(passage.reading) is None
        for passage in passages
        for each in (understood[passage.id],)
    )


class _Present:
    """Those a note knows, to tell who a promise is by."""

    def __init__(self, note: Note, mentions: Sequence[Mention], agency: Sequence[str]) -> None:
        self._note = note
        self._taker = note.author or (agency[0] if agency else "")
        self._agency = {name_key(each): each for each in agency}
        self._people = [each for each in mentions if each.what is Mentioned.CONTACT]
        self._bodies = [
            each
            for each in mentions
            if each.what is Mentioned.ORGANISATION and name_key(each.value) not in self._agency
        ]
        self._names = list(
            dict.fromkeys(
                [*(each.name for each in note.contacts), *(each.value for each in self._people)]
            )
        )
        known = [*self._names, *([note.author] if note.author else [])]
        self.words = frozenset(
            word for name in known for word in folded_words(name).split() if len(word) > 1
        )

    def who(
        self, promise: Promise, passage: Passage, understood: Understanding, *, theirs: bool
    ) -> str | None:
        """Return the name of who promises; None where it is nobody the note is about."""
        match promise.by:
            case Promiser.TAKER:
                return self._taker
            case Promiser.WE if not theirs:
                return self._taker
            case Promiser.SPEAKER:
                speaker = understood.speaker_id
                names = {each.id: each.name for each in self._note.contacts}
                return (names.get(int(speaker)) if speaker else None) or self.organisation(
                    passage, understood
                )
            case Promiser.ONE:
                return self._last_person(passage) or self.organisation(passage, understood)
            case Promiser.NAMED:
                named = self._named(promise.name)
                if named is None and not promise.ours:
                    return None
                return named or self.organisation(passage, understood)
        return self.organisation(passage, understood)

    def organisation(self, passage: Passage, understood: Understanding) -> str:
        """Return the organisation that speaks in a passage, else the one it is about."""
        met = {each.id: each.name for each in self._note.organisations}
        own = {key: name for key, name in met.items() if name_key(name) not in self._agency}
        speaks = own.get(int(understood.organisation_id or 0))
        # Of several that were met the first was visited.
        first = next(iter(own.values()), None)
        before = [each.value for each in self._bodies if each.span.start < passage.end]
        return speaks or first or (before[0] if before else self._taker)

    def _last_person(self, passage: Passage) -> str | None:
        """Return who was named last before a passage: whom "she" stands for."""
        before = [each.value for each in self._people if each.span.start < passage.start]
        if before:
            return before[-1]
        contacts = self._note.contacts
        return contacts[0].name if len(contacts) == 1 else None

    def _named(self, words: str) -> str | None:
        """Return the person, else the organisation, that the words beside a promise name."""
        folded = folded_words(words).split()
        author = self._note.author
        known = [*self._names, *([author] if author else [])]
        placed = [(at, name) for name in known if (at := _place(name, folded)) is not None]
        if placed:
            return max(placed)[1]
        for key, name in self._agency.items():
            if key in " ".join(folded):
                return name
        bodies = [each.value for each in self._bodies if name_key(each.value) in " ".join(folded)]
        if bodies:
            return bodies[-1]
        return _as_written(words)


def _place(name: str, words: Sequence[str]) -> int | None:
    """Return where `words` name a person, by family name or initials; None where they do not."""
    parts = folded_words(name).split()
    if not parts:
        return None
    initials = "".join(each[0] for each in parts)
    if "".join(words) == initials:
        return 0
    known = [parts[-1], *([initials] if len(parts) > 1 else [])]
    return next((words.index(each) for each in known if each in words), None)


def _as_written(words: str) -> str | None:
    """Return the name that a stretch ends with, as it stands; None where it is a common word."""
    found = _LAST_NAMES.search(words.strip())
    if found is None:
        return None
    written = found[0].split()
    parts = [part for part in written if folded_words(part) not in _TITLES]
    titled = len(parts) < len(written)
    if not parts or (not titled and any(is_common(part) for part in parts)):
        return None
    return " ".join(parts)
