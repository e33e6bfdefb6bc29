"""All that a text names: known names first, then people, bodies, programmes, places, days, sums."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ideation.domain.mention import Mentioned
from ideation.domain.passage import Span
from ideation.text.entities.known import Gazetteer
from ideation.text.entities.naming import names_in, organisation_near

GAZETTEER = Gazetteer({1: ["Zorbalux S.A."], 2: ["Institut Quelbra"]})
WORDS = (
    "Zorbalux Institut Quelbra Clara Torvin Zolmer Herr Leiter bei GmbH S.A. Trier am 3.4. 5 Mai "
    "1.200 Euro Klimabonus , . und chez"
).split()


def named(text, *, year=2026, speakers=()):
    return names_in(text, GAZETTEER, year=year, speakers=speakers)


def plain(names, text):
    return [(each.what, each.span.of(text), each.value) for each in names.plain]


@pytest.mark.parametrize(
    ("text", "day", "money"),
    [
        (
            "Clara Zolmer sah am 3. Mai 2026 bei ZORBALUX in Trier die Quelbra Guss GmbH, "
            "1.200 Euro vom Klimabonus.",
            "3. Mai 2026",
            "1.200 Euro",
        ),
        (
            "Clara Zolmer a vu le 3 mai 2026 chez Zorbalux à Trier la Quelbra Guss SARL, "
            "1 200 euros du Klimabonus.",
            "3 mai 2026",
            "1 200 euros",
        ),
        (
            "Clara Zolmer saw on 3 May 2026 at Zorbalux in Trier the Quelbra Guss Ltd, "
            "1,200 euros from Klimabonus.",
            "3 May 2026",
            "1,200 euros",
        ),
        (
            "Clara Zolmer huet den 3. Mee 2026 bei Zorbalux zu Trier d'Quelbra Guss S.A. gesinn, "
            "1.200 Euro vum Klimabonus.",
            "3. Mee 2026",
            "1.200 Euro",
        ),
    ],
)
def test_one_sentence_names_one_of_each(text, day, money):
    names = named(text)
    assert [(span.of(text).casefold(), key) for span, key in names.known] == [("zorbalux", 1)]
    assert [each.named.name for each in names.people] == ["Clara Zolmer"]
    [body] = names.bodies
    assert body.named.name.startswith("Quelbra Guss ")
    assert text[body.named.start : body.named.end] == body.named.name
    assert plain(names, text) == [
        (Mentioned.PROGRAMME, "Klimabonus", "Klimabonus"),
        (Mentioned.PLACE, "Trier", "Trier"),
        (Mentioned.DATE, day, "2026-05-03"),
        (Mentioned.MONEY, money, "1200"),
    ]


def test_a_day_without_a_year_takes_that_of_the_note():
    text = "Sie kommt am 5. Mai."
    assert [each.value for each in named(text, year=2024).plain] == ["2024-05-05"]
    assert named(text, year=None).plain == ()


def test_a_person_named_like_a_known_firm_is_a_person():
    names = named("Clara Zorbalux kam.")
    assert [each.named.name for each in names.people] == ["Clara Zorbalux"]
    assert names.known == ()


def test_a_family_name_alone_and_a_speaker_are_no_firm():
    assert [each.named.name for each in named("Besuch bei Zolmer heute.").bodies] == ["Zolmer"]
    assert named("Besuch bei Zolmer heute.", speakers=("Clara Zolmer",)).bodies == ()
    assert named("Clara Zolmer kam. Besuch bei Zolmer heute.").bodies == ()


def test_a_place_inside_a_name_is_not_named_again():
    text = "In Trier sitzt die Quelbra Trier GmbH, sonst niemand."
    names = named(text)
    assert [each.named.name for each in names.bodies] == ["Quelbra Trier GmbH"]
    assert [each.span for each in names.plain] == [Span(start=3, end=8)]


def test_a_text_that_names_nothing_has_no_names():
    names = named("Wir brauchen einen Ofen für kleine Serien.")
    assert (names.known, names.bodies, names.people, names.plain) == ((), (), (), ())


@pytest.mark.parametrize(
    "text",
    [
        "Torvin Quelzer, Leiter Vertrieb bei Zorbalux, kam zu Quelbra GmbH.",
        "Torvin Quelzer, ingénieur chez Zorbalux, est venu voir Quelbra SARL.",
        "Torvin Quelzer, managing director at Zorbalux, met Quelbra Ltd.",
        "Torvin Quelzer, Direkter vun der Zorbalux, war bei Quelbra S.A.",
    ],
)
def test_a_person_works_where_the_role_is_told(text):
    names = named(text)
    [person] = names.people
    bodies = [(span, span.of(text)) for span, _ in names.known]
    bodies += [
        (Span(start=each.named.start, end=each.named.end), each.named.name) for each in names.bodies
    ]
    assert organisation_near(person, bodies) == "Zorbalux"
    assert organisation_near(person, [each for each in bodies if each[1] != "Zorbalux"]) is None


def test_who_is_named_last_is_where_one_works():
    text = "Clara Zolmer, Leiterin der Gilde Quelbra bei Zorbalux, kam."
    [person] = named(text).people
    gilde, zorbalux = text.index("Gilde"), text.index("Zorbalux")
    bodies = [
        (Span(start=gilde, end=gilde + 13), "Gilde Quelbra"),
        (Span(start=zorbalux, end=zorbalux + 8), "Zorbalux"),
    ]
    assert organisation_near(person, bodies) == "Zorbalux"


@settings(max_examples=100)
@given(st.text(max_size=200) | st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
def test_in_any_text_who_is_named_lies_apart(text):
    names = named(text)
    spans = [(span.start, span.end) for span, _ in names.known]
    spans += [(each.named.start, each.named.end) for each in (*names.bodies, *names.people)]
    spans += [
        (each.span.start, each.span.end) for each in names.plain if each.what is Mentioned.PLACE
    ]
    end = 0
    for start, stop in sorted(spans):
        assert end <= start < stop <= len(text)
        end = stop
    assert all(0 <= each.span.start < each.span.end <= len(text) for each in names.plain)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Clara Torvin, Leiterin der Quelbra Guss GmbH, sucht Partner.", "Leiterin"),
        ("Die Leiterin der Quelbra Guss GmbH, Clara Torvin, sucht Partner.", "Leiterin"),
        ("Clara Torvin ist Leiterin Einkauf der Quelbra Guss GmbH.", "Leiterin Einkauf"),
        ("Clara Torvin, directrice de la Quelbra SARL, cherche.", "directrice"),
        ("Clara Torvin, head of purchasing of the Quelbra Ltd, wants.", "head of purchasing"),
        ("D'Clara Torvin, Directrice vun der Quelbra S.A., sicht.", "Directrice"),
        ("Clara Torvin, Leiterin der Zorbalux, sucht Partner.", "Leiterin"),
        (
            "Clara Torvin, Leiterin der Abteilung Technik bei der Quelbra Guss GmbH.",
            "Leiterin der Abteilung Technik",
        ),
    ],
)
def test_a_role_does_not_swallow_where_one_works(text, role):
    assert [each.role for each in named(text).people] == [role]


def test_letters_for_a_programme_are_written_great():
    text = "Zorbridge Museum of Rural Life has an oven."
    assert [each.named.name for each in named(text).bodies] == ["Zorbridge Museum of Rural Life"]
    text = "Money may come from LIFE."
    assert [each.value for each in named(text).plain if each.what is Mentioned.PROGRAMME] == [
        "LIFE"
    ]
