"""A candidate as a card read in a minute: claim, lights, backers, doubt, what is missing."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from ideation.domain.candidate import Backer, Candidate, Lack, Stage
from ideation.domain.ids import PassageId
from ideation.domain.organisation import Category
from ideation.services.material import Material
from ideation.ui.charts import spark
from ideation.ui.decision import decide_drawer, woken_notice
from ideation.ui.findings_view import LIGHTS, named_by
from ideation.ui.number_door import number_door
from ideation.ui.palette import CATEGORY_ICONS, LIGHT_OFF, LIGHT_ON, STAGE_ICONS, VERDICT_ICONS
from ideation.ui.parts import counted, number
from ideation.ui.state import Translate, plain
from ideation.ui.statement import quote, said_of
from ideation.ui.voices import voices

_ORDER = [*Category, None]


def card(candidate: Candidate, material: Material, t: Translate) -> None:
    """Draw the card with its two actions."""
    key = f"candidates.{candidate.id}"
    with st.container(border=True, gap="small", key=f"{key}.card"):
        headline(candidate, t)
        woken_notice(candidate, material, t, key=f"{key}.woken", quotes=False)
        left, right = st.columns([5, 2], gap="medium")
        with left:
            own_claim(candidate, t)
            quote(said_of(material, candidate.claim_id), t, large=True)
            _for_and_against(candidate, material, t, key=key)
        with right:
            voice_facts(candidate, material, t, key=f"{key}.voices")
            score(candidate, material, t, key=f"{key}.score")
        backer_chips(candidate, t)
        if candidate.missing:
            st.markdown(f":material/arrow_right_alt: {' '.join(missing(candidate, t))}")
        with st.container(horizontal=True, gap="small"):
            if st.button(t("candidates.open"), key=f"{key}.open", icon=":material/open_in_full:"):
                st.query_params["candidate"] = str(candidate.id)
                st.rerun()
            if st.button(
                t("candidates.decide"),
                key=f"{key}.decide",
                type="tertiary",
                icon=":material/gavel:",
            ):
                decide_drawer(int(candidate.id))
            if st.button(
                t("candidates.compare"),
                key=f"{key}.compare",
                type="tertiary",
                icon=":material/compare:",
            ):
                st.query_params["a"] = str(candidate.id)
                st.rerun()


def rank(candidate: Candidate) -> str:
    """Return the rank; a shared one carries "=" before it."""
    return f"{'=' if candidate.tied else ''}{candidate.rank}"


def headline(candidate: Candidate, t: Translate) -> None:
    """Show rank and name, who gave the name, how far the idea has come, and the three lights."""
    icon, words = named_by(candidate.named_by, t)
    name = f":gray[{plain(rank(candidate))}] {plain(candidate.name)}"
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.subheader(name, anchor=False, width="content")
        with st.container(horizontal=True, gap="xsmall", width="content"):
            for each in LIGHTS:
                light_badge(candidate, each, t)
    with st.container(horizontal=True, gap="xsmall"):
        st.badge(words, icon=icon, color="gray")
        st.badge(
            t(f"stage.{candidate.stage.value}"),
            icon=STAGE_ICONS[candidate.stage],
            color="gray",
        )
        if candidate.decision is not None and candidate.stage is Stage.DECIDED:
            verdict = candidate.decision.verdict
            st.badge(t(f"verdict.{verdict.value}"), icon=VERDICT_ICONS[verdict], color="gray")


def light_badge(candidate: Candidate, name: str, t: Translate) -> None:
    """Show one light."""
    on = getattr(candidate.gate, name).on
    colour, icon = LIGHT_ON if on else LIGHT_OFF
    st.badge(t(f"light.{name}" if on else f"light.{name}_off"), icon=icon, color=colour)


def voice_facts(candidate: Candidate, material: Material, t: Translate, *, key: str) -> None:
    """Show how many independent organisations back it, and when they spoke."""
    n = candidate.independent
    words = counted(t, n, "candidates.voice", "candidates.voices")
    groups = [(each.name, each.passage_ids) for each in candidate.backers]
    number_door(words, groups, material, t, key=f"{key}.door")
    bins = voices(candidate.backers, material)
    if bins:
        spark(bins, t)
        st.caption(t("candidates.per_quarter"))
    else:
        st.caption(t("candidates.undated"))


def score(candidate: Candidate, material: Material, t: Translate, *, key: str) -> None:
    """Show the score with its parts; it opens the statements that each part rests on."""
    groups = [
        (f"{t(f'part.{name}')} {part.value}", part.passage_ids)
        for name, part in candidate.score_parts.items()
    ]
    number_door(t("candidates.score", n=candidate.score), groups, material, t, key=key)
    st.caption(score_parts(candidate, t))


def doubt_count(candidate: Candidate, material: Material, t: Translate, *, key: str) -> None:
    """Say how many doubts there are; several open in a drawer."""
    doubts = candidate.doubts
    words = counted(t, len(doubts), "candidates.doubt", "candidates.doubts")
    if len(doubts) > 1:
        number_door(words, [("", doubts)], material, t, key=key)
    else:
        st.caption(f":material/remove: {words if doubts else t('candidates.no_doubt')}")


def score_parts(candidate: Candidate, t: Translate) -> str:
    """Return the parts of the score: it never stands as a bare number."""
    return " · ".join(
        f"{t(f'part.{name}')} {part.value}" for name, part in candidate.score_parts.items()
    )


def backer_chips(candidate: Candidate, t: Translate) -> None:
    """Show the backers by category: the word once, each name with the category's icon."""
    if not candidate.backers:
        st.caption(t("candidates.no_backer"))
        return
    ordered = sorted(candidate.backers, key=lambda each: _ORDER.index(each.category))
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        for category, group in groupby(ordered, key=lambda each: each.category):
            st.caption(category_word(category, t), width="content")
            for backer in group:
                icon = CATEGORY_ICONS[category] if category else ":material/help:"
                st.badge(plain(backer.name), icon=icon, color="gray", help=_place(backer, t))


