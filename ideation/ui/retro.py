"""How soon would we have seen it: the newest replay of the archive as a chart and a table."""

from __future__ import annotations

from datetime import date as Date
from typing import Any

import streamlit as st

from ideation.domain.ids import GroupId
from ideation.domain.retro import FirstSeen, Retro
from ideation.ui.language import date_fields, percent
from ideation.ui.palette import STATEMENTS, VOICES
from ideation.ui.parts import counted, day, number
from ideation.ui.state import Translate, errors_shown
from ideation.workspace import Workspace

_ROW_HEIGHT = 26
_LONGEST = 46
_SHAPES = ("circle", "triangle-right", "cross", "square")
# So many candidates stand in the chart; the table has all.
_SHOWN = 20


def retro_panel(workspace: Workspace, t: Translate) -> None:
    """Draw the stored replay, folded, and offer a new one."""
    with st.expander(t("retro.title"), icon=":material/history:"):
        _panel(workspace, t)


@st.fragment
def _panel(workspace: Workspace, t: Translate) -> None:
    """Draw the inside; a fragment, so that a replay redraws nothing else."""
    st.caption(t("retro.help"))
    found = workspace.leadership.last_retro()
    if found is None:
        st.caption(t("retro.none"))
    else:
        run, retro = found
        _summary(retro, t)
        rows = _rows(retro)
        if rows:
            _chart(rows[:_SHOWN], retro, t)
            _table(rows, retro, t)
        st.caption(t("retro.foot", run=number(int(run))))
    if st.button(t("retro.run"), key="retro.run", icon=":material/replay:"):
        with errors_shown(), st.spinner(t("retro.running")):
            workspace.leadership.retro_cast()
        st.rerun()


def _summary(retro: Retro, t: Translate) -> None:
    if retro.since is None or retro.until is None:
        return
    words = t(
        "retro.summary",
        days=number(len(retro.days)),
        since=day(retro.since, t),
        until=day(retro.until, t),
        notes=number(retro.notes),
        alerts=number(len(retro.alerts)),
        lapsed=number(len(retro.lapsed)),
    )
    if retro.undated:
        words = f"{words} {counted(t, retro.undated, 'retro.undated_one', 'retro.undated')}"
    st.markdown(words)
    if retro.precision is not None:
        st.markdown(t("retro.precision", share=percent(retro.precision)))


def _rows(retro: Retro) -> list[FirstSeen]:
    """Return the candidates that were ever backed, the first that passed first."""
    seen = [each for each in retro.first_seen if each.first_backed is not None]
    return sorted(
        seen,
        key=lambda each: (each.first_passed or Date.max, each.first_backed or Date.max, each.idea),
    )


def _chart(rows: list[FirstSeen], retro: Retro, t: Translate) -> None:
    """Draw a line a candidate: from its first two backers to the day it passed, or to the end."""
    import altair as alt

    names = {each.idea: _short(each) for each in rows}
    ends = [
        {
            "claim": names[each.idea],
            "since": str(each.first_backed),
            "until": str(each.first_passed or retro.until),
        }
        for each in rows
    ]
    words = {each: t(f"retro.{each}") for each in ("backed", "passed", "lapsed", "end")}
    lapsed = _lapsed(retro)
    points = [
        {"claim": names[each.idea], "day": str(when), "what": words[what]}
        for each in rows
        for what, when in (
            ("backed", each.first_backed),
            ("passed", each.first_passed),
            ("lapsed", lapsed.get(each.idea)),
            ("end", None if each.first_passed else retro.until),
        )
        if when is not None
    ]
    y = alt.Y("claim:N", sort=list(names.values()), title=None, axis=alt.Axis(labelLimit=300))
    lines = (
        alt.Chart({"values": ends})
        .mark_rule(color=STATEMENTS, strokeWidth=2)
        .encode(x=alt.X("since:T", title=None), x2="until:T", y=y)
    )
    order = list(words.values())
    marks = (
        alt.Chart({"values": points})
        .mark_point(filled=True, size=70, opacity=1)
        .encode(
            x="day:T",
            y=y,
            shape=alt.Shape(
                "what:N",
                sort=order,
                title=None,
                scale=alt.Scale(
                    domain=order, range=["circle", "triangle-right", "cross", "square"]
                ),
                legend=alt.Legend(orient="top", labelLimit=0),
            ),
            color=alt.Color(
                "what:N",
                sort=order,
                title=None,
                scale=alt.Scale(domain=order, range=[STATEMENTS, VOICES, STATEMENTS, STATEMENTS]),
            ),
            tooltip=[
                alt.Tooltip("claim:N", title=t("retro.candidate")),
                alt.Tooltip("what:N", title=" "),
                alt.Tooltip("day:T", title=t("ledger.date")),
            ],
        )
    )
    chart = alt.layer(lines, marks).properties(height=_ROW_HEIGHT * len(rows) + 40)
    st.altair_chart(chart, width="stretch", key="retro.chart", alt=_in_words(rows, t))


def _lapsed(retro: Retro) -> dict[GroupId, Date]:
    """Return for ideas that passed once, and no longer do, when they last ceased to."""
    dark = {each.idea for each in retro.first_seen if each.first_passed and not each.passes}
    found: dict[GroupId, Date] = {}
    for each in retro.lapsed:
        if each.idea in dark and each.idea is not None and each.lapsed is not None:
            found[each.idea] = max(each.lapsed, found.get(each.idea, each.lapsed))
    return found


def _table(rows: list[FirstSeen], retro: Retro, t: Translate) -> None:
    """Draw the first days as a table, and under it the alerts that later lapsed."""
    seen = [
        {"claim": each.claim, "backed": each.first_backed, "passed": each.first_passed}
        for each in rows
    ]
    lapsed = [
        {"claim": each.claim, "alert": each.first, "until": each.lapsed} for each in retro.lapsed
    ]
    with st.expander(t("retro.table")):
        for name, told in (("seen", seen), ("lapsed", lapsed)):
            if not told:
                continue
            if name == "lapsed":
                st.caption(t("retro.lapsed"))
            st.dataframe(
                told,
                column_config=_columns(t),
                hide_index=True,
                placeholder="–",
                key=f"retro.table.{name}",
                alt=_in_words(rows, t) if name == "seen" else t("retro.lapsed"),
            )


def _columns(t: Translate) -> dict[str, Any]:
    return {
        "claim": st.column_config.TextColumn(t("retro.candidate"), width=420),
        "backed": st.column_config.DateColumn(t("retro.backed"), format=date_fields()),
        "passed": st.column_config.DateColumn(t("retro.passed"), format=date_fields()),
        "alert": st.column_config.DateColumn(t("retro.alert"), format=date_fields()),
        "until": st.column_config.DateColumn(t("retro.until"), format=date_fields()),
    }


def _in_words(rows: list[FirstSeen], t: Translate) -> str:
    told = [
        t(
            "retro.row",
            claim=_short(each),
            backed=day(each.first_backed, t) if each.first_backed else t("retro.never"),
            passed=day(each.first_passed, t) if each.first_passed else t("retro.never"),
        )
        for each in rows[:_SHOWN]
    ]
    return t("retro.chart", rows="; ".join(told))


def _short(each: FirstSeen) -> str:
    line = " ".join(each.claim.replace("**", "").split())
    cut = line if len(line) <= _LONGEST else line[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return f"{each.idea} {cut}"
