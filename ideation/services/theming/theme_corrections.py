"""Themes by hand: give them, look beforehand at what else would change, take them back.

A correction is learned at once: in one transaction the label is stored, the classifier learns
anew, and every statement that no person labelled is scored by it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ideation.domain.ids import PassageId
from ideation.domain.passage import By, Passage, ThemeScore
from ideation.domain.teaching import Correction, Lesson
from ideation.domain.theme import NONE, Scheme
from ideation.domain.vector import Vectors
from ideation.errors import BadInput
from ideation.ports import Clock, PassageIds, Records, Store
from ideation.services.capturing.statements import live_statement
from ideation.services.rights import Right, requires
from ideation.services.theming.theme_learning import (
    Trained,
    rescore,
    taught_by,
    vectors_in_order,
    with_lessons,
)
from ideation.services.theming.themes import known_theme
from ideation.themes.classifier import ThemeClassifier
from ideation.themes.linear import Floats

# How many of the nearest statements a preview shows with their scores before and after.
_NEAREST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A statement with its new themes, and how many others were scored anew and changed theme."""

    passage: Passage
    rescored: int
    flipped: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """How a correction moves another statement: its theme and certainty before and after.

    `similarity` is its cosine to the statement corrected.
    """

    passage: Passage
    similarity: float
    before: ThemeScore
    after: ThemeScore

    @property
    def flips(self) -> bool:
        """Whether the statement's primary theme changes."""
        return self.before.slug != self.after.slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a correction would do: `flips` all that change theme, nearest first.

    `nearest` are the statements that come closest in meaning, changed or not; `rescored` counts
    all that are scored anew, `by_hand` those that stay because a person labelled them.
    """

    passage: Passage
    themes: tuple[str, ...]
    flips: tuple[Shift, ...]
    nearest: tuple[Shift, ...]
    rescored: int
    by_hand: int


@requires(Right.CURATE)
def assign_themes(
    store: Store, clock: Clock, trained: Trained, passage_id: PassageId, slugs: Sequence[str]
) -> Corrected:
    """Give a passage its themes by hand, the first the primary; no run changes them.

    Raises BadInput for an unknown, repeated or contradictory choice, NotFound for a passage that
    is not there.
    """
    check_choice(trained.scheme, slugs)
    with store.writing() as records:
        live_statement(records, passage_id)
        records.corrections.assign(trained.scheme.slug, passage_id, slugs, clock())
        return _learned(records, clock, trained, passage_id)


@requires(Right.CURATE)
def undo_themes(store: Store, clock: Clock, trained: Trained, passage_id: PassageId) -> Corrected:
    """Bring back the themes a passage had before the newest correction.

    The classifier unlearns it, and the others get back the scores they had.
    """
    with store.writing() as records:
        live_statement(records, passage_id)
        if not records.corrections.undo(trained.scheme.slug, passage_id, clock()):
            raise BadInput(
                f"No one has changed the themes of statement {passage_id}.",
                hint="There is nothing to undo.",
            )
        return _learned(records, clock, trained, passage_id)


@requires(Right.READ)
def preview_themes(
    store: Store, trained: Trained, passage_id: PassageId, slugs: Sequence[str]
) -> Preview:
    """Return what giving a passage these themes would change elsewhere; nothing is stored."""
    check_choice(trained.scheme, slugs)
    with store.reading() as records:
        passage = live_statement(records, passage_id)
        now = taught_by(records, trained)
        others = tuple(each for each in now.lessons if each.passage_id != passage_id)
        lesson = Lesson(passage_id=passage_id, themes=tuple(slugs))
        lessons = tuple(sorted((*others, lesson), key=lambda each: each.passage_id))
        ids, vectors = records.vectors.load(trained.model)
        if passage_id not in ids:
            # A statement that waits for its vector teaches nothing yet.
            lessons = now.lessons
        then = with_lessons(records, now, lessons)
        machine = ~np.isin(ids, [passage_id, *(each.passage_id for each in others)])
        near = _similarity(records, now, passage_id, vectors[machine])
        shifts = _shifts(records, now, then, (ids[machine], vectors[machine]), near)
    return Preview(
        passage=passage,
        themes=tuple(slugs),
        flips=tuple(each for each in shifts if each.flips),
        nearest=tuple(shifts[:_NEAREST]),
        rescored=int(machine.sum()),
        by_hand=len(others),
    )


@requires(Right.READ)
def theme_history(
    store: Store, scheme: Scheme, passage_id: PassageId | None = None
) -> list[Correction]:
    """Return what people changed, the newest first, with what was taken back and when."""
    with store.reading() as records:
        if passage_id is not None:
            live_statement(records, passage_id)
        return records.lessons.history(scheme.slug, passage_id)


@requires(Right.READ)
def fingerprint(store: Store, trained: Trained) -> str:
    """Name the state of labels, scores and classifier: equal where all of them are."""
    with store.reading() as records:
        now = taught_by(records, trained)
        labels = [
            [passage_id, [[each.slug, each.score.hex(), each.by] for each in themes]]
            for passage_id, themes in records.themes.labels(trained.scheme.slug).items()
        ]
    told = json.dumps([now.classifier.digest, now.revision, labels])
    return hashlib.sha256(told.encode()).hexdigest()


def check_choice(scheme: Scheme, slugs: Sequence[str]) -> None:
    """Raise BadInput or NotFound unless these are themes that one statement can have."""
    for slug in slugs:
        known_theme(scheme, slug)
    if not slugs or len(set(slugs)) < len(slugs) or (NONE in slugs and len(slugs) > 1):
        raise BadInput(
            f"{', '.join(slugs) or 'No theme'} is no choice of themes.",
            hint="Name one theme or several different ones, or none alone.",
        )


def _learned(records: Records, clock: Clock, trained: Trained, passage_id: PassageId) -> Corrected:
    """Score everything anew by what people have taught now."""
    ids, flipped = rescore(records, clock, taught_by(records, trained))
    passage = live_statement(records, passage_id)
    return Corrected(passage=passage, rescored=len(ids) - (passage_id in ids), flipped=flipped)


def _similarity(
    records: Records, trained: Trained, passage_id: PassageId, vectors: Vectors
) -> Vectors:
    """Return the cosine of each vector to the passage's; zero where it has none yet."""
    found, _ = records.vectors.load(trained.model, [passage_id])
    if not len(found):
        return np.zeros(len(vectors), dtype=np.float32)
    return np.asarray(vectors @ vectors_in_order(records, trained.model, [passage_id])[0])


def _shifts(
    records: Records,
    now: Trained,
    then: Trained,
    scored: tuple[PassageIds, Vectors],
    near: Vectors,
) -> list[Shift]:
    """Return those that flip and the nearest ones, nearest first."""
    ids, vectors = scored
    if not len(ids):
        return []
    old = now.classifier.probabilities(vectors)
    new = then.classifier.probabilities(vectors)
    moved = old.argmax(axis=1) != new.argmax(axis=1)
    order = np.lexsort((ids, -near)).tolist()
    kept = [row for rank, row in enumerate(order) if rank < _NEAREST or moved[row]]
    wanted = [PassageId(int(ids[row])) for row in kept]
    passages = {each.id: each for each in records.passages.get(wanted)}
    return [
        Shift(
            passage=passages[passage_id],
            similarity=float(near[row]),
            before=_best(now.classifier, old[row]),
            after=_best(then.classifier, new[row]),
        )
        for row, passage_id in zip(kept, wanted, strict=True)
    ]


def _best(classifier: ThemeClassifier, shares: Floats) -> ThemeScore:
    best = int(shares.argmax())
    return ThemeScore(slug=classifier.slugs[best], score=float(shares[best]), by=By.MACHINE)
