"""A note with the stretch a reader came for, in a drawer beside any page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from ideation.domain.note import Note, clock_of
from ideation.domain.passage import Passage
from ideation.services.capturing.notes import OpenedNote
from ideation.ui.marked import HERE, Stamp, Stretch, show_marked
from ideation.ui.parts import day, facts, organisations_by_id, theme_chips
from ideation.ui.provenance import show_provenance
from ideation.ui.state import Translate, errors_shown, plain, translator, workspace
from ideation.workspace import Workspace

# Characters shown before the marked passage when a long note opens at it.
_BEFORE = 700


def open_drawer(note_id: int, passage_id: int | None = None) -> None:
    """Open the note in a drawer with the passage marked."""

    @st.dialog(translator()("notes.note"), position="right", width=620)
    def drawer() -> None:
        note_body(workspace(), note_id, passage_id)

    drawer()


def note_body(opened_in: Workspace, note_id: int, passage_id: int | None) -> None:
    """Show header, text with the passage marked, and the themes of that passage."""
    t = translator()
    with errors_shown():
        opened = opened_in.note(note_id)
    note = opened.note
    st.subheader(plain(note.title), anchor=False)
    st.caption(header_line(note, t, opened.authors))
    known = organisations_by_id(opened_in)
    st.caption(facts(note.organisations, note.date, note.title, t, known).rsplit(" · ", 2)[0])
    chosen = next((each for each in opened.passages if each.id == passage_id), None)
    if chosen is not None:
        with st.container(horizontal=True, gap="xsmall"):
            time_chip(opened, chosen)
            theme_chips(chosen.themes, opened_in.scheme)
    show_note_text(opened, passage_id)
    show_provenance(opened_in, opened, drawer=True)


def header_line(note: Note, t: Translate, authors: Sequence[str] = ()) -> str:
    """Return date, source, sector, authors and confidentiality on one line.

    `authors` are all who brought the note; without them its own is told.
    """
    brought = ", ".join(map(plain, authors or filter(None, [note.author])))
    parts = [
        day(note.date, t),
        t(f"source.{note.source}") if note.source else None,
        plain(note.sector) if note.sector else None,
        brought or None,
        t("notes.confidential") if note.confidential else None,
    ]
    return " · ".join(part for part in parts if part)


def show_note_text(opened: OpenedNote, passage_id: int | None) -> None:
    """Show the verbatim text; a long note opens shortly before the passage, the rest folded."""
    text = opened.note.text
    chosen = next((each for each in opened.passages if each.id == passage_id), None)
    stamps = _stamps(opened)
    if chosen is None:
        show_marked(text, [], stamps=stamps)
        return
    cut = text.rfind("\n", 0, max(chosen.start - _BEFORE, 0)) + 1
    if cut:
        with st.expander("…", icon=":material/expand_less:"):
            show_marked(text[:cut], [], stamps=[each for each in stamps if each.start < cut])
    mark = Stretch(start=chosen.start - cut, end=chosen.end - cut, style=HERE)
    below = [replace(each, start=each.start - cut) for each in stamps if each.start >= cut]
    show_marked(text[cut:], [mark], stamps=below)


def _stamps(opened: OpenedNote) -> list[Stamp]:
    """Return when the statements of a recorded talk were said, each time once."""
    found: dict[float, Stamp] = {}
    for each in opened.passages:
        if (said := opened.said_at(each)) is not None:
            found.setdefault(said.seconds, Stamp(start=each.start, words=clock_of(said.seconds)))
    return list(found.values())


def time_chip(opened: OpenedNote, passage: Passage) -> None:
    """Show when a statement of a recorded talk was said, and by whom."""
    said = opened.said_at(passage)
    if said is not None:
        who = f" · {plain(said.speaker)}" if said.speaker else ""
        st.badge(f"{clock_of(said.seconds)}{who}", icon=":material/schedule:", color="gray")
