"""The theme classifier of a workspace: a scheme's examples, and what people said since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ideation.domain.ids import PassageId
from ideation.domain.passage import By, ThemeScore
from ideation.domain.run import RunDraft
from ideation.domain.teaching import Lesson
from ideation.domain.theme import Scheme
from ideation.domain.vector import Model, Vectors
from ideation.ports import Clock, Encoder, PassageIds, Records, Store
from ideation.services.learning import kept_vectors
from ideation.services.rights import Right, requires
from ideation.services.theming.common_speech import common_statements
from ideation.themes.classifier import ThemeClassifier
from ideation.themes.scheme import examples_of

RUN_KIND = "themes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """A classifier with what it learned from.

    `base` learned from the scheme alone, `classifier` from `lessons` too.
    """

    scheme: Scheme
    model: Model
    base: ThemeClassifier
    classifier: ThemeClassifier
    lessons: tuple[Lesson, ...] = ()

    @property
    def revision(self) -> str:
        """Name everything that decides over labels."""
        return label_revision(self.scheme, self.model, self.lessons)


@requires(Right.READ)
def train(store: Store, encoder: Encoder, scheme: Scheme) -> Trained:
    """Learn the scheme from its examples alone; they are encoded once and kept.

    A scheme of few examples learns from what is said in our trade in general, too.
    """
    examples = examples_of(scheme)
    rows = kept_vectors(store, encoder, [example.text for example in examples])
    common = None
    if any(each.meaning for each in examples):
        common = kept_vectors(store, encoder, common_statements())
    classifier = ThemeClassifier.fit(examples, rows, common=common)
    return Trained(scheme=scheme, model=encoder.model, base=classifier, classifier=classifier)


@requires(Right.READ)
def learn_lessons(store: Store, trained: Trained) -> Trained:
    """Return the classifier as people have taught it by now; the same one where nothing is new."""
    with store.reading() as records:
        return taught_by(records, trained)


def taught_by(records: Records, trained: Trained) -> Trained:
    """Return the classifier that learned the lessons of these records."""
    lessons = tuple(records.lessons.all(trained.scheme.slug, trained.model))
    return with_lessons(records, trained, lessons)


def with_lessons(records: Records, trained: Trained, lessons: tuple[Lesson, ...]) -> Trained:
    """Return the classifier that learned exactly these lessons, in their order."""
    if lessons == trained.lessons:
        return trained
    known = tuple(each for each in lessons if set(each.themes) <= set(trained.scheme.slugs))
    vectors = vectors_in_order(records, trained.model, [each.passage_id for each in known])
    classifier = trained.base.taught([each.themes for each in known], vectors)
    return replace(trained, classifier=classifier, lessons=lessons)


def vectors_in_order(records: Records, model: Model, ids: Sequence[PassageId]) -> Vectors:
    """Return one row per id, in the order of `ids`; each must have a vector of `model`."""
    found, vectors = records.vectors.load(model, ids)
    return vectors[np.searchsorted(found, np.asarray(ids, dtype=np.int64))]


def label_revision(scheme: Scheme, model: Model, lessons: Sequence[Lesson] = ()) -> str:
    """Name scheme, model and lessons together: labels of another revision are out of date."""
    revision = f"{scheme.revision}/{model.revision}"
    if not lessons:
        return revision
    told = json.dumps([[each.passage_id, each.themes] for each in lessons])
    return f"{revision}/{hashlib.sha256(told.encode()).hexdigest()[:12]}"


def wanted_revision(records: Records, scheme: Scheme, model: Model) -> str:
    """Return the revision that labels have where nothing waits."""
    return label_revision(scheme, model, records.lessons.all(scheme.slug, model))


def rescore(records: Records, clock: Clock, trained: Trained) -> tuple[PassageIds, int]:
    """Label anew every statement that no person labelled; return their ids and how many flipped.

    A flip is another primary theme.
    """
    ids, vectors = records.vectors.load(trained.model)
    before = records.themes.labels(trained.scheme.slug)
    machine = np.asarray([not by_hand(before.get(each, ())) for each in ids.tolist()], dtype=bool)
    ids, vectors = ids[machine], vectors[machine]
    decided = trained.classifier.assigned(vectors)
    store_labels(records, clock, trained, ids, decided)
    flipped = sum(
        bool(labels := before.get(each, ())) and labels[0].slug != new[0][0]
        for each, new in zip(ids.tolist(), decided, strict=True)
    )
    return ids, flipped


def store_labels(
    records: Records,
    clock: Clock,
    trained: Trained,
    ids: PassageIds,
    decided: Sequence[Sequence[tuple[str, float]]],
) -> None:
    """Store the machine's labels with the run they come from."""
    run = records.runs.add(
        RunDraft(
            kind=RUN_KIND,
            made_at=clock(),
            model=trained.model,
            parameters={
                "scheme": trained.scheme.slug,
                "scheme_revision": trained.scheme.revision,
                "lessons": len(trained.lessons),
            },
            seed=None,
            corpus_size=len(ids),
        )
    )
    labels = {
        PassageId(passage_id): [
            ThemeScore(slug=slug, score=score, by=By.MACHINE) for slug, score in each
        ]
        for passage_id, each in zip(ids.tolist(), decided, strict=True)
    }
    records.themes.assign(trained.scheme.slug, trained.revision, run, labels)


def by_hand(labels: Collection[ThemeScore]) -> bool:
    """Tell whether a person gave one of these themes."""
    return any(each.by is By.HUMAN for each in labels)
