"""The ledger of a candidate: every statement behind it, and whether it counts."""

from __future__ import annotations

from typing import Any

import streamlit as st

from ideation.domain.candidate import Candidate
from ideation.domain.ids import PassageId
from ideation.domain.passage import Attribution
from ideation.services.candidates import OpenedCandidate
from ideation.services.material import Material
from ideation.ui.candidate_card import category_word
from ideation.ui.language import date_fields
from ideation.ui.note_view import open_drawer
from ideation.ui.state import Translate
from ideation.ui.statement import quoted

_CLICK = "candidate.ledger.open"
_ROW = 35


def ledger(opened: OpenedCandidate, t: Translate) -> None:
    """Draw the table; each row opens its note with the statement marked."""
    rows = [row(opened, each, t) for each in ledger_ids(opened.candidate)]
    label = f":material/description: {t('app.open_note')}"
    # A table draws cells on a canvas: nothing a note says comes alive in it.
    st.dataframe(
        [{**each, "open": label} for each in rows],
        column_order=[*_COLUMNS, "open"],
        column_config={
            "counts": st.column_config.TextColumn(t("ledger.counts"), width=150),
            "organisation": st.column_config.TextColumn(t("ledger.organisation"), width=180),
            "category": st.column_config.TextColumn(t("ledger.category"), width=95),
            "region": st.column_config.TextColumn(t("ledger.region"), width=95),
            "quote": st.column_config.TextColumn(t("ledger.quote"), width=305),
            "date": st.column_config.DateColumn(t("ledger.date"), format=date_fields(), width=95),
            "kind": st.column_config.TextColumn(t("ledger.kind"), width=90),
            "attribution": st.column_config.TextColumn(t("ledger.attribution"), width=140),
            "open": st.column_config.ButtonColumn("", type="tertiary", key=_CLICK, width=110),
        },
        hide_index=True,
        placeholder="–",
        row_height=_ROW,
        key="candidate.ledger",
        alt=t("candidates.ledger_help"),
    )
    click: Any = st.session_state.get(_CLICK)
    if click is not None and click["row"] < len(rows):
        passage = opened.material.passages[ledger_ids(opened.candidate)[click["row"]]]
        open_drawer(passage.note_id, passage.id)


_COLUMNS = (
    "counts",
    "organisation",
    "category",
    "region",
    "quote",
    "date",
    "kind",
    "attribution",
)


def ledger_ids(candidate: Candidate) -> list[PassageId]:
    """Return what counts first, by backer, then the doubts, then what does not count."""
    counted = [each for backer in candidate.backers for each in backer.passage_ids]
    shared = candidate.gate.beyond_one.support
    rest = (*shared, *candidate.doubts, *candidate.uncounted, *candidate.passage_ids)
    return list(dict.fromkeys((*counted, *rest)))


def row(opened: OpenedCandidate, passage_id: PassageId, t: Translate) -> dict[str, Any]:
    """Return one row of the ledger."""
    material = opened.material
    passage, understood = material.passages[passage_id], material.understood[passage_id]
    speaker = understood.organisation_id
    who = material.organisations.get(speaker) if speaker else None
    voice, cue = understood.attribution, understood.attribution_cue
    said = t(f"attribution.{voice.value}") if voice else ""
    return {
        "counts": t(f"ledger.{standing(opened.candidate, material, passage_id)}"),
        "organisation": who.name if who else t("app.no_organisation"),
        "category": category_word(who.category, t) if who else None,
        "region": who.region if who else None,
        "quote": quoted(passage.text),
        "date": material.note_of(passage_id).date,
        "kind": t(f"kind.{understood.kind.value}") if understood.kind else None,
        "attribution": t("ledger.cue", cue=cue, voice=said) if cue and said else said,
    }


def standing(candidate: Candidate, material: Material, passage_id: PassageId) -> str:
    """Return the key of why a statement counts, or why it does not."""
    understood = material.understood[passage_id]
    if any(passage_id in backer.passage_ids for backer in candidate.backers):
        return "backs"
    if passage_id in candidate.doubts:
        return "doubts"
    if passage_id in candidate.gate.beyond_one.support:
        return "shares"
    if understood.organisation_id in material.agency:
        return "agency"
    if understood.attribution in (Attribution.REPORTED, Attribution.MENTIONED):
        return f"not_{understood.attribution.value}"
    return "copy" if material.source_of(passage_id) != passage_id else "no_voice"
