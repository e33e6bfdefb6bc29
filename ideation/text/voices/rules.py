"""What the words of a passage say about whose voice it is, by rules."""

from __future__ import annotations

import re

from ideation.domain.language import Language
from ideation.text.cues import every_cue, find_cue, plain_pattern
from ideation.text.entities.people import find_people
from ideation.text.names import NameFinder
from ideation.text.pipeline import labelled_tokens

_WE = re.compile(r"\b(?:wir|we|nous|mir)\b", re.IGNORECASE)
_US = re.compile(
    r"\b(?:ich|mich|wir|uns|unser\w*|je|nous|notre|nos|on|j|i|we|our|us|ech|mir|mer|eis\w*)\b", re.I
)
# "480 adhérents": how many there are is told of the house itself.
_COUNTED = re.compile(r"\d[\d.  ]*\s*$")
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


def reports(reading: str, language: Language) -> str | None:
    """Return the words that pass on what others say; None where the house speaks of itself."""
    if find_cue("attribution", "itself", reading, language):
        return None
    return said_of_others(reading, language)


def hearsay_of_many(reading: str, language: Language) -> bool:
    """Tell whether what is only heard is said of many, not of somebody named."""
    return any(
        find_cue("attribution", key, reading, language) is not None for key in ("people", "anyone")
    )


def rumoured(reading: str) -> bool:
    """Tell whether a passage only passes on what goes round: "Word has it that"."""
    return plain_pattern("attribution", "rumour").search(reading) is not None


def is_served(reading: str) -> bool:
    """Tell whether a house says what its customers get: "Our customers get it in a day"."""
    return plain_pattern("attribution", "served").search(reading) is not None


def speaks_of_us(reading: str) -> bool:
    """Tell whether a passage says "I" or "we"."""
    return _US.search(reading) is not None


def tells_of_them(reading: str, language: Language) -> bool:
    """Tell whether a passage opens with those of whom the one before told: "Most of them"."""
    return find_cue("attribution", "they", reading[:_OPENING], language) is not None


def present(text: str, finder: NameFinder) -> frozenset[str]:
    """Return the names, as `finder` finds them, of whose people a note tells with their role.

    Who was there speaks for a house; that house is not merely talked about.
    """
    if len(text) > _LONGEST:
        return frozenset()
    people = find_people(text, labelled_tokens(text))
    found = {finder.first(text[slice(*each.near)]) for each in people if each.role}
    return frozenset(found - {""})
