"""The choice of the language, and how the reader's language writes shares and dates."""

from __future__ import annotations

import streamlit as st

from ideation.ui.state import choose_language, language
from ideation.ui.strings import NARROW_SPACE

# Each in its own language: who cannot read the page still finds theirs.
_NAMES = {"en": "English", "de": "Deutsch", "fr": "Français"}
_DATE_FIELDS = {"en": "DD/MM/YYYY", "de": "DD.MM.YYYY", "fr": "DD/MM/YYYY"}


def language_switch(label: str) -> None:
    """Draw the choice of the language."""
    shown = language()
    chosen = st.segmented_control(
        label,
        list(_NAMES),
        default=shown,
        required=True,
        format_func=_NAMES.__getitem__,
        key="app.language.switch",
        label_visibility="collapsed",
    )
    if chosen and chosen != shown:
        choose_language(chosen)
        st.rerun()


def date_fields() -> str:
    """Return the order of day, month and year in date inputs and tables."""
    return _DATE_FIELDS[language()]


def percent(share: float, *, digits: int = 0) -> str:
    """Return a share as per cent, a decimal part only where there is one."""
    written = f"{share * 100:.{digits}f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    if language() == "en":
        return f"{written}%"
    return f"{written.replace('.', ',')}{NARROW_SPACE}%"
