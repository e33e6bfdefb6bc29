"""The desk of clusters end to end: levels, quality, changes, reasons, proposals, the map."""

import shutil
from datetime import UTC, datetime, timedelta

import pytest
from plainly import plainly

from ideation.domain.hand import Deed
from ideation.domain.survey import Firmness
from ideation.errors import BadInput, NotFound
from ideation.settings import Settings
from ideation.workspace import Workspace

pytestmark = pytest.mark.usefixtures("plain_words")

MATTERS = {
    "heat": (
        "Die Abwärme aus dem Ofen geht ungenutzt durch den Kamin hinaus.",
        "Bei uns verpufft Abwärme vom Ofen ungenutzt im Kamin.",
        "Unsere Abwärme steigt vom Ofen ungenutzt zum Kamin auf.",
        "Ungenutzt zieht Abwärme aus jedem Ofen in den Kamin.",
        "Der Ofen liefert Abwärme, der Kamin bläst sie ungenutzt weg.",
        "Abwärme, die der Ofen ungenutzt in den Kamin schickt, fehlt anderswo.",
    ),
    "wood": (
        "Das Sägewerk sucht Eiche mit geraden Stämmen für Balken.",
        "Gerade Stämme aus Eiche sucht unser Sägewerk, auch Balken.",
        "Eiche für Balken: das Sägewerk sucht seit Mai Stämme.",
        "Unser Sägewerk nimmt Stämme aus Eiche und schneidet Balken.",
        "Für Balken braucht das Sägewerk Eiche, also lange Stämme.",
        "Stämme, Eiche, Balken, davon lebt das Sägewerk im Tal.",
    ),
    "data": (
        "Unsere Maschinen senden Messwerte an die Leitstelle im Rechenzentrum.",
        "Messwerte der Maschinen laufen im Rechenzentrum bei der Leitstelle ein.",
        "Die Leitstelle sieht Messwerte aller Maschinen aus dem Rechenzentrum.",
        "Im Rechenzentrum liegen Messwerte, Maschinen und Leitstelle hängen daran.",
        "Rechenzentrum und Leitstelle warten auf Messwerte unserer Maschinen.",
        "Ohne Messwerte der Maschinen steht die Leitstelle im Rechenzentrum still.",
    ),
}
MORE = {
    "heat": "Auch nachts verlässt Abwärme den Ofen ungenutzt, der Kamin glüht.",
    "wood": "Neue Eiche kam ins Sägewerk, Stämme und Balken liegen bereit.",
}
ALONE = "Le menuisier cherche des apprentis depuis deux ans."


class Time:
    """A clock that a test moves."""

    def __init__(self):
        self.now = datetime(2026, 8, 3, 9, tzinfo=UTC)

    def __call__(self):
        return self.now


@pytest.fixture
def time():
    return Time()


@pytest.fixture(scope="module")
def template(tmp_path_factory, learned_once):
    """The folder of three clusters of six statements and one that stands alone; copied by tests."""
    home = tmp_path_factory.mktemp("template") / "home"
    workspace = Workspace(home, Settings(encoder="hashing"), clock=Time())
    for matter, texts in MATTERS.items():
        for number, text in enumerate(texts):
            tell(workspace, text, f"{matter} {number} AG")
    tell(workspace, ALONE, "Bois SA")
    with plainly():
        workspace.catch_up()
        workspace.findings.run()
    return home


@pytest.fixture
def desk(template, home, time):
    shutil.copytree(template, home)
    return Workspace(home, Settings(encoder="hashing"), clock=time)


def tell(workspace, text, name, **header):
    parties = [{"name": name, "category": "firm", "region": "Nord"}]
    return workspace.door.take_text(
        text, {"title": text, "organisations": parties, "sector": "Wood", **header}
    ).note_id


def members(workspace):
    return {
        int(each.id): {one.id for one in workspace.findings.cluster(each.id).passages}
        for each in workspace.findings.clusters()
    }


# Levels


def test_level_zero_is_the_clusters_and_levels_nest(desk):
    grouping = desk.findings.grouping
    clusters = members(desk)
    assert sorted(map(len, clusters.values())) == [6, 6, 6]
    ends = grouping.level(0)
    assert {frozenset(each.passage_ids) for each in ends.groups} == set(
        map(frozenset, clusters.values())
    )
    coarser = None
    for level in range(ends.coarsest, ends.finest + 1):
        view = grouping.level(level)
        assert view.level == level
        groups = [set(each.passage_ids) for each in view.groups]
        assert sum(map(len, groups)) + view.alone == 18
        if coarser is not None:
            assert all(any(part <= whole for whole in coarser) for part in groups)
        coarser = groups
    assert grouping.level(99).level == ends.finest
    assert grouping.level(-99).level == ends.coarsest


