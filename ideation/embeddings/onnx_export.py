"""Write a model folder's fast form: `python -m ideation.embeddings.onnx_export FOLDER`.

The folder must hold a BERT body with mean pooling, as all-MiniLM-L6-v2 and our own models
are. What 8 bits would harm is measured against full precision and left out.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from ideation.domain.vector import Vectors
from ideation.embeddings.onnx_encoder import OnnxEncoder
from ideation.embeddings.onnx_graph import PRODUCTS, Body, Weights, build
from ideation.embeddings.onnx_manifest import GRAPH, Manifest, sha256
from ideation.embeddings.sentence_transformer import SentenceTransformerEncoder
from ideation.errors import BadInput, IdeationError
from ideation.themes.scheme import load_scheme

_WEIGHTS = "model.safetensors"
_QUANTISATION = "weights 8 bit per word and output channel, activations 8 bit per token"
_MODULES = (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"])
_HINT = "Only a BERT body with mean pooling is exported; others run with sentence-transformers."
# Of mean cosine: a kind of product that costs more in integers is computed in float32.
_HARM = 0.001
# Below it the graph does not compute what the folder computes.
_FLOOR = 0.99


def export(folder: Path, texts: Sequence[str] | None = None) -> Manifest:
    """Write `onnx/model.onnx` and its manifest into the folder, and return the manifest.

    Precision is measured on `texts`: by default on statements of the theme scheme, in four
    languages. Raises BadInput when the folder is not of the kind that can be exported.
    """
    _refuse_other_kinds(folder)
    texts = texts or [prototype.text for prototype in load_scheme().prototypes[::2]]
    reference = SentenceTransformerEncoder(folder).encode_passages(texts)
    with TemporaryDirectory() as scratch:
        trial = _Trial(folder, Path(scratch), texts, reference)
        exact = trial.run(()).cosine
        harmless = [kind for kind in PRODUCTS if exact - trial.run((kind,)).cosine <= _HARM]
        manifest = trial.run(harmless)
        if manifest.cosine < _FLOOR:
            raise BadInput(
                f"The export of {folder} reaches a mean cosine of {manifest.cosine:.4f} only.",
                hint=_HINT,
            )
        (folder / GRAPH).parent.mkdir(exist_ok=True)
        shutil.copyfile(Path(scratch) / GRAPH, folder / GRAPH)
    # Written last: without the manifest that belongs to it, a graph is not used.
    manifest.write(folder)
    return manifest


class _Trial:
    """Builds variants in a scratch folder and measures each against full precision."""

    def __init__(
        self, folder: Path, scratch: Path, texts: Sequence[str], reference: Vectors
    ) -> None:
        config = _read_json(folder / "config.json")
        self._body = Body(
            layers=config["num_hidden_layers"],
            heads=config["num_attention_heads"],
            epsilon=config["layer_norm_eps"],
        )
        self._weights = _read_weights(folder)
        self._source = sha256(folder / _WEIGHTS)
        self._max_length = _max_length(folder)
        self._scratch = scratch
        self._texts = texts
        self._reference = reference
        (scratch / GRAPH).parent.mkdir()
        shutil.copyfile(folder / "tokenizer.json", scratch / "tokenizer.json")

    def run(self, eight_bit: Collection[str]) -> Manifest:
        """Build one variant in the scratch folder and return its manifest."""
        import onnx

        onnx.save(build(self._weights, self._body, eight_bit=eight_bit), self._scratch / GRAPH)
        manifest = Manifest(
            sha256=sha256(self._scratch / GRAPH),
            source_sha256=self._source,
            dim=self._reference.shape[1],
            max_length=self._max_length,
            quantisation=_QUANTISATION,
            eight_bit=tuple(eight_bit),
            cosine=0.0,
            lowest=0.0,
            texts=len(self._texts),
        )
        manifest.write(self._scratch)
        vectors = OnnxEncoder(self._scratch).encode_passages(self._texts)
        cosines = (vectors * self._reference).sum(axis=1)
        return replace(
            manifest,
            cosine=round(float(cosines.mean()), 5),
            lowest=round(float(cosines.min()), 5),
        )


def _refuse_other_kinds(folder: Path) -> None:
    """Refuse what the graph is not written for; what slips through, the cosine tells."""
    for name in ("modules.json", "config.json", "tokenizer.json", _WEIGHTS):
        if not (folder / name).is_file():
            raise BadInput(f"{folder} has no {name}.", hint=_HINT)
    modules = [str(each["type"]).rsplit(".", 1)[-1] for each in _read_json(folder / "modules.json")]
    kind = _read_json(folder / "config.json").get("model_type")
    if kind != "bert" or modules not in _MODULES:
        raise BadInput(f"{folder} is {kind!r} with the modules {', '.join(modules)}.", hint=_HINT)
    prompts = folder / "config_sentence_transformers.json"
    if prompts.is_file() and any((_read_json(prompts).get("prompts") or {}).values()):
        raise BadInput(f"{folder} puts prompts before its texts.", hint=_HINT)


def _max_length(folder: Path) -> int:
    """Return how many tokens the model reads at once, the least that a file of it says."""
    said = (
        ("sentence_bert_config.json", "max_seq_length"),
        ("tokenizer_config.json", "model_max_length"),
        ("config.json", "max_position_embeddings"),
    )
    lengths = [
        _read_json(folder / name).get(key) for name, key in said if (folder / name).is_file()
    ]
    return min(int(length) for length in lengths if length)


def _read_weights(folder: Path) -> Weights:
    from safetensors.numpy import load_file

    return {
        name.removeprefix("bert."): np.asarray(value, dtype=np.float32)
        for name, value in load_file(folder / _WEIGHTS).items()
    }


def _read_json(path: Path) -> Any:  # noqa: ANN401
    return json.loads(path.read_text(encoding="utf-8"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Export the folder named on the command line; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m ideation.embeddings.onnx_export",
        description="Write onnx/model.onnx and its manifest into a sentence-transformers folder.",
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--texts", type=Path, metavar="FILE", help="a text a line, to measure on")
    chosen = parser.parse_args(arguments)
    try:
        texts = chosen.texts and chosen.texts.read_text(encoding="utf-8").splitlines()
        manifest = export(chosen.folder, texts)
    except IdeationError as error:
        sys.stderr.write(error.sentence() + "\n")
        return 2 if error.bad_input else 1
    size = (chosen.folder / GRAPH).stat().st_size / 1e6
    sys.stdout.write(
        f"{chosen.folder / GRAPH}: {size:.1f} MB, mean cosine {manifest.cosine} "
        f"(lowest {manifest.lowest}) over {manifest.texts} texts, "
        f"in integers: {', '.join(manifest.eight_bit) or 'nothing'}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
