"""Trends opened, context periods, news and the barometer on the command line."""

import pytest

NOTES = {
    "hobel.md": """+++
title = "Besuch bei Hobelwerk"
date = 2026-03-12
sector = "Wood"

[[organisations]]
name = "Hobelwerk GmbH"
category = "firm"
+++
Die Strompreise sind gestiegen, das macht der Firma große Sorgen.

Die Hausbank hat den Kredit für die zweite Linie bewilligt.
""",
    "lab.md": """+++
title = "Lab visit"
date = 2026-05-01
sector = "Wood"

[[organisations]]
name = "Institut Aeolia"
category = "research"
+++
The lab would open its test bench to small firms two days a week.
""",
}


@pytest.fixture(scope="module")
def filled_once(tmp_path_factory, captured):
    return captured(tmp_path_factory.mktemp("outlook"), NOTES)


def test_trends_count_by_month_or_by_quarter(cli, filled):
    for by, starts in (
        ("month", ["2026-03-01", "2026-04-01", "2026-05-01"]),
        ("quarter", ["2026-01-01", "2026-04-01"]),
    ):
        trends = cli("trends", "--by", by, "--json").data
        assert [each["start"] for each in trends[0]["bins"]] == starts
        assert list(trends[0]) == ["scope", "id", "name", "verdict", "bins"]
    assert len(cli("trends", "--limit", 2, "--json").data) == 2
    assert cli("trends", "--by", "week").code == 2
    assert "organisations by month" in cli("trends", "--by", "month").out


def test_a_trend_is_shown_with_intervals_and_its_statements(cli, filled):
    shown = cli("trends", "show", "digitalisation", "--json").data
    assert (shown["scope"], shown["id"], shown["by"]) == ("theme", "digitalisation", "quarter")
    first = shown["bins"][0]
    assert list(first) == [
        *("start", "end", "passages", "passages_interval"),
        *("organisations", "organisations_interval", "passage_ids"),
    ]
    if not first["organisations"]:
        assert first["organisations_interval"] == {"low": 0.0, "high": 3.69}
    assert shown["bands"] == []
    assert "may well be" in cli("trends", "show", "digitalisation").out
    lost = cli("trends", "show", "nowhere", "--json")
    assert (lost.code, lost.error["code"]) == (2, "not_found")


def test_context_periods_from_adding_to_bringing_back(cli, filled):
    shipped = cli("trends", "bands", "list", "--json").data
    assert [(each["id"], each["name"]) for each in shipped] == [
        (-1, "COVID-19 pandemic"),
        (-2, "Energy price crisis 2022"),
    ]
    assert "World Health Organization" in cli("trends", "bands", "list").out
    for each in shipped:
        assert cli("trends", "bands", "remove", each["id"], "--json").data == each
    assert cli("trends", "bands", "list", "--json").data == []
    assert "switched off: -1" in cli("trends", "bands", "list").err
    added = cli(
        *("trends", "bands", "add", "COVID", "--from", "2020-03-01", "--to", "2022-03-31"), "--json"
    ).data
    assert added == {"id": 1, "name": "COVID", "first": "2020-03-01", "last": "2022-03-31"}
    edited = cli("trends", "bands", "edit", 1, "--to", "", "--json").data
    assert (edited["name"], edited["last"]) == ("COVID", None)
    [band] = cli("trends", "show", "digitalisation", "--json").data["bands"]
    assert (band["name"], band["before"], band["after"]) == ("COVID", None, None)
    assert band["during"]["quarters"] > 0
    assert band["during_shift"] == "too-few"
    assert "COVID" in cli("trends", "show", "digitalisation").out
    assert cli("trends", "bands", "remove", 1, "--json").data["name"] == "COVID"
    assert cli("trends", "bands", "list", "--json").data == []
    assert cli("trends", "bands", "restore", 1, "--json").code == 0
    assert "COVID" in cli("trends", "bands", "list").out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("add", "COVID", "--from", "March"), "bad_input"),
        (("add", "", "--from", "2020-03-01"), "bad_input"),
        (("add", "X", "--from", "2020-03-01", "--to", "2019-01-01"), "bad_input"),
        (("edit", "9", "--name", "X"), "not_found"),
        (("remove", "9"), "not_found"),
        (("restore", "9"), "not_found"),
    ],
)
def test_a_bad_period_is_refused_with_a_sentence(cli, filled, arguments, code):
    answer = cli("trends", "bands", *arguments, "--json")
    assert (answer.code, answer.error["code"]) == (2, code)
    assert [each["id"] for each in cli("trends", "bands", "list", "--json").data] == [-1, -2]


