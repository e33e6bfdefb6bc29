"""What people may change of an organisation or contact: facts, the parent, a merge."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from ideation.domain.organisation import Category, Contact, Organisation, Size
from ideation.domain.party import Fact
from ideation.services.people.profiles import OpenedParty
from ideation.ui.state import Translate, errors_shown, plain
from ideation.workspace import Workspace


def change(workspace: Workspace, opened: OpenedParty, t: Translate, *, key: str) -> None:
    """Draw the forms; each saves by itself."""
    st.caption(t("party.edit_help"))
    names = {int(each.id): each.name for each in workspace.people.organisations()}
    facts, others = st.columns(2, gap="large")
    # What was saved is in the key: the boxes then start from it.
    key = f"{key}.{len(opened.edits)}.{len(opened.merged)}"
    with facts:
        # A form: the last box is read with the click, and nothing is drawn anew in between.
        with st.form(f"{key}.facts", border=False):
            if isinstance(opened.entry, Contact):
                typed = _contact_form(opened.entry, names, t, key=key)
            else:
                typed = _organisation_form(opened.entry, t, key=key)
            saved = st.form_submit_button(t("party.save"), type="primary", key=f"{key}.save")
        if saved:
            _save(workspace, opened, typed, t)
        _undo(workspace, opened, names, t, key=key)
    with others:
        if isinstance(opened.entry, Organisation):
            _parent(workspace, opened.entry, names, t, key=key)
        _merge(workspace, opened, names, t, key=key)


def _organisation_form(entry: Organisation, t: Translate, *, key: str) -> Mapping[Fact, str | None]:
    categories, sizes = list(Category), list(Size)
    category = st.selectbox(
        t("party.category"),
        categories,
        index=categories.index(entry.category) if entry.category else None,
        format_func=lambda each: t(f"category.{each}"),
        placeholder=t("party.unknown"),
        key=f"{key}.category",
    )
    size = st.selectbox(
        t("party.size"),
        sizes,
        index=sizes.index(entry.size) if entry.size else None,
        format_func=lambda each: t(f"size.{each}"),
        placeholder=t("party.unknown"),
        key=f"{key}.size",
    )
    region = st.text_input(t("party.region"), entry.region or "", key=f"{key}.region")
    return {Fact.CATEGORY: category, Fact.SIZE: size, Fact.REGION: region}


def _contact_form(
    entry: Contact, names: Mapping[int, str], t: Translate, *, key: str
) -> Mapping[Fact, str | None]:
    role = st.text_input(t("party.role"), entry.role or "", key=f"{key}.role")
    ids = list(names)
    own = entry.organisation.id if entry.organisation else None
    employer = st.selectbox(
        t("party.employer"),
        ids,
        index=ids.index(own) if own in ids else None,
        format_func=names.__getitem__,
        placeholder=t("party.unknown"),
        key=f"{key}.employer",
    )
    return {Fact.ROLE: role, Fact.EMPLOYER: str(employer) if employer is not None else None}


def _save(
    workspace: Workspace, opened: OpenedParty, facts: Mapping[Fact, str | None], t: Translate
) -> None:
    contact = isinstance(opened.entry, Contact)
    with errors_shown():
        workspace.people.set_facts(opened.entry.id, facts, contact=contact)
    st.toast(t("party.saved"))
    st.rerun()


def _undo(
    workspace: Workspace, opened: OpenedParty, names: Mapping[int, str], t: Translate, *, key: str
) -> None:
    if not opened.edits:
        return
    newest = opened.edits[0]
    value = t("party.unknown")
    if newest.before is not None:
        value = newest.before
        if newest.fact in (Fact.CATEGORY, Fact.SIZE):
            value = t(f"{newest.fact}.{value}")
        elif newest.fact is Fact.EMPLOYER:
            value = names.get(int(value), value)
    st.caption(t("party.undo_what", fact=t(f"party.{newest.fact}"), value=plain(value)))
    if st.button(t("party.undo"), key=f"{key}.undo", icon=":material/undo:"):
        contact = isinstance(opened.entry, Contact)
        with errors_shown():
            workspace.people.undo_fact(opened.entry.id, contact=contact)
        st.toast(t("party.undone"))
        st.rerun()


def _parent(
    workspace: Workspace, entry: Organisation, names: Mapping[int, str], t: Translate, *, key: str
) -> None:
    others = [each for each in names if each != entry.id]
    parent = st.selectbox(
        t("party.parent_pick"),
        others,
        index=others.index(entry.parent_id) if entry.parent_id in others else None,
        format_func=names.__getitem__,
        placeholder=t("party.nobody"),
        help=t("party.parent_help"),
        key=f"{key}.parent.{entry.parent_id}",
    )
    if parent != entry.parent_id:
        with errors_shown():
            workspace.people.link(entry.id, parent)
        st.toast(t("party.parent_saved" if parent else "party.parent_none"))
        st.rerun()


def _merge(
    workspace: Workspace, opened: OpenedParty, names: Mapping[int, str], t: Translate, *, key: str
) -> None:
    contact = isinstance(opened.entry, Contact)
    if contact:
        names = {int(each.id): _label(each) for each in workspace.people.contacts()}
    other = st.selectbox(
        t("party.merge"),
        [each for each in names if each != opened.entry.id],
        index=None,
        format_func=names.__getitem__,
        placeholder=t("app.choose"),
        help=t("party.merge_help"),
        key=f"{key}.merge",
    )
    if st.button(
        t("party.merge_save"),
        disabled=other is None,
        key=f"{key}.merge.save",
        icon=":material/merge:",
    ):
        with errors_shown():
            workspace.people.merge(opened.entry.id, int(other or 0), contact=contact)
        st.toast(t("party.merge_done", name=plain(names[int(other or 0)])))
        st.rerun()


def _label(contact: Contact) -> str:
    house = contact.organisation.name if contact.organisation else None
    return ", ".join(filter(None, (contact.name, contact.role, house)))
