"""Lists of statements as files: readable again, complete, and harmless to spreadsheets."""

import csv
import io
from datetime import date as Date

import pytest
from docx import Document
from openpyxl import load_workbook

from ideation.domain.language import Language
from ideation.domain.organisation import Reference
from ideation.domain.passage import By, ThemeScore
from ideation.domain.search import Hit
from ideation.errors import BadInput
from ideation.reports.hits import export_hits


def hit(text, **given):
    values = {
        "passage_id": 7,
        "note_id": 3,
        "text": text,
        "start": 0,
        "end": len(text),
        "language": Language.GERMAN,
        "date": Date(2026, 3, 12),
        "title": "Besuch",
        "organisations": (Reference(id=1, name="Kolbenwerk GmbH"), Reference(id=2, name="Aeolia")),
        "contacts": (Reference(id=1, name="Ann Weber"),),
        "themes": (ThemeScore(slug="digitalisation", score=0.8, by=By.MACHINE),),
        "similarity": 0.51234,
        "score": 0.6,
    }
    return Hit(**{**values, **given})


DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")']


def rows_of_csv(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_holds_every_field_and_excel_reads_its_accents():
    data = export_hits([hit('Prüfstand, "fest"\nzweite Zeile')], "csv", title="T")
    assert data.startswith(b"\xef\xbb\xbf")
    header, row = rows_of_csv(data)
    assert dict(zip(header, row, strict=True)) == {
        "statement": 'Prüfstand, "fest"\nzweite Zeile',
        "language": "de",
        "date": "2026-03-12",
        "note": "3",
        "title": "Besuch",
        "organisations": "Kolbenwerk GmbH; Aeolia",
        "contacts": "Ann Weber",
        "themes": "digitalisation",
        "similarity": "0.512",
    }


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_cell_runs_as_a_formula(text):
    [_, row] = rows_of_csv(export_hits([hit(text, title=text)], "csv", title="T"))
    assert (row[0], row[4]) == (f"'{text}", f"'{text}")
    book = load_workbook(io.BytesIO(export_hits([hit(text, title=text)], "xlsx", title=text)))
    for cell in (book.active["A2"], book.active["E2"]):
        assert (cell.data_type, cell.value) == ("s", text)


def test_xlsx_keeps_numbers_as_numbers_and_what_is_unknown_empty():
    data = export_hits([hit("a", date=None, similarity=None)], "xlsx", title="Suche: a/b [c]")
    sheet = load_workbook(io.BytesIO(data)).active
    assert sheet.title == "Suche a b c"
    assert [cell.value for cell in sheet[1]][:3] == ["statement", "language", "date"]
    assert (sheet["C2"].value, sheet["D2"].value, sheet["I2"].value) == (None, 3, None)


def test_docx_quotes_each_statement_with_its_source():
    data = export_hits([hit("Der Prüfstand."), hit("Leer.", date=None)], "docx", title="Suche")
    lines = [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]
    assert lines == [
        "Suche",
        "“Der Prüfstand.”",
        "[1] Kolbenwerk GmbH; Aeolia, Ann Weber, Besuch, 2026-03-12, note 3",
        "“Leer.”",
        "[2] Kolbenwerk GmbH; Aeolia, Ann Weber, Besuch, note 3",
    ]


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_characters_that_office_cannot_hold_are_left_out(ending):
    data = export_hits([hit("a\x00b\x0bc")], ending, title="x\x01y")
    if ending == "xlsx":
        assert load_workbook(io.BytesIO(data)).active["A2"].value == "abc"
    else:
        assert Document(io.BytesIO(data)).paragraphs[1].text == "“abc”"


@pytest.mark.parametrize("ending", ["csv", "xlsx", "docx"])
def test_an_empty_list_is_a_file_too(ending):
    assert export_hits([], ending, title="") != b""


def test_another_ending_is_refused():
    with pytest.raises(BadInput, match="cannot be written as 'pdf'"):
        export_hits([], "pdf", title="T")
