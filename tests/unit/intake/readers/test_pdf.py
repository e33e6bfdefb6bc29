"""PDF: reading order, running headers apart, and what cannot be read is said."""

import time
import zlib

import pytest
import typst

from ideation.domain.cleaning import DropReason
from ideation.errors import UnreadableText
from ideation.intake.extracted import Limits
from ideation.intake.readers.pdf import read

FLATE = b"/Filter/FlateDecode"
HELLO = b"BT /F1 12 Tf 50 700 Td (Moien Welt) Tj ET"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>"
SCAN = b"q 600 0 0 800 0 0 cm /X Do Q"
# Seconds; each hostile file takes far less, and minutes if it is not stopped.
QUICKLY = 10


def typeset(source):
    return typst.compile(source.encode())


def stream(data, more=b""):
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), more, data)


def written(objects, trailer=b""):
    out, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    out += b"trailer<</Size %d/Root 1 0 R%s>>\n" % (size, trailer)
    return out + b"startxref\n%d\n%%%%EOF" % start


def one_page(content=HELLO, *, packed=b"", page=b"", catalog=b"", more=(), trailer=b""):
    return written(
        [
            b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
            b"/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>%s>>" % page,
            stream(content, packed),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
            *more,
        ],
        trailer,
    )


def many_pages(contents):
    """Return a PDF with a page for each stream of content; an empty one is a blank page."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>"
        % (len(contents), b" ".join(b"%d 0 R" % (5 + 2 * each) for each in range(len(contents)))),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        stream(
            b"x",
            b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8"
            b"/ColorSpace/DeviceGray",
        ),
    ]
    for number, content in enumerate(contents):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R>>/XObject<</X 4 0 R>>>>>>" % (6 + 2 * number)
        )
        objects.append(stream(content))
    return written(objects)


def at(*lines):
    """Return content with each text at its place."""
    shown = b"".join(
        b"1 0 0 1 %d %d Tm (%s) Tj " % (x, y, text.encode("cp1252")) for x, y, text in lines
    )
    return b"BT /F1 12 Tf %sET" % shown


def the_note(data, limits=None):
    [note] = read(data, limits=limits or Limits())
    for drop in note.apart:
        assert drop.span.of(note.text).strip()
    return note


def refusal(data, limits=None):
    begun = time.process_time()
    with pytest.raises(UnreadableText) as caught:
        read(data, limits=limits or Limits())
    assert time.process_time() - begun < QUICKLY
    assert caught.value.hint
    return caught.value.message


LEFT = "Die Gießerei am Fluss möchte die Abwärme ihrer Öfen an das Quartier liefern. "
RIGHT = "Der Rat hat im Frühjahr beraten und will erst im Herbst darüber abstimmen. "


def test_lines_of_a_paragraph_stay_and_paragraphs_stand_apart():
    text = the_note(typeset(f"#set page(width: 120mm)\n{LEFT}\n\nDéi Schoul fënnt dat gutt.")).text
    first, second = text.split("\n\n")
    assert first.replace("\n", " ") == LEFT.strip()
    assert "\n" in first
    assert second == "Déi Schoul fënnt dat gutt."


def test_two_columns_are_read_one_after_the_other():
    source = "#set page(width: 210mm, height: 120mm, columns: 2)\n" + LEFT * 9 + "\n\n" + RIGHT * 9
    text = the_note(typeset(source)).text.replace("-\n", "").replace("\n", " ")
    assert text.replace("  ", " ").count(LEFT.strip()) == 9
    assert text.count(RIGHT.strip()) == 9
    assert text.rindex(LEFT.strip()) < text.index(RIGHT.strip())


def test_three_columns_are_read_below_a_heading_across_them():
    source = (
        "#set page(width: 250mm, height: 90mm, columns: 3)\n"
        '#place(top + left, scope: "parent", float: true)'
        "[= Wärme aus der Gießerei für alle am Fluss]\n"
        f"{LEFT * 4}\n#colbreak()\n{RIGHT * 4}\n#colbreak()\nEnfin, "
        + "la ville décide seule. "
        * 9
    )
    text = the_note(typeset(source)).text
    assert text.startswith("Wärme aus der Gießerei für alle am Fluss\n\nDie Gießerei")
    flat = text.replace("\n", " ")
    assert flat.count(RIGHT.strip()) == 4
    assert flat.rindex(LEFT.strip()) < flat.index(RIGHT.strip())
    assert flat.rindex(RIGHT.strip()) < flat.index("Enfin")
    assert flat.count("la ville décide seule.") == 9


def test_columns_whose_lines_alternate_in_the_file_are_unmixed():
    left = [f"links steht Zeile {number} des Berichts" for number in range(6)]
    right = [f"rechts steht Zeile {number} des Anhangs" for number in range(6)]
    lines = []
    for number, (one, other) in enumerate(zip(left, right, strict=True)):
        lines += [(50, 700 - 14 * number, one), (320, 700 - 14 * number, other)]
    text = the_note(one_page(at(*lines))).text
    assert text == "\n".join(left) + "\n" + "\n".join(right)


def test_a_left_column_longer_than_the_right_one_is_read_to_its_end_first():
    left = [
        (50, 700 - 14 * number, f"links die Zeile {number:02} im Bericht") for number in range(9)
    ]
    right = [
        (320, 700 - 14 * number, f"rechts die Zeile {number} im Bericht") for number in range(4)
    ]
    text = the_note(one_page(at(*left, *right))).text
    assert text.index("links die Zeile 08") < text.index("rechts die Zeile 0")


def test_a_table_of_amounts_is_read_by_row():
    cells = "[Posten],[Jahr],[Betrag],[Strom],[2031],[120],[Gas],[2032],[99],[Wärme],[2033],[7]"
    text = the_note(typeset(f"#table(columns: (1fr, 1fr, 1fr), {cells})")).text
    assert text == "Posten Jahr Betrag\nStrom 2031 120\nGas 2032 99\nWärme 2033 7"


def test_cells_of_several_lines_are_not_mixed_with_their_neighbours():
    source = (
        "#table(columns: (1fr, 1fr), "
        "[Leitung unter der Straße bis zum Schulhof, möglichst im Sommer verlegt],"
        "[Kostet viel, spart aber auf Dauer die Heizung der ganzen Schule ein],"
        "[Speicher im alten Bunker am Bahndamm bauen und dort überwachen],"
        "[Hält die Wärme über Nacht, wenn alle Öfen der Gießerei stillstehen],"
        "[Leitung], [Bleibt])"
    )
    flat = the_note(typeset(source)).text.replace("\n\n", "¶").replace("\n", " ")
    assert flat.split("¶")[:2] == [
        "Leitung unter der Straße bis zum Schulhof, möglichst im Sommer verlegt",
        "Kostet viel, spart aber auf Dauer die Heizung der ganzen Schule ein",
    ]


def test_text_written_from_the_bottom_up_is_read_from_the_top_down():
    text = the_note(one_page(at((50, 100, "unten"), (50, 114, "Mitte"), (50, 128, "oben")))).text
    assert text == "oben\nMitte\nunten"


def test_list_marks_and_indents_begin_paragraphs_but_wrapped_lines_do_not():
    text = the_note(
        one_page(
            at(
                (50, 700, "Offen sind:"),
                (50, 686, "1. die Trasse, die unter der Straße"),
                (64, 672, "bis zum Schulhof führt"),
                (50, 658, "2. der Speicher"),
                (50, 630, "Danach stimmt der Rat ab, und das Ergebnis"),
                (50, 616, "wird im Blatt gedruckt."),
                (66, 602, "Der neue Absatz ist eingerückt und hat"),
                (50, 588, "noch eine Zeile."),
            )
        )
    ).text
    assert text.split("\n\n") == [
        "Offen sind:",
        "1. die Trasse, die unter der Straße\nbis zum Schulhof führt",
        "2. der Speicher",
        "Danach stimmt der Rat ab, und das Ergebnis\nwird im Blatt gedruckt.",
        "Der neue Absatz ist eingerückt und hat\nnoch eine Zeile.",
    ]


def test_a_hyphen_at_the_end_of_a_line_stays_with_its_line_end():
    content = at((50, 700, "Die Gieße-"), (50, 686, "rei liefert Wärme."))
    assert the_note(one_page(content)).text == "Die Gieße-\nrei liefert Wärme."


def test_letters_on_their_side_are_read_along_their_lines():
    content = b"BT /F1 12 Tf 0 1 -1 0 100 100 Tm (Erste Zeile) Tj 0 -14 Td (zweite Zeile) Tj ET"
    upright = b"BT /F1 12 Tf 100 100 Td (Erste Zeile) Tj 0 -14 Td (zweite Zeile) Tj ET"
    for data in (
        one_page(content, page=b"/Rotate 90"),
        one_page(content),
        one_page(upright, page=b"/Rotate 270"),
    ):
        assert the_note(data).text == "Erste Zeile\nzweite Zeile"


def paged(number, *body):
    return at((50, 770, "Rat von Belfels"), *body, (280, 30, f"Seite {number} von 3"))


def test_running_headers_and_page_numbers_are_set_apart_and_kept():
    note = the_note(
        many_pages(
            [
                paged(1, (50, 700, "Die Leitung wird gebaut.")),
                paged(2, (50, 700, "Der Speicher wird geprüft.")),
                paged(3, (50, 700, "Vertagt.")),
            ]
        )
    )
    assert {drop.reason for drop in note.apart} == {DropReason.NAVIGATION}
    assert [drop.span.of(note.text) for drop in note.apart] == [
        each for number in (1, 2, 3) for each in ("Rat von Belfels", f"Seite {number} von 3")
    ]
    assert "\n\nDer Speicher wird geprüft.\n\n" in note.text


def test_a_paragraph_goes_on_over_the_page_and_the_headers_come_after_it():
    first = paged(1, (50, 700, "Die Gießerei möchte die"))
    second = paged(2, (50, 700, "Abwärme liefern,"), (50, 686, "sagt der Rat."))
    third = paged(3, (50, 700, "wie der Rat sagt."))
    note = the_note(many_pages([first, second.replace(b"Abw", b"abw"), third]))
    assert "Die Gießerei möchte die\nabwärme liefern,\nsagt der Rat.\n\nSeite 1 von 3" in note.text


def test_pages_that_only_repeat_a_line_are_not_set_apart():
    note = the_note(many_pages([at((50, 700, "Immer dasselbe"))] * 3))
    assert note.text.count("Immer dasselbe") == 3
    assert note.apart == ()


def test_pages_without_a_text_layer_are_counted():
    contents = [at((50, 700, "Moien")), SCAN, SCAN, at((50, 700, "Äddi")), SCAN, b""]
    note = the_note(many_pages(contents))
    assert note.text == "Moien\n\nÄddi"
    assert note.remarks == ("3 of 6 pages have no text layer (scanned?); they were not read.",)
    assert the_note(many_pages([HELLO, SCAN])).remarks == (
        "1 of 2 pages has no text layer (scanned?); they were not read.",
    )


def test_a_scan_is_refused_and_the_way_out_is_text_recognition():
    with pytest.raises(UnreadableText, match="its 2 pages are pictures") as caught:
        read(many_pages([SCAN, SCAN]), limits=Limits())
    assert "OCR" in caught.value.hint


def test_fonts_that_do_not_say_their_letters_are_refused():
    data = typeset(LEFT)
    assert the_note(data).text.startswith("Die Gießerei")
    blinded = data.replace(b"/ToUnicode", b"/XoUnicode")
    assert blinded != data
    assert "fonts" in refusal(blinded)


@pytest.mark.parametrize(
    ("title", "author", "expected"),
    [
        (
            "Wärme am Fluss",
            "Mira Sonnleitner",
            {"title": "Wärme am Fluss", "author": "Mira Sonnleitner"},
        ),
        ("bericht_v3.docx", "admin", {}),
        ("Microsoft Word - Bericht", "Microsoft Office User", {}),
        ("Dokument1", "Benutzer", {}),
        ("Unbenannt", "-", {}),
        ("PowerPoint-Präsentation", "", {}),
        ("x" * 201, "Ann\u0001a  Berg", {"author": "Anna Berg"}),
    ],
)
def test_title_and_author_are_taken_unless_they_say_nothing(title, author, expected):
    def hexed(text):
        return b"<feff%s>" % text.encode("utf-16-be").hex().encode()

    info = b"<</Title%s/Author%s/CreationDate(D:20310312)>>" % (hexed(title), hexed(author))
    data = one_page(more=[b"null", info], trailer=b"/Info 7 0 R")
    assert the_note(data).fields == expected


def test_scripts_attachments_and_forms_are_remarked_and_left_alone():
    names = (
        b"/Names<</JavaScript<</Names[(a) 6 0 R]>>/EmbeddedFiles<</Names[(a.txt) 7 0 R]>>>>"
        b"/AcroForm<</Fields[9 0 R]>>"
    )
    more = [
        b"<</S/JavaScript/JS(app.alert\\(1\\))>>",
        b"<</Type/Filespec/F(a.txt)/EF<</F 8 0 R>>>>",
        stream(b"verborgen"),
        b"<</Type/Annot/Subtype/Widget/FT/Tx/T(n)/V(Wert)/Rect[0 0 9 9]>>",
    ]
    note = the_note(one_page(catalog=names, page=b"/Annots[9 0 R]", more=more))
    assert note.text == "Moien Welt"
    assert note.attachments == ()
    assert note.remarks == (
        "The file holds scripts; they were not run.",
        "Files are attached inside the PDF; they were not read.",
        "The file is a form; what was filled in was not read.",
    )


def test_a_damaged_page_is_counted_and_the_others_are_read():
    data = many_pages([HELLO, HELLO]).replace(b"7 0 obj\n<</Type/Page/", b"7 0 obj\n<</Type/Xage/")
    note = the_note(data.replace(b"7 0 R]", b"9 0 R]"))
    assert note.text == "Moien Welt"
    assert note.remarks == ("1 of 2 pages is damaged; they were not read.",)


def test_a_locked_pdf_is_refused():
    lock = b"<</Filter/Standard/V 1/R 2/P -44/O<%s>/U<%s>>>" % (b"a1" * 32, b"b2" * 32)
    data = one_page(more=[b"null", lock], trailer=b"/Encrypt 7 0 R/ID[<0123><0123>]")
    assert refusal(data) == "The PDF is locked with a password."


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no PDF"),
        (b"\x89PNG\r\n\x1a\n", "no PDF"),
        (b"%PDF-1.7 rubbish", "damaged"),
        (one_page()[:300], "damaged"),
        (b"%PDF-1.4\n" + b"[ " * 1_000_000, "damaged"),
        (b"%PDF-1.4\n" + b"/Fl obj stream\n" * 200_000, "damaged"),
        (one_page(b""), "no text"),
        (one_page(b"BT /F1 12 Tf 50 700 Td (... - ...) Tj ET"), "no word"),
        (
            written([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"]),
            "damaged",
        ),
    ],
    ids=["empty", "png", "junk", "cut", "brackets", "streams", "blank", "dots", "page-loop"],
)
def test_what_is_no_readable_pdf_is_refused(data, said):
    assert said in refusal(data)


def test_more_pages_than_the_limit_are_refused():
    pages = b"<</Type/Pages/Kids[%s]/Count 10000>>" % (b"3 0 R " * 10_000)
    data = written([b"<</Type/Catalog/Pages 2 0 R>>", pages, PAGE])
    assert refusal(data) == "The PDF has 10,000 pages; at most 500 are read."


def test_a_count_of_pages_that_are_not_there_is_refused():
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 400>>"
    refusal(written([b"<</Type/Catalog/Pages 2 0 R>>", pages, PAGE]))


def test_more_characters_than_the_limit_are_refused():
    assert "10 characters" in refusal(many_pages([HELLO, HELLO]), Limits(characters=10))
    assert the_note(one_page(), Limits(characters=10)).text == "Moien Welt"


def bomb(unit, times):
    return zlib.compress(unit * times, 9)


@pytest.mark.parametrize(
    ("packed", "filtered"),
    [
        (lambda: bomb(b" ", 20_000_000), FLATE),
        (
            lambda: zlib.compress(bomb(b" ", 100_000_000), 9),
            b"/Filter[/FlateDecode/FlateDecode]",
        ),
        (lambda: bomb(b"q ", 10_000_000), FLATE),
        (lambda: bomb(b"q ", 10_000_000), b"/Filter/Fl"),
    ],
    ids=["spaces", "twice", "tokens", "short name"],
)
def test_a_stream_that_unpacks_without_end_is_refused(packed, filtered):
    assert "unpacks to more than" in refusal(one_page(packed(), packed=filtered))


@pytest.mark.slow
def test_many_words_on_one_line_take_seconds():
    content = b"BT /F1 12 Tf 50 700 Td %s ET" % (b"(abc abc) Tj " * 60_000)
    begun = time.process_time()
    assert len(the_note(one_page(content)).text) > 400_000
    assert time.process_time() - begun < QUICKLY


def test_loops_in_outline_table_and_content_change_nothing():
    outline = [
        b"<</First 7 0 R/Last 7 0 R/Count 1>>",
        b"<</Title(x)/Parent 6 0 R/Next 7 0 R/First 7 0 R>>",
    ]
    plain = one_page()
    table = int(plain.split(b"startxref\n")[1].split()[0])
    for data in (
        one_page(catalog=b"/Outlines 6 0 R", more=outline),
        plain.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % table),
        one_page(b"/X Do " + HELLO).replace(b"/X 6 0 R", b"/X 4 0 R"),
        one_page(catalog=b"/A " + b"<</A " * 50_000),
    ):
        assert the_note(data).text == "Moien Welt"


def test_reading_twice_gives_the_same():
    data = typeset("#set page(columns: 2)\n" + LEFT * 30)
    assert read(data, limits=Limits()) == read(data, limits=Limits())
