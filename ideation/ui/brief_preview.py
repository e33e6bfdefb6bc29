"""A report on the screen: its blocks as they will stand on paper, each citation a door."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from ideation.domain.report import (
    Bullets,
    Facts,
    Footnote,
    Grid,
    Heading,
    Paragraph,
    Quote,
    Report,
    Sentence,
    Source,
)
from ideation.ui.language import percent
from ideation.ui.marked import show_quote
from ideation.ui.note_view import open_drawer
from ideation.ui.parts import day
from ideation.ui.state import Translate, plain


def editorial_line(report: Report, t: Translate) -> None:
    """Say how many of our own sentences no statement bears out."""
    count = sum(each.editorial for each in report.sentences)
    share = percent(report.editorial_share)
    st.caption(t("briefs.editorial", n=count, all=len(report.sentences), share=share))


def preview(report: Report, t: Translate, *, key: str) -> None:
    """Draw the whole report."""
    with st.container(border=True):
        if report.confidential:
            st.badge(t("briefs.confidential"), icon=":material/lock:", color="red")
        st.subheader(plain(report.title), anchor=False)
        st.caption(plain(report.subtitle))
        numbers = {source: at for at, source in enumerate(report.sources, start=1)}
        for block in report.blocks:
            _DRAWN[type(block)](block, numbers, t)
        st.caption(plain(report.made))
    _sources(numbers, t, key=key)


def _heading(block: Heading, numbers: Mapping[Source, int], t: Translate) -> None:
    st.markdown(f"{'#' * (block.level + 3)} {plain(block.text)}")


def _paragraph(block: Paragraph, numbers: Mapping[Source, int], t: Translate) -> None:
    st.markdown(_said(block.sentences, numbers, t))


def _bullets(block: Bullets, numbers: Mapping[Source, int], t: Translate) -> None:
    st.markdown("\n".join(f"- {_said(each, numbers, t)}" for each in block.items))


def _quote(block: Quote, numbers: Mapping[Source, int], t: Translate) -> None:
    show_quote(block.text, [], lang=block.source.language)
    altered = "" if block.verbatim else f" :gray-badge[{t('briefs.altered')}]"
    st.caption(f"{_cited((block.source,), numbers)} {plain(block.tag or '')}{altered}")


def _facts(block: Facts, numbers: Mapping[Source, int], t: Translate) -> None:
    rows = [{"": f"**{plain(label)}**", " ": plain(value)} for label, value in block.rows]
    st.table(rows, border="horizontal", hide_index=True, hide_header=True, width="content")


def _grid(block: Grid, numbers: Mapping[Source, int], t: Translate) -> None:
    heads = [plain(each) for each in block.columns]
    rows = [dict(zip(heads, map(plain, row), strict=True)) for row in block.rows]
    st.table(rows, border="horizontal", hide_index=True)


def _footnote(block: Footnote, numbers: Mapping[Source, int], t: Translate) -> None:
    st.caption(f"† {_said((Sentence(block.text, block.sources),), numbers, t)}")


_DRAWN: Mapping[type, Callable[..., None]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Bullets: _bullets,
    Quote: _quote,
    Facts: _facts,
    Grid: _grid,
    Footnote: _footnote,
}


def _said(sentences: Sequence[Sentence], numbers: Mapping[Source, int], t: Translate) -> str:
    told = []
    for each in sentences:
        mark = f" :gray-badge[{t('briefs.editorial_mark')}]" if each.editorial else ""
        told.append(f"{plain(each.text)} {_cited(each.sources, numbers)}{mark}".strip())
    return " ".join(told)


def _cited(sources: Sequence[Source], numbers: Mapping[Source, int]) -> str:
    """Return citations, small and in the accent; none of a text's own brackets looks so."""
    found = sorted({numbers[each] for each in sources})
    marks = "".join(plain(f"[{each}]") for each in found)
    return f":small[:blue[{marks}]]" if found else ""


def _sources(numbers: Mapping[Source, int], t: Translate, *, key: str) -> None:
    """List the sources, each with the way to its note."""
    if not numbers:
        return
    with st.expander(t("briefs.sources", n=len(numbers)), icon=":material/format_quote:"):
        for source, number in numbers.items():
            line, door = st.columns([5, 1], vertical_alignment="center")
            parts = (source.organisation, source.title, day(source.date, t))
            line.markdown(
                f"**\\[{number}\\]** " + " · ".join(plain(each) for each in parts if each)
            )
            opened = door.button(t("app.open_note"), key=f"{key}.source.{number}", type="tertiary")
            if opened:
                open_drawer(source.note_id, source.passage_id)
