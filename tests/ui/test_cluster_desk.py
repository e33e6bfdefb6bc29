"""The desk of clusters as a reader sees it: levels, reasons, hands, the map."""

import shutil
from dataclasses import replace
from functools import partial

import pytest
from drawn import draw, press, quotes, words
from plainly import plainly

from ideation.domain.ids import GroupId, PassageId
from ideation.services.grouping.map import ClusterMap, MapCluster, MapPoint
from ideation.settings import Settings
from ideation.ui.cluster_list import lines_of
from ideation.ui.cluster_map import chart_of, clicked_on, in_words, named
from ideation.ui.strings import translate
from ideation.workspace import Workspace

ENGLISH = partial(translate, "en")

HEAT = (
    "Die Abwärme aus dem Ofen geht ungenutzt durch den Kamin hinaus.",
    "Bei uns verpufft Abwärme vom Ofen ungenutzt im Kamin.",
    "Unsere Abwärme steigt vom Ofen ungenutzt zum Kamin auf.",
    "Ungenutzt zieht Abwärme aus jedem Ofen in den Kamin.",
)
WOOD = (
    "Das Sägewerk sucht Eiche mit geraden Stämmen für Balken.",
    "Gerade Stämme aus Eiche sucht unser Sägewerk, auch Balken.",
    "Eiche für Balken: das Sägewerk sucht seit Mai Stämme.",
)


@pytest.fixture(scope="module")
def once(tmp_path_factory, learned_once):
    folder = tmp_path_factory.mktemp("desk") / "home"
    workspace = Workspace(folder, Settings(encoder="hashing"))
    for number, text in enumerate((*HEAT, *WOOD)):
        party = {"name": f"Werk {number} AG", "category": "firm"}
        workspace.door.take_text(text, {"date": "2026-03-02", "organisations": [party]})
    with plainly():
        workspace.catch_up()
        workspace.findings.run()
    return folder


@pytest.fixture
def desk(once, home):
    shutil.copytree(once, home, dirs_exist_ok=True)
    return Workspace(home, Settings(encoder="hashing"))


def heat(workspace):
    return next(each.id for each in workspace.findings.clusters() if each.size == 4)


def test_the_passport_says_how_firm_a_cluster_is_and_what_changed(desk):
    test = draw("clusters", cluster=heat(desk))
    assert not test.exception
    shown = words(test)
    assert "too few to say how firmly it holds" in shown
    assert "born" in shown
    assert any(each.label == "4 statements came" for each in test.expander)


def test_organisations_sectors_and_regions_of_a_passport_lead_to_their_pages(desk, monkeypatch):
    drawn = []

    def link(page, label, *, icon=None, **address):
        drawn.append((page, label, address))

    desk.door.take_text(
        HEAT[0].replace("hinaus", "hinauf"),
        {
            "sector": "Wood",
            "organisations": [{"name": "Ofenbau", "category": "firm", "region": "Nord"}],
        },
    )
    desk.catch_up()
    desk.findings.run()
    monkeypatch.setattr("ideation.ui.cluster_passport.link", link)
    cluster = next(each.id for each in desk.findings.clusters() if each.size == 5)
    test = draw("clusters", cluster=cluster)
    assert not test.exception
    opened = desk.findings.cluster(cluster)
    assert len(opened.organisations) == 5
    for each in opened.organisations:
        label = f"{each.name}, {each.region}" if each.region else each.name
        assert ("organisations", label, {"organisation": each.id}) in drawn
    assert ("search", "Wood 1", {"sector": "Wood"}) in drawn
    assert ("search", "Nord 1", {"region": "Nord"}) in drawn


def test_why_a_statement_belongs_is_shown_when_asked(desk):
    test = draw("clusters", cluster=heat(desk))
    next(each for each in test.toggle if each.label == "Why each belongs").set_value(True).run()
    assert not test.exception
    assert "Near to it" in words(test)
    assert "Shares the words" in words(test)


