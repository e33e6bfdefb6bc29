"""The search page as a reader drives it, without a browser."""

import csv
import io
import shutil
from datetime import UTC, datetime

import pytest
from drawn import draw, press, quotes, words
from plainly import plainly
from streamlit.testing.v1 import AppTest

from ideation.domain.group import Level
from ideation.domain.passage import By
from ideation.preferences import keep_language, kept_language
from ideation.settings import Settings
from ideation.storage.sqlite import SqliteStore
from ideation.ui.strings import table
from ideation.workspace import Workspace

SHARE = "Sie würden ihren Prüfstand gern mit anderen teilen."
LAB = "The lab would open its test bench to small firms two days a week."
NEED = "Wir brauchen dringend mehr Fachkräfte am Prüfstand."
NOTES = (
    (SHARE, "2026-03-12", "Kolbenwerk GmbH", "firm", "AutoMobility"),
    (LAB, "2026-05-04", "Institut Aeolia", "research", "Wood"),
    (NEED, None, "Kolbenwerk GmbH", "firm", None),
)


@pytest.fixture(scope="module")
def filled_once(tmp_path_factory, learned_once):
    folder = tmp_path_factory.mktemp("filled")
    workspace = Workspace(folder, Settings(encoder="hashing"))
    with plainly():
        for text, date, name, category, sector in NOTES:
            capture(workspace, text, date, name, category, sector)
    return folder


@pytest.fixture
def filled(filled_once, home):
    shutil.copytree(filled_once, home, dirs_exist_ok=True)
    return Workspace(home, Settings(encoder="hashing"))


def capture(workspace, text, date, name, category, sector):
    organisations = [{"name": name, "category": category, "region": category}]
    workspace.door.take_text(text, {"date": date, "sector": sector, "organisations": organisations})
    workspace.catch_up()


def ask(query="", **address):
    test = draw("search", **address)
    return test.text_input(key="q").set_value(query).run() if query else test


def found(test):
    """Return which of the three statements are shown, in the order of their notes."""
    return [text for text in (SHARE, LAB, NEED) if text in quotes(test)]


def labels(test):
    return [each.label.replace("\\", "") for each in test.button]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ({"category": "research"}, [LAB]),
        ({"organisation": "Kolbenwerk GmbH"}, [SHARE, NEED]),
        ({"organisation": "Kolbenwerk GmbH", "since": "2026-01-01"}, [SHARE]),
        ({"until": "2026-04-01"}, [SHARE]),
        ({"region": "research"}, [LAB]),
        ({"sector": "Wood"}, [LAB]),
        ({"lang": "en"}, [LAB]),
    ],
)
def test_an_address_alone_filters(filled, address, expected):
    test = ask(**address)
    assert not test.exception
    assert found(test) == expected


def test_each_chosen_filter_is_a_pill_that_goes_at_a_click(filled):
    test = ask(category="research", lang="en")
    assert {"Category: research body", "Language: English"} <= set(labels(test))
    test = press(test, "Category: research body")
    assert "Category: research body" not in labels(test)
    assert "category" not in test.query_params
    assert test.query_params["lang"] == "en"


def test_newest_first_puts_the_newest_first(filled):
    test = ask("Prüfstand test bench", sort="newest")
    shown = quotes(test)
    assert shown.index(LAB) < shown.index(SHARE)


def test_organisations_as_the_unit_lead_to_their_statements(filled):
    test = ask("Prüfstand", by="organisations")
    assert not test.exception
    assert "Kolbenwerk GmbH" in words(test)
    assert SHARE in quotes(test)


def test_more_like_this_shows_the_statement_and_leads_back(filled):
    filled.door.take_text(SHARE.replace("gern", "sofort"), {"title": "Wieder dort"})
    filled.catch_up()
    test = press(ask("Prüfstand"), "More like this")
    assert test.query_params["like"].isdecimal()
    assert "Statements like this one" in words(test)
    assert "würden ihren Prüfstand" in quotes(test)
    test = press(test, "Back to the search")
    assert "like" not in test.query_params
    assert SHARE in quotes(test)


