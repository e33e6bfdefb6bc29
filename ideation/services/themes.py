"""Themes: label what is new, count, list the statements of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ideation.domain.ids import PassageId
from ideation.domain.passage import By, Passage, ThemeScore
from ideation.domain.run import RunDraft
from ideation.domain.theme import NONE, Classified, Scheme, ThemeCount
from ideation.domain.vector import Model, Vectors
from ideation.errors import BadInput, NotFound
from ideation.ports import Clock, Encoder, Progress, Records, Store
from ideation.services.learning import kept_vectors
from ideation.services.rights import Right, requires
from ideation.themes.classifier import ThemeClassifier

RUN_KIND = "themes"
_BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """A classifier with what it learned from."""

    scheme: Scheme
    model: Model
    classifier: ThemeClassifier


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemedPassage:
    """A passage of a theme: how certain, and who said so."""

    passage: Passage
    score: float
    by: By


@requires(Right.READ)
def train(store: Store, encoder: Encoder, scheme: Scheme) -> Trained:
    """Learn the scheme from its prototypes."""
    rows = prototype_vectors(store, encoder, scheme)
    classifier = ThemeClassifier.fit(scheme.prototypes, rows)
    return Trained(scheme=scheme, model=encoder.model, classifier=classifier)


@requires(Right.READ)
def prototype_vectors(store: Store, encoder: Encoder, scheme: Scheme) -> Vectors:
    """Return one row per prototype of the scheme; they are encoded once and kept."""
    return kept_vectors(store, encoder, [prototype.text for prototype in scheme.prototypes])


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
    """Label every embedded passage that this scheme and model have not seen; return how many.

    `trained` is asked for the classifier only where a passage waits: learning takes seconds.
    """
    revision = label_revision(scheme, model)
    done = 0
    while True:
        with store.reading() as records:
            ids = records.themes.waiting(scheme.slug, revision, _BATCH)
            found, vectors = records.vectors.load(model, ids)
        if not len(found):
            return done
        decided = trained().classifier.classify(vectors)
        with store.writing() as records:
            run = records.runs.add(
                RunDraft(
                    kind=RUN_KIND,
                    made_at=clock(),
                    model=model,
                    parameters={"scheme": scheme.slug, "scheme_revision": scheme.revision},
                    seed=None,
                    corpus_size=len(found),
                )
            )
            labels = {
                PassageId(int(passage_id)): labels_of(each)
                for passage_id, each in zip(found, decided, strict=True)
            }
            records.themes.assign(scheme.slug, revision, run, labels)
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
    _known_theme(scheme, slug)
    with store.reading() as records:
        passages = records.passages.get(records.themes.holding(scheme.slug, slug))
    return [
        ThemedPassage(passage=passage, score=theme.score, by=theme.by)
        for passage in passages
        for theme in passage.themes
        if theme.slug == slug
    ]


@requires(Right.CURATE)
def assign_themes(
    store: Store, clock: Clock, scheme: Scheme, passage_id: PassageId, slugs: Sequence[str]
) -> Passage:
    """Give a passage its themes by hand, the first the primary; no run changes them.

    Raises BadInput for an unknown, repeated or contradictory choice, NotFound for a passage that
    is not there.
    """
    for slug in slugs:
        _known_theme(scheme, slug)
    if not slugs or len(set(slugs)) < len(slugs) or (NONE in slugs and len(slugs) > 1):
        raise BadInput(
            f"{', '.join(slugs) or 'No theme'} is no choice of themes.",
            hint="Name one theme or several different ones, or none alone.",
        )
    with store.writing() as records:
        _live_passage(records, passage_id)
        records.corrections.assign(scheme.slug, passage_id, slugs, clock())
        return _live_passage(records, passage_id)


@requires(Right.CURATE)
def undo_themes(store: Store, clock: Clock, scheme: Scheme, passage_id: PassageId) -> Passage:
    """Bring back the themes a passage had before the newest correction."""
    with store.writing() as records:
        _live_passage(records, passage_id)
        if not records.corrections.undo(scheme.slug, passage_id, clock()):
            raise BadInput(
                f"No one has changed the themes of statement {passage_id}.",
                hint="There is nothing to undo.",
            )
        return _live_passage(records, passage_id)


def _live_passage(records: Records, passage_id: PassageId) -> Passage:
    found = records.passages.get([passage_id])
    if not found:
        raise NotFound(
            f"There is no statement {passage_id}.", hint="See them with: ideation notes show NOTE"
        )
    return found[0]


def _known_theme(scheme: Scheme, slug: str) -> None:
    if scheme.theme(slug) is None:
        raise NotFound(
            f"There is no theme {slug!r}.", hint=f"Choose one of: {', '.join(scheme.slugs)}."
        )


def label_revision(scheme: Scheme, model: Model) -> str:
    """Name scheme and model together: labels of another revision are out of date."""
    return f"{scheme.revision}/{model.revision}"


def labels_of(decided: Classified) -> tuple[ThemeScore, ...]:
    """Return the labels to store for one passage: the primary first."""
    return tuple(
        ThemeScore(slug=slug, score=decided.scores[slug], by=By.MACHINE)
        for slug in decided.assigned
    )
