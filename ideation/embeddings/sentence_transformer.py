"""The sentence-transformers adapter: any model folder, or a hub name where there is a network."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np

from ideation.domain.vector import Model, Vectors
from ideation.embeddings.windows import Tokenise, Tokens, Windows, pooled
from ideation.errors import ModelUnavailable

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_BATCH = 32
# Files that decide what a model computes; the model card does not.
_FINGERPRINTED = ("*.safetensors", "*.json", "vocab.txt", "**/config.json")


class SentenceTransformerEncoder:
    """Encodes with the prompts and pooling that the model folder itself names.

    Loading takes seconds and happens on first use; identity is known before, from the files.
    """

    runtime = "torch"

    def __init__(self, folder: Path, *, name: str | None = None) -> None:
        if not (folder / "modules.json").is_file():
            raise ModelUnavailable(
                f"{folder} is no sentence-transformers folder: it has no modules.json.",
                hint="Name a folder saved by SentenceTransformer.save_pretrained.",
            )
        self._folder = folder
        self._name = name or folder.name
        self._lock = Lock()

    @cached_property
    def model(self) -> Model:
        """Name, dimension and the fingerprint of the files."""
        return Model(
            name=self._name, revision=fingerprint(self._folder), dim=_dimension(self._folder)
        )

    @cached_property
    def _transformer(self) -> SentenceTransformer:
        # Set before the import: the libraries look once, when they load.
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
        _refuse_foreign_code(self._folder)
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        # Half precision in the file is computed as single: half is slow and coarse on a CPU.
        return SentenceTransformer(
            str(self._folder),
            device="cpu",
            local_files_only=True,
            model_kwargs={"dtype": "float32"},
        )

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one row per text, shape (len(texts), dim), long texts windowed and pooled."""
        return self._encode(texts, lambda model: model.encode_document)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return one row per question, shape (len(texts), dim)."""
        return self._encode(texts, lambda model: model.encode_query)

    def _encode(
        self, texts: Sequence[str], method: Callable[[SentenceTransformer], Callable[..., object]]
    ) -> Vectors:
        with self._lock:
            model = self._transformer
            limit = int(model.max_seq_length or 256)
            windows = Windows.of(texts, _tokenise(model.tokenizer), limit=limit)
            if not windows.texts:
                return np.zeros((len(texts), self.model.dim), dtype=np.float32)
            rows = method(model)(
                windows.texts,
                batch_size=_BATCH,
                normalize_embeddings=True,
                convert_to_numpy=True,
                show_progress_bar=False,
            )
        return pooled(np.asarray(rows, dtype=np.float32), windows, count=len(texts))


def _tokenise(tokenizer: Any) -> Tokenise:  # noqa: ANN401 - transformers gives no type for it
    """Return what cuts a text into tokens with a fast Hugging Face tokenizer."""

    def tokenise(text: str) -> Tokens:
        whole = tokenizer(text, add_special_tokens=False, truncation=False, verbose=False)
        tokens: Tokens = whole.encodings[0]
        return tokens

    return tokenise


def fingerprint(folder: Path) -> str:
    """Return a short SHA-256 over the files that decide what the model computes."""
    digest = hashlib.sha256()
    files = {path for pattern in _FINGERPRINTED for path in folder.glob(pattern)}
    for path in sorted(files, key=lambda path: path.relative_to(folder).as_posix()):
        digest.update(path.relative_to(folder).as_posix().encode())
        with path.open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()[:16]


def _dimension(folder: Path) -> int:
    """Return the embedding size from the pooling module, or the transformer's hidden size."""
    for candidate, key in (
        ("1_Pooling/config.json", "word_embedding_dimension"),
        ("1_Pooling/config.json", "embedding_dimension"),
        ("config.json", "hidden_size"),
    ):
        path = folder / candidate
        if path.is_file():
            value = json.loads(path.read_text(encoding="utf-8")).get(key)
            if isinstance(value, int):
                return value
    raise ModelUnavailable(f"{folder} does not say how many dimensions its vectors have.")


def _refuse_foreign_code(folder: Path) -> None:
    """Refuse a folder whose modules are classes of its own: loading it would run its code."""
    modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
    foreign = [
        module["type"]
        for module in modules
        if not str(module["type"]).startswith("sentence_transformers.")
    ]
    if foreign:
        raise ModelUnavailable(
            f"{folder} brings code of its own ({foreign[0]}), which Ideation does not run.",
            hint="Choose a model made of sentence-transformers' own modules.",
        )
