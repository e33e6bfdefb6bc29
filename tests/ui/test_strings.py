"""The words of the interface."""

import re
from pathlib import Path

import pytest

from ideation.ui.strings import languages, table, translate

UI = Path(__file__).parents[2] / "ideation" / "ui"


def used_keys() -> set[str]:
    found: set[str] = set()
    for path in UI.rglob("*.py"):
        found.update(re.findall(r"""\bt\(\s*"([a-z_]+\.[a-z_0-9]+)\"""", path.read_text("utf-8")))
    return found


def test_every_language_has_the_same_keys():
    for language in languages():
        assert set(table(language)) == set(table("en")), language


def test_every_key_that_a_page_uses_exists():
    assert used_keys() <= set(table("en"))
    assert len(used_keys()) > 40


def test_an_unknown_language_speaks_english():
    assert table("pt") == table("en")


def test_values_are_put_in_as_they_are():
    assert translate("en", "app.statements", n="{model} {n}") == "{model} {n} statements"


def test_a_missing_key_is_a_fault():
    with pytest.raises(KeyError):
        translate("en", "no.such_key")
