"""Search finds by meaning, words and names; any input is safe and every mark lies where it says."""

from datetime import date as Date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ideation.domain.language import Language
from ideation.domain.passage import Kind
from ideation.domain.search import Filters, MatchedBy, Unit
from ideation.errors import BadInput
from ideation.search.fusion import FusionWeights
from ideation.services.searching.filters import checked_filters
from ideation.services.searching.search import Asked
from ideation.services.searching.search_parties import checked_unit
from ideation.settings import Settings
from ideation.workspace import Workspace

BENCH = "Sie würden ihren Prüfstand gern mit anderen teilen."
HEAT = "Die Abwärme vom Ofen geht zum Kamin hinaus."
LAB = "The lab would open its test bench to small firms two days a week."
FRENCH = "La société cherche un fournisseur de bois local pour ses fenêtres."
NAMED = "Frau Weber von Saint-Gobain war auch da."

NOTES = (
    (
        f"{BENCH}\n\n{HEAT}",
        {
            "title": "Besuch",
            "date": "2026-03-12",
            "sector": "Materials & Manufacturing",
            "organisations": [{"name": "Kolbenwerk GmbH"}],
            "contacts": [{"name": "Anna Weber"}],
        },
    ),
    (LAB, {"title": "Lab visit", "date": "2026-05-01", "organisations": [{"name": "Aeolia"}]}),
    (FRENCH, {"title": "Visite", "sector": "Wood", "contacts": [{"name": "Luc Thill"}]}),
    (NAMED, {"title": "Am Rande", "organisations": [{"name": "Saint-Gobain S.A."}]}),
)


def fill(workspace):
    for text, fields in NOTES:
        workspace.door.take_text(text, fields)
    workspace.catch_up()
    return workspace


@pytest.fixture(scope="module")
def filled(tmp_path_factory, clock, learned_once):
    """A workspace that these tests only read."""
    folder = tmp_path_factory.mktemp("searched")
    return fill(Workspace(folder, Settings(encoder="hashing"), clock=clock))


@pytest.fixture
def own(workspace):
    """The same notes in a workspace that a test may change."""
    return fill(workspace)


def found(workspace, query, **filters):
    asked = Asked(query=query, filters=Filters(**filters))
    return [hit.text for hit in workspace.finder.search(asked)]


WEIGHTS = FusionWeights()
# The most that meaning, words, rare words and a meeting bring together.
WITHOUT_NAME = WEIGHTS.meaning + WEIGHTS.words + WEIGHTS.rare + WEIGHTS.met


# Passages


def test_the_kind_of_a_statement_narrows_the_search(filled):
    assert set(found(filled, "", kind=Kind.OFFER)) == {BENCH, LAB}
    needs = set(found(filled, "", kind=Kind.NEED))
    assert FRENCH in needs
    assert not needs & {BENCH, LAB}


def test_a_passage_is_found_by_its_own_words_before_all_others(filled):
    for text in (BENCH, HEAT, LAB, FRENCH, NAMED):
        assert found(filled, text)[0] == text


def test_a_hit_carries_its_note_and_its_similarity(filled):
    hit = filled.finder.search(Asked(query=HEAT))[0]
    assert (hit.note_id, hit.title, hit.date) == (1, "Besuch", Date(2026, 3, 12))
    assert (hit.text, hit.language) == (HEAT, Language.GERMAN)
    assert filled.note(1).note.text[hit.start : hit.end] == HEAT
    assert [each.name for each in hit.organisations] == ["Kolbenwerk GmbH"]
    assert [each.name for each in hit.contacts] == ["Anna Weber"]
    assert hit.similarity == pytest.approx(1.0, abs=1e-5)
    # Its words, written like names, stand nowhere else.
    whole = WEIGHTS.meaning + WEIGHTS.words + WEIGHTS.rare
    # The query leans toward its five best answers, and so a little away from the first.
    assert whole - 0.1 < hit.score < whole
    assert [each.slug for each in hit.themes] == [
        each.slug for each in filled.note(1).passages[1].themes
    ]


def test_hits_come_best_first_and_no_more_than_asked(filled):
    hits = filled.finder.search(Asked(query="test bench"))
    assert len(hits) == 5
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert filled.finder.search(Asked(query="test bench", limit=2)) == hits[:2]


def test_a_passage_without_a_vector_is_found_by_its_words(workspace):
    workspace.door.take_text(HEAT, {})
    [hit] = workspace.finder.search(Asked(query="Abwärme"))
    assert (hit.text, hit.similarity) == (HEAT, None)
    assert workspace.finder.search(Asked(query="Regen")) == []


