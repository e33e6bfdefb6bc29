"""How right the themes are, measured on what people read; how far two people agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ideation.domain.ids import PassageId
from ideation.domain.passage import Passage
from ideation.domain.teaching import Lesson, SecondReading
from ideation.domain.theme import Scheme
from ideation.errors import BadInput
from ideation.ports import Clock, Records, Store
from ideation.services.capturing.statements import live_statement
from ideation.services.measuring.measure import Indices, Value, bootstrapped, f1
from ideation.services.rights import Right, requires
from ideation.services.theming.theme_corrections import check_choice
from ideation.services.theming.theme_learning import Trained, by_hand, taught_by, vectors_in_order
from ideation.themes.held_out import cohens_kappa, held_out

# Fewer statements read by people say too little to give a number.
ENOUGH = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Where a second person labelled the same statement: share of equal themes, Cohen's kappa.

    `kappa` is None where it says nothing: fewer than ENOUGH, or one theme throughout.
    """

    n: int
    equal: float | None
    kappa: Value | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeQuality:
    """Macro-F1 of the primary theme on statements people read, each held out when scored.

    A value is None where fewer than `enough` were read. `by_theme` counts those that the person
    or the machine gave the theme. `calibrated` says whether certainties are probabilities.
    """

    scheme: str
    read: int
    enough: int
    macro_f1: Value | None
    by_theme: Mapping[str, Value | None]
    read_by_theme: Mapping[str, int]
    by_language: Mapping[str, Value | None]
    agreement: Agreement
    calibrated: bool
    lessons: int
    classifier: str


@requires(Right.READ)
def theme_quality(store: Store, trained: Trained) -> ThemeQuality:
    """Measure the classifier on everything people labelled in the scheme.

    Each statement is scored by a classifier that learned from the scheme and from other notes'
    labels only: never from itself, its note, or a copy of it.
    """
    with store.reading() as records:
        now = taught_by(records, trained)
        lessons = [each for each in now.lessons if set(each.themes) <= set(now.scheme.slugs)]
        ids = [each.passage_id for each in lessons]
        passages = records.passages.get(ids)
        vectors = vectors_in_order(records, now.model, ids)
        groups = _groups(records, passages)
        readings = records.readings.all(now.scheme.slug)
    truth = [each.themes[0] for each in lessons]
    found = held_out(now.base, [each.themes for each in lessons], vectors, groups)
    languages = [each.language.value for each in passages]
    slugs = now.scheme.slugs
    rows = {
        slug: [row for row in range(len(truth)) if slug in (truth[row], found[row])]
        for slug in slugs
    }
    spoken = {
        code: [row for row, each in enumerate(languages) if each == code]
        for code in sorted(set(languages))
    }
    return ThemeQuality(
        scheme=now.scheme.slug,
        read=len(truth),
        enough=ENOUGH,
        macro_f1=_f1(truth, found, range(len(truth)), slugs),
        by_theme={slug: _f1(truth, found, rows[slug], [slug]) for slug in slugs},
        read_by_theme={slug: len(rows[slug]) for slug in slugs},
        by_language={code: _f1(truth, found, rows_, slugs) for code, rows_ in spoken.items()},
        agreement=_agreement(lessons, readings),
        calibrated=not now.base.few,
        lessons=len(lessons),
        classifier=now.classifier.digest,
    )


@requires(Right.CURATE)
def read_again(
    store: Store,
    clock: Clock,
    scheme: Scheme,
    passage_id: PassageId,
    slugs: Sequence[str],
    reader: str,
) -> SecondReading:
    """Keep what a second person says of a statement that a person labelled.

    It changes no label. BadInput where nobody has labelled the statement.
    """
    check_choice(scheme, slugs)
    at = clock()
    with store.writing() as records:
        live_statement(records, passage_id)
        if not by_hand(records.themes.labels(scheme.slug).get(passage_id, ())):
            raise BadInput(
                f"Nobody has labelled statement {passage_id} yet.",
                hint="Label it first: a second reading is compared with a first.",
            )
        records.readings.add(scheme.slug, passage_id, slugs, reader=reader.strip(), at=at)
    return SecondReading(passage_id=passage_id, themes=tuple(slugs), reader=reader.strip(), at=at)


@requires(Right.CURATE)
def undo_reading(store: Store, clock: Clock, scheme: Scheme, passage_id: PassageId) -> None:
    """Take back the second reading of a statement."""
    with store.writing() as records:
        live_statement(records, passage_id)
        if not records.readings.undo(scheme.slug, passage_id, clock()):
            raise BadInput(
                f"Nobody has read statement {passage_id} a second time.",
                hint="There is nothing to undo.",
            )


@requires(Right.READ)
def to_read_again(store: Store, trained: Trained) -> list[Passage]:
    """Return the statements that one person labelled and no second one read, oldest first."""
    with store.reading() as records:
        read = {each.passage_id for each in records.readings.all(trained.scheme.slug)}
        lessons = records.lessons.all(trained.scheme.slug, trained.model)
        return records.passages.get(
            [each.passage_id for each in lessons if each.passage_id not in read]
        )


def _groups(records: Records, passages: Sequence[Passage]) -> list[int]:
    """Return the note of each passage, or of the passage that it copies."""
    sources = records.copies.sources()
    copied = [sources.get(each.id, each.id) for each in passages]
    notes = {each.id: each.note_id for each in records.passages.get(copied)}
    return [
        int(notes.get(source, each.note_id)) for each, source in zip(passages, copied, strict=True)
    ]


def _f1(
    truth: Sequence[str], found: Sequence[str], rows: Sequence[int], slugs: Sequence[str]
) -> Value | None:
    if len(rows) < ENOUGH:
        return None
    return f1([truth[row] for row in rows], [found[row] for row in rows], slugs)


def _agreement(lessons: Sequence[Lesson], readings: Sequence[SecondReading]) -> Agreement:
    first = {each.passage_id: each.themes[0] for each in lessons}
    pairs = [
        (first[each.passage_id], each.themes[0]) for each in readings if each.passage_id in first
    ]
    if len(pairs) < ENOUGH:
        return Agreement(n=len(pairs), equal=None, kappa=None)

    def kappa(chosen: Indices) -> float:
        drawn = [pairs[row] for row in chosen]
        return cohens_kappa([one for one, _ in drawn], [other for _, other in drawn])

    with np.errstate(invalid="ignore"):
        value = bootstrapped(len(pairs), kappa)
    equal = sum(one == other for one, other in pairs) / len(pairs)
    return Agreement(n=len(pairs), equal=round(equal, 4), kappa=value)
