"""Why a statement has its theme: what the machine learned from that comes nearest, which words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ideation.domain.ids import PassageId
from ideation.domain.passage import Passage
from ideation.ports import Encoder, Store
from ideation.services.capturing.statements import live_statement
from ideation.services.learning import kept_vectors
from ideation.services.rights import Right, requires
from ideation.services.theming.theme_learning import Trained, taught_by, vectors_in_order
from ideation.text.turn_labels import without_speaker
from ideation.themes.scheme import examples_of

_WORD = re.compile(r"[^\W\d_][\w'’-]{2,}")
# Longer statements are read whole, but only their first words are weighed: each costs a vector.
_MOST_WORDS = 60
_NEAREST = 3
# A word that moves the probability by less says nothing.
_LEAST = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """What the machine learned from, with its cosine; `passage_id` where a person taught it."""

    text: str
    themes: tuple[str, ...]
    similarity: float
    passage_id: PassageId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A word of the passage's text, `[start, end)`, and how much of the probability it carries."""

    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """The probabilities of a statement, the examples nearest to it, the words that carry `slug`."""

    passage: Passage
    slug: str
    scores: tuple[tuple[str, float], ...]
    nearest: tuple[Near, ...]
    words: tuple[Weighed, ...]


@requires(Right.READ)
def why_theme(
    store: Store, encoder: Encoder, trained: Trained, passage_id: PassageId, slug: str | None = None
) -> Why:
    """Explain the machine's view of a statement: of `slug`, else of what it holds most probable.

    A word's weight is what the probability loses when the word is left out.
    """
    scheme = trained.scheme
    examples = [each for each in examples_of(scheme) if not each.meaning]
    prototypes = kept_vectors(store, encoder, [each.text for each in examples])
    with store.reading() as records:
        passage = live_statement(records, passage_id)
        now = taught_by(records, trained)
        lessons = [each for each in now.lessons if each.passage_id != passage_id]
        ids = [each.passage_id for each in lessons]
        taught = vectors_in_order(records, now.model, ids)
        told = records.passages.get(ids)
        stored = records.vectors.load(now.model, [passage_id])[1]
    # A new statement still waits for its vector.
    [vector] = (
        stored if len(stored) else encoder.encode_passages([without_speaker(passage.reading)])
    )
    [shares] = now.classifier.probabilities(vector[None])
    scores = sorted(
        zip(now.classifier.slugs, map(float, shares), strict=True), key=lambda each: -each[1]
    )
    chosen = slug if slug in scheme.slugs else scores[0][0]
    near = [
        *(
            Near(
                text=each.text, themes=each.themes, similarity=float(row @ vector), passage_id=None
            )
            for each, row in zip(examples, prototypes, strict=True)
        ),
        *(
            Near(
                text=each.text,
                themes=lesson.themes,
                similarity=float(row @ vector),
                passage_id=each.id,
            )
            for each, lesson, row in zip(told, lessons, taught, strict=True)
        ),
    ]
    own = [each for each in near if chosen in each.themes]
    own.sort(key=lambda each: (-each.similarity, each.text))
    return Why(
        passage=passage,
        slug=chosen,
        scores=tuple(scores),
        nearest=tuple(own[:_NEAREST]),
        words=_words(encoder, now, passage.text, chosen),
    )


def _words(encoder: Encoder, trained: Trained, text: str, slug: str) -> tuple[Weighed, ...]:
    """Return the words that carry a theme, in the order of the text."""
    words = list(_WORD.finditer(text))[:_MOST_WORDS]
    if len(words) < 2:
        return ()
    without = [f"{text[: each.start()]} {text[each.end() :]}" for each in words]
    column = trained.classifier.slugs.index(slug)
    shares = _probability(encoder, trained, [text, *without], column)
    return tuple(
        Weighed(start=each.start(), end=each.end(), weight=round(float(shares[0] - left), 4))
        for each, left in zip(words, shares[1:], strict=True)
        if shares[0] - left >= _LEAST
    )


def _probability(
    encoder: Encoder, trained: Trained, texts: Sequence[str], column: int
) -> list[float]:
    vectors = np.asarray(encoder.encode_passages(texts))
    return [float(each) for each in trained.classifier.probabilities(vectors)[:, column]]
