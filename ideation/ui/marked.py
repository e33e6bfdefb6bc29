"""Quotes with marks. The only place that writes HTML: everything is escaped first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import accumulate, pairwise

import streamlit as st

from ideation.domain.search import Hit, MatchedBy

# Emphasis, headings, list and quote marks of a note's Markdown: layout, not words.
_MARKUP = re.compile(
    r"\*\*|__|^\s*(?:[-*>]|#{1,6})\s+|(?<!\w)[*_](?=\w)|(?<=[\w.:!?])[*_](?!\w)", re.MULTILINE
)
_STYLES = {
    MatchedBy.NAME: "background:rgba(50,130,235,0.30);border-radius:3px;color:inherit",
    MatchedBy.WORD: "background:rgba(240,190,40,0.38);border-radius:3px;color:inherit",
    MatchedBy.MEANING: "background:none;color:inherit;text-decoration:underline;"
    "text-decoration-color:rgba(240,170,20,0.9);text-decoration-thickness:2px;"
    "text-underline-offset:3px",
}
# The mark of the passage that a reader came for, inside its note.
HERE = "background:rgba(240,190,40,0.32);border-radius:3px;padding:1px 0;color:inherit"

# What is set apart from a note: pale and struck through, so that it stays readable.
DROPPED = "background:none;color:inherit;opacity:0.45;text-decoration:line-through"

# Words of ours in a text: small, pale, and no part of what is copied from it.
_STAMP = "font-size:0.8em;opacity:0.6;user-select:none;font-variant-numeric:tabular-nums"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch `[start, end)` of a text with the CSS it is shown in and a word for it."""

    start: int
    end: int
    style: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Words of ours that are shown before a place of a text: when it was said."""

    start: int
    words: str


def show_marked(
    text: str,
    stretches: Sequence[Stretch],
    *,
    lang: str | None = None,
    stamps: Sequence[Stamp] = (),
) -> None:
    """Show `text` with its stretches marked; line breaks stay, nothing in it comes alive."""
    attribute = f' lang="{escape(lang)}"' if lang else ""
    st.html(
        f'<div{attribute} style="white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.55">'
        f"{marked_html(text, stretches, stamps)}</div>"
    )


def show_quote(
    text: str,
    stretches: Sequence[Stretch],
    *,
    lang: str | None = None,
    large: bool = False,
    hall: bool = False,
) -> None:
    """Show what somebody said, told apart from our own words by a bar on the left.

    `large` is for the one quote that counts, `hall` to be read from across a room.
    """
    attribute = f' lang="{escape(lang)}"' if lang else ""
    size = "font-size:1.6rem;" if hall else "font-size:1.15rem;" if large else ""
    st.html(
        f'<blockquote{attribute} style="{size}white-space:pre-wrap;overflow-wrap:anywhere;'
        "line-height:1.5;margin:0;padding:0 0 0 0.75rem;"
        'border-left:3px solid rgba(120,130,145,0.45)">'
        f"{marked_html(text, stretches)}</blockquote>"
    )


def marked_html(text: str, stretches: Sequence[Stretch], stamps: Sequence[Stamp] = ()) -> str:
    """Return escaped HTML; where stretches overlap, their styles are joined."""
    stamped = {each.start: each.words for each in stamps}
    edges = {edge for each in stretches for edge in (each.start, each.end)}
    parts = []
    for start, end in pairwise(sorted({0, len(text), *edges, *stamped})):
        if start in stamped:
            parts.append(f'<span style="{_STAMP}">{escape(stamped[start])}</span> ')
        piece = escape(text[start:end])
        covering = [each for each in stretches if each.start <= start and end <= each.end]
        if not covering or not piece:
            parts.append(piece)
            continue
        # The wider stretch is styled first, so that the narrower one inside it shows.
        widest_first = sorted(covering, key=lambda each: each.start - each.end)
        style = ";".join(each.style for each in widest_first)
        title = ", ".join(dict.fromkeys(each.title for each in covering if each.title))
        parts.append(f'<mark style="{escape(style)}" title="{escape(title)}">{piece}</mark>')
    return "".join(parts)


def without_markup(text: str, stretches: Sequence[Stretch]) -> tuple[str, list[Stretch]]:
    """Return the words of a passage without the Markdown around them, its stretches moved along."""
    kept = [True] * len(text)
    for found in _MARKUP.finditer(text):
        kept[found.start() : found.end()] = [False] * (found.end() - found.start())
    at = [0, *accumulate(kept)]
    bare = "".join(char for char, keep in zip(text, kept, strict=True) if keep)
    lead, end = len(bare) - len(bare.lstrip()), len(bare.strip())

    def moved(place: int) -> int:
        return min(max(at[place] - lead, 0), end)

    return bare.strip(), [
        replace(each, start=moved(each.start), end=moved(each.end))
        for each in stretches
        if moved(each.start) < moved(each.end)
    ]


def stretches_of(hit: Hit, words: Mapping[str, str]) -> list[Stretch]:
    """Return a hit's marks as stretches of its own text, with a word for each kind of mark.

    A stretch of meaning that covers the whole text points at nothing, and is left out.
    """
    whole = (hit.start, hit.end)
    return [
        Stretch(
            start=mark.start - hit.start,
            end=mark.end - hit.start,
            style=_STYLES[mark.by],
            title=words.get(mark.by, ""),
        )
        for mark in hit.why
        if mark.by is not MatchedBy.MEANING or (mark.start, mark.end) != whole
    ]
