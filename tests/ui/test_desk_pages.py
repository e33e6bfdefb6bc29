"""Candidates, portfolio and review meeting as leadership uses them, without a browser."""

import shutil

import pytest
from drawn import draw, press, quotes, words
from plainly import plainly

from ideation.domain.decision import Verdict, WakeIf, WakeKind
from ideation.domain.plan import Instrument
from ideation.settings import Settings
from ideation.workspace import Workspace

FIRM = "Wir brauchen einen offenen Prüfstand für Blechteile in der Region, den alle nutzen dürfen."
LAB = "Wir möchten einen offenen Prüfstand für Blechteile in der Region gemeinsam betreiben."
CLUB = "Wir hätten gern einen offenen Prüfstand für Blechteile in der Region, das wäre schön."
# A second idea, so that two can be compared.
FORGE = "Nous voulons une forge mobile pour les apprentis du village."
VILLAGE = (
    "Nous voudrions, avec les voisins, une forge mobile pour les apprentis de tout le village."
)
NOTES = (
    (FIRM, "Kolbenwerk GmbH", "firm", "Wood"),
    (LAB, "Institut Aeolia", "research", "Wood"),
    (FORGE, "Forge du Val SA", "firm", "CleanTech"),
    (VILLAGE, "Commune de Valette", "public", None),
)


@pytest.fixture(scope="module")
def built(tmp_path_factory, learned_once):
    """A workspace with two ideas, to be copied."""
    folder = tmp_path_factory.mktemp("desk")
    workspace = Workspace(folder, Settings(encoder="hashing"))
    with plainly():
        for text, name, category, sector in NOTES:
            party = {"organisations": [{"name": name, "category": category}]}
            fields = {"date": "2026-05-04", **party, **({"sector": sector} if sector else {})}
            workspace.door.take_text(text, fields)
        workspace.catch_up()
        workspace.findings.run()
    return folder


@pytest.fixture
def desk(built, home):
    shutil.copytree(built, home, dirs_exist_ok=True)
    (home / "settings.toml").write_text('person = "T. Adeyemi"\n', encoding="utf-8")
    return Workspace.open(home)


@pytest.fixture
def ids(desk):
    """The ids of the bench and of the forge."""
    found = {each.claim: int(each.id) for each in desk.findings.candidates()}
    bench = next(each for claim, each in found.items() if claim in (FIRM, LAB))
    forge = next(each for claim, each in found.items() if claim in (FORGE, VILLAGE))
    return bench, forge


def tell(workspace, text, name, category):
    organisations = [{"name": name, "category": category}]
    workspace.door.take_text(text, {"date": "2026-06-08", "organisations": organisations})
    workspace.catch_up()
    workspace.findings.run()


def test_every_card_names_what_is_missing_for_the_next_stage(desk, ids):
    shown = words(draw("candidates"))
    assert shown.count("a name or a claim in a person's words") == 2
    assert "1 backed" not in shown


def test_the_board_has_a_column_for_each_stage_and_opens_its_cards(desk, ids):
    bench, _ = ids
    desk.desk.decide(bench, Verdict.HOLD, "no money")
    test = draw("candidates", view="board")
    assert not test.exception
    shown = words(test)
    for stage in ("captured", "backed", "shaped", "candidate", "decided"):
        assert f"**{stage}**" in shown
    assert "3 of 3 lights" in shown
    test.button(key=f"board.{bench}.open").click().run()
    assert test.query_params["candidate"] in (str(bench), [str(bench)])
    assert "Ledger" in words(test)


@pytest.mark.parametrize(
    ("address", "left"),
    [
        ({"sector": "Wood"}, "bench"),
        ({"sector": "none"}, None),
        ({"find": "FORGE Mobile"}, "forge"),
        ({"find": "forge nulle part"}, None),
        ({"stage": "shaped"}, None),
        ({"instrument": "study"}, "bench"),
        ({"instrument": "none"}, "forge"),
    ],
)
def test_filters_in_the_address_leave_what_fits(desk, ids, address, left):
    bench, forge = ids
    desk.desk.set_line(bench, {"step": "Measure", "instrument": Instrument.STUDY})
    test = draw("candidates", **address)
    assert not test.exception
    open_buttons = {each.key for each in test.button if str(each.key).endswith(".open")}
    wanted = {"bench": {bench}, "forge": {forge}, None: set()}[left]
    assert {key for key in open_buttons if key.startswith("candidates.")} == {
        f"candidates.{each}.open" for each in wanted
    }


