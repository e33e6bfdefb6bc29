"""Every service that touches the store names the right it needs, and it is asked for."""

import importlib
import inspect
import pkgutil
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from ideation import services
from ideation.domain.decision import Verdict
from ideation.domain.search import Filters, Unit
from ideation.errors import NotAllowed
from ideation.services.rights import RIGHTS, Right, Role, demand, requires, right_of
from ideation.services.searching.search import Asked
from ideation.settings import Settings
from ideation.storage.sqlite import SqliteStore
from ideation.workspace import DATABASE, Workspace

# A service is a function that is handed the store, or the bench that holds one.
HANDED = {"store", "bench"}


def found_services():
    for info in pkgutil.walk_packages(services.__path__, "ideation.services."):
        module = importlib.import_module(info.name)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ != module.__name__ or name.startswith("_"):
                continue
            if HANDED & set(inspect.signature(function).parameters):
                yield pytest.param(function, id=f"{info.name.rpartition('.')[2]}.{name}")


SERVICES = list(found_services())


def test_the_walk_finds_the_services():
    found = {each.id for each in SERVICES}
    assert len(found) >= 18
    assert found >= {
        "capture.capture",
        "notes.edit_note",
        "notes.remove_note",
        "search.search_passages",
        "search_parties.search_parties",
        "explain.explain",
        "themes.count_themes",
        "doctor.examine",
        "demo.claim_for_demo",
        "evaluate.evaluate",
    }


@pytest.mark.parametrize("service", SERVICES)
def test_every_service_declares_the_right_it_needs(service):
    assert right_of(service) in Right


def test_a_service_without_a_right_is_a_fault_even_for_an_administrator():
    def forgotten(store):
        raise AssertionError("never called")

    with pytest.raises(TypeError, match="forgotten declares no right"):
        demand(Role.ADMIN, forgotten)


def test_the_roles_hold_what_the_design_gives_them():
    assert RIGHTS[Role.MANAGER] == {Right.READ, Right.SEARCH, Right.CAPTURE}
    assert RIGHTS[Role.ANALYST] == RIGHTS[Role.MANAGER] | {Right.CURATE}
    assert Right.DECIDE in RIGHTS[Role.LEADERSHIP]
    assert Right.ADMINISTER not in RIGHTS[Role.LEADERSHIP]
    assert RIGHTS[Role.ADMIN] == set(Right)
    assert set(RIGHTS) == set(Role)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("right", Right)
def test_a_role_may_do_exactly_what_its_rights_say(role, right):
    @requires(right)
    def service(store):
        return store

    if right in RIGHTS[role]:
        demand(role, service)
    else:
        with pytest.raises(NotAllowed) as refused:
            demand(role, service)
        assert refused.value.message == (
            f"The role {role.value} may not do this: it needs the right to {right.value}."
        )


@pytest.fixture(scope="module")
def folder(tmp_path_factory, clock, learned_once):
    """The folder of a workspace with one note, which nobody here may change."""
    path = tmp_path_factory.mktemp("workspace")
    workspace = Workspace(path, Settings(encoder="hashing"), clock=clock)
    workspace.door.take_text("Der Ofen raucht.", {})
    workspace.catch_up()
    return path


def titles(folder):
    with SqliteStore(folder / DATABASE).reading() as records:
        return [each.title for each in records.notes.summaries()]


SCHEME = """
slug = "two"
name = "Two"
[[themes]]
slug = "wood"
name = { en = "Wood" }
definition = { en = "Wood." }
[themes.prototypes]
de = ["Das Holz."]
[[themes]]
slug = "none"
name = { en = "None" }
definition = { en = "Nothing." }
[themes.prototypes]
en = ["Thank you."]
"""

