"""The barometer of a sector: pick sector and month, read the page, take it along as a file."""

from __future__ import annotations

from datetime import date as Date
from functools import partial

import streamlit as st

from ideation.domain.barometer import Barometer, Reading
from ideation.domain.report import Report
from ideation.services.outlook.barometer import MadeBarometer
from ideation.trends.barometer import BarometerRules
from ideation.trends.barometer_words import Words
from ideation.ui.addressed import select
from ideation.ui.downloads import downloads
from ideation.ui.parts import counted, number
from ideation.ui.state import Translate, errors_shown, language
from ideation.ui.statement import said_of, statement
from ideation.ui.trend_chart import between
from ideation.workspace import Workspace

_ASPECT_ICONS = {
    "worries": ":material/sentiment_dissatisfied:",
    "needs": ":material/help:",
    "investment": ":material/payments:",
    "outlook": ":material/visibility:",
}


def barometer_view(workspace: Workspace, t: Translate) -> None:
    """Draw the barometer that the address names; at first the newest month of a sector."""
    chosen = _choice(workspace, t)
    if chosen is None:
        st.markdown(f"**{t('barometer.none')}**")
        st.caption(t("trends.none_next"))
        return
    sector, month = chosen
    with errors_shown():
        made = workspace.outlook.barometer(sector, month, language=language())
    _heard(made.barometer, t)
    readings = made.barometer.readings
    for pair in (readings[:2], readings[2:]):
        for column, reading in zip(st.columns(2), pair, strict=True):
            with column:
                _part(made, reading, t)
    _themes(made.barometer, t)
    _files(workspace, made, t)
    with st.expander(t("rules.title"), icon=":material/rule:"):
        st.markdown(t("barometer.rule", fewest=BarometerRules().fewest_organisations))


def _choice(workspace: Workspace, t: Translate) -> tuple[str, Date] | None:
    """Let sector and month be chosen; None where no sector has a dated note."""
    months = {each: workspace.outlook.barometer_months(each) for each in workspace.settings.sectors}
    sectors = [each for each, dated in months.items() if dated]
    if not sectors:
        return None
    with st.container(horizontal=True, vertical_alignment="bottom"):
        sector = select(
            t("trends.sector"),
            sectors,
            key="barometer.sector",
            name="sector",
            usual=sectors[0],
            placeholder=t("app.choose"),
            width=260,
        )
        sector = sector or sectors[0]
        options = [f"{each:%Y-%m}" for each in months[sector]]
        month = select(
            t("barometer.month"),
            options,
            words=lambda each: Words(language()).month(_first(each)),
            key="barometer.month",
            name="month",
            usual=options[0],
            placeholder=t("app.choose"),
            width=220,
        )
    return sector, _first(month or options[0])


def _first(month: str) -> Date:
    return Date.fromisoformat(f"{month}-01")


def _heard(found: Barometer, t: Translate) -> None:
    st.caption(
        t(
            "barometer.heard",
            statements=counted(t, found.passages, "app.statement", "app.statements"),
            organisations=counted(t, found.organisations, "app.organisation", "app.organisations"),
            notes=counted(t, found.notes, "app.note", "app.notes"),
            unplaced=counted(t, found.unplaced, "app.statement", "app.statements"),
        )
    )
    if not found.enough:
        st.markdown(f":material/more_horiz: {t('barometer.too_few_sector')}")


def _part(made: MadeBarometer, reading: Reading, t: Translate) -> None:
    name = reading.aspect.value
    with st.container(border=True):
        st.subheader(f"{_ASPECT_ICONS[name]} {t(f'barometer.{name}')}", anchor=False)
        st.caption(_facts(reading, t))
        quoted = set(reading.quotes)
        for each in reading.quotes:
            statement(said_of(made.material, each), t, key=f"barometer.{name}.{each}", chips=False)
        rest = [each for each in reading.passage_ids if each not in quoted]
        if rest:
            with st.expander(counted(t, len(rest), "barometer.more_one", "barometer.more")):
                for each in rest:
                    statement(said_of(made.material, each), t, key=f"barometer.{name}.{each}")


def _facts(reading: Reading, t: Translate) -> str:
    before = (
        []
        if reading.before is None
        else [t("barometer.before", n=number(reading.before), again=number(reading.again))]
    )
    if not reading.passage_ids:
        return " · ".join([t("barometer.nobody"), *before])
    organisations = counted(t, reading.organisations, "app.organisation", "app.organisations")
    statements = counted(t, len(reading.passage_ids), "app.statement", "app.statements")
    parts = [f"{organisations} · {statements}"]
    if not reading.enough:
        parts.append(t("course.too-few"))
    else:
        parts.append(
            t(
                "barometer.interval",
                interval=between(reading.interval.low, reading.interval.high),
            )
        )
    parts += before
    if reading.usual is not None:
        parts.append(t("barometer.usual", n=f"{reading.usual:.1f}"))
    return " · ".join(parts)


def _themes(found: Barometer, t: Translate) -> None:
    """Show of which themes most organisations spoke, against the month before."""
    if not found.themes:
        return
    st.markdown(f"**{t('barometer.themes')}**")
    st.dataframe(
        [
            {
                "name": each.name,
                "organisations": each.organisations,
                "before": each.before,
                "size": len(each.passage_ids),
            }
            for each in found.themes
        ],
        column_config={
            "name": st.column_config.TextColumn(t("trends.theme")),
            "organisations": st.column_config.NumberColumn(t("trends.organisations")),
            "before": st.column_config.NumberColumn(t("barometer.month_before")),
            "size": st.column_config.NumberColumn(t("trends.statements")),
        },
        hide_index=True,
        height="auto",
        placeholder="",
        alt=t("barometer.themes"),
    )


def _files(workspace: Workspace, made: MadeBarometer, t: Translate) -> None:
    """Offer the page as a file, with names or without."""
    named = not st.toggle(t("barometer.no_names"), key="barometer.no_names")
    name = f"{t('barometer.file')}-{made.barometer.month:%Y-%m}"
    paper = partial(_paper, workspace, made, language(), named=named)
    downloads(paper, name=name, key="barometer.file")


def _paper(workspace: Workspace, made: MadeBarometer, spoken: str, *, named: bool) -> Report:
    outlook, barometer = workspace.outlook, made.barometer
    if not named:
        args = (barometer.sector, barometer.month)
        made = outlook.barometer(*args, named=False, language=spoken)
    return outlook.barometer_report(made, spoken, named=named)