def test_two_candidates_stand_side_by_side(desk, ids):
    bench, forge = ids
    test = draw("candidates", a=bench, b=forge)
    assert not test.exception
    assert any(text in quotes(test) for text in (FIRM, LAB))
    assert any(text in quotes(test) for text in (FORGE, VILLAGE))
    press(test, "All candidates")
    assert "a" not in test.query_params


@pytest.mark.parametrize(
    ("language", "said"), [("de", "Zwei nebeneinander"), ("fr", "Deux côte à côte")]
)
def test_side_by_side_speaks_the_readers_language(desk, ids, language, said):
    test = draw("candidates", language, a=ids[0], b=ids[1])
    assert said in words(test)
    assert "Another voice" not in words(test)


def test_a_candidate_compared_with_itself_is_asked_for_another(desk, ids):
    test = draw("candidates", a=ids[0], b=ids[0])
    assert "two different" in " ".join(each.value for each in test.info)


def test_what_woke_is_announced_with_the_statement_that_woke_it(desk, ids):
    bench, _ = ids
    wake = [WakeIf(kind=WakeKind.BACKER)]
    desk.desk.decide(bench, Verdict.HOLD, "too few", wake_if=wake)
    assert "open again" not in words(draw("candidates"))
    tell(desk, CLUB, "Blechverein e.V.", "association")
    test = draw("candidates")
    assert next(each.label for each in test.expander) == "1 decision is open again"
    assert "a further organisation backs it (Blechverein e.V.)" in words(test)
    opened = draw("candidates", candidate=bench)
    assert CLUB in quotes(opened)
    assert "too few" in words(opened)


def test_a_decision_on_the_page_keeps_condition_and_name_and_can_be_taken_back(desk, ids):
    bench, _ = ids
    key = f"candidate.{bench}"
    test = draw("candidates", candidate=bench)
    test.text_area(key=f"{key}.reason.0").set_value("no public money")
    test.multiselect(key=f"{key}.0.wake").set_value([WakeKind.PUBLIC])
    test.text_input(key=f"{key}.who.0").set_value("A. Brandt")
    test.button(key=f"{key}.save").click().run()
    assert not test.exception
    [decision] = desk.findings.candidate(bench).decisions
    assert (decision.reason, decision.who) == ("no public money", "A. Brandt")
    assert [each.kind for each in decision.wake_if] == [WakeKind.PUBLIC]
    assert "Wakes if: a public or research partner" in words(test)
    test.button(key=f"{key}.undo").click().run()
    assert "taken back by T. Adeyemi" in words(test)
    assert desk.findings.candidate(bench).candidate.decision is None


def test_a_condition_without_its_day_is_refused_with_a_sentence(desk, ids):
    bench, _ = ids
    key = f"candidate.{bench}"
    test = draw("candidates", candidate=bench)
    test.text_area(key=f"{key}.reason.0").set_value("later")
    test.multiselect(key=f"{key}.0.wake").set_value([WakeKind.DATE])
    test.button(key=f"{key}.save").click().run()
    assert "Choose the day" in words(test)
    assert desk.findings.candidate(bench).decisions == ()


