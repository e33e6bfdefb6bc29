"""Presentations: titles, points and the speaker's notes, slide by slide."""

import io
import re
import time
import zipfile
from dataclasses import replace

import pptx
import pytest
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Cm

from ideation.errors import UnreadableText
from ideation.intake.extracted import Limits
from ideation.intake.readers.pptx import read

_LIMITS = Limits()
_PLACE = (Cm(1), Cm(1), Cm(8), Cm(4))
_BLANK, _TITLE_AND_BODY, _TITLE = 6, 1, 0
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def _bytes(deck):
    data = io.BytesIO()
    deck.save(data)
    return data.getvalue()


def _note(deck, limits=_LIMITS):
    [note] = read(_bytes(deck), limits=limits)
    return note


def _slide(deck, title, *points, notes=None):
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_AND_BODY])
    slide.shapes.title.text = title
    frame = slide.placeholders[1].text_frame
    for number, (text, level) in enumerate(points):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.text, paragraph.level = text, level
    if notes is not None:
        slide.notes_slide.notes_text_frame.text = notes
    return slide


def _blank(deck):
    return deck.slides.add_slide(deck.slide_layouts[_BLANK])


def _box(shapes, text):
    shapes.add_textbox(*_PLACE).text_frame.text = text


def _swapped(data, member, before, after, renamed=None):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == member:
                assert before in content
                content = content.replace(before, after)
            new.writestr(name, content)
        for name, content in (renamed or {}).items():
            new.writestr(name, content)
    return out.getvalue()


def _refusal(data, limits=_LIMITS):
    with pytest.raises(UnreadableText) as caught:
        read(data, limits=limits)
    assert caught.value.hint
    return caught.value.message


def test_slides_come_in_order_with_points_by_level_and_notes_after_them():
    deck = pptx.Presentation()
    _slide(deck, "Kühlkette", ("Ladepunkte fehlen", 0), ("über Nacht", 1), ("Énergie", 0),
           notes="Das sagte Frau Übel.\nD'Leit wëllen et.")  # fmt: skip
    _slide(deck, "Été", ("Boxen", 0))
    note = _note(deck)
    assert note.text == (
        "# Kühlkette\n\n- Ladepunkte fehlen\n  - über Nacht\n- Énergie\n\n"
        "Das sagte Frau Übel.\n\nD'Leit wëllen et.\n\n# Été\n\n- Boxen"
    )
    assert note.fields == {"title": "Kühlkette"}
    assert note.remarks == ()


def test_slides_follow_the_order_of_the_talk_not_of_their_files():
    deck = pptx.Presentation()
    _slide(deck, "Eins")
    _slide(deck, "Zwei")
    order = deck.slides._sldIdLst
    order.insert(0, order[1])
    assert _note(deck).text == "# Zwei\n\n# Eins"
    assert _note(deck).fields["title"] == "Zwei"


def test_a_title_stands_first_though_its_shape_is_drawn_last():
    deck = pptx.Presentation()
    slide = _slide(deck, "Titel oben", ("Punkt", 0))
    tree = slide.shapes._spTree
    tree.append(slide.shapes.title._element)
    assert _note(deck).text == "# Titel oben\n\n- Punkt"


def test_a_title_over_two_lines_is_one_heading_and_a_subtitle_is_none():
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE])
    slide.shapes.title.text = "Kälte\vund Wärme"
    slide.placeholders[1].text = "Runder Tisch"
    assert _note(deck).text == "# Kälte und Wärme\n\nRunder Tisch"


def test_text_boxes_and_groups_are_paragraphs():
    deck = pptx.Presentation()
    slide = _blank(deck)
    _box(slide.shapes, "Freier  Text\vmit Umbruch")
    outer = slide.shapes.add_group_shape()
    _box(outer.shapes, "außen")
    _box(outer.shapes.add_group_shape().shapes, "innen")
    assert _note(deck).text == "Freier  Text\nmit Umbruch\n\naußen\n\ninnen"


