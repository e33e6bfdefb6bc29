"""A candidate as a card read in a minute: claim, lights, backers, doubt, what is missing."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from ideation.domain.candidate import Backer, Candidate, Stage
from ideation.domain.ids import PassageId
from ideation.domain.organisation import Category
from ideation.flagships.gate import PRIVATE, PUBLIC, GateRules
from ideation.services.material import Material
from ideation.ui.charts import spark
from ideation.ui.decision import decide_drawer
from ideation.ui.findings_view import LIGHTS, named_by
from ideation.ui.palette import CATEGORY_ICONS, LIGHT_OFF, LIGHT_ON
from ideation.ui.parts import counted, number
from ideation.ui.state import Translate, plain
from ideation.ui.statement import quote, said_of
from ideation.ui.voices import voices

_ORDER = [*Category, None]


def card(candidate: Candidate, material: Material, rules: GateRules, t: Translate) -> None:
    """Draw the card with its two actions."""
    key = f"candidates.{candidate.id}"
    with st.container(border=True, gap="small", key=f"{key}.card"):
        headline(candidate, t)
        left, right = st.columns([5, 2], gap="medium")
        with left:
            quote(said_of(material, candidate.claim_id), t, large=True)
            _for_and_against(candidate, material, t)
        with right:
            voice_facts(candidate, material, t, key=f"{key}.voices")
            st.markdown(f"**{t('candidates.score', n=candidate.score)}**")
            st.caption(score_parts(candidate, t))
        backer_chips(candidate, t)
        for sentence in missing(candidate, rules, t):
            st.markdown(f":material/arrow_right_alt: {sentence}")
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
                decide_drawer(candidate.id)


def rank(candidate: Candidate) -> str:
    """Return the rank; a shared one carries "=" before it."""
    return f"{'=' if candidate.tied else ''}{candidate.rank}"


def headline(candidate: Candidate, t: Translate) -> None:
    """Show rank and name, who gave the name, how far the idea has come, and the three lights."""
    icon, words = named_by(candidate.named_by, t)
    decided = candidate.stage is Stage.DECIDED
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
            icon=":material/gavel:" if decided else ":material/route:",
            color="gray",
        )


def light_badge(candidate: Candidate, name: str, t: Translate) -> None:
    """Show one light."""
    on = getattr(candidate.gate, name).on
    colour, icon = LIGHT_ON if on else LIGHT_OFF
    st.badge(t(f"light.{name}" if on else f"light.{name}_off"), icon=icon, color=colour)


def voice_facts(candidate: Candidate, material: Material, t: Translate, *, key: str) -> None:
    """Show how many independent organisations back it, and when they spoke."""
    n = candidate.independent
    st.markdown(f"**{counted(t, n, 'candidates.voice', 'candidates.voices')}**")
    bins = voices(candidate.backers, material)
    if bins:
        spark(bins, t, key=key)
        st.caption(t("candidates.per_quarter"))
    else:
        st.caption(t("candidates.undated"))


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


def missing(candidate: Candidate, rules: GateRules, t: Translate) -> list[str]:
    """Return what each light that is off waits for, one sentence each."""
    gate, found = candidate.gate, []
    if not gate.independent.on:
        lacking = max(rules.independent - candidate.independent, 1)
        found.append(counted(t, lacking, "missing.independent_one", "missing.independent"))
    if not gate.public_private.on:
        categories = {each.category for each in candidate.backers}
        private, public = bool(categories & PRIVATE), bool(categories & PUBLIC)
        lacks = {(False, True): "private", (True, False): "public", (True, True): "houses"}
        found.append(t(f"missing.{lacks.get((private, public), 'both')}"))
    if not gate.beyond_one.on:
        found.append(t("missing.beyond_one"))
    return found


def second_voice(candidate: Candidate, speaker: int | None) -> PassageId | None:
    """Return the strongest statement of another house than the claim's."""
    houses = {each.organisation_id: each.root for each in candidate.backers}
    first = houses.get(speaker) if speaker is not None else None  # type: ignore[call-overload]
    others = (each for each in candidate.backers if each.root != first)
    return next((each.passage_ids[0] for each in others), None)


def _for_and_against(candidate: Candidate, material: Material, t: Translate) -> None:
    pro, contra = st.columns(2, gap="medium")
    second = second_voice(candidate, material.understood[candidate.claim_id].organisation_id)
    with pro:
        if second is not None:
            st.caption(f":material/add: {t('candidates.also')}")
            quote(said_of(material, second), t, title=False)
    with contra:
        doubts = candidate.doubts
        words = counted(t, len(doubts), "candidates.doubt", "candidates.doubts")
        st.caption(f":material/remove: {words if doubts else t('candidates.no_doubt')}")
        if doubts:
            quote(said_of(material, doubts[0]), t, title=False)


def _place(backer: Backer, t: Translate) -> str:
    said = counted(t, len(backer.passage_ids), "app.statement", "app.statements")
    places = [each for each in (backer.region, *backer.sectors) if each]
    return " · ".join([*map(plain, places), said])


def how_many(shown: int, passing: int, t: Translate) -> str:
    """Return how many ideas are listed, and how many pass."""
    return t("candidates.listed", n=number(shown), passing=number(passing))
