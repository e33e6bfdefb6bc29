"""Portfolio: the mix of candidates, whom to tell what became of their idea, and the goals."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from ideation.domain.theme import NONE
from ideation.services.deciding.portfolio import Share
from ideation.ui.addressed import switch
from ideation.ui.candidate_filters import WITHOUT
from ideation.ui.findings_view import made_by_run, ready
from ideation.ui.goal_form import goal_form
from ideation.ui.links import link
from ideation.ui.parts import counted, number
from ideation.ui.return_loop import return_list
from ideation.ui.state import Translate, language
from ideation.workspace import Workspace

_VIEWS = ("mix", "return", "goals")
_COUNTED = ("backed", "every")


def render(workspace: Workspace, t: Translate) -> None:
    """Draw the view that the address names."""
    st.title(t("portfolio.title"), anchor=False)
    if not ready(workspace, t, page="portfolio"):
        return
    view = _choice("view", _VIEWS, t)
    if view == "return":
        return_list(workspace, t)
    elif view == "goals":
        goal_form(workspace, t)
    else:
        _mix(workspace, t)
    made_by_run(workspace, t)


def _choice(name: str, options: Sequence[str], t: Translate) -> str:
    key = f"portfolio.{name}"
    return switch(t(key), options, words=lambda each: t(f"portfolio.{each}"), key=key, name=name)


def _mix(workspace: Workspace, t: Translate) -> None:
    shown = _choice("show", _COUNTED, t)
    found = workspace.desk.portfolio(every=shown == "every", language=language())
    if not found.candidates:
        st.markdown(f"**{t('portfolio.none')}**")
        st.caption(t("portfolio.none_next"))
        return
    st.caption(counted(t, found.candidates, "portfolio.lead_one", "portfolio.lead"))
    themes = {each.slug: each.label(language()) for each in workspace.scheme.themes}
    words: dict[str, Callable[[str | None], str]] = {
        "stage": lambda key: t(f"stage.{key}"),
        "theme": lambda key: themes.get(key or NONE, t("portfolio.no_theme")),
        "sector": lambda key: key or t("portfolio.no_sector"),
        "instrument": lambda key: t(f"instrument.{key}") if key else t("portfolio.no_instrument"),
    }
    shares = (found.stages, found.themes, found.sectors, found.instruments)
    with st.grid("auto", min_column_width=300, gap="medium"):
        for name, own in zip(words, shares, strict=True):
            with st.container(border=True, gap="small"):
                st.subheader(t(f"portfolio.{name}s"), anchor=False)
                for share in own:
                    label = words[name](share.key)
                    _share(share, name, label, found.candidates, shown, t)


def _share(share: Share, name: str, label: str, total: int, shown: str, t: Translate) -> None:
    """Draw one bar with its count; the count opens its candidates."""
    count = len(share.candidate_ids)
    with st.container(gap=None):
        with st.container(
            horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
        ):
            if count:
                address = {name: share.key or WITHOUT, "show": shown}
                link("candidates", f"{label} · {number(count)}", **address)
            else:
                st.caption(f"{label} · {t('portfolio.gap')}")
        st.progress(count / total)
