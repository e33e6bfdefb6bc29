"""White spots: what nobody offers, who does not speak, and whom to ask next; themes by sector."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ideation.domain.coverage import Gap, WhiteSpot
from ideation.services.outlook.coverage import OpenedCoverage
from ideation.ui.addressed import switch
from ideation.ui.findings_view import ready
from ideation.ui.heat_map import grid
from ideation.ui.parts import foot, number, paged
from ideation.ui.state import Translate, language
from ideation.ui.white_spot import white_spot
from ideation.workspace import Workspace

_ICONS = {
    Gap.OFFER: ":material/handshake:",
    Gap.SMALL_FIRMS: ":material/storefront:",
    Gap.SECTOR: ":material/factory:",
    Gap.REGION: ":material/map:",
}
_PER_PAGE = 5


def render(workspace: Workspace, t: Translate) -> None:
    """Draw the white spots, then the grid of what has been heard."""
    st.title(t("coverage.title"), anchor=False)
    if not ready(workspace, t, page="coverage"):
        return
    opened = workspace.findings.opened_coverage(language())
    st.caption(t("coverage.lead"))
    _spots(opened, t)
    st.subheader(t("coverage.grid"), anchor=False)
    grid(workspace, opened, t, page="coverage")
    with st.expander(t("rules.title"), icon=":material/rule:"):
        st.markdown(t("coverage.rule"))
    foot(workspace, t)


@st.fragment
def _spots(opened: OpenedCoverage, t: Translate) -> None:
    """Draw one kind of gap at a time; a fragment, so that another one is not counted anew."""
    by_gap = {each: [spot for spot in opened.coverage.spots if spot.gap is each] for each in Gap}
    options = [each.value for each in Gap]
    first = next((each.value for each in Gap if by_gap[each]), Gap.OFFER.value)
    chosen = switch(
        t("coverage.gap"),
        options,
        words=lambda each: (
            f"{_ICONS[Gap(each)]} {t(f'coverage.{Gap(each).name.lower()}')} "
            f"{number(len(by_gap[Gap(each)]))}"
        ),
        key="coverage.gap",
        name="gap",
        usual=first,
    )
    gap = Gap(chosen)
    st.caption(t(f"coverage.{gap.name.lower()}_help"))
    _listed(by_gap[gap], opened, gap, t)


def _listed(spots: Sequence[WhiteSpot], opened: OpenedCoverage, gap: Gap, t: Translate) -> None:
    if not spots:
        st.markdown(f":material/check: {t(f'coverage.{gap.name.lower()}_none')}")
        return
    for each in paged(spots, key=f"coverage.page.{gap.value}", per_page=_PER_PAGE):
        white_spot(each, opened.material, t)
