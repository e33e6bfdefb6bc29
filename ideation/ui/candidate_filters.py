"""Which candidates are shown: by lights, stage, theme, sector, instrument and words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from ideation.domain.candidate import Candidate, Stage
from ideation.domain.fold import fold
from ideation.domain.ids import GroupId
from ideation.domain.plan import Instrument
from ideation.domain.theme import NONE
from ideation.services.deciding.portfolio import Facets
from ideation.services.material import Material
from ideation.ui.addressed import select, switch, words_field
from ideation.ui.state import Translate, language
from ideation.workspace import Workspace

SHOWN = ("backed", "passing", "every")
# In the address, and as a key of the mix: what has no sector or no instrument.
WITHOUT = "none"


def shown_of(t: Translate) -> str:
    """Draw the choice between candidates, those that pass, and every idea; return it."""
    return switch(
        t("candidates.show"),
        SHOWN,
        words=lambda each: t(f"candidates.show_{each}"),
        key="candidates.show",
        name="show",
    )


def filtered(
    workspace: Workspace,
    listed: Sequence[Candidate],
    facets: Mapping[GroupId, Facets],
    material: Material,
    t: Translate,
) -> list[Candidate]:
    """Draw the filters and return the candidates that pass all of them, in their order."""
    chosen, words = _choices(workspace, t)
    needle = fold(words)
    return [
        each
        for each in listed
        if _fits(each, facets[each.id], chosen)
        and (not needle or needle in fold(_words_of(each, material)))
    ]


def _choices(workspace: Workspace, t: Translate) -> tuple[dict[str, str | None], str]:
    themes = {each.slug: each.label(language()) for each in workspace.scheme.themes}
    options: dict[str, dict[str, str]] = {
        "stage": {each.value: t(f"stage.{each.value}") for each in Stage},
        "theme": {**themes, NONE: t("portfolio.no_theme")},
        "sector": {
            **{each: each for each in workspace.settings.sectors},
            WITHOUT: t("portfolio.no_sector"),
        },
        "instrument": {
            **{each.value: t(f"instrument.{each.value}") for each in Instrument},
            WITHOUT: t("portfolio.no_instrument"),
        },
    }
    chosen: dict[str, str | None] = {}
    with st.container(horizontal=True, gap="small"):
        words = _words(t)
        for name, given in options.items():
            chosen[name] = _list(name, given, t)
    return chosen, words


def _words(t: Translate) -> str:
    # Another button of the page has the key "candidates.find".
    key = "candidates.words"
    example = t("candidates.find_example")
    return words_field(t("candidates.find"), key=key, name="find", placeholder=example, width=346)


def _list(name: str, options: Mapping[str, str], t: Translate) -> str | None:
    key = f"candidates.{name}"
    return select(
        t(key),
        list(options),
        words=options.__getitem__,
        key=key,
        name=name,
        placeholder=t("candidates.any"),
        width=165,
    )


def _fits(candidate: Candidate, facets: Facets, chosen: Mapping[str, str | None]) -> bool:
    have: Mapping[str, Sequence[str]] = {
        "stage": [candidate.stage.value],
        "theme": [facets.theme],
        "sector": facets.sectors or (WITHOUT,),
        "instrument": [str(each) for each in facets.instruments] or [WITHOUT],
    }
    return all(wanted is None or wanted in have[name] for name, wanted in chosen.items())


def _words_of(candidate: Candidate, material: Material) -> str:
    """Return all that a search among candidates looks into."""
    own = candidate.own_claim.text if candidate.own_claim else ""
    quotes = [
        material.passages[each].text for each in candidate.passage_ids if each in material.passages
    ]
    return "\n".join((candidate.name, own, *(each.name for each in candidate.backers), *quotes))