def test_news_until_it_is_seen_and_since_a_day(cli, filled):
    first = cli("news", "--json").data
    assert list(first) == [
        *("by", "since", "recomputed", "marked", "statements"),
        *("clusters", "verdicts", "candidates"),
    ]
    assert (first["by"], first["since"], len(first["statements"])) == ("beginning", None, 3)
    assert cli("news", "--seen", "--json").data["marked"] is True
    then = cli("news", "--json").data
    assert (then["by"], then["statements"]) == ("visit", [])
    assert cli("news", "--who", "A.B.", "--json").data["by"] == "beginning"
    past = cli("news", "--since", "2020-01-01", "--json").data
    assert (past["by"], past["recomputed"], len(past["statements"])) == ("date", True, 3)
    again = cli("news", "--unseen", "--json").data
    assert len(again["statements"]) == 3
    assert cli("news", "--unseen", "--json").error["message"] == "Nothing was marked as seen."
    assert "3 statements" in cli("news").out


@pytest.mark.parametrize(
    "arguments", [("--since", "yesterday"), ("--seen", "--unseen"), ("--who", "x" * 61)]
)
def test_bad_news_options_are_refused(cli, filled, arguments):
    answer = cli("news", *arguments, "--json")
    assert (answer.code, answer.error["code"]) == (2, "bad_input")


def test_the_barometer_as_data_and_as_a_paper(cli, filled):
    asked = ("barometer", "--sector", "Wood", "--month", "2026-03")
    found = cli(*asked, "--json").data
    assert (found["sector"], found["month"], found["organisations"]) == ("Wood", "2026-03", 1)
    parts = {each["part"]: each for each in found["parts"]}
    assert list(parts) == ["worries", "needs", "investment", "outlook"]
    assert parts["worries"]["enough"] is False
    assert "Strompreise" in parts["worries"]["quotes"][0]["text"]
    assert parts["outlook"]["passage_ids"] == []
    paper = cli(*asked, "--language", "de").out
    assert paper.startswith("# Barometer: Wood")
    assert "Zu wenig, um etwas zu sagen" in paper
    assert "Hobelwerk" not in cli(*asked, "--no-names").out


@pytest.mark.parametrize(("form", "begins"), [("md", b"# Baro"), ("docx", b"PK"), ("pdf", b"%PDF")])
def test_the_barometer_is_written_to_a_file(cli, filled, tmp_path, form, begins):
    path = tmp_path / f"page.{form}"
    asked = ("barometer", "--sector", "Wood", "--month", "2026-03", "--format", form)
    answer = cli(*asked, "--output", path, "--json")
    assert (answer.code, answer.data["file"]) == (0, str(path))
    assert path.read_bytes().startswith(begins)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--sector", "Wool", "--month", "2026-03"),
        ("--sector", "Wood", "--month", "March"),
        ("--sector", "Wood", "--month", "2026-13"),
    ],
)
def test_a_barometer_of_nothing_is_refused(cli, filled, arguments):
    answer = cli("barometer", *arguments, "--json")
    assert (answer.code, answer.error["code"]) == (2, "bad_input")


def test_a_picture_of_a_paper_is_not_printed(cli, filled):
    answer = cli("barometer", "--sector", "Wood", "--month", "2026-03", "--format", "pdf")
    assert answer.code == 2
    assert "--output" in answer.err


def test_coverage_says_why_somebody_is_worth_asking(cli, filled):
    data = cli("coverage", "--json").data
    silent = [each for each in data["spots"] if each["gap"] == "sector"]
    assert [list(each) for each in silent[:1]] == [
        [
            "gap",
            "about",
            "name",
            "passages",
            "organisations",
            "silent_since",
            "ask",
            "small",
            "expected",
            "unsized",
            "sector",
        ]
    ]
