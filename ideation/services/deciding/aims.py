"""What the agency aims at and has built, as vectors: strategy goals and earlier flagships."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ideation.domain.leadership import Precedent, PrecedentId
from ideation.domain.vector import Vectors
from ideation.errors import BadInput, NotFound
from ideation.ports import Clock, Encoder, Store
from ideation.services.deciding.goals import goal_library
from ideation.services.deciding.judging import Aims
from ideation.services.learning import kept_vectors
from ideation.services.rights import Right, requires
from ideation.services.trade import trade_vectors

_LONGEST = 2_000


@requires(Right.READ)
def load_aims(store: Store, encoder: Encoder, *, language: str = "en") -> Aims | None:
    """Return goals and earlier flagships as vectors; None where the agency keeps neither.

    A goal counts in every language it is written in, under its name in `language`.
    """
    with store.reading() as records:
        goals = goal_library(records)
        precedents = records.precedents.all()
    told = {
        f"{name}. {goal.texts.get(each, '')}".strip(): goal.name(language)
        for goal in goals
        for each, name in goal.names.items()
    }
    kept = {f"{each.name}. {each.text}": each.name for each in precedents}
    if not told and not kept:
        return None
    return Aims(
        goals=tuple(told.values()),
        goal_rows=_rows(store, encoder, list(told)),
        precedents=tuple(kept.values()),
        precedent_rows=_rows(store, encoder, list(kept)),
        background=trade_vectors(store, encoder),
    )


@requires(Right.READ)
def list_precedents(store: Store) -> list[Precedent]:
    """Return the earlier flagships that the agency keeps, by name."""
    with store.reading() as records:
        return records.precedents.all()


@requires(Right.DECIDE)
def add_precedent(store: Store, clock: Clock, name: str, text: str) -> Precedent:
    """Keep an earlier flagship: its name, and a sentence on what it does."""
    name, text = " ".join(name.split()), " ".join(text.split())
    if not name or not text:
        raise BadInput(
            "An earlier flagship needs a name and a sentence.",
            hint="Say in one sentence what it does: new ideas are compared with it.",
        )
    if len(name) + len(text) > _LONGEST:
        raise BadInput(
            "That is too long for an earlier flagship.",
            hint=f"Keep it under {_LONGEST} characters.",
        )
    with store.writing() as records:
        if any(each.name.casefold() == name.casefold() for each in records.precedents.all()):
            raise BadInput(f"{name!r} is on the list already.", hint="Remove it first.")
        return Precedent(id=records.precedents.add(name, text, clock()), name=name, text=text)


@requires(Right.DECIDE)
def remove_precedent(store: Store, clock: Clock, precedent_id: PrecedentId) -> None:
    """Take an earlier flagship from the list; `restore_precedent` undoes it."""
    with store.writing() as records:
        if not records.precedents.remove(precedent_id, clock()):
            raise _unknown(precedent_id)


@requires(Right.DECIDE)
def restore_precedent(store: Store, precedent_id: PrecedentId) -> None:
    """Bring an earlier flagship back to the list."""
    with store.writing() as records:
        if not records.precedents.restore(precedent_id):
            raise _unknown(precedent_id)


def _rows(store: Store, encoder: Encoder, texts: Sequence[str]) -> Vectors:
    if not texts:
        return np.zeros((0, encoder.model.dim), dtype=np.float32)
    return kept_vectors(store, encoder, texts)


def _unknown(precedent_id: int) -> NotFound:
    return NotFound(
        f"There is no earlier flagship {precedent_id}.",
        hint="List them: ideation candidates precedents list",
    )
