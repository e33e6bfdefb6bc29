"""Who says the same: across the border, by other voices only, for whoever said it."""

from datetime import date as Date

import pytest

from ideation.domain.language import Language
from ideation.domain.search import Filters, Unit
from ideation.services.searching.search import Asked
from ideation.settings import Settings
from ideation.storage.sqlite import SqliteStore
from ideation.workspace import Workspace

BENCH = "Sie würden ihren Prüfstand gern mit anderen Betrieben teilen."
NEAR_BY = "Den Prüfstand würden sie gern mit anderen teilen, sagt die Werkstatt."
BEYOND = "Ihren Prüfstand teilen sie gern mit anderen, auch mit kleinen Betrieben."
FRENCH = "Le Prüfstand, ils le partagent volontiers avec d'autres Betrieben."
ENGLISH = "They would share the Prüfstand with other firms, gern mit anderen."
FAR = "Il pleut sur la ville depuis lundi."

NOTES = (
    (BENCH, "Kolbenwerk GmbH", "Norden", "2026-03-01", "Wood"),
    (NEAR_BY, "Drehhof", "Norden", "2026-03-02", None),
    (BEYOND, "Blechtal", "Süden", "2026-03-03", "Wood"),
    (FRENCH, "Fonte Bleue", "Norden", "2026-03-05", None),
    (ENGLISH, "Cast & Co", "Süden", "2026-03-04", "Wood"),
    (FAR, "Pluie SA", "Westen", "2026-03-06", None),
)


@pytest.fixture
def filled(tmp_path, clock, learned_once):
    workspace = Workspace(tmp_path, Settings(encoder="hashing"), clock=clock)
    for text, name, region, date, sector in NOTES:
        organisations = [{"name": name, "region": region, "category": "firm"}]
        workspace.door.take_text(
            text, {"date": date, "sector": sector, "organisations": organisations}
        )
    workspace.catch_up()
    return workspace


@pytest.fixture(autouse=True)
def far_is_near(monkeypatch):
    """The hashing encoder knows no translations: what shares a word comes near enough."""
    monkeypatch.setattr("ideation.services.searching.across._NEAR_ENOUGH", 0.3)
    monkeypatch.setattr("ideation.services.searching.across._NEAR_ENOUGH_IN_ONE", 0.3)


def number_of(workspace, text):
    [hit] = [hit for hit in workspace.finder.search(Asked(query=text)) if hit.text == text]
    return hit.passage_id


def across(workspace, text=BENCH, **wish):
    return workspace.finder.across(number_of(workspace, text), **wish)


def link(workspace, copies, twins):
    """Say which statements copy another and which notes are twins, and nothing else."""
    with SqliteStore(workspace.path / "ideation.db").writing() as records:
        records.copies.replace(copies, twins)


def texts(hits):
    return [hit.text for hit in hits]


def test_beyond_the_border_is_another_language_or_another_region(filled):
    crossing = across(filled)
    assert crossing.regions == ("Norden",)
    assert set(texts(crossing.hits)) == {BEYOND, FRENCH, ENGLISH}
    scores = [hit.score for hit in crossing.hits]
    assert scores == sorted(scores, reverse=True)


def test_where_no_region_is_known_only_languages_are_crossed(filled):
    filled.door.take_text(BENCH.replace("gern", "jederzeit"), {"date": "2026-03-07"})
    filled.catch_up()
    crossing = across(filled, BENCH.replace("gern", "jederzeit"))
    assert crossing.regions == ()
    assert {hit.language for hit in crossing.hits} == {Language.FRENCH, Language.ENGLISH}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"sector": "Wood"}, {BEYOND, ENGLISH}),
        ({"language": Language.FRENCH}, {FRENCH}),
        ({"language": Language.GERMAN}, {BEYOND}),
        ({"region": "Norden"}, {FRENCH}),
        ({"until": Date(2026, 3, 3)}, {BEYOND}),
    ],
)
def test_filters_hold_across_the_border(filled, filters, expected):
    assert set(texts(across(filled, filters=Filters(**filters)).hits)) == expected


