"""All six steps on a tiny slice, with a random teacher."""

import json
from itertools import islice

import numpy as np
import pytest

from ideation.embeddings.training.__main__ import main
from ideation.embeddings.training.batches import Batches, by_subject, made_ahead
from ideation.embeddings.training.distil import distil, losses
from ideation.embeddings.training.evaluate import top1
from ideation.embeddings.training.initialise import placed_embeddings
from ideation.embeddings.training.mix import read_mix
from ideation.embeddings.training.network import Network, padded
from ideation.embeddings.training.recipe import Recipe, Run

pytestmark = pytest.mark.model


@pytest.fixture
def step(data, teacher, glossary, tmp_path):
    """Run one command on the tiny slice; it must succeed."""

    def run(name, *options):
        arguments = [
            name,
            "--data",
            data,
            "--work",
            tmp_path / "work",
            "--teacher",
            teacher,
            "--glossary",
            glossary,
            "--new",
            "40",
            "--sample",
            "50",
            "--layers",
            "0,2",
            *options,
        ]
        assert main([str(argument) for argument in arguments]) == 0

    return run


@pytest.fixture
def work(step, tmp_path):
    for name in ("prepare", "vocabulary", "initialise"):
        step(name)
    return tmp_path / "work"


def trained(work, teacher, **settings):
    """Distil for a moment into work/student; return the report lines and the run."""
    lines = []
    recipe = Recipe(minutes=0.03, batch=8, ahead=20, warm_up=1, **settings)
    run = distil(
        work / "student",
        Network.load(teacher),
        Network.load(work / "student"),
        read_mix(work / "mix.tsv"),
        recipe,
        lines.append,
    )
    return lines, run


def test_the_teachers_pieces_keep_their_ids(work, teacher):
    old, new = Network.load(teacher).tokenizer, Network.load(work / "student").tokenizer
    assert new.get_vocab_size() > old.get_vocab_size()
    assert new.get_vocab().items() >= old.get_vocab().items()


def test_the_student_keeps_accents_and_reads_sharp_s_as_ss(work):
    tokens = Network.load(work / "student").tokenizer.encode("Abwärme STRASSE Straße").tokens
    assert "abwärme" in tokens
    half = (len(tokens) - 3) // 2
    assert tokens[2 : 2 + half] == tokens[2 + half : -1]


def test_the_student_starts_with_the_layers_chosen(work, teacher):
    old, new = Network.load(teacher).body, Network.load(work / "student").body
    assert len(new.encoder.layer) == 2
    assert np.allclose(
        new.encoder.layer[1].output.dense.weight.detach(),
        old.encoder.layer[2].output.dense.weight.detach(),
        atol=1e-3,
    )


def test_a_new_piece_starts_where_its_translation_is():
    from scipy.sparse import csr_matrix

    together = csr_matrix(np.array([[4.0, 1.0], [0.0, 0.0]]))
    old = np.array([[1.0, 0.0], [0.0, 1.0]], dtype=np.float32)
    rows, placed = placed_embeddings(together, np.array([4.0, 1.0]), np.array([4.0, 9.0]), 10, old)
    assert placed.tolist() == [True, False]
    assert rows[0] == pytest.approx([1.0, 0.0])


def test_distilling_brings_the_student_nearer_to_the_teacher(work, teacher):
    before = Network.load(work / "student").encode(["wir nutzen die abwärme"])
    _, run = trained(work, teacher, embedding_rate=1e-2, body_rate=1e-2)
    after = Network.load(work / "student").encode(["wir nutzen die abwärme"])
    goal = Network.load(teacher).encode(["we use the waste heat"])
    assert run.samples > 0
    assert float((after @ goal.T).item()) > float((before @ goal.T).item())


def test_a_stopped_run_leaves_a_whole_folder(work, teacher):
    lines, _ = trained(work, teacher, checkpoint_minutes=0.0)
    assert any("checkpoint" in line for line in lines)
    assert not list(work.glob("student.*"))


def test_the_average_is_what_is_kept(work, teacher):
    trained(work, teacher, averaged=1.0)
    assert np.isfinite(Network.load(work / "student").encode(["haus"])).all()


