"""What people may do to chosen statements, and what was done by hand with its undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from ideation.domain.hand import Hand
from ideation.ui.cluster_edit import picked
from ideation.ui.parts import counted, day
from ideation.ui.state import Translate, errors_shown, plain
from ideation.workspace import Workspace

_SHOWN = 8
# In the choice of a cluster: none at all.
_OUT = 0


def move_form(
    workspace: Workspace, cluster_id: int, names: Mapping[int, str], t: Translate
) -> None:
    """Draw what can be done with the chosen statements beside a new cluster: move, pin, let go."""
    chosen = sorted(picked(cluster_id))
    others = [each for each in names if each != cluster_id]
    options = [*others, *([_OUT] if cluster_id else [])]
    into = st.selectbox(
        t("clusters.move_to"),
        options,
        index=None,
        format_func=lambda each: names.get(each, t("clusters.move_out")),
        placeholder=t("app.choose"),
        key=f"clusters.move.{cluster_id}",
    )
    grouping = workspace.findings.grouping
    with st.container(horizontal=True, gap="small"):
        if st.button(
            t("clusters.move_save"),
            disabled=not chosen or into is None,
            icon=":material/drive_file_move:",
            key=f"clusters.move.save.{cluster_id}",
        ):
            target = None if into == _OUT else into
            _do(cluster_id, lambda: grouping.move(chosen, target), t)
        if st.button(
            t("clusters.pin"),
            disabled=not chosen,
            icon=":material/keep:",
            help=t("clusters.pin_help"),
            key=f"clusters.pin.save.{cluster_id}",
        ):
            _do(cluster_id, lambda: grouping.pin(chosen), t)
        if st.button(
            t("clusters.unpin"),
            disabled=not chosen,
            icon=":material/keep_off:",
            help=t("clusters.unpin_help"),
            key=f"clusters.unpin.save.{cluster_id}",
        ):
            _do(cluster_id, lambda: grouping.pin(chosen, pinned=False), t)


def _do(cluster_id: int, act: Callable[[], Hand], t: Translate) -> None:
    with errors_shown():
        act()
    picked(cluster_id).clear()
    st.toast(t("clusters.hand_done"))
    st.rerun()


def done_by_hand(workspace: Workspace, names: Mapping[int, str], t: Translate) -> None:
    """List the newest of what people did to clusters, each with its undo."""
    standing = [each for each in workspace.findings.grouping.hands() if each.undone_at is None]
    if not standing:
        return
    with st.expander(t("clusters.by_hand"), icon=":material/back_hand:"):
        for hand in standing[:_SHOWN]:
            left, right = st.columns([4, 1], vertical_alignment="center")
            left.markdown(hand_in_words(hand, names, t))
            if right.button(
                t("clusters.undo"),
                key=f"clusters.undo.{hand.id}",
                type="tertiary",
                icon=":material/undo:",
            ):
                with errors_shown():
                    workspace.findings.grouping.undo(int(hand.id))
                st.toast(t("clusters.undone"))
                st.rerun()


def hand_in_words(hand: Hand, names: Mapping[int, str], t: Translate) -> str:
    """Return what a person did as a sentence."""
    cluster = int(hand.group_id or 0)
    name = t("app.quote", text=plain(names[cluster])) if cluster in names else ""
    sentence = t(
        f"hand.{hand.deed.value}",
        count=counted(t, len(hand.stood), "app.statement", "app.statements"),
        name=name or t("event.ended", id=cluster),
    )
    return f"{day(hand.at.date(), t)} · {sentence}"
