"""Step 5: what settings and checkpoints are chosen on, never what is reported.

Odd NTREX lines (retrieval of the English translation) and STS-b dev (Spearman). The even
lines and STS-b test belong to the release report.
"""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np

from ideation.domain.vector import Vectors
from ideation.embeddings.training.network import Network
from ideation.embeddings.training.sources import LANGUAGES

_STS = ("en", "de", "fr", "en-de", "en-fr")


def evaluate(data: Path, network: Network, *, limit: int | None = None) -> dict[str, float]:
    """Return every measure by name; `limit` takes the first lines of each set only."""
    return {**ntrex(data, network, limit=limit), **sts(data, network, limit=limit)}


def ntrex(data: Path, network: Network, *, limit: int | None = None) -> dict[str, float]:
    """Return the share of odd lines whose nearest English line is their translation."""
    measured: dict[str, float] = {}
    english: Vectors | None = None
    for language in LANGUAGES:
        rows = _rows(data / "eval" / f"ntrex.{language}-en.tsv.gz")[::2][:limit]
        if english is None:
            english = network.encode([row[1] for row in rows])
        measured[f"ntrex-{language}"] = top1(network.encode([row[0] for row in rows]), english)
    return measured


def sts(data: Path, network: Network, *, limit: int | None = None) -> dict[str, float]:
    """Return Spearman's correlation on STS-b dev, within and across languages."""
    from scipy.stats import spearmanr

    measured = {}
    for name in _STS:
        rows = _rows(data / "eval" / f"stsb-{name}-dev.tsv.gz")[:limit]
        first = network.encode([row[0] for row in rows])
        second = network.encode([row[1] for row in rows])
        similarity = (first * second).sum(axis=1)
        gold = [float(row[2]) for row in rows]
        measured[f"stsb-{name}"] = float(spearmanr(similarity, gold).statistic)
    return measured


def top1(source: Vectors, target: Vectors) -> float:
    """Return the share of rows whose nearest row of `target` has the same index."""
    return float(np.mean((source @ target.T).argmax(axis=1) == np.arange(len(source))))


def _rows(path: Path) -> list[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        return [line.rstrip("\n").split("\t") for line in lines]
