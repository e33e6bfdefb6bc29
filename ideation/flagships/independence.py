"""Who counts as one: parents with their subsidiaries, copies with their source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ideation.domain.ids import OrganisationId
from ideation.domain.organisation import Organisation

Roots = Mapping[OrganisationId, OrganisationId]


def top_parents(organisations: Sequence[Organisation]) -> dict[OrganisationId, OrganisationId]:
    """Return the top parent of each organisation; two are independent when theirs differ.

    A circle of parents is one body, named after its smallest id.
    """
    parent = {each.id: each.parent_id for each in organisations}
    found: dict[OrganisationId, OrganisationId] = {}
    for start in parent:
        seen = [start]
        while (above := parent.get(seen[-1])) is not None and above not in seen:
            seen.append(above)
        found[start] = seen[-1] if above is None else min(seen[seen.index(above) :])
    return found
