"""Learn which words of two languages mean the same, from our own parallel statements and terms.

    python -m ideation.text.lexicon_learning

writes the tables that `lexicon` reads, after `glossary/` or the dictionaries of roots changed.
Model 1 of Brown, Della Pietra, Della Pietra and Mercer (1993) is learned in both directions; what
only one of them believes is mostly a word that often stands beside the other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ideation.domain.fold import fold
from ideation.domain.language import Language
from ideation.text.lexicon import PAIRS, table_of, writing_of
from ideation.text.roots import roots_of
from ideation.text.terms import glossary_rows, glossary_statements, our_glossary
from ideation.text.words import words_with_lemmas

Roots = Sequence[Sequence[str]]
Numbers = NDArray[np.int64]

_ROUNDS = 8
# A pair is kept from this chance on, and at most so many translations of a word.
_FEWEST = 0.15
_MOST = 4
# A lemma is written as such where this share of the commonest spelling is.
_AT_TIMES = 0.2


@dataclass(frozen=True, slots=True)
class _Links:
    """Every root of a statement with every one of its translation, shape (links,).

    `target_place` numbers the places where a target's root stands, over all statements.
    """

    source: Numbers
    target: Numbers
    target_place: Numbers


def matched(sources: Roots, targets: Roots) -> list[tuple[str, str, float]]:
    """Return pairs of roots that mean the same with their chance, in order.

    `sources[i]` and `targets[i]` are the roots of one statement in two languages. The chance is
    the geometric mean of both directions, in (0, 1].
    """
    there, back = _chances(sources, targets), _chances(targets, sources)
    both = {
        (source, target): float(np.sqrt(chance * back[target, source]))
        for (source, target), chance in there.items()
        if (target, source) in back
    }
    likely = {pair: chance for pair, chance in both.items() if chance >= _FEWEST}
    kept = {*_best(likely, 0), *_best(likely, 1)}
    return sorted((source, target, round(likely[source, target], 2)) for source, target in kept)


def _best(chances: Mapping[tuple[str, str], float], side: int) -> Iterator[tuple[str, str]]:
    """Yield the likeliest pairs of every root on one side."""
    taken: dict[str, int] = {}
    for pair in sorted(chances, key=lambda each: (-chances[each], each)):
        taken[pair[side]] = taken.get(pair[side], 0) + 1
        if taken[pair[side]] <= _MOST:
            yield pair


def _chances(sources: Roots, targets: Roots) -> dict[tuple[str, str], float]:
    """Return the chance that a target's root translates a source's, learned by Model 1."""
    source_names, target_names = _names(sources), _names(targets)
    links = _links(sources, targets, source_names, target_names)
    keys, pair = np.unique(links.source * len(target_names) + links.target, return_inverse=True)
    pair_source = keys // len(target_names)
    chances = np.ones(len(keys))
    for _ in range(_ROUNDS):
        shares = chances[pair]
        shares /= np.bincount(links.target_place, shares)[links.target_place]
        counts = np.bincount(pair, shares)
        chances = counts / np.bincount(pair_source, counts)[pair_source]
    by_number = (list(source_names), list(target_names))
    return {
        (by_number[0][source], by_number[1][target]): float(chance)
        for source, target, chance in zip(
            pair_source, keys % len(target_names), chances, strict=True
        )
        if source < len(source_names)
    }


def _names(texts: Roots) -> dict[str, int]:
    return {root: number for number, root in enumerate(sorted({r for text in texts for r in text}))}


def _links(
    sources: Roots,
    targets: Roots,
    source_names: Mapping[str, int],
    target_names: Mapping[str, int],
) -> _Links:
    # What has no translation comes from no word: each statement holds one more, which is empty.
    empty = len(source_names)
    drawn: list[tuple[int, int, int]] = []
    place = 0
    for source, target in zip(sources, targets, strict=True):
        if not source:
            continue
        numbers = [*(source_names[root] for root in source), empty]
        for root in target:
            drawn += [(number, target_names[root], place) for number in numbers]
            place += 1
    table = np.array(drawn, dtype=np.int64).reshape(-1, 3)
    return _Links(source=table[:, 0], target=table[:, 1], target_place=table[:, 2])


def learn(glossary: Path) -> dict[tuple[Language, Language], list[tuple[str, str, float]]]:
    """Return the matched roots of every two languages of a glossary."""
    rows = _rows(glossary)
    roots = {
        language: [roots_of(row[language.value] or "", language).split() for row in rows]
        for language in Language
    }
    return {pair: matched(roots[pair[0]], roots[pair[1]]) for pair in PAIRS}


def writing(glossary: Path, language: Language, roots: Iterable[str]) -> list[tuple[str, str]]:
    """Return how those of `roots` that are whole words are mostly written, in order."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    lemmas: dict[str, str] = {}
    for row in _rows(glossary):
        for word, found in words_with_lemmas(row[language.value] or "", language):
            seen[fold(found)][word] += 1
            lemmas[fold(found)] = found
    return [
        (root, _as_written(lemmas[root], seen[root])) for root in sorted(set(roots)) if root in seen
    ]


def _as_written(found: str, spellings: Counter[str]) -> str:
    """Return the lemma, where it is written so at times, else the commonest spelling."""
    most = max(spellings.values())
    if spellings[found] >= _AT_TIMES * most:
        return found
    return min(spellings, key=lambda each: (-spellings[each], each))


def _rows(glossary: Path) -> list[dict[str, str]]:
    return [*glossary_statements(glossary), *glossary_rows(glossary / "terms")]


def main() -> None:
    """Write the tables."""
    known: dict[Language, set[str]] = defaultdict(set)
    for pair, rows in learn(our_glossary()).items():
        lines = (f"{source}\t{target}\t{chance:.2f}\n" for source, target, chance in rows)
        table_of(*pair).write_text("".join(lines), encoding="utf-8")
        for side, language in enumerate(pair):
            known[language].update(str(row[side]) for row in rows)
    for language, roots in known.items():
        written = writing(our_glossary(), language, roots)
        writing_of(language).write_text(
            "".join(f"{root}\t{word}\n" for root, word in written), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