def test_a_claim_and_a_line_of_a_plan_shape_an_idea_on_the_page(desk, ids):
    bench, _ = ids
    key = f"candidate.{bench}.plan"
    test = draw("candidates", candidate=bench)
    test.text_area(key=f"{key}.claim").set_value("One bench for all")
    test.button(key=f"{key}.shape").click().run()
    assert "One bench for all" in words(test)
    test.text_input(key=f"{key}.form.0.0.step").set_value("Call both")
    test.text_input(key=f"{key}.form.0.0.owner").set_value("M. Lund")
    test.multiselect(key=f"{key}.form.0.0.programmes").set_value(["Fit 4 Resilience"])
    test.button(key=f"{key}.save").click().run()
    assert not test.exception
    assert desk.findings.candidate(bench).candidate.own_claim.text == "One bench for all"
    assert "Call both" in words(test)
    assert "Fit 4 Resilience: ended on 31" in words(test)
    test.button(key=f"{key}.1.done").click().run()
    assert [each.status.value for each in desk.desk.plans([bench])[0].lines] == ["done"]
    test.button(key=f"{key}.undo").click().run()
    assert [each.status.value for each in desk.desk.plans([bench])[0].lines] == ["open"]


def test_the_portfolio_counts_and_shows_gaps(desk, ids):
    test = draw("portfolio")
    assert not test.exception
    shown = words(test)
    assert "2 candidates. Each count opens its candidates" in shown
    assert "backed · 2" in shown
    assert "CleanTech · 1" in shown
    assert "HealthTech · none" in shown


def test_who_fed_a_decided_idea_is_marked_as_told(desk, ids):
    bench, _ = ids
    assert "nobody waits for word" in words(draw("portfolio", view="return"))
    desk.desk.decide(bench, Verdict.ADVANCE, "ready")
    test = draw("portfolio", view="return")
    assert "2 organisations have heard nothing yet" in words(test)
    press(test, "Mark as told")
    assert "1 organisation has heard nothing yet" in words(test)
    press(test, "Undo")
    assert "2 organisations have heard nothing yet" in words(test)


def test_goals_are_edited_on_the_page_and_undone(desk, ids):
    test = draw("portfolio", view="goals")
    test.text_input(key="goals.0.en.name").set_value("Quiet streets")
    test.button(key="goals.0.save").click().run()
    assert "Quiet streets" in words(test)
    test.button(key="goals.undo").click().run()
    assert "Quiet streets" not in words(test)


def test_a_meeting_goes_card_by_card_decides_live_and_ends_with_minutes(desk, ids):
    test = draw("meeting")
    assert set(test.multiselect(key="meeting.choose").value) == set(ids)
    test.button(key="meeting.start").click().run()
    assert not test.exception
    first = int(test.query_params["ids"][0].split(".")[0])
    assert "1 of 2" in words(test)
    test.button(key=f"meeting.{first}.verdict.hold").click().run()
    test.text_input[0].set_value("no money yet")
    press(test, "Record: Hold")
    assert "2 of 2" in words(test)
    test.button(key="meeting.next").click().run()
    assert not test.exception
    assert "1 of 2 decided" in words(test)
    assert "no money yet" in words(test)
    assert "not decided" in words(test)
    [decision] = desk.findings.candidate(first).decisions
    assert (decision.verdict, decision.reason) == (Verdict.HOLD, "no money yet")


def test_a_verdict_without_a_reason_is_not_recorded(desk, ids):
    bench, _ = ids
    test = draw("meeting", ids=str(bench))
    test.button(key=f"meeting.{bench}.verdict.drop").click().run()
    press(test, "Record: Drop")
    assert "needs a reason" in words(test)
    assert desk.findings.candidate(bench).decisions == ()


def test_the_keys_of_a_meeting_are_bound(desk, ids):
    bench, _ = ids
    test = draw("meeting", ids=str(bench))
    bound = {each.key: each.proto.shortcut for each in test.button if each.proto.shortcut}
    assert bound == {
        "meeting.previous": "left",
        "meeting.next": "right",
        f"meeting.{bench}.verdict.advance": "1",
        f"meeting.{bench}.verdict.hold": "2",
        f"meeting.{bench}.verdict.drop": "3",
    }


@pytest.mark.parametrize("page", ["portfolio", "meeting"])
def test_an_empty_workspace_offers_the_sample_notes(home, page):
    test = draw(page)
    assert not test.exception
    assert "This workspace holds no notes yet." in words(test)
