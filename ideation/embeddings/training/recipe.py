"""The settings of a training run and what it has done so far."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

from ideation.embeddings.training.network import Network


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
    # Weight of the questions and how many are asked at once; every so many steps.
    asking: float = 0.0
    asked: int = 128
    asked_every: int = 4
    # How many English sentences join a hundred foreign ones.
    english: int = 15
    # Weight of the squared error of similarities between the sentences of a batch.
    relations: float = 40.0
    # How many mixed sentences (half of the words in another language) join them.
    mixed: int = 0
    # The share of samples, and in these of pieces, that are cut finer than need be.
    finer: float = 0.0
    # The power of the mix's weights: below 1 long runs meet rare origins less often.
    even: float = 1.0
    # Sentences drawn at once: their teacher vectors are computed just ahead.
    ahead: int = 8_000
    # Batches of one length are cut along the teacher's main direction this often, so that
    # sentences of one subject meet: among strangers there are no relations to learn.
    cuts: int = 2
    # Processes that make batches while a device computes; without any they are made between steps.
    workers: int = 0
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


def products(network: Network, recipe: Recipe) -> Any:  # noqa: ANN401
    """Return a context in which matrix products are taken in the recipe's precision."""
    import torch

    dtype = getattr(torch, recipe.precision)
    return torch.autocast(network.device, dtype=dtype, enabled=dtype is not torch.float32)
