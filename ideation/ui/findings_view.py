"""What the pages of findings share: no run yet, newer statements, how it was made, the rules."""

from __future__ import annotations

import streamlit as st

from ideation.domain.passage import By
from ideation.flagships.words import rule_words
from ideation.ui.language import percent
from ideation.ui.parts import counted, day, empty_workspace, number
from ideation.ui.state import Translate, errors_shown, language, plain
from ideation.workspace import Workspace

LIGHTS = ("independent", "public_private", "beyond_one")


def ready(workspace: Workspace, t: Translate, *, page: str) -> bool:
    """Say whether there is a run to show; else tell why not and offer the one next step."""
    status = workspace.index_status()
    if not int(status["vectors"]) + int(status["waiting"]):
        empty_workspace(workspace, t, page=page)
        return False
    if workspace.findings.last_run() is None:
        st.markdown(f"**{t('findings.none')}**")
        st.caption(t("findings.none_next"))
        _find(workspace, t, page=page, primary=True)
        return False
    newer = workspace.findings.newer()
    if newer:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(
                f":material/update: {counted(t, newer, 'findings.newer_one', 'findings.newer')}",
                width="content",
            )
            _find(workspace, t, page=page, primary=False)
    return True


def _find(workspace: Workspace, t: Translate, *, page: str, primary: bool) -> None:
    if st.button(
        t("findings.find"),
        type="primary" if primary else "tertiary",
        icon=":material/auto_awesome_motion:",
        key=f"{page}.find",
    ):
        with errors_shown(), st.spinner(t("findings.finding")):
            workspace.catch_up()
            workspace.findings.run()
        st.rerun()


def named_by(by: By, t: Translate) -> tuple[str, str]:
    """Return the icon and the words for who gave a name."""
    if by is By.HUMAN:
        return ":material/check:", t("findings.named_human")
    return ":material/smart_toy:", t("findings.named_machine")


def made_by_run(workspace: Workspace, t: Translate, *, left: int | None = None) -> None:
    """Say how the findings were made: day, model, statements used and left out."""
    run = workspace.findings.last_run()
    if run is None:
        return
    out = workspace.findings.newer() if left is None else left
    st.caption(
        t(
            "findings.foot",
            day=day(run.made_at.date(), t),
            model=plain(run.model_name),
            used=number(run.corpus_size),
            left=number(out),
        )
    )


def gate_rule(workspace: Workspace, t: Translate, light: str) -> str:
    """Return the rule of a light in the reader's language, with the agency's thresholds."""
    return rule_words(workspace.findings.rules, language())[light]


def gate_rules(workspace: Workspace, t: Translate) -> None:
    """Offer the rules of backing, of the lights and of the score in plain words."""
    with st.expander(t("rules.title"), icon=":material/rule:"):
        st.markdown(f"- {t('rules.backing')}\n- {t('rules.one_voice')}")
        st.markdown(
            "\n".join(
                f"- **{t(f'light.{each}')}.** {gate_rule(workspace, t, each)}" for each in LIGHTS
            )
        )
        st.markdown(t("rules.score"))
        st.markdown(
            "\n".join(
                f"- **{t(f'part.{name}')}** ({percent(weight, digits=1)}). {t(f'part.{name}_help')}"
                for name, weight in workspace.findings.rules.weights.items()
            )
        )
