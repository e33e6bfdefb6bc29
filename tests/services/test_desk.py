"""The desk end to end: shapes, decisions that wake, plans, goals, the mix, whom to tell."""

import shutil
from datetime import UTC, date, datetime, timedelta

import pytest
from plainly import plainly

from ideation.domain.candidate import Lack, Stage
from ideation.domain.decision import Verdict, WakeIf, WakeKind
from ideation.domain.plan import Instrument, PlanStatus
from ideation.errors import BadInput, NotAllowed, NotFound
from ideation.services.deciding.decisions import read_condition
from ideation.services.rights import Role
from ideation.settings import Settings
from ideation.workspace import Workspace

pytestmark = pytest.mark.usefixtures("plain_words")

FIRM = "Wir brauchen einen offenen Prüfstand für Blechteile in der Region, den alle nutzen dürfen."
LAB = "Wir möchten einen offenen Prüfstand für Blechteile in der Region gemeinsam betreiben."
OTHER_FIRM = "Wir hätten gern einen offenen Prüfstand für Blechteile in der Region, auch für uns."
START = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


class Now:
    """A clock that moves when a test says so."""

    def __init__(self):
        self.at = START

    def __call__(self):
        return self.at


@pytest.fixture
def now():
    return Now()


@pytest.fixture
def workspace(home, now, learned_once):
    return opened(home, now)


def opened(home, now):
    return Workspace(home, Settings(encoder="hashing", person="T. Adeyemi"), clock=now)


def tell(workspace, text, name, category="firm", **more):
    organisations = [{"name": name, "category": category}]
    fields = {"date": "2026-05-04", "organisations": organisations, **more}
    workspace.door.take_text(text, fields)
    workspace.catch_up()
    workspace.findings.run()


@pytest.fixture(scope="module")
def built(tmp_path_factory, learned_once):
    """An idea that two firms want, in a folder to be copied."""
    home = tmp_path_factory.mktemp("desk")
    with plainly():
        workspace = opened(home, Now())
        contact = {"name": "Anna Weber", "organisation": "Kolbenwerk GmbH"}
        tell(workspace, FIRM, "Kolbenwerk GmbH", sector="Wood", contacts=[contact])
        tell(workspace, OTHER_FIRM, "Blechfabrik AG", sector="CleanTech")
    return home


@pytest.fixture
def one(built, home, now):
    """The same, free to be changed."""
    shutil.copytree(built, home)
    return opened(home, now)


@pytest.fixture
def idea(one):
    [found] = one.findings.candidates()
    return int(found.id)


def now_of(workspace, idea):
    return workspace.findings.candidate(idea).candidate


def organisation(workspace, name):
    return next(each.id for each in workspace.people.organisations() if each.name == name)


# Stages


def test_only_people_bring_an_idea_from_backed_to_shaped(one, idea):
    assert now_of(one, idea).stage is Stage.BACKED
    assert [each.lack for each in now_of(one, idea).missing] == [Lack.NAME, Lack.PLAN]
    one.desk.shape(idea, claim="A test bench for sheet metal that all may use.")
    one.desk.set_line(idea, {"step": "Call both firms"})
    assert [each.lack for each in now_of(one, idea).missing] == [Lack.PLAN]
    one.desk.set_line(idea, {"owner": "M. Lund"}, number=1)
    shaped = now_of(one, idea)
    assert shaped.stage is Stage.SHAPED
    assert shaped.own_claim.text == "A test bench for sheet metal that all may use."
    assert shaped.own_claim.who == "T. Adeyemi"
    assert shaped.claim in (FIRM, OTHER_FIRM)
    assert [each.lack for each in shaped.missing] == [Lack.PUBLIC]
    tell(one, LAB, "Institut Aeolia", "research")
    assert now_of(one, idea).stage is Stage.CANDIDATE
    one.desk.decide(idea, Verdict.ADVANCE, "ready")
    assert now_of(one, idea).stage is Stage.DECIDED


def test_runs_and_proposals_move_no_stage(one, idea):
    """Finding anew, and accepting nothing of the inbox, leaves every stage where people put it."""
    one.desk.shape(idea, name="Shared bench")
    one.desk.set_line(idea, {"step": "Call", "owner": "M. Lund"})
    before = [(each.id, each.stage) for each in one.findings.candidates(every=True)]
    one.findings.run()
    one.catch_up()
    assert [(each.id, each.stage) for each in one.findings.candidates(every=True)] == before


