"""A found statement on a terminal: what matched is marked, and nothing in it is obeyed."""

import pytest

from ideation.cli import search_lines
from ideation.domain.language import Language
from ideation.domain.search import Hit, Mark, MatchedBy

BOLD, UNDERLINE, BOTH, OFF = "\x1b[1m", "\x1b[4m", "\x1b[1m\x1b[4m", "\x1b[0m"
AT = 40


def hit(text, *marks):
    """Return a hit that begins at 40 in its note, with marks on stretches of its text."""
    why = []
    for stretch, by in marks:
        start = AT + text.index(stretch)
        why.append(Mark(start=start, end=start + len(stretch), by=by))
    return Hit(
        passage_id=1,
        note_id=1,
        text=text,
        start=AT,
        end=AT + len(text),
        language=Language.GERMAN,
        date=None,
        title="T",
        organisations=(),
        contacts=(),
        themes=(),
        similarity=0.5,
        score=0.5,
        why=tuple(why),
    )


TEXT = "Der Ofen raucht,\n  und der Prüfstand steht leer."
FOUND = hit(TEXT, ("der Prüfstand", MatchedBy.MEANING), ("Prüfstand", MatchedBy.WORD))


@pytest.fixture
def terminal(monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)


def test_words_are_bold_and_the_nearest_stretch_is_underlined(terminal):
    assert search_lines.line(FOUND) == (
        f"[de] Der Ofen raucht, und {UNDERLINE}der{OFF} {BOTH}Prüfstand{OFF} steht leer."
    )


@pytest.mark.parametrize("given", [{"TERM": "dumb"}, {"NO_COLOR": "1"}])
def test_who_wants_no_marks_gets_none(terminal, monkeypatch, given):
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert search_lines.line(FOUND) == "[de] Der Ofen raucht, und der Prüfstand steht leer."


def test_a_pipe_gets_no_marks():
    assert "\x1b" not in search_lines.line(FOUND)


def test_a_long_statement_is_shown_from_its_match_on(terminal):
    text = "Vorher " * 60 + "ein Prüfstand und danach noch mehr. " + "Nachher " * 60
    shown = search_lines.line(hit(text.strip(), ("Prüfstand", MatchedBy.NAME)))
    assert f"{BOLD}Prüfstand{OFF} und danach" in shown
    assert shown.startswith("[de] … Vorher")
    assert shown.endswith("Nachher …")
    assert len(shown) < 170


def test_a_mark_of_the_whole_statement_points_at_nothing(terminal):
    assert "\x1b" not in search_lines.line(hit("Der Ofen.", ("Der Ofen.", MatchedBy.MEANING)))


@pytest.mark.parametrize("on_terminal", [True, False])
def test_no_statement_gives_a_terminal_orders(terminal, monkeypatch, on_terminal):
    monkeypatch.setattr("sys.stdout.isatty", lambda: on_terminal)
    assert search_lines.line(hit("a\x1b[31mb\x9bc\x07d")) == "[de] a [31mb c d"
