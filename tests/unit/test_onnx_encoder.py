"""Export, the encoder that runs it, and which folder is run by what."""

import json
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from tiny_bert import MAX_LENGTH, write_tiny_bert

from ideation.embeddings import choose
from ideation.embeddings.onnx_encoder import OnnxEncoder
from ideation.embeddings.onnx_export import export, main
from ideation.embeddings.onnx_graph import PRODUCTS
from ideation.embeddings.onnx_manifest import GRAPH, MANIFEST, read_manifest, sha256
from ideation.embeddings.sentence_transformer import SentenceTransformerEncoder, fingerprint
from ideation.embeddings.windows import Windows
from ideation.errors import BadInput, ModelUnavailable
from ideation.resources import resource

TEXTS = ["we share the test bench", "Wer teilt den Prüfstand?", "mir brauchen holz", "wood"]

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = write_tiny_bert(tmp_path_factory.mktemp("models") / "tiny")
    before = fingerprint(folder)
    export(folder, TEXTS)
    assert fingerprint(folder) == before, "an export must not change what torch computes"
    return folder


@pytest.fixture
def folder(made, tmp_path):
    """A copy that a test may spoil."""
    return Path(shutil.copytree(made, tmp_path / "tiny"))


# The manifest


def test_the_manifest_says_what_was_made_and_of_what(made):
    manifest = read_manifest(made)
    assert manifest.sha256 == sha256(made / GRAPH)
    assert manifest.source_sha256 == sha256(made / "model.safetensors")
    assert (manifest.dim, manifest.max_length, manifest.texts) == (32, MAX_LENGTH, len(TEXTS))
    assert set(manifest.eight_bit) <= set(PRODUCTS)
    assert 0.99 < manifest.lowest <= manifest.cosine <= 1


def test_the_same_folder_gives_the_same_file(folder):
    before = sha256(folder / GRAPH)
    export(folder, TEXTS)
    assert sha256(folder / GRAPH) == before


def test_the_file_is_small(made):
    # Four bytes a weight would be more than twice as much even in this tiny model.
    assert (made / GRAPH).stat().st_size < (made / "model.safetensors").stat().st_size


@pytest.mark.parametrize(
    ("config", "said"),
    [({"model_type": "roberta"}, "'roberta'"), ({"model_type": "mpnet"}, "'mpnet'")],
)
def test_another_kind_of_body_is_refused(tmp_path, config, said):
    with pytest.raises(BadInput, match=said):
        export(write_tiny_bert(tmp_path / "other", **config), TEXTS)


def test_what_the_graph_does_not_compute_is_refused(folder):
    pooling = {"word_embedding_dimension": 32, "pooling_mode_cls_token": True}
    (folder / "1_Pooling" / "config.json").write_text(json.dumps(pooling))
    with pytest.raises(BadInput, match="mean cosine"):
        export(folder, TEXTS)


def test_prompts_are_refused(folder):
    prompts = {"prompts": {"query": "query: "}}
    (folder / "config_sentence_transformers.json").write_text(json.dumps(prompts))
    with pytest.raises(BadInput, match="prompts"):
        export(folder, TEXTS)


def test_the_command_says_what_it_did(folder, tmp_path, capsys):
    texts = tmp_path / "texts.txt"
    texts.write_text("\n".join(TEXTS), encoding="utf-8")
    assert main([str(folder), "--texts", str(texts)]) == 0
    assert "over 4 texts" in capsys.readouterr().out


def test_the_command_names_the_fault(tmp_path, capsys):
    assert main([str(tmp_path)]) == 2
    assert "no modules.json" in capsys.readouterr().err


# The encoder


def test_the_revision_follows_graph_and_tokenizer(folder):
    before = OnnxEncoder(folder).model
    tokenizer = folder / "tokenizer.json"
    tokenizer.write_text(tokenizer.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    after = OnnxEncoder(folder).model
    assert (before.name, before.dim) == (after.name, after.dim) == ("tiny", 32)
    assert before.revision != after.revision


def test_a_name_can_be_given(made):
    assert OnnxEncoder(made, name="ours").model.name == "ours"


def test_a_folder_without_an_export_is_refused(tmp_path):
    with pytest.raises(ModelUnavailable, match="no exported model"):
        OnnxEncoder(write_tiny_bert(tmp_path / "plain"))


def test_threads_share_one_encoder(made):
    encoder = OnnxEncoder(made)
    texts = [f"{text} {other}" for text in TEXTS for other in TEXTS]
    expected = OnnxEncoder(made).encode_passages(texts)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: encoder.encode_passages(texts), range(8)))
    for rows in found:
        np.testing.assert_allclose(rows, expected, atol=1e-6)