def test_a_name_by_a_person_shapes_too_and_is_kept_by_runs(one, idea):
    one.desk.shape(idea, name="Shared bench")
    one.findings.run()
    assert now_of(one, idea).name == "Shared bench"
    assert [each.lack for each in now_of(one, idea).missing] == [Lack.PLAN]
    one.desk.shape(idea, name="")
    assert now_of(one, idea).name != "Shared bench"


def test_a_claim_can_be_taken_back_to_the_one_before(one, idea):
    one.desk.shape(idea, claim="First words")
    one.desk.shape(idea, claim="Better words")
    one.desk.undo_claim(idea)
    assert now_of(one, idea).own_claim.text == "First words"
    one.desk.undo_claim(idea)
    assert now_of(one, idea).own_claim is None
    with pytest.raises(BadInput, match="No one has given idea"):
        one.desk.undo_claim(idea)


def test_a_struck_line_shapes_nothing(one, idea):
    one.desk.shape(idea, name="Shared bench")
    one.desk.set_line(idea, {"step": "Call", "owner": "M. Lund"})
    one.desk.set_line(idea, {"status": PlanStatus.STRUCK}, number=1)
    assert now_of(one, idea).stage is Stage.BACKED
    one.desk.undo_line(idea)
    assert now_of(one, idea).stage is Stage.SHAPED


# Decisions


def test_a_new_backer_opens_a_held_idea_the_same_day(one, idea, now):
    one.desk.decide(idea, Verdict.HOLD, "one side only", wake_if=[read_condition("public")])
    assert now_of(one, idea).stage is Stage.DECIDED
    assert one.desk.woken() == []
    now.at += timedelta(hours=2)
    tell(one, LAB, "Institut Aeolia", "research")
    [woken] = one.desk.woken()
    [because] = woken.woken
    assert because.condition.kind is WakeKind.PUBLIC
    assert because.organisation_ids == (organisation(one, "Institut Aeolia"),)
    passages = one.findings.candidate(idea).material.passages
    assert [passages[each].text for each in because.passage_ids] == [LAB]
    assert woken.stage is not Stage.DECIDED
    assert woken.decision.verdict is Verdict.HOLD


def test_a_new_decision_closes_what_was_woken(one, idea):
    one.desk.decide(idea, Verdict.HOLD, "one side only", wake_if=[read_condition("backer")])
    tell(one, LAB, "Institut Aeolia", "research")
    assert one.desk.woken()
    one.desk.decide(idea, Verdict.HOLD, "still no money", wake_if=[read_condition("backer")])
    assert one.desk.woken() == []
    assert now_of(one, idea).stage is Stage.DECIDED


def test_a_day_opens_a_decision_by_itself(one, idea, now):
    one.desk.decide(idea, Verdict.DROP, "too early", wake_if=[read_condition("date:2027-01-15")])
    assert now_of(one, idea).woken == ()
    now.at = datetime(2027, 1, 15, 0, 1, tzinfo=UTC)
    assert [each.condition.day for each in now_of(one, idea).woken] == [date(2027, 1, 15)]


def test_a_given_organisation_that_speaks_opens_a_decision(one, idea):
    tell(one, "Die Kantine bekommt neue Fenster.", "Institut Aeolia", "research")
    lab = organisation(one, "Institut Aeolia")
    held = read_condition(f"organisation:{lab}")
    one.desk.decide(idea, Verdict.HOLD, "what does the lab say?", wake_if=[held])
    assert one.desk.woken() == []
    tell(one, LAB, "Institut Aeolia", "research")
    [woken] = one.desk.woken()
    assert woken.woken[0].organisation_ids == (lab,)


