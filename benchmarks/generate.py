"""Generated notes of any number: the sample corpus's sentences with their parts exchanged.

Seeded. The sentences make no story; they keep the corpus's languages, lengths and words, so
that full text, vectors and filters meet what they meet in real use.
"""

import random
from collections.abc import Iterator
from pathlib import Path

from ideation.intake.header import split_front_matter
from ideation.text.passages import split

CORPUS = Path(__file__).parents[1] / "corpus"


def passages(count: int, *, seed: int = 20261122) -> Iterator[str]:
    """Yield `count` different passages."""
    chance = random.Random(seed)
    by_language: dict[str, list[list[str]]] = {}
    for path in sorted(CORPUS.glob("*.md")):
        _, body = split_front_matter(path.read_text(encoding="utf-8"))
        for draft in split(body):
            words = draft.reading.split()
            if len(words) > 5:
                by_language.setdefault(draft.language.value, []).append(words)
    languages = list(by_language)
    weights = [len(by_language[language]) for language in languages]
    for number in range(count):
        [language] = chance.choices(languages, weights)
        first, second = chance.sample(by_language[language], 2)
        cut_first, cut_second = chance.randint(2, len(first)), chance.randint(0, len(second) - 2)
        yield " ".join([*first[:cut_first], *second[cut_second:], f"Nummer {number}"])
