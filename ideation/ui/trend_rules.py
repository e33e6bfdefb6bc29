"""The rules of the verdicts in plain words, one sentence each."""

from __future__ import annotations

import streamlit as st

from ideation.domain.trend import Course, Step
from ideation.trends.interval import CONFIDENCE
from ideation.trends.verdict import TrendRules
from ideation.ui.language import percent
from ideation.ui.palette import COURSE_ICONS
from ideation.ui.state import Translate


def trend_rules(t: Translate, step: Step = Step.QUARTER) -> None:
    """Offer the rules that the verdicts follow, for periods of that length."""
    rules = TrendRules.of(step)
    values = {
        "periods": t(f"trends.n_{step.value}s", n=rules.periods),
        "half": t(f"trends.n_{step.value}s", n=rules.periods // 2),
        "fewest_periods": t(f"trends.n_{step.value}s", n=rules.fewest_periods),
        "fewest": rules.fewest_organisations,
        "certainty": percent(rules.certainty),
    }
    with st.expander(t("rules.title"), icon=":material/rule:"):
        st.markdown(t("trends.rule", **values))
        st.markdown(
            "\n".join(
                f"- {COURSE_ICONS[each]} **{t(f'course.{each.value}')}.** "
                f"{t(f'trends.rule_{each.name.lower()}', **values)}"
                for each in Course
            )
        )
        st.markdown(t("trends.rule_interval", confidence=percent(CONFIDENCE)))
        st.caption(t("trends.rule_example", **values))
