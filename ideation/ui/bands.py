"""The context periods that an agency draws behind its courses: add, change, remove."""

from __future__ import annotations

from datetime import date as Date

import streamlit as st

from ideation.domain.band import Band
from ideation.errors import IdeationError
from ideation.trends.known_bands import is_known, source_of
from ideation.ui.language import date_fields
from ideation.ui.state import Translate, errors_shown, language, plain, told
from ideation.ui.trend_context import span
from ideation.workspace import Workspace

_REMOVED = "bands.removed"
# The earliest day a date field offers.
_EARLIEST = Date(1990, 1, 1)
_LATEST = Date(2100, 1, 1)


def manage(workspace: Workspace, t: Translate) -> None:
    """Offer the context periods in an expander."""
    known = workspace.outlook.bands(language())
    with st.expander(t("bands.title"), icon=":material/event:"):
        st.caption(t("bands.help"))
        for each in known:
            _band(workspace, each, t)
        _undo(workspace, t)
        _switched_off(workspace, t)
        with st.popover(t("bands.add"), icon=":material/add:"):
            _form(workspace, None, t)


def _band(workspace: Workspace, band: Band, t: Translate) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{plain(band.name)}** · {span(band, t)}", width="content")
        with st.popover(t("bands.change"), icon=":material/edit:", type="tertiary"):
            _form(workspace, band, t)
        if st.button(
            t("bands.switch_off" if is_known(band.id) else "bands.remove"),
            key=f"bands.remove.{band.id}",
            icon=":material/close:",
            type="tertiary",
        ):
            st.session_state[_REMOVED] = workspace.outlook.remove_band(int(band.id))
            st.rerun()
    source = source_of(band, language())
    if source:
        st.caption(t("bands.source", source=plain(source)))


def _switched_off(workspace: Workspace, t: Translate) -> None:
    """Offer the periods that came along and were switched off."""
    for each in workspace.outlook.bands_off(language()):
        if st.button(
            t("bands.switch_on", name=plain(each.name)),
            key=f"bands.on.{each.id}",
            icon=":material/visibility:",
            type="tertiary",
        ):
            st.session_state.pop(_REMOVED, None)
            with errors_shown():
                workspace.outlook.restore_band(int(each.id))
            st.rerun()


def _undo(workspace: Workspace, t: Translate) -> None:
    removed = st.session_state.get(_REMOVED)
    if not isinstance(removed, Band) or is_known(removed.id):
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(t("bands.gone", name=plain(removed.name)), width="content")
        if st.button(t("bands.undo"), key="bands.undo", icon=":material/undo:", type="tertiary"):
            del st.session_state[_REMOVED]
            try:
                workspace.outlook.restore_band(int(removed.id))
            except IdeationError as error:
                st.error(plain(told(error)), icon=":material/error:")
            else:
                st.rerun()


def _form(workspace: Workspace, band: Band | None, t: Translate) -> None:
    key = f"bands.form.{band.id if band else 'new'}"
    with st.form(key, border=False, clear_on_submit=band is None):
        name = st.text_input(
            t("bands.name"),
            band.name if band else "",
            max_chars=60,
            placeholder=t("bands.name_example"),
            key=f"{key}.name",
        )
        first = _day(t("bands.first"), band.first if band else None, f"{key}.first")
        last = _day(t("bands.last"), band.last if band else None, f"{key}.last")
        if not st.form_submit_button(t("bands.save"), type="primary"):
            return
    if first is None:
        st.error(t("bands.needs_first"), icon=":material/error:")
        return
    try:
        if band is None:
            workspace.outlook.add_band(name or "", first, last)
        else:
            workspace.outlook.change_band(int(band.id), name or "", first, last)
    except IdeationError as error:
        st.error(plain(told(error)), icon=":material/error:")
        return
    st.rerun()


def _day(label: str, value: Date | None, key: str) -> Date | None:
    found = st.date_input(
        label,
        value,
        min_value=_EARLIEST,
        max_value=_LATEST,
        format=date_fields(),
        key=key,
    )
    return found if isinstance(found, Date) else None
