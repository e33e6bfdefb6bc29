"""Lists of statements as files: readable again, complete, and harmless to spreadsheets."""

import csv
import io
import re
from datetime import date as Date

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from ideation.domain.language import Language
from ideation.domain.organisation import Reference
from ideation.domain.passage import By, ThemeScore
from ideation.domain.search import Hit, PartyHit
from ideation.errors import BadInput
from ideation.reports.hits import export_hits, export_parties
from ideation.reports.sheets import as_written, harmless


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


DANGEROUS = [
    *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")', " =1", "\n=1", "\r\n @x"),
    *("＝1", "＋1", "－1", "＠x", "\u200b=1", "\ufeff+1", "'=1", '" =1', "\x00=1", "−1"),
]


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
    for cell in (row[0], row[4]):
        assert (cell[0], as_written(cell)) == ("'", text)
    book = load_workbook(io.BytesIO(export_hits([hit(text, title=text)], "xlsx", title=text)))
    for cell in (book.active["A2"], book.active["E2"]):
        assert (cell.data_type, cell.quotePrefix) == ("s", True)
        assert cell.value.replace("\r", "") == text.replace("\x00", "").replace("\r", "")


@pytest.mark.parametrize("separator", [";", "; ", '";"', "|", "\t", "\n", "\r\n"])
@pytest.mark.parametrize("sign", "=+-@＝")
def test_no_other_separator_opens_a_cell_that_runs(separator, sign):
    cell = harmless(f"Prüfstand{separator}{sign}1")
    assert separator + sign not in cell
    assert re.search(rf"[;|\t\n\r]'[ \"]*{re.escape(sign)}", cell)
    assert as_written(cell) == f"Prüfstand{separator}{sign}1"


@given(st.text(alphabet=st.sampled_from("a=+-@;|'\" \t\n\r＝\u200b,"), max_size=30))
def test_every_text_comes_back_out_of_its_cell_and_none_opens_with_a_sign(text):
    cell = harmless(text)
    assert as_written(cell) == text
    for part in re.split(r"[;|\t\n\r]", cell):
        assert not re.match(r"[\s\"\u200b]*[=+\-@＝]", part)


@pytest.mark.parametrize("text", ["Ofen; Kamin", "12-fach", "a=b", "mit; ohne =", "'s Haus", ""])
def test_a_cell_that_runs_nothing_stays_as_it_is(text):
    assert harmless(text) == text


def test_a_very_long_cell_of_nothing_is_read_once():
    text = "\n" * 200_000 + "="
    assert as_written(harmless(text)) == text


def party(name, *hits):
    return PartyHit(id=1, name=name, score=0.61234, passages=hits)


def test_parties_are_written_with_their_statements():
    found = [party("Kolbenwerk GmbH", hit("A."), hit("B.")), party("=Aeolia", hit("A."))]
    header, *rows = rows_of_csv(export_parties(found, "csv", title="T"))
    assert header[:3] == ["name", "score", "statement"]
    assert [row[:3] for row in rows] == [
        ["Kolbenwerk GmbH", "0.612", "A."],
        ["Kolbenwerk GmbH", "0.612", "B."],
        ["'=Aeolia", "0.612", "A."],
    ]
    sheet = load_workbook(io.BytesIO(export_parties(found, "xlsx", title="T"))).active
    assert (sheet["A4"].value, sheet["B4"].value, sheet["C3"].value) == ("=Aeolia", 0.612, "B.")
    document = Document(io.BytesIO(export_parties(found, "docx", title="T")))
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert lines[1:3] == ["Kolbenwerk GmbH", "„A.“"]
    assert lines[3].startswith("[1] ")
    assert lines[6:8] == ["=Aeolia", "„A.“"]


@pytest.mark.parametrize(
    ("language", "columns", "note"),
    [
        ("en", ["name", "score", "statement", "language", "date"], "note 3"),
        ("de", ["Name", "Wert", "Aussage", "Sprache", "Datum"], "Notiz 3"),
        ("fr", ["nom", "score", "propos", "langue", "date"], "note 3"),
    ],
)
def test_the_frame_speaks_the_readers_language(language, columns, note):
    found = [party("Kolbenwerk", hit("A."))]
    header, _ = rows_of_csv(export_parties(found, "csv", title="T", language=language))
    assert header[:5] == columns
    sheet = load_workbook(
        io.BytesIO(export_hits([hit("A.")], "xlsx", title="T", language=language))
    ).active
    assert [cell.value for cell in sheet[1]][:3] == columns[2:]
    data = export_hits([hit("A.")], "docx", title="T", language=language)
    assert Document(io.BytesIO(data)).paragraphs[-1].text.endswith(note)


def test_xlsx_keeps_numbers_as_numbers_and_what_is_unknown_empty():
    data = export_hits([hit("a", date=None, similarity=None)], "xlsx", title="Suche: a/b [c]")
    sheet = load_workbook(io.BytesIO(data)).active
    assert sheet.title == "Suche a b c"
    assert [cell.value for cell in sheet[1]][:3] == ["statement", "language", "date"]
    assert (sheet["C2"].value, sheet["D2"].value, sheet["I2"].value) == (None, 3, None)


def test_docx_quotes_each_statement_with_its_source():
    found = [hit("Der Prüfstand."), hit("Leer.", date=None, passage_id=8)]
    data = export_hits(found, "docx", title="Suche")
    lines = [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]
    assert lines == [
        "Suche",
        "„Der Prüfstand.“",
        "[1] Kolbenwerk GmbH; Aeolia, Ann Weber, Besuch, 2026-03-12, note 3",
        "„Leer.“",
        "[2] Kolbenwerk GmbH; Aeolia, Ann Weber, Besuch, note 3",
    ]


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_characters_that_office_cannot_hold_are_left_out(ending):
    data = export_hits([hit("a\x00b\x0bc")], ending, title="x\x01y")
    if ending == "xlsx":
        assert load_workbook(io.BytesIO(data)).active["A2"].value == "abc"
    else:
        assert Document(io.BytesIO(data)).paragraphs[1].text == "„abc“"


@pytest.mark.parametrize("ending", ["csv", "xlsx", "docx"])
def test_an_empty_list_is_a_file_too(ending):
    assert export_hits([], ending, title="") != b""


def test_another_ending_is_refused():
    with pytest.raises(BadInput, match="cannot be written as 'pdf'"):
        export_hits([], "pdf", title="T")