def test_a_decision_taken_back_stays_on_record_and_the_one_before_counts(one, idea, now):
    first = one.desk.decide(idea, Verdict.HOLD, "no money", who="A. Brandt")
    one.desk.decide(idea, Verdict.DROP, "a mistake")
    now.at += timedelta(minutes=5)
    gone = one.desk.take_back(idea, who="A. Brandt")
    assert (gone.verdict, gone.undone_by, gone.undone_at) == (Verdict.DROP, "A. Brandt", now.at)
    opened = one.findings.candidate(idea)
    assert [each.reason for each in opened.decisions] == ["no money", "a mistake"]
    assert opened.candidate.decision.id == first.id
    assert [each.who for each in opened.decisions] == ["A. Brandt", "T. Adeyemi"]
    one.desk.take_back(idea)
    assert now_of(one, idea).stage is Stage.BACKED
    with pytest.raises(BadInput, match="No decision stands"):
        one.desk.take_back(idea)


def test_who_decided_is_the_role_where_nobody_is_named(home, now, one, idea):
    nameless = Workspace(home, Settings(encoder="hashing"), clock=now, role=Role.LEADERSHIP)
    assert nameless.desk.decide(idea, Verdict.HOLD, "no money").who == "leadership"


def test_an_analyst_shapes_but_does_not_decide(home, now, one, idea):
    analyst = Workspace(home, Settings(encoder="hashing"), clock=now, role=Role.ANALYST)
    analyst.desk.shape(idea, claim="A bench for all")
    with pytest.raises(NotAllowed):
        analyst.desk.decide(idea, Verdict.HOLD, "no money")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("soon", "There is no condition 'soon'"),
        ("date", "lacks its day or id"),
        ("date:tomorrow", "lacks its day or id"),
        ("organisation:x", "lacks its day or id"),
    ],
)
def test_conditions_that_say_nothing_are_refused(written, said):
    with pytest.raises(BadInput, match=said):
        read_condition(written)


def test_impossible_conditions_leave_nothing_behind(one, idea):
    with pytest.raises(BadInput, match="has come already"):
        one.desk.decide(idea, Verdict.HOLD, "x", wake_if=[read_condition("date:2026-11-22")])
    with pytest.raises(NotFound, match="There is no organisation 99"):
        one.desk.decide(idea, Verdict.HOLD, "x", wake_if=[read_condition("organisation:99")])
    assert one.findings.candidate(idea).decisions == ()


@pytest.mark.parametrize("written", ["backer", "public", "date:2027-01-15", "organisation:7"])
def test_a_condition_is_written_as_it_is_read(written):
    assert read_condition(written).written() == written


def test_the_same_condition_twice_is_one(one, idea):
    twice = [WakeIf(kind=WakeKind.BACKER)] * 2
    assert len(one.desk.decide(idea, Verdict.HOLD, "x", wake_if=twice).wake_if) == 1


# Plans and goals


def test_a_plan_keeps_its_history_and_every_change_can_be_undone(one, idea):
    given = {
        "step": " Visit the hall ",
        "owner": "M. Lund",
        "due": date(2027, 2, 1),
        "instrument": Instrument.EVENT,
        "goals": (1, 2),
        "programmes": ("Fit 4 Innovation",),
    }
    line = one.desk.set_line(idea, given)
    assert (line.number, line.step, line.goals) == (1, "Visit the hall", (1, 2))
    one.desk.set_line(idea, {"status": PlanStatus.DONE}, number=1)
    one.desk.set_line(idea, {"step": "Write to the ministry"})
    [plan] = one.desk.plans()
    assert [(each.number, each.status) for each in plan.lines] == [
        (1, PlanStatus.DONE),
        (2, PlanStatus.OPEN),
    ]
    assert plan.lines[0].owner == "M. Lund"
    one.desk.undo_line(idea)
    plan = one.desk.undo_line(idea)
    assert plan.lines == (line,)
    assert len(plan.acts) == 3
    assert one.desk.set_line(idea, {"step": "Another"}).number == 3


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"step": " "}, "needs a next step"),
        ({"step": "a", "goals": (99,)}, "There is no goal 99"),
        ({"step": "a", "programmes": ("Fit 4 Nothing",)}, "holds no programme"),
    ],
)
def test_a_line_that_makes_no_sense_is_refused_whole(one, idea, given, said):
    with pytest.raises(BadInput, match=said):
        one.desk.set_line(idea, given)
    assert one.desk.plans() == []


