"""Who has been heard on what, and the white spots."""

import pytest

from ideation.domain.coverage import Gap
from ideation.domain.group import Level
from ideation.domain.passage import By
from ideation.services.searching.search import Asked
from ideation.settings import SECTORS

pytestmark = pytest.mark.usefixtures("plain_words")

NEED = "Wir brauchen einen offenen Prüfstand für Blechteile in der Region."
ALSO = "Uns fehlt für Bleche eine gemeinsame Anlage zum Testen, sagt der Leiter."
OFFER = "Wir bieten anderen unsere große Messhalle samt Personal an."


def party(name, category="firm", **more):
    return {"organisations": [{"name": name, "category": category, **more}]}


def tell(workspace, text, **fields):
    note = workspace.door.take_text(text, fields).note_id
    workspace.catch_up()
    return note


def assign(workspace, slug):
    for note in workspace.notes():
        for passage in workspace.note(note.id).passages:
            workspace.teaching.assign(passage.id, [slug])


def spots(workspace, gap):
    return [each for each in workspace.findings.coverage().spots if each.gap is gap]


def asked(spot):
    return [each.name for each in spot.ask]


def gather(workspace, hits):
    """Make a cluster of statements."""
    with workspace._store.writing() as records:
        cluster = records.groups.add(Level.CLUSTER, workspace._clock())
        records.groups.describe(cluster, name="Test benches", machine_names={}, terms=())
    place(workspace, hits, cluster)
    return cluster


def place(workspace, hits, cluster):
    with workspace._store.writing() as records:
        placed = {hit.passage_id: cluster for hit in hits}
        records.groups.place(Level.CLUSTER, placed, By.HUMAN)


def test_the_grid_has_every_theme_and_sector_and_counts_independent_organisations(workspace):
    wood = {"sector": "Wood", "date": "2026-03-01"}
    tell(workspace, NEED, **wood, **party("Kolbenwerk GmbH"))
    tell(workspace, ALSO, **wood, **party("Kolbenwerk Nord", parent="Kolbenwerk GmbH"))
    tell(workspace, OFFER, **wood, **party("Aeolia", "research"))
    assign(workspace, "digitalisation")
    cells = workspace.findings.coverage().cells
    assert len(cells) == 5 * len(SECTORS)
    filled = [each for each in cells if each.passages]
    assert [(each.theme, each.sector, each.passages, each.organisations) for each in filled] == [
        ("digitalisation", "Wood", 3, 2)
    ]
    assert len(filled[0].passage_ids) == 3


def test_a_need_of_several_that_nobody_offers_is_a_white_spot_until_one_does(
    workspace, monkeypatch
):
    monkeypatch.setattr("ideation.services.outlook.white_spots._NEAR_ENOUGH", -1.0)
    tell(workspace, NEED, date="2026-03-01", **party("Kolbenwerk GmbH"))
    tell(workspace, ALSO, date="2026-03-02", **party("Zinkhof AG"))
    cluster = gather(workspace, workspace.finder.search(Asked(query="Prüfstand")))
    [spot] = spots(workspace, Gap.OFFER)
    assert (spot.about, spot.name, len(spot.passages), asked(spot)) == (
        str(cluster),
        "Test benches",
        2,
        [],
    )
    tell(workspace, OFFER, date="2026-03-09", **party("Aeolia", "research"))
    [spot] = spots(workspace, Gap.OFFER)
    assert asked(spot) == ["Aeolia"]
    [offer] = workspace.finder.search(Asked(query="Messhalle", limit=1))
    place(workspace, [offer], cluster)
    assert spots(workspace, Gap.OFFER) == []


def test_a_theme_in_which_only_the_large_speak_asks_a_small_one_of_their_sector(workspace):
    wood = {"sector": "Wood", "date": "2026-03-01"}
    tell(workspace, NEED, **wood, **party("Kolbenwerk GmbH", size="large"))
    tell(workspace, ALSO, **wood, **party("Zinkhof AG", size="large"))
    assign(workspace, "digitalisation")
    tell(workspace, "Die Halle ist kalt.", **wood, **party("Hobel & Sohn", size="small"))
    tell(workspace, "Es regnet.", sector="CleanTech", **party("Windrad", size="micro"))
    [spot] = [each for each in spots(workspace, Gap.SMALL_FIRMS) if each.about == "digitalisation"]
    assert asked(spot) == ["Hobel & Sohn"]
    assert len(spot.passages) == 2


def test_sectors_and_regions_nobody_met_for_a_year_are_silent(workspace):
    tell(workspace, NEED, sector="Wood", date="2024-02-01", **party("Hobel", region="Norden"))
    tell(workspace, ALSO, sector="CleanTech", date="2026-03-01", **party("Wind", region="Süden"))
    silent = {each.name: each for each in spots(workspace, Gap.SECTOR)}
    assert set(silent) == set(SECTORS) - {"CleanTech"}
    assert (silent["Wood"].silent_since, asked(silent["Wood"])) == ("2024-02-01", ["Hobel"])
    assert (silent["HealthTech"].silent_since, asked(silent["HealthTech"])) == (None, [])
    [region] = spots(workspace, Gap.REGION)
    assert (region.name, region.silent_since, asked(region)) == ("Norden", "2024-02-01", ["Hobel"])


def test_an_empty_workspace_has_no_white_spot(workspace):
    found = workspace.findings.coverage()
    assert found.spots == ()
    assert {each.passages for each in found.cells} == {0}
