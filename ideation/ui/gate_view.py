"""The gate that argues both ways: each light with its strongest quotes, and what would turn it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ideation.domain.candidate import Light
from ideation.domain.ids import PassageId
from ideation.domain.turn import Turn
from ideation.flagships.words import turn_words
from ideation.services.deciding.candidates import OpenedCandidate
from ideation.ui.candidate_card import light_badge
from ideation.ui.findings_view import LIGHTS
from ideation.ui.parts import counted
from ideation.ui.state import Translate, language, plain
from ideation.ui.statement import said_of, statement, statements


def gate_view(opened: OpenedCandidate, t: Translate) -> None:
    """Draw the three lights beside each other."""
    for column, name in zip(st.columns(len(LIGHTS), gap="medium"), LIGHTS, strict=True):
        with column:
            _light(opened, name, t)


def _light(opened: OpenedCandidate, name: str, t: Translate) -> None:
    light: Light = getattr(opened.candidate.gate, name)
    light_badge(opened.candidate, name, t)
    st.caption(plain(light.rule))
    _turns(opened, opened.turns[name], t)
    key = f"candidate.{name}"
    if light.support:
        st.caption(f":material/add: {t('gate.for_strongest')}")
        _first_and_more(opened, light.support, t, key=f"{key}.for", words="gate.more_for")
    else:
        st.caption(f":material/add: {t('candidates.no_support')}")
    if light.against:
        st.caption(
            f":material/remove: {t('gate.against_strongest')}", help=t(f"gate.against_{name}")
        )
        _first_and_more(opened, light.against, t, key=f"{key}.against", words="gate.more_against")
    else:
        st.caption(f":material/remove: {t('gate.nothing_against')}")


def _turns(opened: OpenedCandidate, turns: Sequence[Turn], t: Translate) -> None:
    """Say what would turn the light; the statement meant stands under it as its strongest."""
    st.markdown(f":material/swap_horiz: **{t('gate.turn')}**")
    known = opened.material.organisations
    for each in turns:
        names = [known[one].name for one in each.organisation_ids if one in known]
        st.markdown(plain(turn_words(each, names, language())))


def _first_and_more(
    opened: OpenedCandidate, ids: Sequence[PassageId], t: Translate, *, key: str, words: str
) -> None:
    first, *rest = ids
    statement(said_of(opened.material, first), t, key=f"{key}.{first}", chips=False)
    if rest:
        with st.expander(counted(t, len(rest), f"{words}_one", words)):
            statements(opened.material, rest, t, key=key, chips=False)
