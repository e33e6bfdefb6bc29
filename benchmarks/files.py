"""Real files from their descriptions: docx, pptx, xlsx and pdf of the gold notes."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

_ENDING = ".json"


def file_of(path: Path) -> tuple[str, bytes]:
    """Return the name and bytes of a gold note: itself, or built from `NAME.docx.json`."""
    if path.suffix != _ENDING:
        return path.name, path.read_bytes()
    name = path.name.removesuffix(_ENDING)
    described = json.loads(path.read_text(encoding="utf-8"))
    build = {".docx": _docx, ".pptx": _pptx, ".xlsx": _xlsx, ".pdf": _pdf}[Path(name).suffix]
    return name, build(described)


def _docx(described: dict[str, Any]) -> bytes:
    from docx import Document

    document = Document()
    document.core_properties.title = described.get("title", "")
    document.core_properties.author = described.get("author", "")
    for block in described["blocks"]:
        match block:
            case {"heading": text}:
                document.add_heading(text, level=1)
            case {"p": text}:
                document.add_paragraph(text)
            case {"li": text}:
                document.add_paragraph(text, style="List Bullet")
            case {"table": rows}:
                table = document.add_table(rows=0, cols=len(rows[0]))
                for row in rows:
                    for cell, text in zip(table.add_row().cells, row, strict=True):
                        cell.text = text
    return _saved(document)


def _pptx(described: dict[str, Any]) -> bytes:
    from pptx import Presentation

    presentation = Presentation()
    for each in described["slides"]:
        slide = presentation.slides.add_slide(presentation.slide_layouts[1])
        slide.shapes.title.text = each.get("title", "")
        slide.placeholders[1].text_frame.text = "\n".join(each.get("bullets", []))
        if each.get("notes"):
            slide.notes_slide.notes_text_frame.text = each["notes"]
    return _saved(presentation)


def _xlsx(described: dict[str, Any]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for each in described["sheets"]:
        sheet = book.create_sheet(each["name"])
        for row in each["rows"]:
            sheet.append(row)
    return _saved(book)


def _pdf(described: dict[str, Any]) -> bytes:
    import typst

    lines = [
        f"#set document(title: {json.dumps(described.get('title', ''), ensure_ascii=False)})",
        f'#set page(columns: {int(described.get("columns", 1))}, numbering: "1")',
        "#set par(justify: true)",
    ]
    for block in described["blocks"]:
        kind, text = next(iter(block.items()))
        mark = {"heading": "= ", "li": "- ", "p": ""}[kind]
        # As a string the text holds no markup of typst's.
        lines.append(f"{mark}#{json.dumps(text, ensure_ascii=False)}\n")
    return bytes(typst.compile("\n".join(lines).encode()))


def _saved(document: Any) -> bytes:  # noqa: ANN401
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
