"""Which known contact somebody may be: an initial, a given name left out, a slip of the pen."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rapidfuzz.distance import OSA

from ideation.domain.fold import folded_words, person_words
from ideation.domain.ids import ContactId, OrganisationId
from ideation.domain.organisation import Namesake

INITIAL, FAMILY_NAME, SLIP, SHORTER = "initial", "family name", "one letter", "shorter name"
# Shorter names differ from others by a letter without being a slip of it.
_SHORTEST_SLIP = 5


def same_person(
    name: str,
    organisation_id: OrganisationId | None,
    known: Sequence[Namesake],
    here: Collection[ContactId],
) -> tuple[ContactId, str] | None:
    """Return the one known contact that `name` may well be, and why; None where none is.

    They are of the same organisation, or of one that is not known and of the same note (`here`).
    Two that fit leave it open whom of them is meant.
    """
    found: dict[ContactId, str] = {}
    for each in known:
        both = organisation_id is not None and each.organisation_id is not None
        fits = organisation_id == each.organisation_id if both else each.id in here
        if fits and (reason := near_person(name, each.name)):
            found[each.id] = reason
    return next(iter(found.items())) if len(found) == 1 else None


def near_person(one: str, other: str) -> str:
    """Return what makes two names that differ near to one another; "" where nothing does."""
    words, others = person_words(one), person_words(other)
    left, right = set(words) - set(others), set(others) - set(words)
    shared = set(words) & set(others)
    if not shared or not (left or right):
        return ""
    if not left or not right:
        # "Anna Maria Muster" and "Anna Muster"; of "Mme Muster" the title says that it is all.
        return SHORTER if len(shared) > 1 else FAMILY_NAME if _ends(one, other) else ""
    if len(left) > 1 or len(right) > 1:
        return ""
    [a], [b] = left, right
    if 1 in (len(a), len(b)):
        return INITIAL if a[0] == b[0] and _ends(one, other) else ""
    slip = min(len(a), len(b)) >= _SHORTEST_SLIP and a[0] == b[0] and OSA.distance(a, b) <= 1
    return SLIP if slip else ""


def _ends(one: str, other: str) -> bool:
    """Tell whether two names have their last word, the family name, in common."""
    return folded_words(one).split()[-1:] == folded_words(other).split()[-1:]