def test_a_statement_that_is_not_there_is_said_so(filled):
    assert "There is no statement 4711." in words(ask(like=4711))


def test_a_filter_that_leaves_nothing_says_what_to_do(filled):
    test = ask("Prüfstand", lang="lb")
    assert "Nothing found for this search." in words(test)


def test_a_saved_search_names_what_is_new_and_shows_only_that(filled):
    test = press(ask("Prüfstand", category="firm"), "Save")
    assert [each.search.name for each in filled.finder.saved_searches()] == ["Prüfstand"]
    late = "Den neuen Prüfstand gibt es im Herbst."
    capture(filled, late, "2026-06-01", "Kolbenwerk GmbH", "firm", None)
    test = draw("search")
    assert ("Prüfstand" in labels(test), "1 new" in words(test)) == (True, True)
    test = press(test, "Prüfstand")
    assert test.text_input(key="q").value == "Prüfstand"
    assert "Category: firm" in labels(test)
    assert late in quotes(test)
    assert SHARE not in quotes(test)
    test.toggle(key="search.only_new").set_value(False).run()
    assert SHARE in quotes(test)
    assert "nothing new since" in words(draw("search"))


def test_a_saved_search_keeps_what_it_shows_and_in_which_order(filled):
    press(ask("Prüfstand", by="organisations", sort="newest"), "Save")
    test = press(draw("search"), "Prüfstand")
    assert (test.query_params["by"], test.query_params["sort"]) == ("organisations", "newest")
    assert "Kolbenwerk GmbH" in words(test)


def test_a_saved_search_that_is_gone_meanwhile_is_said_so(filled):
    press(ask("Prüfstand"), "Save")
    test = draw("search")
    filled.finder.forget_search("Prüfstand")
    test = press(test, "Prüfstand")
    assert not test.exception
    assert [each.value for each in test.toast] == ["This search is no longer saved."]


@pytest.mark.parametrize("unit", ["organisations", "contacts", "clusters"])
def test_every_unit_says_that_nobody_said_this_and_what_was_looked_for(filled, unit):
    parties = {"contacts": [{"name": "Ann Weber"}], "organisations": [{"name": "Kesselhaus"}]}
    filled.door.take_text("Der Kessel tropft.", {"title": "Kessel", **parties})
    filled.catch_up()
    if unit == "clusters":
        with SqliteStore(filled.path / "ideation.db").writing() as records:
            group = records.groups.add(Level.CLUSTER, datetime(2026, 1, 1, tzinfo=UTC))
            records.groups.place(Level.CLUSTER, dict.fromkeys((1, 2, 3, 4), group), By.MACHINE)
    test = ask("Quantenkryptografie", by=unit)
    assert table("en")[f"search.nearest_{unit}"] in words(test)
    test = ask("Kesssel", by=unit)
    assert "Searched for “Kessel” instead of “Kesssel”" in words(test)
    assert table("en")[f"search.nearest_{unit}"] not in words(test)


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ({"region": "nirgends"}, "Region"),
        ({"sector": "Wod"}, "Sector"),
        ({"kind": "wish"}, "Kind"),
        ({"since": "31.02."}, "From"),
        ({"author": "Ann"}, "Author"),
        ({"by": "notes"}, "Show"),
        ({"sort": "size"}, "Order"),
        ({"like": "that"}, "More like this"),
    ],
)
def test_what_an_address_asks_for_in_vain_is_said_and_not_dropped_silently(filled, address, what):
    [value] = address.values()
    test = ask(q="Prüfstand", **address)
    said = f"The address asks for “{value}” under “{what}”"
    assert said in "".join(each.value for each in test.warning).replace("\\", "")
    assert len(found(test)) == 3
    # It stays while that is asked, and goes with another question.
    assert test.run().warning
    assert not test.text_input(key="q").set_value("Fachkräfte").run().warning


