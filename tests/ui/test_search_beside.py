"""What stands beside a found statement, and how often it stands, as a reader sees it."""

import pytest
from drawn import draw, words

NAMES_IT = "In Halle drei soll der Prüfstand für Bauteile stehen."
CONDITION = "Bedingung: Auch die Mitbewerber bekommen einen Schlüssel."
STANDARD = "Die Agentur begleitet Betriebe bei allen ihren Vorhaben rund um die Messung von Stahl."


@pytest.fixture
def filled(workspace):
    workspace.door.take_text(f"{NAMES_IT} {CONDITION}", {"title": "Hall"})
    for visit in ("one", "two", "three"):
        workspace.door.take_text(f"{STANDARD}\n\nBesuch {visit} im Werk.", {"title": visit})
    workspace.catch_up()
    return workspace


def ask(query):
    return draw("search").text_input(key="q").set_value(query).run()


def test_a_statement_found_by_its_neighbour_says_so(filled):
    told = words(ask("Wer hat einen Prüfstand?"))
    assert f"Beside it: {NAMES_IT}" in told.replace("\\", "")


def test_what_three_notes_say_word_for_word_is_one_card_with_their_number(filled):
    told = words(ask("Agentur begleitet Betriebe"))
    assert "Word for word in 2 other notes." in told