def test_levels_stay_true_to_what_hands_did_since_the_run(desk):
    clusters = members(desk)
    [one, other, _] = clusters
    moved = sorted(clusters[one])[:2]
    alone = desk.note(19).passages[0].id
    desk.findings.grouping.move([*moved, alone], other)
    born = desk.findings.grouping.create([sorted(clusters[one])[2]], "Its own")
    view = desk.findings.grouping.level(0)
    assert {each.clusters: set(each.passage_ids) for each in view.groups} == {
        (each,): found for each, found in members(desk).items()
    }
    assert any(each.clusters == (born,) for each in view.groups)
    coarsest = desk.findings.grouping.level(-99)
    assert sum(each.size for each in coarsest.groups) == 19


def test_without_a_run_there_is_one_level_and_no_map(workspace):
    assert workspace.findings.grouping.level(3).groups == ()
    assert workspace.findings.grouping.map().clusters == ()
    workspace.findings.grouping.survey()
    assert workspace.findings.grouping.qualities() == {}


TWO_SIDES = (
    *(f"Der Ofen verliert Abwärme im Kamin, sagt die Glashütte {n}." for n in "ab"),
    *(f"Der Ofen verliert Abwärme im Kamin, klagt das Gießhaus {n}." for n in "ab"),
)


def test_a_finer_level_names_each_part_by_what_sets_it_apart(workspace):
    for number, text in enumerate(TWO_SIDES):
        tell(workspace, text, f"Werk {number} AG")
    workspace.catch_up()
    workspace.findings.run()
    grouping = workspace.findings.grouping
    [whole] = grouping.level(0).groups
    assert whole.parent is None
    parted = next(
        view.groups
        for view in map(grouping.level, range(1, grouping.level(0).finest + 1))
        if len(view.groups) == 2
    )
    assert {each.parent for each in parted} == {whole.name}
    told = {each.name: workspace.finder.statement(each.passage_ids[0]).text for each in parted}
    for name, text in told.items():
        side, other = ("Glashütte", "Gießhaus") if "Glas" in text else ("Gießhaus", "Glashütte")
        assert side in name
        assert other not in name
        assert not {"Ofen", "Abwärme", "Kamin"} & set(name.split(" · "))


# Quality


def test_quality_points_to_the_run_and_is_said_in_a_word(desk):
    found = desk.findings.grouping.qualities()
    assert set(found) == set(members(desk))
    run = desk.findings.last_run().id
    assert {each.run_id for each in found.values()} == {run}
    assert {each.firmness for each in found.values()} == {Firmness.FIRM}
    opened = desk.findings.cluster(next(iter(found)))
    assert opened.quality == found[opened.summary.id]
    assert (opened.sectors, opened.regions) == ({"Wood": 6}, {"Nord": 6})


def test_of_a_small_cluster_there_is_too_little_to_say(desk):
    cluster = next(iter(members(desk)))
    desk.findings.split(cluster, sorted(members(desk)[cluster])[:2], "A pair")
    desk.findings.run()
    small = [each for each, found in members(desk).items() if len(found) < 5]
    assert small
    for each in small:
        assert desk.findings.grouping.qualities()[each].firmness is Firmness.TOO_FEW


# Changes


def test_what_changed_since_last_month_is_told_by_members_dates_and_events(desk, time):
    clusters = members(desk)
    heat = next(
        each for each in clusters if "Abwärme" in desk.findings.cluster(each).passages[0].text
    )
    time.now += timedelta(days=60)
    told = tell(desk, MORE["heat"], "Neu AG", date="2026-09-20")
    gone = sorted(clusters[heat])[0]
    desk.catch_up()
    desk.findings.run()
    desk.findings.grouping.move([gone], None)
    changes = desk.findings.grouping.changes(heat)
    new = desk.note(told).passages[0].id
    assert changes.since == datetime(2026, 9, 2, 9, tzinfo=UTC)
    assert (changes.came, changes.went, changes.told) == ((new,), (gone,), (new,))
    assert [each.change.value for each in changes.events] == ["growth", "move"]
    # A year later nothing of it is news.
    time.now += timedelta(days=365)
    quiet = desk.findings.grouping.changes(heat)
    assert (quiet.came, quiet.went, quiet.told, quiet.events) == ((), (), (), ())
    # And since before the first run all of it is.
    first = desk.findings.grouping.changes(heat, datetime(2026, 1, 1, tzinfo=UTC))
    assert set(first.came) == members(desk)[heat]