@pytest.fixture
def files(monkeypatch):
    """What the page offers as a file, by its name; each a function of the ending."""
    offered = {}

    def offer(file, name, help_, t):
        offered[name] = file

    monkeypatch.setattr("ideation.ui.search_answer.export_form", offer)
    return offered


def rows(file):
    return list(csv.DictReader(io.StringIO(file("csv").decode("utf-8-sig"))))


def test_only_what_is_new_and_shown_is_exported(filled, files):
    press(ask("Prüfstand"), "Save")
    late = "Den neuen Prüfstand gibt es im Herbst."
    capture(filled, late, "2026-06-01", "Kolbenwerk GmbH", "firm", None)
    test = press(draw("search"), "Prüfstand")
    assert [row["statement"] for row in rows(files["statements"])] == [late]
    test.toggle(key="search.only_new").set_value(False).run()
    assert {SHARE, late} <= {row["statement"] for row in rows(files["statements"])}


def test_parties_and_what_is_like_a_statement_are_exported_in_the_readers_words(filled, files):
    test = draw("search", "de", q="Prüfstand", by="organisations")
    assert not test.exception
    found = rows(files["Organisationen"])
    assert {row["Name"] for row in found} == {"Kolbenwerk GmbH", "Institut Aeolia"}
    assert SHARE in {row["Aussage"] for row in found}
    draw("search", "de", like=1)
    assert {row["Aussage"] for row in rows(files["Aussagen"])} == {LAB, NEED}
    assert files["Aussagen"]("docx")[:2] == b"PK"


def test_beside_a_statement_stands_who_says_the_same_beyond_the_border(filled, monkeypatch):
    monkeypatch.setattr("ideation.services.searching.across._NEAR_ENOUGH", -1.0)
    test = ask("teilen", across="1", lang="de", category="firm")
    assert LAB not in quotes(test)
    assert table("en")["search.across_none"] in words(test)
    # The language chosen is that of the statements at the left.
    test = ask("teilen", across="1", lang="de")
    assert LAB in quotes(test)
    assert ":gray-badge[English] :gray-badge[research]" in words(test)


def test_a_saved_search_is_forgotten(filled):
    press(ask("Prüfstand"), "Save")
    press(draw("search"), "Forget")
    assert filled.finder.saved_searches() == []


def test_more_is_shown_on_demand(filled):
    for number in range(15):
        filled.door.take_text(f"Prüfstand Nummer {number} steht in Halle {number}.", {})
    filled.catch_up()
    test = ask("Prüfstand")
    assert labels(test).count("More like this") == 10
    assert labels(press(test, "Show more")).count("More like this") > 15


def test_the_language_chosen_in_the_shell_is_kept(filled, home):
    test = AppTest.from_file("../../app.py", default_timeout=60).run()
    switch = test.button_group(key="app.language.switch")
    assert switch.value == "en"
    switch.set_value("fr").run()
    assert test.text_input(key="q").label == table("fr")["search.field"]
    assert kept_language(home, "en") == "fr"
    again = AppTest.from_file("../../app.py", default_timeout=60).run()
    assert again.text_input(key="q").label == table("fr")["search.field"]


def test_going_back_to_the_browsers_language_forgets_the_choice(home):
    keep_language(home, "de-DE", "fr")
    keep_language(home, "en-GB", "de")
    keep_language(home, "de-DE", None)
    assert (kept_language(home, "de-DE"), kept_language(home, "en-GB")) == (None, "de")


def test_broken_preferences_are_as_good_as_none(home):
    (home / "preferences.json").write_text("{", encoding="utf-8")
    assert kept_language(home, "en") is None
    keep_language(home, "en", "fr")
    assert kept_language(home, "en") == "fr"
