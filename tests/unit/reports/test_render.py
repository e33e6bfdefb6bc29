"""Reports as files: the same bytes each time, and words of others that stay words."""

import io
import zipfile
from datetime import date

import pypdfium2
import pypdfium2.raw as raw
import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ideation.domain.ids import NoteId, PassageId
from ideation.domain.report import (
    Bullets,
    Facts,
    Footnote,
    Grid,
    Heading,
    Paragraph,
    Quote,
    Report,
    Sentence,
    Source,
)
from ideation.errors import BadInput
from ideation.reports.formats import FORMATS, render
from ideation.reports.layout import printable, right_columns, runs
from ideation.reports.wording import WORDS, day

HOSTILE = (
    '#let x = 1 #import "@preview/x:1.0.0" #read("/etc/passwd") $a^2$ @label <script>alert(1)'
    "</script> [click](javascript:alert(1)) ![i](http://e.example/i.png) **bold** _it_ `code` "
    "| cell | ~~gone~~ :red[x] &amp; \\ https://e.example www.e.example a@e.example [^1] [[w]]"
)
STARTS = ("# head", "- item", "+ item", "1. item", "2) item", "> quote", "=== x", "--- ", ": def")
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://e.example")')


def source(number: int = 1, **more) -> Source:
    given = {"title": "Visit", "organisation": "Holzwerk", "language": "de"} | more
    return Source(
        NoteId(number),
        given["title"],
        date(2026, 3, 1),
        given["organisation"],
        given["language"],
        PassageId(100 + number),
    )


def paper(text: str, **more) -> Report:
    """Return a report in which a text stands wherever a text can stand."""
    said = source(1, title=text, organisation=text)
    return Report(
        text,
        text,
        more.get("language", "en"),
        text,
        (
            Heading(text),
            Paragraph((Sentence(text, (said, source(2))), Sentence(text))),
            Bullets(((Sentence(text, (source(2),)),), (Sentence(text),))),
            Quote(text, said, tag=text),
            Facts(((text, text), ("n", "14"))),
            Grid((text, "n"), ((text, "1"), (text, "23"))),
            Footnote(text, (source(3),)),
        ),
        confidential=more.get("confidential", False),
    )


def pdf_text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def docx_text(data: bytes) -> str:
    body = Document(io.BytesIO(data)).element.body
    return "\n".join(
        "".join(run.text or "" for run in paragraph.iter(qn("w:t")))
        for paragraph in body.iter(qn("w:p"))
    )


def squeezed(text: str) -> str:
    """Return a text without spaces and without the breaks that a page adds."""
    return "".join(each for each in text if not each.isspace() and each not in "\u200b\ufffe\xad-")


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_report_gives_the_same_bytes(form):
    assert render(paper(HOSTILE), form) == render(paper(HOSTILE), form)
    assert render(paper("a"), form) != render(paper("b"), form)


def test_another_format_is_refused_with_those_there_are():
    with pytest.raises(BadInput, match="'odt'") as refused:
        render(paper("a"), "odt")
    assert "md, docx, pdf" in str(refused.value.hint)


@pytest.mark.parametrize("text", [HOSTILE, *STARTS, *FORMULAS])
def test_words_stay_words_in_pdf_and_docx(text):
    report = paper(text)
    assert squeezed(pdf_text(render(report, "pdf"))).count(squeezed(text)) >= 10
    assert docx_text(render(report, "docx")).count(text.strip()) >= 10


@pytest.mark.parametrize("text", [HOSTILE, *STARTS, *FORMULAS])
def test_words_stay_words_in_markdown(text):
    written = render(paper(text), "md").decode("utf-8")
    reader = MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"])
    tokens = reader.parse(written)
    inline = [child for each in tokens for child in each.children or ()]
    assert not [each for each in inline if each.type in ("link_open", "image", "html_inline")]
    assert not [each for each in tokens if each.type in ("html_block", "code_block", "fence")]
    shown = "\n".join(
        "".join(child.content for child in each.children or ()) for each in tokens if each.children
    )
    assert shown.count(text.strip()) >= 10


@pytest.mark.parametrize(
    "text",
    [
        "שלום עולם",
        "مرحبا بالعالم",
        "漢字テスト",
        "한국어",
        "Ünïcödé ß æ ő",
        "🦊 fox",
        "a\u202eb\u2066c",
    ],
)
def test_every_script_passes_through_every_format(text):
    report = paper(text)
    shown = printable(text)
    assert shown in render(report, "md").decode("utf-8")
    assert shown in docx_text(render(report, "docx"))
    assert pypdfium2.PdfDocument(render(report, "pdf"))


def test_what_no_format_can_carry_is_left_out():
    assert printable("a\x00b\x0bc\ud800d\ufffee") == "ab c\ufffdd\ufffde"
    assert printable(" 1\u2009234\nnext ") == "1\u2009234 next"
    for form in FORMATS:
        assert render(paper("a\x00b\ud800c\uffff"), form)


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(min_size=1, max_size=60))
def test_any_text_gives_a_file_that_opens(text):
    report = paper(text)
    assert printable(text) in docx_text(render(report, "docx"))
    assert len(pypdfium2.PdfDocument(render(report, "pdf"))) >= 1
    render(report, "md").decode("utf-8")