def test_the_list_tells_what_changed_in_each_cluster(desk, time):
    clusters = members(desk)
    heat, wood, data = (
        next(each for each in clusters if word in desk.findings.cluster(each).passages[0].text)
        for word in ("Abwärme", "Sägewerk", "Messwerte")
    )
    fresh = desk.findings.grouping.turns()
    assert {each: (turn.born, turn.net) for each, turn in fresh.items()} == {
        each: (True, 6) for each in clusters
    }
    time.now += timedelta(days=60)
    quiet = desk.findings.grouping.turns()
    assert all((turn.came, turn.went, turn.born) == (0, 0, False) for turn in quiet.values())
    tell(desk, MORE["heat"], "Neu AG", date="2026-09-20")
    desk.catch_up()
    desk.findings.run()
    born = desk.findings.split(wood, sorted(clusters[wood])[:2], "Long beams")
    turns = desk.findings.grouping.turns()
    assert (turns[heat].net, turns[heat].born, turns[heat].split) == (1, False, False)
    assert (turns[wood].net, turns[wood].split, turns[wood].born) == (-2, True, False)
    assert (turns[born].net, turns[born].born) == (2, True)
    assert (turns[data].came, turns[data].went) == (0, 0)
    desk.findings.merge(data, heat)
    assert heat not in desk.findings.grouping.turns()
    assert desk.findings.grouping.turns()[data].merged


# Reasons


def test_why_a_statement_belongs_is_its_nearest_members_and_shared_words(desk):
    cluster, found = next(iter(members(desk).items()))
    one, other = sorted(found)[:2]
    desk.findings.grouping.pin([other])
    why = desk.findings.grouping.why(cluster, [one, other, 999])
    assert [each.passage_id for each in why] == [one, other]
    assert [each.by.value for each in why] == ["machine", "human"]
    first = why[0]
    assert len(first.nearest) == 2
    assert {each.passage_id for each in first.nearest} <= found - {one}
    assert first.nearest[0].similarity >= first.nearest[1].similarity > 0
    assert first.words
    with pytest.raises(NotFound):
        desk.findings.grouping.why(77, [one])


# A cluster from a sentence


def test_a_sentence_proposes_what_is_near_with_where_it_stands(desk):
    proposal = desk.findings.grouping.propose(MORE["heat"], at_least=0.2)
    texts = [each.passage.text for each in proposal.statements]
    assert all("Abwärme" in each for each in texts[:6])
    similar = [each.similarity for each in proposal.statements]
    assert similar == sorted(similar, reverse=True)
    assert min(similar) >= 0.2
    assert proposal.statements[0].cluster_id in members(desk)
    chosen = [each.passage.id for each in proposal.statements[:3]]
    born = desk.findings.grouping.create(chosen, "Waste heat of ours")
    desk.findings.run()
    assert members(desk)[born] >= set(chosen)
    assert desk.findings.grouping.hands()[0].deed is Deed.CREATE
    desk.findings.grouping.undo()
    assert born not in members(desk)


@pytest.mark.parametrize(
    ("sentence", "at_least", "match"), [(" ", 0.4, "empty"), ("x", 0, "0"), ("x", 1.5, "1.5")]
)
def test_a_sentence_that_cannot_be_is_refused(desk, sentence, at_least, match):
    with pytest.raises(BadInput, match=match):
        desk.findings.grouping.propose(sentence, at_least=at_least)


# The map


def spots(workspace):
    return {each.passage_id: (each.x, each.y) for each in workspace.findings.grouping.map().points}


def test_after_more_notes_and_another_run_the_old_points_have_not_moved(desk):
    before = spots(desk)
    assert len(before) == 19
    tell(desk, MORE["heat"], "Neu AG")
    tell(desk, "Die Katze schläft auf dem warmen Fensterbrett.", "Tier AG")
    desk.catch_up()
    desk.findings.run()
    after = spots(desk)
    assert len(after) == 21
    assert {each: after[each] for each in before} == before


def test_a_hand_moves_no_point_but_its_cluster(desk):
    before = spots(desk)
    one, other, _ = members(desk)
    moved = min(members(desk)[one])
    desk.findings.grouping.move([moved], other)
    drawn = desk.findings.grouping.map()
    assert {each.passage_id: (each.x, each.y) for each in drawn.points} == before
    [point] = [each for each in drawn.points if each.passage_id == moved]
    assert point.cluster_id == other
    assert {int(each.id): each.size for each in drawn.clusters}[other] == 7


def test_a_statement_that_joined_since_the_run_is_placed_where_the_next_run_keeps_it(desk):
    cluster = next(iter(members(desk)))
    note = tell(desk, "Etwas ganz anderes steht hier geschrieben.", "Neu AG")
    desk.catch_up()
    new = desk.note(note).passages[0].id
    assert new not in spots(desk)
    desk.findings.grouping.move([new], cluster)
    looked = spots(desk)
    assert new in looked
    desk.findings.grouping.survey()
    assert spots(desk) == looked


def test_a_map_of_mostly_newcomers_is_drawn_anew(desk):
    first = desk.findings.grouping.map()
    for number in range(24):
        tell(desk, f"Notiz {number} handelt von Thema{number} und Sache{number}.", f"W{number} AG")
    desk.catch_up()
    desk.findings.run()
    drawn = desk.findings.grouping.map()
    assert len(drawn.points) == 43
    assert drawn.drawn_at is not None
    assert first.drawn_at is not None
