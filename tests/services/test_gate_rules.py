"""The agency's own rules: versions with reasons, and what a change would flip before it is kept."""

import time

import pytest

from ideation.domain.rules import GateRules, Side
from ideation.errors import BadInput, NotFound
from ideation.services.deciding.gate_rules import changed

pytestmark = pytest.mark.usefixtures("plain_words")

FIRM = "Wir brauchen einen offenen Prüfstand für Blechteile in der Region, den alle nutzen dürfen."
LAB = "Wir möchten einen offenen Prüfstand für Blechteile in der Region gemeinsam betreiben."


def party(name, category="firm"):
    return {"organisations": [{"name": name, "category": category}]}


@pytest.fixture
def two(workspace):
    """A firm and a research body want the same."""
    workspace.door.take_text(FIRM, {"date": "2026-03-02", **party("Kolbenwerk GmbH")})
    workspace.door.take_text(LAB, {"date": "2026-05-04", **party("Institut Aeolia", "research")})
    workspace.catch_up()
    workspace.findings.run()
    return workspace


def test_the_settings_give_the_first_version(workspace):
    [first] = workspace.leadership.rules_history()
    assert (first.id, first.at, first.rules) == (None, None, GateRules())
    assert workspace.leadership.rules == GateRules()


def test_a_preview_tells_what_flips_and_stores_nothing(two):
    preview = two.leadership.preview_rules({"independent": 3})
    assert (preview.passing_before, preview.passing_after) == (1, 0)
    [flip] = preview.flips
    assert flip.turned_off == ("independent",)
    assert (flip.passed, flip.passes) == (True, False)
    assert two.leadership.rules == GateRules()
    assert len(two.leadership.rules_history()) == 1


def test_a_change_counts_at_once_and_the_preview_told_it(two):
    preview = two.leadership.preview_rules({"independent": 3})
    two.leadership.set_rules({"independent": 3}, "too many pass", who="Anouk Perl")
    [candidate] = two.findings.candidates()
    assert not candidate.gate.independent.on
    assert "At least 3" in candidate.gate.independent.rule
    assert preview.passing_after == sum(each.passes for each in two.findings.candidates())
    newest, first = two.leadership.rules_history()
    assert (newest.rules.independent, newest.who, newest.reason) == (
        3,
        "Anouk Perl",
        "too many pass",
    )
    assert first.rules.independent == 2


def test_going_back_is_a_version_of_its_own(two):
    two.leadership.set_rules({"independent": 3}, "stricter")
    two.leadership.set_rules({"independent": 2}, "as before")
    assert [each.rules.independent for each in two.leadership.rules_history()] == [2, 3, 2]
    assert [each.passes for each in two.findings.candidates()] == [True]


def test_a_change_needs_a_reason_and_a_difference(two):
    with pytest.raises(BadInput, match="needs a reason"):
        two.leadership.set_rules({"independent": 3}, "  ")
    two.leadership.set_rules({"independent": 3}, "stricter")
    with pytest.raises(BadInput, match="already count"):
        two.leadership.set_rules({"independent": 3}, "again")
    assert len(two.leadership.rules_history()) == 2


def test_weights_are_shares_and_move_scores_only(two):
    [before] = two.findings.candidates()
    preview = two.leadership.preview_rules({"weight.breadth": 100})
    assert preview.flips == ()
    two.leadership.set_rules({"weight.breadth": 100}, "breadth above all")
    [after] = two.findings.candidates()
    assert sum(two.leadership.rules.weights.values()) == pytest.approx(1, abs=0.001)
    assert abs(after.score - after.score_parts["breadth"].value) <= 2
    assert after.score != before.score
    assert after.gate == before.gate


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"independent": 1}, "independent = 1 does not fit"),
        ({"independent": "many"}, "independent = many does not fit"),
        ({"sectors": -2}, "does not fit"),
        ({"recent_days": 10**9}, "does not fit"),
        ({"associations": "left"}, "no side"),
        ({"by_sectors": "maybe"}, "neither yes nor no"),
        ({"weight.breadth": -1}, "no weight"),
        ({"weight.breadth": "nan"}, "no weight"),
        ({"weight.beauty": 1}, "no part 'beauty'"),
        ({"weights": 1}, "no rule 'weights'"),
        ({"dependent": 1}, "no rule 'dependent'"),
        ({f"weight.{name}": 0 for name in GateRules().weights}, "All weights are zero"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused_with_a_sentence(changes, said):
    with pytest.raises(BadInput, match=said):
        changed(GateRules(), changes)


def test_each_rule_is_read_as_people_write_it():
    rules = changed(
        GateRules(), {"associations": "Private", "by_sectors": "no", "recent_days": "90"}
    )
    assert (rules.associations, rules.by_sectors, rules.recent_days) == (Side.PRIVATE, False, 90)


# Score


def test_a_rank_is_never_a_bare_number(two):
    [candidate] = two.findings.candidates()
    assert candidate.firmness is not None
    assert (candidate.firmness.moves, candidate.firmness.best, candidate.firmness.worst) == (
        0,
        1,
        1,
    )
    assert candidate.firmness.draws > 100


def test_fit_names_the_nearest_goal(two):
    [candidate] = two.findings.candidates()
    fit = candidate.score_parts["fit"]
    assert 0 <= fit.value <= 100
    assert fit.near in {each.name("en") for each in two.desk.goal_library()}
    assert set(fit.passage_ids) <= set(candidate.passage_ids)


def test_an_earlier_flagship_like_it_takes_the_novelty_away(two):
    [before] = two.findings.candidates()
    assert (before.score_parts["novelty"].value, before.score_parts["novelty"].near) == (100, None)
    kept = two.leadership.add_precedent("Blechlabor", f"{FIRM} {LAB}")
    [after] = two.findings.candidates()
    assert after.score_parts["novelty"].near == "Blechlabor"
    assert after.score_parts["novelty"].value < 20
    two.leadership.remove_precedent(kept.id)
    assert two.findings.candidates() == [before]
    two.leadership.restore_precedent(kept.id)
    assert two.findings.candidates() == [after]


def test_a_precedent_needs_name_and_sentence_and_is_kept_once(workspace):
    with pytest.raises(BadInput, match="name and a sentence"):
        workspace.leadership.add_precedent("Blechlabor", " ")
    workspace.leadership.add_precedent("Blechlabor", "A shared laboratory for sheet metal.")
    with pytest.raises(BadInput, match="on the list already"):
        workspace.leadership.add_precedent("BLECHLABOR", "Again.")
    with pytest.raises(NotFound, match="no earlier flagship 77"):
        workspace.leadership.remove_precedent(77)
    assert [each.name for each in workspace.leadership.precedents()] == ["Blechlabor"]


# The desk is kept while nothing changes


def test_what_anybody_changes_is_seen_at_once(two):
    [candidate] = two.findings.candidates()
    # What was written within the step of a file's time may still be followed by more unseen.
    time.sleep(0.05)
    assert two.findings.docket() is two.findings.docket()
    two.remove_note(2)
    assert two.findings.candidates() == []
    two.restore_note(2)
    assert [each.id for each in two.findings.candidates()] == [candidate.id]