def category_word(category: Category | None, t: Translate) -> str:
    """Return the word for a category."""
    return t(f"category.{category.value}") if category else t("candidates.no_category")


def missing(candidate: Candidate, t: Translate) -> list[str]:
    """Return what the idea lacks for its next stage, one sentence each."""
    return [
        counted(t, each.count, "missing.independent_one", "missing.independent")
        if each.lack is Lack.BACKERS
        else t(f"missing.{each.lack.value}")
        for each in candidate.missing
    ]


def own_claim(candidate: Candidate, t: Translate) -> None:
    """Show the claim in a person's words, where somebody gave one."""
    own = candidate.own_claim
    if own is not None:
        st.markdown(f"**{plain(own.text)}**")
        st.caption(f":material/check: {t('candidates.own_claim', who=plain(own.who or '–'))}")


def second_voice(candidate: Candidate, speaker: int | None) -> PassageId | None:
    """Return the strongest statement of another house than the claim's."""
    houses = {each.organisation_id: each.root for each in candidate.backers}
    first = houses.get(speaker) if speaker is not None else None  # type: ignore[call-overload]
    others = (each for each in candidate.backers if each.root != first)
    return next((each.passage_ids[0] for each in others), None)


def _for_and_against(candidate: Candidate, material: Material, t: Translate, *, key: str) -> None:
    pro, contra = st.columns(2, gap="medium")
    second = second_voice(candidate, material.understood[candidate.claim_id].organisation_id)
    with pro:
        if second is not None:
            st.caption(f":material/add: {t('candidates.also')}")
            quote(said_of(material, second), t, title=False)
    with contra:
        doubt_count(candidate, material, t, key=f"{key}.doubts")
        if candidate.doubts:
            quote(said_of(material, candidate.doubts[0]), t, title=False)


def _place(backer: Backer, t: Translate) -> str:
    said = counted(t, len(backer.passage_ids), "app.statement", "app.statements")
    places = [each for each in (backer.region, *backer.sectors) if each]
    return " · ".join([*map(plain, places), said])


def how_many(shown: int, passing: int, t: Translate) -> str:
    """Return how many ideas are listed, and how many pass."""
    return t("candidates.listed", n=number(shown), passing=number(passing))
