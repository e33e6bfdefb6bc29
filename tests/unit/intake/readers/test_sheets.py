"""Tables: a row is a note, and a column says what its name promises."""

import csv
import io
import time
import zipfile
from dataclasses import replace
from datetime import date, datetime
from datetime import time as clock

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from ideation.errors import BadInput, UnreadableText
from ideation.intake.extracted import Extracted, Limits
from ideation.intake.header import parse_header
from ideation.intake.readers.sheet_rows import Table, guess_columns, notes
from ideation.intake.readers.sheets import read, tables

_LIMITS = Limits()
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRINGS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_LONG = "Wir suchen jemanden, der den alten Ofen der Gießerei im Sommer noch einmal anheizt. "


def _book(**sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return _saved(book)


def _saved(book):
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _with_sheet(xml, strings=None):
    """Return a workbook whose only sheet is `xml`, with the shared strings given."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(_book(A=[["x"]]))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = xml.encode() if name == "xl/worksheets/sheet1.xml" else old.read(name)
            if strings and name == "[Content_Types].xml":
                part = (
                    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_STRINGS}"/></Types>'
                )
                content = content.replace(b"</Types>", part.encode())
            new.writestr(name, content)
        if strings:
            items = "".join(f"<si><t>{text}</t></si>" for text in strings)
            new.writestr("xl/sharedStrings.xml", f'<sst xmlns="{_MAIN}">{items}</sst>')
    return out.getvalue()


def _sheet_xml(rows, dimension="A1:XFD1048576"):
    return (
        f'<worksheet xmlns="{_MAIN}">'
        f'<dimension ref="{dimension}"/><sheetData>{rows}</sheetData></worksheet>'
    )


def _inline(place, text):
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def _table(data, limits=_LIMITS):
    [table] = tables(data if isinstance(data, bytes) else data.encode(), limits=limits)
    return table


def _read(data, limits=_LIMITS):
    return read(data if isinstance(data, bytes) else data.encode(), limits=limits)


def _refusal(data, limits=_LIMITS):
    with pytest.raises(UnreadableText) as caught:
        _read(data, limits)
    assert caught.value.hint
    return caught.value.message


def test_rows_of_a_workbook_become_notes():
    rows = [
        ["Datum", "Firma", "Gesprächspartner", "Notiz"],
        [datetime(2026, 1, 14), "Öfen Übel", "Nora Hiltgen, Leiterin", "Der Ofen ist kalt."],
        [date(2026, 2, 3), "Été SARL", "Chloé Anselin", "Il manque de l'énergie."],
    ]
    assert _read(_book(Kontakte=rows)) == [
        Extracted(
            text="Der Ofen ist kalt.",
            fields={
                "date": "2026-01-14",
                "organisations": [{"name": "Öfen Übel"}],
                "contacts": [
                    {"name": "Nora Hiltgen", "role": "Leiterin", "organisation": "Öfen Übel"}
                ],
            },
        ),
        Extracted(
            text="Il manque de l'énergie.",
            fields={
                "date": "2026-02-03",
                "organisations": [{"name": "Été SARL"}],
                "contacts": [{"name": "Chloé Anselin", "organisation": "Été SARL"}],
            },
        ),
    ]


def test_every_sheet_with_words_is_a_table_in_order():
    data = _book(Januar=[["a", "b"], ["c", "d"]], Leer=[], Zahlen=[[1, 2]], Februar=[["e"]])
    assert [table.name for table in tables(data, limits=_LIMITS)] == ["Januar", "Februar"]


def test_cells_read_as_they_are_shown():
    row = [
        *(datetime(2026, 3, 12), datetime(2026, 3, 12, 9, 5), clock(14, 30), 7.0, 0.1 + 0.2, 0),
        *(12345678901, True, False, "_x0041_bc_x000D_\nd", "  außen  ", "#REF!"),
    ]
    assert _table(_book(A=[[f"Spalte {n}" for n in range(len(row))], row])).rows == (
        (
            *("2026-03-12", "2026-03-12 09:05", "14:30", "7", "0.3", "0"),
            *("12345678901", "TRUE", "FALSE", "Abc\nd", "außen", ""),
        ),
    )


def test_formulas_count_by_the_value_stored_with_them():
    xml = _sheet_xml(
        f'<row r="1">{_inline("A1", "Notiz")}</row>'
        '<row r="2"><c r="A2" t="str"><f>"a"&amp;"b"</f><v>gespeichert</v></c></row>'
        '<row r="3"><c r="A3"><f>1+1</f></c></row>'
    )
    assert _table(_with_sheet(xml)).rows == (("gespeichert",),)


def test_empty_rows_and_columns_are_left_out():
    rows = [[], [None, "Titel", None, "Notiz"], [None, " ", None, None], [None, "a", None, "b"]]
    assert _table(_book(A=rows)) == Table(name="A", header=("Titel", "Notiz"), rows=(("a", "b"),))


def test_what_stands_above_the_header_is_kept_apart_and_said():
    data = _book(A=[["Kontakte 2026"], ["Titel", "Notiz"], ["Ofen", "Der Ofen ist kalt."]])
    table = _table(data)
    assert (table.above, table.header) == (("Kontakte 2026",), ("Titel", "Notiz"))
    [note] = _read(data)
    assert note.remarks == ("Cells above the header of 'A' that were left out: 1.",)


@pytest.mark.parametrize("first", ["2026-01-14", "14.01.2026", "12,50 €", _LONG])
def test_a_first_row_of_values_is_no_header(first):
    table = _table(f"{first};Wasser\n{first};Holz\n")
    assert table.header == ("A", "B")
    assert len(table.rows) == 2


def test_columns_without_a_name_or_with_the_same_get_one_of_their_own():
    table = _table("Notiz,,Notiz,Notiz\na,b,c,d\n")
    assert table.header == ("Notiz", "B", "Notiz (2)", "Notiz (3)")


def test_columns_beyond_z_are_named_like_in_excel():
    cells = f"{_inline('Z1', 'a')}{_inline('AA1', '1')}{_inline('XFD1', 'c')}"
    assert _table(_with_sheet(_sheet_xml(f'<row r="1">{cells}</row>'))).header == ("Z", "AA", "XFD")


def test_one_column_without_a_header_is_a_row_per_note():
    found = _read("Der Ofen ist kalt, leider.\nDas Holz ist nass\n\n2026\nEn été, il fait chaud.")
    assert [note.text for note in found] == [
        "Der Ofen ist kalt, leider.",
        "Das Holz ist nass",
        "En été, il fait chaud.",
    ]
    assert found[0].remarks == ("Rows without words that were left out: 1.",)


def test_one_column_under_a_name_has_a_header():
    assert [note.text for note in _read("Notiz\nDer Ofen.\n")] == ["Der Ofen."]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_usual_csv_is_read(sign, encoding, end):
    text = f'Titel{sign}Notiz{end}Öfen{sign}"Kalt, nass; „grün“{end}und ""été"" | 5 €"{end}'
    [note] = _read(text.encode(encoding))
    assert note.text == 'Kalt, nass; „grün“\nund "été" | 5 €'
    assert note.fields == {"title": "Öfen"}


def test_commas_of_prose_and_of_numbers_part_nothing():
    assert _table("Wir heizen, oft;1,5;2,5\nWir kühlen, nie;3,5;4,5\n").rows == (
        ("Wir heizen, oft", "1,5", "2,5"),
        ("Wir kühlen, nie", "3,5", "4,5"),
    )


def test_the_sign_that_excel_names_is_used():
    assert _table("sep=;\na,b;c,d\ne,f;g,h\n").header == ("a,b", "c,d")


def test_a_caption_does_not_hide_the_sign():
    assert _table("Kontakte, Messe\n\nTitel;Notiz\na;b\nc;d\n").header == ("Titel", "Notiz")


def test_rows_of_uneven_length_are_filled_up():
    assert _table("Titel,Notiz,Ort\na,b,c\nd\ne,f,g\nh,i,j\n").rows[1] == ("d", "", "")


def test_a_field_as_long_as_a_note_is_read_and_the_module_is_left_as_it_was():
    before = csv.field_size_limit()
    text = "Wärme " * 50_000
    [note] = _read(f'Titel,Notiz\na,"{text}"\n')
    assert note.text == text.strip()
    assert len(note.text) > before == csv.field_size_limit()
    _refusal("Titel,Notiz\na,b\n", replace(_LIMITS, cells=1))
    assert csv.field_size_limit() == before


def test_a_quote_that_never_closes_loses_no_word():
    found = _read('Titel,Notiz\na,"Der Ofen\nb,ist kalt\n')
    assert "".join(note.text for note in found) == "Der Ofen\nb,ist kalt"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *(("Datum", "date"), ("Gesprächsdatum", "date"), ("Date de l'entretien", "date")),
        *(("Dag", "date"), ("Notizen", "text"), ("compte_rendu", "text"), ("Bemierkung", "text")),
        *(("Customer feedback", "text"), ("Kommentar zur Organisation", "text")),
        *(("Titre", "title"), ("Betreff", "title"), ("Titel der Notiz", "title")),
        *(("Autor/in", "author"), ("Auteur", "author"), ("Protokollant", "author")),
        *(("Firma", "organisation"), ("Entreprise", "organisation"), ("Betrib", "organisation")),
        *(("Organisatioun", "organisation"), ("Company", "organisation")),
        *(("Ansprechpartner", "contact"), ("Contact person", "contact"), ("Persoun", "ignore")),
        *(("Interlocuteur", "contact"), ("Name", "contact"), ("Person", "contact")),
        *(("Funktion", "role"), ("Fonction", "role"), ("Job title", "role")),
        *(("Branche", "sector"), ("Secteur", "sector"), ("Quelle", "source"), ("Source", "source")),
        *(("Kontakt E-Mail", "ignore"), ("Telefon", "ignore"), ("ref", "ignore")),
        *(("Lieu", "ignore"), ("Nr.", "ignore")),
    ],
)
def test_the_name_of_a_column_says_what_it_holds(name, kind):
    table = Table(name="", header=(name, "Zitat"), rows=(("kurz", _LONG * 3),))
    assert guess_columns(table) == {name: kind, "Zitat": "text"}


def test_long_cells_are_text_whatever_their_column_is_called():
    table = Table(name="", header=("Notiz", "Lieu", "Firma"), rows=(("kurz", _LONG, _LONG * 2),))
    assert set(guess_columns(table).values()) == {"text"}


def test_without_a_text_column_the_wordiest_is_it():
    table = Table(name="", header=("Datum", "X", "Y"), rows=(("2026-01-14", "abc", "abcd"),))
    assert guess_columns(table) == {"Datum": "date", "X": "ignore", "Y": "text"}


def test_a_second_date_or_title_is_ignored_and_a_second_organisation_is_not():
    header = ("Datum", "Date", "Titel", "Betreff", "Firma", "Verein", "Notiz")
    kinds = ["date", "ignore", "title", "ignore", "organisation", "organisation", "text"]
    table = Table(name="", header=header, rows=(("a",) * 7,))
    assert list(guess_columns(table).values()) == kinds


def test_several_text_columns_are_named_paragraphs():
    [one, two] = _read("Bedürfnis;Idee;Lieu\nWärme fehlt.;Ofen teilen;Arlon\n;Nur eine Idee;Metz\n")
    assert one.text == "Bedürfnis: Wärme fehlt.\n\nIdee: Ofen teilen"
    assert two.text == "Idee: Nur eine Idee"
    assert one.remarks == ("Columns that were left out: Lieu.",)
    assert two.remarks == ()


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        *(("2026-03-12", "2026-03-12"), ("2026-03-12T10:00:00", "2026-03-12")),
        *(("2026-03-12 10:00", "2026-03-12"), ("12.03.2026", "2026-03-12")),
        *(("2.3.2026", "2026-03-02"), ("2. 3. 2026", "2026-03-02")),
        *(("12/03/2026", None), ("03-12-2026", None), ("12.03.26", None), ("31.02.2026", None)),
        *(("2026-02-31", None), ("März 2026", None), ("0000-01-01", None), ("45728", None)),
    ],
)
def test_only_a_date_that_can_be_read_in_one_way_is_taken(written, read_as):
    [note] = _read(f"Datum;Notiz\n{written};Der Ofen.\n")
    assert note.fields.get("date") == read_as
    remark = f"The date {written!r} is not clear; it was left out."
    assert note.remarks == (() if read_as else (remark,))


def test_all_fields_make_a_valid_header():
    data = (
        "Datum;Titel;Autor;Firma;Kontakt;Funktion;Branche;Quelle;Notiz\n"
        "12.03.2026;Öfen;Lea Brandt;Übel AG;Adler, Tom;Chef;wood;Interview vor Ort;Der Ofen.\n"
    )
    [note] = _read(data)
    assert note.fields == {
        "title": "Öfen",
        "date": "2026-03-12",
        "author": "Lea Brandt",
        "source": "interview",
        "sector": "wood",
        "organisations": [{"name": "Übel AG"}],
        "contacts": [{"name": "Adler, Tom", "role": "Chef", "organisation": "Übel AG"}],
    }
    header = parse_header(note.fields, sectors=("Wood",))
    assert (header.sector, header.contacts[0].role) == ("Wood", "Chef")
    assert note.remarks == ()


@pytest.mark.parametrize(
    ("written", "source"),
    [("Entretien", "interview"), ("Messe Metz", "event"), ("E-Mail", "email"),
     ("Sitzung", "meeting"), ("Étude", "research"), ("Pitch", "pitch"), ("Buschfunk", None)],
)  # fmt: skip
def test_sources_are_read_in_all_languages_and_others_are_said(written, source):
    [note] = _read(f"Quelle;Notiz\n{written};Der Ofen.\n")
    assert note.fields.get("source") == source
    assert (note.remarks == ()) == (source is not None)


def test_several_names_in_a_cell_are_parted():
    [note] = _read('Firma,Kontakt,Funktion,Notiz\n"Übel; Été","Tom Adler\nLea Brandt",Chef,Kalt.\n')
    assert note.fields == {
        "organisations": [{"name": "Übel"}, {"name": "Été"}],
        "contacts": [{"name": "Tom Adler"}, {"name": "Lea Brandt"}],
    }


def test_a_name_too_long_is_left_out_and_said():
    rows = "".join(f"Firma {n};Der Ofen ist kalt.\n" for n in range(9))
    [*_, note] = _read(f"Firma;Notiz\n{rows}{'x' * 201};Der Ofen.\n")
    assert note.fields == {}
    assert note.remarks == ("A name of more than 200 characters was left out.",)


def test_a_row_with_only_a_title_is_a_note_of_it():
    [one, two] = _read("Titel;Notiz\nÖfen teilen;\nHolz;Das Holz ist nass.\n")
    assert (one.text, two.text) == ("Öfen teilen", "Das Holz ist nass.")


def test_columns_chosen_by_hand_are_followed():
    table = _table("a,b,c\nDer Ofen,Lea Brandt,2026-03-12\n")
    [note] = notes(table, {"a": "text", "b": "author", "c": "ignore"})
    assert (note.text, note.fields) == ("Der Ofen", {"author": "Lea Brandt"})
    assert notes(table, {}) == []


@pytest.mark.parametrize(
    ("columns", "message"),
    [({"z": "text"}, "The table has no column 'z'."), ({"a": "colour"}, "cannot be 'colour'")],
)
def test_columns_that_do_not_fit_are_refused(columns, message):
    with pytest.raises(BadInput, match=message):
        notes(_table("a,b\nc,d\n"), columns)


@pytest.mark.slow
def test_a_sheet_that_claims_all_of_excel_ends_quickly():
    start = time.process_time()
    last = f'<row r="1048576">{_inline("XFD1048576", "Ende")}</row>'
    rows = f'<row r="1">{_inline("A1", "Notiz")}</row>{last}'
    assert _table(_with_sheet(_sheet_xml(rows))).header == ("A", "XFD")
    assert time.process_time() - start < 5


@pytest.mark.parametrize("number", [1_048_577, 10**15])
@pytest.mark.slow
def test_rows_beyond_the_last_are_not_followed(number):
    start = time.process_time()
    rows = (
        f'<row r="1">{_inline("A1", "Notiz")}</row><row r="{number}">{_inline("A9", "Ende")}</row>'
    )
    assert _table(_with_sheet(_sheet_xml(rows))).rows == (("Notiz",),)
    assert time.process_time() - start < 5


@pytest.mark.slow
def test_cells_at_the_far_end_of_every_row_are_refused_quickly():
    start = time.process_time()
    rows = "".join(f'<row r="{n}">{_inline(f"XFD{n}", "x")}</row>' for n in range(1, 20_000))
    assert "spread over too many empty cells" in _refusal(_with_sheet(_sheet_xml(rows)))
    assert time.process_time() - start < 10


@pytest.mark.slow
def test_a_diagonal_of_cells_is_refused_quickly():
    start = time.process_time()
    rows = "\n".join("," * n + "x" for n in range(2_500))
    assert len(rows) < _LIMITS.characters
    assert "spread" in _refusal(f"sep=,\n{rows}", replace(_LIMITS, cells=100_000))
    assert time.process_time() - start < 10


def test_styled_empty_cells_are_no_cells():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["A2"] = "Notiz", "Der Ofen."
    for row in sheet["A1:Z200"]:
        for cell in row:
            cell.fill = PatternFill("solid", start_color="FFFF00")
    assert [note.text for note in _read(_saved(book), replace(_LIMITS, cells=200))] == ["Der Ofen."]


def test_more_cells_or_characters_than_fit_are_refused():
    data = _book(A=[["Titel", "Notiz"]], B=[["abcd", "efgh"]])
    assert len(tables(data, limits=replace(_LIMITS, cells=4))) == 2
    assert "more than 3 cells" in _refusal(data, replace(_LIMITS, cells=3))
    assert "more than 17 characters" in _refusal(data, replace(_LIMITS, characters=17))


def test_shared_texts_are_read():
    row = '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row>'
    assert _table(_with_sheet(_sheet_xml(row), ["Notiz", "Öfen"])).header == ("Öfen", "Notiz")


def test_one_long_text_named_by_every_cell_is_refused_quickly():
    start = time.process_time()
    cells = (f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 100_000))
    data = _with_sheet(_sheet_xml("".join(cells)), [_LONG * 300])
    assert "more than 5,000,000 characters" in _refusal(data)
    assert time.process_time() - start < 10


def test_16_000_columns_are_read():
    width = 16_000
    table = _table(
        ",".join(f"Spalte {n}" for n in range(width)) + "\n" + "x," * (width - 1) + "y\n"
    )
    assert (len(table.header), table.rows[0][-1]) == (width, "y")


@pytest.mark.parametrize("entity", ['"lol"', 'SYSTEM "file:///etc/passwd"'])
def test_entities_are_refused(entity):
    xml = f"<!DOCTYPE w [<!ENTITY c {entity}>]>{_sheet_xml(_inline('A1', '&c;'))}"
    assert "document type" in _refusal(_with_sheet(xml))


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="x"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
        '<row r="1"><c r="A1"><v>zwei</v></c></row>',
        f'<row r="1"><c r="A1"><v>{"9" * 5_000}</v></c></row>',
        '<row r="1"><c r="ÄÖ"><v>1</v></c></row>',
        "<row><c>",
    ],
)
def test_a_broken_sheet_is_refused(rows):
    assert _refusal(_with_sheet(_sheet_xml(rows))).startswith("The workbook is damaged")


@pytest.mark.parametrize(
    ("cell", "text"),
    [("<v>1e309</v>", ""), ("<v>1e300</v>", "1e+300"), ("<v>-5.50</v>", "-5.5"), ("", "")],
)
def test_strange_numbers_do_no_harm(cell, text):
    xml = _sheet_xml(f'<row r="1">{_inline("A1", "Ofen")}<c r="B1">{cell}</c></row>')
    assert _table(_with_sheet(xml)).rows == (("Ofen", text) if text else ("Ofen",),)


def test_macros_get_a_remark():
    out = io.BytesIO(_book(A=[["Titel", "Notiz"], ["a", "Der Ofen."]]))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf")
    [note] = _read(out.getvalue())
    assert note.text == "Der Ofen."
    assert note.remarks == ("The file holds macros; they were left out.",)


@pytest.mark.parametrize(
    "data",
    [b"", b"\n\n", b";;;\n;;;\n", "\ufeff".encode(), b"1;2\n3;4\n", _book(A=[]), _book(A=[[1, 2]]),
     b"Titel;Notiz\n"],
)  # fmt: skip
def test_a_table_without_words_is_refused(data):
    assert _refusal(data) == "The table holds no words."


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04rest", b"\x1f\x8b\x08\x00\x00\x00", b"\x89PNG\r\n\x1a\n\x00"]
)
def test_what_is_no_table_is_refused(data):
    assert _refusal(data)


def test_a_million_empty_lines_end_quickly():
    start = time.process_time()
    assert [note.text for note in _read("Der Ofen.\n" + "\n" * 1_000_000 + "Ende.")] == [
        "Der Ofen.",
        "Ende.",
    ]
    assert time.process_time() - start < 5


def test_quotes_without_end_do_not_slow_the_sniffing():
    start = time.process_time()
    assert _read("""Wir "sagen' 'immer" ' " """ * 100_000)
    assert time.process_time() - start < 5


def test_the_same_file_gives_the_same_notes():
    data = _book(A=[["Titel", "Notiz"], ["a", "Der Ofen."], ["b", "Das Holz."]])
    assert _read(data) == _read(data)