def test_a_coarser_level_shows_families_and_a_finer_one_parts(desk):
    view = desk.findings.grouping.level(0)
    cluster = heat(desk)
    if view.coarsest:
        test = draw("clusters", cluster=cluster, level=view.coarsest)
        assert not test.exception
        assert "Open one to read it." in words(test)
    assert view.finest > 0
    test = draw("clusters", cluster=cluster, level=view.finest)
    assert not test.exception
    assert "parts inside the clusters" in words(test)
    assert len([text for text in HEAT if text in quotes(test)]) == 4


def test_at_a_finer_level_the_list_shows_parts_below_their_cluster_and_opens_one(desk):
    view = desk.findings.grouping.level(99)
    parts = [each for each in view.groups if each.parent]
    assert parts
    cluster = parts[0].clusters[0]
    name = desk.findings.cluster(cluster).summary.name
    below = [each for each in parts if each.clusters == (cluster,)]
    test = draw("clusters", cluster=cluster, level=view.finest, part=below[0].passage_ids[-1])
    assert not test.exception
    shown = [each.strip() for each in test.dataframe[0].value["name"]]
    at = shown.index(name)
    assert shown[at + 1 : at + 1 + len(below)] == [f"↳ {each.name}" for each in below]
    # The part alone is read, and it is what is marked in the list.
    read = {each.key for each in test.button if str(each.key).startswith("clusters.open.")}
    assert read == {f"clusters.open.{each}" for each in below[0].passage_ids}
    assert test.session_state["clusters.table"]["selection"]["rows"] == [at + 1]
    # It can become a cluster of its own, under the name it has.
    press(test, "Make it a cluster of its own")
    assert test.text_input(key=f"clusters.split.name.{cluster}").value == below[0].name
    press(test, "Move into a new cluster")
    assert not test.exception
    [made] = [each for each in desk.findings.clusters() if each.name == below[0].name]
    assert made.size == below[0].size


def test_the_filter_finds_a_part_with_its_cluster(desk):
    found, view = desk.findings.clusters(), desk.findings.grouping.level(99)
    part = next(each for each in view.groups if each.parent)
    lines = lines_of(found, view, part.name)
    assert [each.part for each in lines] == [None, part]
    assert lines_of(found, view, "no such word") == []
    assert [each.part for each in lines_of(found, desk.findings.grouping.level(0), "")] == [
        None for _ in found
    ]


def test_the_list_says_what_changed_and_since_which_visit(desk):
    test = draw("clusters")
    # All are new since last month: that tells nothing.
    assert not {"turn", "net"} & set(test.dataframe[0].value.columns)
    assert not [each for each in test.get("button_group")]
    desk.outlook.mark_seen()
    test = draw("clusters", since="visit")
    assert not test.exception
    assert set(test.dataframe[0].value["turn"]) == {""}


def test_chosen_statements_are_pinned_and_it_is_undone_below_the_list(desk):
    cluster = heat(desk)
    test = draw("clusters", cluster=cluster)
    next(each for each in test.toggle if each.label == "Choose statements to move").set_value(
        True
    ).run()
    next(each for each in test.checkbox if each.label == "Move this one").set_value(True).run()
    press(test, "Pin here")
    assert not test.exception
    [hand] = desk.findings.grouping.hands()
    assert hand.deed.value == "pin"
    assert len(desk.findings.cluster(cluster).pinned) == 1
    assert "pinned 1 statement" in words(test)
    press(test, "Undo")
    assert not test.exception
    assert desk.findings.cluster(cluster).pinned == frozenset()


def test_a_cluster_is_made_from_a_sentence_of_what_a_person_ticks(desk):
    test = draw("clusters")
    test.text_input(key="clusters.make.sentence").set_value(HEAT[0]).run()
    assert not test.exception
    ticks = [each for each in test.checkbox if each.label == "This one"]
    ticks[0].set_value(True).run()
    press(test, "Make the cluster")
    assert "The new cluster needs a name." in words(test)
    test.text_input(key="clusters.make.name").set_value("Waste heat").run()
    press(test, "Make the cluster")
    assert not test.exception
    [made] = [each for each in desk.findings.clusters() if each.name == "Waste heat"]
    assert [each.text for each in desk.findings.cluster(made.id).passages] == [HEAT[0]]


