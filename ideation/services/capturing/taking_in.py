"""Take in what waits: understand it, then compare it with what is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ideation.domain.ids import NoteId
from ideation.domain.vector import Model
from ideation.ports import Clock, Store
from ideation.services.capturing.copies import find_copies
from ideation.services.capturing.merging import propose_merges
from ideation.services.capturing.understanding import understand_waiting
from ideation.services.rights import Right, requires
from ideation.text.kind_classifier import KindClassifier


@requires(Right.CAPTURE)
def take_in(
    store: Store,
    clock: Clock,
    model: Model,
    agency: Sequence[str],
    kinds: Callable[[], KindClassifier],
) -> list[NoteId]:
    """Understand every note that waits, find its copies and doubled names; return the notes."""
    notes = understand_waiting(store, clock, model, agency, kinds)
    if notes:
        find_copies(store, clock, model)
        propose_merges(store, clock)
    return notes
