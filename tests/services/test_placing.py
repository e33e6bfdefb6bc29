"""What comes after a run joins its clusters at once, and stays out where a person says so."""

import shutil

import numpy as np
import pytest
from plainly import plainly

from ideation.domain.group import Change, Level
from ideation.domain.passage import By
from ideation.services.rights import Right, requires
from ideation.settings import Settings
from ideation.workspace import Workspace

BENCHES = [
    "Ein Prüfstand für Blechteile fehlt der ganzen Region.",
    "Der Region fehlt ein Prüfstand, und zwar für Blechteile.",
    "Für Blechteile gibt es in der Region keinen Prüfstand.",
    "Blechteile brauchen einen Prüfstand hier in der Region.",
]
HEATS = [
    "La chaleur perdue du four chauffe seulement la cour.",
    "Notre four perd sa chaleur, elle chauffe la cour.",
    "Toute la chaleur que le four perd sort dans la cour.",
    "Dans la cour sort la chaleur du four, perdue.",
]
NEW_BENCH = "Kein Prüfstand der Region nimmt Blechteile an."
OTHER_BENCH = "Den Prüfstand für dünne Blechteile sucht die Region."
NEW_HEAT = "La cour garde la chaleur perdue sous le four."
ALIEN = "Seven zebras quietly juggle vows beyond my jumbled quartz."


def tell(workspace, *texts):
    for text in texts:
        workspace.door.take_text(text, {"organisations": [{"name": "Kolbenwerk GmbH"}]})
    workspace.catch_up()


def clusters(workspace):
    with workspace.reading() as records:
        return {group.id: set(group.members) for group in records.groups.living(Level.CLUSTER)}


def passage_of(workspace, text):
    with workspace.reading() as records:
        return next(
            each.id
            for note in records.notes.summaries()
            for each in records.passages.of_note(note.id)
            if each.text == text
        )


def cluster_of(workspace, text):
    wanted = passage_of(workspace, text)
    return next((each for each, own in clusters(workspace).items() if wanted in own), None)


def opened(home, clock):
    return Workspace(home, Settings(encoder="hashing"), clock=clock)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory, clock, learned_once):
    """Two clusters, of benches and of heat, made once."""
    home = tmp_path_factory.mktemp("prepared") / "home"
    with plainly():
        workspace = opened(home, clock)
        tell(workspace, *BENCHES, *HEATS)
        workspace.findings.run()
    assert sorted(map(len, clusters(workspace).values())) == [4, 4]
    return home


@pytest.fixture
def copied(prepared, tmp_path, clock):
    """Return what opens a fresh copy of it."""

    def copy(name):
        return opened(shutil.copytree(prepared, tmp_path / name), clock)

    return copy


@pytest.fixture
def grouped(copied):
    return copied("grouped")


def test_a_new_statement_joins_the_cluster_it_is_most_alike(grouped):
    homes = [cluster_of(grouped, text) for text in (BENCHES[0], HEATS[0])]
    tell(grouped, NEW_BENCH, NEW_HEAT)
    assert [cluster_of(grouped, text) for text in (NEW_BENCH, NEW_HEAT)] == homes


def test_it_joins_before_older_notes_are_looked_at_again(grouped, monkeypatch):
    @requires(Right.CAPTURE)
    def broken(*_):
        raise OSError("power cut")

    monkeypatch.setattr("ideation.workspace.look_again", broken)
    with pytest.raises(OSError, match="power cut"):
        tell(grouped, NEW_BENCH)
    assert cluster_of(grouped, NEW_BENCH) == cluster_of(grouped, BENCHES[0])


def test_what_is_like_no_cluster_stays_out(grouped):
    tell(grouped, ALIEN)
    assert cluster_of(grouped, ALIEN) is None


def test_without_a_run_nothing_is_placed(workspace):
    tell(workspace, *BENCHES)
    assert clusters(workspace) == {}
    with workspace.reading() as records:
        assert records.runs.latest("placing") is None


def test_it_is_told_as_growth_by_the_machine_with_its_run(grouped):
    home = cluster_of(grouped, BENCHES[0])
    tell(grouped, NEW_BENCH, ALIEN)
    *_, event = grouped.findings.history(home)
    with grouped.reading() as records:
        run = records.runs.latest("placing")
        [group] = [each for each in records.groups.living(Level.CLUSTER) if each.id == home]
    assert (event.change, event.by, event.came) == (Change.GROWTH, By.MACHINE, 1)
    assert event.run_id is not None
    assert run.parameters["run"] == grouped.findings.last_run().id
    assert group.pinned == frozenset()


@pytest.mark.usefixtures("plain_words")
def test_statements_placed_still_count_as_newer_than_the_run(grouped):
    assert grouped.findings.newer() == 0
    tell(grouped, NEW_BENCH, ALIEN)
    assert grouped.findings.newer() == 2
    grouped.findings.run()
    assert grouped.findings.newer() == 0


def test_a_second_time_nothing_changes(grouped):
    tell(grouped, NEW_BENCH, ALIEN)
    before = clusters(grouped)
    events = grouped.findings.history(cluster_of(grouped, NEW_BENCH))
    grouped.catch_up()
    assert clusters(grouped) == before
    assert grouped.findings.history(cluster_of(grouped, NEW_BENCH)) == events


