"""The ledger of a candidate: every statement behind it, and whether it counts."""

from __future__ import annotations

from typing import Any

import streamlit as st

from ideation.domain.ledger import Ledger, LedgerRow, Standing
from ideation.ui.candidate_card import category_word
from ideation.ui.language import date_fields
from ideation.ui.note_view import open_drawer
from ideation.ui.parts import counted
from ideation.ui.state import Translate, errors_shown, language
from ideation.ui.statement import quoted
from ideation.workspace import Workspace

_CLICK = "candidate.ledger.open"
_ROW = 35
# Words that stand elsewhere in the table for something else.
_WORDS = {Standing.AGENCY: "ledger.standing_agency", Standing.DOUBT: "ledger.standing_doubt"}


def ledger_table(workspace: Workspace, candidate_id: int, t: Translate) -> None:
    """Draw the table with its download; each row opens its note with the statement marked."""
    with errors_shown():
        found = workspace.leadership.ledger(candidate_id, language())
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.caption(counted(t, found.voices, "ledger.voices_one", "ledger.voices"), width="content")
        st.download_button(
            t("ledger.export"),
            data=workspace.leadership.export_ledger(found),
            file_name=f"ledger-{candidate_id}.csv",
            mime="text/csv",
            key="candidate.ledger.csv",
            type="tertiary",
            icon=":material/download:",
            on_click="ignore",
        )
    _table(found, t)


def _table(found: Ledger, t: Translate) -> None:
    label = f":material/description: {t('app.open_note')}"
    # A table draws cells on a canvas: nothing a note says comes alive in it.
    st.dataframe(
        [{**row(each, t), "open": label} for each in found.rows],
        column_order=["counts", "why", "organisation", "quote", "doubt", *_FACTS, "open"],
        column_config={
            "counts": st.column_config.TextColumn(t("ledger.counts"), width=60),
            "why": st.column_config.TextColumn(t("ledger.why"), width=150),
            "organisation": st.column_config.TextColumn(t("ledger.organisation"), width=180),
            "quote": st.column_config.TextColumn(t("ledger.quote"), width=300),
            "doubt": st.column_config.TextColumn(t("ledger.doubt"), width=180),
            "category": st.column_config.TextColumn(t("ledger.category"), width=95),
            "size": st.column_config.TextColumn(t("ledger.size"), width=95),
            "sector": st.column_config.TextColumn(t("ledger.sector"), width=110),
            "region": st.column_config.TextColumn(t("ledger.region"), width=95),
            "date": st.column_config.DateColumn(t("ledger.date"), format=date_fields(), width=95),
            "kind": st.column_config.TextColumn(t("ledger.kind"), width=90),
            "attribution": st.column_config.TextColumn(t("ledger.attribution"), width=140),
            "note": st.column_config.TextColumn(t("ledger.note"), width=180),
            "open": st.column_config.ButtonColumn("", type="tertiary", key=_CLICK, width=110),
        },
        hide_index=True,
        placeholder="–",
        row_height=_ROW,
        key="candidate.ledger",
        alt=t("candidates.ledger_help"),
    )
    click: Any = st.session_state.get(_CLICK)
    if click is not None and click["row"] < len(found.rows):
        chosen = found.rows[click["row"]]
        open_drawer(chosen.note_id, chosen.passage_id)


_FACTS = ("category", "size", "sector", "region", "date", "kind", "attribution", "note")


def row(each: LedgerRow, t: Translate) -> dict[str, Any]:
    """Return one row of the table; an objection stands in its own column."""
    said = t(f"attribution.{each.attribution.value}") if each.attribution else ""
    text = quoted(each.text)
    return {
        "counts": t("ledger.counts_yes" if each.counts else "ledger.counts_no"),
        "why": _why(each, t),
        "organisation": each.organisation or t("app.no_organisation"),
        "quote": None if each.doubt else text,
        "doubt": text if each.doubt else None,
        "category": category_word(each.category, t) if each.organisation else None,
        "size": t(f"size.{each.size.value}") if each.size else None,
        "sector": each.sector,
        "region": each.region,
        "date": each.date,
        "kind": t(f"kind.{each.kind.value}") if each.kind else None,
        "attribution": t("ledger.cue", cue=each.cue, voice=said) if each.cue and said else said,
        "note": each.note,
    }


def _why(each: LedgerRow, t: Translate) -> str:
    why = t(_WORDS.get(each.reason, f"ledger.{each.reason.value}"))
    return t("ledger.of", why=why, of=each.of) if each.of else why
