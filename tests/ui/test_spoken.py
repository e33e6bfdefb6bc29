"""Errors in the reader's language: each that a page can meet is known, and none shows English."""

import ast
import re
from pathlib import Path

import pytest
from drawn import draw
from test_languages import foreign, shown

from ideation import errors
from ideation.errors import BadInput, IdeationError
from ideation.intake import formats
from ideation.ui.spoken import in_table, spoken, spoken_error

PACKAGE = Path(errors.__file__).parent
# What pages call; the rest of the package speaks to the command line or to people who train.
ROOMS = ("services", "storage", "intake", "themes", "reports", "facades", "trends", "ui")
# Files that only commands read.
ONLY_COMMANDS = {
    *("evaluate.py", "labelled.py", "measure.py", "retro_gold.py", "impulses.py", "demo.py"),
}
ERRORS = {
    name
    for name, each in vars(errors).items()
    if isinstance(each, type) and issubclass(each, IdeationError)
} | {"_refused"}


def sentences():
    """Yield each sentence that an error is raised with, its gaps filled, and where it stands."""
    for room in ROOMS:
        for path in sorted((PACKAGE / room).rglob("*.py")):
            if path.name in ONLY_COMMANDS:
                continue
            tree = ast.parse(path.read_text(encoding="utf-8"))
            known = {
                each.targets[0].id: each.value
                for each in tree.body
                if isinstance(each, ast.Assign) and isinstance(each.targets[0], ast.Name)
            }
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and getattr(node.func, "id", None) in ERRORS:
                    hints = [each.value for each in node.keywords if each.arg == "hint"]
                    for said in (*node.args[:2], *hints):
                        for text in filled(said, known):
                            yield text, f"{path.relative_to(PACKAGE)}:{node.lineno}"


def filled(said, known):
    """Return the texts of an expression, as far as they stand in the code."""
    if isinstance(said, ast.Constant):
        return [said.value] if isinstance(said.value, str) else []
    if isinstance(said, ast.Name):
        return filled(known[said.id], {}) if said.id in known else []
    if isinstance(said, ast.IfExp):
        return [*filled(said.body, known), *filled(said.orelse, known)]
    if not isinstance(said, ast.JoinedStr):
        return []
    parts = [""]
    for piece in said.values:
        if isinstance(piece, ast.Constant):
            own = [piece.value]
        else:
            own = filled(piece.value, known) or ["7"]
            own = [repr(each) for each in own] if piece.conversion == ord("r") else own
        parts = [before + after for before in parts for after in own]
    return parts


FOUND = dict(sentences())
# Said of files by what they begin with; those are in a table of their own.
del FOUND["The file is 7."]
FOUND |= {
    text: "intake/formats.py"
    for _, what, way_out in formats._FOREIGN
    for text in (f"The file is {what}.", way_out)
}


def test_every_error_that_a_page_can_meet_is_in_the_table():
    assert len(FOUND) > 250
    assert {where: text for text, where in FOUND.items() if in_table(text, "de") is None} == {}


@pytest.mark.parametrize("language", ["de", "fr"])
def test_no_error_shows_an_english_sentence(language):
    english = foreign(language)
    ours = {key: each for key, each in english.items() if key.startswith("error.")}
    for text in FOUND:
        said = spoken(text, language)
        assert [key for key, each in ours.items() if each(said)] == [], (text, said)


def test_what_filled_a_sentence_is_said_too():
    error = BadInput("There is no theme 'steel'.", hint="Choose one of: need, idea, firm.")
    assert spoken_error(error, "de") == (
        "Nicht vorhanden: Thema „steel“. Wählen Sie eines davon: Bedarf, Idee, Unternehmen."
    )
    assert spoken_error(error, "en") == error.sentence()
    big = "The text has 12,345 characters; more than 5,000 cannot be one note."
    assert "12\u202f345 Zeichen" in spoken(big, "de")
    assert spoken("title = '': is longer than 200 characters.", "fr").endswith(
        "(dépasse 200 caractères)."
    )


def test_a_name_in_a_sentence_is_never_read_as_a_gap_or_a_sentence():
    for name in ("{name}", "The query is empty.", "o'brien", "a.* (b"):
        said = spoken(f"There is no saved search {name!r}.", "de")
        assert said == f"Eine gemerkte Suche „{repr(name)[1:-1]}“ gibt es nicht."


def test_sentences_that_follow_one_another_are_each_said():
    refused = "The file is a picture. Ideation reads text; type what the picture says."
    assert spoken(refused, "de") == (
        "Die Datei ist ein Bild. Ideation liest Text; tippen Sie ab, was das Bild sagt."
    )
    assert spoken("Words of a library. The file is a picture.", "de") == (
        "Words of a library. The file is a picture."
    )
    assert spoken("x" * 100_000, "de") == "x" * 100_000


@pytest.mark.parametrize("language", ["de", "fr"])
def test_pages_say_what_went_wrong_in_the_readers_language(workspace, language):
    workspace.door.take_text("Der Ofen raucht.", {"title": "Ofen", "date": "2026-03-12"})
    workspace.catch_up()
    english = foreign(language)
    for test in (
        draw("search", language, like=4711),
        draw("search", language).text_input(key="q").set_value("?!").run(),
        draw("notes", language, note=4711),
        draw("organisations", language, organisation=4711),
        draw("contacts", language, contact=4711),
    ):
        assert not test.exception
        said = [re.sub(r"\\(.)", r"\1", each.value) for each in test.error]
        assert said
        # A command is one in every language.
        texts = [re.sub(r"`[^`]*`", "", each) for each in (*shown(test), *said)]
        found = [(key, text) for text in texts for key, each in english.items() if each(text)]
        assert found == []


@pytest.mark.parametrize(
    ("language", "expected"),
    [("de", "Die Datei ist ein Bild."), ("fr", "Le fichier est une image.")],
)
def test_an_upload_is_refused_in_the_readers_language(workspace, language, expected):
    [refused] = workspace.door.take_uploads([("bild.png", b"\x89PNG" + bytes(40))], {})
    test = draw("capture", language)
    test.session_state["capture.saved"] = [refused]
    test.run()
    [said] = [each.value.replace("\\", "") for each in test.error]
    assert expected in said
    assert "picture" not in said
