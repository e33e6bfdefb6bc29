"""Whose voice a passage is: only an organisation's own voice backs an idea.

The rules are those of the house, in the order in which they are asked: an interviewer says
nothing; the note-taker speaks for the agency; who speaks for others or tells of others does not
speak of itself; what is left is the voice of the organisation met.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ideation.domain.fold import fold, folded_words
from ideation.domain.ids import OrganisationId
from ideation.domain.language import Language
from ideation.domain.passage import Attribution, Span
from ideation.text.contexts import speakers_of
from ideation.text.cues import find_cue
from ideation.text.names import NameFinder

# From the opening mark to the closing one, or to the end where the passage ends before it.
_QUOTATION = re.compile(r"[„«\"“][^“”»\"]*(?:[“”»\"]|$)")
_QUOTED = re.compile(r"[„“\"«»”]")
_IMPRESSION = re.compile(r"^[*_]*(?:impression|mein eindruck|my impression|mäin androck)", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An organisation met in a note, with the names of its people who were there."""

    id: OrganisationId
    name: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Whose voice a passage is and the words or rule that decided.

    `attribution` is None for what is nobody's statement; `organisation_id` None where no
    organisation speaks.
    """

    attribution: Attribution | None
    organisation_id: OrganisationId | None
    cue: str


_Passage = tuple[Span, str, Language]


def voices_of(
    text: str,
    passages: Sequence[_Passage],
    *,
    contexts: Sequence[int],
    met: Sequence[Party],
    others: Sequence[str],
    author: str | None,
) -> list[Voice]:
    """Return the voice of each passage of one note, in reading order."""
    listener = _Listener(text, passages, met, others, author)
    voices: list[Voice] = []
    for index, context in enumerate(contexts):
        before = voices[-1] if index and contexts[index - 1] == context else None
        voices.append(listener.voice(index, before))
    return voices


class _Listener:
    """Walks through one note and remembers whose turn it is."""

    def __init__(
        self,
        text: str,
        passages: Sequence[_Passage],
        met: Sequence[Party],
        others: Sequence[str],
        author: str | None,
    ) -> None:
        self._text = text
        self._passages = passages
        self._met = met
        self._finder = NameFinder(others)
        self._own = [
            (party, NameFinder([party.name]), NameFinder(party.people, people=True))
            for party in met
        ]
        self._author = author
        self._labels = speakers_of(text, [span for span, _, _ in passages])
        self._interview = any(self._labels)
        self._turn: str | None = None

    def voice(self, index: int, before: Voice | None) -> Voice:
        """Return the voice of the passage, after that of the one before it in its context."""
        span, reading, language = self._passages[index]
        self._turn = self._labels[index] or self._turn
        if self._interview and self._turn and self._is_author(self._turn):
            return Voice(attribution=None, organisation_id=None, cue=self._turn)
        if before is not None and before.attribution and self._inside_quotes(span):
            # A quotation goes on: the cut between two passages changes no voice.
            return before
        if (cue := self._of_the_note_taker(reading, language)) is not None:
            return Voice(attribution=Attribution.OWN, organisation_id=None, cue=cue)
        speaker, why = self._speaker(reading)
        if cue := find_cue("attribution", "reported", reading, language):
            return Voice(attribution=Attribution.REPORTED, organisation_id=speaker, cue=cue)
        if cue := find_cue("attribution", "hearsay", reading, language):
            return Voice(attribution=Attribution.MENTIONED, organisation_id=speaker, cue=cue)
        named = self._finder.first(reading)
        if named and not why:
            return Voice(attribution=Attribution.MENTIONED, organisation_id=speaker, cue=named)
        if before is not None and before.attribution is Attribution.REPORTED and not why:
            return Voice(attribution=Attribution.REPORTED, organisation_id=speaker, cue=before.cue)
        return Voice(attribution=Attribution.OWN, organisation_id=speaker, cue=why)

    def _speaker(self, reading: str) -> tuple[OrganisationId | None, str]:
        """Return the organisation that speaks and the words that name it, if any do."""
        named = [
            (party, found)
            for party, names, people in self._own
            if (found := names.first(reading) or people.first(reading))
        ]
        if len(self._met) == 1:
            return self._met[0].id, named[0][1] if named else ""
        if self._interview and self._turn:
            turn = self._turn
            speaking = [party for party, _, people in self._own if people.first(turn)]
            if len(speaking) == 1:
                return speaking[0].id, turn
        if len(named) == 1:
            return named[0][0].id, named[0][1]
        return None, ""

    def _of_the_note_taker(self, reading: str, language: Language) -> str | None:
        if match := _IMPRESSION.match(reading):
            return match[0]
        if self._interview:
            return None
        return find_cue("attribution", "first_person", _QUOTATION.sub(" ", reading), language)

    def _inside_quotes(self, span: Span) -> bool:
        """Tell whether the passage stands inside a quotation that began before it."""
        start = self._text.rfind("\n", 0, span.start) + 1
        before = self._text[start : span.start]
        opened = before.count("«") + before.count("„") - before.count("»")
        return opened > before.count("“") or (len(_QUOTED.findall(before)) % 2 == 1)

    def _is_author(self, label: str) -> bool:
        if not self._author:
            return False
        initials = "".join(word[0] for word in self._author.replace(".", " ").split()).casefold()
        bare = fold(label).replace(".", "").replace(" ", "")
        surname = folded_words(self._author).split()[-1]
        return bare == initials or surname in folded_words(label).split()
