"""More like this, across languages, saved searches, misspelt words and other filters."""

from datetime import UTC, datetime

import pytest

from ideation.domain.organisation import Category
from ideation.domain.passage import Attribution
from ideation.domain.search import Filters, MatchedBy, Unit
from ideation.errors import BadInput, NotFound
from ideation.services.searching.answering import nothing_said
from ideation.services.searching.search import Asked
from ideation.settings import Settings
from ideation.workspace import Workspace

BENCH = "Sie würden ihren Prüfstand gern mit anderen teilen."
BENCHES = "Prüfstände teilen: das würden sie gern mit anderen."
HEAT = "La chaleur perdue du four part par la cheminée."
LAB = "The lab would open its test bench to small firms."


@pytest.fixture
def filled(tmp_path, clock, learned_once):
    workspace = Workspace(tmp_path, Settings(encoder="hashing"), clock=clock)
    organisations = [
        {"name": "Kolbenwerk GmbH", "category": "firm", "region": "Norden"},
        {"name": "Aeolia", "category": "research"},
    ]
    headers = (
        {"title": "Besuch", "date": "2026-03-12", "author": "Kim", "organisations": organisations},
        {"title": "Danach", "date": "2026-05-01", "author": "Lou"},
        {"title": "Visite"},
        {"title": "Lab", "date": "2026-04-01", "organisations": organisations[1:]},
    )
    for text, header in zip((BENCH, BENCHES, HEAT, LAB), headers, strict=True):
        workspace.door.take_text(text, header)
    workspace.catch_up()
    return workspace


def texts(hits):
    return [hit.text for hit in hits]


def found(workspace, query, **filters):
    return texts(workspace.finder.search(Asked(query=query, filters=Filters(**filters))))


@pytest.mark.parametrize("query", ["Prüfstands", "Stand", "PRÜFSTÄNDEN"])
def test_a_word_is_found_in_any_form_and_as_part_of_a_compound(filled, query):
    scored = {hit.text: hit.score for hit in filled.finder.search(Asked(query=query))}
    assert min(scored[BENCH], scored[BENCHES]) > max(scored[HEAT], scored[LAB])


def test_a_word_is_marked_in_whatever_form_it_stands(filled):
    query = "Stände"
    for hit in filled.finder.explain(query, filled.finder.search(Asked(query=query, limit=2))):
        text = filled.note(hit.note_id).note.text
        marked = {text[mark.start : mark.end] for mark in hit.why if mark.by is MatchedBy.WORD}
        assert marked == {"Prüfstand" if hit.text == BENCH else "Prüfstände"}


def test_the_newest_come_first_when_asked_and_the_undated_last(filled):
    hits = filled.finder.search(Asked(query="Prüfstand", newest_first=True))
    assert texts(hits) == [BENCHES, LAB, BENCH, HEAT]


def test_statements_are_narrowed_by_who_was_met_who_wrote_and_whose_voice_it_is(filled):
    assert set(found(filled, "", category=Category.RESEARCH)) == {BENCH, LAB}
    assert found(filled, "", region="Norden") == [BENCH]
    assert found(filled, "", region="Norden", category=Category.RESEARCH) == []
    assert found(filled, "", author="Lou") == [BENCHES]
    own = set(found(filled, "", attribution=Attribution.OWN))
    assert LAB in own
    assert not own & set(found(filled, "", attribution=Attribution.MENTIONED))


def test_more_like_one_leaves_out_its_own_note_and_heeds_filters(filled):
    [bench] = [hit for hit in filled.finder.search(Asked(query=BENCH)) if hit.text == BENCH]
    hits = filled.finder.like(bench.passage_id)
    assert texts(hits)[0] == BENCHES
    assert BENCH not in texts(hits)
    assert hits[0].similarity == pytest.approx(hits[0].score)
    filters = Filters(author="Lou")
    assert texts(filled.finder.like(bench.passage_id, filters=filters)) == [BENCHES]
    assert len(filled.finder.like(bench.passage_id, limit=1)) == 1


def test_a_statement_that_is_none_is_named(filled):
    with pytest.raises(NotFound, match="There is no statement 99"):
        filled.finder.like(99)
    with pytest.raises(NotFound, match="There is no statement 99"):
        filled.finder.across(99)


def test_a_misspelt_word_is_put_right_and_said(filled):
    assert filled.finder.corrected("Wer hat einen Prüfstannd?") == {"Prüfstannd": "Prüfstand"}
    asked = Asked(query="Prüfstannd", limit=2)
    assert set(texts(filled.finder.search(asked))) == {BENCH, BENCHES}


