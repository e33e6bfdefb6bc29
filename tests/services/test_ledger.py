"""The ledger: one counting row a house, and for every other row the reason why not."""

import csv
import io

import pytest
from plainly import plainly

from ideation.domain.ledger import Standing
from ideation.settings import Settings
from ideation.workspace import Workspace

FIRM = "Wir brauchen einen offenen Prüfstand für Blechteile in der Region, den alle nutzen dürfen."
LAB = "Wir möchten einen offenen Prüfstand für Blechteile in der Region gemeinsam betreiben."
DAUGHTER = "Wir brauchen den offenen Prüfstand für Blechteile in der Region schon im Frühjahr."
MEMBERS = "Unsere Mitglieder wünschen sich einen offenen Prüfstand für Blechteile in der Region."
AGENCY = "Wir brauchen selbst einen offenen Prüfstand für Blechteile in der Region."
DOUBT = "Wir haben Zweifel, wer einen offenen Prüfstand für Blechteile in der Region bezahlt."


def party(name, category="firm", **more):
    return {"organisations": [{"name": name, "category": category, **more}]}


@pytest.fixture(scope="module")
def told(tmp_path_factory, clock, learned_once):
    """One idea in every kind of voice."""
    workspace = Workspace(
        tmp_path_factory.mktemp("ledger"), Settings(encoder="hashing"), clock=clock
    )
    for day, text, fields in (
        (1, FIRM, party("Kolbenwerk GmbH", size="medium", region="Saarland")),
        (2, LAB, party("Institut Aeolia", "research")),
        (3, DAUGHTER, party("Kolbenwerk Saar GmbH", parent="Kolbenwerk GmbH")),
        (4, MEMBERS, party("Blechverband e.V.", "association")),
        (5, AGENCY, party("Siwenal", "intermediary")),
        (6, f"{LAB} Danke.", party("Stadt Auenfels", "public")),
        (7, f"{LAB} {DOUBT}", party("Institut Aeolia", "research")),
    ):
        header = {"date": f"2026-03-0{day}", "sector": "Wood", "title": f"Note {day}", **fields}
        workspace.door.take_text(text, header)
    workspace.catch_up()
    with plainly():
        workspace.findings.run()
    [candidate] = workspace.findings.candidates()
    return workspace, candidate


def rows_of(ledger):
    return {(each.organisation, each.reason): each for each in ledger.rows}


def test_as_many_rows_count_as_there_are_independent_voices(told):
    workspace, candidate = told
    ledger = workspace.leadership.ledger(candidate.id)
    assert ledger.voices == candidate.independent
    counting = [each for each in ledger.rows if each.counts]
    assert {each.organisation for each in counting} == {"Kolbenwerk GmbH", "Institut Aeolia"}
    assert {each.reason for each in counting} == {Standing.OWN_VOICE}


def test_every_statement_stands_once_and_verbatim(told):
    workspace, candidate = told
    ledger = workspace.leadership.ledger(candidate.id)
    ids = [each.passage_id for each in ledger.rows]
    assert len(set(ids)) == len(ids)
    assert set(candidate.passage_ids) | set(candidate.doubts) <= set(ids)
    for each in ledger.rows:
        assert each.text in workspace.note(each.note_id).note.text


def test_each_row_that_does_not_count_says_why(told):
    workspace, candidate = told
    rows = rows_of(workspace.leadership.ledger(candidate.id))
    assert rows["Kolbenwerk Saar GmbH", Standing.SUBSIDIARY].of == "Kolbenwerk GmbH"
    assert not rows["Kolbenwerk Saar GmbH", Standing.SUBSIDIARY].counts
    assert ("Blechverband e.V.", Standing.REPORTED) in rows
    assert ("Siwenal", Standing.AGENCY) in rows


def test_a_row_tells_who_and_where(told):
    workspace, candidate = told
    row = rows_of(workspace.leadership.ledger(candidate.id))["Kolbenwerk GmbH", Standing.OWN_VOICE]
    assert (row.category, row.size, row.region, row.sector) == (
        "firm",
        "medium",
        "Saarland",
        "Wood",
    )
    assert (str(row.date), row.note, row.attribution) == ("2026-03-01", "Note 1", "own")


def test_an_objection_stands_in_a_column_of_its_own(told):
    workspace, candidate = told
    ledger = workspace.leadership.ledger(candidate.id)
    assert [each.text for each in ledger.doubts] == [DOUBT]
    rows = list(csv.DictReader(io.StringIO(_written(workspace, ledger))))
    assert [each["doubt"] for each in rows if each["doubt"]] == [DOUBT]
    assert all(bool(each["quote"]) is not bool(each["doubt"]) for each in rows)


def test_the_csv_holds_every_row_and_no_formula(told):
    workspace, candidate = told
    ledger = workspace.leadership.ledger(candidate.id)
    rows = list(csv.DictReader(io.StringIO(_written(workspace, ledger))))
    assert len(rows) == len(ledger.rows)
    assert sum(each["counts"] == "yes" for each in rows) == ledger.voices
    assert not any(cell.startswith(("=", "+", "@")) for each in rows for cell in each.values())


def _written(workspace, ledger):
    return workspace.leadership.export_ledger(ledger).decode("utf-8-sig")
