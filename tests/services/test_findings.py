"""Findings end to end: who backs what, lights that turn on and off, groups that last."""

import pytest

from ideation.domain.candidate import Stage
from ideation.domain.decision import Verdict
from ideation.domain.group import Change
from ideation.domain.passage import Attribution, By, Kind
from ideation.domain.trend import Course
from ideation.errors import BadInput, NotFound

pytestmark = pytest.mark.usefixtures("plain_words")

FIRM = "Wir brauchen einen offenen Prüfstand für Blechteile in der Region, den alle nutzen dürfen."
LAB = "Wir möchten einen offenen Prüfstand für Blechteile in der Region gemeinsam betreiben."
MEMBERS = "Unsere Mitglieder wünschen sich einen offenen Prüfstand für Blechteile in der Region."
OTHER = "Die Kantine bekommt im Herbst neue Fenster und einen hellen Anstrich."


def party(name, category="firm", **more):
    return {"organisations": [{"name": name, "category": category, **more}]}


def tell(workspace, text, fields):
    return workspace.door.take_text(text, fields).note_id


def found(workspace, **options):
    workspace.catch_up()
    workspace.findings.run()
    return workspace.findings.candidates(**options)


def on(candidate):
    gate = candidate.gate
    names = ("independent", "public_private", "beyond_one")
    return {name for name in names if getattr(gate, name).on}


@pytest.fixture
def two(workspace):
    """A firm and a research body want the same; a note beside them does not."""
    tell(workspace, FIRM, {"date": "2026-03-02", "sector": "Wood", **party("Kolbenwerk GmbH")})
    tell(workspace, LAB, {"date": "2026-05-04", **party("Institut Aeolia", "research")})
    tell(workspace, OTHER, {"date": "2026-05-05", **party("Kantinenverein e.V.", "association")})
    return workspace


# Candidates


def test_a_firm_and_a_research_body_that_want_the_same_are_a_candidate(two):
    [candidate] = found(two)
    assert {each.name for each in candidate.backers} == {"Kolbenwerk GmbH", "Institut Aeolia"}
    assert on(candidate) == {"independent", "public_private", "beyond_one"}
    assert candidate.passes
    # Nobody has shaped it yet: the machine alone brings no idea further.
    assert candidate.stage is Stage.BACKED
    assert candidate.claim in (FIRM, LAB)


def test_every_light_that_is_on_opens_to_a_passage(two):
    [candidate] = found(two)
    passages = two.findings.candidate(candidate.id).material.passages
    for light in (
        candidate.gate.independent,
        candidate.gate.public_private,
        candidate.gate.beyond_one,
    ):
        assert light.support
        assert {passages[each].text for each in light.support} <= {FIRM, LAB}


def test_one_organisation_alone_is_no_candidate_until_a_second_says_so(workspace):
    tell(workspace, FIRM, party("Kolbenwerk GmbH"))
    tell(workspace, FIRM.replace("Wir", "Ja, wir"), {"title": "Again", **party("Kolbenwerk GmbH")})
    assert found(workspace) == []
    [idea] = found(workspace, every=True)
    assert (idea.independent, idea.stage) == (1, Stage.CAPTURED)
    tell(workspace, LAB, party("Institut Aeolia", "research"))
    [candidate] = found(workspace)
    assert candidate.id == idea.id
    assert on(candidate) >= {"independent", "public_private"}


def test_a_wish_that_an_association_only_reports_does_not_count(two):
    tell(two, MEMBERS, party("Blechverband e.V.", "association"))
    [candidate] = found(two)
    assert "Blechverband e.V." not in {each.name for each in candidate.backers}
    passages = two.findings.candidate(candidate.id).material.passages
    assert [passages[each].text for each in candidate.uncounted] == [MEMBERS]
    assert candidate.gate.independent.against == candidate.uncounted


def test_the_agency_is_no_backer(workspace):
    tell(workspace, FIRM, party("Kolbenwerk GmbH"))
    tell(workspace, LAB, party("Siwenal", "intermediary"))
    assert found(workspace) == []


def test_a_subsidiary_is_no_second_voice(workspace):
    tell(workspace, FIRM, party("Kolbenwerk GmbH"))
    tell(workspace, LAB, party("Kolbenwerk Saar GmbH", "research", parent="Kolbenwerk GmbH"))
    assert found(workspace) == []


def test_the_same_text_under_two_organisations_is_one_voice(workspace):
    tell(workspace, FIRM, party("Kolbenwerk GmbH"))
    tell(workspace, f"{FIRM} Danke.", party("Institut Aeolia", "research"))
    assert found(workspace) == []


