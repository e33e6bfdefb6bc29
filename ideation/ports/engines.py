"""What computes: encoders and vector indexes, with the types that services pass around."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import ParamSpec, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from ideation.domain.cleaning import Drop
from ideation.domain.ids import PassageId
from ideation.domain.passage import PassageDraft
from ideation.domain.vector import Model, Near, Vector, Vectors

# The present moment, with a time zone.
Clock = Callable[[], datetime]
# Called with (done, total) while something long runs.
Progress = Callable[[int, int], None]
# A text and the stretches set apart from it; those are in no passage.
Splitter = Callable[[str, Sequence[Drop]], Sequence[PassageDraft]]

PassageIds = NDArray[np.int64]


P = ParamSpec("P")
T = TypeVar("T")


class Runner(Protocol):
    """Calls a service if the workspace's role may."""

    def __call__(self, service: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what the service returns."""


class Encoder(Protocol):
    """Turns texts into unit vectors, the same text always into the same vector.

    A text longer than the model's window is read in full: split, encoded, pooled. An empty
    text gives a zero row. Shapes are (len(texts), model.dim), float32.
    """

    @property
    def model(self) -> Model:
        """The identity under which its vectors are kept."""

    @property
    def runtime(self) -> str:
        """What computes the vectors: onnx, torch or hashing."""

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one row per stored text."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return one row per question."""


class VectorIndex(Protocol):
    """Nearest passages by cosine similarity. Rebuildable from the store, never the only copy.

    Safe to search from several threads while another one changes it.
    """

    @property
    def size(self) -> int:
        """How many passages it holds."""

    def upsert(self, ids: Sequence[PassageId], vectors: Vectors) -> None:
        """Put or replace vectors; a batch that does not fit changes nothing (ValueError)."""

    def remove(self, ids: Collection[PassageId]) -> None:
        """Forget these ids; unknown ones are no error."""

    def vectors(self, ids: Sequence[PassageId]) -> tuple[list[PassageId], Vectors]:
        """Return the ids that are held, in order, and their rows, shape (len(ids), dim)."""

    def nearest(self, query: Vector, k: int, *, among: PassageIds | None = None) -> list[Near]:
        """Return the k nearest, best first, ties by id; `among` restricts exactly."""
