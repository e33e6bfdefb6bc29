"""Tables of a Word report: thin rules, a head that repeats, numbers at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm

from ideation.reports.docx_parts import element
from ideation.reports.docx_styles import CELL, RULE

_WIDTH = 16.2


def table(document: Any, rows: int, room: Sequence[int], *, head: bool) -> Any:  # noqa: ANN401
    """Append an empty table over the whole width, shared out as `room` says.

    A `head` repeats on every page.
    """
    made = document.add_table(rows=rows, cols=len(room))
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    _rules(made)
    for column, share in zip(made.columns, room, strict=True):
        column.width = Cm(_WIDTH * share / sum(room))
        for cell in column.cells:
            cell.width = column.width
    for row in made.rows:
        row._tr.get_or_add_trPr().append(element("cantSplit"))
    if head:
        made.rows[0]._tr.get_or_add_trPr().append(element("tblHeader"))
    # A paragraph after it: two tables in a row would grow together.
    spacer = document.add_paragraph(style=CELL)
    spacer.paragraph_format.line_spacing = 0.6
    return made


def fill(cell: Any, text: str, *, right: bool, strong: bool) -> None:  # noqa: ANN401
    """Write the text of a cell; that of heads and labels is bold."""
    paragraph = cell.paragraphs[0]
    paragraph.style = CELL
    paragraph.add_run(text).bold = strong or None
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _rules(made: Any) -> None:  # noqa: ANN401
    """Draw thin lines between rows and none between columns, with room in the cells."""
    properties = made._tbl.tblPr
    borders = element("tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(element(side, val="single", sz="4", space="0", color=RULE))
    margins = element("tblCellMar")
    for side in ("top", "bottom"):
        margins.append(element(side, w="50", type="dxa"))
    # The schema wants them in this order, before the look and around the layout.
    place = next(
        (each for each in properties if each.tag in (qn("w:tblLayout"), qn("w:tblLook"))), None
    )
    if place is None:
        properties.append(borders)
    else:
        place.addprevious(borders)
    look = properties.find(qn("w:tblLook"))
    if look is None:
        properties.append(margins)
    else:
        look.addprevious(margins)