def test_each_side_speaks_before_one_speaks_twice_and_the_order_is_as_asked(filled):
    for number in range(3):
        again = BEYOND.replace("kleinen", ("jungen", "neuen", "alten")[number])
        header = {"organisations": [{"name": f"Blech {number}", "region": "Süden"}]}
        filled.door.take_text(again, {"date": f"2026-04-0{number + 1}", **header})
    filled.catch_up()
    few = across(filled, limit=3).hits
    assert {hit.language for hit in few} == {Language.GERMAN, Language.FRENCH, Language.ENGLISH}
    dates = [hit.date for hit in across(filled, newest_first=True).hits]
    assert dates == sorted(dates, reverse=True)


def test_what_says_nothing_alike_is_left_out(filled, monkeypatch):
    monkeypatch.setattr("ideation.services.searching.across._NEAR_ENOUGH", 0.99)
    monkeypatch.setattr("ideation.services.searching.across._NEAR_ENOUGH_IN_ONE", 0.99)
    assert across(filled).hits == ()


def test_a_twin_of_the_note_and_copies_are_its_own_voice(filled):
    twin = "Gern würden sie den Prüfstand mit anderen teilen, das sagen sie oft."
    [note] = [each.id for each in filled.notes() if str(each.date) == "2026-03-01"]
    told_again = filled.door.take_text(twin, {"date": "2026-03-01"}).note_id
    filled.catch_up()
    copy, source = number_of(filled, BEYOND), number_of(filled, BENCH)
    link(filled, {}, {})
    assert {twin, BEYOND} < set(texts(filled.finder.like(source)))
    link(filled, {copy: source}, {(told_again, note): 0.9})
    for found in (filled.finder.like(source), across(filled).hits):
        assert not {twin, BEYOND} & set(texts(found))
        assert ENGLISH in texts(found)
    # Seen from the twin, the note it tells again is no other voice either, nor is its copy.
    assert not {BENCH, BEYOND} & set(texts(filled.finder.like(number_of(filled, twin))))


def test_of_copies_among_others_one_speaks(filled):
    link(filled, {number_of(filled, BEYOND): number_of(filled, NEAR_BY)}, {})
    found = texts(filled.finder.like(number_of(filled, BENCH)))
    assert len({BEYOND, NEAR_BY} & set(found)) == 1


def test_organisations_stand_for_who_says_the_like(filled):
    of = number_of(filled, BENCH)
    names = [
        each.name for each in filled.finder.parties_like(of, Asked(query=""), Unit.ORGANISATIONS)
    ]
    assert set(names) == {"Drehhof", "Blechtal", "Fonte Bleue", "Cast & Co", "Pluie SA"}
    beyond = filled.finder.parties_like(of, Asked(query=""), Unit.ORGANISATIONS, across=True)
    assert {each.name for each in beyond} == {"Blechtal", "Fonte Bleue", "Cast & Co"}
    narrowed = Asked(query="", filters=Filters(sector="Wood"), limit=1)
    [best] = filled.finder.parties_like(of, narrowed, Unit.ORGANISATIONS, across=True)
    assert best.name == "Blechtal"


# Whose a statement is


ROUND = """Runde mit zwei Häusern.

Kolbenwerk: Wir würden unseren Prüfstand mit anderen teilen.

Drehhof: Wir brauchen dringend einen Ofen für Kupfer.
"""


def test_a_statement_counts_for_who_said_it_and_not_for_all_who_were_there(workspace):
    header = {
        "organisations": [{"name": "Kolbenwerk"}, {"name": "Drehhof"}],
        "contacts": [
            {"name": "Anna Weber", "organisation": "Kolbenwerk"},
            {"name": "Luc Thill", "organisation": "Drehhof"},
        ],
    }
    workspace.door.take_text(ROUND, header)
    workspace.catch_up()
    for unit, first, second in (
        (Unit.ORGANISATIONS, "Kolbenwerk", "Drehhof"),
        (Unit.CONTACTS, "Anna Weber", "Luc Thill"),
    ):
        for query, name in (("Prüfstand teilen", first), ("Ofen für Kupfer", second)):
            found = workspace.finder.parties(Asked(query=query), unit)
            said = {
                each.name: [hit.text for hit in each.passages if query.split()[0] in hit.text]
                for each in found
            }
            assert [each for each in said if said[each]] == [name], (unit, query)
