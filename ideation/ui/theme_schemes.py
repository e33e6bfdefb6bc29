"""The schemes: choose one, make one of names, definitions and examples, import, export."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ideation.domain.theme import SchemeEntry, ThemeDraft
from ideation.errors import BadInput
from ideation.intake.decoding import decode
from ideation.ui.state import Translate, errors_shown, language, plain
from ideation.workspace import Workspace

_MOST_MADE = 12
_MOST_MEGABYTES = 5


def scheme_switch(workspace: Workspace, t: Translate) -> None:
    """Offer the other schemes, where there are any."""
    entries = workspace.teaching.schemes()
    if len(entries) < 2:
        return
    names = {each.slug: each.name for each in entries}
    used = next((each.slug for each in entries if each.in_use), entries[0].slug)
    chosen = st.segmented_control(
        t("schemes.in_use"),
        list(names),
        default=used,
        required=True,
        format_func=lambda slug: plain(names[slug]),
        # The scheme in the key: one chosen elsewhere shows here as well.
        key=f"schemes.use.{used}",
        help=t("schemes.in_use_help"),
        wrap=True,
    )
    if chosen and chosen != used:
        _use(workspace, chosen, t)
        st.rerun()


def _use(workspace: Workspace, slug: str, t: Translate) -> None:
    with errors_shown(), st.spinner(t("schemes.regrouping")):
        workspace.teaching.use_scheme(slug)


def schemes(workspace: Workspace, t: Translate) -> None:
    """Draw the view."""
    st.subheader(t("schemes.list"), anchor=False)
    for entry in workspace.teaching.schemes():
        _entry(workspace, entry, t)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _maker(workspace, t)
    with right:
        _importer(workspace, t)


def _entry(workspace: Workspace, entry: SchemeEntry, t: Translate) -> None:
    with (
        st.container(border=True),
        st.container(horizontal=True, gap="small", vertical_alignment="center"),
    ):
        st.markdown(f"**{plain(entry.name)}**", width="content")
        if entry.in_use:
            st.badge(t("schemes.in_use"), icon=":material/check:", color="primary")
        st.caption(
            f"{t('schemes.themes')}: {entry.themes} · {t('schemes.examples')}: {entry.examples} · "
            f"{t('schemes.shipped' if entry.shipped else 'schemes.made')}",
            width="content",
        )
        st.download_button(
            t("schemes.export"),
            data=partial(workspace.teaching.export_scheme, entry.slug),
            file_name=f"{entry.slug}.toml",
            mime="application/toml",
            type="tertiary",
            icon=":material/download:",
            on_click="ignore",
            key=f"schemes.export.{entry.slug}",
        )
        if not entry.shipped and st.button(
            t("schemes.remove"),
            type="tertiary",
            icon=":material/delete:",
            disabled=entry.in_use,
            key=f"schemes.remove.{entry.slug}",
        ):
            with errors_shown():
                workspace.teaching.remove_scheme(entry.slug)
            st.toast(t("schemes.removed"))
            st.rerun()


def _maker(workspace: Workspace, t: Translate) -> None:
    st.subheader(t("schemes.make"), anchor=False)
    st.caption(t("schemes.make_lead"))
    many = st.number_input(t("schemes.how_many"), 2, _MOST_MADE, 4, key="schemes.many", width=160)
    with st.form("schemes.form", border=False):
        name = st.text_input(t("schemes.name"), key="schemes.name")
        drafts = [_draft(number, t) for number in range(1, int(many) + 1)]
        send = st.form_submit_button(
            t("schemes.make_save"), type="primary", icon=":material/playlist_add:"
        )
    if not send:
        return
    with errors_shown():
        made = workspace.teaching.add_scheme(name or "", drafts, language=language())
    _use(workspace, made.slug, t)
    st.toast(t("schemes.made_done"))
    st.rerun()


def _draft(number: int, t: Translate) -> ThemeDraft:
    with st.container(border=True, gap="xsmall"):
        name = st.text_input(t("schemes.theme_name", n=number), key=f"schemes.theme.{number}")
        definition = st.text_input(
            t("schemes.theme_definition"), key=f"schemes.definition.{number}"
        )
        examples = st.text_area(
            t("schemes.theme_examples"), key=f"schemes.examples.{number}", height=90
        )
        rules = st.text_area(t("schemes.theme_rules"), key=f"schemes.rules.{number}", height=68)
    return ThemeDraft(
        name=name or "",
        definition=definition or "",
        examples=tuple(line for line in (examples or "").splitlines() if line.strip()),
        borderline=tuple(line for line in (rules or "").splitlines() if line.strip()),
    )


def _importer(workspace: Workspace, t: Translate) -> None:
    st.subheader(t("schemes.bring"), anchor=False)
    given = st.file_uploader(
        t("schemes.bring"),
        type=["toml"],
        max_upload_size=_MOST_MEGABYTES,
        help=t("schemes.bring_help"),
        key="schemes.file",
        label_visibility="collapsed",
    )
    if given is not None and st.button(
        t("schemes.bring_save"), key="schemes.import", icon=":material/upload:"
    ):
        with errors_shown():
            workspace.teaching.import_scheme(_text_of(given.getvalue(), given.name), given.name)
        st.toast(t("schemes.brought"))
        st.rerun()


def _text_of(data: bytes, name: str) -> str:
    # The browser's limit is a courtesy; this one holds.
    if len(data) > _MOST_MEGABYTES * 1_000_000:
        raise BadInput(f"{name} is too long for a scheme.", hint="Five megabytes at most.")
    return decode(data)