def test_plans_of_nothing_are_named(one, idea):
    with pytest.raises(NotFound, match="There is no idea 77"):
        one.desk.plans([77])
    with pytest.raises(NotFound, match="has no line 4"):
        one.desk.set_line(idea, {"step": "a"}, number=4)
    with pytest.raises(BadInput, match="No one has changed the plan"):
        one.desk.undo_line(idea)


def test_the_library_of_goals_is_the_agencys_to_edit(workspace):
    shipped = workspace.desk.goal_library()
    assert all(set(each.names) == set(each.texts) == {"en", "de", "fr"} for each in shipped)
    added = workspace.desk.set_goal({"de": "Wald"}, {})
    assert added.name("fr") == "Wald"
    workspace.desk.set_goal({"en": "Common halls"}, {}, goal_id=1)
    workspace.desk.remove_goal(2)
    names = {
        each.id: each.name("en")
        for each in workspace.desk.goals("en") and (workspace.desk.goal_library())
    }
    assert names[1] == "Common halls"
    assert 2 not in names
    assert workspace.desk.goal_library()[0].name("de") == shipped[0].name("de")
    for _ in range(3):
        workspace.desk.undo_goal()
    assert workspace.desk.goal_library() == shipped
    with pytest.raises(BadInput, match="No one has changed the goals"):
        workspace.desk.undo_goal()


def test_a_goal_needs_words_in_a_language_we_have(workspace):
    with pytest.raises(BadInput, match="needs a name"):
        workspace.desk.set_goal({"en": " "}, {})
    with pytest.raises(BadInput, match="not written in 'pt'"):
        workspace.desk.set_goal({"pt": "Dados"}, {})
    with pytest.raises(NotFound, match="There is no goal 99"):
        workspace.desk.remove_goal(99)


# The mix


def test_every_count_of_the_mix_opens_its_candidates(one, idea):
    one.desk.set_line(idea, {"step": "Call", "instrument": Instrument.STUDY})
    found = one.desk.portfolio()
    counts = {
        part: {each.key: each.candidate_ids for each in getattr(found, part)}
        for part in ("stages", "themes", "sectors", "instruments")
    }
    assert found.candidates == 1
    assert counts["stages"]["backed"] == (idea,)
    assert counts["stages"]["decided"] == ()
    # Two backers of two sectors: it counts in both, and the others are gaps.
    assert {key for key, ids in counts["sectors"].items() if ids} == {"Wood", "CleanTech"}
    assert counts["sectors"]["HealthTech"] == ()
    assert counts["instruments"]["study"] == (idea,)
    assert sum(len(ids) for ids in counts["themes"].values()) == 1


# The return loop


def test_whoever_fed_a_decided_idea_is_to_be_told_once(one, idea, now):
    assert one.desk.returns() == []
    one.desk.decide(idea, Verdict.ADVANCE, "ready")
    [found] = one.desk.returns()
    owed = {each.organisation.name: each for each in found.owed}
    assert set(owed) == {"Kolbenwerk GmbH", "Blechfabrik AG"}
    firm = owed["Kolbenwerk GmbH"]
    assert [found.material.passages[each].text for each in firm.passage_ids] == [FIRM]
    assert [each.name for each in firm.contacts] == ["Anna Weber"]
    assert (firm.last_contact, firm.told) == (date(2026, 5, 4), None)
    now.at += timedelta(days=1)
    one.desk.tell(idea, firm.organisation.id, contact_id=firm.contacts[0].id)
    [found] = one.desk.returns()
    assert [each.told is None for each in found.owed] == [True, False]
    assert found.owed[-1].told.day == date(2026, 11, 23)
    assert found.owed[-1].told.contact_id == firm.contacts[0].id
    now.at += timedelta(days=1)
    one.desk.decide(idea, Verdict.DROP, "no hall")
    last = {each.organisation.name: each for each in one.desk.returns()[0].owed}
    assert last["Kolbenwerk GmbH"].told is None
    assert last["Kolbenwerk GmbH"].earlier.day == date(2026, 11, 23)


