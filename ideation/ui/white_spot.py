"""A white spot: what is missing, the statements that show it, whom to ask next and why."""

from __future__ import annotations

from datetime import date as Date

import streamlit as st

from ideation.domain.coverage import Ask, Gap, Reason, WhiteSpot
from ideation.domain.ids import OrganisationId, PassageId
from ideation.services.material import Material
from ideation.ui.links import link
from ideation.ui.palette import CATEGORY_ICONS
from ideation.ui.parts import counted, day
from ideation.ui.state import Translate, plain
from ideation.ui.statement import quote, said_of, statement

_QUOTED = 2


def white_spot(spot: WhiteSpot, material: Material, t: Translate) -> None:
    """Draw one white spot as a card."""
    where = spot.sector or ""
    with st.container(border=True, key=f"coverage.{spot.gap.value}.{spot.about}.{where}"):
        name = t("coverage.in_sector", name=spot.name, sector=where) if where else spot.name
        st.markdown(f"**{plain(name)}**")
        st.caption(_missing(spot, t))
        if spot.about.isdecimal():
            label = t("coverage.open_cluster")
            link("clusters", label, icon=":material/bubble_chart:", cluster=spot.about)
        left, right = st.columns(2, gap="medium")
        with left:
            _shown(spot, material, t)
        with right:
            _asks(spot, material, t)


def _missing(spot: WhiteSpot, t: Translate) -> str:
    if spot.gap in (Gap.SECTOR, Gap.REGION):
        if spot.silent_since is None:
            return t("coverage.never")
        return t("coverage.since", day=day(Date.fromisoformat(spot.silent_since), t))
    organisations = counted(t, spot.organisations, "app.organisation", "app.organisations")
    statements = counted(t, len(spot.passages), "app.statement", "app.statements")
    few = "_few" if spot.gap is Gap.SMALL_FIRMS and spot.small else "_missing"
    told = t(
        f"coverage.{spot.gap.name.lower()}{few}",
        organisations=organisations,
        statements=statements,
        small=spot.small,
        expected=round(spot.expected or 0),
    )
    if not spot.unsized:
        return told
    return f"{told} {counted(t, spot.unsized, 'coverage.unsized_one', 'coverage.unsized')}"


def _shown(spot: WhiteSpot, material: Material, t: Translate) -> None:
    """Show the statements behind the gap: two of different organisations, the others folded."""
    first = _one_per_voice(spot, material)
    for each in first:
        quote(said_of(material, each), t)
    rest = [each for each in spot.passages if each not in first]
    if rest:
        with st.expander(t("coverage.more", n=len(rest))):
            for each in rest:
                key = f"coverage.said.{spot.gap.value}.{spot.about}.{spot.sector}.{each}"
                statement(said_of(material, each), t, key=key)


def _one_per_voice(spot: WhiteSpot, material: Material) -> list[PassageId]:
    first: dict[OrganisationId | None, PassageId] = {}
    for each in spot.passages:
        first.setdefault(material.voice_of(each), each)
    return list(first.values())[:_QUOTED]


def _asks(spot: WhiteSpot, material: Material, t: Translate) -> None:
    st.markdown(f"**{t('coverage.ask')}**")
    if not spot.ask:
        st.caption(t("coverage.ask_nobody"))
    for each in spot.ask:
        _ask(each, material, t)


def _ask(ask: Ask, material: Material, t: Translate) -> None:
    organisation = material.organisations[OrganisationId(ask.id)]
    icon = CATEGORY_ICONS[organisation.category] if organisation.category else ":material/domain:"
    link("organisations", ask.name, icon=icon, organisation=ask.id)
    last = (
        t("coverage.no_day") if ask.last_met is None else day(Date.fromisoformat(ask.last_met), t)
    )
    st.caption(t(f"coverage.why_{ask.reason.name.lower()}", day=last))
    shown = ask.passages[:1] if ask.reason is not Reason.OFFERS else ask.passages
    for each in shown:
        if each in material.passages:
            quote(said_of(material, each), t)
