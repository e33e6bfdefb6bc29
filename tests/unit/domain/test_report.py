from datetime import date

import pytest

from ideation.domain.ids import NoteId, PassageId
from ideation.domain.report import (
    Bullets,
    Facts,
    Footnote,
    Grid,
    Heading,
    Paragraph,
    Quote,
    Report,
    Sentence,
    Source,
)


def source(number: int) -> Source:
    return Source(NoteId(1), "Visit", date(2026, 3, 1), "Firm", "de", PassageId(number))


def report(*blocks) -> Report:
    return Report("Title", "", "en", "", tuple(blocks))


def test_a_sentence_without_sources_is_editorial_whatever_it_claims():
    assert Sentence("We think so.").editorial
    assert Sentence("We think so.", (), False).editorial
    assert not Sentence("They said so.", (source(1),)).editorial
    assert Sentence("We read it so.", (source(1),), editorial=True).editorial


def test_the_editorial_share_counts_our_own_sentences_and_no_quotes():
    told = report(
        Heading("Claim"),
        Quote("We would share.", source(1)),
        Paragraph((Sentence("Two back it.", (source(1), source(2))), Sentence("We like it."))),
        Bullets(((Sentence("A firm.", (source(1),)),), (Sentence("A body.", (source(2),)),))),
        Facts((("Model", "x"),)),
        Footnote("One objects.", (source(3),)),
    )
    assert len(told.sentences) == 5
    assert told.editorial_share == pytest.approx(0.2)
    assert report(Heading("Nothing")).editorial_share == 0.0


def test_sources_come_once_in_the_order_in_which_they_are_cited():
    told = report(
        Paragraph((Sentence("b", (source(2),)), Sentence("a", (source(1), source(2))))),
        Quote("c", source(3)),
        Footnote("d", (source(1), source(4))),
    )
    assert [each.passage_id for each in told.sources] == [2, 1, 3, 4]


def test_a_table_whose_rows_do_not_fit_is_refused():
    with pytest.raises(ValueError, match="1 cells under 2 columns"):
        Grid(("a", "b"), (("1",),))
    with pytest.raises(ValueError, match="level"):
        Heading("deep", 4)
