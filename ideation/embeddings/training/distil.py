"""Step 4: the student learns to say in every language what the teacher says in English.

Distillation after Reimers & Gurevych (2020): the student's vector of a sentence, in any
language, against the teacher's vector of its English form. Besides, sentences shall lie
to each other as the teacher's do (similarity-preserving distillation, Tung & Mori 2019): that is
what tells a near paraphrase from a far one. Questions may join with their answers, see `asking`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ideation.embeddings.training.asking import Asked, Question, Questions, asking_loss
from ideation.embeddings.training.batches import Batch, Batches, made_ahead
from ideation.embeddings.training.export import write_folder
from ideation.embeddings.training.mix import Unit
from ideation.embeddings.training.network import Network
from ideation.embeddings.training.recipe import Recipe, Run, products

if TYPE_CHECKING:
    from torch import Tensor

Report = Callable[[str], None]


def distil(
    folder: Path,
    teacher: Network,
    student: Network,
    units: list[Unit],
    recipe: Recipe,
    report: Report,
    *,
    questions: list[Question] | None = None,
) -> Run:
    """Train until the box is used up, writing `folder` at each checkpoint and at the end.

    `questions` are asked as the recipe's `asking` says.
    """
    import torch

    torch.manual_seed(recipe.seed)
    run, average = Run(), _Average()
    optimizer = _optimizer(student.body, recipe)
    asked = Questions(teacher, student, questions, recipe).drawn() if questions else None
    made = made_ahead(Batches(teacher, student, units, recipe, run), recipe.workers)
    first = next(made)
    saved = run.started = time.monotonic()
    for batch in chain((first,), made):
        progress = (time.monotonic() - run.started) / (60 * recipe.minutes)
        if progress >= 1:
            break
        asks = asked if run.steps % recipe.asked_every == 0 else None
        loss, cosine = _step(student, optimizer, batch, recipe, run, progress, asks)
        if run.steps % 20 == 0:
            report(
                f"{progress:6.1%} step {run.steps} samples {run.samples} loss {float(loss):.3f} "
                f"cosine {float(cosine):.3f} teacher {run.teaching:.0f} s"
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
    asked: Iterator[Asked] | None,
) -> tuple[Tensor, Tensor]:
    """Take one step; what comes back waits for the device only when it is read."""
    import torch

    run.steps += 1
    run.samples += len(batch.pieces)
    scale = min(1.0, run.steps / recipe.warm_up) * (1 - progress)
    for group in optimizer.param_groups:
        group["lr"] = group["full_rate"] * scale
    with products(student, recipe):
        rows = student.forward(batch.pieces)
    loss, cosine = losses(
        rows.float(),
        torch.from_numpy(batch.targets).to(student.device),
        torch.from_numpy(batch.owner).to(student.device),
        temperature=recipe.temperature,
        relations=recipe.relations,
    )
    if asked is not None:
        loss = loss + recipe.asking * _asked_loss(student, next(asked), recipe)
    optimizer.zero_grad(set_to_none=True)
    torch.autograd.backward(loss)
    torch.nn.utils.clip_grad_norm_(student.body.parameters(), 1.0)
    optimizer.step()
    return loss.detach(), cosine.detach()


def _asked_loss(student: Network, asked: Asked, recipe: Recipe) -> Tensor:
    import torch

    with products(student, recipe):
        rows = student.forward([*asked.questions, *asked.candidates]).float()
    return asking_loss(
        rows[: len(asked.questions)],
        rows[len(asked.questions) :],
        torch.from_numpy(asked.left_out).to(student.device),
        temperature=recipe.temperature,
    )


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
