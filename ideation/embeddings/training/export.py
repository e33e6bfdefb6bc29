"""Step 6, and every checkpoint: a normal sentence-transformers folder, half precision."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from ideation.embeddings.training.network import Network

MAX_LENGTH = 256

_MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
    {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
    {
        "idx": 2,
        "name": "2",
        "path": "2_Normalize",
        "type": "sentence_transformers.models.Normalize",
    },
]
_SPECIAL = {
    "cls_token": "[CLS]",
    "mask_token": "[MASK]",
    "pad_token": "[PAD]",
    "sep_token": "[SEP]",
    "unk_token": "[UNK]",
}


def write_folder(folder: Path, network: Network, *, card: str | None = None) -> None:
    """Write the network to `folder`; a broken-off write leaves the old folder as it was."""
    part = folder.with_name(folder.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    (part / "1_Pooling").mkdir(parents=True)
    _write_weights(part / "model.safetensors", network)
    network.tokenizer.save(str(part / "tokenizer.json"))
    _write_json(part / "config.json", _config(network))
    _write_json(part / "modules.json", _MODULES)
    _write_json(part / "1_Pooling" / "config.json", _pooling(network.body.config.hidden_size))
    _write_json(
        part / "sentence_bert_config.json", {"max_seq_length": MAX_LENGTH, "do_lower_case": False}
    )
    _write_json(
        part / "config_sentence_transformers.json",
        {"prompts": {}, "default_prompt_name": None, "similarity_fn_name": "cosine"},
    )
    _write_json(part / "special_tokens_map.json", _SPECIAL)
    # The generic class takes tokenizer.json as it is; BertTokenizer would strip the accents.
    _write_json(
        part / "tokenizer_config.json",
        {**_SPECIAL, "tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": MAX_LENGTH},
    )
    if card is not None:
        (part / "README.md").write_text(card, encoding="utf-8")
    if folder.exists():
        old = folder.with_name(folder.name + ".old")
        shutil.rmtree(old, ignore_errors=True)
        folder.rename(old)
        part.rename(folder)
        shutil.rmtree(old)
    else:
        part.rename(folder)


def _write_weights(path: Path, network: Network) -> None:
    import torch
    from safetensors.torch import save_file

    weights = {
        name: tensor.detach().to("cpu", torch.float16).contiguous()
        for name, tensor in network.body.state_dict().items()
        if tensor.is_floating_point()
    }
    # The pooler is not used. Without it every load would warn that weights are missing.
    width = network.body.config.hidden_size
    weights["pooler.dense.weight"] = torch.zeros((width, width), dtype=torch.float16)
    weights["pooler.dense.bias"] = torch.zeros(width, dtype=torch.float16)
    save_file(weights, path, metadata={"format": "pt"})
    path.chmod(0o644)


def _config(network: Network) -> dict[str, Any]:
    config: dict[str, Any] = network.body.config.to_dict()
    for key in ("_name_or_path", "transformers_version", "torch_dtype", "gradient_checkpointing"):
        config.pop(key, None)
    # Stored as half precision, computed as single: half is slow and coarse on a CPU.
    return {**config, "architectures": ["BertModel"], "dtype": "float32"}


def _pooling(width: int) -> dict[str, Any]:
    return {
        "word_embedding_dimension": width,
        "pooling_mode_cls_token": False,
        "pooling_mode_mean_tokens": True,
        "pooling_mode_max_tokens": False,
        "pooling_mode_mean_sqrt_len_tokens": False,
    }


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=2, sort_keys=True) + "\n", encoding="utf-8")
