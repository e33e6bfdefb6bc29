"""`evaluate`: the shape of the contract, from the product itself in a scratch workspace."""

import json
import tempfile

import pytest

pytestmark = pytest.mark.usefixtures("plain_words", "few_rounds")

PASSAGES = [
    ("a", "de", "Wir wollen Sensoren und Daten in die Maschinen bringen.", "digitalisation"),
    ("b", "en", "Sensors and data should go into the machines.", "digitalisation"),
    ("c", "fr", "La chaleur perdue chauffe la piscine.", "sustainable-development"),
    ("d", "de", "Die Abwärme heizt das Schwimmbad.", "sustainable-development"),
    ("e", "en", "Lunch is at noon.", "none"),
    # The same text twice is one note, but two answers.
    ("f", "en", "Lunch is at noon.", "none"),
]
QUERIES = [
    {"id": "q1", "lang": "de", "query": "Sensoren in Maschinen", "relevant": {"a": 2, "b": 1}},
    {"id": "q2", "lang": "fr", "query": "chaleur", "relevant": {"c": 2, "d": 1}, "kind": "name"},
    {"id": "q3", "lang": "en", "query": "lunch", "relevant": {"f": 2}, "note": "unknown key"},
]
GROUPS = [
    {"group": "g1", "title": "Sensors", "passage_ids": ["a", "b"]},
    {"group": "g2", "title": "Heat", "passage_ids": ["c", "d"]},
]
SLUGS = {
    *("business-model-innovation", "regional-value-chains", "digitalisation"),
    *("new-innovation-models", "sustainable-development", "none"),
}


def write(folder, name, lines):
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    (folder / f"{name}.jsonl").write_text(text + "\n", encoding="utf-8")


def passages():
    return [
        {"id": name, "lang": lang, "text": text, "primary": primary, "secondary": []}
        for name, lang, text, primary in PASSAGES
    ]


def is_value(value):
    return list(value) == ["value", "low", "high", "n"] and 0 <= value["value"] <= 1


def test_all_three_files_give_the_whole_report(cli, home, tmp_path):
    write(tmp_path, "passages", passages())
    write(tmp_path, "queries", QUERIES)
    write(tmp_path, "groups", GROUPS)
    answer = cli("evaluate", tmp_path, "--json")
    assert (answer.code, answer.err) == (0, "")
    report = answer.data
    assert list(report) == ["themes", "search", "groups"]
    themes, search, groups = report.values()
    assert list(themes) == ["n", "macro_f1", "by_language", "by_theme", "abstained"]
    assert list(search) == ["n", "all", "cross", "same", "by_language", "names"]
    assert list(groups) == ["n", "v_measure", "ari", "unclustered", "language_ami"]
    assert (themes["n"], search["n"], groups["n"]) == (6, 3, 4)
    assert is_value(themes["macro_f1"])
    assert (set(themes["by_language"]), set(themes["by_theme"])) == ({"de", "en", "fr"}, SLUGS)
    assert all(map(is_value, themes["by_language"].values()))
    assert 0 <= themes["abstained"] <= 6
    for part in ("all", "cross", "same", "names"):
        assert is_value(search[part])
    assert {part: search[part]["n"] for part in ("all", "cross", "same", "names")} == {
        "all": 3,
        "cross": 2,
        "same": 3,
        "names": 1,
    }
    assert is_value(groups["v_measure"])
    assert list(groups["ari"]) == ["value", "low", "high", "n"]
    assert isinstance(groups["language_ami"], float)
    assert not home.exists()


def test_a_missing_file_gives_null(cli, tmp_path):
    write(tmp_path, "passages", passages())
    report = cli("evaluate", tmp_path, "--json").data
    assert report["themes"]["n"] == 6
    assert (report["search"], report["groups"]) == (None, None)
    write(tmp_path, "groups", GROUPS)
    report = cli("evaluate", tmp_path, "--json").data
    assert report["search"] is None
    assert report["groups"]["n"] == 4


def test_every_passage_is_ranked_for_every_query(cli, tmp_path):
    write(tmp_path, "passages", passages())
    # Nothing of the query stands in the answer: only a ranking of all passages reaches it.
    queries = [{"id": "q", "lang": "en", "query": "zzz", "relevant": {"c": 1}}]
    write(tmp_path, "queries", queries)
    report = cli("evaluate", tmp_path, "--json").data
    assert report["search"]["all"]["value"] > 0


def test_a_passage_is_never_split_and_needs_no_words(cli, tmp_path):
    long = "Ein Satz steht hier. Noch einer folgt.\n\nUnd ein Absatz. " * 5
    lines = [
        {"id": "a", "lang": "de", "text": long, "primary": "none"},
        {"id": "b", "lang": "de", "text": "42", "primary": "none"},
        {"id": "c", "lang": "de", "text": "+++ Eilmeldung +++", "primary": "none"},
    ]
    write(tmp_path, "passages", lines)
    report = cli("evaluate", tmp_path, "--json")
    assert report.code == 0
    assert report.data["themes"]["n"] == 3


def test_nothing_is_left_behind(cli, tmp_path, monkeypatch):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    (tmp_path / "set").mkdir()
    write(tmp_path / "set", "passages", passages())
    assert cli("evaluate", tmp_path / "set", "--json").code == 0
    assert list(scratch.iterdir()) == []


def test_people_read_a_table(cli, tmp_path):
    write(tmp_path, "passages", passages())
    write(tmp_path, "queries", QUERIES)
    answer = cli("evaluate", tmp_path)
    assert answer.code == 0
    for measure in ("themes, macro-F1", "search, nDCG@10", "sustainable-development"):
        assert measure in answer.out
