"""A note with the stretch a reader came for, in a drawer beside any page."""

from __future__ import annotations

import streamlit as st

from ideation.domain.note import Note
from ideation.services.capturing.notes import OpenedNote
from ideation.ui.marked import HERE, Stretch, show_marked
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
    st.caption(header_line(note, t))
    known = organisations_by_id(opened_in)
    st.caption(facts(note.organisations, note.date, note.title, t, known).rsplit(" · ", 2)[0])
    chosen = next((each for each in opened.passages if each.id == passage_id), None)
    if chosen is not None:
        with st.container(horizontal=True, gap="xsmall"):
            theme_chips(chosen.themes, opened_in.scheme)
    show_note_text(opened, passage_id)
    show_provenance(opened_in, opened)


def header_line(note: Note, t: Translate) -> str:
    """Return date, source, sector, author and confidentiality on one line."""
    parts = [
        day(note.date, t),
        t(f"source.{note.source}") if note.source else None,
        plain(note.sector) if note.sector else None,
        plain(note.author) if note.author else None,
        t("notes.confidential") if note.confidential else None,
    ]
    return " · ".join(part for part in parts if part)


def show_note_text(opened: OpenedNote, passage_id: int | None) -> None:
    """Show the verbatim text; a long note opens shortly before the passage, the rest folded."""
    text = opened.note.text
    chosen = next((each for each in opened.passages if each.id == passage_id), None)
    if chosen is None:
        show_marked(text, [])
        return
    cut = text.rfind("\n", 0, max(chosen.start - _BEFORE, 0)) + 1
    if cut:
        with st.expander("…", icon=":material/expand_less:"):
            show_marked(text[:cut], [])
    mark = Stretch(start=chosen.start - cut, end=chosen.end - cut, style=HERE)
    show_marked(text[cut:], [mark])
