"""What lies beside an exported model: `onnx/manifest.json`, which says how it was made."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

GRAPH = Path("onnx") / "model.onnx"
MANIFEST = Path("onnx") / "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """How `model.onnx` was made, and how near it is to the weights it was made from.

    `eight_bit` names the kinds of matrix products computed in integers; every matrix is
    stored in 8 bits either way. `cosine` and `lowest` are the mean and the smallest cosine to
    the same texts encoded in full precision.
    """

    sha256: str
    source_sha256: str
    dim: int
    max_length: int
    quantisation: str
    eight_bit: tuple[str, ...]
    cosine: float
    lowest: float
    texts: int

    def write(self, folder: Path) -> None:
        """Write the manifest of the model in `folder`."""
        text = json.dumps(asdict(self), indent=2) + "\n"
        (folder / MANIFEST).write_text(text, encoding="utf-8")


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest if the folder holds an export and it is the one described."""
    try:
        read = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        manifest = Manifest(**{**read, "eight_bit": tuple(read["eight_bit"])})
        return manifest if sha256(folder / GRAPH) == manifest.sha256 else None
    except (OSError, ValueError, TypeError, KeyError):
        # A broken or foreign manifest is no export; the folder itself may still serve.
        return None


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
