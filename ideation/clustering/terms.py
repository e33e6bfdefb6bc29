"""The words that set each cluster apart, and names made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from ideation.clustering.fit import UNCLUSTERED, Labels

_NAME_TERMS = 3


def top_terms(
    words: Sequence[Sequence[str]], labels: Labels, *, k: int = 8
) -> dict[int, list[str]]:
    """Return the k terms of each cluster, by class-based tf-idf (Grootendorst 2022).

    `words[i]` are the lemmas of passage i, `labels[i]` its cluster. A term counts once per
    passage, so that one long passage cannot name a cluster; it needs two passages, where the
    cluster has any such term. Spellings that differ only in case count together.
    """
    shown: dict[str, Counter[str]] = {}
    per_cluster: dict[int, Counter[str]] = {}
    for lemmas, label in zip(words, labels.tolist(), strict=True):
        counts = per_cluster.setdefault(label, Counter())
        for lemma in set(lemmas):
            shown.setdefault(lemma.casefold(), Counter())[lemma] += 1
        counts.update({lemma.casefold() for lemma in lemmas})
    totals: Counter[str] = Counter()
    for counts in per_cluster.values():
        totals.update(counts)
    mean = sum(totals.values()) / max(len(per_cluster), 1)
    return {
        label: [_most_common(shown[term]) for term in _best(counts, totals, mean, k)]
        for label, counts in sorted(per_cluster.items())
        if label != UNCLUSTERED
    }


def names(terms: Mapping[int, Sequence[str]]) -> dict[int, str]:
    """Return a name per cluster from its first terms, never two alike."""
    found: dict[int, str] = {}
    for label, ranked in terms.items():
        name = " · ".join(ranked[:_NAME_TERMS]) or "…"
        extra = _NAME_TERMS
        while name in found.values() and extra < len(ranked):
            extra += 1
            name = " · ".join(ranked[:extra])
        found[label] = name if name not in found.values() else f"{name} ({label + 1})"
    return found


def _best(counts: Counter[str], totals: Counter[str], mean: float, k: int) -> list[str]:
    shared = {term: count for term, count in counts.items() if count > 1} or dict(counts)
    size = sum(counts.values())
    weight = {
        term: count / size * float(np.log1p(mean / totals[term])) for term, count in shared.items()
    }
    return sorted(weight, key=lambda term: (-weight[term], term))[:k]


def _most_common(spellings: Counter[str]) -> str:
    return min(spellings, key=lambda spelling: (-spellings[spelling], spelling))