def test_padding_and_mask_change_nothing_for_other_users_of_the_graph(made):
    import onnxruntime

    session = onnxruntime.InferenceSession(str(made / GRAPH), providers=["CPUExecutionProvider"])
    ids = np.array([[2, 45, 46, 47, 3, 0, 0], [2, 50, 51, 52, 53, 54, 3]], dtype=np.int64)
    mask = np.array([[1] * 5 + [0] * 2, [1] * 7], dtype=np.int64)
    [padded] = session.run(["sentence_embedding"], {"input_ids": ids, "attention_mask": mask})
    feed = {"input_ids": ids[:1, :5], "attention_mask": mask[:1, :5]}
    [alone] = session.run(["sentence_embedding"], feed)
    np.testing.assert_allclose(padded[:1], alone, atol=1e-5)
    np.testing.assert_allclose(np.linalg.norm(padded, axis=1), 1, atol=1e-5)


def test_it_needs_no_torch(made):
    script = (
        "import sys; from pathlib import Path\n"
        "from ideation.embeddings.choose import choose_encoder\n"
        f"encoder = choose_encoder({str(made)!r})\n"
        "assert encoder.runtime == 'onnx' and encoder.encode_queries(['wood']).any()\n"
        "print(sorted({'torch', 'transformers', 'sentence_transformers'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout == "[]\n", done.stderr


def test_half_precision_in_the_file_is_computed_as_single(made):
    [dtype] = {each.dtype for each in SentenceTransformerEncoder(made)._transformer.parameters()}
    assert str(dtype) == "torch.float32"


# Windows


class Words:
    """Tokens of at most three letters, of words between spaces."""

    def __init__(self, text):
        self.offsets, self.word_ids, start = [], [], 0
        for number, word in enumerate(text.split(" ")):
            for first in range(0, len(word), 3):
                last = min(first + 3, len(word))
                self.offsets.append((start + first, start + last))
                self.word_ids.append(number)
            start += len(word) + 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("one", ["one"]),
        ("one two six", ["one two six"]),
        ("one two six ten", ["one two six", "ten"]),
        # A cut inside `wooden` would make another word of its end.
        ("one two wooden ten", ["one two", "wooden ten"]),
        ("abcabcabcabc", ["abcabcabc", "abc"]),
    ],
)
def test_windows_end_with_a_word_where_they_can(text, expected):
    assert Windows.of([text], Words, limit=5).texts == expected


def test_windows_know_their_text_and_their_weight():
    windows = Windows.of(["one two six ten", "", "elm"], Words, limit=5)
    assert windows.owner.tolist() == [0, 0, 2]
    assert windows.weight.tolist() == [3, 1, 1]


# Which folder is run by what


def test_a_folder_with_an_export_runs_on_onnx(made):
    encoder = choose.choose_encoder(str(made))
    assert isinstance(encoder, OnnxEncoder)
    assert encoder.model.name == "tiny"


@pytest.mark.parametrize("spoil", ["graph", "manifest", "no manifest"])
def test_a_folder_whose_export_does_not_fit_runs_on_torch(folder, spoil):
    if spoil == "graph":
        (folder / GRAPH).write_bytes((folder / GRAPH).read_bytes() + b"x")
    elif spoil == "manifest":
        (folder / MANIFEST).write_text('{"sha256": 1}')
    else:
        (folder / MANIFEST).unlink()
    encoder = choose.choose_encoder(str(folder))
    assert isinstance(encoder, SentenceTransformerEncoder)
    assert encoder.encode_passages(["wood"]).any()


@pytest.mark.parametrize("name", ["", "default", choose.SHIPPED])
def test_the_shipped_model_is_the_default(made, monkeypatch, name):
    monkeypatch.setattr(choose, "resource", lambda _: made)
    encoder = choose.choose_encoder(name)
    assert encoder.runtime == "onnx"
    assert encoder.model == OnnxEncoder(made).model


@pytest.mark.parametrize("name", ["", "default", choose.PACKAGED])
def test_without_a_shipped_model_the_packaged_one_is_the_default(tmp_path, monkeypatch, name):
    monkeypatch.setattr(choose, "resource", lambda _: tmp_path / "none")
    encoder = choose.choose_encoder(name)
    assert (encoder.runtime, encoder.model.name) == ("torch", choose.PACKAGED)


def test_the_packaged_model_can_be_named_beside_a_shipped_one(made, monkeypatch):
    monkeypatch.setattr(choose, "resource", lambda _: made)
    assert choose.choose_encoder(choose.PACKAGED).model.name == choose.PACKAGED


def test_the_shipped_export_is_of_the_shipped_weights():
    folder = resource(f"models/{choose.SHIPPED}")
    if not folder.is_dir():
        pytest.skip("no model is shipped yet")
    assert read_manifest(folder).source_sha256 == sha256(folder / "model.safetensors")
