"""Parts that every page is made of: chips, facts, empty states, the foot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date as Date
from typing import TypeVar

import streamlit as st

from ideation.domain.calendar_names import WRITTEN_MONTHS
from ideation.domain.organisation import Organisation, Reference
from ideation.domain.passage import By, ThemeScore
from ideation.domain.theme import NONE, Scheme
from ideation.ui.language import percent
from ideation.ui.palette import CATEGORY_ICONS, theme_colour, theme_icon
from ideation.ui.state import Translate, errors_shown, language, plain
from ideation.ui.strings import NARROW_SPACE
from ideation.workspace import Workspace

T = TypeVar("T")


@contextmanager
def page_of(items: Sequence[T], *, key: str, per_page: int) -> Iterator[Sequence[T]]:
    """Give the items of the page that is turned to; draw the row of pages behind them.

    `key` should carry what the list depends on: another list starts on its first page.
    """
    pages = max(1, -(-len(items) // per_page))
    page = min(st.session_state.get(key, 1), pages)
    yield items[(page - 1) * per_page : page * per_page]
    if pages > 1:
        st.pagination(pages, key=key)


def paged(items: Sequence[T], *, key: str, per_page: int) -> Iterator[T]:
    """Yield the items of the page that is turned to one by one; see `page_of`."""
    with page_of(items, key=key, per_page=per_page) as shown:
        yield from shown


def number(value: int) -> str:
    """Return a whole number with thin spaces that break no line between groups of three digits."""
    return f"{value:,}".replace(",", NARROW_SPACE)


def counted(t: Translate, value: int, one: str, many: str) -> str:
    """Return "1 statement" or "14 statements"."""
    return t(one) if value == 1 else t(many, n=number(value))


def day(value: Date | None, t: Translate) -> str:
    """Return a date as the reader's language writes it."""
    if value is None:
        return t("app.no_date")
    code = language()
    month = WRITTEN_MONTHS[code][value.month - 1]
    # With a plain space, Markdown would take "12. März" for the twelfth item of a list.
    number_of_day = {"de": f"{value.day}.", "fr": "1er" if value.day == 1 else f"{value.day}"}
    return f"{number_of_day.get(code, value.day)}\u00a0{month} {value.year}"


def theme_chips(themes: Sequence[ThemeScore], scheme: Scheme) -> None:
    """Show themes as chips; a human's are filled with a tick, the machine's carry its share."""
    for given in themes:
        theme = scheme.theme(given.slug)
        if theme is None or given.slug == NONE:
            continue
        if given.by is By.HUMAN:
            st.badge(
                theme.label(language()), icon=":material/check:", color=theme_colour(given.slug)
            )
        else:
            st.badge(
                f"{theme.label(language())} {percent(given.score)}",
                icon=theme_icon(given.slug),
                color=theme_colour(given.slug),
            )


def facts(
    parties: Sequence[Reference],
    when: Date | None,
    title: str,
    t: Translate,
    known: dict[int, Organisation],
) -> str:
    """Return one caption line: who with the icon of their category, when, in which note."""
    who = ", ".join(f"{_icon(known.get(party.id))}{plain(party.name)}" for party in parties) or t(
        "app.no_organisation"
    )
    return " · ".join(part for part in (who, day(when, t), plain(title)) if part)


def _icon(organisation: Organisation | None) -> str:
    if organisation is None or organisation.category is None:
        return ""
    return f"{CATEGORY_ICONS[organisation.category]} "


def organisations_by_id(workspace: Workspace) -> dict[int, Organisation]:
    """Return all organisations by id, for their icons."""
    return {each.id: each for each in workspace.people.organisations()}


def foot(workspace: Workspace, t: Translate) -> None:
    """Say how the view was made: model, statements used, statements left out."""
    status = workspace.index_status()
    st.caption(
        t(
            "app.foot",
            model=plain(str(status["model"])),
            used=number(int(status["vectors"])),
            left=number(int(status["waiting"])),
        )
    )


def empty_workspace(workspace: Workspace, t: Translate, *, page: str) -> None:
    """Say that there are no notes, and offer the one next step: the sample notes."""
    st.markdown(f"**{t('app.empty')}**")
    st.caption(t("app.empty_next"))
    if st.button(
        t("app.load_sample"), type="primary", icon=":material/auto_stories:", key=f"{page}.sample"
    ):
        with errors_shown(), st.spinner(t("app.loading_sample")):
            workspace.load_sample()
        st.rerun()
