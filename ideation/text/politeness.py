"""Offers that sound like wishes: who would like to share or lend what is theirs gives.

"Wir möchten unseren Prüfstand teilen" offers, "Wir möchten einen Prüfstand leihen" needs.
"""

from __future__ import annotations

import re

from ideation.domain.language import Language
from ideation.text.cues import find_cue

_SENTENCE = re.compile(r"[^.!?;…]+(?:\.(?=\w)[^.!?;…]*)*[.!?;…]*")


def polite_offer(reading: str, language: Language) -> str | None:
    """Return the words by which a sentence of `reading` offers what sounds wished for.

    None where none does: what is looked for, lent out by others, or paid together is no offer.
    """
    if find_cue("politeness", "offered", reading, language) is None:
        return None
    for sentence in _SENTENCE.findall(reading):
        offered = find_cue("politeness", "offered", sentence, language)
        if offered and not any(
            find_cue("politeness", key, sentence, language) for key in ("asked", "sought")
        ):
            return offered
    return None


def polite_need(reading: str, language: Language) -> str | None:
    """Return the words by which a sentence needs what others have, though it speaks of giving.

    "Wir würden gern einen Ofen leihen": the words of an offer, and of a wish to be given it.
    """
    if find_cue("politeness", "asked", reading, language) is None:
        return None
    for sentence in _SENTENCE.findall(reading):
        if find_cue("politeness", "asked", sentence, language) and (
            needed := find_cue("kinds", "need", sentence, language)
        ):
            return needed
    return None
