"""What an encoder understands: translations found, similarity, classes across languages.

python -m benchmarks.encoder FOLDER... --data DIR [--part dev|final] [--limit N]

`dev` is what settings and checkpoints are chosen on: odd NTREX lines, STS-b dev. `final` is
what a release reports, once: even lines, STS-b test, and the sets that nothing is chosen on.
"""

import argparse
import gzip
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks.published import MODELS, SCORES
from benchmarks.table import show
from ideation.domain.vector import Vectors
from ideation.embeddings.choose import choose_encoder
from ideation.ports import Encoder

LANGUAGES = ("de", "fr", "lb")
# What our model is compared on with the published ones: German and French.
COMPARED = (
    "NTREX de→en",
    "NTREX fr→en",
    "STS-b de",
    "STS-b fr",
    "Tatoeba de→en",
    "Tatoeba fr→en",
)


def main() -> None:
    """Measure each folder and print one table, the published scores in its last columns."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", metavar="FOLDER")
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds eval/")
    parser.add_argument("--part", choices=("dev", "final"), default="dev")
    parser.add_argument("--limit", type=int, help="only the first lines of each set")
    options = parser.parse_args()
    columns, measured = [], []
    for folder in options.folders:
        encoder = choose_encoder(folder)
        sets = Sets(options.data / "eval", encoder, options.limit)
        measured.append(dict(final(sets) if options.part == "final" else dev(sets)))
        columns.append(f"{encoder.model.name} ({encoder.runtime})")
    names = list(measured[0])
    rows = [
        (name, *(_number(scores[name]) for scores in measured), *_published(name)) for name in names
    ]
    shared = [name for name in COMPARED if name in names]
    means = [np.mean([scores[name] for name in shared]) for scores in measured]
    others = np.mean([SCORES[name] for name in shared], axis=0)
    rows.append((f"mean of {len(shared)} de, fr", *map(_number, means), *map(_number, others)))
    lines = "all lines" if options.limit is None else f"first {options.limit} lines of each set"
    show(f"Encoders, {options.part}, {lines}", ("task", *columns, *MODELS), rows)
    print(f"* published, not measured here: {', '.join(MODELS.values())}")


class Sets:
    """The evaluation files, and the vectors of their texts, each text encoded once."""

    def __init__(self, folder: Path, encoder: Encoder, limit: int | None) -> None:
        self._folder = folder
        self._encoder = encoder
        self._limit = limit
        self._known: dict[str, np.ndarray] = {}

    def rows(self, name: str, *, first: int = 0, step: int = 1) -> list[list[str]]:
        """Return the columns of every `step`-th line of a file, from line `first` on."""
        path = self._folder / f"{name}.tsv.gz"
        with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
            rows = [line.rstrip("\n").split("\t") for line in lines]
        return rows[first::step][: self._limit]

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """Return one row per text, shape (len(texts), dim)."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(zip(new, self._encoder.encode_passages(new), strict=True))
        return np.stack([self._known[text] for text in texts])


def dev(sets: Sets) -> Iterator[tuple[str, float]]:
    """Yield what may be chosen on."""
    for language in LANGUAGES:
        rows = sets.rows(f"ntrex.{language}-en", first=0, step=2)
        yield from translations(sets, "NTREX", language, rows)
    yield from similarity(sets, "dev")


def final(sets: Sets) -> Iterator[tuple[str, float]]:
    """Yield what a release reports."""
    for language in LANGUAGES:
        rows = sets.rows(f"ntrex.{language}-en", first=1, step=2)
        yield from translations(sets, "NTREX", language, rows)
    for language in ("de", "fr"):
        rows = sets.rows(f"laser-tatoeba.{language}-en")
        yield from translations(sets, "Tatoeba", language, rows)
    yield from similarity(sets, "test")
    yield from goals(sets)
    yield "10kGNAD clusters", clusters(sets)


def translations(
    sets: Sets, name: str, language: str, rows: list[list[str]]
) -> Iterator[tuple[str, float]]:
    """Yield the share of lines whose nearest line in the other language is their translation."""
    similarities = sets.vectors([row[0] for row in rows]) @ sets.vectors([row[1] for row in rows]).T
    own = np.arange(len(rows))
    yield f"{name} {language}→en", float(np.mean(similarities.argmax(axis=1) == own))
    yield f"{name} en→{language}", float(np.mean(similarities.argmax(axis=0) == own))


def similarity(sets: Sets, split: str) -> Iterator[tuple[str, float]]:
    """Yield Spearman's correlation of cosine and human score, within and across languages."""
    from scipy.stats import spearmanr

    for name in ("de", "fr", "en", "en-de", "en-fr"):
        rows = sets.rows(f"stsb-{name}-{split}")
        first, second = (sets.vectors([row[side] for row in rows]) for side in (0, 1))
        scores = [float(row[2]) for row in rows]
        yield f"STS-b {name}", float(spearmanr((first * second).sum(axis=1), scores).statistic)


def goals(sets: Sets) -> Iterator[tuple[str, float]]:
    """Yield the accuracy of naming the UN goal of a target or indicator, learned in English."""
    from sklearn.linear_model import LogisticRegression

    english = sets.rows("sdg-en.goal-id-kind-text")
    classifier = LogisticRegression(C=10, max_iter=1000)
    classifier.fit(sets.vectors([row[3] for row in english]), [row[0] for row in english])
    for language in ("de", "fr"):
        rows = sets.rows(f"sdg-{language}.goal-id-kind-text")
        vectors = sets.vectors([row[3] for row in rows])
        yield f"SDG en→{language}", float(classifier.score(vectors, [row[0] for row in rows]))


def clusters(sets: Sets) -> float:
    """Return the V-measure of k-means on news articles against their nine sections."""
    from sklearn.cluster import KMeans
    from sklearn.metrics import v_measure_score

    rows = sets.rows("10kgnad-test.label-text")
    labels = [row[0] for row in rows]
    means = KMeans(n_clusters=len(set(labels)), n_init=10, random_state=0)
    return float(v_measure_score(labels, means.fit_predict(sets.vectors([row[1] for row in rows]))))


def _published(name: str) -> list[str]:
    return [_number(score) for score in SCORES[name]] if name in SCORES else ["-"] * len(MODELS)


def _number(score: float) -> str:
    return f"{score:.3f}"


if __name__ == "__main__":
    main()
