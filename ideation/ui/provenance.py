"""Where a note came from: its funnel, what was set apart and can be restored, its file."""

from __future__ import annotations

import streamlit as st

from ideation.services.capturing.notes import OpenedNote
from ideation.ui.parts import number
from ideation.ui.state import Translate, errors_shown, plain, retold, translator
from ideation.workspace import Workspace

_SHOWN = 160


def show_provenance(workspace: Workspace, opened: OpenedNote) -> None:
    """Show the funnel in one line, and below it what can be put right."""
    t = translator()
    note = opened.note
    funnel = workspace.door.funnel(int(note.id))
    parts = [t("provenance.received", n=number(funnel.received))]
    if dropped := sum(funnel.dropped.values()):
        why = ", ".join(f"{t(f'drop.{reason}')} {n}" for reason, n in funnel.dropped.items())
        parts.append(f"{t('provenance.dropped', n=number(dropped))} ({why})")
    if funnel.merged:
        parts.append(t("provenance.merged", n=number(funnel.merged)))
    parts.append(t("provenance.kept", n=number(funnel.kept)))
    st.caption(" → ".join(parts))
    for remark in note.remarks:
        st.caption(f":material/info: {plain(retold(remark))}")
    _dropped(workspace, t, opened)
    original = workspace.door.original(int(note.id))
    if original is not None:
        st.download_button(
            t("provenance.original", name=plain(original.name)),
            data=original.data,
            file_name=original.name,
            icon=":material/download:",
            type="tertiary",
            help=f"SHA-256 {original.sha256}",
            key=f"note.original.{note.id}",
        )


def _dropped(workspace: Workspace, t: Translate, opened: OpenedNote) -> None:
    if not opened.drops:
        return
    with st.expander(t("provenance.apart"), icon=":material/content_cut:"):
        for each in opened.drops:
            words = " ".join(each.span.of(opened.note.text).split())
            left, right = st.columns([4, 1], vertical_alignment="center")
            short = words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …"
            left.markdown(f"**{t(f'drop.{each.reason}')}** {plain(short)}")
            label = "provenance.drop" if each.restored else "provenance.restore"
            if right.button(
                t(label), key=f"note.drop.{opened.note.id}.{each.span.start}", type="tertiary"
            ):
                with errors_shown():
                    workspace.door.set_restored(
                        int(opened.note.id), each.span.start, restored=not each.restored
                    )
                    workspace.catch_up()
                st.rerun()