ACTIONS = {
    "capture_text": (Right.CAPTURE, lambda w: w.door.take_text("Die Halle ist kalt.", {})),
    "capture_bytes": (
        Right.CAPTURE,
        lambda w: w.door.take_bytes(b"Die Halle ist kalt.", {}, path="-"),
    ),
    "edit_note": (Right.CAPTURE, lambda w: w.edit_note(1, version=1, text="Anderes.")),
    "remove_note": (Right.CAPTURE, lambda w: w.remove_note(1)),
    "restore_note": (Right.CAPTURE, lambda w: w.restore_note(1)),
    "catch_up": (Right.CAPTURE, lambda w: w.catch_up()),
    "rebuild_index": (Right.CAPTURE, lambda w: w.rebuild_index()),
    "load_sample": (Right.ADMINISTER, lambda w: w.load_sample()),
    "notes": (Right.READ, lambda w: w.notes()),
    "note": (Right.READ, lambda w: w.note(1)),
    "organisations": (Right.READ, lambda w: w.people.organisations()),
    "contacts": (Right.READ, lambda w: w.people.contacts()),
    "listed": (Right.READ, lambda w: w.people.listed()),
    "opened": (Right.READ, lambda w: w.people.opened(1)),
    "set_facts": (Right.CAPTURE, lambda w: w.people.set_facts(1, {})),
    "undo_fact": (Right.CAPTURE, lambda w: w.people.undo_fact(1)),
    "waiting": (Right.READ, lambda w: w.waiting()),
    "index_status": (Right.READ, lambda w: w.index_status()),
    "themes": (Right.READ, lambda w: w.themes()),
    "theme": (Right.READ, lambda w: w.theme("none")),
    "clusters": (Right.READ, lambda w: w.findings.clusters()),
    "cluster": (Right.READ, lambda w: w.findings.cluster(1)),
    "history": (Right.READ, lambda w: w.findings.history(1)),
    "candidates": (Right.READ, lambda w: w.findings.candidates()),
    "candidate": (Right.READ, lambda w: w.findings.candidate(1)),
    "trends": (Right.READ, lambda w: w.findings.trends()),
    "trend": (Right.READ, lambda w: w.outlook.trend("digitalisation")),
    "radar": (Right.READ, lambda w: w.outlook.radar()),
    "coverage": (Right.READ, lambda w: w.findings.coverage()),
    "bands": (Right.READ, lambda w: w.outlook.bands()),
    "bands_off": (Right.READ, lambda w: w.outlook.bands_off()),
    "last_seen": (Right.READ, lambda w: w.outlook.last_seen()),
    "turns": (Right.READ, lambda w: w.findings.grouping.turns()),
    "reject": (Right.CURATE, lambda w: w.teaching.reject(1, "digitalisation")),
    "add_band": (Right.CURATE, lambda w: w.outlook.add_band("COVID", date(2020, 3, 1), None)),
    "change_band": (Right.CURATE, lambda w: w.outlook.change_band(1, "X", date(2020, 3, 1), None)),
    "remove_band": (Right.CURATE, lambda w: w.outlook.remove_band(1)),
    "restore_band": (Right.CURATE, lambda w: w.outlook.restore_band(1)),
    "news": (Right.READ, lambda w: w.outlook.news()),
    "mark_seen": (Right.READ, lambda w: w.outlook.mark_seen()),
    "take_back_seen": (Right.READ, lambda w: w.outlook.take_back_seen()),
    "barometer": (Right.READ, lambda w: w.outlook.barometer("Wood", date(2026, 3, 1))),
    "barometer_months": (Right.READ, lambda w: w.outlook.barometer_months("Wood")),
    "last_run": (Right.READ, lambda w: w.findings.last_run()),
    "newer": (Right.READ, lambda w: w.findings.newer()),
    "run": (Right.CURATE, lambda w: w.findings.run()),
    "rename": (Right.CURATE, lambda w: w.findings.rename(1, "A name")),
    "merge": (Right.CURATE, lambda w: w.findings.merge(1, 2)),
    "split": (Right.CURATE, lambda w: w.findings.split(1, [1], "A name")),
    "survey": (Right.CURATE, lambda w: w.findings.grouping.survey()),
    "move": (Right.CURATE, lambda w: w.findings.grouping.move([1], None)),
    "pin": (Right.CURATE, lambda w: w.findings.grouping.pin([1])),
    "create": (Right.CURATE, lambda w: w.findings.grouping.create([1], "A name")),
    "undo": (Right.CURATE, lambda w: w.findings.grouping.undo()),
    "level": (Right.READ, lambda w: w.findings.grouping.level(1)),
    "qualities": (Right.READ, lambda w: w.findings.grouping.qualities()),
    "changes": (Right.READ, lambda w: w.findings.grouping.changes(1)),
    "why": (Right.READ, lambda w: w.findings.grouping.why(1, [1])),
    "map": (Right.READ, lambda w: w.findings.grouping.map()),
    "propose": (Right.READ, lambda w: w.findings.grouping.propose("Ofen")),
    "hands": (Right.READ, lambda w: w.findings.grouping.hands()),
    "assign_themes": (Right.CURATE, lambda w: w.teaching.assign(1, ["none"])),
    "undo_themes": (Right.CURATE, lambda w: w.teaching.undo(1)),
    "preview_themes": (Right.READ, lambda w: w.teaching.preview(1, ["none"])),
    "theme_history": (Right.READ, lambda w: w.teaching.history()),
    "questions": (Right.READ, lambda w: w.teaching.questions()),
    "quality": (Right.READ, lambda w: w.teaching.quality()),
    "why_theme": (Right.READ, lambda w: w.teaching.why(1)),
    "read_again": (Right.CURATE, lambda w: w.teaching.read_again(1, ["none"])),
    "undo_reading": (Right.CURATE, lambda w: w.teaching.undo_reading(1)),
    "to_read_again": (Right.READ, lambda w: w.teaching.to_read_again()),
    "schemes": (Right.READ, lambda w: w.teaching.schemes()),
    "find_scheme": (Right.READ, lambda w: w.teaching.find_scheme("five")),
    "export_scheme": (Right.READ, lambda w: w.teaching.export_scheme("five")),
    "use_scheme": (Right.CURATE, lambda w: w.teaching.use_scheme("five")),
    "add_scheme": (Right.CURATE, lambda w: w.teaching.add_scheme("Two", [])),
    "import_scheme": (Right.CURATE, lambda w: w.teaching.import_scheme(SCHEME)),
    "remove_scheme": (Right.CURATE, lambda w: w.teaching.remove_scheme("five")),
    "decide": (Right.DECIDE, lambda w: w.desk.decide(1, Verdict.HOLD, "no money")),
    "take_back": (Right.DECIDE, lambda w: w.desk.take_back(1)),
    "woken": (Right.READ, lambda w: w.desk.woken()),
    "decisions_on": (Right.READ, lambda w: w.desk.decisions_on(w.desk.today)),
    "shape": (Right.CURATE, lambda w: w.desk.shape(1, name="A name")),
    "undo_claim": (Right.CURATE, lambda w: w.desk.undo_claim(1)),
    "plans": (Right.READ, lambda w: w.desk.plans()),
    "set_line": (Right.CURATE, lambda w: w.desk.set_line(1, {"step": "call them"})),
    "undo_line": (Right.CURATE, lambda w: w.desk.undo_line(1)),
    "goal_library": (Right.READ, lambda w: w.desk.goal_library()),
    "goals": (Right.READ, lambda w: w.desk.goals()),
    "set_goal": (Right.DECIDE, lambda w: w.desk.set_goal({"en": "A goal"}, {})),
    "remove_goal": (Right.DECIDE, lambda w: w.desk.remove_goal(1)),
    "undo_goal": (Right.DECIDE, lambda w: w.desk.undo_goal()),
    "portfolio": (Right.READ, lambda w: w.desk.portfolio()),
    "returns": (Right.READ, lambda w: w.desk.returns()),
    "tell": (Right.CAPTURE, lambda w: w.desk.tell(1, 1)),
    "untell": (Right.CAPTURE, lambda w: w.desk.untell(1, 1)),
    "agenda": (Right.READ, lambda w: w.desk.agenda()),
    "minutes": (Right.READ, lambda w: w.desk.minutes([])),
    "doctor": (Right.READ, lambda w: w.doctor()),
    "search": (Right.SEARCH, lambda w: w.finder.search(Asked(query="Ofen", filters=Filters()))),
    "search_parties": (
        Right.SEARCH,
        lambda w: w.finder.parties(Asked(query="Ofen"), Unit.CONTACTS),
    ),
    "explain": (Right.SEARCH, lambda w: w.finder.explain("Ofen", [])),
    "said_elsewhere": (Right.SEARCH, lambda w: w.finder.said_elsewhere(1)),
}