def test_removing_the_decisive_note_takes_the_candidate_away(two):
    [candidate] = found(two)
    two.remove_note(2)
    assert two.findings.candidates() == []
    two.restore_note(2)
    assert [each.id for each in two.findings.candidates()] == [candidate.id]


def test_a_decision_needs_a_reason_and_stays_on_record(two):
    [candidate] = found(two)
    with pytest.raises(BadInput, match="needs a reason"):
        two.desk.decide(candidate.id, Verdict.HOLD, "  ")
    two.desk.decide(candidate.id, Verdict.HOLD, "no public money yet")
    two.desk.decide(candidate.id, Verdict.ADVANCE, "money came")
    opened = two.findings.candidate(candidate.id)
    assert [each.verdict for each in opened.decisions] == [Verdict.HOLD, Verdict.ADVANCE]
    assert opened.candidate.stage is Stage.DECIDED


def test_what_is_not_there_is_named(two):
    with pytest.raises(NotFound, match="There is no idea 77"):
        two.findings.candidate(77)
    with pytest.raises(NotFound, match="There is no idea 77"):
        two.desk.decide(77, Verdict.DROP, "gone")
    with pytest.raises(NotFound, match="There is no cluster 77"):
        two.findings.cluster(77)
    with pytest.raises(NotFound, match="There has never been a cluster 77"):
        two.findings.history(77)


def test_the_passage_shows_what_was_understood(two):
    two.catch_up()
    [passage] = two.note(1).passages
    assert (passage.kind, passage.attribution) == (Kind.NEED, Attribution.OWN)


def test_a_change_of_who_was_met_changes_whose_voice_it_is(two):
    two.catch_up()
    two.edit_note(1, version=1, fields={"title": "T", "organisations": [{"name": "Neu AG"}]})
    two.catch_up()
    [passage] = two.note(1).passages
    names = {each.id: each.name for each in two.people.organisations()}
    assert names[passage.organisation_id] == "Neu AG"


def test_an_organisation_known_later_is_found_in_older_notes(workspace):
    # A word of the language: nothing but the register tells that it is a name.
    text = "Der Lichtblick hat einen neuen Ofen gekauft."
    note = tell(workspace, text, party("Kolbenwerk GmbH"))
    workspace.catch_up()
    assert workspace.note(note).passages[0].attribution is Attribution.OWN
    tell(workspace, "Wir sind neu hier in der Gegend.", party("Lichtblick S.A."))
    workspace.catch_up()
    assert workspace.note(note).passages[0].attribution is Attribution.MENTIONED


# Clusters


ALIKE = [
    "Die Abwärme aus dem Ofen geht ungenutzt durch den Kamin hinaus.",
    "Die Abwärme vom Ofen geht bei uns ungenutzt durch den Kamin.",
    "Unsere Abwärme vom großen Ofen geht ungenutzt zum Kamin hinaus.",
]


@pytest.fixture
def clustered(workspace):
    for number, text in enumerate(ALIKE, start=1):
        tell(workspace, text, {"date": f"2026-0{number}-10", **party(f"Werk{number} AG")})
    tell(workspace, "Le menuisier cherche des apprentis depuis deux ans.", party("Bois SA"))
    workspace.catch_up()
    workspace.findings.run()
    return workspace


def test_statements_that_are_near_form_a_cluster_with_its_organisations(clustered):
    [cluster] = clustered.findings.clusters()
    assert (cluster.size, cluster.organisations, cluster.named_by) == (3, 3, By.MACHINE)
    assert cluster.languages == {"de": 3}
    opened = clustered.findings.cluster(cluster.id)
    assert {each.text for each in opened.passages} == set(ALIKE)
    assert [each.change for each in opened.events] == [Change.BIRTH]


def test_ids_and_peoples_names_last_through_further_runs(clustered):
    [before] = clustered.findings.clusters()
    clustered.findings.rename(before.id, "Waste heat")
    tell(clustered, ALIKE[0].replace("Ofen", "alten Ofen"), party("Neuofen AG"))
    clustered.catch_up()
    run = clustered.findings.run()
    [after] = clustered.findings.clusters()
    assert (after.id, after.name, after.named_by) == (before.id, "Waste heat", By.HUMAN)
    assert after.size == 4
    # It joined when it came: nothing is left for the run to change.
    assert run.events == ()
    changes = [each.change for each in clustered.findings.history(before.id)]
    assert changes == [Change.BIRTH, Change.RENAME, Change.GROWTH]


