"""Quotes with marks: escaped first, marked second."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ideation.ui.marked import Stretch, marked_html, without_markup
from ideation.ui.state import plain


def bold(start: int, end: int) -> Stretch:
    return Stretch(start=start, end=end, style="font-weight:bold", title="word")


def test_a_stretch_is_marked_and_the_rest_is_not():
    assert marked_html("to share a bench", [bold(3, 8)]) == (
        'to <mark style="font-weight:bold" title="word">share</mark> a bench'
    )


def test_markup_in_a_note_stays_text():
    assert marked_html("<img src=x onerror=alert(1)> & co", []) == (
        "&lt;img src=x onerror=alert(1)&gt; &amp; co"
    )


def test_a_mark_cannot_split_an_escaped_character():
    assert marked_html("a<b", [bold(1, 2)]) == (
        'a<mark style="font-weight:bold" title="word">&lt;</mark>b'
    )


def test_where_stretches_overlap_the_inner_style_comes_last():
    outer = Stretch(start=0, end=9, style="background:none")
    inner = Stretch(start=2, end=5, style="background:yellow")
    html = marked_html("123456789", [inner, outer])
    assert 'style="background:none;background:yellow" title="">345<' in html


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_the_text_is_whole_whatever_is_marked(text, one, two):
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    html = marked_html(text, [bold(start, end)])
    opening = '<mark style="font-weight:bold" title="word">'
    assert html.replace(opening, "").replace("</mark>", "") == marked_html(text, [])


def test_markdown_in_a_name_does_not_come_alive():
    assert plain("![x](http://a.b/c.png) :red[hot] `code` $x$") == (
        r"\!\[x\]\(http\:\/\/a\.b\/c\.png\) \:red\[hot\] \`code\` \$x\$".replace(r"\/", "/")
    )


@pytest.mark.parametrize(
    ("text", "start", "end", "bare", "marked"),
    [
        ("- **Owes** them money", 4, 8, "Owes them money", "Owes"),
        ("  > to *share* a bench", 8, 13, "to share a bench", "share"),
        ("no markup at all", 3, 9, "no markup at all", "markup"),
    ],
)
def test_markdown_around_words_goes_and_their_marks_stay(text, start, end, bare, marked):
    found, [moved] = without_markup(text, [bold(start, end)])
    assert (found, found[moved.start : moved.end]) == (bare, marked)


def test_a_mark_on_nothing_but_markdown_goes_with_it():
    assert without_markup("**money**", [bold(0, 2)]) == ("money", [])
