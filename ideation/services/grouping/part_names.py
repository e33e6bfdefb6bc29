"""Names of the parts of a cluster at a finer level: what sets each apart from its siblings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from ideation.clustering.fit import UNCLUSTERED, Labels
from ideation.clustering.terms import names, top_terms
from ideation.domain.fold import fold, folded_words
from ideation.domain.ids import PassageId
from ideation.domain.passage import Passage
from ideation.text.words import content_words


def part_names(
    members: Sequence[PassageId],
    parts: Sequence[Sequence[PassageId]],
    passages: Mapping[PassageId, Passage],
    *,
    reader: str,
    above: str,
    people: Sequence[str],
) -> list[str]:
    """Return a name for each part, no two alike.

    `members` are the statements of the cluster, those that stand alone included: a part is named
    by what it says and the rest does not. Words of `above`, the cluster's own name, are not said
    again, nor what half of every part says; names of `people` are no subject.
    """
    rows = [each for each in members if each in passages]
    part_of = {each: label for label, part in enumerate(parts) for each in part}
    labels = np.array([part_of.get(each, UNCLUSTERED) for each in rows], dtype=np.intp)
    said = sorted(set(labels.tolist()))
    words = [content_words(passages[each].reading, passages[each].language) for each in rows]
    named_above = {word for name in (above, *people) for word in folded_words(name).split()}
    terms = top_terms(
        words,
        labels,
        languages=[passages[each].language.value for each in rows],
        reader=reader,
        neighbours={one: [other for other in said if other != one] for one in said},
        excluded=named_above | _common(words, labels),
    )
    named = names(terms)
    return [named.get(label, "…") for label in range(len(parts))]


def _common(words: Sequence[Sequence[str]], labels: Labels) -> set[str]:
    """Return the folded words that at least half of each part says."""
    said: dict[int, Counter[str]] = defaultdict(Counter)
    for own, label in zip(words, labels.tolist(), strict=True):
        said[label].update({fold(word) for word in own})
    sizes = Counter(labels.tolist())
    parts = [
        {word for word, count in found.items() if 2 * count >= sizes[label]}
        for label, found in said.items()
        if label != UNCLUSTERED
    ]
    return set.intersection(*parts) if len(parts) > 1 else set()
