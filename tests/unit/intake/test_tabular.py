"""A table is told by its content, whatever its file is called."""

import pytest

from ideation.intake.formats import Format, format_of

TABLE = (
    "Datum;Firma;Notiz\n2026-03-12;Aeolia;Sie teilen den Ofen.\n2026-03-13;Kolbenwerk;Er raucht.\n"
)


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode(),
        TABLE.replace(";", "\t").encode("utf-16"),
        TABLE.replace(";", ",").encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.replace("\n", "\r\n").encode("cp1252"),
        b'Date,Company,Notes\n2026-03-12,Aeolia,"The kiln,\nthey say."\n2026-03-13,Kolb,No.\n',
        (TABLE + "2026-03-14;Hof;Das Wehr steht.\n" * 400).encode(),
    ],
)
@pytest.mark.parametrize("name", ["log.txt", "log", "log.md"])
def test_rows_below_names_of_columns_are_a_table(data, name):
    assert format_of(data, name) is Format.SHEETS


@pytest.mark.parametrize(
    "text",
    [
        "Notes, dates, names\nWe met Ada, Jos and Tun, and talked about kilns.\nThe kiln smokes.\n",
        "Datum: 12.03.2026; Firma: Aeolia\nSie teilen; das ist neu.\n",
        "Besuch, Ofen, Halle\nrot, grün, blau\neins, zwei, drei\n",
        "| Datum | Notiz |\n|---|---|\n| 12.03. | Der Ofen raucht. |\n",
        "Datum;Notiz\n",
        "Sie sagen, der Ofen raucht, das Dach ist undicht.\n" * 5,
        "",
    ],
)
def test_prose_and_lists_with_commas_stay_text(text):
    assert format_of(text.encode(), "note.txt") is Format.TEXT


def test_a_table_without_its_ending_becomes_a_note_a_row(workspace):
    results = workspace.door.take_bytes(TABLE.encode(), {}, path="log.txt")
    assert [each.note_id for each in results] == [1, 2]
    assert workspace.note(1).note.text == "Sie teilen den Ofen."
