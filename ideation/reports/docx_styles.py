"""The styles of a report in Word: one serif for words, one accent, room to breathe."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from ideation.reports.docx_parts import element

FONT = "Cambria"
INK = RGBColor(0x1D, 0x29, 0x39)
ACCENT = RGBColor(0x17, 0x4A, 0x7C)
GREY = RGBColor(0x5A, 0x66, 0x78)
RULE = "C9D1DC"
SHADE = "F3F5F8"

CITATION, EDITORIAL, LABEL, TAG = "Citation", "Editorial", "Label", "Tag"
SOURCE, FOOTNOTE, MADE, CELL = "Source list", "Remark", "How made", "Cell"
# By the names that the file format gives them.
_KEPT = frozenset(
    {
        *("Normal", "Title", "Subtitle", "heading 1", "heading 2", "heading 3"),
        *("List Bullet", "Quote", "header", "footer"),
    }
)


def prepare(document: Any, language: str) -> None:  # noqa: ANN401
    """Set page, language and styles of an empty document."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)
    _language(document, language)
    _prune(document.styles)
    _paragraphs(document.styles)
    _runs(document.styles)


def _prune(styles: Any) -> None:  # noqa: ANN401
    """Drop the styles of the template that no report uses: most of its size and of the time."""
    for each in list(styles.element):
        if each.tag != qn("w:style"):
            continue
        if each.name_val not in _KEPT and each.get(qn("w:default")) != "1":
            styles.element.remove(each)
        for old in each.findall(qn("w:link")):
            each.remove(old)


def _language(document: Any, language: str) -> None:  # noqa: ANN401
    """Make `language` that of the whole document, in the defaults of its styles."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(element("lang", val=language, eastAsia=language, bidi="ar-SA"))


def _paragraphs(styles: Any) -> None:  # noqa: ANN401
    _shape(styles["Normal"], size=10.5, after=5, line=1.18)
    _shape(styles["Title"], size=21, bold=True, colour=INK, after=2)
    _ruled(styles["Title"], None)
    _shape(styles["Subtitle"], size=11, colour=GREY, after=10)
    for level, size, before in ((1, 13, 13), (2, 11.5, 10), (3, 10.5, 8)):
        _shape(
            styles[f"Heading {level}"], size=size, bold=True, colour=ACCENT, before=before, after=3
        )
        styles[f"Heading {level}"].paragraph_format.keep_with_next = True
    _shape(styles["List Bullet"], size=10.5, after=3, line=1.15)
    _shape(styles["Quote"], size=10.5, italic=True, colour=INK, after=5, line=1.15, left=0.6)
    _ruled(styles["Quote"], "left")
    for name, size, after in ((SOURCE, 9, 2), (FOOTNOTE, 9, 3), (MADE, 8.5, 0), (CELL, 9.5, 0)):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        colour = GREY if name in (SOURCE, MADE) else INK
        _shape(style, size=size, colour=colour, after=after)
    hanging = styles[SOURCE].paragraph_format
    hanging.left_indent, hanging.first_line_indent = Cm(0.9), Cm(-0.9)
    styles[MADE].paragraph_format.space_before = Pt(10)
    _ruled(styles[MADE], "top")
    _shape(styles["Footer"], size=8.5, colour=GREY)
    styles["Footer"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _shape(styles["Header"], size=8.5, colour=RGBColor(0xA6, 0x1B, 0x1B), bold=True)


def _runs(styles: Any) -> None:  # noqa: ANN401
    for name, colour, italic, size in (
        (CITATION, ACCENT, False, 8.5),
        (EDITORIAL, GREY, True, 8.5),
        (TAG, GREY, False, 8.5),
        (LABEL, GREY, False, 9.5),
    ):
        style = styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.font.color.rgb, style.font.italic, style.font.size = colour, italic, Pt(size)
        _family(style)


def _shape(
    style: Any,  # noqa: ANN401
    *,
    size: float,
    bold: bool = False,
    italic: bool = False,
    colour: RGBColor = INK,
    before: float = 0,
    after: float = 0,
    line: float = 1.1,
    left: float = 0,
) -> None:
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, italic
    style.font.color.rgb = colour
    _family(style)
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), line
    if left:
        shape.left_indent = Cm(left)


def _family(style: Any) -> None:  # noqa: ANN401
    """Set one font for every script of the style, in the place of the theme's."""
    style.font.name = FONT
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def _ruled(style: Any, side: str | None) -> None:  # noqa: ANN401
    """Draw a thin line at one side of the style's paragraphs, and at no other."""
    properties = style.element.get_or_add_pPr()
    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)
    if side is None:
        return
    border = element("pBdr")
    width = "12" if side == "left" else "4"
    border.append(element(side, val="single", sz=width, space="8", color=RULE))
    properties.insert_element_before(
        border,
        *("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing"),
        *("w:jc", "w:outlineLvl", "w:rPr"),
    )
