"""Candidates as a board: one column a stage, a small card each."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ideation.domain.candidate import Candidate, Stage
from ideation.services.material import Material
from ideation.ui.candidate_card import missing
from ideation.ui.charts import spark
from ideation.ui.findings_view import LIGHTS
from ideation.ui.palette import CATEGORY_ICONS, LIGHT_OFF, LIGHT_ON, STAGE_ICONS, VERDICT_ICONS
from ideation.ui.parts import number
from ideation.ui.state import Translate, plain
from ideation.ui.voices import voices

# So many cards stand in a column; the others are one click away.
_HEIGHT = 6


def board(listed: Sequence[Candidate], material: Material, t: Translate) -> None:
    """Draw the five columns; a column without a card says so."""
    for column, stage in zip(st.columns(len(Stage), gap="small"), Stage, strict=True):
        own = [each for each in listed if each.stage is stage]
        with column:
            st.markdown(
                f"{STAGE_ICONS[stage]} **{t(f'stage.{stage.value}')}** :gray[{number(len(own))}]"
            )
            if not own:
                st.caption(t("candidates.column_none"))
            for each in own[:_HEIGHT]:
                _small_card(each, material, t)
            if own[_HEIGHT:]:
                _more(stage, len(own) - _HEIGHT, t)


def _small_card(candidate: Candidate, material: Material, t: Translate) -> None:
    key = f"board.{candidate.id}"
    with st.container(border=True, gap="xsmall", key=key):
        if st.button(f"**{plain(candidate.name)}**", key=f"{key}.open", type="tertiary", wrap=True):
            st.query_params["candidate"] = str(candidate.id)
            st.rerun()
        st.caption(_lights(candidate, t))
        st.caption(
            f"{_categories(candidate)} {t('candidates.own_voices', n=candidate.independent)}"
        )
        bins = voices(candidate.backers, material)
        if bins:
            spark(bins, t)
        if candidate.woken:
            st.badge(t("decision.woken_badge"), icon=":material/alarm:", color="primary")
        elif candidate.decision is not None:
            verdict = candidate.decision.verdict
            st.badge(t(f"verdict.{verdict.value}"), icon=VERDICT_ICONS[verdict], color="gray")
        for sentence in missing(candidate, t)[:1]:
            st.caption(f":material/arrow_right_alt: {sentence}")


def _lights(candidate: Candidate, t: Translate) -> str:
    """Return the three lights as icons, with how many are on in words beside them."""
    on = [getattr(candidate.gate, each).on for each in LIGHTS]
    icons = " ".join(LIGHT_ON[1] if each else LIGHT_OFF[1] for each in on)
    return f"{icons} {t('candidates.lights_on', n=sum(on))}"


def _categories(candidate: Candidate) -> str:
    """Return an icon for each backer, by category."""
    return " ".join(
        CATEGORY_ICONS[each.category] if each.category else ":material/help:"
        for each in candidate.backers[:_HEIGHT]
    )


def _more(stage: Stage, count: int, t: Translate) -> None:
    def only() -> None:
        st.session_state["candidates.stage"] = stage.value
        st.session_state["candidates.view"] = "list"

    st.button(
        t("candidates.column_more", n=number(count)),
        key=f"board.more.{stage.value}",
        type="tertiary",
        on_click=only,
        wrap=True,
    )
