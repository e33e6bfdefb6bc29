"""The list of organisations or contacts: a search box, four filters, a table that opens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

import streamlit as st

from ideation.domain.fold import fold
from ideation.domain.organisation import Contact, Organisation, Status
from ideation.services.people.party_lists import Listed
from ideation.ui.addressed import select
from ideation.ui.language import date_fields
from ideation.ui.parts import number
from ideation.ui.state import Translate

_HEIGHT = 640
_ROW = 35
# The singular names one of them in the address.
ONE = {"organisations": "organisation", "contacts": "contact"}


def party_list(listed: Sequence[Listed], t: Translate, *, page: str) -> None:
    """Draw the list; a click opens an entry."""
    proposed = sum(each.entry.status is Status.PROPOSED for each in listed)
    st.caption(t(f"{page}.lead", n=number(len(listed)), proposed=number(proposed)))
    # Whom somebody met stands before whom notes only name.
    met_first = sorted(listed, key=lambda each: not each.entry.notes)
    shown = _filtered(met_first, t, page=page)
    if not shown:
        st.markdown(f"**{t(f'{page}.none_match')}**")
        return
    _table(shown, t, page=page)


def _filtered(listed: Sequence[Listed], t: Translate, *, page: str) -> list[Listed]:
    box, category, sector, region, status = st.columns([4, 2, 2, 2, 2], gap="small")
    with box:
        wanted = fold(
            st.text_input(
                t(f"{page}.filter"),
                type="search",
                key=f"{page}.filter",
                live="300ms",
                placeholder=t(f"{page}.filter"),
                icon=":material/filter_list:",
                label_visibility="collapsed",
            )
            or ""
        )
    choose = partial(_choice, page=page, t=t)
    with category:
        one_category = choose("category", (e.category for e in listed), "category")
    with sector:
        one_sector = choose("sector", (s for e in listed for s in e.sectors), None)
    with region:
        one_region = choose("region", (e.region for e in listed), None)
    with status:
        one_status = choose("status", (e.entry.status for e in listed), "party")
    return [
        each
        for each in listed
        if wanted in fold(_words(each))
        and one_category in (None, each.category)
        and (one_sector is None or one_sector in each.sectors)
        and one_region in (None, each.region)
        and one_status in (None, each.entry.status)
    ]


def _choice(
    name: str, values: Iterable[str | None], section: str | None, *, page: str, t: Translate
) -> str | None:
    """Draw one filter over the values that occur; keep it in the address."""
    options = sorted({str(each) for each in values if each})
    key = f"{page}.{name}"
    return select(
        t(f"party.{name}"),
        options,
        words=lambda each: t(f"{section}.{each}") if section else each,
        key=key,
        name=name,
        placeholder=t(f"party.{name}"),
        label_visibility="collapsed",
    )


def _words(listed: Listed) -> str:
    entry = listed.entry
    if isinstance(entry, Organisation):
        return entry.name
    return " ".join(filter(None, (entry.name, entry.role, _employer(entry))))


def _employer(contact: Contact) -> str | None:
    return contact.organisation.name if contact.organisation else None


def _table(shown: Sequence[Listed], t: Translate, *, page: str) -> None:
    key = f"{page}.table"

    def open_entry() -> None:
        cells = st.session_state[key]["selection"]["cells"]
        if cells and cells[0][0] < len(shown):
            st.query_params.clear()
            st.query_params[ONE[page]] = str(shown[cells[0][0]].entry.id)

    rows = [_row(each, t) for each in shown]
    text, count = st.column_config.TextColumn, st.column_config.NumberColumn
    st.dataframe(
        rows,
        column_config={
            "name": text(t("party.name"), width=230, pinned=True),
            "role": text(t("party.role"), width=190),
            "employer": text(t("party.employer"), width=210),
            "category": text(t("party.category"), width=120),
            "region": text(t("party.region"), width=120),
            "sectors": text(t("party.sector"), width=190),
            "last": st.column_config.DateColumn(t("party.last"), format=date_fields(), width=110),
            "notes": count(t("party.notes"), width=80),
            "statements": count(t("party.statements"), width=95),
            "people": count(t("party.people"), width=85),
            "promises": count(t("party.promises"), width=110),
            "status": text(t("party.status"), width=110),
        },
        hide_index=True,
        placeholder="–",
        on_select=open_entry,
        selection_mode="single-cell",
        key=key,
        height=min(_HEIGHT, _ROW * (len(rows) + 1) + 3),
        alt=t(f"{page}.help"),
    )
    st.caption(t(f"{page}.pick"))


def _row(listed: Listed, t: Translate) -> dict[str, Any]:
    entry = listed.entry
    category = t(f"category.{listed.category}") if listed.category else None
    counts = {
        "last": listed.last_contact,
        "notes": entry.notes,
        "promises": listed.promises,
        "status": t(f"party.{entry.status}"),
    }
    if isinstance(entry, Contact):
        who = {"name": entry.name, "role": entry.role, "employer": _employer(entry)}
        return {**who, "category": category, **counts}
    return {
        "name": entry.name,
        "category": category,
        "region": entry.region,
        "sectors": ", ".join(listed.sectors),
        "last": listed.last_contact,
        "notes": entry.notes,
        "statements": entry.passages,
        "people": listed.contacts,
        "promises": listed.promises,
        "status": t(f"party.{entry.status}"),
    }
