"""What the words of a passage say about whose voice it is, by rules and by ear."""

from __future__ import annotations

import re

from ideation.domain.language import Language
from ideation.domain.passage import Attribution
from ideation.text.cues import every_cue, find_cue
from ideation.text.entities.people import find_people
from ideation.text.names import NameFinder
from ideation.text.pipeline import labelled_tokens
from ideation.text.voice_classifier import Heard

_WE = re.compile(r"\b(?:wir|we|nous|mir)\b", re.IGNORECASE)
_US = re.compile(
    r"\b(?:ich|mich|wir|uns|unser\w*|je|nous|notre|nos|on|j|i|we|our|us|ech|mir|mer|eis\w*)\b", re.I
)
# "480 adhérents": how many there are is told of the house itself.
_COUNTED = re.compile(r"\d[\d.  ]*\s*$")
# Chances by ear: what is heard without a rule, what a rule needs, what outweighs a name.
LIKELY = 0.4
_DOUBTFUL = 0.45
UNLIKELY = 0.06
SURE = 0.9
# What goes on from a reported statement is heard as reported at least so much.
_GOES_ON = 0.25
# A longer text is no note of a meeting; nobody was there.
_LONGEST = 100_000
# So many letters open a statement.
_OPENING = 25
# So far behind a cue its subject may stand.
_NEXT = 12


def said_of_others(reading: str, language: Language) -> str | None:
    """Return the words that speak for others; a cue that holds "we" speaks for ourselves."""
    for start, cue in every_cue("attribution", "reported", reading, language):
        before = reading[max(0, start - _NEXT) : start]
        behind = f"{cue} {reading[start + len(cue) :].lstrip()[:_NEXT]}".partition(",")[0]
        if not _WE.search(f"{before} {behind}") and not _COUNTED.search(before):
            return cue
    return None


def reports(
    reading: str, language: Language, heard: Heard | None, *, itself: bool = False
) -> str | None:
    """Return the words that pass on what others say, by a rule or by ear.

    `itself`: whether somebody of the organisation met is named as the one who says it.
    """
    if find_cue("attribution", "itself", reading, language):
        return None
    cue = said_of_others(reading, language)
    if heard is None:
        return cue
    if cue and heard.chances[Attribution.REPORTED] >= UNLIKELY:
        return cue
    # "She would like ...": in doubt who is met speaks of itself.
    itself = itself or find_cue("attribution", "self", reading[:_OPENING], language) is not None
    return heard_as(heard, Attribution.REPORTED, _DOUBTFUL if itself else LIKELY)


def hearsay_of_many(reading: str, language: Language) -> bool:
    """Tell whether what is only heard is said of many, not of somebody named."""
    return any(
        find_cue("attribution", key, reading, language) is not None for key in ("people", "anyone")
    )


def speaks_of_us(reading: str) -> bool:
    """Tell whether a passage says "I" or "we"."""
    return _US.search(reading) is not None


def goes_on(reading: str, language: Language, heard: Heard | None) -> bool:
    """Tell whether a passage behind a reported one is still what others say."""
    if find_cue("attribution", "itself", reading, language):
        return False
    if find_cue("attribution", "they", reading[:_OPENING], language):
        return True
    return heard is None or heard.chances[Attribution.REPORTED] >= _GOES_ON


def heard_as(heard: Heard, voice: Attribution, least: float = LIKELY) -> str | None:
    """Return the words that sound like `voice` where its chance is `least`; None otherwise."""
    return heard.cues.get(voice) if heard.chances[voice] >= least else None


def present(text: str, finder: NameFinder) -> frozenset[str]:
    """Return the names, as `finder` finds them, of whose people a note tells with their role.

    Who was there speaks for a house; that house is not merely talked about.
    """
    if len(text) > _LONGEST:
        return frozenset()
    people = find_people(text, labelled_tokens(text))
    found = {finder.first(text[slice(*each.near)]) for each in people if each.role}
    return frozenset(found - {""})
