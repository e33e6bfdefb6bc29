"""Passages with vectors and known groups, for what groups them: generated ones, or labelled texts.

Nothing of Ideation's search or storage is loaded here, so that a process that measures another
engine carries little of ours.
"""

from __future__ import annotations

import gzip
import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.generate import planted, told
from ideation.domain.language import Language
from ideation.domain.vector import Vector, Vectors

CACHE = Path(tempfile.gettempdir()) / "ideation-benchmarks"

# As many statements of the field as the product has prototypes stand for what all share.
_PROTOTYPES = 485


@dataclass(frozen=True, slots=True)
class Grouped:
    """Texts with unit rows, languages and true groups (-1 is noise).

    `common` is what all statements share, the mean vector of a reference. Vectors are `encoded`
    from the texts, or else drawn, and then no word has one.
    """

    texts: list[str]
    vectors: Vectors
    languages: list[str]
    groups: NDArray[np.intp]
    common: Vector
    encoded: bool


def generated(count: int) -> Grouped:
    """Return `count` passages around planted groups, and noise, with texts to match."""
    corpus = planted(count)
    return Grouped(
        texts=told(corpus.groups, corpus.languages),
        vectors=corpus.vectors,
        languages=corpus.languages,
        groups=corpus.groups,
        common=planted(_PROTOTYPES, seed=9, noise=1).vectors.mean(axis=0),
        encoded=False,
    )


def labelled(path: Path, language: Language, cache: Path = CACHE) -> Grouped:
    """Return the texts of a file of `label<tab>text` lines, encoded once by our encoder.

    The vectors are kept in `cache`, by the file's content and the encoder's fingerprint.
    """
    content = path.read_bytes()
    lines = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")
    rows = [line.split("\t", 1) for line in lines.split("\n") if line]
    _, groups = np.unique([label for label, _ in rows], return_inverse=True)
    texts = [text for _, text in rows]
    vectors, common = _encoded(texts, hashlib.sha256(content).hexdigest()[:16], cache)
    return Grouped(
        texts=texts,
        vectors=vectors,
        languages=[language.value] * len(texts),
        groups=groups,
        common=common,
        encoded=True,
    )


def _encoded(texts: list[str], name: str, cache: Path) -> tuple[Vectors, Vector]:
    """Return the vectors of texts, and the mean vector of the product's prototypes."""
    from ideation.embeddings.choose import choose_encoder
    from ideation.themes.scheme import load_scheme

    encoder = choose_encoder("default")
    kept = cache / f"{name}-{encoder.model.revision}.npz"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        prototypes = [each.text for each in load_scheme().prototypes]
        part = kept.with_suffix(".part.npz")
        np.savez(
            part,
            vectors=encoder.encode_passages(texts),
            common=encoder.encode_passages(prototypes).mean(axis=0),
        )
        part.replace(kept)
    with np.load(kept) as found:
        return found["vectors"], found["common"]
