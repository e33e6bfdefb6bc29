"""Saving many files with a bar of progress, and what became of each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from ideation.ports import Progress
from ideation.services.capturing.capture import Captured, CaptureStatus
from ideation.ui.parts import number
from ideation.ui.state import Translate, plain, retold

# So few results are told one by one, more in a table.
_FEW = 3
_ICONS = {
    CaptureStatus.CREATED: ":material/check_circle:",
    CaptureStatus.UNCHANGED: ":material/content_copy:",
    CaptureStatus.REFUSED: ":material/error:",
}
_HEIGHT = 420


@contextmanager
def progress_shown(t: Translate) -> Iterator[Callable[[str], Progress]]:
    """Draw a bar of progress while something long runs; a stage is named by the key of its words.

    The bar goes when all is done.
    """
    bar = st.progress(0.0, text=t("capture.saving"))

    def stage(words: str) -> Progress:
        def told(done: int, total: int) -> None:
            share = min(done / total, 1.0) if total else 1.0
            bar.progress(share, text=t(words, n=number(done), all=number(total)))

        return told

    try:
        yield stage
    finally:
        bar.empty()


def show_results(t: Translate, results: Sequence[Captured]) -> None:
    """Say what became of each: created, there already, refused with its reason."""
    if len(results) <= _FEW:
        for each in results:
            _one(t, each)
        return
    counts = Counter(each.status for each in results)
    with st.container(horizontal=True, gap="xsmall"):
        for status, icon in _ICONS.items():
            if counts[status]:
                told = f"{t(f'capture.is_{status}')} {number(counts[status])}"
                st.badge(told, icon=icon, color="red" if status == "refused" else "gray")
    shown = st.segmented_control(
        t("capture.show_results"),
        [status for status in CaptureStatus if counts[status]],
        format_func=lambda status: t(f"capture.is_{status}"),
        key="capture.results",
        label_visibility="collapsed",
    )
    rows = [each for each in results if shown in (None, each.status)]
    st.dataframe(
        {
            "file": [each.path or "–" for each in rows],
            "result": [t(f"capture.is_{each.status}") for each in rows],
            "title": [each.title or "" for each in rows],
            "n": [each.passages for each in rows],
            "reason": [retold(each.reason or "") for each in rows],
        },
        column_config={
            "file": st.column_config.TextColumn(t("capture.file"), width="medium"),
            "result": st.column_config.TextColumn(t("capture.result"), width=110),
            "title": st.column_config.TextColumn(t("capture.note_title"), width="medium"),
            "n": st.column_config.NumberColumn(t("notes.statements"), width=90),
            "reason": st.column_config.TextColumn(t("capture.reason"), width="large"),
        },
        hide_index=True,
        height=min(_HEIGHT, 36 * (len(rows) + 1)),
        alt=t("capture.results_help"),
    )


def _one(t: Translate, each: Captured) -> None:
    if each.status is CaptureStatus.REFUSED:
        name, reason = plain(each.path or ""), plain(retold(each.reason or ""))
        st.error(t("capture.refused", name=name, reason=reason), icon=_ICONS[each.status])
    elif each.status is CaptureStatus.UNCHANGED:
        st.info(t("capture.unchanged", id=each.note_id), icon=_ICONS[each.status])
        if "added to it: " in (each.reason or ""):
            added = (each.reason or "").partition("added to it: ")[2]
            st.caption(t("capture.added", names=plain(added)))
    else:
        message = t("capture.saved", title=plain(each.title or ""), n=each.passages)
        st.success(message, icon=_ICONS[each.status])
