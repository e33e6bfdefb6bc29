"""What is understood of a note being pasted, put right by hand before it is saved.

What was chosen is kept by its words, so that it outlasts a change of the text elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

import streamlit as st

from ideation.domain.choices import Choices, NameChoice, StatementChoice
from ideation.domain.organisation import Category, Status
from ideation.domain.passage import Attribution, Kind
from ideation.services.capturing.preview import Preview, PreviewedParty, PreviewedStatement
from ideation.ui.state import Translate, language
from ideation.workspace import Workspace

# Rows of an editor that were changed, as Streamlit keeps them: number, column, value.
Edits = Mapping[int, Mapping[str, Any]]


def chosen(key: str) -> Choices:
    """Return what was chosen so far in the preview `key`."""
    choices: Choices = st.session_state.get(f"{key}.choices", Choices())
    return choices


def choose(key: str, choices: Choices) -> None:
    """Remember what was chosen."""
    st.session_state[f"{key}.choices"] = choices


def with_names(choices: Choices, shown: Preview) -> Choices:
    """Return choices for every new name that is shown: seen and left means confirmed."""
    return replace(
        choices,
        organisations={
            each.name: choices.organisations.get(each.name, NameChoice())
            for each in _new(shown.organisations)
        },
        people={
            each.name: choices.people.get(each.name, NameChoice()) for each in _new(shown.people)
        },
    )


def as_chosen(text: str, each: PreviewedStatement, choices: Choices) -> PreviewedStatement:
    """Return a statement of `text` as it will be stored."""
    choice = choices.statements.get(text[each.start : each.end])
    if choice is None:
        return each
    each = replace(each, theme=choice.theme or each.theme)
    if not (choice.kind or choice.attribution):
        return each
    kind = choice.kind or each.kind or Kind.OBSERVATION
    attribution = choice.attribution or each.attribution or Attribution.OWN
    return replace(
        each,
        kind=kind,
        kind_cue=each.kind_cue if kind is each.kind else "",
        attribution=attribution,
        attribution_cue=each.attribution_cue if attribution is each.attribution else "",
    )


def edit_statements(
    workspace: Workspace, t: Translate, text: str, shown: Preview, *, key: str
) -> None:
    """Offer kind, voice and theme of each statement for correction, and to leave it out."""
    themes = {theme.slug: theme.label(language()) for theme in workspace.scheme.themes}
    words = [text[each.start : each.end] for each in shown.statements]

    def rows() -> list[dict[str, Any]]:
        choices = chosen(key)
        return [
            {
                "text": " ".join(said.split()),
                "kind": fixed.kind.value if fixed.kind else None,
                "voice": fixed.attribution.value if fixed.attribution else None,
                "theme": fixed.theme,
                "out": False,
            }
            for said, each in zip(words, shown.statements, strict=True)
            for fixed in [as_chosen(text, each, choices)]
        ]

    def heed(edits: Edits) -> None:
        choose(key, with_edits(chosen(key), words, shown.statements, edits))

    st.caption(t("fix.help"))
    _editor(
        f"{key}.statements",
        rows,
        heed,
        of=words,
        locked=("text",),
        columns={
            "text": st.column_config.TextColumn(t("fix.statement"), width=260),
            "kind": _select(t("fix.kind"), list(Kind), lambda each: t(f"kind.{each}")),
            "voice": _select(
                t("fix.voice"), list(Attribution), lambda each: t(f"attribution.{each}")
            ),
            "theme": _select(t("fix.theme"), list(themes), themes.__getitem__),
            "out": st.column_config.CheckboxColumn(t("fix.out"), width="small"),
        },
    )


def with_edits(
    choices: Choices, words: Sequence[str], machine: Sequence[PreviewedStatement], edits: Edits
) -> Choices:
    """Return choices with the changed rows of the statements; what the machine says is none."""
    statements = dict(choices.statements)
    left_out = set(choices.left_out)
    for row, changes in edits.items():
        said, each = words[row], machine[row]
        before = statements.get(said, StatementChoice())
        kind = changes.get("kind", before.kind or each.kind)
        voice = changes.get("voice", before.attribution or each.attribution)
        theme = changes.get("theme", before.theme or each.theme)
        choice = StatementChoice(
            kind=Kind(kind) if kind and kind != each.kind else None,
            attribution=Attribution(voice) if voice and voice != each.attribution else None,
            theme=theme if theme and theme != each.theme else None,
        )
        statements.pop(said, None)
        if choice != StatementChoice():
            statements[said] = choice
        if changes.get("out"):
            left_out.add(said)
    return replace(choices, statements=statements, left_out=frozenset(left_out))


def edit_names(t: Translate, shown: Preview, *, key: str) -> None:
    """Offer the new organisations and people: keep or reject each, put name and facts right."""
    for parties, what in ((shown.organisations, "organisations"), (shown.people, "people")):
        new = _new(parties)
        if new:
            st.caption(t(f"capture.new_{what}"), help=t("capture.new_help"))
            _edit_parties(t, new, what, key=key)


def _edit_parties(t: Translate, new: Sequence[PreviewedParty], what: str, *, key: str) -> None:
    people = what == "people"

    def rows() -> list[dict[str, Any]]:
        choices = chosen(key)
        said = choices.people if people else choices.organisations
        return [_party_row(each, said.get(each.name, NameChoice()), people) for each in new]

    def heed(edits: Edits) -> None:
        choices = chosen(key)
        said = with_party_edits(choices.people if people else choices.organisations, new, edits)
        changed = replace(choices, people=said) if people else replace(choices, organisations=said)
        choose(key, changed)

    detail: Mapping[str, Any] = (
        {"role": st.column_config.TextColumn(t("fix.role"), max_chars=200)}
        if people
        else {"category": _select(t("fix.category"), list(Category), lambda e: t(f"category.{e}"))}
    )
    _editor(
        f"{key}.{what}",
        rows,
        heed,
        of=[each.name for each in new],
        columns={
            "keep": st.column_config.CheckboxColumn(t("fix.keep"), width="small"),
            "name": st.column_config.TextColumn(t("fix.name"), max_chars=200),
            **detail,
        },
    )


def _party_row(each: PreviewedParty, choice: NameChoice, people: bool) -> dict[str, Any]:
    category = choice.category or each.category
    row = {"keep": not choice.rejected, "name": choice.name or each.name}
    if people:
        return {**row, "role": choice.role or each.role}
    return {**row, "category": category.value if category else None}


def with_party_edits(
    said: Mapping[str, NameChoice], new: Sequence[PreviewedParty], edits: Edits
) -> dict[str, NameChoice]:
    """Return what is said of names with the changed rows; what is proposed already is nothing."""
    found = dict(said)
    for row, changes in edits.items():
        each = new[row]
        before = found.get(each.name, NameChoice())
        name = " ".join(str(changes.get("name", before.name) or "").split())
        role = " ".join(str(changes.get("role", before.role) or "").split())
        category = changes.get("category", before.category)
        found[each.name] = NameChoice(
            rejected=not changes.get("keep", not before.rejected),
            name=name if name and name != each.name else None,
            category=Category(category) if category and category != each.category else None,
            role=role if role and role != each.role else None,
        )
    return found


def _new(parties: Sequence[PreviewedParty]) -> list[PreviewedParty]:
    return [each for each in parties if each.status is Status.PROPOSED]


def _select(label: str, options: Sequence[str], shown: Callable[[Any], str]) -> Any:  # noqa: ANN401
    return st.column_config.SelectboxColumn(label, options=options, format_func=shown)


def _editor(
    key: str,
    rows: Callable[[], list[dict[str, Any]]],
    heed: Callable[[Edits], None],
    *,
    of: Sequence[str],
    columns: Mapping[str, Any],
    locked: Sequence[str] = (),
) -> None:
    """Draw rows for editing; `heed` is called with those changed.

    An editor counts its changes from the rows it began with, so these stay while it is `of` the
    same things.
    """
    editor = f"{key}.{sha256(repr(list(of)).encode()).hexdigest()[:12]}"
    begun = f"{key}.begun"
    if editor not in st.session_state.get(begun, {}):
        st.session_state[begun] = {editor: rows()}

    def changed() -> None:
        heed(st.session_state[editor]["edited_rows"])

    began: list[dict[str, Any]] = st.session_state[begun][editor]
    st.data_editor(
        began,
        hide_index=True,
        width="stretch",
        column_config=dict(columns),
        disabled=list(locked),
        on_change=changed,
        key=editor,
    )
