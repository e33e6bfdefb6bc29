"""Ask whether two organisations whose names are near are one."""

from __future__ import annotations

from ideation.domain.inbox import Proposed
from ideation.ports import Clock, Store
from ideation.services.capturing.near_names import near_names
from ideation.services.rights import Right, requires


@requires(Right.CAPTURE)
def propose_merges(store: Store, clock: Clock) -> int:
    """Propose in the inbox to merge organisations whose names are near; return how many pairs.

    Nothing is merged before a person says so; a pair that was rejected is not proposed again.
    """
    with store.reading() as records:
        pairs = near_names(records.directory.organisations())
    if pairs:
        with store.writing() as records:
            for each in pairs:
                records.proposals.add(
                    Proposed.MERGE,
                    each.gone.id,
                    other_id=each.kept.id,
                    note_id=None,
                    reason=each.reason,
                    at=clock(),
                )
    return len(pairs)