def test_a_run_without_news_changes_nothing(clustered):
    before = clustered.findings.clusters()
    run = clustered.findings.run()
    assert run.events == ()
    assert clustered.findings.clusters() == before


def test_an_empty_name_hands_it_back_to_the_machine(clustered):
    [before] = clustered.findings.clusters()
    clustered.findings.rename(before.id, "Waste heat")
    clustered.findings.rename(before.id, "")
    assert clustered.findings.clusters() == [before]


def test_what_a_person_split_stays_split_and_totals_are_kept(clustered):
    [whole] = clustered.findings.clusters()
    first = clustered.findings.cluster(whole.id).passages[0].id
    born = clustered.findings.split(whole.id, [first], "Its own matter")
    clustered.findings.run()
    sizes = {each.id: each.size for each in clustered.findings.clusters()}
    assert sizes[born] == 1
    assert sum(sizes.values()) <= 3
    assert clustered.findings.cluster(born).summary.name == "Its own matter"


def test_what_a_person_merged_stays_merged(clustered):
    [whole] = clustered.findings.clusters()
    first = clustered.findings.cluster(whole.id).passages[0].id
    born = clustered.findings.split(whole.id, [first], "Its own matter")
    clustered.findings.merge(whole.id, born)
    clustered.findings.run()
    [again] = clustered.findings.clusters()
    assert (again.id, again.size) == (whole.id, 3)
    with pytest.raises(NotFound):
        clustered.findings.cluster(born)
    assert clustered.findings.history(born)[-1].change is Change.END


def test_hands_are_told_what_cannot_be(clustered):
    [whole] = clustered.findings.clusters()
    members = [each.id for each in clustered.findings.cluster(whole.id).passages]
    with pytest.raises(BadInput, match="cannot be merged with itself"):
        clustered.findings.merge(whole.id, whole.id)
    with pytest.raises(BadInput, match="not none and not all"):
        clustered.findings.split(whole.id, members, "All")
    with pytest.raises(BadInput, match="is not in cluster"):
        clustered.findings.split(whole.id, [members[0], 4], "Strangers")
    with pytest.raises(BadInput, match="needs a name"):
        clustered.findings.split(whole.id, members[:1], " ")


def test_statements_newer_than_the_run_are_counted(clustered):
    assert clustered.findings.newer() == 0
    tell(clustered, "Etwas ganz Neues steht hier.", {})
    assert clustered.findings.newer() == 1
    assert clustered.findings.last_run().corpus_size == 4


# Trends


def test_three_quarters_are_too_few_to_say_and_every_bin_opens(clustered):
    trends = clustered.findings.trends()
    assert [each.scope for each in trends] == ["theme"] * 5 + ["cluster"]
    last = trends[-1]
    assert last.verdict is Course.TOO_FEW
    assert [each.organisations for each in last.bins] == [3]
    assert len(last.bins[0].passage_ids) == last.bins[0].passages == 3


def test_an_empty_workspace_has_no_findings(workspace):
    workspace.catch_up()
    assert workspace.findings.candidates() == []
    assert workspace.findings.clusters() == []
    assert workspace.findings.trends() == []
    assert workspace.findings.last_run() is None
    assert workspace.findings.run().clusters == 0


# Themes by hand


def test_a_persons_theme_stays_through_runs_and_undo_brings_back_the_machines(clustered):
    before = clustered.note(1).passages[0]
    changed = clustered.teaching.assign(before.id, ["digitalisation", "sustainable-development"])
    assert [(each.slug, each.by) for each in changed.passage.themes] == [
        ("digitalisation", By.HUMAN),
        ("sustainable-development", By.HUMAN),
    ]
    clustered.catch_up()
    assert clustered.note(1).passages[0].themes == changed.passage.themes
    assert clustered.teaching.undo(before.id).passage.themes == before.themes
    with pytest.raises(BadInput, match="No one has changed"):
        clustered.teaching.undo(before.id)


@pytest.mark.parametrize(
    "slugs", [[], ["digitalisation", "digitalisation"], ["none", "digitalisation"]]
)
def test_a_choice_of_themes_that_makes_no_sense_is_refused(clustered, slugs):
    with pytest.raises(BadInput, match="no choice of themes"):
        clustered.teaching.assign(1, slugs)


def test_unknown_themes_and_statements_are_named(clustered):
    with pytest.raises(NotFound, match="There is no theme 'x'"):
        clustered.teaching.assign(1, ["x"])
    with pytest.raises(NotFound, match="There is no statement 999"):
        clustered.teaching.assign(999, ["none"])