def test_a_word_longer_than_the_line_stays_on_the_page():
    data = render(paper("Donaudampfschiff" * 30), "pdf")
    page = pypdfium2.PdfDocument(data)[0]
    text = page.get_textpage()
    right = max(text.get_charbox(at)[2] for at in range(text.count_chars()))
    assert right <= page.get_width() - 50


def test_each_source_is_numbered_once_and_listed_at_the_end():
    written = render(paper("Word"), "md").decode("utf-8")
    assert "Word [1][2] Word *(editorial)*" in written
    assert "† Word [3]" in written
    listed = written[written.index("## Sources") :].replace("\xa0", " ").splitlines()
    assert [each for each in listed if each.startswith("- ")] == [
        "- [1] Word · Word · 1 March 2026 · de · note 1, statement 101",
        "- [2] Holzwerk · Visit · 1 March 2026 · de · note 2, statement 102",
        "- [3] Holzwerk · Visit · 1 March 2026 · de · note 3, statement 103",
    ]


def test_word_citations_lead_to_the_list_and_back():
    body = Document(io.BytesIO(render(paper("Word"), "docx"))).element.body
    marks = {each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))}
    links = [each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))]
    assert set(links) == marks
    assert marks == {f"{side}_{at}" for side in ("source", "cited") for at in (1, 2, 3)}
    assert len({each.get(qn("w:id")) for each in body.iter(qn("w:bookmarkStart"))}) == len(marks)


def test_pdf_citations_are_links_inside_the_document():
    document = pypdfium2.PdfDocument(render(paper("Word"), "pdf"))
    links = [
        annotation
        for page in document
        for annotation in range(raw.FPDFPage_GetAnnotCount(page.raw))
    ]
    # Five citations in the text, three entries of the list that lead back.
    assert len(links) == 5 + 3
    assert document.get_metadata_dict()["Title"] == "Word"


def test_word_documents_have_real_styles_tables_language_and_page_numbers():
    data = render(paper("Wort", language="de", confidential=True), "docx")
    document = Document(io.BytesIO(data))
    styles = [each.style.name for each in document.paragraphs]
    assert styles[:4] == ["Title", "Subtitle", "Heading 1", "Normal"]
    assert {"List Bullet", "Quote", "Source list", "Remark", "How made"} <= set(styles)
    assert len(document.tables) == 2
    lang = document.styles.element.find(
        f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}//{qn('w:lang')}"
    )
    assert lang.get(qn("w:val")) == "de"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert "NUMPAGES" in archive.read("word/footer1.xml").decode()
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert document.sections[0].header.paragraphs[0].text == "Vertraulich"


def test_a_confidential_report_says_so_in_every_format():
    for form, read in (("md", lambda data: data.decode()), ("pdf", pdf_text)):
        assert "Confidential" in read(render(paper("a", confidential=True), form))
        assert "Confidential" not in read(render(paper("a"), form))


def test_many_citations_in_a_row_are_told_by_their_ends():
    assert runs([1, 2, 3, 5]) == [(1, 1), (2, 2), (3, 3), (5, 5)]
    assert runs([1, 2, 3, 4, 6, 9, 10, 11, 12, 13]) == [(1, 4), (6, 6), (9, 13)]
    many = tuple(source(number) for number in range(1, 8))
    report = Report("T", "", "en", "", (Paragraph((Sentence("They say so.", many),)),))
    assert "They say so. [1]–[7]" in render(report, "md").decode()
    body = Document(io.BytesIO(render(report, "docx"))).element.body
    marks = {each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))}
    # Each entry of the list still leads back.
    assert {each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))} <= marks
    assert pypdfium2.PdfDocument(render(report, "pdf"))


def test_numbers_stand_at_the_right():
    grid = Grid(
        ("quarter", "n", "share", "interval", "word"),
        (("Q1 2026", "1\u2009234", "14,5\u202f%", "2–5", "3 firms"), ("Q2", "–", "2%", "0–1", "")),
    )
    assert right_columns(grid) == [False, True, True, True, False]
    unknown = Grid(("part", "before"), (("needs", "–"), ("worries", "–")))
    assert right_columns(unknown) == [False, True]


def test_a_word_in_the_head_of_a_table_is_never_broken():
    grid = Grid(
        ("Teil", "Aussagen", "Organisationen", "Vormonat", "Üblich", "95-%-Intervall"),
        (("Geld und Investitionen", "1", "1", "–", "1,0", "0,0–5,6"),) * 4,
    )
    report = Report("Barometer", "", "de", "", (grid,))
    page = pypdfium2.PdfDocument(render(report, "pdf"))[0].get_textpage()
    text = page.get_text_range()
    for word in grid.columns[1:]:
        assert word in text


def test_the_frame_speaks_each_language_with_equal_words():
    assert {frozenset(each) for each in WORDS.values()} == {frozenset(WORDS["en"])}
    assert day(date(2026, 3, 1), "fr") == "1er\xa0mars 2026"
    assert day(date(2026, 3, 1), "de") == "1.\xa0März 2026"
    assert day(None, "en") == "no date"
    for language, heading in (("de", "## Quellen"), ("fr", "## Sources")):
        assert heading in render(paper("a", language=language), "md").decode()
