"""What is understood of a note being pasted: marks, names as chips, what others said, doubts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from ideation.domain.cleaning import Drop, active
from ideation.domain.organisation import Status
from ideation.domain.passage import Attribution
from ideation.services.capturing.preview import Preview, PreviewedStatement
from ideation.ui.marked import DROPPED, Stretch, show_marked, show_quote
from ideation.ui.palette import KIND_ICONS, theme_colour, theme_icon, theme_wash
from ideation.ui.parts import counted, facts, organisations_by_id
from ideation.ui.state import Translate, language, plain
from ideation.ui.understood_before import show_before_saving
from ideation.ui.understood_edit import as_chosen, chosen, edit_names
from ideation.workspace import Workspace

# What a person said is framed.
_BY_HAND = ";box-shadow:inset 0 0 0 1.5px currentColor"


def show_understood(
    workspace: Workspace, t: Translate, text: str, shown: Preview, *, key: str
) -> None:
    """Show a preview of the note `text` as it stands with what was chosen in it so far."""
    statements = [as_chosen(text, each, chosen(key)) for each in shown.statements]
    languages = Counter(each.language.value for each in statements)
    spoken = ", ".join(f"{t(f'language.{code}')} {n}" for code, n in languages.most_common())
    count = counted(t, len(statements), "app.statement", "app.statements")
    st.caption(f"{count} · {spoken}")
    _counts(workspace, t, statements)
    _known(shown)
    edit_names(t, shown, key=key)
    show_before_saving(t, text, shown, key=key)
    _marks(workspace, t, text, statements, shown.drops, key)
    _echoes(workspace, t, shown)


def _counts(workspace: Workspace, t: Translate, statements: Sequence[PreviewedStatement]) -> None:
    kinds = Counter(each.kind for each in statements if each.kind)
    themes = Counter(each.theme for each in statements)
    reported = sum(each.attribution is Attribution.REPORTED for each in statements)
    with st.container(horizontal=True, gap="xsmall"):
        for kind, icon in KIND_ICONS.items():
            if kinds[kind]:
                st.badge(f"{t(f'kind.{kind}')} {kinds[kind]}", icon=icon, color="gray")
        if reported:
            st.badge(
                f"{t('attribution.reported')} {reported}", icon=":material/forum:", color="gray"
            )
    with st.container(horizontal=True, gap="xsmall"):
        for theme in workspace.scheme.assignable:
            if themes[theme.slug]:
                st.badge(
                    f"{theme.label(language())} {themes[theme.slug]}",
                    icon=theme_icon(theme.slug),
                    color=theme_colour(theme.slug),
                )


def _known(shown: Preview) -> None:
    """Show people and organisations that are known already as chips."""
    known = [
        each for each in (*shown.people, *shown.organisations) if each.status is Status.CONFIRMED
    ]
    if known:
        with st.container(horizontal=True, gap="xsmall"):
            for each in known:
                st.badge(plain(each.name), icon=":material/check:", color="blue")


def _marks(
    workspace: Workspace,
    t: Translate,
    text: str,
    statements: Sequence[PreviewedStatement],
    drops: Sequence[Drop],
    key: str,
) -> None:
    labels = {theme.slug: theme.label(language()) for theme in workspace.scheme.themes}
    by_hand = chosen(key).statements
    marks = [
        Stretch(
            start=each.start,
            end=each.end,
            style=_style(each) + (_BY_HAND if text[each.start : each.end] in by_hand else ""),
            title=_told(t, each, labels),
        )
        for each in statements
    ]
    marks += [
        Stretch(
            start=each.span.start,
            end=each.span.end,
            style=DROPPED,
            title=t(f"drop.{each.reason}"),
        )
        for each in active(drops)
    ]
    with st.container(border=False, height=230):
        show_marked(text, marks)


def _style(each: PreviewedStatement) -> str:
    style = f"background:{theme_wash(each.theme)};border-radius:3px;color:inherit"
    if each.attribution is None:
        return "background:none;color:inherit;opacity:0.55"
    if each.attribution is not Attribution.OWN:
        # Somebody else's voice: the wash stays, a dotted line says so.
        style += ";text-decoration:underline dotted rgba(120,130,145,0.9);text-underline-offset:3px"
    return style


def _told(t: Translate, each: PreviewedStatement, labels: dict[str, str]) -> str:
    """Return kind, voice and theme in words, with the words of the text that decided."""
    if each.kind is None or each.attribution is None:
        return t("capture.no_statement")
    kind = t(f"kind.{each.kind}")
    voice = t(f"attribution.{each.attribution}")
    parts = [
        t("fix.cue", what=kind, cue=each.kind_cue) if each.kind_cue else kind,
        t("fix.cue", what=voice, cue=each.attribution_cue) if each.attribution_cue else voice,
        labels[each.theme],
    ]
    return " · ".join(parts)


def _echoes(workspace: Workspace, t: Translate, shown: Preview) -> None:
    if not shown.echoes:
        return
    st.markdown(f"**{t('capture.others_said')}**")
    known = organisations_by_id(workspace)
    for _, hit in shown.echoes:
        show_quote(hit.text, [], lang=hit.language.value)
        st.caption(facts(hit.organisations, hit.date, hit.title, t, known))
