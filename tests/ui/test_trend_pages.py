"""Trends, radar, heat map, barometer, news and white spots as a reader sees them."""

from datetime import date

import pytest
from drawn import draw, press, quotes, words

from ideation.domain.group import Level
from ideation.domain.passage import By
from ideation.settings import Settings
from ideation.workspace import Workspace

NOTES = (
    (
        "Die Strompreise sind gestiegen, das macht der Firma große Sorgen.",
        "Hobelwerk",
        "2025-02-03",
    ),
    ("Ohne trockene Eiche im Hof drohen Verluste bei allen Fenstern.", "Spanhof", "2025-08-03"),
    ("Wir brauchen einen Ofen für krumme Bretter.", "Kantholz", "2025-11-03"),
    ("Uns fehlt eine Halle mit Kran am Fluss.", "Leimfeld", "2026-02-03"),
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory, learned_once):
    """A workspace whose statements all have one theme and stand in one cluster."""
    workspace = Workspace(tmp_path_factory.mktemp("trends"), Settings(encoder="hashing"))
    for text, firm, day in NOTES:
        header = {
            "title": f"Besuch bei {firm}",
            "date": day,
            "sector": "Wood",
            "organisations": [{"name": firm, "category": "firm", "region": "Nord"}],
        }
        workspace.door.take_text(text, header)
    workspace.catch_up()
    workspace.findings.run()
    said = [each for note in workspace.notes() for each in workspace.note(note.id).passages]
    at = workspace._clock()
    with workspace._store.writing() as records:
        for each in said:
            records.corrections.assign(workspace.scheme.slug, each.id, ["digitalisation"], at)
        cluster = records.groups.add(Level.CLUSTER, at)
        records.groups.describe(cluster, name="Wood and worries", machine_names={}, terms=())
        placed = dict.fromkeys((each.id for each in said), cluster)
        records.groups.place(Level.CLUSTER, placed, By.HUMAN)
    return workspace


@pytest.fixture
def home(filled, monkeypatch):
    monkeypatch.setenv("IDEATION_HOME", str(filled.path))
    monkeypatch.setenv("IDEATION_ENCODER", "hashing")
    return filled


def charts(test):
    return test.get("vega_lite_chart") or test.get("arrow_vega_lite_chart")


def test_an_opened_trend_shows_the_statements_of_the_period_the_address_names(home):
    test = draw("trends", trend="digitalisation", period="2025-07-01")
    assert not test.exception
    assert "Ohne trockene Eiche" in quotes(test)
    assert "Strompreise" not in quotes(test)
    assert "Q3 2025 · 1 statement · 1 organisation" in words(test)
    test = draw("trends", trend="digitalisation", by="month", period="2025-02-01")
    assert "02/2025 · 1 statement" in words(test)
    assert "Strompreise" in quotes(test)


def test_another_period_is_chosen_below_the_chart(home):
    test = draw("trends", trend="digitalisation")
    assert "Uns fehlt eine Halle" in quotes(test)
    test.selectbox(key="trends.period").set_value("2025-01-01").run()
    assert "Strompreise" in quotes(test)


def test_the_rules_are_told_in_plain_words_with_their_numbers(home):
    shown = words(draw("trends"))
    assert "Thirty statements of one firm are no trend." in shown
    assert "at least 90% sure" in shown
    assert "newest 6 quarters" in shown
    assert "newest 12 months" in words(draw("trends", by="month"))


def test_a_context_period_is_added_compared_removed_and_brought_back(home):
    drawn = home.outlook.add_band("Dry years", date(2025, 6, 1), date(2025, 9, 30))
    try:
        test = draw("trends", trend="digitalisation")
        shown = words(test)
        assert "Dry years" in shown
        assert "organisations per quarter" in shown
        assert "Too few to compare this time with before." in shown
        test = press(test, "Remove")
        assert "Dry years is removed." in words(test)
        assert drawn not in home.outlook.bands()
        press(test, "Bring it back")
        assert drawn in home.outlook.bands()
    finally:
        home.outlook.remove_band(drawn.id)


def test_a_period_that_came_along_tells_its_source_and_is_switched_off_and_on(home):
    test = draw("trends", trend="digitalisation")
    assert "Source: World Health Organization" in words(test)
    test = press(test, "Switch off")
    assert not test.exception
    assert "World Health Organization" not in words(test)
    test = press(test, "Switch on: COVID-19 pandemic")
    assert not test.exception
    assert "Source: World Health Organization" in words(test)


def test_the_radar_stands_beside_its_table(home):
    test = draw("trends", view="radar")
    assert not test.exception
    [table] = test.dataframe
    assert list(table.value["Name"]) == ["Wood and worries"]
    assert list(table.value["Organisations"]) == [4]
    assert list(table.value["Theme"]) == ["Digitalisation"]


def test_a_cell_of_the_heat_map_opens_its_statements(home):
    test = draw("trends", view="heat", cell="digitalisation|Wood")
    assert not test.exception
    assert "4 statements · 4 organisations" in words(test)
    assert "Strompreise" in quotes(test)
    [table] = test.dataframe
    assert list(table.value["Wood"]) == [0, 0, 4, 0, 0]


def test_the_barometer_says_too_few_where_too_few_spoke_and_quotes_what_was_said(home):
    test = draw("trends", view="barometer", sector="Wood", month="2025-02")
    assert not test.exception
    shown = words(test)
    assert "1 statement from 1 organisation in 1 note" in shown
    assert "Too few organisations to say how the sector is doing" in shown
    assert "Strompreise" in quotes(test)
    assert [each.label for each in test.get("download_button")] == [
        "PDF",
        "Word (docx)",
        "Markdown",
    ]


def test_news_are_gone_once_they_are_marked_as_seen_and_come_back(home):
    test = draw("trends", view="news")
    assert "New statements (4)" in words(test)
    test = press(test, "Mark as seen")
    assert "Nothing changed since then." in words(test)
    test = press(test, "Take that back")
    assert "New statements (4)" in words(test)


def test_a_white_spot_quotes_the_needs_and_says_whom_to_ask(home):
    test = draw("coverage")
    assert not test.exception
    shown = words(test)
    assert "Wood and worries" in shown
    assert "2 organisations need it: 2 statements. Nobody offers it." in shown
    assert "Nobody known comes near." in shown
    assert "Uns fehlt eine Halle" in quotes(test)


def test_silent_sectors_are_listed_with_nobody_to_ask(home):
    shown = words(draw("coverage", gap="sector"))
    assert "HealthTech" in shown
    assert "Nobody was ever met here." in shown
    assert "Every known region was met" in words(draw("coverage", gap="region"))
