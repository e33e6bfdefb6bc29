"""A deeper student from a trained one: the layers of the teacher it left out come back in.

The student's layers keep their places and their training; between them stand the teacher's
own, which fit because every layer adds to the same stream (Gong et al. 2019 stack layers of
one model; here they are of the pair). Nothing is learned here: `distil` follows.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from pathlib import Path

from ideation.embeddings.training.export import write_folder
from ideation.embeddings.training.initialise import STUDENT
from ideation.embeddings.training.network import Network
from ideation.errors import BadInput


def deepen(work: Path, teacher: Path, start: Path, *, layers: Sequence[int]) -> str:
    """Write to `work/student` the model of `start` with all layers of the teacher.

    `layers` says which of the teacher's layers the model of `start` was made from, in order.
    Raises BadInput when it has another number of layers.
    """
    import torch

    network, deep = Network.load(start), Network.load(teacher)
    trained = list(network.body.encoder.layer)
    if len(trained) != len(layers):
        raise BadInput(
            f"{start} has {len(trained)} layers, not the {len(layers)} named.",
            hint="Name the teacher's layers it was made from with --layers.",
        )
    stack = [copy.deepcopy(layer) for layer in deep.body.encoder.layer]
    for place, layer in zip(layers, trained, strict=True):
        stack[place] = layer
    network.body.encoder.layer = torch.nn.ModuleList(stack)
    network.body.config.num_hidden_layers = len(stack)
    work.mkdir(parents=True, exist_ok=True)
    write_folder(work / STUDENT, network)
    return f"{len(trained)} trained layers among {len(stack)}"
