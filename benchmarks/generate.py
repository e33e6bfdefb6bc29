"""Generated notes and vectors of any number, seeded.

Sentences are the sample corpus's with their parts exchanged: they make no story; they keep the
corpus's languages, lengths and words, so that full text, vectors and filters meet what they meet
in real use. Vectors are drawn around planted groups, as near to each other as labelled statements
are.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ideation.domain.vector import Vectors
from ideation.intake.header import split_front_matter
from ideation.text.passages import split

CORPUS = Path(__file__).parents[1] / "corpus"

# As measured on half A of the labelled set and on the sample corpus: the length of the mean and
# of each language's shift; how much of a vector its group explains (a cosine of 0.16 between
# groups and 0.37 within, from 0.2 to 0.6); how many directions carry the rest.
_MEAN = 0.36
_LANGUAGES = {"de": (0.36, 0.05), "en": (0.27, 0.06), "fr": (0.27, 0.05), "lb": (0.1, 0.1)}
_EXPLAINED = (0.12, 0.36)
_DIM, _DIRECTIONS = 384, 93
_NOISE = 0.35
_PER_GROUP = 20
# Sentences in a language that a planted group is told with.
_MATTER = 3


def passages(
    count: int, *, seed: int = 20261122, spoken: Sequence[str] | None = None
) -> Iterator[str]:
    """Yield `count` different passages, of the languages `spoken` or as often as in the corpus."""
    chance = random.Random(seed)
    by_language = _sentences()
    languages = list(by_language)
    weights = [len(by_language[language]) for language in languages]
    for number in range(count):
        language = spoken[number] if spoken else chance.choices(languages, weights)[0]
        first, second = chance.sample(by_language[language], 2)
        cut_first, cut_second = chance.randint(2, len(first)), chance.randint(0, len(second) - 2)
        yield " ".join([*first[:cut_first], *second[cut_second:], f"Nummer {number}"])


def told(groups: NDArray[np.intp], languages: Sequence[str], *, seed: int = 20261122) -> list[str]:
    """Return a text for each passage of planted groups, as the sample corpus would word it.

    A group has a few sentences of the corpus in each language as its matter, and its passages
    are made of parts of them: so its words set it apart, and some words it shares with others.
    Noise (-1) is made of any sentences.
    """
    chance = random.Random(seed)
    by_language = _sentences()
    matter: dict[tuple[int, str], list[list[str]]] = {}
    texts = []
    for group, language in zip(groups.tolist(), languages, strict=True):
        known = by_language[language]
        if group >= 0:
            known = matter.setdefault((group, language), chance.sample(known, _MATTER))
        first, second = chance.sample(known, 2)
        cut_first, cut_second = chance.randint(2, len(first)), chance.randint(0, len(second) - 2)
        texts.append(" ".join([*first[:cut_first], *second[cut_second:]]))
    return texts


def _sentences() -> dict[str, list[list[str]]]:
    """Return the words of the sample corpus's longer passages by language."""
    found: dict[str, list[list[str]]] = {}
    for path in sorted(CORPUS.glob("*.md")):
        _, body = split_front_matter(path.read_text(encoding="utf-8"))
        for draft in split(body):
            words = draft.reading.split()
            if len(words) > 5:
                found.setdefault(draft.language.value, []).append(words)
    return found


@dataclass(frozen=True, slots=True)
class Planted:
    """Unit rows, the group planted for each (-1 is noise), and its language."""

    vectors: Vectors
    groups: NDArray[np.intp]
    languages: list[str]


def planted(count: int, *, seed: int = 20261122, noise: float = _NOISE, field: int = 0) -> Planted:
    """Return `count` vectors in groups of heavy-tailed sizes and all languages, and noise.

    Another seed with `noise` 1 gives passages of the same field that belong to no group; with
    another `field` they have nothing in common with these but the encoder.
    """
    world, chance = np.random.default_rng(field), np.random.default_rng(seed)
    # A spectrum that falls off so that `_DIRECTIONS` directions count.
    scale = np.exp(-np.arange(_DIM) / _DIRECTIONS)
    scale /= np.linalg.norm(scale)

    def directions(number: int, source: np.random.Generator) -> Vectors:
        drawn = source.normal(size=(number, _DIM)).astype(np.float32) * scale.astype(np.float32)
        return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True))

    mean, shifts = directions(1, world)[0], directions(len(_LANGUAGES), world)
    shifts *= np.asarray([[length] for _, length in _LANGUAGES.values()], dtype=np.float32)
    number = max(2, int((1 - noise) * count) // _PER_GROUP)
    share = np.arange(1, number + 1) ** -0.8
    groups = chance.choice(number, size=count, p=share / share.sum())
    groups[chance.random(count) < noise] = -1
    explained = chance.uniform(*_EXPLAINED, size=number)
    explained = np.where(groups >= 0, explained[groups], 0)[:, None].astype(np.float32)
    spoken = chance.choice(len(shifts), size=count, p=[part for part, _ in _LANGUAGES.values()])
    vectors = np.sqrt(1 - _MEAN**2 - explained) * directions(count, chance)
    vectors += np.sqrt(explained) * directions(number, chance)[groups]
    vectors += shifts[spoken] + np.float32(_MEAN) * mean
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    codes = list(_LANGUAGES)
    return Planted(vectors, groups, [codes[each] for each in spoken.tolist()])
