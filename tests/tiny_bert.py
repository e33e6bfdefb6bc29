"""A sentence-transformers folder with a random two-layer body, made in a second, without torch."""

import json
from pathlib import Path

import numpy as np

WORDS = "we share the test bench waste heat wood wer teilt den prüfstand mir brauchen holz".split()
LETTERS = "abcdefghijklmnopqrstuvwxyzäöüéèß.,!?'"
MAX_LENGTH = 16
_SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
_MODULES = ("Transformer", "Pooling", "Normalize")
_WIDTH, _INNER, _LAYERS = 32, 64, 2


def write_tiny_bert(folder: Path, **config: object) -> Path:
    """Write the folder; `config` overrides lines of config.json."""
    pieces = list(dict.fromkeys([*_SPECIAL, *LETTERS, *WORDS, *(f"##{each}" for each in LETTERS)]))
    (folder / "1_Pooling").mkdir(parents=True)
    _write_tokenizer(folder / "tokenizer.json", pieces)
    _write_weights(folder / "model.safetensors", len(pieces))
    files = {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "vocab_size": len(pieces),
            "hidden_size": _WIDTH,
            "intermediate_size": _INNER,
            "num_hidden_layers": _LAYERS,
            "num_attention_heads": 2,
            "max_position_embeddings": MAX_LENGTH,
            "layer_norm_eps": 1e-12,
            **config,
        },
        "modules.json": [
            {
                "idx": index,
                "name": str(index),
                "path": "" if index == 0 else f"{index}_{name}",
                "type": f"sentence_transformers.models.{name}",
            }
            for index, name in enumerate(_MODULES)
        ],
        "1_Pooling/config.json": {
            "word_embedding_dimension": _WIDTH,
            "pooling_mode_mean_tokens": True,
        },
        "sentence_bert_config.json": {"max_seq_length": MAX_LENGTH, "do_lower_case": False},
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": MAX_LENGTH,
            **{f"{each.strip('[]').lower()}_token": each for each in _SPECIAL},
        },
    }
    for name, value in files.items():
        (folder / name).write_text(json.dumps(value), encoding="utf-8")
    return folder


def _write_tokenizer(path: Path, pieces: list[str]) -> None:
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

    vocabulary = {piece: index for index, piece in enumerate(pieces)}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True, strip_accents=False)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.add_special_tokens(_SPECIAL)
    tokenizer.post_processor = processors.BertProcessing(
        ("[SEP]", vocabulary["[SEP]"]), ("[CLS]", vocabulary["[CLS]"])
    )
    # As the packaged model's file does: both must not cut or fill anything unseen.
    tokenizer.enable_truncation(8)
    tokenizer.enable_padding(length=8)
    tokenizer.save(str(path))


def _write_weights(path: Path, vocabulary: int) -> None:
    from safetensors.numpy import save_file

    generator = np.random.default_rng(5)
    shapes = {
        "embeddings.word_embeddings": (vocabulary, _WIDTH),
        "embeddings.position_embeddings": (MAX_LENGTH, _WIDTH),
        "embeddings.token_type_embeddings": (2, _WIDTH),
    }
    norms = ["embeddings.LayerNorm"]
    for layer in range(_LAYERS):
        prefix = f"encoder.layer.{layer}"
        for name in ("query", "key", "value"):
            shapes[f"{prefix}.attention.self.{name}"] = (_WIDTH, _WIDTH)
        shapes[f"{prefix}.attention.output.dense"] = (_WIDTH, _WIDTH)
        shapes[f"{prefix}.intermediate.dense"] = (_INNER, _WIDTH)
        shapes[f"{prefix}.output.dense"] = (_WIDTH, _INNER)
        norms += [f"{prefix}.attention.output.LayerNorm", f"{prefix}.output.LayerNorm"]
    shapes["pooler.dense"] = (_WIDTH, _WIDTH)
    weights = {}
    for name, shape in shapes.items():
        weights[f"{name}.weight"] = generator.normal(0, 0.25, shape)
        if "embeddings" not in name:
            weights[f"{name}.bias"] = generator.normal(0, 0.1, shape[0])
    for name in norms:
        weights[f"{name}.weight"] = generator.normal(1, 0.2, _WIDTH)
        weights[f"{name}.bias"] = generator.normal(0, 0.2, _WIDTH)
    # Half precision, as our own model is shipped.
    halves = {name: value.astype(np.float16) for name, value in weights.items()}
    save_file(halves, path, metadata={"format": "pt"})
