"""Candidates, clusters and trends as a reader sees them, without a browser."""

import re
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from ideation.domain.decision import Verdict
from ideation.settings import Settings
from ideation.workspace import Workspace

FIRM = "Wir brauchen einen offenen Prüfstand für Blechteile in der Region, den alle nutzen dürfen."
LAB = "Wir möchten einen offenen Prüfstand für Blechteile in der Region gemeinsam betreiben."
CLUB = "Wir hätten gern einen offenen Prüfstand für Blechteile in der Region, das wäre schön."

NOTES = (
    (FIRM, "2026-03-02", "Kolbenwerk GmbH", "firm"),
    (LAB, "2026-05-04", "Institut Aeolia", "research"),
    (CLUB, "2026-06-08", "Blechverein e.V.", "association"),
)


@pytest.fixture
def filled(home):
    workspace = Workspace(home, Settings(encoder="hashing"))
    for text, date, name, category in NOTES:
        organisations = [{"name": name, "category": category}]
        workspace.door.take_text(text, {"date": date, "organisations": organisations})
    workspace.catch_up()
    return workspace


@pytest.fixture
def found(filled):
    filled.findings.run()
    return filled


def app(page, **address):
    # Pages are functions, so a page is reached as a reader would: by its address.
    test = AppTest.from_string(
        f"from ideation.ui.pages import {page}\n"
        "from ideation.ui.state import errors_shown, translator, workspace\n"
        f"with errors_shown():\n    {page}.render(workspace(), translator())\n",
        default_timeout=60,
    )
    for name, value in address.items():
        test.query_params[name] = str(value)
    return test.run()


def words(test):
    shown = [*test.title, *test.subheader, *test.markdown, *test.caption, *test.error]
    return "\n".join(str(each.value) for each in shown)


def quotes(test):
    """Return the text of all quotes, without their marks."""
    shown = "\n".join(each.proto.body for each in test.get("html"))
    return unescape(re.sub(r"<[^>]*>", "", shown))


def button(test, label):
    return next(each for each in test.button if each.label == label)


@pytest.mark.parametrize("page", ["candidates", "clusters", "trends"])
def test_an_empty_workspace_offers_the_sample_notes(home, page):
    test = app(page)
    assert not test.exception
    assert "This workspace holds no notes yet." in words(test)


@pytest.mark.parametrize("page", ["candidates", "clusters"])
def test_before_the_first_run_the_page_offers_one(filled, page):
    test = app(page)
    assert not test.exception
    assert any("Find clusters" in each.label for each in test.button)


def test_a_card_names_claim_backers_lights_and_rank(found):
    test = app("candidates")
    assert not test.exception
    shown = words(test)
    assert "Kolbenwerk GmbH" in shown
    assert "Institut Aeolia" in shown
    # A number is a door: it opens the statements it rests on.
    assert "**3 independent organisations**" in [each.label for each in test.button]
    assert any(text in quotes(test) for text in (FIRM, LAB, CLUB))
    for light in ("Independent", "Public and private", "Benefit beyond one"):
        assert light in shown


def test_an_opened_candidate_shows_rules_quotes_and_ledger(found):
    [candidate] = found.findings.candidates()
    test = app("candidates", candidate=candidate.id)
    assert not test.exception
    assert "At least 2 independent organisations back it" in words(test)
    for text in (FIRM, LAB):
        assert text in quotes(test)
    assert "Ledger" in words(test)


def test_an_idea_that_is_not_there_is_said_so(found):
    test = app("candidates", candidate=4711)
    assert not test.exception
    assert "There is no idea 4711" in words(test)


def test_a_decision_recorded_elsewhere_is_on_the_page(found):
    [candidate] = found.findings.candidates()
    found.desk.decide(candidate.id, Verdict.HOLD, "no money yet")
    test = app("candidates", candidate=candidate.id)
    assert "no money yet" in words(test)
    assert "decided" in words(test)


def test_statements_newer_than_the_run_are_announced(found):
    found.door.take_text("Etwas ganz anderes ist passiert.", {})
    found.catch_up()
    test = app("candidates")
    assert "1 statement" in words(test)
    assert not test.exception


def test_a_cluster_shows_its_statements_and_who_speaks(found):
    [cluster] = found.findings.clusters()
    test = app("clusters", cluster=cluster.id)
    assert not test.exception
    assert all(text in quotes(test) for text in (FIRM, LAB, CLUB))
    assert "3 organisations" in words(test)
    assert "named by the machine" in words(test)


def test_a_name_given_by_a_person_shows_as_such(found):
    [cluster] = found.findings.clusters()
    found.findings.rename(cluster.id, "Shared bench")
    test = app("clusters", cluster=cluster.id)
    assert "Shared bench" in words(test)
    assert "named by a person" in words(test)


def test_trends_say_too_few_where_too_few_spoke(found):
    test = app("trends")
    assert not test.exception
    assert "too few" in words(test)
