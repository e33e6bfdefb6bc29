"""Contexts: paragraphs, list items, answers with their questions; speakers and questions."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ideation.text.contexts import contexts_of, is_question, speakers_of
from ideation.text.passages import passage_spans, split

INTERVIEW = """\
**Reding:** Was fehlt Ihnen?

**Thill:** Ein Ofen für kleine Serien. Den würden wir gern mit anderen teilen.

**Reding:** Und sonst?

**Thill:** Zwei Lehrlinge.
"""


def grouped(text):
    drafts = split(text)
    groups = {}
    contexts = contexts_of(text, [each.span for each in drafts])
    for draft, context in zip(drafts, contexts, strict=True):
        groups.setdefault(context, []).append(draft.text)
    return [" | ".join(each) for each in groups.values()]


def test_an_answer_stands_with_its_question_and_a_new_question_begins_anew():
    first, second = grouped(INTERVIEW)
    assert "Was fehlt Ihnen?" in first
    assert "mit anderen teilen" in first
    assert "Zwei Lehrlinge" in second


def test_paragraphs_are_contexts():
    text = (
        "The hall is empty since June. They would open it to others on Fridays.\n\n"
        "The canteen has new windows and a new cook."
    )
    first, second = grouped(text)
    assert "open it to others" in first
    assert second.startswith("The canteen")


def test_every_list_item_is_one():
    text = (
        "Points:\n- They want a kiln for small series of tiles.\n"
        "- The roof leaks above the office.\n- Nobody knows the price of clay."
    )
    found = grouped(text)
    assert len(found) == 3
    assert "kiln" in found[0]


def test_a_bold_run_in_heading_begins_one():
    text = (
        "**Ofen.** Er ist zu klein für unsere Serien geworden.\n"
        "**Dach.** Es regnet seit Ostern über dem Büro herein."
    )
    assert len(grouped(text)) == 2


def labels(text):
    return speakers_of(text, passage_spans(text))


def test_speakers_are_named_in_bold_or_by_initials_or_again_and_again():
    assert [each for each in labels(INTERVIEW) if each] == ["Reding", "Thill", "Reding", "Thill"]
    initials = INTERVIEW.replace("**Reding:**", "N.R.:").replace("**Thill:**", "J.T.:")
    assert [each for each in labels(initials) if each] == ["N.R.", "J.T.", "N.R.", "J.T."]
    plain = INTERVIEW.replace("**", "")
    assert [each for each in labels(plain) if each] == ["Reding", "Thill", "Reding", "Thill"]


def test_a_word_before_a_colon_is_no_speaker():
    text = "Bedingung: Alle dürfen hinein.\n\nOffen: der Preis.\n\nTermin: am Montag um zehn."
    assert set(labels(text)) == {None}


@pytest.mark.parametrize(
    "text", ["Warum?", "« Et pourquoi ? »", "**A:** Who pays?**", '"Wien bezilt?"', "Really?\n"]
)
def test_a_question_is_told_by_its_mark_whatever_closes_it(text):
    assert is_question(text)


@pytest.mark.parametrize("text", ["Warum? Weil.", "No.", ""])
def test_a_statement_is_no_question(text):
    assert not is_question(text)


@given(st.text(max_size=400))
def test_every_passage_has_a_context_and_they_ascend(text):
    spans = passage_spans(text)
    found = contexts_of(text, spans)
    assert len(found) == len(spans)
    assert all(later - earlier in (0, 1) for earlier, later in pairwise(found))
    assert not found or found[0] == 0


def test_a_very_long_line_is_no_hindrance():
    text = "Wir wollen " + "sehr " * 20_000 + "viel."
    spans = passage_spans(text)
    assert set(contexts_of(text, spans)) == {0}
