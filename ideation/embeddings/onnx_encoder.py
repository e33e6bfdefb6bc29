"""The fast path: an exported model on ONNX Runtime, without torch."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from itertools import groupby
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np

from ideation.domain.vector import Model, Vectors
from ideation.embeddings.onnx_manifest import GRAPH, read_manifest, sha256
from ideation.embeddings.windows import Tokens, Windows, pooled
from ideation.errors import ModelUnavailable

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_TOKENIZER = "tokenizer.json"
# More tokens in one batch bring no more speed.
_BATCH_TOKENS = 256


class OnnxEncoder:
    """Encodes with `onnx/model.onnx` and `tokenizer.json` of a model folder.

    Texts of equal length share a batch, so nothing is padded and a text's vector does not
    depend on its company. One thread computes a batch, several batches run side by side.
    """

    runtime = "onnx"

    def __init__(self, folder: Path, *, name: str | None = None) -> None:
        manifest = read_manifest(folder)
        if manifest is None or not (folder / _TOKENIZER).is_file():
            raise ModelUnavailable(
                f"{folder} has no exported model with the manifest that belongs to it.",
                hint=f"Make one with: python -m ideation.embeddings.onnx_export {folder}",
            )
        self._folder = folder
        self._name = name or folder.name
        self._manifest = manifest
        self._loading = Lock()

    @cached_property
    def model(self) -> Model:
        """Name, dimension and the fingerprint of graph, tokenizer and window."""
        tokenizer = sha256(self._folder / _TOKENIZER)
        decides = f"{self._manifest.sha256} {tokenizer} {self._manifest.max_length}"
        revision = hashlib.sha256(decides.encode()).hexdigest()[:16]
        return Model(name=self._name, revision=revision, dim=self._manifest.dim)

    @cached_property
    def _loaded(self) -> tuple[Tokenizer, Any]:
        import onnxruntime
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self._folder / _TOKENIZER))
        # The file may ask for both; windows take their place.
        tokenizer.no_padding()
        tokenizer.no_truncation()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        # The graph is written fused. Higher levels match patterns, and then change results.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        session = onnxruntime.InferenceSession(
            str(self._folder / GRAPH), options, providers=["CPUExecutionProvider"]
        )
        return tokenizer, session

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one row per text, shape (len(texts), dim), long texts windowed and pooled."""
        with self._loading:
            tokenizer, session = self._loaded

        def tokenise(text: str) -> Tokens:
            return tokenizer.encode(text, add_special_tokens=False)

        def run(batch: Sequence[int]) -> Vectors:
            ids = np.asarray([encodings[index].ids for index in batch], dtype=np.int64)
            feed = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
            vectors: Vectors = session.run(None, feed)[0]
            return vectors

        windows = Windows.of(texts, tokenise, limit=self._manifest.max_length)
        encodings = tokenizer.encode_batch(windows.texts)
        rows = np.zeros((len(encodings), self.model.dim), dtype=np.float32)
        batches = list(_batches([len(encoding.ids) for encoding in encodings]))
        with ThreadPoolExecutor(_cores()) as pool:
            for batch, vectors in zip(batches, pool.map(run, batches), strict=True):
                rows[batch] = vectors
        return pooled(rows, windows, count=len(texts))

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return one row per question, the same as for passages: an export has no prompts."""
        return self.encode_passages(texts)


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield the indices of equally long texts together, longest first."""
    order = sorted(range(len(lengths)), key=lambda index: -lengths[index])
    for length, group in groupby(order, key=lambda index: lengths[index]):
        equal, size = list(group), max(1, _BATCH_TOKENS // length)
        for first in range(0, len(equal), size):
            yield equal[first : first + size]


def _cores() -> int:
    # What this process may use, which in a container is less than the machine has.
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
