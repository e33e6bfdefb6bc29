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
        (["x", "--by", "contacts", "--export", "f.csv"], "Only statements are exported"),
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
