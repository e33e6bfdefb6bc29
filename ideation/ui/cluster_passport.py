"""The passport of a cluster: what was said, by whom, in which words, and what happened to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

import streamlit as st

from ideation.domain.group import GroupEvent
from ideation.domain.ids import PassageId
from ideation.domain.organisation import Category, Organisation
from ideation.domain.passage import By
from ideation.domain.trend import Trend
from ideation.services.grouping.cluster_levels import LevelGroup
from ideation.services.grouping.cluster_why import Belonging
from ideation.services.grouping.clusters import OpenedCluster
from ideation.ui.charts import spark
from ideation.ui.cluster_edit import change, picked, split_form, toggle
from ideation.ui.cluster_hands import move_form
from ideation.ui.cluster_levels import by_parts
from ideation.ui.cluster_list import choose, opened_part
from ideation.ui.cluster_map import spot
from ideation.ui.cluster_story import changed, firmness
from ideation.ui.findings_view import named_by
from ideation.ui.language import percent
from ideation.ui.links import link
from ideation.ui.palette import CATEGORY_ICONS, COURSE_COLOURS, COURSE_ICONS
from ideation.ui.parts import counted, day, page_of
from ideation.ui.state import Translate, errors_shown, language, plain
from ideation.ui.statement import said_of, statement
from ideation.workspace import Workspace

_PER_PAGE = 8
# Of a near statement so much is shown.
_SHORT = 160
_ORDER = [*Category, None]
_PLACE_ICONS = {"sector": ":material/factory:", "region": ":material/map:"}


def passport(
    workspace: Workspace,
    cluster_id: int,
    names: Mapping[int, str],
    trend: Trend | None,
    t: Translate,
    parts: Sequence[LevelGroup] = (),
) -> None:
    """Draw the passport of one cluster; `names` are those of the living ones.

    With `parts`, those of a finer level, its statements stand part by part.
    """
    with errors_shown():
        opened = workspace.findings.cluster(cluster_id, language())
    _head(opened, trend, t)
    said, spoke, history, edit = st.tabs(
        [t("clusters.said"), t("clusters.spoke"), t("clusters.history"), t("clusters.change")]
    )
    with said:
        part = opened_part(parts)
        if part is not None:
            _part_head(opened, part, t)
        _statements(workspace, opened, names, [part] if part else parts, t)
    with spoke:
        _organisations(opened.organisations, t)
        _places(t("clusters.sectors"), opened.sectors, "sector")
        _places(t("clusters.regions"), opened.regions, "region")
    with history:
        changed(workspace, opened, t)
        for event in reversed(opened.events):
            st.markdown(f"- {event_in_words(event, names, t)}")
    with edit:
        change(workspace, opened, names, t)


def _head(opened: OpenedCluster, trend: Trend | None, t: Translate) -> None:
    cluster = opened.summary
    icon, words = named_by(cluster.named_by, t)
    st.subheader(plain(cluster.name), anchor=False)
    facts, chart = st.columns([3, 1], gap="medium", vertical_alignment="center")
    with facts:
        with st.container(horizontal=True, gap="xsmall"):
            st.badge(words, icon=icon, color="gray")
            if trend is not None:
                course_badge(trend, t)
        size = (
            counted(t, cluster.size, "app.statement", "app.statements"),
            counted(t, cluster.organisations, "app.organisation", "app.organisations"),
            *(f"{t(f'language.{code}')} {n}" for code, n in cluster.languages.items()),
        )
        st.caption(" · ".join(size))
        if cluster.terms:
            st.caption(t("clusters.terms", terms=plain(", ".join(cluster.terms))))
        firmness(opened, t)
    with chart:
        if trend is not None and any(each.organisations for each in trend.bins):
            spark(trend.bins, t)


def course_badge(trend: Trend, t: Translate) -> None:
    """Show the verdict of a trend, icon and word."""
    st.badge(
        t(f"course.{trend.verdict.value}"),
        icon=COURSE_ICONS[trend.verdict],
        color=COURSE_COLOURS[trend.verdict],
    )


def _statements(
    workspace: Workspace,
    opened: OpenedCluster,
    names: Mapping[int, str],
    parts: Sequence[LevelGroup],
    t: Translate,
) -> None:
    cluster_id = int(opened.summary.id)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(t("clusters.typical"), width="content")
        reasons = st.toggle(t("clusters.why"), key=f"clusters.why.{cluster_id}")
        choosing = st.toggle(t("clusters.choose"), key=f"clusters.choose.{cluster_id}")
    if choosing:
        split_form(workspace, opened, t)
        move_form(workspace, cluster_id, names, t)
    ordered = by_parts([each.id for each in opened.passages], parts)
    one = opened_part(parts)
    if one is not None:
        ordered = [each for each in ordered if each[0] is not None]
    # What was clicked on the map comes first.
    clicked = spot()
    ordered.sort(key=lambda each: each[1] != clicked)
    # The key carries what is open: another cluster or part starts on its first page.
    key = f"clusters.page.{cluster_id}.{one.passage_ids[0] if one else ''}"
    with page_of(ordered, key=key, per_page=_PER_PAGE) as shown:
        why: dict[PassageId, Belonging] = {}
        if reasons:
            found = workspace.findings.grouping.why(cluster_id, [each for _, each in shown])
            why = {each.passage_id: each for each in found}
        last: int | None = -1
        for part, each in shown:
            if each == clicked:
                st.caption(f":material/map: {t('map.clicked')}")
            elif one is None and parts and part != last:
                st.markdown(_part_name(part, parts, t))
                last = part
            if choosing:
                _choice(cluster_id, each, t)
            statement(said_of(opened.material, each), t, key=f"clusters.open.{each}")
            if each in opened.pinned:
                st.caption(f":material/keep: {t('clusters.pinned')}")
            if each in why:
                _reason(why[each], t)


def _part_name(part: int | None, parts: Sequence[LevelGroup], t: Translate) -> str:
    if part is None:
        return f"**{t('clusters.part_alone')}**"
    size = counted(t, parts[part].size, "app.statement", "app.statements")
    return f"**{plain(parts[part].name)}** · {size}"


def _part_head(opened: OpenedCluster, part: LevelGroup, t: Translate) -> None:
    """Name the part that is open, with the way back and the way to a cluster of its own."""
    cluster_id = int(opened.summary.id)

    def choose_all() -> None:
        picked(cluster_id).update(part.passage_ids)
        st.session_state[f"clusters.choose.{cluster_id}"] = True
        st.session_state[f"clusters.split.name.{cluster_id}"] = part.name

    size = counted(t, part.size, "app.statement", "app.statements")
    st.markdown(f"**{t('clusters.part', name=plain(part.name))}** · {size}")
    with st.container(horizontal=True, gap="small"):
        st.button(
            t("clusters.part_all"),
            key="clusters.part.all",
            type="tertiary",
            icon=":material/arrow_back:",
            on_click=choose,
            args=(cluster_id,),
        )
        st.button(
            t("clusters.part_own"),
            key="clusters.part.own",
            type="tertiary",
            icon=":material/call_split:",
            on_click=choose_all,
        )


def _reason(reason: Belonging, t: Translate) -> None:
    """Say why a statement belongs: the members it is nearest to, the words it shares."""
    if reason.words:
        st.caption(t("clusters.why_words", words=plain(", ".join(reason.words))))
    for each in reason.nearest:
        words = " ".join(each.text.split())
        short = words if len(words) <= _SHORT else words[:_SHORT].rsplit(" ", 1)[0] + " …"
        quote = t("app.quote", text=plain(short))
        st.caption(t("clusters.why_near", share=percent(each.similarity), quote=quote))


def _places(label: str, counts: Mapping[str, int], name: str) -> None:
    """Show sectors or regions with how many statements come from each; each leads to all of it."""
    if not counts:
        return
    st.caption(label)
    with st.container(horizontal=True, gap="small"):
        for place, n in counts.items():
            link("search", f"{place} {n}", icon=_PLACE_ICONS[name], **{name: place})


def _choice(cluster_id: int, passage_id: PassageId, t: Translate) -> None:
    key = f"clusters.pick.{passage_id}"
    # Set anew on every page: what stands on another page stays chosen.
    st.session_state[key] = passage_id in picked(cluster_id)
    st.checkbox(t("clusters.move_this"), key=key, on_change=toggle, args=(cluster_id, passage_id))


def _organisations(organisations: Sequence[Organisation], t: Translate) -> None:
    if not organisations:
        st.caption(t("clusters.nobody"))
    ordered = sorted(organisations, key=lambda each: _ORDER.index(each.category))
    for category, group in groupby(ordered, key=lambda each: each.category):
        members = list(group)
        icon = CATEGORY_ICONS[category] if category else ":material/help:"
        word = t(f"category.{category.value}") if category else t("candidates.no_category")
        st.caption(f"{word} · {len(members)}")
        with st.container(horizontal=True, gap="small"):
            for each in members:
                label = f"{each.name}, {each.region}" if each.region else each.name
                link("organisations", label, icon=icon, organisation=each.id)


def event_in_words(event: GroupEvent, names: Mapping[int, str], t: Translate) -> str:
    """Return what happened to a cluster as a sentence."""
    others = ", ".join(
        t("app.quote", text=plain(names[int(each)]))
        if int(each) in names
        else t("event.ended", id=int(each))
        for each in event.others
    )
    sentence = t(
        f"event.{event.change.value}",
        came=counted(t, event.came, "app.statement", "app.statements"),
        went=counted(t, event.went, "app.statement", "app.statements"),
        others=others,
        detail=plain(event.detail),
    )
    if event.change.value == "birth" and event.others:
        sentence = t(
            "event.birth_from",
            came=counted(t, event.came, "app.statement", "app.statements"),
            others=others,
        )
    who = t("event.by_human") if event.by is By.HUMAN else t("event.by_machine")
    return f"{day(event.at.date(), t)} · {who} · {sentence}"