@pytest.mark.parametrize("query", ["Saint-Gobain", "saint gobain", "Was sagt SAINT-GOBAIN dazu?"])
def test_the_passages_that_hold_the_name_asked_for_come_first(own, query):
    decoy = "Saint Gobin sagt dazu was, Saints Gobains sagt was, saint und gobain sagt dazu was."
    own.door.take_text(decoy, {})
    own.door.take_text("Im Werk der SAINT GOBAIN wird investiert, sagt man.", {})
    own.catch_up()
    first, second, third, *_ = own.finder.search(Asked(query=query))
    assert {first.text, second.text} == {
        NAMED,
        "Im Werk der SAINT GOBAIN wird investiert, sagt man.",
    }
    assert third.text == decoy
    assert second.score > WITHOUT_NAME > third.score


def test_a_name_in_another_spelling_finds_the_same_passages(own):
    text = "Der Chef von L'Oréal kennt Jean-Luc O'Brien gut."
    parties = {"organisations": [{"name": "L'Oréal"}], "contacts": [{"name": "Jean-Luc O'Brien"}]}
    own.door.take_text(text, parties)
    own.catch_up()
    for query in ("l'oreal", "L’ORÉAL", "jean luc o'brien", "Wer ist Jean-Luc O’Brien?"):
        hit = own.finder.search(Asked(query=query))[0]
        assert hit.text == text
        assert hit.score > WITHOUT_NAME


def test_a_name_is_asked_for_without_its_legal_form(own):
    own.door.take_text("Kolbenwerk will auch mitmachen.", {})
    own.catch_up()
    hit = own.finder.search(Asked(query="Was will Kolbenwerk?"))[0]
    assert hit.text == "Kolbenwerk will auch mitmachen."
    assert hit.score > WITHOUT_NAME


# Filters


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"sector": "Wood"}, {FRENCH}),
        ({"language": Language.ENGLISH}, {LAB}),
        ({"since": Date(2026, 3, 13)}, {LAB}),
        ({"until": Date(2026, 3, 12)}, {BENCH, HEAT}),
        ({"organisation": "kolbenwerk"}, {BENCH, HEAT}),
        ({"organisation": "Nobody"}, set()),
        ({"organisation": "Aeolia", "sector": "Wood"}, set()),
    ],
)
def test_filters_hold_for_meaning_words_and_names_alike(filled, filters, expected):
    for query in ("Prüfstand test bench", "Saint-Gobain", "Abwärme"):
        assert set(found(filled, query, **filters)) == expected


def test_a_theme_filters_by_what_was_assigned(filled):
    passage = filled.note(2).passages[0]
    slug = passage.themes[0].slug
    expected = {each.passage.text for each in filled.theme(slug)}
    assert passage.text in expected
    assert set(found(filled, "test bench", theme=slug)) == expected


def test_filters_without_a_query_list_what_passes_newest_first(filled):
    assert found(filled, "", organisation="Kolbenwerk") == [HEAT, BENCH]
    [hit] = filled.finder.search(Asked(query="  ", filters=Filters(sector="Wood")))
    assert (hit.score, hit.similarity) == (0.0, None)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "The query is empty."),
        (" \n\t ", "The query is empty."),
        ('"', "The query holds no word to look for."),
        ('"" \'\' ""', "The query holds no word to look for."),
        ("* ( ) - ^ + :", "The query holds no word to look for."),
        ("\x00", "The query holds no word to look for."),
        ("😀 …", "The query holds no word to look for."),
        ("\udcff", "The query holds no word to look for."),
    ],
)
def test_a_query_of_nothing_is_refused_with_one_sentence(filled, query, message):
    for search in (
        lambda asked: filled.finder.search(asked),
        lambda asked: filled.finder.parties(asked, Unit.CONTACTS),
    ):
        with pytest.raises(BadInput) as refused:
            search(Asked(query=query))
        assert refused.value.message == message
        assert refused.value.hint == "Type a thought, a question or a name."