def test_that_somebody_was_told_can_be_undone(one, idea):
    one.desk.decide(idea, Verdict.ADVANCE, "ready")
    firm = organisation(one, "Kolbenwerk GmbH")
    one.desk.tell(idea, firm, day=date(2026, 11, 20))
    one.desk.untell(idea, firm)
    assert all(each.told is None and each.earlier is None for each in one.desk.returns()[0].owed)
    with pytest.raises(BadInput, match="was not told"):
        one.desk.untell(idea, firm)


def test_what_an_organisation_heard_stays_heard_when_it_is_merged(one, idea):
    one.desk.decide(idea, Verdict.ADVANCE, "ready")
    tell(one, "Die Halle ist kalt.", "Kolbenwerke")
    firm, twice = organisation(one, "Kolbenwerk GmbH"), organisation(one, "Kolbenwerke")
    one.desk.tell(idea, firm)
    one.people.merge(twice, firm)
    owed = {each.organisation.id: each for each in one.desk.returns(only=idea)[0].owed}
    assert owed[twice].told is not None
    one.desk.untell(idea, twice)
    assert all(each.told is None for each in one.desk.returns(only=idea)[0].owed)


def test_a_condition_on_an_organisation_holds_for_the_one_it_was_merged_into(one, idea):
    tell(one, "Die Kantine bekommt neue Fenster.", "Inst. Aeolia", "research")
    gone = organisation(one, "Inst. Aeolia")
    held = [read_condition(f"organisation:{gone}")]
    one.desk.decide(idea, Verdict.HOLD, "what does the lab say?", wake_if=held)
    tell(one, LAB, "Institut Aeolia", "research")
    assert one.desk.woken() == []
    one.people.merge(organisation(one, "Institut Aeolia"), gone)
    assert [int(each.id) for each in one.desk.woken()] == [idea]


def test_telling_what_cannot_be_told_is_refused(one, idea):
    firm = organisation(one, "Kolbenwerk GmbH")
    with pytest.raises(BadInput, match="Nothing was decided"):
        one.desk.tell(idea, firm)
    one.desk.decide(idea, Verdict.ADVANCE, "ready")
    with pytest.raises(BadInput, match="has not come yet"):
        one.desk.tell(idea, firm, day=date(2027, 1, 1))
    with pytest.raises(NotFound, match="There is no organisation 99"):
        one.desk.tell(idea, 99)
    with pytest.raises(NotFound, match="There is no contact 99"):
        one.desk.tell(idea, firm, contact_id=99)


# Review meetings


def test_a_meeting_takes_what_waits_woken_first_and_no_more_than_seven(one, idea):
    assert [int(each.id) for each in one.desk.agenda()] == [idea]
    one.desk.decide(idea, Verdict.HOLD, "no")
    assert one.desk.agenda() == []
    assert [int(each.id) for each in one.desk.agenda([idea, idea])] == [idea]
    with pytest.raises(BadInput, match="7 candidates at most, not 8"):
        one.desk.agenda(range(8))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["hold", "no money yet", "when a public or research body backs it"]),
        ("de", ["zurückstellen", "no money yet", "öffentliche Stelle"]),
        ("fr", ["mettre en attente", "no money yet", "organisme public"]),
    ],
)
def test_minutes_hold_what_was_decided_with_the_quote(one, idea, language, words):
    from ideation.reports.formats import render

    one.desk.set_line(idea, {"step": "Call both firms", "owner": "M. Lund"})
    one.desk.decide(idea, Verdict.HOLD, "no money yet", wake_if=[read_condition("public")])
    report = one.desk.minutes(one.desk.agenda([idea]), language=language)
    text = render(report, "md").decode("utf-8")
    for each in (*words, "Call both firms", "M. Lund", "T. Adeyemi", "Blechteile"):
        assert each in text
    assert render(report, "md") == render(
        one.desk.minutes(one.desk.agenda([idea]), language=language), "md"
    )


def test_minutes_say_where_nothing_was_decided_and_what_was_taken_back(one, idea):
    from ideation.reports.formats import render

    def written():
        return render(one.desk.minutes(one.desk.agenda([idea])), "md").decode("utf-8")

    assert "no decision was taken" in written()
    one.desk.decide(idea, Verdict.DROP, "a mistake")
    one.desk.take_back(idea)
    assert "taken back: drop" in written()
    with pytest.raises(BadInput, match="not written in 'pt'"):
        one.desk.minutes([], language="pt")
