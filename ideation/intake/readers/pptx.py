"""Presentations: each slide with its title, its points and its speaker notes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ideation.errors import UnreadableText
from ideation.intake.extracted import Extracted, Limits
from ideation.intake.readers.archives import checked_archive, damage_told, left_out
from ideation.intake.readers.office_text import (
    CHART,
    DIAGRAM,
    MATH,
    A,
    Element,
    Line,
    P,
    R,
    clean,
    joined,
    known,
    one_line,
    parsed,
    row,
    shown,
)

if TYPE_CHECKING:
    from pptx.opc.package import Part

_WHAT = "The presentation"
_PLACEHOLDER = f"{P}nvSpPr/{P}nvPr/{P}ph"
_TITLES = frozenset({"title", "ctrTitle"})
# Dates, page numbers and the picture of the slide stand on every page.
_FURNITURE = frozenset({"dt", "ftr", "sldNum", "hdr", "sldImg"})
_WORDS = frozenset({f"{A}t", f"{MATH}t"})
_PASSED_OVER = frozenset(f"{A}{name}" for name in ("pPr", "rPr", "endParaRPr"))
_COUNTED = re.compile(r"slidenum|datetime")
_MAX_INDENT = 8
_MOST_NAMED = 10


@dataclass(slots=True)
class _Slides:
    """The slides as they are read, and what of them could not be."""

    titles: list[str] = field(default_factory=list)
    wordless: list[int] = field(default_factory=list)
    charts: int = 0

    def lines(self, number: int, part: Part) -> Iterator[Line]:
        root = parsed(part.blob)
        tree = root.find(f"{P}cSld/{P}spTree")
        lines = [] if tree is None else [*self._title(tree), *_shapes(tree, part)]
        self.charts += sum(1 for _ in root.iter(f"{CHART}chart"))
        if not any(any(map(str.isalnum, line.text)) for line in lines):
            self.wordless.append(number)
        yield from lines
        yield from _notes(part)

    def _title(self, tree: Element) -> Iterator[Line]:
        for shape in shown(tree):
            body = shape.find(f"{P}txBody")
            if _kind(shape) in _TITLES and body is not None:
                words = one_line("\n".join(line.text for line in _paragraphs(body)))
                if words:
                    self.titles.append(words)
                    yield Line(f"# {words}")


def read(data: bytes, *, limits: Limits) -> list[Extracted]:
    """Return the presentation as one note, slide by slide."""
    from pptx.exc import PythonPptxError
    from pptx.package import Package

    with checked_archive(data, limits) as archive:
        remarks = left_out(archive)
    slides = _Slides()
    with damage_told(_WHAT, PythonPptxError):
        package = Package.open(io.BytesIO(data))
        main: Part = package.main_document_part
        parts = _parts(main, limits)
        lines = (line for n, part in enumerate(parts, 1) for line in slides.lines(n, part))
        text = joined(lines, _WHAT, limits)
        core = package.core_properties
        fields = known(slides.titles[0] if slides.titles else core.title, core.author)
    return [Extracted(text=text, fields=fields, remarks=(*remarks, *_remarks(slides)))]


def _parts(main: Part, limits: Limits) -> list[Part]:
    root = parsed(main.blob)
    if root.tag != f"{P}presentation":
        raise UnreadableText("The file is no presentation.", hint="Save it as pptx, and try again.")
    numbers = root.findall(f"{P}sldIdLst/{P}sldId")
    if len(numbers) > limits.pages:
        raise UnreadableText(
            f"The presentation has {len(numbers):,} slides; at most {limits.pages:,} can be read.",
            hint="Split it into the single talks.",
        )
    return [main.related_part(number.get(f"{R}id") or "") for number in numbers]


def _remarks(slides: _Slides) -> Iterator[str]:
    if slides.wordless:
        named = ", ".join(map(str, slides.wordless[:_MOST_NAMED]))
        more = ", …" if len(slides.wordless) > _MOST_NAMED else ""
        yield f"Slides without words that can be read: {named}{more}."
    if slides.charts:
        yield f"Charts whose words were not read: {slides.charts}."


def _notes(part: Part) -> Iterator[Line]:
    from pptx.opc.constants import RELATIONSHIP_TYPE

    try:
        root = parsed(part.part_related_by(RELATIONSHIP_TYPE.NOTES_SLIDE).blob)
    except KeyError:
        return
    for shape in root.iter(f"{P}sp"):
        body = shape.find(f"{P}txBody")
        if _kind(shape) == "body" and body is not None:
            yield from _paragraphs(body)


def _shapes(tree: Element, part: Part) -> Iterator[Line]:
    for shape in shown(tree):
        if shape.tag == f"{P}grpSp":
            yield from _shapes(shape, part)
        elif shape.tag == f"{P}graphicFrame":
            yield from _frame(shape, part)
        elif shape.tag == f"{P}sp" and _kind(shape) not in _FURNITURE | _TITLES:
            body = shape.find(f"{P}txBody")
            if body is not None:
                yield from _paragraphs(body, bullets=_kind(shape) in ("body", "obj"))


def _frame(frame: Element, part: Part) -> Iterator[Line]:
    for table in frame.iter(f"{A}tbl"):
        group = object()
        for each in table.findall(f"{A}tr"):
            bodies = (c.find(f"{A}txBody") for c in each.findall(f"{A}tc") if not _continues(c))
            yield from row((_paragraphs(b) for b in bodies if b is not None), group)
    for diagram in frame.iter(f"{DIAGRAM}relIds"):
        data = parsed(part.related_part(diagram.get(f"{R}dm") or "").blob)
        group = object()
        for body in data.iter(f"{DIAGRAM}t"):
            yield from _paragraphs(body, bullets=True, group=group)


def _paragraphs(body: Element, *, bullets: bool = False, group: object = None) -> Iterator[Line]:
    group = group or object()
    for paragraph in body.findall(f"{A}p"):
        words = clean("".join(_words(paragraph)))
        properties = paragraph.find(f"{A}pPr")
        if words and _is_item(properties, bullets):
            level = "" if properties is None else properties.get("lvl") or ""
            indent = min(int(level), _MAX_INDENT) if re.fullmatch("[0-9]", level) else 0
            yield Line(f"{'  ' * indent}- {one_line(words)}", group)
        elif words:
            yield Line(words)


def _words(element: Element) -> Iterator[str]:
    for child in shown(element):
        if child.tag in _WORDS:
            yield child.text or ""
        elif child.tag == f"{A}br":
            yield "\n"
        elif child.tag == f"{A}fld" and _COUNTED.match(child.get("type") or ""):
            continue
        elif child.tag not in _PASSED_OVER:
            yield from _words(child)


def _is_item(properties: Element | None, bullets: bool) -> bool:
    if properties is None:
        return bullets
    if properties.find(f"{A}buNone") is not None:
        return False
    own = (properties.find(f"{A}{name}") for name in ("buChar", "buAutoNum", "buBlip"))
    return bullets or any(each is not None for each in own)


def _kind(shape: Element) -> str:
    placeholder = shape.find(_PLACEHOLDER)
    return "" if placeholder is None else placeholder.get("type") or "obj"


def _continues(cell: Element) -> bool:
    """Tell whether the cell belongs to the one above or before it."""
    return any(cell.get(name) in ("1", "true") for name in ("hMerge", "vMerge"))
