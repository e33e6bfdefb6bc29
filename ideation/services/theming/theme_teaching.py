"""The statements whose label would teach the machine most."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ideation.domain.passage import Passage
from ideation.ports import Store
from ideation.services.rights import Right, requires
from ideation.services.theming.theme_learning import Trained, taught_by
from ideation.themes.instructive import most_instructive, most_uncertain

_FEWEST_WORDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A statement to label: the two themes between which the machine wavers, and why it matters.

    `uncertainty` and `density` lie in [0, 1]; `worth` is their product.
    """

    passage: Passage
    likeliest: tuple[tuple[str, float], ...]
    uncertainty: float
    density: float
    worth: float


@requires(Right.READ)
def what_to_teach(store: Store, trained: Trained, *, limit: int = 20) -> list[Question]:
    """Return the statements whose label would teach most, languages taking turns.

    Copies are left out: their source speaks for them; and so are headings and scraps, which stand
    for nothing. The same workspace gives the same list.
    """
    with store.reading() as records:
        now = taught_by(records, trained)
        ids, vectors = records.vectors.load(now.model)
        told = [*records.copies.sources(), *(each.passage_id for each in now.lessons)]
        asked = vectors.any(axis=1) & ~np.isin(ids, told)
        ids, vectors = ids[asked], vectors[asked]
        if not len(ids):
            return []
        shares = now.classifier.probabilities(vectors)
        rows = most_uncertain(shares)
        passages = records.passages.get([ids[row].item() for row in rows])
    whole = [len(each.reading.split()) >= _FEWEST_WORDS for each in passages]
    passages = [each for each, kept in zip(passages, whole, strict=True) if kept]
    rows = rows[np.asarray(whole, dtype=bool)]
    found = most_instructive(
        shares, vectors, rows, [each.language.value for each in passages], limit
    )
    known = {int(each.id): each for each in passages}
    return [
        Question(
            passage=known[int(ids[each.row])],
            likeliest=_two(now.classifier.slugs, shares[each.row].tolist()),
            uncertainty=round(each.uncertainty, 4),
            density=round(each.density, 4),
            worth=round(each.worth, 4),
        )
        for each in found
    ]


def _two(slugs: tuple[str, ...], shares: list[float]) -> tuple[tuple[str, float], ...]:
    ranked = sorted(zip(slugs, shares, strict=True), key=lambda each: (-each[1], each[0]))
    return tuple((slug, round(share, 4)) for slug, share in ranked[:2])
