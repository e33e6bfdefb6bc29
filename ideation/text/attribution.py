"""Whose voice a passage is: only an organisation's own voice backs an idea.

The rules are those of the house, in the order in which they are asked: an interviewer says
nothing; the note-taker speaks for the agency; who speaks for others or tells of others does not
speak of itself; what is left is the voice of the organisation met.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ideation.domain.fold import fold, folded_words
from ideation.domain.ids import OrganisationId
from ideation.domain.language import Language
from ideation.domain.passage import Attribution, Span
from ideation.text.around import char_after, char_before
from ideation.text.contexts import is_letter, is_question, is_salutation, speakers_of
from ideation.text.cues import every_cue, find_cue
from ideation.text.names import NameFinder
from ideation.text.sentences import sentences
from ideation.text.turn_labels import without_label
from ideation.text.voices.classifier import Heard
from ideation.text.voices.rules import present
from ideation.text.voices.scene import Scene, voice_by_rules
from ideation.text.voices.weighing import weighed_voice

# From the opening mark to the closing one, or to the end where the passage ends before it.
_QUOTATION = re.compile(r"[„«\"“][^“”»\"]*(?:[“”»\"]|$)")
_QUOTED = re.compile(r"[„“\"«»”]")
# So many questions make an interview; of an interviewer's turns so many are questions.
_QUESTIONS = 2
_MOSTLY = 0.5
# A greeting is no longer than this.
_GREETING_WORDS = 14
_CLAUSE = re.compile(r"[,;:.!?…]+\s+|\s+[–—-]\s+")
# So many words beside a greeting say something: of oneself, or of anything.
_SAYS_OF_ITSELF = 3
_SAYS = 6
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
    others: NameFinder,
    author: str | None,
    heard: Sequence[Heard | None] = (),
) -> list[Voice]:
    """Return the voice of each passage of one note, in reading order.

    `others` finds the organisations that were not met. `heard` is what the passages sound like by
    learned examples; without it only rules decide.
    """
    listener = _Listener(text, passages, met, others, author, heard)
    voices: list[Voice] = []
    for index, context in enumerate(contexts):
        before = voices[-1] if index and contexts[index - 1] == context else None
        voices.append(listener.voice(index, before))
    return voices


def _askers(text: str, spans: Sequence[Span], labels: Sequence[str | None]) -> frozenset[str]:
    """Return the labels of those whose turns are mostly questions, two at the least."""
    turns: dict[str, list[bool]] = defaultdict(list)
    turn: str | None = None
    for span, label in zip(spans, labels, strict=True):
        if label is not None:
            turn = label
            turns[turn].append(False)
        if turn is not None:
            turns[turn][-1] |= is_question(span.of(text))
    return frozenset(
        label
        for label, asked in turns.items()
        if sum(asked) >= _QUESTIONS and sum(asked) >= _MOSTLY * len(asked)
    )


def _asked_alone(text: str, span: Span) -> bool:
    """Tell whether a passage is a question and a paragraph of its own."""
    return (
        is_question(span.of(text))
        and char_before(text, span.start, ' \t„“"«»*') in {"", "\n"}
        and char_after(text, span.end, ' \t“”"»*') in {"", "\n"}
    )


def _asks_the_other(reading: str, language: Language) -> bool:
    """Tell whether a question is put to the other and wants nothing for who puts it."""
    if find_cue("attribution", "addressed", reading, language) is None:
        return False
    said = [each.of(reading) for each in sentences(reading)]
    if any(not is_question(each) and len(each.split()) > _SAYS_OF_ITSELF for each in said):
        # What is told before the question stays told.
        return False
    told = [
        (at, at + len(cue)) for at, cue in every_cue("attribution", "do_tell", reading, language)
    ]
    return all(
        any(start <= at < end for start, end in told)
        for at, _ in every_cue("attribution", "ourselves", reading, language)
    )


def _says_more(reading: str, language: Language) -> bool:
    """Tell whether something is said beside a greeting that opens a passage."""
    for clause in _CLAUSE.split(reading)[1:]:
        words = len(clause.split())
        if any(find_cue("attribution", key, clause, language) for key in ("greeting", "courtesy")):
            continue
        own = find_cue("attribution", "ourselves", clause, language) is not None
        if words >= (_SAYS_OF_ITSELF if own else _SAYS):
            return True
    return False


class _Listener:
    """Walks through one note and remembers whose turn it is."""

    def __init__(
        self,
        text: str,
        passages: Sequence[_Passage],
        met: Sequence[Party],
        others: NameFinder,
        author: str | None,
        heard: Sequence[Heard | None],
    ) -> None:
        self._heard = heard or [None] * len(passages)
        self._text = text
        self._passages = passages
        self._met = met
        self._others = others
        self._present = present(text, others)
        self._own = [
            (party, NameFinder([party.name]), NameFinder(party.people, people=True))
            for party in met
        ]
        self._author = author
        self._labels = speakers_of(text, [span for span, _, _ in passages])
        self._interview = any(self._labels)
        self._askers = _askers(text, [span for span, _, _ in passages], self._labels)
        # Questions as paragraphs of their own are those of an interviewer nobody names.
        self._questions = sum(_asked_alone(text, span) for span, _, _ in passages) >= _QUESTIONS
        # What a letter asks its reader is what its writer wants.
        self._letter = is_letter(text)
        self._turn: str | None = None

    def voice(self, index: int, before: Voice | None) -> Voice:
        """Return the voice of the passage, after that of the one before it in its context."""
        span, reading, language = self._passages[index]
        self._turn = self._labels[index] or self._turn
        if why := self._nobody(reading, language):
            return Voice(attribution=None, organisation_id=None, cue=why)
        if self._asks:
            # Who asks makes no statement but a promise, for the agency.
            if find_cue("kinds", "deadline", reading, language) is None:
                return Voice(attribution=None, organisation_id=None, cue=self._turn or "")
            return Voice(attribution=Attribution.OWN, organisation_id=None, cue=self._turn or "")
        if before is not None and before.attribution and self._inside_quotes(span):
            # A quotation goes on: the cut between two passages changes no voice.
            return before
        if (cue := self._of_the_note_taker(reading, language)) is not None:
            return Voice(attribution=Attribution.OWN, organisation_id=None, cue=cue)
        speaker, why = self._speaker(reading)
        scene = self._scene(reading, language, why, before)
        heard = self._heard[index]
        voice, cue = weighed_voice(scene, heard) if heard else voice_by_rules(scene)
        return Voice(attribution=voice, organisation_id=speaker, cue=cue)

    def _scene(self, reading: str, language: Language, why: str, before: Voice | None) -> Scene:
        """Return what the note says around a passage; `why` names who speaks of itself."""
        named = self._others.first(reading)
        bare = without_label(reading)
        return Scene(
            reading=reading,
            language=language,
            subject=why,
            answers=self._interview and bool(why) and why == self._turn,
            of_the_house=any(
                names.first(bare) or people.first(bare) for _, names, people in self._own
            ),
            absent="" if named in self._present else named,
            present=named in self._present,
            before=before.attribution if before else None,
            before_cue=before.cue if before else "",
        )

    @property
    def _asks(self) -> bool:
        """Whether it is the turn of the one who asks: the agency's author, or who mostly asks."""
        turn = self._turn if self._interview else None
        return turn is not None and (self._is_author(turn) or turn in self._askers)

    def _nobody(self, reading: str, language: Language) -> str:
        """Return why a passage is nobody's statement: a question put, a greeting; "" otherwise."""
        bare = reading.removeprefix(f"{self._turn}").lstrip(" :\u00a0*")
        if is_question(bare) and (
            self._interview
            or self._questions
            or find_cue("attribution", "asking", bare, language)
            or (not self._letter and _asks_the_other(bare, language))
        ):
            return "?"
        short = len(bare.split()) <= _GREETING_WORDS
        greeting = find_cue("attribution", "greeting", bare, language) if short else None
        if greeting and bare.startswith(greeting) and not _says_more(bare, language):
            return greeting
        return bare if is_salutation(bare) else ""

    def _speaker(self, reading: str) -> tuple[OrganisationId | None, str]:
        """Return the organisation that speaks and the words that name it, if any do."""
        turn = self._turn if self._interview else None
        # A label says who speaks, not of whom.
        bare = reading.removeprefix(turn or "")
        named = [
            (party, found)
            for party, names, people in self._own
            if (found := names.first(bare) or people.first(bare))
        ]
        if len(self._met) == 1:
            return self._met[0].id, named[0][1] if named else turn or ""
        if turn:
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
