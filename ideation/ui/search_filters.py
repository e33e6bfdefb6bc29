"""The filters of a search: chosen in one place, shown as pills, kept in the address."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date as Date

import streamlit as st

from ideation.domain.language import Language
from ideation.domain.organisation import Category
from ideation.domain.passage import Attribution, Kind
from ideation.domain.search import Filters
from ideation.services.searching.filters import checked_filters
from ideation.ui.addressed import held, pills, select, to_address
from ideation.ui.language import date_fields
from ideation.ui.palette import CATEGORY_ICONS, KIND_ICONS, theme_icon
from ideation.ui.parts import day
from ideation.ui.search_address import keep_dropped
from ideation.ui.state import Translate, language, plain
from ideation.workspace import Workspace

_DATES = ("since", "until")
_NAMES = tuple(each.name for each in fields(Filters))
# The page's own parameter names another language filter than the reader's language.
_ADDRESS = {"language": "lang"}
# Addresses are kept in histories and logs: no person's name goes into one.
_PERSONAL = frozenset({"author"})


def filters_of(workspace: Workspace, t: Translate) -> Filters:
    """Draw the filters and those chosen as pills; return them.

    What the address asks for and nobody can choose is kept, to be said.
    """
    arrived = _arrived()
    chips = st.container(horizontal=True, gap="xsmall")
    with st.expander(t("search.filters"), icon=":material/tune:"):
        chosen = _choices(workspace, t)
    keep_dropped({_key(name): value for name, value in arrived.items() if not chosen[name]})
    with chips:
        _chosen(workspace, chosen, t)
    return checked_filters(workspace.scheme.slugs, workspace.settings.sectors, **chosen)


def set_filters(filters: Filters) -> None:
    """Make these the filters; to be called before they are drawn, as from a button's callback."""
    for name in _NAMES:
        value = getattr(filters, name)
        st.session_state[_key(name)] = value if name in _DATES or value is None else str(value)


def _key(name: str) -> str:
    return f"search.{name}"


def _arrived() -> dict[str, str]:
    """Return the filters that the address asks for and that were never drawn."""
    written = {name: st.query_params.get(_ADDRESS.get(name, name)) for name in _NAMES}
    drawn = st.session_state
    return {name: value for name, value in written.items() if value and _key(name) not in drawn}


def _choices(workspace: Workspace, t: Translate) -> dict[str, str | None]:
    """Draw a widget for each filter; return what is chosen."""
    organisations = workspace.people.organisations()
    authors = {note.author for note in workspace.notes() if note.author}
    regions = {each.region for each in organisations if each.region}
    themes = {each.slug: each.label(language()) for each in workspace.scheme.themes}
    chosen: dict[str, str | None] = {
        "theme": _pills("theme", list(themes), lambda e: f"{theme_icon(e)} {themes[e]}", t),
        "kind": _pills("kind", list(Kind), lambda e: f"{KIND_ICONS[Kind(e)]} {t(f'kind.{e}')}", t),
        "attribution": _pills("attribution", list(Attribution), lambda e: t(f"attribution.{e}"), t),
        "language": _pills("language", list(Language), lambda e: t(f"language.{e}"), t),
        "category": _pills(
            "category",
            list(Category),
            lambda e: f"{CATEGORY_ICONS[Category(e)]} {t(f'category.{e}')}",
            t,
        ),
    }
    lists: Mapping[str, Sequence[str]] = {
        "organisation": [each.name for each in organisations],
        "region": sorted(regions),
        "sector": workspace.settings.sectors,
        "author": sorted(authors),
    }
    for column, (name, options) in zip(st.columns(len(lists)), lists.items(), strict=True):
        with column:
            chosen[name] = _list(name, options, t)
    for column, name in zip(st.columns(len(lists))[: len(_DATES)], _DATES, strict=True):
        with column:
            chosen[name] = _date(name, t)
    return chosen


def _pills(
    name: str, options: Sequence[str], label: Callable[[str], str], t: Translate
) -> str | None:
    values = [str(each) for each in options]
    address = _ADDRESS.get(name, name)
    return pills(t(_key(name)), values, key=_key(name), name=address, words=label)


def _list(name: str, options: Sequence[str], t: Translate) -> str | None:
    address = None if name in _PERSONAL else name
    return select(t(_key(name)), options, key=_key(name), name=address, placeholder=t("app.choose"))


def _date(name: str, t: Translate) -> str | None:
    key = _key(name)
    first = held(key, _day(st.query_params.get(name, "")))
    chosen: Date | None = st.date_input(t(key), first, format=date_fields(), key=key)
    written = chosen.isoformat() if chosen else None
    to_address(name, written)
    return written


def _day(written: str) -> Date | None:
    try:
        return Date.fromisoformat(written)
    except ValueError:
        return None


def _chosen(workspace: Workspace, chosen: Mapping[str, str | None], t: Translate) -> None:
    """Show what is chosen, each with a click to take it away."""
    given = {name: value for name, value in chosen.items() if value}
    for name, value in given.items():
        words = plain(_in_words(workspace, name, value, t))
        st.button(
            f"{t(_key(name))}: {words}",
            key=f"search.drop.{name}",
            icon=":material/close:",
            on_click=_drop,
            args=(name,),
        )
    if len(given) > 1:
        st.button(
            t("search.clear"), key="search.clear", type="tertiary", on_click=_drop, args=_NAMES
        )


def _drop(*names: str) -> None:
    for name in names:
        st.session_state[_key(name)] = None


def _in_words(workspace: Workspace, name: str, value: str, t: Translate) -> str:
    if name == "theme":
        theme = workspace.scheme.theme(value)
        return theme.label(language()) if theme else value
    if name in _DATES:
        return day(_day(value), t)
    if name in ("kind", "attribution", "language", "category"):
        return t(f"{name}.{value}")
    return value
