"""What is understood of a note being pasted: marks, names as chips, what others said, doubts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from ideation.domain.cleaning import Drop
from ideation.domain.organisation import Category, Status
from ideation.domain.passage import Attribution
from ideation.services.preview import Preview, PreviewedParty, PreviewedStatement
from ideation.ui.marked import DROPPED, Stretch, show_marked, show_quote
from ideation.ui.palette import (
    CATEGORY_ICONS,
    KIND_ICONS,
    theme_colour,
    theme_icon,
    theme_wash,
)
from ideation.ui.parts import counted, facts, organisations_by_id
from ideation.ui.state import Translate, language, plain
from ideation.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a person said of a preview: names that are none, stretches that belong to the note."""

    rejected: frozenset[str] = frozenset()
    kept: frozenset[int] = frozenset()


def show_understood(
    workspace: Workspace, t: Translate, text: str, shown: Preview, start: int, *, key: str
) -> Choices:
    """Show a preview of `text`, whose note begins at `start`; return what is chosen in it."""
    if shown.known is not None:
        st.info(t("capture.unchanged", id=shown.known), icon=":material/content_copy:")
    languages = Counter(each.language.value for each in shown.statements)
    spoken = ", ".join(f"{t(f'language.{code}')} {n}" for code, n in languages.most_common())
    count = counted(t, len(shown.statements), "app.statement", "app.statements")
    st.caption(f"{count} · {spoken}")
    _counts(workspace, t, shown.statements)
    rejected = _names(t, shown, key)
    kept = _dropped(t, text[start:], shown.drops, key)
    _marks(workspace, t, text[start:], shown)
    _echoes(workspace, t, shown)
    return Choices(rejected=rejected, kept=kept)


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


def _names(t: Translate, shown: Preview, key: str) -> frozenset[str]:
    """Show people and organisations as chips; a new one that is clicked off is none."""
    rejected: set[str] = set()
    for what, parties in (("people", shown.people), ("organisations", shown.organisations)):
        new = {each.name: each for each in parties if each.status is Status.PROPOSED}
        known = [each for each in parties if each.status is Status.CONFIRMED]
        if not parties:
            continue
        if known:
            with st.container(horizontal=True, gap="xsmall"):
                for each in known:
                    st.badge(plain(each.name), icon=":material/check:", color="blue")
        if new:
            labels = {name: _chip(each) for name, each in new.items()}
            chosen = st.pills(
                t(f"capture.new_{what}"),
                list(new),
                selection_mode="multi",
                default=list(new),
                format_func=labels.__getitem__,
                help=t("capture.new_help"),
                key=f"{key}.{what}.{'|'.join(new)}",
            )
            rejected |= new.keys() - set(chosen)
    return frozenset(rejected)


def _chip(party: PreviewedParty) -> str:
    icon = CATEGORY_ICONS[party.category] if isinstance(party.category, Category) else ""
    detail = f" · {plain(party.detail)}" if party.detail else ""
    return f"{icon} {plain(party.name)}{detail}".strip()


def _dropped(t: Translate, text: str, drops: Sequence[Drop], key: str) -> frozenset[int]:
    """List what is set apart with its reason; ticking one keeps it in the note."""
    if not drops:
        return frozenset()
    kept = set()
    with st.expander(counted(t, len(drops), "capture.dropped_one", "capture.dropped")):
        for each in drops:
            words = " ".join(each.span.of(text).split())
            short = words if len(words) <= 90 else words[:90].rsplit(" ", 1)[0] + " …"
            if st.checkbox(
                f"{t(f'drop.{each.reason}')}: {plain(short)}",
                key=f"{key}.drop.{each.span.start}.{each.span.end}",
                help=t("capture.keep_help"),
            ):
                kept.add(each.span.start)
    return frozenset(kept)


def _marks(workspace: Workspace, t: Translate, text: str, shown: Preview) -> None:
    labels = {theme.slug: theme.label(language()) for theme in workspace.scheme.themes}
    marks = [
        Stretch(
            start=each.start,
            end=each.end,
            style=_style(each),
            title=_told(t, each, labels),
        )
        for each in shown.statements
    ]
    marks += [
        Stretch(
            start=each.span.start,
            end=each.span.end,
            style=DROPPED,
            title=t(f"drop.{each.reason}"),
        )
        for each in shown.drops
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
        f"{kind} („{each.kind_cue}“)" if each.kind_cue else kind,
        f"{voice} („{each.attribution_cue}“)" if each.attribution_cue else voice,
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
