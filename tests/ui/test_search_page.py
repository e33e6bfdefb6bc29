"""The search page as a reader drives it, without a browser."""

import pytest
from drawn import draw, press, quotes, words
from streamlit.testing.v1 import AppTest

from ideation.preferences import keep_language, kept_language
from ideation.ui.strings import table

SHARE = "Sie würden ihren Prüfstand gern mit anderen teilen."
LAB = "The lab would open its test bench to small firms two days a week."
NEED = "Wir brauchen dringend mehr Fachkräfte am Prüfstand."
NOTES = (
    (SHARE, "2026-03-12", "Kolbenwerk GmbH", "firm", "AutoMobility"),
    (LAB, "2026-05-04", "Institut Aeolia", "research", "Wood"),
    (NEED, None, "Kolbenwerk GmbH", "firm", None),
)


@pytest.fixture
def filled(workspace):
    for text, date, name, category, sector in NOTES:
        capture(workspace, text, date, name, category, sector)
    return workspace


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
