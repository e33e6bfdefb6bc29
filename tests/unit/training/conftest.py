"""A data folder, a glossary and a teacher small enough to run every step in seconds."""

import gzip
from pathlib import Path

import pytest

ENGLISH = [
    ("the firm shares its data", "die firma teilt ihre daten", "la firme partage ses données"),
    ("we use the waste heat", "wir nutzen die abwärme", "nous utilisons la chaleur perdue"),
    ("they want a test bench", "sie wollen einen prüfstand", "ils veulent un banc d'essai"),
    ("the street is closed", "die straße ist gesperrt", "la rue est fermée"),
    ("wood is a good material", "holz ist ein gutes material", "le bois est un bon matériau"),
    ("nobody knows the price", "niemand kennt den preis", "personne ne connaît le prix"),
]


def write_tsv(path: Path, rows: list[tuple[str, ...]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join("\t".join(row) + "\n" for row in rows)
    if path.suffix == ".gz":
        with gzip.open(path, "wt", encoding="utf-8") as stream:
            stream.write(lines)
    else:
        path.write_text(lines, encoding="utf-8")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    german = [(german, english) for english, german, _ in ENGLISH]
    french = [(french, english) for english, _, french in ENGLISH]
    write_tsv(folder / "train" / "tatoeba.de-en.tsv.gz", german)
    write_tsv(folder / "train" / "tatoeba.fr-en.tsv.gz", french)
    write_tsv(folder / "train" / "wiktionary.lb-en.tsv.gz", [("Haus", "house")])
    for language, rows in (("de", german), ("fr", french), ("lb", german)):
        write_tsv(folder / "eval" / f"ntrex.{language}-en.tsv.gz", rows)
    scored = [(german, english, str(i)) for i, (english, german, _) in enumerate(ENGLISH)]
    for name in ("en", "de", "fr", "en-de", "en-fr"):
        write_tsv(folder / "eval" / f"stsb-{name}-dev.tsv.gz", scored)
    manifest = "### train/tatoeba.de-en.tsv\n- origin: tatoeba.org\n- licence: CC-BY 2.0 FR\n"
    (folder / "MANIFEST.md").write_text(manifest, encoding="utf-8")
    return folder


@pytest.fixture
def glossary(tmp_path: Path) -> Path:
    folder = tmp_path / "glossary"
    terms = [
        ("en", "de", "fr", "lb", "de_parts", "variants"),
        (
            "waste heat use",
            "Abwärmenutzung",
            "utilisation de la chaleur",
            "Ofwäermnotzung",
            "Abwärme Nutzung",
            "lb:Ofwärmnotzung; de:Wärmenutzung",
        ),
    ]
    statements = [
        ("en", "de", "fr", "lb"),
        ("They share a hall.", "Sie teilen eine Halle.", "Ils partagent.", "Si deelen."),
    ]
    write_tsv(folder / "terms" / "energy.tsv", terms)
    write_tsv(folder / "statements" / "energy.tsv", statements)
    return folder


@pytest.fixture
def teacher(tmp_path: Path) -> Path:
    """A folder with a random two-layer body over a few English words and all letters."""
    import torch
    from transformers import BertConfig, BertModel

    from ideation.embeddings.training.export import write_folder
    from ideation.embeddings.training.network import Network
    from ideation.embeddings.training.vocabulary import student_tokenizer

    words = sorted({word for english, *_ in ENGLISH for word in english.split()})
    letters = "abcdefghijklmnopqrstuvwxyz'"
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *dict.fromkeys([*letters, *words])]
    pieces += [f"##{letter}" for letter in letters]
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(pieces),
        hidden_size=16,
        num_hidden_layers=3,
        num_attention_heads=2,
        intermediate_size=32,
    )
    body = BertModel(config, add_pooling_layer=False).eval()
    folder = tmp_path / "teacher"
    write_folder(folder, Network(body=body, tokenizer=student_tokenizer(pieces), device="cpu"))
    return folder