def test_what_a_person_typed_as_a_filter_is_checked():
    themes, sectors = ["digitalisation"], ["Wood"]
    assert checked_filters(themes, sectors) == Filters()
    assert checked_filters(themes, sectors, theme="", since="", organisation="") == Filters()
    assert checked_filters(
        themes, sectors, theme="Digitalisation", sector="wood", language="LB", until="2026-01-31"
    ) == Filters(
        theme="digitalisation",
        sector="Wood",
        language=Language.LUXEMBOURGISH,
        until=Date(2026, 1, 31),
    )
    for wrong, message in (
        ({"theme": "steel"}, "There is no theme 'steel'."),
        ({"sector": "steel"}, "There is no sector 'steel'."),
        ({"language": "it"}, "There is no language 'it'."),
        ({"since": "31.02."}, "since = '31.02.' is no day of the calendar."),
        ({"until": "2026-02-31"}, "until = '2026-02-31' is no day of the calendar."),
    ):
        with pytest.raises(BadInput) as refused:
            checked_filters(themes, sectors, **wrong)
        assert refused.value.message == message
    with pytest.raises(BadInput, match="There is no search by 'notes'"):
        checked_unit("notes")


# Contacts and organisations


def test_organisations_are_found_through_what_was_said_when_they_were_met(filled):
    best, *_ = filled.finder.parties(Asked(query=LAB), Unit.ORGANISATIONS)
    assert (best.name, [hit.text for hit in best.passages]) == ("Aeolia", [LAB])
    whole = (WEIGHTS.meaning + WEIGHTS.words) / 3
    assert whole - 0.05 < best.score < whole
    best, *_ = filled.finder.parties(Asked(query=HEAT), Unit.ORGANISATIONS)
    assert (best.name, best.passages[0].text, len(best.passages)) == ("Kolbenwerk GmbH", HEAT, 2)


def test_contacts_are_found_the_same_way_and_limits_and_filters_hold(filled):
    found_by = [each.name for each in filled.finder.parties(Asked(query=FRENCH), Unit.CONTACTS)]
    assert found_by == ["Luc Thill", "Anna Weber"]
    asked = Asked(query=FRENCH, filters=Filters(organisation="Kolbenwerk"))
    assert [each.name for each in filled.finder.parties(asked, Unit.CONTACTS)] == ["Anna Weber"]
    [only] = filled.finder.parties(Asked(query=FRENCH, limit=1), Unit.CONTACTS)
    assert only.name == "Luc Thill"


def test_the_organisation_asked_for_by_name_comes_first(filled):
    found_by = filled.finder.parties(Asked(query=f"Kolbenwerk: {LAB}"), Unit.ORGANISATIONS)
    assert found_by[0].name == "Kolbenwerk GmbH"
    assert found_by[1].name == "Aeolia"


# Marks


def test_marks_show_names_words_and_the_nearest_stretch_where_they_stand(filled):
    asked = Asked(query="Saint-Gobain", limit=1)
    [hit] = filled.finder.explain("Saint-Gobain", filled.finder.search(asked))
    text = filled.note(hit.note_id).note.text
    assert [(text[mark.start : mark.end], mark.by) for mark in hit.why] == [
        (NAMED, MatchedBy.MEANING),
        ("Saint-Gobain", MatchedBy.NAME),
    ]
    query = "Geht die abwarme vom Ofen zum Kamin?"
    [hit] = filled.finder.explain(query, filled.finder.search(Asked(query=query, limit=1)))
    text = filled.note(hit.note_id).note.text
    assert hit.start > 0
    assert [(text[mark.start : mark.end], mark.by) for mark in hit.why] == [
        (HEAT, MatchedBy.MEANING),
        ("Abwärme", MatchedBy.WORD),
        ("Ofen", MatchedBy.WORD),
        ("geht", MatchedBy.WORD),
        ("Kamin", MatchedBy.WORD),
    ]


def test_hits_stay_the_same_but_for_their_marks(filled):
    hits = filled.finder.search(Asked(query="Prüfstand"))
    explained = filled.finder.explain("Prüfstand", hits)
    assert [hit.passage_id for hit in explained] == [hit.passage_id for hit in hits]
    assert [hit.score for hit in explained] == [hit.score for hit in hits]
    assert {hit.why for hit in hits} == {()}
    assert filled.finder.explain("Prüfstand", []) == []


# Hostile input (group F of the catalogue of bad inputs)

HOSTILE = [
    "'", '"a', "'; drop table passage; --", "\" OR 1=1 --", "x' UNION SELECT text FROM note --",
    "%", "_ %a%", "C++", "o'brien", "foo*", "*", "^a", "a AND", "AND OR NOT", "a NEAR b", "NEAR(",
    "NEAR(a b, 2)", "col:x", "reading:ofen", "-x", "--json", "{a}:b", "(", "((((", "a)", "\\",
    "a\x00b", "😀 Ofen", "a \udcff b", "\u202eabc", "ﬁ ² ½ ™ İ ß", "한국 عربى Ω", "e\u0301 a\u0327",
    "(a+)+$", "[a-z]{1000}", "{0.__class__}", "{{7*7}}", "%s %n", "<script>alert(1)</script>",
]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE)
def test_a_hostile_query_is_a_query_like_any_other(filled, query):
    before = filled.notes()
    asked = Asked(query=query)
    if any(char.isalnum() for char in query):
        lie_in_their_passage(filled, filled.finder.explain(query, filled.finder.search(asked)))
        assert len(filled.finder.parties(asked, Unit.ORGANISATIONS)) == 3
    else:
        with pytest.raises(BadInput, match="holds no word to look for"):
            filled.finder.search(asked)
    assert filled.notes() == before


