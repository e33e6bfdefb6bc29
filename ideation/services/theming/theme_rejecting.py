"""Say that a theme is not the one: what a statement is given instead."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from ideation.domain.ids import PassageId
from ideation.domain.theme import NONE
from ideation.errors import BadInput
from ideation.ports import Clock, Records, Store
from ideation.services.capturing.statements import live_statement
from ideation.services.rights import Right, requires
from ideation.services.theming.theme_corrections import Corrected, assign_themes
from ideation.services.theming.theme_learning import Trained, taught_by, vectors_in_order
from ideation.services.theming.themes import known_theme


@requires(Right.READ)
def without_theme(
    store: Store, trained: Trained, passage_id: PassageId, slug: str
) -> tuple[str, ...]:
    """Return the themes of a statement once `slug` is rejected; nothing is stored.

    Its other themes stay; where there is none, the machine's most probable other one takes its
    place, be it a theme or none. What a person took from this statement before never comes back.
    Raises BadInput where the statement does not have the theme.
    """
    known_theme(trained.scheme, slug)
    if slug == NONE:
        raise BadInput("What has no theme cannot lose one.", hint="Give the theme that it has.")
    with store.reading() as records:
        passage = live_statement(records, passage_id)
        labels = records.themes.labels(trained.scheme.slug).get(passage_id, ())
        own = [each.slug for each in labels]
        if slug not in own:
            raise BadInput(
                f"Statement {passage.id} does not have the theme {slug!r}.",
                hint=f"It has: {', '.join(own) or NONE}.",
            )
        kept = [each for each in own if each not in (slug, NONE)]
        if kept:
            return tuple(kept)
        barred = {slug, *_taken(records, trained, passage_id)}
        return (_next_best(records, trained, passage_id, barred),)


@requires(Right.CURATE)
def reject_theme(
    store: Store, clock: Clock, trained: Trained, passage_id: PassageId, slug: str
) -> Corrected:
    """Take a theme from a statement for good; it is given what `without_theme` says."""
    found = without_theme(store, trained, passage_id, slug)
    return assign_themes(store, clock, trained, passage_id, found)


def _taken(records: Records, trained: Trained, passage_id: PassageId) -> set[str]:
    """Return the themes that people took from a statement and did not give it again."""
    taken: set[str] = set()
    for each in reversed(records.lessons.history(trained.scheme.slug, passage_id)):
        if each.undone_at is None:
            taken = (taken | set(each.before)) - set(each.after or ())
    return taken - {NONE}


def _next_best(
    records: Records, trained: Trained, passage_id: PassageId, barred: Collection[str]
) -> str:
    now = taught_by(records, trained)
    found, _ = records.vectors.load(now.model, [passage_id])
    if not len(found):
        return NONE
    shares = now.classifier.probabilities(vectors_in_order(records, now.model, [passage_id]))[0]
    open_ = [
        (float(shares[at]), each)
        for at, each in enumerate(now.classifier.slugs)
        if each not in barred
    ]
    return max(open_, key=lambda each: (np.round(each[0], 12), each[1] == NONE, each[1]))[1]