def test_bullets_of_a_text_box_are_points_and_a_body_without_bullets_has_none():
    deck = pptx.Presentation()
    slide = _slide(deck, "T", ("kein Punkt", 0))
    body = slide.placeholders[1].text_frame.paragraphs[0]._p
    body.get_or_add_pPr().append(body.makeelement(f"{{{_A}}}buNone", {}))
    _box(slide.shapes, "doch einer")
    box = slide.shapes[-1].text_frame.paragraphs[0]._p
    box.get_or_add_pPr().append(box.makeelement(f"{{{_A}}}buChar", {"char": "•"}))
    assert _note(deck).text == "# T\n\nkein Punkt\n\n- doch einer"


def test_table_rows_are_lines_and_merged_cells_come_once():
    deck = pptx.Presentation()
    table = _blank(deck).shapes.add_table(3, 3, *_PLACE).table
    for number, cell in enumerate(table.iter_cells()):
        cell.text = f"z{number}"
    table.cell(0, 1).text = "zwei\nAbsätze"
    table.cell(1, 0).merge(table.cell(1, 1))
    table.cell(1, 2).merge(table.cell(2, 2))
    lines = _note(deck).text.split("\n")
    assert lines == ["z0 | zwei Absätze | z2", "z3 z4 | z5 z8", "z6 | z7"]


def test_dates_page_numbers_and_footers_are_left_out():
    deck = pptx.Presentation()
    slide = _slide(deck, "Titel hier", ("Punkt", 0))
    for layout_shape in deck.slide_layouts[_TITLE_AND_BODY].placeholders:
        if layout_shape.placeholder_format.type.name in ("DATE", "FOOTER", "SLIDE_NUMBER"):
            slide.shapes.clone_placeholder(layout_shape)
            slide.shapes[-1].text_frame.text = "Fußzeile 7"
    assert len(slide.shapes) == 5
    assert _note(deck).text == "# Titel hier\n\n- Punkt"


def test_the_words_of_diagrams_are_read():
    deck = pptx.Presentation()
    slide = _blank(deck)
    _box(slide.shapes, "Davor")
    data = _bytes(deck)
    dgm = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    frame = (
        f'<p:graphicFrame><a:graphic xmlns:a="{_A}"><a:graphicData uri="{dgm}">'
        f'<dgm:relIds xmlns:dgm="{dgm}" xmlns:r="{rel}" r:dm="rId77"/>'
        "</a:graphicData></a:graphic></p:graphicFrame></p:spTree>"
    )
    point = "<dgm:pt><dgm:t><a:p><a:r><a:t>{}</a:t></a:r></a:p></dgm:t></dgm:pt>"
    model = (
        f'<dgm:dataModel xmlns:dgm="{dgm}" xmlns:a="{_A}"><dgm:ptLst>{point.format("Wärme")}'
        f"{point.format('Kälte')}</dgm:ptLst></dgm:dataModel>"
    )
    data = _swapped(data, "ppt/slides/slide1.xml", b"</p:spTree>", frame.encode())
    relation = (
        f'<Relationship Id="rId77" Type="{rel}/diagramData" Target="../diagrams/data1.xml"/>'
        "</Relationships>"
    )
    data = _swapped(data, "ppt/slides/_rels/slide1.xml.rels", b"</Relationships>",
                    relation.encode(), {"ppt/diagrams/data1.xml": model})  # fmt: skip
    assert read(data, limits=_LIMITS)[0].text == "Davor\n\n- Wärme\n- Kälte"


def test_what_cannot_be_read_is_said():
    deck = pptx.Presentation()
    _slide(deck, "Erste")
    slide = _blank(deck)
    chart = CategoryChartData()
    chart.categories = ["2025"]
    chart.add_series("Umsatz", (1.0,))
    slide.shapes.add_chart(XL_CHART_TYPE.PIE, *_PLACE, chart)
    slide.notes_slide.notes_text_frame.text = "Der Kuchen wächst."
    note = _note(deck)
    assert note.text == "# Erste\n\nDer Kuchen wächst."
    assert note.remarks == (
        "Files embedded in the document were left out: 1.",
        "Slides without words that can be read: 2.",
        "Charts whose words were not read: 1.",
    )


def test_without_a_title_on_a_slide_the_properties_give_it():
    deck = pptx.Presentation()
    _box(_blank(deck).shapes, "Der Ofen.")
    assert _note(deck).fields == {}
    deck.core_properties.title, deck.core_properties.author = "Öfen", "Chloé Übel"
    assert _note(deck).fields == {"title": "Öfen", "author": "Chloé Übel"}


