"""Examine a workspace: database, vectors, index, encoder."""

from __future__ import annotations

from ideation.domain.health import Check
from ideation.domain.theme import Scheme
from ideation.domain.vector import Model
from ideation.ports import Store
from ideation.services.capturing.understanding import REVISION
from ideation.services.rights import Right, requires
from ideation.services.searching.live_index import LiveIndex
from ideation.services.theming.theme_learning import wanted_revision

# More statements than a workspace will hold.
_ALL = 10**9


@requires(Right.READ)
def examine(store: Store, index: LiveIndex, scheme: Scheme, model: Model) -> list[Check]:
    """Return every check; a workspace is well when all are ok."""
    with store.reading() as records:
        ready, waiting = records.vectors.counts(model)
        revision = wanted_revision(records, scheme, model)
        unlabelled = len(records.themes.waiting(scheme.slug, revision, _ALL))
        unheard = len(records.understanding.waiting(REVISION, _ALL))
    held = index.current(model).size
    return [
        *store.checks(model),
        _number("vectors in the index", ready, held),
        _number("statements waiting for a vector", 0, waiting),
        _number("statements waiting for a theme", 0, unlabelled),
        _number("notes waiting to be understood", 0, unheard),
        _encoder_check(model),
    ]


def _number(name: str, expected: int, found: int) -> Check:
    return Check(name=name, ok=expected == found, expected=str(expected), found=str(found))


def _encoder_check(model: Model) -> Check:
    return Check(
        name="encoder",
        ok=model.dim > 0,
        expected="a loadable model",
        found=f"{model.name}, revision {model.revision}, {model.dim} dimensions",
    )