def test_the_order_in_which_notes_come_changes_nothing(copied):
    news = [NEW_BENCH, OTHER_BENCH, "Ein Prüfstand für Glocken: dafür fehlt Geld.", NEW_HEAT]
    at_once, one_by_one = copied("at once"), copied("one by one")
    tell(at_once, *news)
    for text in reversed(news):
        tell(one_by_one, text)
    assert [cluster_of(at_once, text) for text in news] == [
        cluster_of(one_by_one, text) for text in news
    ]


@pytest.mark.usefixtures("plain_words")
def test_the_next_run_groups_as_if_nothing_had_been_placed(copied, monkeypatch):
    placing, plain = copied("placing"), copied("plain")
    tell(placing, NEW_BENCH, NEW_HEAT, ALIEN)
    placing.findings.run()
    with monkeypatch.context() as patched:
        patched.setattr("ideation.services.grouping.placing._chosen", lambda found, common: {})
        tell(plain, NEW_BENCH, NEW_HEAT, ALIEN)
    assert sorted(map(len, clusters(plain).values())) == [4, 4]
    plain.findings.run()
    assert clusters(plain) == clusters(placing)


def test_what_a_person_moved_stays_where_it_is(grouped):
    """Both what was there at the run and what came later."""
    bench, heat = (cluster_of(grouped, text) for text in (BENCHES[0], HEATS[0]))
    tell(grouped, NEW_BENCH)
    moved = [passage_of(grouped, text) for text in (BENCHES[0], NEW_BENCH)]
    with grouped._store.writing() as records:
        records.groups.place(Level.CLUSTER, dict.fromkeys(moved, heat), By.HUMAN)
    tell(grouped, OTHER_BENCH)
    assert set(moved) <= clusters(grouped)[heat]
    assert cluster_of(grouped, OTHER_BENCH) == bench


def test_what_a_person_took_out_is_not_put_back(grouped):
    tell(grouped, NEW_BENCH)
    out = passage_of(grouped, NEW_BENCH)
    with grouped._store.writing() as records:
        records.groups.place(Level.CLUSTER, {out: None}, By.HUMAN)
    tell(grouped, OTHER_BENCH)
    assert cluster_of(grouped, NEW_BENCH) is None
    assert cluster_of(grouped, OTHER_BENCH) is not None


def test_a_cluster_that_was_merged_away_takes_in_no_more(grouped):
    bench, heat = (cluster_of(grouped, text) for text in (BENCHES[0], HEATS[0]))
    grouped.findings.merge(heat, bench)
    tell(grouped, NEW_HEAT)
    assert cluster_of(grouped, NEW_HEAT) == heat
    assert set(clusters(grouped)) == {heat}


def test_what_stands_in_three_notes_is_nobodys_statement_as_in_a_run(grouped):
    around = [ALIEN, "Zwölf Boxkämpfer jagen Viktor.", "Portez ce vieux whisky au juge."]
    news = [f"{NEW_BENCH}\n\n{other}" for other in around]
    tell(grouped, *news)
    assert sorted(map(len, clusters(grouped).values())) == [4, 4]


def test_removing_and_editing_notes_places_only_what_is_new(grouped):
    home = cluster_of(grouped, BENCHES[0])
    tell(grouped, NEW_BENCH)
    with grouped.reading() as records:
        note = max(each.id for each in records.notes.summaries())
    grouped.remove_note(note)
    grouped.catch_up()
    assert len(clusters(grouped)[home]) == 4
    grouped.restore_note(note)
    grouped.catch_up()
    assert len(clusters(grouped)[home]) == 5
    version = grouped.note(note).note.version
    grouped.edit_note(note, version=version, text=f"{NEW_BENCH}\n\n{NEW_HEAT}")
    grouped.catch_up()
    assert cluster_of(grouped, NEW_HEAT) not in (home, None)
    assert cluster_of(grouped, NEW_BENCH) == home


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("spread", [None, 0.2])
def test_a_placed_statement_stands_in_the_cluster_whose_centre_is_nearest(seed, spread):
    """Against the rule written out; runs of old knew no spread."""
    from ideation.clustering.centring import centred
    from ideation.clustering.chance import nearness
    from ideation.domain.ids import RunId
    from ideation.domain.run import Run
    from ideation.services.grouping.placing import _chosen, _Newcomers

    chance = np.random.default_rng(seed)
    rows = chance.normal(size=(60, 8)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    rows[59] = 0
    owner = np.sort(chance.integers(1, 5, size=40))
    run = Run(
        id=RunId(1),
        kind="findings",
        made_at=None,
        model_name="",
        revision="",
        parameters={"similarity": 0.1, **({"spread": spread} if spread else {})},
        corpus_size=40,
    )
    common = rows[:30].mean(axis=0)
    found = _Newcomers(
        run=run,
        generation=0,
        ids=np.arange(100, 120),
        vectors=rows[40:],
        members=rows[:40],
        group_of=owner,
    )
    chosen = _chosen(found, common)
    moved = centred(rows, common)
    means = {int(group): moved[:40][owner == group].mean(axis=0) for group in np.unique(owner)}
    groups, sizes = np.unique(owner, return_counts=True)
    bounds = dict(zip(groups.tolist(), nearness(spread or 0, sizes).tolist(), strict=True))
    for number in range(20):
        new = moved[40 + number]
        near = {
            group: float(mean @ new / np.linalg.norm(mean))
            for group, mean in means.items()
            if mean @ new >= 0.075 and float(mean @ new / np.linalg.norm(mean)) > bounds[group]
        }
        best = max(near, key=near.get) if near and number < 19 else None
        assert chosen.get(100 + number) == best
