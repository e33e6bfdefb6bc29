"""Change the rules of gate and score; what a change would flip is shown before it is saved."""

from __future__ import annotations

from typing import Any

import streamlit as st

from ideation.domain.rules import GateRules, RuleVersion, Side
from ideation.services.deciding.gate_rules import Changes, Flip, Preview
from ideation.ui.links import link
from ideation.ui.parts import day, number
from ideation.ui.precedents import precedents_panel
from ideation.ui.state import Translate, errors_shown, language, plain
from ideation.workspace import Workspace

_SHOWN = 8
_KEY = "rules"


def rules_panel(workspace: Workspace, t: Translate) -> None:
    """Offer the form, folded, with the versions and the earlier flagships under it."""
    with st.expander(t("rules.change"), icon=":material/tune:"):
        st.caption(t("rules.change_help"))
        _form(workspace, t)
        history, precedents = st.columns(2, gap="large")
        with history:
            _history(workspace, t)
        with precedents:
            precedents_panel(workspace, t)


@st.fragment
def _form(workspace: Workspace, t: Translate) -> None:
    """Draw the fields; a fragment, so that a preview redraws nothing else."""
    rules = workspace.leadership.rules
    # A new round shows the rules as they were saved.
    key = f"{_KEY}.{st.session_state.get(f'{_KEY}.round', 0)}"
    gate, weights = st.columns(2, gap="large")
    with gate:
        changes = _thresholds(rules, t, key)
    with weights:
        changes |= _weights(rules, t, key)
    if not changes:
        st.caption(t("rules.preview_same"))
        return
    with errors_shown():
        preview = workspace.leadership.preview_rules(changes, language())
    _show(preview, t)
    _save(workspace, changes, t, key)


def _thresholds(rules: GateRules, t: Translate, key: str) -> dict[str, Any]:
    given = {
        "independent": st.number_input(
            t("rules.field_independent"), 2, 50, rules.independent, key=f"{key}.independent"
        ),
        "associations": st.selectbox(
            t("rules.field_associations"),
            list(Side),
            index=list(Side).index(rules.associations),
            format_func=lambda each: t(f"rules.side_{each.value}"),
            placeholder=t("app.choose"),
            key=f"{key}.associations",
        ),
        "by_sectors": st.toggle(
            t("rules.field_by_sectors"), rules.by_sectors, key=f"{key}.by_sectors"
        ),
        "sectors": st.number_input(
            t("rules.field_sectors"), 2, 20, rules.sectors, key=f"{key}.sectors"
        ),
        "recent_days": st.number_input(
            t("rules.field_recent_days"), 30, 3650, rules.recent_days, key=f"{key}.recent_days"
        ),
    }
    return {name: value for name, value in given.items() if value != getattr(rules, name)}


def _weights(rules: GateRules, t: Translate, key: str) -> dict[str, Any]:
    st.caption(f"**{t('rules.weights')}** {t('rules.weights_help')}")
    found = {}
    for name, weight in rules.weights.items():
        own = round(100 * weight)
        given = st.slider(
            t(f"part.{name}"), 0, 100, own, format="%d %%", key=f"{key}.weight.{name}"
        )
        if given != own:
            found[name] = given
    if not found:
        return {}
    # All parts together, so that the shares are those that the sliders show.
    shares = {name: found.get(name, round(100 * weight)) for name, weight in rules.weights.items()}
    return {f"weight.{name}": share for name, share in shares.items()}


def _show(preview: Preview, t: Translate) -> None:
    with st.container(border=True, gap="small"):
        st.markdown(
            t(
                "rules.preview_passing",
                before=number(preview.passing_before),
                after=number(preview.passing_after),
                moved=number(preview.moved),
            )
        )
        if not preview.flips:
            st.caption(t("rules.preview_none"))
        for flip in preview.flips[:_SHOWN]:
            _flip(flip, t)
        if preview.flips[_SHOWN:]:
            st.caption(t("rules.preview_more", n=number(len(preview.flips) - _SHOWN)))


def _flip(flip: Flip, t: Translate) -> None:
    parts = []
    for key, lights in (("on", flip.turned_on), ("off", flip.turned_off)):
        if lights:
            names = ", ".join(t(f"light.{each}") for each in lights)
            parts.append(t(f"rules.preview_{key}", lights=names))
    if flip.passed != flip.passes:
        parts.append(t("rules.preview_passes" if flip.passes else "rules.preview_fails"))
    link("candidates", flip.name, icon=":material/flag:", candidate=int(flip.idea))
    st.caption(plain(" · ".join(parts)))


def _save(workspace: Workspace, changes: Changes, t: Translate, key: str) -> None:
    reason = st.text_input(
        t("rules.reason"), placeholder=t("rules.reason_example"), key=f"{key}.reason"
    )
    who = st.text_input(t("rules.who"), workspace.settings.person, key=f"{key}.who")
    if st.button(t("rules.save"), type="primary", key=f"{key}.save"):
        with errors_shown():
            workspace.leadership.set_rules(changes, reason or "", who=who)
        st.session_state[f"{_KEY}.round"] = st.session_state.get(f"{_KEY}.round", 0) + 1
        st.toast(t("rules.saved"))
        st.rerun()


def _history(workspace: Workspace, t: Translate) -> None:
    st.markdown(f"**{t('rules.history')}**")
    for version in workspace.leadership.rules_history()[:_SHOWN]:
        with st.container(gap=None):
            st.markdown(plain(version.reason or t("rules.version_first")))
            st.caption(plain(_facts(version, t)))


def _facts(version: RuleVersion, t: Translate) -> str:
    rules = version.rules
    values = (
        f"{t('light.independent')} {rules.independent}",
        t(f"rules.side_{rules.associations.value}"),
        f"{t('part.cross_sector')} {rules.sectors}",
        *(f"{t(f'part.{name}')} {weight:.0%}" for name, weight in rules.weights.items()),
    )
    words = " · ".join(values)
    if version.at is None:
        return words
    who = version.who or t("rules.version_nobody")
    return f"{t('rules.version_by', day=day(version.at.date(), t), who=who)} · {words}"