def lie_in_their_passage(workspace, hits):
    for hit in hits:
        text = workspace.note(hit.note_id).note.text
        assert text[hit.start : hit.end] == hit.text
        for mark in hit.why:
            assert hit.start <= mark.start < mark.end <= hit.end
            assert text[mark.start : mark.end].strip()


def test_a_query_of_any_length_is_answered(filled):
    for query in ("Ofen " * 20_000, "x" * 100_000, " ".join(f"w{each}" for each in range(10_000))):
        assert len(filled.finder.search(Asked(query=query))) == 5
    assert found(filled, HEAT + " Ofen" * 50_000)[0] == HEAT


@given(query=st.text(max_size=60))
@settings(max_examples=60)
def test_any_text_is_a_safe_query(filled, query):
    try:
        hits = filled.finder.explain(query, filled.finder.search(Asked(query=query)))
    except BadInput:
        return
    lie_in_their_passage(filled, hits)


@given(
    text=st.text(
        alphabet=st.sampled_from("aäßE é\u0301œ'’-.\n\r\t😀ﬁ½Ofn \u00ad*#«»0Ω"),
        min_size=1,
        max_size=80,
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_marks_lie_in_their_passage_whatever_the_text(workspace, text):
    workspace.door.take_text(f"Ofen {text}", {})
    hits = workspace.finder.explain(f"Ofen {text}", workspace.finder.search(Asked(query="Ofen")))
    assert hits
    lie_in_their_passage(workspace, hits)


# What others said


def test_what_others_said_already_is_shown_and_never_the_note_itself(own):
    own.door.take_text("Sie würden den Prüfstand gern mit anderen Betrieben teilen.", {})
    own.catch_up()
    [echo] = own.finder.said_elsewhere(1)
    assert (echo.passage.text, echo.other.note_id) == (BENCH, 5)
    assert echo.other.similarity > 0.5
    own.remove_note(5)
    assert own.finder.said_elsewhere(1) == []


def test_the_newest_answers_come_first_and_none_is_cut_off_before(workspace):
    for day in range(1, 6):
        workspace.door.take_text(
            f"Der Ofen Nummer {day} raucht.", {"date": f"2026-03-0{day}", "sector": "Wood"}
        )
    workspace.catch_up()
    asked = Asked(query="Ofen raucht Nummer 1", limit=2, newest_first=True)
    assert [str(hit.date) for hit in workspace.finder.search(asked)] == ["2026-03-05", "2026-03-04"]
    only = Asked(query="", filters=Filters(sector="Wood"), limit=2)
    assert [str(hit.date) for hit in workspace.finder.search(only)] == ["2026-03-05", "2026-03-04"]


def test_what_was_stored_last_is_not_what_is_newest(workspace):
    for day in ("2026-03-05", "2019-01-05", "2026-03-04"):
        workspace.door.take_text(f"Am {day} raucht der Ofen.", {"date": day, "sector": "Wood"})
    workspace.catch_up()
    for query in ("", "Ofen"):
        asked = Asked(query=query, filters=Filters(sector="Wood"), newest_first=True)
        dates = [str(hit.date) for hit in workspace.finder.search(asked)]
        assert dates == ["2026-03-05", "2026-03-04", "2019-01-05"]


def test_a_part_of_a_name_that_is_no_ordinary_word_asks_for_its_bearer(workspace):
    firm = {"organisations": [{"name": "Fuddemwierk Studio"}]}
    workspace.door.take_text("Wir drehen kurze Filme über Lehrberufe.", firm)
    workspace.door.take_text("Der Ofen raucht den ganzen Tag.", {})
    workspace.catch_up()
    assert workspace.finder.corrected("Fuddemwierk") == {}
    [first, *_] = workspace.finder.search(Asked(query="Fuddemwierk"))
    assert first.text == "Wir drehen kurze Filme über Lehrberufe."
    [found, *_] = workspace.finder.parties(Asked(query="Fuddemwierk"), Unit.ORGANISATIONS)
    assert found.name == "Fuddemwierk Studio"