@pytest.mark.parametrize("query", ["Prüfstand", "Prüfstandes", "Fahrrad", "brevet", "xq", ""])
def test_a_word_that_is_known_or_like_none_is_left(filled, query):
    assert filled.finder.corrected(query) == {}


def test_only_the_nearest_is_told_from_an_answer(filled):
    def explained(query):
        return filled.finder.explain(query, filled.finder.search(Asked(query=query)))

    assert not nothing_said(explained("Prüfstand"))
    assert nothing_said(explained("Quantenkryptografie"))
    assert not nothing_said([])


def test_clusters_are_found_through_their_statements(filled):
    filled.findings.run()
    clusters = {each.id: each.name for each in filled.findings.clusters()}
    hits = filled.finder.parties(Asked(query="Prüfstand"), Unit.CLUSTERS)
    assert {hit.id for hit in hits} <= set(clusters)
    assert all(hit.name == clusters[hit.id] and hit.passages for hit in hits)


def test_a_saved_search_tells_what_is_new_since_somebody_looked(filled):
    finder = filled.finder
    finder.save_search("  Prüfstände   teilen ", Asked(query="Prüfstand"))
    [saved] = finder.saved_searches()
    assert (saved.search.name, saved.search.query, saved.new) == (
        "Prüfstände teilen",
        "Prüfstand",
        0,
    )
    filled.door.take_text("Noch ein Prüfstand steht leer.", {"title": "Neu"})
    filled.door.take_text("Il pleut sur la ville.", {"title": "Pluie"})
    filled.catch_up()
    [saved] = finder.saved_searches()
    assert saved.new == 1
    search, new = finder.open_search("Prüfstände teilen")
    assert search.query == "Prüfstand"
    assert texts(new) == ["Noch ein Prüfstand steht leer."]
    assert finder.saved_searches()[0].new == 0


def test_a_saved_search_keeps_its_filters_and_may_be_replaced_and_forgotten(filled):
    finder = filled.finder
    filters = Filters(category=Category.FIRM, since=datetime(2026, 3, 1, tzinfo=UTC).date())
    finder.save_search("A", Asked(query="", filters=filters))
    finder.save_search("A", Asked(query="heat", filters=filters))
    [saved] = finder.saved_searches()
    assert (saved.search.query, saved.search.filters) == ("heat", filters)
    finder.forget_search("A")
    assert finder.saved_searches() == []
    for lost in (finder.forget_search, finder.open_search):
        with pytest.raises(NotFound, match="There is no saved search 'A'"):
            lost("A")


@pytest.mark.parametrize(
    ("name", "query", "message"),
    [("  ", "heat", "needs a name"), ("n" * 81, "heat", "not 81"), ("A", "", "query is empty")],
)
def test_a_saved_search_needs_a_name_and_something_to_look_for(filled, name, query, message):
    with pytest.raises(BadInput, match=message):
        filled.finder.save_search(name, Asked(query=query))
    assert filled.finder.saved_searches() == []


def test_a_term_of_the_trade_finds_its_names_in_other_languages_and_marks_them(filled):
    query = "banc d'essai"
    hits = filled.finder.explain(query, filled.finder.search(Asked(query=query, limit=3)))
    assert set(texts(hits)) == {BENCH, BENCHES, LAB}
    marked = {hit.text[mark.start : mark.end] for hit in hits for mark in hit.why}
    assert {"Prüfstand", "test", "bench"} <= marked


def test_the_roots_of_a_very_long_note_are_found_later(workspace, monkeypatch):
    monkeypatch.setattr("ideation.text.passages._MANY", 1)
    workspace.door.take_text(f"{BENCH}\n\n{BENCHES}", {})
    with workspace.reading() as records:
        assert [each.text for each in records.roots.waiting(9)] == [BENCH, BENCHES]
    workspace.catch_up()
    with workspace.reading() as records:
        assert records.roots.waiting(9) == []
        assert records.words.counts(["prufstand"]) == {"prufstand": 2}


def test_spellings_that_full_text_folds_to_one_are_each_known(filled):
    with filled.reading() as records:
        counts = records.words.counts(["Prüfstand", "Prufstand", "PRÜFSTAND", "Prüfstandx"])
    assert counts["Prüfstand"] == counts["Prufstand"] == counts["PRÜFSTAND"] > 0
    assert counts["Prüfstandx"] == 0
