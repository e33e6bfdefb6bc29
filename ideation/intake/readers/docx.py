"""Word documents: paragraphs, lists and tables in their order, as the author left them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ideation.errors import UnreadableText
from ideation.intake.extracted import Extracted, Limits
from ideation.intake.readers.archives import checked_archive, damage_told, left_out
from ideation.intake.readers.office_text import (
    CHART,
    DIAGRAM,
    MATH,
    Element,
    Line,
    W,
    clean,
    joined,
    known,
    one_line,
    parsed,
    row,
    shown,
)

if TYPE_CHECKING:
    from docx.opc.part import Part

_WHAT = "The Word document"
_P, _TBL, _TR, _TC, _R = (f"{W}{name}" for name in ("p", "tbl", "tr", "tc", "r"))
_BOX = f"{W}txbxContent"
_VAL = f"{W}val"
# What lies around paragraphs, rows and cells without being one.
_AROUND = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
)
_WORDS = frozenset({f"{W}t", f"{MATH}t"})
_SIGNS = {
    **{f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n"},
    f"{W}noBreakHyphen": "-",
}
# Deleted or moved away, and what only describes the text around it.
_PASSED_OVER = frozenset(
    f"{W}{name}"
    for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "instrText")
)
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_HEADING = re.compile(r"(?:heading|überschrift|titre) ?([1-9])|title|titel", re.IGNORECASE)
_LIST = re.compile(r"list (?:bullet|number)\b", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|table of figures)\b(?! ?heading)", re.IGNORECASE)
# Word follows styles no deeper than this either.
_CHAIN = 12
_BODY_LEVEL = 9
_MAX_INDENT = 8


@dataclass(slots=True)
class _Style:
    """What a paragraph is by its style; `None` where the style leaves it to its base."""

    level: int | None = None
    item: bool | None = None
    contents: bool = False


@dataclass(slots=True)
class _Document:
    styles: Mapping[str, _Style]
    notes: Mapping[tuple[str, str | None], Element]
    hidden: int = 0
    seen: set[tuple[str, str | None]] = field(default_factory=set)

    def lines(self, parent: Element) -> Iterator[Line]:
        for child in shown(parent):
            if child.tag == _P:
                yield from self._paragraph(child)
            elif child.tag == _TBL:
                yield from self._table(child)
            elif child.tag in _AROUND:
                yield from self.lines(child)

    def _paragraph(self, element: Element) -> Iterator[Line]:
        beside: list[Element] = []
        words = clean("".join(self._words(element, beside)))
        style = self._style(element)
        if words and style.level:
            yield Line(f"{'#' * min(style.level, 6)} {one_line(words)}")
        elif words and style.item:
            yield Line(f"{_indent(element)}- {one_line(words)}", "list")
        elif words and not style.contents:
            yield Line(words)
        for each in beside:
            yield from self.lines(each)

    def _words(self, element: Element, beside: list[Element]) -> Iterator[str]:
        """Yield the words of a paragraph; text boxes and footnotes go `beside` it."""
        for child in shown(element):
            if child.tag in _WORDS:
                yield child.text or ""
            elif child.tag in _SIGNS:
                yield _SIGNS[str(child.tag)]
            elif child.tag in _NOTES:
                self._note(_NOTES[str(child.tag)], child.get(f"{W}id"), beside)
            elif child.tag == _BOX:
                beside.append(child)
            elif child.tag == _R and _on(child.find(f"{W}rPr/{W}vanish")):
                self.hidden += any(text.text for text in child.iter(f"{W}t"))
            elif child.tag not in _PASSED_OVER:
                yield from self._words(child, beside)

    def _note(self, kind: str, number: str | None, beside: list[Element]) -> None:
        note = self.notes.get((kind, number))
        if note is not None and (kind, number) not in self.seen:
            self.seen.add((kind, number))
            beside.append(note)

    def _table(self, table: Element) -> Iterator[Line]:
        group = object()
        for each in _inside(table, _TR):
            if each.find(f"{W}trPr/{W}del") is None:
                cells = (cell for cell in _inside(each, _TC) if not _continues(cell))
                yield from row((self.lines(cell) for cell in cells), group)

    def _style(self, element: Element) -> _Style:
        """Return what the paragraph is: what it says itself, then its style."""
        properties = element.find(f"{W}pPr")
        if properties is None:
            return _Style()
        own = _own_style(properties, "")
        style = self.styles.get(_value(properties.find(f"{W}pStyle")) or "", _Style())
        return _Style(
            level=style.level if own.level is None else own.level,
            item=style.item if own.item is None else own.item,
            contents=style.contents,
        )


def read(data: bytes, *, limits: Limits) -> list[Extracted]:
    """Return the document as one note."""
    from docx.exceptions import PythonDocxError
    from docx.opc.exceptions import OpcError
    from docx.package import Package

    with checked_archive(data, limits) as archive:
        remarks = left_out(archive)
    with damage_told(_WHAT, PythonDocxError, OpcError):
        package = Package.open(io.BytesIO(data))
        root = _root(package.main_document_part)
        body = root.find(f"{W}body")
        if root.tag != f"{W}document" or body is None:
            raise UnreadableText(
                "The file is no Word document.", hint="Save it as docx, and try again."
            )
        document = _Document(
            _styles(package.main_document_part), _notes(package.main_document_part)
        )
        text = joined(document.lines(body), _WHAT, limits)
        core = package.core_properties
        fields = known(core.title, core.author)
        remarks = (*remarks, *_remarks(body, document.hidden))
    return [Extracted(text=text, fields=fields, remarks=remarks)]


def _remarks(body: Element, hidden: int) -> Iterator[str]:
    counts = {
        "Comments that were left out": f"{W}commentReference",
        "Diagrams whose words were not read": f"{DIAGRAM}relIds",
        "Charts whose words were not read": f"{CHART}chart",
    }
    for what, tag in counts.items():
        count = sum(1 for _ in body.iter(tag))
        if count:
            yield f"{what}: {count}."
    if hidden:
        yield f"Pieces of hidden text that were left out: {hidden}."


def _root(part: Part) -> Element:
    """Return the XML of a part; the library has parsed those it knows."""
    from docx.opc.part import XmlPart

    if isinstance(part, XmlPart):
        root: Element = part.element
        return root
    return parsed(part.blob)


def _related(main: Part, kind: str) -> Element | None:
    from docx.opc.constants import RELATIONSHIP_TYPE

    try:
        return _root(main.part_related_by(getattr(RELATIONSHIP_TYPE, kind)))
    except KeyError:
        return None


def _notes(main: Part) -> dict[tuple[str, str | None], Element]:
    found: dict[tuple[str, str | None], Element] = {}
    for kind in _NOTES.values():
        root = _related(main, kind.upper())
        for note in root if root is not None else ():
            found[kind, note.get(f"{W}id")] = note
    return found


def _styles(main: Part) -> dict[str, _Style]:
    root = _related(main, "STYLES")
    if root is None:
        return {}
    own: dict[str, _Style] = {}
    bases: dict[str, str | None] = {}
    for style in root.findall(f"{W}style"):
        name = style.get(f"{W}styleId") or ""
        own[name] = _own_style(style.find(f"{W}pPr"), _value(style.find(f"{W}name")) or "")
        bases[name] = _value(style.find(f"{W}basedOn"))
    return {name: _with_bases(name, own, bases) for name in own}


def _with_bases(name: str, own: Mapping[str, _Style], bases: Mapping[str, str | None]) -> _Style:
    style, base = _Style(contents=own[name].contents), name
    for _ in range(_CHAIN):
        if base not in own:
            break
        style.level = own[base].level if style.level is None else style.level
        style.item = own[base].item if style.item is None else style.item
        base = bases[base] or ""
    return style


def _own_style(properties: Element | None, name: str) -> _Style:
    style = _Style(contents=bool(_CONTENTS.match(name)))
    heading = _HEADING.fullmatch(name)
    if heading:
        style.level = int(heading[1] or 1)
    if _LIST.match(name):
        style.item = True
    if properties is None:
        return style
    level = _number(properties.find(f"{W}outlineLvl"))
    if level is not None:
        style.level = level + 1 if level < _BODY_LEVEL else 0
    if properties.find(f"{W}numPr") is not None:
        # Number 0 takes the paragraph out of the list its style puts it in.
        style.item = _number(properties.find(f"{W}numPr/{W}numId")) != 0
    return style


def _indent(element: Element) -> str:
    level = _number(element.find(f"{W}pPr/{W}numPr/{W}ilvl")) or 0
    return "  " * min(level, _MAX_INDENT)


def _inside(element: Element, tag: str) -> Iterator[Element]:
    for child in shown(element):
        if child.tag == tag:
            yield child
        elif child.tag in _AROUND:
            yield from _inside(child, tag)


def _continues(cell: Element) -> bool:
    """Tell whether the cell belongs to the one above or before it."""
    merges = (cell.find(f"{W}tcPr/{W}{name}") for name in ("vMerge", "hMerge"))
    return any(merge is not None and _value(merge) != "restart" for merge in merges)


def _on(switch: Element | None) -> bool:
    return switch is not None and _value(switch) not in ("0", "false", "off")


def _value(element: Element | None) -> str | None:
    return None if element is None else element.get(_VAL)


def _number(element: Element | None) -> int | None:
    value = _value(element) or ""
    return int(value) if re.fullmatch("[0-9]{1,6}", value) else None
