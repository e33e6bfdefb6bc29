"""What a passage is: need, idea, offer, commitment, observation or fact, by rules with cues."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ideation.domain.language import Language
from ideation.domain.passage import Kind
from ideation.text.contexts import is_question
from ideation.text.cues import find_cue
from ideation.text.politeness import polite_need, polite_offer
from ideation.text.sharing import shared_cue
from ideation.text.voices.classifier import Heard

# The first that is found decides: who promises or offers something says more than a wish.
_ORDER = (Kind.COMMITMENT, Kind.OFFER, Kind.NEED, Kind.IDEA)
_NUMBER = re.compile(r"\d")
_FEWEST_WORDS = 4
# The question at the end, from its quotation mark or from the end of the sentence before.
_LAST_QUESTION = re.compile(r"(?:[„“«\"][^„“”«»\"]*|(?<=[.!?:;])\s[^.!?:;]*)\?[\s*_»”“\"')\]]*$")
_WORD = re.compile(r"[^\W\d_]{2,}")
# "Ada Roth | sends the drawing | 4 May": who, does what, until when.
_WHO = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][\w.'’-]+ ?){2,5}$")
_CELLS = 3
_LONGEST_DAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A kind with the exact words that decided, "" where none did.

    A `wish` wants, proposes, offers or promises something that an idea can be made of; a promise
    to send a paper is none. `heard` is whose voice it sounds like, None where nothing was learned.
    """

    kind: Kind
    cue: str
    wish: bool
    heard: Heard | None = None


def kind_of(reading: str, language: Language) -> Judged:
    """Return what a passage is.

    A question, a wish denied and a note-taker's chore are no wishes. Without a cue a passage
    with a number is a fact, any other an observation.
    """
    words = len(_WORD.findall(reading))
    if is_question(reading):
        said = kind_of(before, language) if (before := _before_question(reading)) else None
        return said if said is not None and said.wish else _otherwise(reading, "")
    if words < _FEWEST_WORDS:
        return _otherwise(reading, "")
    if day := promised_in_a_row(reading, language):
        return Judged(kind=Kind.COMMITMENT, cue=day, wish=False)
    if denied := find_cue("kinds", "denied", reading, language):
        return Judged(kind=Kind.OBSERVATION, cue=denied, wish=False)
    if chore := find_cue("kinds", "chore", reading, language):
        # "Termin am Montag" is a day; "ruft am Montag an" is a promise.
        promised = find_cue("kinds", "deadline", reading, language)
        kind = Kind.COMMITMENT if promised else Kind.FACT
        return Judged(kind=kind, cue=promised or chore, wish=False)
    if wished := _wished(reading, language):
        return wished
    if cue := find_cue("kinds", "deadline", reading, language):
        return Judged(kind=Kind.COMMITMENT, cue=cue, wish=False)
    if cue := shared_cue(reading, language):
        # Who says that a thing is for all proposes it, in whatever mood.
        return Judged(kind=Kind.IDEA, cue=cue, wish=True)
    return _otherwise(reading, "")


def _before_question(reading: str) -> str:
    """Return what a statement says before the question that it ends in, or quotes; "" for nothing.

    "She would like one that has read it all: “have we made this before?”" asks nobody.
    """
    asked = _LAST_QUESTION.search(reading)
    before = reading[: asked.start()].rstrip() if asked else ""
    return before if len(_WORD.findall(before)) >= _FEWEST_WORDS else ""


def _wished(reading: str, language: Language) -> Judged | None:
    for kind in _ORDER:
        if kind is Kind.OFFER:
            # Before the plain words of an offer, which a polite need has, too.
            if cue := polite_offer(reading, language):
                return Judged(kind=kind, cue=cue, wish=True)
            if cue := polite_need(reading, language):
                return Judged(kind=Kind.NEED, cue=cue, wish=True)
        if cue := find_cue("kinds", kind.value, reading, language):
            return Judged(kind=kind, cue=cue, wish=True)
    return None


def promised_in_a_row(reading: str, language: Language) -> str:
    """Return the day of a table's row that says who does what until then; "" for no such row."""
    cells = [cell.strip() for cell in reading.split("|")]
    if len(cells) != _CELLS or not any(map(_WHO.match, cells[:-1])):
        return ""
    day = cells[-1]
    short = len(day.split()) <= _LONGEST_DAY
    return day if short and find_cue("kinds", "day", day, language) else ""


def _otherwise(reading: str, cue: str) -> Judged:
    kind = Kind.FACT if _NUMBER.search(reading) else Kind.OBSERVATION
    return Judged(kind=kind, cue=cue, wish=False)
