"""The form for what is known about a note beside its text."""

from __future__ import annotations

from typing import Any

import streamlit as st

from ideation.domain.note import Note, Source
from ideation.ui.language import date_fields
from ideation.ui.state import Translate
from ideation.workspace import Workspace

# Session key of the author of the note saved last.
LAST_AUTHOR = "header.author"


def header_form(
    workspace: Workspace, t: Translate, *, key: str, note: Note | None = None
) -> dict[str, Any]:
    """Draw the form, filled from `note`; return the header in the shape of front matter.

    A new note starts with the author of the one saved before it.
    """
    sectors = list(workspace.settings.sectors)
    sources = list(Source)
    first, second, third = st.columns(3)
    date = first.date_input(
        t("capture.date"),
        value=note.date if note else None,
        help=t("capture.date_help"),
        format=date_fields(),
        key=f"{key}.date",
    )
    sector = second.selectbox(
        t("capture.sector"),
        sectors,
        index=sectors.index(note.sector) if note and note.sector in sectors else None,
        placeholder=t("app.choose"),
        key=f"{key}.sector",
    )
    source = third.selectbox(
        t("capture.source"),
        sources,
        index=sources.index(note.source) if note and note.source else None,
        format_func=lambda each: t(f"source.{each.value}"),
        placeholder=t("app.choose"),
        key=f"{key}.source",
    )
    met, people = st.columns(2)
    organisations = met.multiselect(
        t("capture.organisations"),
        [each.name for each in workspace.people.organisations()],
        default=[each.name for each in note.organisations] if note else None,
        accept_new_options=True,
        placeholder=t("app.choose_or_add"),
        key=f"{key}.organisations",
    )
    contacts = people.multiselect(
        t("capture.contacts"),
        sorted({each.name for each in workspace.people.contacts()}),
        default=[each.name for each in note.contacts] if note else None,
        accept_new_options=True,
        placeholder=t("app.choose_or_add"),
        key=f"{key}.contacts",
    )
    left, right = st.columns(2)
    title = left.text_input(
        t("capture.note_title"),
        note.title if note else "",
        help=t("capture.note_title_help"),
        key=f"{key}.title",
    )
    author = right.text_input(
        t("capture.author"),
        (note.author or "") if note else st.session_state.get(LAST_AUTHOR, ""),
        key=f"{key}.author",
    )
    confidential = st.checkbox(
        t("capture.confidential"), note.confidential if note else False, key=f"{key}.confidential"
    )
    return {
        "title": title,
        "author": author,
        "date": date,
        "sector": sector,
        "source": source,
        "organisations": [{"name": name} for name in organisations],
        "contacts": [{"name": name} for name in contacts],
        "confidential": confidential,
    }
