"""Step 4: the student learns to say in every language what the teacher says in English.

Distillation after Reimers & Gurevych (2020): the student's vector of a sentence, in any
language, against the teacher's vector of its English form. Besides, sentences shall lie
to each other as the teacher's do (similarity-preserving distillation, Tung & Mori 2019): that is
what tells a near paraphrase from a far one.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ideation.domain.vector import Vectors
from ideation.embeddings.training.export import write_folder
from ideation.embeddings.training.mix import Unit, passes
from ideation.embeddings.training.network import Network

if TYPE_CHECKING:
    from torch import Tensor

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """The settings of one run; the learning rate falls to zero over `minutes`."""

    minutes: float
    seed: int = 0
    batch: int = 128
    limit: int = 64
    # bfloat16 halves the time of a step where the processor has it; weights stay float32.
    precision: str = "float32"
    body_rate: float = 1.5e-4
    embedding_rate: float = 8e-4
    warm_up: int = 100
    temperature: float = 0.05
    # How many English sentences join a hundred foreign ones.
    english: int = 15
    # Weight of the squared error of similarities between the sentences of a batch.
    relations: float = 40.0
    # Sentences drawn at once: their teacher vectors are computed just ahead.
    ahead: int = 8_000
    # Batches of one length are cut along the teacher's main direction this often, so that
    # sentences of one subject meet: among strangers there are no relations to learn.
    cuts: int = 2
    checkpoint_minutes: float = 8.0
    # The last part of the run whose weights are averaged, later ones weighing more.
    averaged: float = 0.15


@dataclass(slots=True, kw_only=True)
class Run:
    """What has happened so far."""

    started: float = field(default_factory=time.monotonic)
    steps: int = 0
    samples: int = 0
    teaching: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Pieces of each sample, the teacher's rows, and the unit each belongs to."""

    pieces: list[list[int]]
    targets: Vectors
    owner: NDArray[np.int64]


def distil(
    folder: Path,
    teacher: Network,
    student: Network,
    units: list[Unit],
    recipe: Recipe,
    report: Report,
) -> Run:
    """Train until the box is used up, writing `folder` at each checkpoint and at the end."""
    import torch

    torch.manual_seed(recipe.seed)
    run, average = Run(), _Average()
    optimizer = _optimizer(student.body, recipe)
    saved = run.started
    for batch in _batches(teacher, student, units, recipe, run):
        progress = (time.monotonic() - run.started) / (60 * recipe.minutes)
        if progress >= 1:
            break
        loss, cosine = _step(student, optimizer, batch, recipe, run, progress)
        if run.steps % 20 == 0:
            report(
                f"{progress:6.1%} step {run.steps} samples {run.samples} loss {loss:.3f} "
                f"cosine {cosine:.3f} teacher {run.teaching:.0f} s"
            )
            if progress > 1 - recipe.averaged:
                average.add(student.body)
        if time.monotonic() - saved > 60 * recipe.checkpoint_minutes:
            write_folder(folder, student)
            saved = time.monotonic()
            report(f"checkpoint at step {run.steps}")
    average.put_into(student.body)
    write_folder(folder, student)
    return run


def _step(
    student: Network,
    optimizer: Any,  # noqa: ANN401
    batch: Batch,
    recipe: Recipe,
    run: Run,
    progress: float,
) -> tuple[float, float]:
    import torch

    run.steps += 1
    run.samples += len(batch.pieces)
    scale = min(1.0, run.steps / recipe.warm_up) * (1 - progress)
    for group in optimizer.param_groups:
        group["lr"] = group["full_rate"] * scale
    with _products(student, recipe):
        rows = student.forward(batch.pieces)
    loss, cosine = losses(
        rows.float(),
        torch.from_numpy(batch.targets).to(student.device),
        torch.from_numpy(batch.owner).to(student.device),
        temperature=recipe.temperature,
        relations=recipe.relations,
    )
    optimizer.zero_grad(set_to_none=True)
    torch.autograd.backward(loss)
    torch.nn.utils.clip_grad_norm_(student.body.parameters(), 1.0)
    optimizer.step()
    return float(loss.detach()), float(cosine.detach())


def _products(network: Network, recipe: Recipe) -> Any:  # noqa: ANN401
    """Return a context in which matrix products are taken in the recipe's precision."""
    import torch

    dtype = getattr(torch, recipe.precision)
    return torch.autocast(network.device, dtype=dtype, enabled=dtype is not torch.float32)


