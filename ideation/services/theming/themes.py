"""Themes: label what is new, count, list the statements of one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ideation.domain.passage import By, Passage
from ideation.domain.theme import Scheme, ThemeCount
from ideation.domain.vector import Model
from ideation.errors import NotFound
from ideation.ports import Clock, Progress, Store
from ideation.services.rights import Right, requires
from ideation.services.theming.theme_learning import Trained, store_labels, wanted_revision

_BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemedPassage:
    """A passage of a theme: how certain, and who said so."""

    passage: Passage
    score: float
    by: By


@requires(Right.CAPTURE)
def label_waiting(
    store: Store,
    clock: Clock,
    scheme: Scheme,
    model: Model,
    trained: Callable[[], Trained],
    *,
    progress: Progress | None = None,
) -> int:
    """Label every embedded passage that scheme, model and lessons have not seen; return how many.

    `trained` is asked for the classifier only where a passage waits: learning takes seconds.
    """
    done = 0
    while True:
        with store.reading() as records:
            revision = wanted_revision(records, scheme, model)
            ids = records.themes.waiting(scheme.slug, revision, _BATCH)
            found, vectors = records.vectors.load(model, ids)
        if not len(found):
            return done
        learned = trained()
        decided = learned.classifier.assigned(vectors)
        with store.writing() as records:
            # Somebody taught it something else meanwhile: ask again what waits.
            if wanted_revision(records, scheme, model) != learned.revision:
                continue
            store_labels(records, clock, learned, found, decided)
        done += len(found)
        if progress is not None:
            progress(done, done)


@requires(Right.READ)
def count_themes(store: Store, scheme: Scheme, language: str = "en") -> list[ThemeCount]:
    """Return passages and distinct organisations per theme, in the scheme's order."""
    with store.reading() as records:
        counts = records.themes.counts(scheme.slug)
    return [
        ThemeCount(
            slug=theme.slug,
            name=theme.label(language),
            passages=counts.get(theme.slug, (0, 0))[0],
            organisations=counts.get(theme.slug, (0, 0))[1],
        )
        for theme in scheme.themes
    ]


@requires(Right.READ)
def passages_of_theme(store: Store, scheme: Scheme, slug: str) -> list[ThemedPassage]:
    """Return the statements of a theme, most certain first; NotFound for an unknown slug."""
    known_theme(scheme, slug)
    with store.reading() as records:
        passages = records.passages.get(records.themes.holding(scheme.slug, slug))
    return [
        ThemedPassage(passage=passage, score=theme.score, by=theme.by)
        for passage in passages
        for theme in passage.themes
        if theme.slug == slug
    ]


def known_theme(scheme: Scheme, slug: str) -> None:
    """Raise NotFound unless the scheme has a theme of that slug."""
    if scheme.theme(slug) is None:
        raise NotFound(
            f"There is no theme {slug!r}.", hint=f"Choose one of: {', '.join(scheme.slugs)}."
        )
