"""Step 1: read the parallel text and the glossary into one weighted mix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from ideation.embeddings.training.mix import Unit, write_mix
from ideation.embeddings.training.sources import (
    LANGUAGES,
    Pair,
    draws,
    glossary_pairs,
    parallel_pairs,
)

MIX = "mix.tsv"

# Longer sentences cost more than they teach while the box is short.
_MAX_CHARACTERS = 320
# A translation three times as long as its source is no translation.
_MAX_RATIO = 3.0


def prepare(data: Path, work: Path, glossary: Path) -> str:
    """Write the mix of `data/train` and the glossary to `work`; return a line of counts."""
    work.mkdir(parents=True, exist_ok=True)
    pairs = [
        pair
        for pair in chain(parallel_pairs(data / "train"), glossary_pairs(glossary))
        if _usable(pair)
    ]
    count = write_mix(work / MIX, units(pairs))
    by_language = Counter(pair.language for pair in pairs)
    counts = ", ".join(f"{by_language[language]} {language}" for language in LANGUAGES)
    return f"{count} English sentences with {len(pairs)} translations ({counts})"


def units(pairs: Iterable[Pair]) -> Iterator[Unit]:
    """Yield one unit per English sentence; its weight is that of its best origin."""
    pairs = list(pairs)
    sizes = Counter(origin for origin, _ in {(pair.origin, pair.english) for pair in pairs})
    weights: dict[str, float] = {}
    translations: dict[str, dict[tuple[str, str], None]] = {}
    for pair in pairs:
        weight = draws(pair.origin, pair.language, sentences=sizes[pair.origin])
        weights[pair.english] = max(weights.get(pair.english, 0.0), weight)
        translations.setdefault(pair.english, {})[pair.language, pair.text] = None
    for english, found in translations.items():
        yield Unit(english=english, weight=weights[english], translations=tuple(found))


def _usable(pair: Pair) -> bool:
    if pair.language not in LANGUAGES:
        return False
    short, long = sorted((len(pair.text), len(pair.english)))
    if long > _MAX_CHARACTERS or not any(letter.isalpha() for letter in pair.english):
        return False
    # Words may differ widely in length; sentences of a fair length may not.
    return long < 40 or long <= _MAX_RATIO * short
