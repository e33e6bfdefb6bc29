"""Nobody of the notes that Ideation is judged by stands in its tables."""

import json
import os
import re
from pathlib import Path

import pytest
import simplemma

import ideation
from ideation.domain.fold import fold, folded_words, name_key
from ideation.domain.language import Language
from ideation.text.entities.programmes import programme_finder
from ideation.text.pipeline import given_names
from ideation.text.words import content_words

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


def _names_nobody(surname):
    """Tell whether a family name is also a given name or a word like "small"."""
    lower = surname.lower()
    known = any(simplemma.is_known(lower, lang=each.value) for each in Language)
    empty = any(content_words(lower, each) == [] for each in Language)
    return known and (empty or fold(lower) in {fold(each) for each in given_names()})


def test_the_tables_are_read(tables):
    assert {"tables.toml", "kinds.toml", "kind_examples.toml", "five.toml"} <= set(tables)
    assert _holders("geschaftsfuhrerin", tables)
    assert _holders("geschaftsfuhreri", tables) == []


def test_no_person_stands_in_a_table(expected, tables):
    people = [name for note in expected for name in note.get("contacts", [])]
    names = {folded_words(name) for name in people}
    surnames = {name.split()[-1] for name in people}
    checked = {folded_words(each) for each in surnames if not _names_nobody(each)}
    assert len(checked) > 0.8 * len(surnames)
    names |= checked
    assert {name: held for name in names if (held := _holders(name, tables))} == {}


def test_no_organisation_stands_in_a_table(expected, tables):
    spellings = [
        name for note in expected for each in note.get("organisations", []) for name in each
    ]
    names = {name_key(name) for name in spellings if not list(programme_finder().find(name))}
    assert names
    assert {name: held for name in names if (held := _holders(name, tables))} == {}
