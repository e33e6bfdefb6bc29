"""Search beyond the contract: like, across, sorting, saved searches, exports, bad options."""

import csv
import io

import pytest


def texts(answer):
    assert answer.code == 0, answer.err
    return [each["text"] for each in answer.data]


def test_only_filters_list_what_passes(cli, filled):
    assert len(texts(cli("search", "--author", "T. Adeyemi", "--json"))) == 2
    assert len(texts(cli("search", "--category", "research", "--json"))) == 1
    assert len(texts(cli("search", "--region", "Sud", "--json"))) == 2


def test_the_newest_come_first_by_date(cli, filled):
    dates = [each["date"] for each in cli("search", "Ofen", "--sort", "date", "--json").data]
    assert dates == ["2026-05-01", "2026-03-12", "2026-03-12", None]


def test_like_a_statement_and_across_languages(cli, filled):
    like = cli("search", "--like", 1, "--json").data
    assert {each["note_id"] for each in like} == {2, 3}
    assert cli("search", "--across", 1, "--json").code == 0
    assert cli("search", "--like", 99, "--json").error["message"] == "There is no statement 99."


def test_a_misspelt_word_is_looked_for_as_it_was_meant(cli, filled):
    answer = cli("search", "Prüfstannd", "--json")
    assert "looked for 'Prüfstand'" in answer.err
    assert "Prüfstand" in texts(answer)[0]


def test_where_nothing_says_so_the_nearest_are_named_as_such(cli, filled):
    assert "The nearest are:" in cli("search", "Quantenkryptografie").err
    assert "nearest" not in cli("search", "Ofen").err


@pytest.mark.parametrize(
    ("unit", "nobody"),
    [
        ("contacts", "None of the contacts says this. The nearest are:"),
        ("organisations", "None of the organisations says this. The nearest are:"),
    ],
)
def test_every_unit_says_what_was_looked_for_and_whether_that_was_said(cli, filled, unit, nobody):
    assert nobody in cli("search", "Quantenkryptografie", "--by", unit, "--json").err
    answer = cli("search", "Prüfstannd", "--by", unit, "--json")
    assert "looked for 'Prüfstand'" in answer.err
    assert "nearest" not in answer.err
    why = {mark["by"] for party in answer.data for hit in party["passages"] for mark in hit["why"]}
    assert "word" in why
    # A name that was asked for is an answer, whatever its bearer said.
    assert "nearest" not in cli("search", "Kolbenwerk", "--by", unit).err
    assert "nearest" not in cli("search", "--by", unit, "--author", "T. Adeyemi").err


def test_the_original_stands_before_who_says_the_same_across_the_border(cli, filled, monkeypatch):
    monkeypatch.setattr("ideation.services.searching.across._NEAR_ENOUGH", -1.0)
    answer = cli("search", "--across", 1)
    first, _, rest = answer.out.partition("\n\n")
    assert "teilen" in first
    assert "Kolbenwerk GmbH (Sud)" in first
    assert "[en] The lab" in rest
    [lab] = cli("search", "--across", 1, "--language", "en", "--json").data
    assert lab["note_id"] != 1
    assert cli("search", "--across", 1, "--language", "lb").err == (
        "Nobody in another language or region says the same.\n"
    )
    assert "The region of whoever said it is not known" in cli("search", "--across", 3).err
    assert [
        each["name"]
        for each in cli("search", "--across", 1, "--by", "organisations", "--json").data
    ] == ["Institut Aeolia"]


def test_like_goes_with_every_unit_and_order(cli, filled):
    names = [
        each["name"] for each in cli("search", "--like", 1, "--by", "organisations", "--json").data
    ]
    assert names == ["Institut Aeolia"]
    dates = [each["date"] for each in cli("search", "--like", 3, "--sort", "date", "--json").data]
    assert dates == ["2026-03-12", "2026-03-12", None]


def test_parties_are_exported(cli, filled, tmp_path):
    path = tmp_path / "found.csv"
    answer = cli("search", "Ofen", "--by", "organisations", "--export", path)
    assert answer.err.startswith("Organisations, 2, written to")
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert {row["name"] for row in rows} == {"Kolbenwerk GmbH", "Institut Aeolia"}
    assert rows[0]["statement"] == "Die Abwärme vom Ofen geht zum Kamin hinaus."


def test_a_list_is_exported(cli, filled, tmp_path):
    path = tmp_path / "found.csv"
    answer = cli("search", "Ofen", "--limit", 2, "--export", path)
    assert (answer.code, answer.err) == (0, f"2 statements written to {path}.\n")
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert rows[0]["statement"] == "Die Abwärme vom Ofen geht zum Kamin hinaus."
    assert rows[0]["organisations"] == "Kolbenwerk GmbH"


def test_a_search_is_saved_looked_at_and_forgotten(cli, filled):
    assert cli("search", "Ofen", "--save", "Abwärme").code == 0
    [saved] = cli("searches", "list", "--json").data
    assert (saved["name"], saved["query"], saved["new"]) == ("Abwärme", "Ofen", 0)
    assert (saved["by"], saved["sort"]) == ("passages", "relevance")
    cli("search", "Ofen", "--by", "contacts", "--sort", "date", "--save", "Abwärme")
    [saved] = cli("searches", "list", "--json").data
    assert (saved["by"], saved["sort"]) == ("contacts", "date")
    cli("capture", "-", stdin=b"Ein zweiter Ofen raucht.")
    assert cli("searches", "list", "--json").data[0]["new"] == 1
    opened = cli("searches", "open", "Abwärme", "--json").data
    assert [each["text"] for each in opened["hits"]] == ["Ein zweiter Ofen raucht."]
    assert "Nothing is new" in cli("searches", "open", "Abwärme").err
    assert cli("searches", "forget", "Abwärme").code == 0
    assert cli("searches", "list", "--json").data == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["x", "--sort", "size"], "Nothing is sorted by 'size'."),
        (["x", "--like", "1"], "A query, --like and --across do not go together."),
        (["--like", "1", "--across", "1"], "A query, --like and --across do not go together."),
        (["x", "--category", "club"], "There is no category 'club'."),
        (["x", "--attribution", "mine"], "There is no attribution 'mine'."),
        (["x", "--export", "found.pdf"], "A list cannot be written as 'pdf'."),
        (["--like", "1", "--save", "N"], "What is like a statement cannot be saved."),
        (["x", "--save", " "], "A saved search needs a name"),
        ([], "The query is empty."),
    ],
)
def test_what_does_not_fit_is_named(cli, filled, options, message):
    answer = cli("search", *options, "--json")
    assert answer.code == 2
    assert answer.error["message"].startswith(message)


def test_a_saved_search_that_is_none_is_named(cli, filled):
    answer = cli("searches", "open", "Nichts", "--json")
    assert (answer.code, answer.error["message"]) == (2, "There is no saved search 'Nichts'.")
