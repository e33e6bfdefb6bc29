"""What a search found: cards with quotes, marks, the way to the note and to what is like it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from textwrap import shorten

import streamlit as st

from ideation.domain.ids import PassageId
from ideation.domain.organisation import Organisation
from ideation.domain.search import Filters, Hit, MatchedBy, PartyHit, Unit
from ideation.ui.links import link
from ideation.ui.marked import show_quote, stretches_of, without_markup
from ideation.ui.note_view import open_drawer
from ideation.ui.parts import counted, facts, theme_chips
from ideation.ui.state import Translate, plain
from ideation.workspace import Workspace

# Where a unit's page is, its name in the address there, and its icon.
_PAGES = {
    Unit.CONTACTS: ("contacts", "contact", ":material/person:"),
    Unit.ORGANISATIONS: ("organisations", "organisation", ":material/domain:"),
    Unit.CLUSTERS: ("clusters", "cluster", ":material/bubble_chart:"),
}

# Statements from beyond the border beside one.
_BESIDE = 3
# Characters of what stands beside a statement in its note: enough to see what it is about.
_LONGEST_BESIDE = 160


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What cards need beside their hit: `new` are the statements marked as new.

    With `across`, who says the same beyond the border stands beside them, if it passes `filters`.
    """

    workspace: Workspace
    t: Translate
    known: Mapping[int, Organisation]
    across: bool = False
    filters: Filters = field(default_factory=Filters)
    new: Collection[PassageId] = field(default=frozenset())


def cards(hits: Sequence[Hit], shown: Shown) -> None:
    """Draw statements, one under the other; with `across` their like beyond the border beside."""
    for hit in hits:
        key = f"search.hit.{hit.passage_id}"
        with st.container(border=True, gap="small"):
            if not shown.across:
                hit_card(hit, shown, key=key)
                continue
            left, right = st.columns(2, gap="medium")
            with left:
                hit_card(hit, shown, key=key)
            with right:
                _across(hit, shown, key=key)


def hit_card(hit: Hit, shown: Shown, *, key: str) -> None:
    """Draw a found statement: quote with marks, who and when, themes, two ways on."""
    t = shown.t
    words = {by.value: t(f"search.by_{by.value}") for by in MatchedBy}
    with st.container(gap="xsmall"):
        text, marks = without_markup(hit.text, stretches_of(hit, words))
        show_quote(text, marks, lang=hit.language.value)
        if hit.around:
            beside = shorten(without_markup(hit.around, ())[0], _LONGEST_BESIDE, placeholder=" …")
            st.caption(t("search.beside", text=plain(beside)))
        if hit.copies:
            st.caption(counted(t, hit.copies, "search.copy", "search.copies"))
        st.caption(facts(hit.organisations, hit.date, hit.title, t, dict(shown.known)))
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            if hit.passage_id in shown.new:
                st.badge(t("search.is_new"), icon=":material/fiber_new:", color="primary")
            st.badge(t(f"language.{hit.language.value}"), color="gray")
            theme_chips(hit.themes, shown.workspace.scheme)
            _open(hit, t, key=key)
            st.button(
                t("search.like"),
                key=f"{key}.like",
                type="tertiary",
                icon=":material/join_inner:",
                on_click=_look_for_like,
                args=(hit.passage_id,),
            )


def _open(hit: Hit, t: Translate, *, key: str) -> None:
    if st.button(t("app.open_note"), key=key, type="tertiary", icon=":material/description:"):
        open_drawer(hit.note_id, hit.passage_id)


def _look_for_like(passage_id: PassageId) -> None:
    st.query_params["like"] = str(passage_id)


def _across(hit: Hit, shown: Shown, *, key: str) -> None:
    """Draw who says the same in another language or region, and where that is."""
    t = shown.t
    # These three choose the statements at the left; beyond the border they would leave nothing.
    filters = replace(shown.filters, language=None, region=None, organisation=None)
    found = shown.workspace.finder.across(hit.passage_id, limit=_BESIDE, filters=filters)
    if not found.hits:
        st.caption(t("search.across_none"))
    for each in found.hits:
        with st.container(gap="xsmall"):
            show_quote(without_markup(each.text, ())[0], [], lang=each.language.value)
            line = facts(each.organisations, each.date, each.title, t, dict(shown.known))
            with st.container(horizontal=True, gap="small", vertical_alignment="center"):
                spoken = t(f"language.{each.language.value}")
                places = "".join(f":gray-badge[{plain(each)}] " for each in _regions(each, shown))
                st.caption(f":gray-badge[{spoken}] {places}{line}", width="content")
                _open(each, t, key=f"{key}.across.{each.passage_id}")


def _regions(hit: Hit, shown: Shown) -> list[str]:
    known = (shown.known.get(each.id) for each in hit.organisations)
    return sorted({each.region for each in known if each and each.region})


def party_cards(found: Sequence[PartyHit], unit: Unit, shown: Shown) -> None:
    """Draw contacts, organisations or clusters, each with its best statements."""
    t = shown.t
    page, name, icon = _PAGES[unit]
    for party in found:
        key = f"search.{unit.value}.{party.id}"
        with st.container(border=True, gap="small"):
            with st.container(horizontal=True, gap="small", vertical_alignment="center"):
                link(page, party.name, icon=icon, **{name: party.id})
                said = counted(t, len(party.passages), "app.statement", "app.statements")
                st.caption(said, width="content")
            for hit in party.passages:
                hit_card(hit, shown, key=f"{key}.{hit.passage_id}")