def test_one_meaning_twice_is_no_wrong_answer():
    import torch

    rows = torch.eye(3)
    alone, _ = losses(rows, rows, torch.arange(3), temperature=0.05, relations=0.0)
    doubled = rows[[0, 0, 1]]
    twice, cosine = losses(
        doubled, doubled, torch.tensor([0, 1, 2]), temperature=0.05, relations=0.0
    )
    assert float(twice) == pytest.approx(float(alone), abs=1e-4)
    assert float(cosine) == pytest.approx(1.0)


def test_relations_ask_that_sentences_lie_to_each_other_as_the_teachers_do():
    import torch

    targets = torch.nn.functional.normalize(torch.tensor([[1.0, 0.0], [1.0, 1.0], [0.0, 1.0]]))
    turned = targets @ torch.tensor([[0.0, 1.0], [-1.0, 0.0]])
    kept, _ = losses(targets, targets, torch.arange(3), temperature=0.05, relations=10.0)
    plain, _ = losses(targets, targets, torch.arange(3), temperature=0.05, relations=0.0)
    assert float(kept) == pytest.approx(float(plain), abs=1e-4)
    far, _ = losses(turned, targets, torch.arange(3), temperature=0.05, relations=10.0)
    free, _ = losses(turned, targets, torch.arange(3), temperature=0.05, relations=0.0)
    # A turned copy keeps its own relations: only those across count against it.
    assert float(far - free) == pytest.approx(
        10 * float((turned @ targets.T - targets @ targets.T).square().mean()), rel=1e-4
    )


def test_sentences_of_one_subject_meet_in_a_batch():
    rng = np.random.default_rng(0)
    subjects = rng.permutation(np.repeat([0, 1], 8))
    targets = np.eye(2, dtype=np.float32)[subjects]
    recipe = Recipe(minutes=1, batch=8, cuts=1)
    ordered = by_subject(np.arange(16), targets, recipe)
    assert sorted(ordered) == list(range(16))
    assert [len(set(subjects[ordered[at : at + 8]])) for at in (0, 8)] == [1, 1]


def test_processes_make_batches_in_an_order_of_their_own(work, teacher):
    units = read_mix(work / "mix.tsv")
    recipe = Recipe(minutes=1, batch=8, ahead=20, limit=32)

    def first(workers):
        batches = Batches(
            Network.load(teacher), Network.load(work / "student"), units, recipe, Run()
        )
        made = made_ahead(batches, workers)
        return [batch.pieces for batch in islice(made, 4)]

    here, two = first(0), first(2)
    assert first(2) == two
    # The first process draws what this one would, the second something else.
    assert two[::2] == here[:2]
    assert two[1] != two[0]


def test_what_fails_in_a_process_is_told_here(work, teacher, monkeypatch):
    units = read_mix(work / "mix.tsv")
    recipe = Recipe(minutes=1, batch=8, ahead=20)
    batches = Batches(Network.load(teacher), Network.load(work / "student"), units, recipe, Run())

    def failing(row):
        raise OSError("disk gone")
        yield

    monkeypatch.setattr(batches, "drawn", failing)
    with pytest.raises(OSError, match="disk gone"):
        next(made_ahead(batches, 1))


def test_top1_counts_rows_that_find_their_own():
    rows = np.eye(3, dtype=np.float32)
    assert top1(rows[[0, 2, 1]], rows) == pytest.approx(1 / 3)


def test_the_exported_folder_loads_as_single_precision_and_gives_the_same(step, work, tmp_path):
    from ideation.embeddings.sentence_transformer import SentenceTransformerEncoder

    step("evaluate")
    step("export", "--output", tmp_path / "tiny")
    texts = ["Straße und Abwärme", "we use the waste heat"]
    encoder = SentenceTransformerEncoder(tmp_path / "tiny")
    expected = Network.load(work / "student").encode(texts)
    assert np.allclose(encoder.encode_passages(texts), expected, atol=1e-5)
    assert next(encoder._transformer.parameters()).dtype.itemsize == 4