@pytest.mark.parametrize(
    "kind",
    [
        b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
        b"application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
    ],
)
def test_presentations_with_macros_and_shows_are_read(kind):
    deck = pptx.Presentation()
    _slide(deck, "Öfen")
    data = _swapped(
        _bytes(deck),
        "[Content_Types].xml",
        b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
        kind,
        {"ppt/vbaProject.bin": b"\xd0\xcf"},
    )
    [note] = read(data, limits=_LIMITS)
    assert note.text == "# Öfen"
    assert note.remarks == ("The file holds macros; they were left out.",)


def test_more_slides_than_fit_are_refused():
    deck = pptx.Presentation()
    for number in range(3):
        _slide(deck, f"Folie {number}")
    assert _note(deck, replace(_LIMITS, pages=3)).text.count("#") == 3
    assert _refusal(_bytes(deck), replace(_LIMITS, pages=2)) == (
        "The presentation has 3 slides; at most 2 can be read."
    )


def test_more_characters_than_fit_are_refused():
    deck = pptx.Presentation()
    _slide(deck, "T", ("Der Ofen ist kalt.", 0))
    assert "more than 20 characters" in _refusal(_bytes(deck), replace(_LIMITS, characters=20))


def test_a_slide_named_a_thousand_times_is_refused():
    deck = pptx.Presentation()
    _slide(deck, "Öfen")
    data = _bytes(deck)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("ppt/presentation.xml")
    [entry] = re.findall(rb"<p:sldId [^>]*/>", xml)
    data = _swapped(data, "ppt/presentation.xml", entry, entry * 1_000)
    assert "1,000 slides" in _refusal(data)


def test_a_bomb_is_refused_quickly():
    deck = pptx.Presentation()
    _slide(deck, "Öfen")
    start = time.process_time()
    data = _swapped(_bytes(deck), "ppt/slides/slide1.xml", b"fen", b"fen " * 20_000_000)
    assert "unpacks to more than" in _refusal(data)
    assert time.process_time() - start < 10


def test_entities_are_refused():
    deck = pptx.Presentation()
    _slide(deck, "Ofen")
    entity = b'<!DOCTYPE p [<!ENTITY c SYSTEM "file:///etc/passwd">]><p:sld'
    data = _swapped(_bytes(deck), "ppt/slides/slide1.xml", b"Ofen", b"&c;")
    assert "document type" in _refusal(_swapped(data, "ppt/slides/slide1.xml", b"<p:sld", entity))


@pytest.mark.parametrize("depth", [50, 200, 5_000])
def test_deeply_nested_groups_end_in_a_note_or_a_refusal(depth):
    deck = pptx.Presentation()
    slide = _blank(deck)
    _box(slide.shapes, "Tief")
    data = _bytes(deck)
    shape = b"<p:sp>"
    data = _swapped(data, "ppt/slides/slide1.xml", shape, b"<p:grpSp>" * depth + shape)
    data = _swapped(data, "ppt/slides/slide1.xml", b"</p:sp>", b"</p:sp>" + b"</p:grpSp>" * depth)
    if depth < 300:
        assert read(data, limits=_LIMITS)[0].text == "Tief"
    else:
        assert "damaged" in _refusal(data)


def test_a_presentation_without_a_word_is_refused():
    assert _refusal(_bytes(pptx.Presentation())) == "The presentation holds no words."
    deck = pptx.Presentation()
    _blank(deck)
    assert _refusal(_bytes(deck)) == "The presentation holds no words."


@pytest.mark.parametrize(
    "member",
    ["ppt/presentation.xml", "ppt/slides/slide1.xml", "[Content_Types].xml",
     "ppt/_rels/presentation.xml.rels"],
)  # fmt: skip
@pytest.mark.parametrize("kept", [False, True])
def test_broken_or_missing_parts_are_refused(member, kept):
    deck = pptx.Presentation()
    _slide(deck, "Öfen")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_bytes(deck))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name != member:
                new.writestr(name, old.read(name))
            elif kept:
                new.writestr(name, old.read(name)[:-15])
    assert "damaged" in _refusal(out.getvalue())


def test_another_office_file_is_refused():
    import docx

    data = io.BytesIO()
    docx.Document().save(data)
    assert _refusal(data.getvalue()) == "The file is no presentation."
