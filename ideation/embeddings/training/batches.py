"""Batches for `distil`: units drawn, cut into pieces, like lengths and like subjects together."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from ideation.domain.vector import Vectors
from ideation.embeddings.training.augment import FinerCuts, WordBook
from ideation.embeddings.training.mix import Unit, draws_without_end
from ideation.embeddings.training.network import Network
from ideation.embeddings.training.recipe import Recipe, Run, products

_TURNS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Pieces of each sample, the teacher's rows, and the unit each belongs to."""

    pieces: list[list[int]]
    targets: Vectors
    owner: NDArray[np.int64]


class Batches:
    """An endless row of batches from the mix."""

    def __init__(
        self, teacher: Network, student: Network, units: list[Unit], recipe: Recipe, run: Run
    ) -> None:
        self._teacher, self._student = teacher, student
        self._units, self._recipe, self._run = units, recipe, run
        self._taught = np.zeros((len(units), teacher.body.config.hidden_size), dtype=np.float16)
        self._known = np.zeros(len(units), dtype=bool)
        self._book = WordBook(units)
        self._finer = FinerCuts(student.tokenizer)

    def teach_all(self) -> None:
        """Compute the teacher's rows of all units now."""
        self._encode(np.arange(len(self._units)))

    def drawn(self, row: int) -> Iterator[Batch]:
        """Yield batches without end; sentences of a length stand together.

        Rows of draws differ in nothing but chance.
        """
        recipe = self._recipe
        rng = np.random.default_rng([recipe.seed, row])
        endless = draws_without_end(self._units, rng, even=recipe.even)
        while True:
            drawn = np.array(list(islice(endless, recipe.ahead)), dtype=np.int64)
            vectors = self._teach(drawn)
            owners, pieces = self._samples(drawn, rng)
            fitting = np.array([i for i, ids in enumerate(pieces) if len(ids) <= recipe.limit])
            lengths = np.array([len(pieces[i]) for i in fitting]) + rng.random(len(fitting))
            ordered = fitting[np.argsort(lengths)]
            ordered = by_subject(ordered, vectors[owners[ordered]], recipe)
            for first in rng.permutation(np.arange(0, len(ordered), recipe.batch)):
                chosen = ordered[first : first + recipe.batch]
                yield Batch(
                    pieces=[pieces[i] for i in chosen],
                    targets=vectors[owners[chosen]],
                    owner=drawn[owners[chosen]],
                )

    def _teach(self, drawn: NDArray[np.int64]) -> Vectors:
        """Return the teacher's rows of the units drawn; each sentence is taught once."""
        if not self._known[drawn].all():
            self._encode(np.unique(drawn[~self._known[drawn]]))
        rows = self._taught[drawn].astype(np.float32)
        # A blank sentence has a zero row and stays one.
        length = np.linalg.norm(rows, axis=1, keepdims=True).astype(np.float32)
        unit: Vectors = rows / np.maximum(length, np.float32(1e-6))
        return unit

    def _encode(self, new: NDArray[np.int64]) -> None:
        started = time.monotonic()
        with products(self._teacher, self._recipe):
            self._taught[new] = self._teacher.encode(
                [self._units[i].english for i in new], limit=2 * self._recipe.limit
            )
        self._known[new] = True
        self._run.teaching += time.monotonic() - started

    def _samples(
        self, drawn: NDArray[np.int64], rng: np.random.Generator
    ) -> tuple[NDArray[np.int64], list[list[int]]]:
        """Return each sample's place in `drawn` and its pieces."""
        recipe = self._recipe
        samples = [
            (place, text)
            for place, unit in enumerate(drawn.tolist())
            for _, text in self._units[unit].one_per_language(rng)
        ]
        foreign = len(samples)
        for place in self._some(drawn, foreign * recipe.english // 100, rng):
            samples.append((place, self._units[drawn[place]].english))
        for place in self._some(drawn, foreign * recipe.mixed // 100, rng):
            mixed = self._book.mixed(self._units[drawn[place]].english, rng)
            if mixed is not None:
                samples.append((place, mixed))
        pieces = self._student.tokenise([text for _, text in samples], limit=2 * recipe.limit)
        for at in np.flatnonzero(rng.random(len(pieces)) < recipe.finer):
            pieces[at] = self._finer.of(pieces[at], rng, share=recipe.finer)
        return np.array([place for place, _ in samples], dtype=np.int64), pieces

    @staticmethod
    def _some(drawn: NDArray[np.int64], count: int, rng: np.random.Generator) -> list[int]:
        chosen = rng.choice(len(drawn), min(count, len(drawn)), replace=False)
        return [int(place) for place in chosen]


def by_subject(samples: NDArray[np.int64], targets: Vectors, recipe: Recipe) -> NDArray[np.int64]:
    """Reorder samples within stretches of 2^cuts batches, like subjects side by side."""
    stretch = recipe.batch * 2**recipe.cuts
    pieces = [
        _halved(np.arange(first, min(first + stretch, len(samples))), targets, recipe.cuts)
        for first in range(0, len(samples), stretch)
    ]
    return samples[np.concatenate(pieces)] if pieces else samples


def _halved(at: NDArray[np.int64], targets: Vectors, cuts: int) -> NDArray[np.int64]:
    if not cuts or len(at) < 4:
        return at
    centred = targets[at] - targets[at].mean(axis=0)
    at = at[np.argsort(centred @ _main_direction(centred), kind="stable")]
    middle = len(at) // 2
    return np.concatenate(
        [_halved(at[:middle], targets, cuts - 1), _halved(at[middle:], targets, cuts - 1)]
    )


def _main_direction(centred: Vectors) -> NDArray[np.float32]:
    """Return about the direction of most variance, by power iteration from the longest row."""
    direction: NDArray[np.float32] = centred[int(np.argmax((centred**2).sum(axis=1)))]
    for _ in range(_TURNS):
        direction = centred.T @ (centred @ direction)
        length = float(np.linalg.norm(direction))
        if length < 1e-12:
            break
        direction = direction / np.float32(length)
    return direction


def made_ahead(batches: Batches, workers: int) -> Iterator[Batch]:
    """Yield the batches; with `workers` that many processes make them, each its own row of draws.

    All sentences are taught first then, since only this process has the device. The order of
    the batches does not depend on who is faster.
    """
    if not workers:
        yield from batches.drawn(0)
        return
    from torch.utils.data import DataLoader, IterableDataset, get_worker_info

    class Rows(IterableDataset[Batch]):
        def __iter__(self) -> Iterator[Batch]:
            worker = get_worker_info()
            assert worker is not None, "rows are drawn in worker processes"
            return batches.drawn(worker.id)

    batches.teach_all()
    # Forked, they share the mix and the teacher's vectors and copy neither.
    yield from DataLoader(
        Rows(), batch_size=None, num_workers=workers, multiprocessing_context="fork"
    )