# The map


def drawing(*sizes, name="A cluster"):
    clusters = tuple(
        MapCluster(id=GroupId(at), name=f"{name} {at}", size=size, x=at * 9.0, y=0.0, reach=1.0)
        for at, size in enumerate(sizes, start=1)
    )
    points = tuple(
        MapPoint(
            passage_id=PassageId(at),
            x=each.x,
            y=float(at),
            cluster_id=each.id,
            text="<b>said</b>",
        )
        for at, each in enumerate(clusters)
    )
    return ClusterMap(points=points, clusters=clusters, total=len(points), drawn_at=None)


def test_the_map_is_drawn_when_it_is_opened(desk):
    test = draw("clusters")
    assert not test.get("vega_lite_chart") or all(
        "pick" not in each.proto.spec for each in test.get("vega_lite_chart")
    )
    test.session_state["clusters.map"] = True
    test.run()
    assert not test.exception
    assert "What this does not show:" in words(test)
    assert any("pick" in each.proto.spec for each in test.get("vega_lite_chart"))


def test_a_click_is_a_cluster_and_the_statement_of_a_point():
    # As a browser tells it: each click to both selections.
    assert clicked_on({"pick": [{"cluster": 7, "id": 3}], "pick_name": [{"cluster": 7}]}) == (7, 3)
    assert clicked_on({"pick": [{"cluster": 9}], "pick_name": [{"cluster": 9}]}) == (9, None)
    assert clicked_on({"pick": [{"cluster": 0, "id": 5}], "pick_name": [{"cluster": 0}]}) == (
        None,
        5,
    )
    assert clicked_on({"pick": []}) is None
    assert clicked_on({}) is None


def test_what_was_clicked_on_the_map_is_first_in_the_passport_and_beside_the_map(desk):
    cluster = heat(desk)
    last = desk.findings.cluster(cluster).passages[-1]
    test = draw("clusters", cluster=cluster, spot=last.id)
    test.session_state["clusters.map"] = True
    test.run()
    assert not test.exception
    assert "You clicked this on the map." in words(test)
    opened = [each.key for each in test.button if "clusters.open." in str(each.key)]
    assert opened[0] == f"clusters.open.{last.id}"
    assert f"clusters.map.spot.{last.id}" in [each.key for each in test.button]
    # Its cluster is marked in the list, whichever way it was opened.
    [row] = test.session_state["clusters.table"]["selection"]["rows"]
    assert test.dataframe[0].value["size"][row] == 4


def test_the_open_part_stands_out_and_what_was_clicked_has_a_ring():
    drawn = drawing(2, 1)
    points = tuple(replace(each, cluster_id=GroupId(1)) for each in drawn.points)
    drawn = replace(drawn, points=points)
    inside, other = (each.passage_id for each in points)
    spec = chart_of(drawn, 1, ENGLISH, part=[inside], clicked=other).to_dict()
    rows = spec["datasets"][spec["layer"][0]["data"]["name"]]
    assert {each["id"]: each["what"] for each in rows} == {inside: "open", other: "kin"}
    ring = spec["datasets"][spec["layer"][1]["data"]["name"]]
    assert [each["id"] for each in ring] == [other]


def test_the_opened_cluster_stands_out_and_is_named_first():
    drawn = drawing(9, 8, 7)
    spec = chart_of(drawn, 3, ENGLISH).to_dict()
    points = spec["datasets"][spec["layer"][0]["data"]["name"]]
    assert [each["what"] for each in points] == ["cluster", "cluster", "open"]
    assert named(drawn, 3)[0].id == 3
    assert "The opened cluster A cluster 3 lies next to A cluster 2" in in_words(drawn, 3, ENGLISH)


def test_names_on_the_map_never_overlap_and_are_few():
    close = drawing(*[5] * 60, name="A rather long name of a cluster that goes on")
    shown = named(close, None)
    assert 0 < len(shown) <= 14
    assert len(named(drawing(5, 5), None)) == 2
