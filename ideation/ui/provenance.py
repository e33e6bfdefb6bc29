"""Where a note came from: who brought it, its funnel, and what can be put right with one click."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal

import streamlit as st

from ideation.domain.cleaning import Funnel
from ideation.domain.passage import Repair
from ideation.services.capturing.notes import OpenedNote
from ideation.ui.parts import day, number
from ideation.ui.state import Translate, errors_shown, plain, retold, translator
from ideation.workspace import Workspace

_SHOWN = 160
# Draws words with a button: its label, its key, and what it does.
_Row = Callable[[str, str, str, Callable[[], object]], None]


def show_provenance(workspace: Workspace, opened: OpenedNote, *, drawer: bool = False) -> None:
    """Show the funnel in one line, and below it what can be put right.

    In a `drawer` what changed is drawn anew there, and the drawer stays open.
    """
    t = translator()
    row = partial(_row, workspace, "fragment" if drawer else "app")
    note = opened.note
    note_id = int(note.id)
    st.caption(funnel_line(t, workspace.door.funnel(note_id)))
    earlier = workspace.door.funnels(note_id)
    if len(earlier) > 1:
        for each in earlier:
            st.caption(f"{day(each.at.date(), t)}: {funnel_line(t, each.funnel)}")
    for remark in note.remarks:
        st.caption(f":material/info: {plain(retold(remark))}")
    _day(workspace, row, t, opened)
    _sources(workspace, row, t, opened)
    _dropped(workspace, row, t, opened)
    _repaired(workspace, row, t, note_id)
    original = workspace.door.original(note_id)
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


def funnel_line(t: Translate, funnel: Funnel) -> str:
    """Return what became of a note's words on one line."""
    parts = [t("provenance.received", n=number(funnel.received))]
    if dropped := sum(funnel.dropped.values()):
        why = ", ".join(f"{t(f'drop.{reason}')} {n}" for reason, n in funnel.dropped.items())
        parts.append(f"{t('provenance.dropped', n=number(dropped))} ({why})")
    if funnel.merged:
        parts.append(t("provenance.merged", n=number(funnel.merged)))
    parts.append(t("provenance.kept", n=number(funnel.kept)))
    return " → ".join(parts)


def repair_told(t: Translate, each: Repair) -> str:
    """Return a repair in words: as it is written, and as it is read."""
    written = " ".join(each.written.replace("\n", "↵").split())
    return t("provenance.repair", written=plain(written), read=plain(each.read))


def _row(
    workspace: Workspace,
    scope: Literal["app", "fragment"],
    words: str,
    label: str,
    key: str,
    act: Callable[[], object],
) -> None:
    """Draw a line with one button, which does what it says and has the note understood anew."""
    left, right = st.columns([4, 1], vertical_alignment="center")
    left.markdown(words)
    if right.button(label, key=key, type="tertiary"):
        with errors_shown():
            act()
            workspace.catch_up()
        st.rerun(scope=scope)


def _day(workspace: Workspace, row: _Row, t: Translate, opened: OpenedNote) -> None:
    found, note = opened.proposed_day, opened.note
    if found is not None:
        words = plain(note.text[found.start : found.end])
        row(
            f":material/event: {t('capture.day', words=words, date=day(found.day, t))}",
            t("capture.take_day"),
            f"note.day.{note.id}",
            lambda: workspace.door.take_day(int(note.id)),
        )


def _sources(workspace: Workspace, row: _Row, t: Translate, opened: OpenedNote) -> None:
    for each in opened.sources:
        who = plain(each.author or each.path or "")
        added = ", ".join(map(plain, each.names))
        told = t("provenance.again", who=who, date=day(each.at.date(), t))
        source = each.id
        row(
            f":material/group_add: {told}{f' · {added}' if added else ''}",
            t("provenance.let_go"),
            f"note.source.{each.id}",
            lambda source=source: workspace.door.undo_source(source),  # type: ignore[misc]
        )


def _dropped(workspace: Workspace, row: _Row, t: Translate, opened: OpenedNote) -> None:
    if opened.drops:
        st.markdown(f"**{t('provenance.apart')}**")
    for each in opened.drops:
        words = " ".join(each.span.of(opened.note.text).split())
        short = words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …"
        start, restored = each.span.start, not each.restored
        row(
            f"**{t(f'drop.{each.reason}')}** {plain(short)}",
            t("provenance.drop" if each.restored else "provenance.restore"),
            f"note.drop.{opened.note.id}.{each.span.start}",
            lambda start=start, restored=restored: workspace.door.set_restored(  # type: ignore[misc]
                int(opened.note.id), start, restored=restored
            ),
        )


def _repaired(workspace: Workspace, row: _Row, t: Translate, note_id: int) -> None:
    repairs = workspace.door.repairs(note_id)
    if repairs:
        st.markdown(f"**{t('provenance.repaired')}**", help=t("capture.written_help"))
    for place, (each, back) in enumerate(repairs):
        words, written = each.written, not back
        row(
            repair_told(t, each),
            t("provenance.repair_again" if back else "provenance.as_written"),
            f"note.repair.{note_id}.{place}",
            lambda words=words, written=written: workspace.door.set_written(  # type: ignore[misc]
                note_id, words, written=written
            ),
        )
