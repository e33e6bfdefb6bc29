"""The score with its named parts, and how firmly the rank stands: never a bare number."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from ideation.domain.candidate import Candidate, ScorePart
from ideation.services.deciding.candidates import OpenedCandidate
from ideation.ui.candidate_card import rank
from ideation.ui.language import percent
from ideation.ui.parts import counted, number
from ideation.ui.state import Translate, plain
from ideation.ui.statement import statements

_NEAR = {"fit": "gate.near_fit", "novelty": "gate.near_novelty"}


def score_view(opened: OpenedCandidate, weights: Mapping[str, float], t: Translate) -> None:
    """Draw the score, the rank under small changes of the weights, and each part."""
    candidate = opened.candidate
    st.subheader(t("candidates.score", n=candidate.score), anchor=False)
    st.caption(firmness(candidate, t))
    for name, part in candidate.score_parts.items():
        _part(name, part, weights.get(name, 0), opened, t)


def firmness(candidate: Candidate, t: Translate) -> str:
    """Return the rank with the share of small changes of the weights that move it."""
    firm = candidate.firmness
    if firm is None or not firm.moves:
        draws = number(firm.draws) if firm else "0"
        return t("gate.firm", rank=plain(rank(candidate)), draws=draws)
    return t(
        "gate.shaky",
        rank=plain(rank(candidate)),
        share=percent(firm.moves),
        draws=number(firm.draws),
        best=number(firm.best),
        worst=number(firm.worst),
    )


def _part(name: str, part: ScorePart, weight: float, opened: OpenedCandidate, t: Translate) -> None:
    bar, door = st.columns([4, 2], gap="small", vertical_alignment="center")
    bar.progress(part.value / 100, f"{t(f'part.{name}')} {part.value}")
    words = t("candidates.weighs", help=t(f"part.{name}_help"), weight=percent(weight, digits=1))
    if name in _NEAR:
        near = t(_NEAR[name], name=part.near) if part.near else t("gate.nothing_near")
        words = f"{words} {near}."
    bar.caption(plain(words))
    if not part.passage_ids:
        door.caption(t("candidates.rests_on_none"))
        return
    rests_on = counted(t, len(part.passage_ids), "app.statement", "app.statements")
    with door.popover(rests_on, icon=":material/format_quote:", key=f"candidate.part.{name}"):
        statements(opened.material, part.passage_ids, t, key=f"candidate.part.{name}.at")
