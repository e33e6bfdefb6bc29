"""Strings that break programs are kept, understood and found again letter for letter."""

import json

import pytest
from hostile import closed_network, in_time, taken
from naughty import FAMILIES, naughty_strings

from ideation.cli.note_intake import intake_json
from ideation.cli.output import jsonable
from ideation.errors import IdeationError
from ideation.services.capturing.capture import CaptureStatus
from ideation.services.searching.search import Asked
from ideation.settings import Settings
from ideation.ui.marked import marked_html
from ideation.workspace import Workspace

STRINGS = naughty_strings()


@pytest.fixture(scope="module")
def workspace(tmp_path_factory, clock, learned_once):
    return Workspace(tmp_path_factory.mktemp("naughty"), Settings(encoder="hashing"), clock=clock)


@pytest.fixture(scope="module")
def filled(workspace):
    """All strings as notes, with each as title, author, organisation and person too, understood."""
    ids = {}
    with closed_network(), in_time(longest=4 * 60):
        for name, text in STRINGS.items():
            line = " ".join(text.split())[:150]
            party = {"name": line}
            fields = {"title": line, "author": line, "organisations": [party], "contacts": [party]}
            [captured] = taken(
                workspace, lambda text=text, fields=fields: [workspace.door.take_text(text, fields)]
            )
            assert captured.status is CaptureStatus.CREATED
            ids[name] = captured.note_id
        workspace.catch_up()
    return ids


def test_the_strings_are_of_every_family_and_always_the_same():
    assert {name.rsplit(" ", 1)[0] for name in STRINGS} == set(FAMILIES)
    assert naughty_strings() == STRINGS
    assert naughty_strings(seed=8) != STRINGS
    joined = "".join(STRINGS.values())
    for mark in "\u202e\u200b\u200d\u0301👩'<%{\U000e007f\u2028":
        assert mark in joined


@pytest.mark.parametrize("name", STRINGS)
def test_a_string_comes_back_as_it_was_in_text_and_header(workspace, filled, name):
    opened = workspace.note(filled[name])
    text = STRINGS[name]
    line = " ".join(text.split())[:150]
    assert opened.note.text == text
    assert (opened.note.title, opened.note.author) == (line.strip(), line.strip())
    assert [each.text for each in opened.passages] == [
        text[each.start : each.end] for each in opened.passages
    ]
    json.dumps(jsonable(intake_json(workspace, filled[name])), ensure_ascii=False).encode()


@pytest.mark.parametrize("name", STRINGS)
def test_a_string_in_a_preview_is_shown_and_stores_nothing(workspace, filled, name):
    before = len(workspace.notes())
    with in_time():
        shown, start = workspace.door.preview(f"Neu: {STRINGS[name]}", {})
    body = f"Neu: {STRINGS[name]}"[start:]
    assert all(0 <= each.start < each.end <= len(body) for each in shown.statements)
    assert len(workspace.notes()) == before


@pytest.mark.parametrize("name", STRINGS)
def test_a_string_is_searched_for_without_harm(workspace, filled, name):
    with in_time():
        try:
            workspace.finder.search(Asked(query=STRINGS[name]))
        except IdeationError as refused:
            # Nothing to search for is said in a sentence.
            assert len(refused.sentence().splitlines()) == 1  # noqa: PT017
    assert len(workspace.notes()) == len(STRINGS)


@pytest.mark.parametrize("name", [each for each in STRINGS if each.startswith(("HTML", "formats"))])
def test_no_string_comes_alive_on_a_page(name):
    html = marked_html(STRINGS[name], [])
    assert "<" not in html
    assert '"' not in html


def test_doctor_finds_nothing_wrong_afterwards(workspace, filled):
    assert [each.name for each in workspace.doctor() if not each.ok] == []


def test_what_takes_too_long_fails():
    with pytest.raises(AssertionError, match="s of work"), in_time(longest=0.001):
        sum(range(3_000_000))