def test_the_card_tells_scores_data_and_licence(step, work, tmp_path):
    step("distil", "--minutes", "0.01", "--batch", "8")
    step("evaluate")
    step("export", "--output", tmp_path / "tiny")
    card = (tmp_path / "tiny" / "README.md").read_text(encoding="utf-8")
    runs = json.loads((work / "facts.json").read_text(encoding="utf-8"))["runs"]
    assert "license: cc-by-sa-4.0" in card
    assert "| tatoeba.de-en | tatoeba.org | CC-BY 2.0 FR |" in card
    assert f"{runs[0]['samples']:,} samples" in card
    assert "| ntrex-lb |" in card


def test_training_goes_on_from_an_exported_folder_alone(step, work, tmp_path):
    step("export", "--output", tmp_path / "tiny")
    fresh = tmp_path / "fresh"
    step("prepare", "--work", fresh)
    step("distil", "--work", fresh, "--from", tmp_path / "tiny", "--minutes", "0.01")
    assert (fresh / "student" / "model.safetensors").is_file()


def test_deepening_puts_the_teachers_other_layers_between_the_trained_ones(
    step, work, teacher, tmp_path
):
    trained(work, teacher, embedding_rate=1e-2, body_rate=1e-2)
    step("export", "--output", tmp_path / "tiny")
    shallow = Network.load(tmp_path / "tiny").body.encoder.layer
    deep = tmp_path / "deep"
    step("deepen", "--work", deep, "--from", tmp_path / "tiny")
    found = Network.load(deep / "student").body
    own = Network.load(teacher).body.encoder.layer
    assert (len(found.encoder.layer), found.config.num_hidden_layers) == (3, 3)

    def weight(layer):
        return layer.output.dense.weight.detach()

    for place, expected in enumerate((shallow[0], own[1], shallow[1])):
        assert np.allclose(weight(found.encoder.layer[place]), weight(expected), atol=1e-3)


def test_deepening_names_a_wrong_number_of_layers(step, work, data, tmp_path, capsys):
    step("export", "--output", tmp_path / "tiny")
    arguments = ["deepen", "--data", data, "--work", work, "--from", tmp_path / "tiny"]
    assert main([*map(str, arguments), "--layers", "0,1,2"]) == 2
    assert "has 2 layers, not the 3 named" in capsys.readouterr().err


def test_distilling_in_half_the_bits_teaches_too(work, teacher):
    before = Network.load(work / "student").encode(["wir nutzen die abwärme"])
    trained(work, teacher, embedding_rate=1e-2, body_rate=1e-2, precision="bfloat16")
    after = Network.load(work / "student").encode(["wir nutzen die abwärme"])
    goal = Network.load(teacher).encode(["we use the waste heat"])
    assert float((after @ goal.T).item()) > float((before @ goal.T).item())


def test_a_missing_step_is_named(data, tmp_path, capsys):
    arguments = ["vocabulary", "--data", str(data), "--work", str(tmp_path)]
    assert main(arguments) == 2
    assert "prepare" in capsys.readouterr().err


def test_rows_are_padded_to_the_longest():
    ids, mask = padded([[2, 7, 3], [2, 3]])
    assert ids.tolist() == [[2, 7, 3], [2, 3, 0]]
    assert mask.tolist() == [[1, 1, 1], [1, 1, 0]]


def test_mixed_and_finer_samples_teach_too(work, teacher):
    before = Network.load(work / "student").encode(["wir nutzen die abwärme"])
    trained(work, teacher, embedding_rate=1e-2, body_rate=1e-2, mixed=50, finer=0.5, even=0.5)
    after = Network.load(work / "student").encode(["wir nutzen die abwärme"])
    goal = Network.load(teacher).encode(["we use the waste heat"])
    assert float((after @ goal.T).item()) > float((before @ goal.T).item())


def test_what_is_no_setting_of_a_run_is_refused(capsys):
    options = ("distil", "--data", "d", "--work", "w")
    for wrong in ("colour=3", "finer=much", "finer"):
        assert main([*options, "--set", wrong]) == 2
        assert f"{wrong!r} is no setting of a run." in capsys.readouterr().err
