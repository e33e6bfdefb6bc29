"""What a statement speaks of, and how a month is read."""

from datetime import date

import pytest

from ideation.domain.barometer import Aspect
from ideation.domain.ids import OrganisationId, PassageId
from ideation.domain.passage import Kind
from ideation.errors import BadInput
from ideation.trends.barometer import Signs, Told, aspect_of, months_before, read_month
from ideation.trends.barometer_words import Words

MARCH = date(2026, 3, 1)


def signs(*, kind=None, doubt=False, nearness=None, **cues):
    found = {Aspect(name): cue for name, cue in cues.items()}
    return Signs(kind=kind, doubt=doubt, cues=found, nearness=nearness or {})


def told(number, voice, aspect=Aspect.NEEDS, day=MARCH, **more):
    given = {"strength": 0.5, "length": 80, "quotable": True, **more}
    return Told(
        passage_id=PassageId(number), voice=OrganisationId(voice), aspect=aspect, day=day, **given
    )


def reading(readings, aspect):
    return next(each for each in readings if each.aspect is aspect)


@pytest.mark.parametrize(
    ("given", "aspect"),
    [
        (signs(kind=Kind.NEED), Aspect.NEEDS),
        (signs(doubt=True), Aspect.WORRIES),
        (signs(investment="loan"), Aspect.INVESTMENT),
        (signs(outlook="next year", kind=Kind.FACT), Aspect.OUTLOOK),
        (signs(kind=Kind.OBSERVATION), None),
        (signs(kind=Kind.FACT, nearness={Aspect.WORRIES: 0.99}), None),
    ],
)
def test_words_kind_and_objection_place_a_statement_and_nearness_alone_does_not(given, aspect):
    assert aspect_of(given) is aspect


def test_of_several_aspects_the_nearest_wins_and_order_decides_between_equals():
    near = {Aspect.NEEDS: 0.3, Aspect.INVESTMENT: 0.6}
    assert aspect_of(signs(kind=Kind.NEED, investment="loan", nearness=near)) is Aspect.INVESTMENT
    assert aspect_of(signs(kind=Kind.NEED, worries="fear")) is Aspect.WORRIES


def test_thirty_statements_of_one_organisation_are_too_few_and_three_of_three_are_not():
    loud = [told(number, 1) for number in range(30)]
    [needs] = [each for each in read_month(loud, MARCH, []) if each.passage_ids]
    assert (len(needs.passage_ids), needs.organisations, needs.enough) == (30, 1, False)
    three = [told(number, number) for number in range(3)]
    assert reading(read_month(three, MARCH, []), Aspect.NEEDS).enough
    assert len(read_month([], MARCH, [])) == len(Aspect)


def test_quotes_are_one_per_organisation_the_most_telling_and_never_confidential():
    rows = [
        told(1, 1, strength=0.9, quotable=False),
        told(2, 1, strength=0.8),
        told(3, 1, strength=0.7),
        told(4, 2, strength=0.6, length=900),
        told(5, 3, strength=0.5),
    ]
    needs = reading(read_month(rows, MARCH, []), Aspect.NEEDS)
    assert needs.passage_ids == (1, 2, 3, 4, 5)
    assert needs.quotes == (2, 5)


def test_what_is_usual_is_the_mean_of_the_months_in_which_anybody_was_heard():
    before = months_before(MARCH, 3)
    assert before == [date(2026, 2, 1), date(2026, 1, 1), date(2025, 12, 1)]
    rows = [told(1, 1, day=date(2026, 2, 9)), told(2, 2, day=date(2026, 2, 20)), told(3, 1)]
    needs = reading(read_month(rows, MARCH, before[:2]), Aspect.NEEDS)
    assert needs.usual == 1.0
    assert reading(read_month(rows, MARCH, []), Aspect.NEEDS).usual is None


def test_the_month_before_is_compared_with_who_speaks_again():
    february = date(2026, 2, 1)
    rows = [
        *(told(number, number, day=date(2026, 2, 9)) for number in range(1, 10)),
        told(20, 1),
        told(21, 30),
    ]
    needs = reading(read_month(rows, MARCH, [february]), Aspect.NEEDS)
    assert (needs.organisations, needs.before, needs.again, needs.clear) == (2, 9, 1, True)
    few = reading(read_month(rows[5:], MARCH, [february]), Aspect.NEEDS)
    assert (few.before, few.clear) == (4, False)
    # One before and four now: chance alone does that once in five times.
    small = [told(1, 1, day=date(2026, 2, 9)), *(told(each, each) for each in range(2, 6))]
    assert not reading(read_month(small, MARCH, [february]), Aspect.NEEDS).clear
    # In January somebody was heard, in February nobody: there is nothing to compare with.
    unheard = reading(read_month(rows[9:], MARCH, [date(2026, 1, 1)]), Aspect.NEEDS)
    assert (unheard.before, unheard.again, unheard.clear) == (None, 0, False)


def test_the_paper_speaks_three_languages_with_equal_words():
    tables = {language: Words(language)._table for language in ("en", "de", "fr")}
    assert len({frozenset(each) for each in tables.values()}) == 1
    assert Words("fr").month(MARCH) == "mars 2026"
    assert (Words("de").decimal(1.25), Words("en").decimal(1.25)) == ("1,2", "1.2")
    assert Words("en").count("statement", 1) == "1 statement"
    with pytest.raises(BadInput, match="is not written in 'lb'"):
        Words("lb")


def test_user_text_is_never_read_as_a_template():
    assert Words("en").say("title", sector="{month}") == "Barometer: {month}"
