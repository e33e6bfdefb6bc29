"""Values that cannot be made wrong."""

from dataclasses import FrozenInstanceError
from datetime import UTC, datetime

import pytest

from ideation.domain.language import Language
from ideation.domain.note import Note
from ideation.domain.passage import Span
from ideation.domain.search import Filters
from ideation.domain.theme import NONE, Scheme, Theme


def _note(captured_at):
    return Note(
        id=1,
        title="Besuch",
        date=None,
        author=None,
        source=None,
        sector=None,
        confidential=False,
        text="Der Ofen ist kalt.",
        version=1,
        captured_at=captured_at,
        removed_at=None,
        organisations=(),
        contacts=(),
    )


def test_a_note_needs_to_know_when_it_was_captured_in_which_zone():
    assert _note(datetime(2026, 3, 12, tzinfo=UTC)).captured_at.tzinfo is UTC
    with pytest.raises(ValueError, match=r"^captured_at needs a time zone$"):
        _note(datetime(2026, 3, 12))


def test_a_span_is_a_stretch_of_a_text():
    assert Span(start=4, end=8).of("Der Ofen ist kalt.") == "Ofen"
    assert Span(start=3, end=3).of("Ofen") == ""


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (-2, -1)])
def test_a_span_never_runs_backwards(start, end):
    with pytest.raises(ValueError, match=f"^a span cannot run from {start} to {end}$"):
        Span(start=start, end=end)


def test_values_are_frozen():
    with pytest.raises(FrozenInstanceError):
        Span(start=0, end=1).end = 2


def test_filters_are_empty_until_one_is_set():
    assert Filters().empty
    assert not Filters(language=Language.FRENCH).empty


def test_a_scheme_knows_its_themes_and_its_abstention():
    themes = tuple(
        Theme(slug=slug, name={"en": slug.title(), "de": "Wald"}, definition={}, borderline={})
        for slug in ("wood", NONE)
    )
    scheme = Scheme(slug="two", name="Two", revision="1", themes=themes, prototypes=())
    assert scheme.slugs == ("wood", "none")
    assert scheme.assignable == (themes[0],)
    assert scheme.theme("wood") is themes[0]
    assert scheme.theme("glass") is None
    assert themes[0].label("de") == "Wald"
    assert themes[0].label("fr") == themes[0].label() == "Wood"