def losses(
    rows: Tensor, targets: Tensor, owner: Tensor, *, temperature: float, relations: float
) -> tuple[Tensor, Tensor]:
    """Return the loss and the mean cosine to the teacher.

    `rows` and `targets` are (n, dim) and unit; samples with one `owner` mean the same, so
    neither is the other's wrong answer, and nor are near copies.
    """
    import torch

    cosine = (rows * targets).sum(dim=1).mean()
    same = owner[:, None] == owner[None, :]
    taught = targets @ targets.T
    near = taught > 0.95
    masked = (same | near) & ~torch.eye(len(rows), dtype=torch.bool, device=rows.device)
    across = rows @ targets.T
    answers = torch.arange(len(rows), device=rows.device)
    contrast = torch.nn.functional.cross_entropy(
        (across / temperature).masked_fill(masked, -1e4), answers
    )
    # Both kinds are asked for at run time: two students' vectors, in any two languages.
    error = (across - taught).square().mean() + (rows @ rows.T - taught).square().mean()
    return 4 * (1 - cosine) + contrast + relations * error, cosine


def _batches(
    teacher: Network, student: Network, units: list[Unit], recipe: Recipe, run: Run
) -> Iterator[Batch]:
    """Yield batches without end; sentences of a length stand together."""
    rng = np.random.default_rng(recipe.seed)
    endless = passes(units, rng)
    while True:
        drawn = list(islice(endless, recipe.ahead))
        started = time.monotonic()
        with _products(teacher, recipe):
            vectors = teacher.encode([unit.english for unit in drawn], limit=2 * recipe.limit)
        run.teaching += time.monotonic() - started
        samples = [
            (owner, text)
            for owner, unit in enumerate(drawn)
            for _, text in unit.one_per_language(rng)
        ]
        english = min(len(drawn), len(samples) * recipe.english // 100)
        samples += [
            (int(i), drawn[i].english) for i in rng.choice(len(drawn), english, replace=False)
        ]
        pieces = student.tokenise([text for _, text in samples], limit=2 * recipe.limit)
        owners = np.array([owner for owner, _ in samples], dtype=np.int64)
        fitting = np.array([i for i, ids in enumerate(pieces) if len(ids) <= recipe.limit])
        lengths = np.array([len(pieces[i]) for i in fitting]) + rng.random(len(fitting))
        ordered = fitting[np.argsort(lengths)]
        ordered = by_subject(ordered, vectors[owners[ordered]], recipe)
        for first in rng.permutation(np.arange(0, len(ordered), recipe.batch)):
            chosen = ordered[first : first + recipe.batch]
            yield Batch(
                pieces=[pieces[i] for i in chosen],
                targets=vectors[owners[chosen]],
                owner=owners[chosen],
            )


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
    _, directions = np.linalg.eigh(centred.T @ centred)
    at = at[np.argsort(centred @ directions[:, -1], kind="stable")]
    middle = len(at) // 2
    return np.concatenate(
        [_halved(at[:middle], targets, cuts - 1), _halved(at[middle:], targets, cuts - 1)]
    )


def _optimizer(body: Any, recipe: Recipe) -> Any:  # noqa: ANN401
    import torch

    words = body.embeddings.word_embeddings.weight
    rest = [each for each in body.parameters() if each is not words]
    return torch.optim.AdamW(
        [
            {"params": rest, "full_rate": recipe.body_rate, "weight_decay": 0.01},
            {"params": [words], "full_rate": recipe.embedding_rate, "weight_decay": 0.0},
        ],
        lr=0.0,
        fused=True,
    )


class _Average:
    """A running mean of a body's weights; the k-th counts k times."""

    def __init__(self) -> None:
        self._count = 0
        self._mean: list[Tensor] = []

    def add(self, body: Any) -> None:  # noqa: ANN401
        self._count += 1
        weights = [each.detach() for each in body.parameters()]
        if self._count == 1:
            self._mean = [each.clone() for each in weights]
        for mean, each in zip(self._mean, weights, strict=True):
            mean.lerp_(each, 2 / (self._count + 1))

    def put_into(self, body: Any) -> None:  # noqa: ANN401
        for each, mean in zip(body.parameters(), self._mean, strict=bool(self._mean)):
            each.data.copy_(mean)
