"""Two candidates side by side, named by the address: the same rows of both, level."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from ideation.domain.candidate import Candidate
from ideation.services.material import Material
from ideation.ui.addressed import select
from ideation.ui.candidate_card import (
    backer_chips,
    doubt_count,
    headline,
    missing,
    own_claim,
    score,
    second_voice,
    voice_facts,
)
from ideation.ui.state import Translate, language
from ideation.ui.statement import open_button, quote, said_of
from ideation.workspace import Workspace

_SIDES = ("a", "b")


def compare(workspace: Workspace, t: Translate) -> None:
    """Draw the two candidates that the address names, and the choice of others."""
    if st.button(
        t("candidates.back"), key="compare.back", type="tertiary", icon=":material/arrow_back:"
    ):
        for side in _SIDES:
            st.query_params.pop(side, None)
            st.session_state.pop(f"compare.{side}", None)
        st.rerun()
    st.title(t("candidates.compare_title"), anchor=False)
    listed = workspace.findings.candidates(every=True, language=language())
    by_id = {str(each.id): each for each in listed}
    if len(by_id) < len(_SIDES):
        st.caption(t("candidates.compare_none"))
        return
    chosen = _choices(by_id, t)
    if chosen[0] == chosen[1]:
        st.info(t("candidates.compare_same"), icon=":material/info:")
        return
    material = workspace.findings.docket(language()).material
    _rows([by_id[each] for each in chosen], material, t)


def _choices(by_id: dict[str, Candidate], t: Translate) -> list[str]:
    """Draw the two choices; the second begins with the best one that is not the first."""
    chosen: list[str] = []
    for place, (side, column) in enumerate(zip(_SIDES, st.columns(2, gap="large"), strict=True)):
        other = next(each for each in by_id if each not in chosen)
        with column:
            picked = select(
                t("candidates.compare_with", n=place + 1),
                list(by_id),
                words=lambda each: by_id[each].name,
                placeholder=t("app.choose"),
                key=f"compare.{side}",
                name=side,
                usual=other,
            )
        picked = picked or other
        # Both always stand in the address: "a" is what opens this page.
        st.query_params[side] = picked
        chosen.append(picked)
    return chosen


def _rows(pair: list[Candidate], material: Material, t: Translate) -> None:
    rows: list[Callable[[Candidate], None]] = [
        lambda each: headline(each, t),
        lambda each: _claim(each, material, t),
        lambda each: backer_chips(each, t),
        lambda each: _numbers(each, material, t),
        lambda each: _also(each, material, t),
        lambda each: _doubt(each, material, t),
        lambda each: _missing(each, t),
    ]
    for row in rows:
        for column, candidate in zip(st.columns(2, gap="large"), pair, strict=True):
            with column:
                row(candidate)


def _claim(candidate: Candidate, material: Material, t: Translate) -> None:
    own_claim(candidate, t)
    claim = said_of(material, candidate.claim_id)
    quote(claim, t, large=True)
    open_button(claim, t, key=f"compare.{candidate.id}.claim")


def _numbers(candidate: Candidate, material: Material, t: Translate) -> None:
    voice_facts(candidate, material, t, key=f"compare.{candidate.id}.voices")
    score(candidate, material, t, key=f"compare.{candidate.id}.score")


def _also(candidate: Candidate, material: Material, t: Translate) -> None:
    other = second_voice(candidate, material.understood[candidate.claim_id].organisation_id)
    if other is None:
        return
    st.caption(f":material/add: {t('candidates.also')}")
    said = said_of(material, other)
    quote(said, t)
    open_button(said, t, key=f"compare.{candidate.id}.also")


def _doubt(candidate: Candidate, material: Material, t: Translate) -> None:
    doubt_count(candidate, material, t, key=f"compare.{candidate.id}.doubts")
    if candidate.doubts:
        said = said_of(material, candidate.doubts[0])
        quote(said, t)
        open_button(said, t, key=f"compare.{candidate.id}.doubt")


def _missing(candidate: Candidate, t: Translate) -> None:
    for sentence in missing(candidate, t):
        st.markdown(f":material/arrow_right_alt: {sentence}")
    if st.button(
        t("candidates.open"), key=f"compare.{candidate.id}.open", icon=":material/open_in_full:"
    ):
        for side in _SIDES:
            st.query_params.pop(side, None)
        st.query_params["candidate"] = str(candidate.id)
        st.rerun()
