"""A report as a Word document: real styles, real tables, and citations that lead both ways."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from ideation.domain.report import (
    Block,
    Bullets,
    Facts,
    Footnote,
    Grid,
    Heading,
    Paragraph,
    Quote,
    Report,
    Sentence,
)
from ideation.reports.layout import (
    citation,
    numbered,
    printable,
    right_columns,
    right_to_left,
    runs,
    widths,
)
from ideation.reports.wording import quoted, word

# Word wants a day of making in the properties; a fixed one keeps the same report the same.
_NO_TIME = datetime(1980, 1, 1)
# What labels and values take of the width.
_LABELLED = (3, 7)
# No property of an Office file may be longer.
_LONGEST = 255


def render(report: Report) -> bytes:
    """Return the report as a docx file; the same report gives the same bytes."""
    from ideation.reports.docx_parts import without_time

    written = io.BytesIO()
    _Document(report).finished().save(written)
    return without_time(written.getvalue())


class _Document:
    """Builds the document block by block."""

    def __init__(self, report: Report) -> None:
        from docx import Document

        from ideation.reports.docx_styles import prepare

        self._report = report
        self._language = report.language
        self._sources = numbered(report)
        # Where each source is first cited: the way back from the list.
        self._cited: set[int] = set()
        self._document: Any = Document()
        prepare(self._document, report.language)

    def finished(self) -> Any:  # noqa: ANN401
        """Return the whole document."""
        from ideation.reports.docx_styles import MADE

        report = self._report
        self._properties()
        self._frame()
        self._paragraph("Title", report.title)
        if report.subtitle:
            self._paragraph("Subtitle", report.subtitle)
        for block in report.blocks:
            self._block(block)
        self._source_list()
        if report.made:
            self._paragraph(MADE, report.made)
        return self._document

    def _properties(self) -> None:
        properties = self._document.core_properties
        properties.title = printable(self._report.title)[:_LONGEST]
        properties.subject = printable(self._report.subtitle)[:_LONGEST]
        properties.language = self._language
        properties.author, properties.comments, properties.last_modified_by = "Ideation", "", ""
        properties.created = properties.modified = _NO_TIME
        properties.revision = 1

    def _frame(self) -> None:
        """Set the page number at the foot, and at the head whether the report is confidential."""
        from ideation.reports.docx_parts import field

        section = self._document.sections[0]
        foot = section.footer.paragraphs[0]
        foot.style = "Footer"
        field(foot, "PAGE")
        foot.add_run(" / ")
        field(foot, "NUMPAGES")
        if self._report.confidential:
            head = section.header.paragraphs[0]
            head.style = "Header"
            head.add_run(word(self._language, "confidential"))

    def _block(self, block: Block) -> None:
        if isinstance(block, Heading):
            self._paragraph(f"Heading {block.level}", block.text)
        elif isinstance(block, Paragraph):
            self._sentences("Normal", block.sentences)
        elif isinstance(block, Bullets):
            for item in block.items:
                self._sentences("List Bullet", item)
        elif isinstance(block, Quote):
            self._quote(block)
        elif isinstance(block, Facts):
            self._table([list(row) for row in block.rows], right=[False, False], room=_LABELLED)
        elif isinstance(block, Grid):
            rows = [list(block.columns), *(list(row) for row in block.rows)]
            self._table(rows, right=right_columns(block), room=widths(block), head=True)
        else:
            self._footnote(block)

    def _paragraph(self, style: str, text: str) -> Any:  # noqa: ANN401
        paragraph = self._document.add_paragraph(style=style)
        self._words(paragraph, text)
        return paragraph

    def _words(self, paragraph: Any, text: str, *, language: str | None = None) -> None:  # noqa: ANN401
        """Append words; those that run from right to left, or in another language, say so."""
        from ideation.reports.docx_parts import element, language_of

        shown = printable(text)
        run = paragraph.add_run(shown)
        rtl = right_to_left(shown)
        if rtl:
            paragraph._p.get_or_add_pPr().insert_element_before(
                element("bidi"), "w:spacing", "w:ind", "w:jc", "w:rPr"
            )
        if rtl or language:
            language_of(run, language or self._language, rtl=rtl)

    def _sentences(self, style: str, sentences: Sequence[Sentence]) -> None:
        from ideation.reports.docx_styles import EDITORIAL

        paragraph = self._document.add_paragraph(style=style)
        for at, sentence in enumerate(sentences):
            if at:
                paragraph.add_run(" ")
            self._words(paragraph, sentence.text)
            self._cite(paragraph, self._sources.of(sentence.sources))
            if sentence.editorial:
                paragraph.add_run(f" ({word(self._language, 'editorial')})", style=EDITORIAL)

    def _quote(self, quote: Quote) -> None:
        from ideation.reports.docx_styles import TAG

        paragraph = self._document.add_paragraph(style="Quote")
        language = quote.source.language
        self._words(paragraph, quoted(printable(quote.text), language), language=language)
        self._cite(paragraph, self._sources.of((quote.source,)))
        tags = (quote.tag, None if quote.verbatim else word(self._language, "altered"))
        if told := ", ".join(printable(each) for each in tags if each):
            paragraph.add_run(f"  {told}", style=TAG)

    def _footnote(self, note: Footnote) -> None:
        from ideation.reports.docx_styles import EDITORIAL, FOOTNOTE

        paragraph = self._document.add_paragraph(style=FOOTNOTE)
        paragraph.add_run("† ")
        self._words(paragraph, note.text)
        self._cite(paragraph, self._sources.of(note.sources))
        if not note.sources:
            paragraph.add_run(f" ({word(self._language, 'editorial')})", style=EDITORIAL)

    def _cite(self, paragraph: Any, numbers: Sequence[int]) -> None:  # noqa: ANN401
        from ideation.reports.docx_parts import bookmark, link
        from ideation.reports.docx_styles import CITATION

        if numbers:
            paragraph.add_run("\u00a0")
        for number in numbers:
            if number not in self._cited:
                self._cited.add(number)
                bookmark(paragraph, f"cited_{number}", 2 * number)
        for first, last in runs(numbers):
            link(paragraph, f"[{first}]", f"source_{first}", CITATION)
            if last > first:
                paragraph.add_run("–")
                link(paragraph, f"[{last}]", f"source_{last}", CITATION)

    def _source_list(self) -> None:
        from ideation.reports.docx_parts import bookmark, link
        from ideation.reports.docx_styles import CITATION, SOURCE

        if not self._sources.numbers:
            return
        self._paragraph("Heading 1", word(self._language, "sources"))
        for source, number in self._sources.numbers.items():
            paragraph = self._document.add_paragraph(style=SOURCE)
            bookmark(paragraph, f"source_{number}", 2 * number + 1)
            link(paragraph, f"[{number}]", f"cited_{number}", CITATION)
            paragraph.add_run("\t")
            paragraph.add_run(citation(source, self._language))

    def _table(
        self,
        rows: Sequence[Sequence[str]],
        *,
        right: Sequence[bool],
        room: Sequence[int],
        head: bool = False,
    ) -> None:
        from ideation.reports.docx_tables import fill, table

        if not rows:
            return
        made = table(self._document, len(rows), room, head=head)
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                cell = made.cell(at, column)
                strong = at == 0 if head else column == 0
                fill(cell, printable(text), right=right[column], strong=strong)
