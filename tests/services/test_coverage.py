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


def small_spots(workspace):
    return {(each.about, each.sector): each for each in spots(workspace, Gap.SMALL_FIRMS)}


MATTERS = ("Holz", "Blech", "Glas", "Stein", "Garn", "Leder", "Papier", "Lack", "Gips", "Wachs")


def speak(workspace, slug, number, size, *, sector="Wood", category="firm", told=False):
    note = tell(
        workspace,
        f"Uns fehlt {MATTERS[number]} seit Mai, auch im Lager am Bach."
        if told
        else f"Wir brauchen {MATTERS[number]} aus Werk {number} und Halle {number}.",
        sector=sector,
        date="2026-03-01",
        **party(f"Haus {MATTERS[number]}", category, size=size),
    )
    for passage in workspace.note(note).passages:
        workspace.teaching.assign(passage.id, [slug])


def test_a_small_institute_is_no_small_firm(workspace):
    speak(workspace, "digitalisation", 0, "large")
    speak(workspace, "digitalisation", 1, "small", category="research")
    spot = small_spots(workspace)["digitalisation", None]
    assert (spot.small, spot.organisations) == (0, 2)
    speak(workspace, "digitalisation", 2, "small")
    assert ("digitalisation", None) not in small_spots(workspace)


def test_small_firms_are_few_where_less_than_half_of_their_share_speaks(workspace):
    for number in range(5):
        speak(workspace, "digitalisation", number, "micro" if number == 0 else "large")
    for number in range(5, 10):
        speak(workspace, "sustainable-development", number, "small")
    spot = small_spots(workspace)["digitalisation", None]
    # Six of ten are small: of five, three would be.
    assert (spot.small, spot.expected, spot.organisations) == (1, 3.0, 5)
    # Whom to ask: small firms of the sector that do not speak of it yet.
    assert len(spot.ask) == 3
    assert "Haus Holz" not in asked(spot)
    speak(workspace, "digitalisation", 5, "small", told=True)
    assert ("digitalisation", None) not in small_spots(workspace)


def test_a_sector_in_which_none_is_small_is_told_apart_from_the_theme(workspace):
    for number in range(3):
        speak(workspace, "digitalisation", number, "large", sector="Wood")
    for number in range(3, 9):
        speak(workspace, "digitalisation", number, "small", sector="CleanTech")
    found = small_spots(workspace)
    assert ("digitalisation", "Wood") in found
    assert ("digitalisation", "CleanTech") not in found
    assert ("digitalisation", None) not in found
    assert found["digitalisation", "Wood"].organisations == 3


def test_a_cluster_without_a_small_firm_is_a_white_spot_and_unknown_sizes_are_said(workspace):
    for number, size in enumerate(("large", "large", None)):
        speak(workspace, "digitalisation", number, size)
    hits = workspace.finder.search(Asked(query="Werk und Halle"))
    cluster = gather(workspace, hits)
    spot = small_spots(workspace)[str(cluster), None]
    assert (spot.name, spot.organisations, spot.unsized) == ("Test benches", 3, 1)
    speak(workspace, "digitalisation", 3, "medium")
    place(workspace, workspace.finder.search(Asked(query="Stein", limit=1)), cluster)
    assert (str(cluster), None) not in small_spots(workspace)


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
