"""Give passages that an older Ideation stored the roots by which full text finds their words."""

from __future__ import annotations

from ideation.ports import Store
from ideation.services.rights import Right, requires
from ideation.text.roots import roots_of

_BATCH = 500


@requires(Right.CAPTURE)
def find_roots(store: Store) -> int:
    """Find what is missing, batch by batch; return for how many passages."""
    count = 0
    while True:
        with store.reading() as records:
            waiting = records.roots.waiting(_BATCH)
        if not waiting:
            return count
        found = {each.id: roots_of(each.reading, each.language) for each in waiting}
        with store.writing() as records:
            records.roots.put(found)
        count += len(found)
