"""Whether a passage says that a result is for many, and whether it objects."""

from __future__ import annotations

from ideation.domain.language import Language
from ideation.text.cues import find_cue


def shared_cue(reading: str, language: Language) -> str | None:
    """Return the words that say the result is to be shared, open or common; None for none."""
    return find_cue("sharing", "shared", reading, language)


def doubt_cue(reading: str, language: Language) -> str | None:
    """Return the words of an objection or a condition; None for none."""
    return find_cue("sharing", "doubt", reading, language)


def exclusive_cue(reading: str, language: Language) -> str | None:
    """Return the words that keep the result for one, or secret; None for none."""
    return find_cue("advantage", "exclusive", reading, language)


def one_side_cue(reading: str, language: Language) -> str | None:
    """Return the words that want one side of the market only, public or private; None for none."""
    return find_cue("advantage", "one_side", reading, language)
