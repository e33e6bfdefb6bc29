"""Searching without umlauts, on a keyboard that has none."""

import pytest

from ideation.domain.search import MatchedBy, Unit
from ideation.services.searching.search import Asked
from ideation.settings import Settings
from ideation.workspace import Workspace

WITH = "Der Prüfstand steht in der Bahnhofstraße und braucht viel Öl."
WITHOUT = "Zwei Pruefstaende stehen an der Hauptstrasse in einem Buero."
MASS = "Die Masse der Glocke ist bekannt."
SIZES = "Die Maße der Türen sind bekannt."
NEW = "Der neue Ofen steht bei den Frauen."
NAMED = "Frau Müller erklärt alles."
NAMED_WITHOUT = "Herr Schroeder hört zu."


@pytest.fixture(scope="module")
def filled(tmp_path_factory, clock, learned_once):
    folder = tmp_path_factory.mktemp("spelt")
    workspace = Workspace(folder, Settings(encoder="hashing"), clock=clock)
    for text in (WITH, WITHOUT, MASS, SIZES, NEW):
        workspace.door.take_text(text, {})
    workspace.door.take_text(NAMED, {"contacts": [{"name": "Eva Müller"}]})
    workspace.door.take_text(NAMED_WITHOUT, {"contacts": [{"name": "Jan Schroeder"}]})
    workspace.catch_up()
    return workspace


def by_word(workspace, query):
    """Return the statements in which a word or a name is marked, and which."""
    hits = workspace.finder.explain(query, workspace.finder.search(Asked(query=query)))
    return {
        hit.text: {
            hit.text[mark.start - hit.start : mark.end - hit.start]
            for mark in hit.why
            if mark.by is not MatchedBy.MEANING
        }
        for hit in hits
        if any(mark.by is not MatchedBy.MEANING for mark in hit.why)
    }


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("Pruefstand", {WITH: {"Prüfstand"}, WITHOUT: {"Pruefstaende"}}),
        ("Prüfstände", {WITH: {"Prüfstand"}, WITHOUT: {"Pruefstaende"}}),
        ("Buero", {WITHOUT: {"Buero"}}),
        ("Büro", {WITHOUT: {"Buero"}}),
        ("Oel", {WITH: {"Öl"}}),
        ("Hauptstraße", {WITHOUT: {"Hauptstrasse"}}),
        ("Bahnhofstrasse", {WITH: {"Bahnhofstraße"}}),
        ("Masse", {MASS: {"Masse"}}),
        ("Maße", {SIZES: {"Maße"}}),
        ("Mueller", {NAMED: {"Müller"}}),
        ("Schröder", {NAMED_WITHOUT: {"Schroeder"}}),
    ],
)
def test_a_word_finds_both_of_its_spellings_before_all_others(filled, query, marked):
    found = by_word(filled, query)
    assert {text: found.get(text) for text in marked} == marked
    best = [hit.text for hit in filled.finder.search(Asked(query=query, limit=len(marked)))]
    assert set(best) == set(marked)
    assert NEW not in found
    # It is the same word: nothing is said of a mistake.
    assert filled.finder.corrected(query) == {}


def test_a_name_asks_for_its_bearer_in_either_spelling(filled):
    for query, name in (("Was sagt Mueller?", "Eva Müller"), ("Jan Schröder", "Jan Schroeder")):
        [first, *_] = filled.finder.parties(Asked(query=query), Unit.CONTACTS)
        assert first.name == name
