"""How right the themes are, in words; and names of themes."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ideation.domain.theme import NONE, Scheme
from ideation.services.measuring.measure import Value
from ideation.services.theming.theme_quality import Agreement, ThemeQuality
from ideation.ui.language import percent
from ideation.ui.parts import number
from ideation.ui.state import Translate, language, plain


def theme_names(scheme: Scheme, slugs: Sequence[str]) -> str:
    """Return the names of themes in the reader's language, the primary first."""
    found = [scheme.theme(slug) for slug in slugs]
    names = [
        each.label(language()) if each else slug for each, slug in zip(found, slugs, strict=True)
    ]
    return plain(", ".join(names))


def theme_name(scheme: Scheme, slug: str) -> str:
    """Return the name of a theme in the reader's language."""
    return theme_names(scheme, [slug])


def how_right(quality: ThemeQuality, slug: str, t: Translate) -> str:
    """Return how right the machine is on one theme, or that too few were read to say."""
    n = quality.read_by_theme.get(slug, 0)
    value = quality.by_theme.get(slug)
    if value is None:
        return t("themes.few", n=number(n), enough=quality.enough)
    return t("themes.right", **_spoken(value))


def how_right_overall(quality: ThemeQuality, t: Translate) -> str:
    """Return how right the machine is over all themes, or that too few were read to say."""
    if quality.macro_f1 is None:
        return t("themes.few_all", n=number(quality.read), enough=quality.enough)
    return f"{t('themes.right_all', **_spoken(quality.macro_f1))} {t('themes.right_note')}"


def quality_strip(quality: ThemeQuality, t: Translate) -> None:
    """Draw how right the machine is over the whole scheme, and how far people agree."""
    with st.container(border=True, gap="xsmall"):
        st.markdown(f":material/fact_check: {how_right_overall(quality, t)}")
        st.caption(how_agreed(quality.agreement, quality.enough, t))


def how_agreed(agreement: Agreement, enough: int, t: Translate) -> str:
    """Return how far two people agree, or that too few were read twice to say."""
    if agreement.equal is None:
        return t("themes.agree_few", n=number(agreement.n), enough=enough)
    equal = percent(agreement.equal)
    if agreement.kappa is None:
        return t("themes.agree_same", n=number(agreement.n), equal=equal)
    spoken = {**_spoken(agreement.kappa), "kappa": _decimal(agreement.kappa.value)}
    return t("themes.agree", **{**spoken, "n": number(agreement.n), "equal": equal})


def certainty_words(quality: ThemeQuality, t: Translate) -> str:
    """Return what a certainty means in this scheme."""
    return t("themes.calibrated" if quality.calibrated else "themes.uncalibrated")


def is_abstention(slug: str) -> bool:
    """Tell whether this is what belongs nowhere."""
    return slug == NONE


def _spoken(value: Value) -> dict[str, object]:
    return {
        "value": _decimal(value.value),
        "low": _decimal(value.low),
        "high": _decimal(value.high),
        "n": number(value.n),
    }


def _decimal(value: float) -> str:
    written = f"{value:.2f}"
    return written if language() == "en" else written.replace(".", ",")
