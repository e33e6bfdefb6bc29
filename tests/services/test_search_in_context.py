"""A statement is found by what is told beside it, and what is said nine times is listed once."""

import pytest

from ideation.cli.search_lines import print_hits
from ideation.domain.search import Filters
from ideation.services.searching.search import Asked
from ideation.settings import Settings
from ideation.workspace import Workspace

NAMES_IT = "In Halle drei soll der Prüfstand für Bauteile stehen."
CONDITION = "Bedingung: Auch die Mitbewerber bekommen einen Schlüssel."
# The same words where nothing beside them speaks of a test bench.
ELSEWHERE = "Regel: Auch die Mitbewerber bekommen einen Schlüssel."
UNRELATED = "Im Garten blühen wieder die Apfelbäume neben dem Teich."
STANDARD = "Die Agentur begleitet Betriebe bei allen ihren Vorhaben rund um Prüfstand und Messung."


@pytest.fixture(scope="module")
def filled(tmp_path_factory, clock, learned_once):
    """A workspace that these tests only read."""
    folder = tmp_path_factory.mktemp("context")
    workspace = Workspace(folder, Settings(encoder="hashing"), clock=clock)
    workspace.door.take_text(f"{NAMES_IT} {CONDITION}\n\n{UNRELATED}", {"title": "Hall"})
    workspace.door.take_text(f"{ELSEWHERE} Das Wetter war schön.", {"title": "Other"})
    for visit in ("one", "two", "three"):
        workspace.door.take_text(f"{STANDARD}\n\nBesuch {visit} im Werk.", {"title": visit})
    workspace.catch_up()
    return workspace


def hits(workspace, query, limit=10, **filters):
    return workspace.finder.search(Asked(query=query, filters=Filters(**filters), limit=limit))


def place(found, text):
    return [hit.text for hit in found].index(text)


def test_the_condition_beside_the_thing_asked_for_is_found_before_the_same_words_elsewhere(filled):
    found = hits(filled, "Wer hat einen Prüfstand?")
    assert place(found, NAMES_IT) < place(found, CONDITION)
    texts = [hit.text for hit in found]
    assert ELSEWHERE not in texts or place(found, CONDITION) < place(found, ELSEWHERE)


def test_a_statement_found_by_what_stands_beside_it_is_told_with_that(filled):
    query = "Wer hat einen Prüfstand?"
    explained = filled.finder.explain(query, hits(filled, query))
    [condition] = [hit for hit in explained if hit.text == CONDITION]
    [named] = [hit for hit in explained if hit.text == NAMES_IT]
    assert condition.around == NAMES_IT
    assert named.around == ""


def test_what_stands_beside_passes_the_filters_itself_or_is_not_listed(filled):
    # Both stand in one context; only one of them is an offer or a need.
    [theirs] = [hit for hit in hits(filled, "Prüfstand") if hit.text == NAMES_IT]
    kinds = {hit.text for hit in hits(filled, "Prüfstand", since=theirs.date)}
    assert NAMES_IT in kinds
    with filled.reading() as records:
        understood = records.understanding.load([theirs.passage_id])
    wanted = understood[theirs.passage_id].kind
    listed = hits(filled, "Prüfstand", kind=wanted)
    with filled.reading() as records:
        found = records.understanding.load([hit.passage_id for hit in listed])
    assert {each.kind for each in found.values()} == {wanted}


def test_what_several_notes_say_word_for_word_is_listed_once_and_counted(filled):
    found = [hit for hit in hits(filled, "Agentur begleitet Betriebe") if hit.text == STANDARD]
    assert [hit.copies for hit in found] == [2]
    assert all(hit.copies == 0 for hit in hits(filled, "Agentur") if hit.text != STANDARD)


def test_the_terminal_tells_of_both(filled, capsys):
    query = "Wer hat einen Prüfstand?"
    print_hits(filled.finder.explain(query, hits(filled, query)))
    told = capsys.readouterr().out
    assert f"beside: {NAMES_IT}" in told
    assert "word for word in 2 other notes" in told
