"""A paper to take along, as a file of each kind."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from ideation.domain.report import Report

_FORMATS = {
    "pdf": ("PDF", ":material/picture_as_pdf:", "application/pdf"),
    "docx": (
        "Word (docx)",
        ":material/description:",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "md": ("Markdown", ":material/notes:", "text/markdown"),
}


def downloads(report: Callable[[], Report], *, name: str, key: str) -> None:
    """Offer a paper, named without its ending; it is made and written at the click."""
    with st.container(horizontal=True, gap="small"):
        for form, (word, icon, mime) in _FORMATS.items():
            st.download_button(
                word,
                data=partial(_file, report, form),
                file_name=f"{name}.{form}",
                mime=mime,
                icon=icon,
                key=f"{key}.{form}",
                on_click="ignore",
                type="primary" if form == "pdf" else "secondary",
            )


def _file(report: Callable[[], Report], form: str) -> bytes:
    from ideation.reports.formats import render

    return render(report(), form)
