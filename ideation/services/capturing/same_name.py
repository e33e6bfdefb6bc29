"""Which organisation a name means among those that are known, or that the note names in full."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz import fuzz, process

from ideation.domain.ids import OrganisationId
from ideation.text.words import is_common

# Keys this near (0 to 100) are one name with a slip of the pen or an ending.
_SAME_NAME = 93
_SHORTEST_FUZZY = 6


def longer_name(key: str, here: Mapping[str, OrganisationId]) -> OrganisationId | None:
    """Return the one organisation of the note whose name begins so: "the Water Office"."""
    if " " not in key:
        return None
    longer = {found for each, found in here.items() if each.startswith(key + " ")}
    return longer.pop() if len(longer) == 1 else None


def same_name(key: str, keys: Mapping[str, OrganisationId]) -> OrganisationId | None:
    """Return the organisation whose name is this one, a slip of the pen aside."""
    if key in keys:
        return keys[key]
    holding = {found for each, found in keys.items() if key in each.split()}
    if len(holding) == 1 and not is_common(key):
        return holding.pop()
    if len(key) < _SHORTEST_FUZZY:
        return None
    best = process.extractOne(key, keys.keys(), scorer=fuzz.ratio, score_cutoff=_SAME_NAME)
    if best is None:
        return None
    # "Werk 2" is not "Werk 3".
    digits, others = ([char for char in each if char.isdigit()] for each in (key, best[0]))
    return keys[best[0]] if digits == others else None
