"""Nobody of the notes that Ideation is judged by stands in its tables."""

import json
import os
import re
from pathlib import Path

import pytest
import simplemma

import ideation
from ideation.domain.fold import folded_words, name_key
from ideation.domain.language import Language
from ideation.text.entities.programmes import programme_finder

_PACKAGE = Path(ideation.__file__).parent
_TABLES = [
    *sorted(_PACKAGE.glob("text/entities/*.toml")),
    *sorted(_PACKAGE.glob("text/cues/*.toml")),
    *sorted(path for path in _PACKAGE.glob("themes/**/*") if path.suffix in {".toml", ".py"}),
]


@pytest.fixture(scope="module")
def expected():
    folder = os.environ.get("IDEATION_SEEDS")
    if not folder:
        pytest.skip("IDEATION_SEEDS names no folder with the notes and their expected.json")
    notes = json.loads((Path(folder) / "expected.json").read_text(encoding="utf-8")).values()
    return [each for each in notes if isinstance(each, dict)]


@pytest.fixture(scope="module")
def tables():
    return {path.name: folded_words(path.read_text(encoding="utf-8")) for path in _TABLES}


def _holders(name, tables):
    word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    return [table for table, text in tables.items() if word.search(text)]


def _is_word(word):
    """Tell whether a name is also a word or a given name, so that alone it names nobody."""
    return any(simplemma.is_known(word.lower(), lang=each.value) for each in Language)


def test_the_tables_are_read(tables):
    assert {"tables.toml", "kinds.toml", "kind_examples.toml", "five.toml"} <= set(tables)
    assert _holders("geschaftsfuhrerin", tables)
    assert _holders("geschaftsfuhreri", tables) == []


def test_no_person_stands_in_a_table(expected, tables):
    people = [name for note in expected for name in note.get("contacts", [])]
    names = {folded_words(name) for name in people}
    names |= {folded_words(name.split()[-1]) for name in people if not _is_word(name.split()[-1])}
    assert len(names) > len(people)
    assert {name: held for name in names if (held := _holders(name, tables))} == {}


def test_no_organisation_stands_in_a_table(expected, tables):
    spellings = [
        name for note in expected for each in note.get("organisations", []) for name in each
    ]
    names = {name_key(name) for name in spellings if not list(programme_finder().find(name))}
    assert names
    assert {name: held for name in names if (held := _holders(name, tables))} == {}