@pytest.mark.parametrize("action", ACTIONS)
def test_the_workspace_asks_before_it_acts(folder, clock, monkeypatch, action):
    right, act = ACTIONS[action]
    monkeypatch.setitem(RIGHTS, Role.ADMIN, frozenset(Right) - {right})
    workspace = Workspace(folder, Settings(encoder="hashing"), clock=clock)
    with pytest.raises(NotAllowed, match=f"it needs the right to {right.value}"):
        act(workspace)
    assert titles(folder) == ["Der Ofen raucht."]


def test_each_role_may_what_the_one_before_may_and_something_of_its_own():
    added = [
        RIGHTS[higher] - RIGHTS[lower]
        for lower, higher in pairwise((Role.MANAGER, Role.ANALYST, Role.LEADERSHIP, Role.ADMIN))
    ]
    assert added == [{Right.CURATE}, {Right.DECIDE}, {Right.ADMINISTER}]
    assert RIGHTS[Role.MANAGER] == {Right.READ, Right.SEARCH, Right.CAPTURE}


def test_a_manager_cannot_load_the_sample(home, clock):
    manager = Workspace(home, Settings(encoder="hashing"), clock=clock, role=Role.MANAGER)
    with pytest.raises(NotAllowed):
        manager.load_sample()
    assert titles(home) == []


def test_commands_and_pages_reach_services_only_through_the_workspace():
    root = Path(services.__file__).parents[1]
    called = {each.values[0].__name__ for each in SERVICES}
    for file in [*(root / "cli").glob("*.py"), *(root / "ui").rglob("*.py")]:
        if file.name == "evaluate.py":
            continue  # measures a scratch workspace of its own
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip().startswith("from ideation.services."):
                imported = {name.strip() for name in line.partition(" import ")[2].split(",")}
                assert not imported & called, f"{file}: {line}"
