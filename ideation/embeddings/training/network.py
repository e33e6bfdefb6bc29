"""A BERT body with mean pooling: load, tokenise, encode. Teacher and student are both this."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ideation.domain.vector import Vectors
from ideation.errors import ModelUnavailable

if TYPE_CHECKING:
    from tokenizers import Tokenizer
    from torch import Tensor


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A transformer, its tokenizer and the device both work for."""

    body: Any
    tokenizer: Tokenizer
    device: str

    @classmethod
    def load(cls, folder: Path, *, device: str = "cpu") -> Network:
        """Load a sentence-transformers folder, its weights as float32."""
        import torch
        from tokenizers import Tokenizer
        from transformers import BertConfig, BertModel

        # For sentences this short plain attention trains faster on a CPU than the fused kernel.
        attention = "eager" if device == "cpu" else "sdpa"
        config = BertConfig(**{**_config(folder), "attn_implementation": attention})
        body: Any = BertModel(config, add_pooling_layer=False)
        missing, _ = body.load_state_dict(_weights(folder), strict=False)
        if missing := [name for name in missing if not name.endswith("position_ids")]:
            raise ModelUnavailable(f"{folder} lacks weights: {missing[0]}.")
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return cls(
            body=body.to(torch.float32).to(device).eval(), tokenizer=tokenizer, device=device
        )

    def tokenise(self, texts: Sequence[str], *, limit: int) -> list[list[int]]:
        """Return the ids of each text, special ones included, cut to `limit`."""
        encodings = self.tokenizer.encode_batch(list(texts))
        return [_cut(encoding.ids, limit) for encoding in encodings]

    def forward(self, batch: Sequence[list[int]]) -> Tensor:
        """Return unit vectors, shape (len(batch), dim); gradients flow where they are on."""
        import torch

        ids, mask = (torch.from_numpy(each).to(self.device) for each in padded(batch))
        states = self.body(input_ids=ids, attention_mask=mask).last_hidden_state
        weights = mask.unsqueeze(-1).to(states.dtype)
        pooled = (states * weights).sum(1) / weights.sum(1)
        return torch.nn.functional.normalize(pooled, dim=-1)

    def encode(self, texts: Sequence[str], *, limit: int = 256) -> Vectors:
        """Return one unit row per text, shape (len(texts), dim), in the order given."""
        import torch

        batch = 64 if self.device == "cpu" else 1024
        tokenised = self.tokenise(texts, limit=limit)
        order = sorted(range(len(texts)), key=lambda index: len(tokenised[index]))
        rows = np.zeros((len(texts), self.body.config.hidden_size), dtype=np.float32)
        with torch.inference_mode():
            for first in range(0, len(order), batch):
                chosen = order[first : first + batch]
                vectors = self.forward([tokenised[index] for index in chosen])
                rows[chosen] = vectors.float().cpu().numpy()
        return rows


def padded(batch: Sequence[list[int]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return ids and mask of pieces, shape (len(batch), longest), zeros where a row has ended."""
    lengths = np.array([len(ids) for ids in batch])
    mask = np.arange(lengths.max())[None, :] < lengths[:, None]
    ids = np.zeros(mask.shape, dtype=np.int64)
    ids[mask] = np.fromiter(chain.from_iterable(batch), dtype=np.int64, count=int(lengths.sum()))
    return ids, mask.astype(np.int64)


def _cut(ids: list[int], limit: int) -> list[int]:
    return ids if len(ids) <= limit else [*ids[: limit - 1], ids[-1]]


def _config(folder: Path) -> dict[str, Any]:
    config: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    return config


def _weights(folder: Path) -> dict[str, Tensor]:
    from safetensors.torch import load_file

    weights = load_file(folder / "model.safetensors")
    return {
        name.removeprefix("bert."): tensor.float()
        for name, tensor in weights.items()
        if tensor.is_floating_point()
    }
