"""The brief of one candidate: choose, read, take it along."""

from __future__ import annotations

import streamlit as st

from ideation.domain.candidate import Candidate
from ideation.ui.addressed import select
from ideation.ui.brief_preview import editorial_line, preview
from ideation.ui.downloads import downloads
from ideation.ui.parts import counted
from ideation.ui.state import Translate, errors_shown, language
from ideation.workspace import Workspace

LANGUAGES = ("en", "de", "fr")


def brief_form(workspace: Workspace, t: Translate) -> None:
    """Draw the choice of a candidate and under it the brief."""
    found = workspace.findings.candidates(every=True, language=language())
    if not found:
        st.markdown(f"**{t('candidates.none')}**")
        st.caption(t("candidates.none_next"))
        return
    by_id = {str(each.id): each for each in found}
    left, right = st.columns([4, 2], vertical_alignment="bottom")
    with left:
        chosen = select(
            t("briefs.candidate"),
            list(by_id),
            words=lambda each: _label(by_id[each], t),
            key="briefs.candidate",
            name="candidate",
            usual=next(iter(by_id)),
            placeholder=t("app.choose"),
        )
    with right:
        spoken = speaks(t, key="briefs.language")
    internal = workspace.outbox.inside and st.toggle(
        t("briefs.internal"), help=t("briefs.internal_help"), key="briefs.internal"
    )
    if chosen is None:
        return
    with errors_shown():
        report = workspace.outbox.brief(int(chosen), spoken, internal=internal)
    name = f"{t('briefs.file')}-{chosen}-{spoken}"
    downloads(lambda: report, name=name, key="briefs.brief")
    editorial_line(report, t)
    preview(report, t, key=f"briefs.{chosen}")


def speaks(t: Translate, *, key: str) -> str:
    """Draw the choice of the language of our own words; return it."""
    if key not in st.session_state:
        st.session_state[key] = language() if language() in LANGUAGES else LANGUAGES[0]
    chosen = st.segmented_control(
        t("briefs.language"),
        LANGUAGES,
        required=True,
        format_func=lambda each: t(f"language.{each}"),
        key=key,
        help=t("briefs.language_help"),
    )
    return chosen or LANGUAGES[0]


def _label(candidate: Candidate, t: Translate) -> str:
    voices = counted(t, candidate.independent, "app.organisation", "app.organisations")
    return f"{candidate.name} ({voices})"
