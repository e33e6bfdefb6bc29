"""What is known of an organisation or contact, each fact with the note it comes from."""

from __future__ import annotations

import streamlit as st

from ideation.domain.organisation import Contact, Organisation
from ideation.services.capturing.origins import How, Origin
from ideation.services.people.profiles import OpenedParty
from ideation.ui.links import link
from ideation.ui.note_view import open_drawer
from ideation.ui.parts import day
from ideation.ui.state import Translate, errors_shown, plain
from ideation.workspace import Workspace

# A longer title is cut; the note it opens shows it whole.
_TITLE = 44
_ICONS = {
    How.PERSON: ":material/check:",
    How.TEXT: ":material/format_quote:",
    How.HEADER: ":material/description:",
    How.MACHINE: ":material/smart_toy:",
}


def known_facts(workspace: Workspace, opened: OpenedParty, t: Translate, *, key: str) -> None:
    """Draw facts, then who belongs together: parent, parts, contacts, merged entries."""
    st.subheader(t("party.facts"), anchor=False)
    entry = opened.entry
    if isinstance(entry, Contact):
        st.caption(t("party.personal"))
    for fact, value in _values(entry, t):
        _fact(opened, fact, value, t, key=key)
    if isinstance(entry, Organisation):
        _family(opened, t)
        _people(opened, t)
    elif entry.organisation is not None:
        link(
            "organisations",
            entry.organisation.name,
            icon=":material/domain:",
            organisation=entry.organisation.id,
        )
    _merged(workspace, opened, t, key=key)


def _values(entry: Organisation | Contact, t: Translate) -> list[tuple[str, str]]:
    unknown = t("party.unknown")
    if isinstance(entry, Contact):
        employer = entry.organisation.name if entry.organisation else unknown
        facts = {"name": entry.name, "role": entry.role or unknown, "employer": employer}
        return list(facts.items())
    return [
        ("name", entry.name),
        ("category", t(f"category.{entry.category}") if entry.category else unknown),
        ("size", t(f"size.{entry.size}") if entry.size else unknown),
        ("region", entry.region or unknown),
    ]


def _fact(opened: OpenedParty, fact: str, value: str, t: Translate, *, key: str) -> None:
    left, right = st.columns([5, 6], gap="small", vertical_alignment="center")
    left.markdown(f":gray[{t(f'party.{fact}')}] **{plain(value)}**")
    origin = opened.origins.get(fact)
    if origin is None:
        return
    label = plain(_origin_in_words(opened, origin, t))
    if origin.note_id is None:
        right.caption(f"{_ICONS[origin.how]} {label}")
    elif right.button(label, key=f"{key}.{fact}", type="tertiary", icon=_ICONS[origin.how]):
        open_drawer(origin.note_id, origin.passage_id)


def _origin_in_words(opened: OpenedParty, origin: Origin, t: Translate) -> str:
    if origin.how is How.PERSON:
        return t("origin.person", day=day(origin.at.date() if origin.at else None, t))
    note = opened.material.notes.get(origin.note_id) if origin.note_id is not None else None
    if note is None:
        return t("origin.machine_alone")
    title = note.title if len(note.title) <= _TITLE else f"{note.title[:_TITLE].rstrip()} …"
    return t(f"origin.{origin.how}", note=t("app.quote", text=title))


def _family(opened: OpenedParty, t: Translate) -> None:
    if opened.parent is not None:
        st.caption(t("party.parent"))
        link(
            "organisations",
            opened.parent.name,
            icon=":material/account_tree:",
            organisation=opened.parent.id,
        )
    if opened.parts:
        st.caption(t("party.parts"))
        for each in opened.parts:
            link(
                "organisations",
                each.name,
                icon=":material/subdirectory_arrow_right:",
                organisation=each.id,
            )


def _people(opened: OpenedParty, t: Translate) -> None:
    st.caption(t("party.people"))
    if not opened.contacts:
        st.caption(t("party.no_people"))
    for each in opened.contacts:
        label = f"{each.name}, {each.role}" if each.role else each.name
        link("contacts", label, icon=":material/person:", contact=each.id)


def _merged(workspace: Workspace, opened: OpenedParty, t: Translate, *, key: str) -> None:
    """Name the entries that went into this one, each with the way out."""
    if not opened.merged:
        return
    contact = isinstance(opened.entry, Contact)
    st.caption(t("party.merged"))
    for each in opened.merged:
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.markdown(plain(each.name), width="content")
            if st.button(
                t("party.unmerge"),
                key=f"{key}.unmerge.{each.id}",
                type="tertiary",
                icon=":material/call_split:",
            ):
                with errors_shown():
                    workspace.people.unmerge(each.id, contact=contact)
                st.toast(t("party.unmerged", name=plain(each.name)))
                st.rerun()
