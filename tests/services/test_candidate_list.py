"""The list of candidates reads little, and says what an opened candidate says."""

import pytest
from lights import bare

pytestmark = pytest.mark.usefixtures("plain_words")

FIRM = "Wir brauchen einen offenen Prüfstand für Blechteile in der Region, den alle nutzen dürfen."
LAB = "Wir möchten einen offenen Prüfstand für Blechteile in der Region gemeinsam betreiben."
# In the paragraph of the firm's wish: no wish, no word of sharing and no doubt.
AGAINST = "Die Messdaten bleiben streng geheim."
BESIDE = "Die Halle liegt am Bahnhof."


def party(name, category="firm"):
    return {"organisations": [{"name": name, "category": category}]}


@pytest.fixture
def two(workspace):
    """A firm and a research body want the same; the firm wants its data for itself."""
    told = f"{FIRM} {AGAINST} {BESIDE}"
    workspace.door.take_text(told, {"date": "2026-03-02", **party("Kolbenwerk GmbH")})
    workspace.door.take_text(LAB, {"date": "2026-05-04", **party("Institut Aeolia", "research")})
    workspace.catch_up()
    workspace.findings.run()
    return workspace


def texts(material, ids):
    return [material.passages[each].text for each in ids]


def test_words_against_a_light_are_found_in_the_candidate_that_is_opened(two):
    [listed] = two.findings.candidates()
    opened = two.findings.candidate(listed.id)
    against = opened.candidate.gate.beyond_one.against
    assert texts(opened.material, against) == [AGAINST]
    assert listed.gate.beyond_one.against == ()
    assert bare(listed) == bare(opened.candidate)


def test_a_list_may_be_weighed(two):
    [weighed] = two.findings.candidates(weighed=True)
    assert weighed == two.findings.candidate(weighed.id).candidate


def test_the_list_reads_what_bears_on_it_and_an_opened_candidate_all_around(two):
    [listed] = two.findings.candidates()
    docket, opened = two.findings.docket(), two.findings.candidate(listed.id)
    assert set(texts(docket.material, docket.material.passages)) == {FIRM, LAB}
    assert {AGAINST, BESIDE} < set(texts(opened.material, opened.material.passages))


def test_a_further_statement_of_an_unknown_note_is_left_out(two):
    material = two.findings.docket().material
    note = two.door.take_text("Später gesagt.", party("Neu AG")).note_id
    two.catch_up()
    late = [each.id for each in two.note(note).passages]
    with two.reading() as records:
        assert material.widened(records, late).passages == material.passages


def test_facets_are_those_of_the_listed_candidates_in_any_language(two):
    for language in ("en", "de"):
        listed = two.findings.candidates(language=language)
        [facets] = two.desk.facets(listed, language).values()
        themes = {each.slug for each in two.scheme.themes}
        assert facets.theme in themes
