"""Into which organisation one went that people merged away: what was said of it counts there."""

from __future__ import annotations

from collections.abc import Collection

from ideation.domain.ids import OrganisationId
from ideation.ports import Records


def heirs(
    records: Records, wanted: Collection[OrganisationId]
) -> dict[OrganisationId, OrganisationId]:
    """Return for each wanted organisation that is gone the one that holds its statements now."""
    if not wanted:
        return {}
    living = [each.id for each in records.directory.organisations()]
    gone = set(wanted) - set(living)
    if not gone:
        return {}
    found: dict[OrganisationId, OrganisationId] = {}
    waiting = [(each, each) for each in living]
    while waiting:
        holder, kept = waiting.pop()
        for each in records.facts.merged(holder, contact=False):
            old = OrganisationId(each.id)
            if old not in found:
                found[old] = kept
                waiting.append((old, kept))
    return {each: found[each] for each in gone if each in found}
