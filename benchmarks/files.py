"""Real files from their descriptions: docx, pptx, xlsx and pdf of the gold notes."""

from __future__ import annotations

import csv
import io
import json
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path
from typing import Any

_ENDING = ".json"


def file_of(path: Path, *, line: str = "") -> tuple[str, bytes]:
    """Return the name and bytes of a gold note: itself, or built from `NAME.docx.json`.

    With a `line` the file says that, too.
    """
    if path.suffix != _ENDING:
        data = path.read_bytes()
        return path.name, _saying(data, path.suffix, line) if line else data
    name = path.name.removesuffix(_ENDING)
    described = json.loads(path.read_text(encoding="utf-8"))
    if line:
        _add(described, line)
    build = {".docx": _docx, ".pptx": _pptx, ".xlsx": _xlsx, ".pdf": _pdf}[Path(name).suffix]
    return name, build(described)


def _add(described: dict[str, Any], line: str) -> None:
    """Let a described file say a further line, in each of its notes."""
    if "blocks" in described:
        described["blocks"].append({"p": line})
    elif "slides" in described:
        described["slides"][-1].setdefault("bullets", []).append(line)
    else:
        for sheet in described["sheets"]:
            for row in sheet["rows"][1:]:
                longest = max(range(len(row)), key=lambda at: len(str(row[at])))
                row[longest] = f"{row[longest]} {line}"


def _saying(data: bytes, suffix: str, line: str) -> bytes:
    """Return a text file that says a further line, where its format has room for one."""
    match suffix:
        case ".eml":
            message = message_from_bytes(data, policy=SMTP)
            body = message.get_body(("plain", "html"))
            assert body is not None
            text = f"{line}\n\n{body.get_content()}"
            body.set_content(text, subtype=body.get_content_subtype())
            return message.as_bytes()
        case ".ics":
            return data.replace(b"DESCRIPTION:", f"DESCRIPTION:{line} ".encode())
        case ".vtt" | ".srt":
            sign = "." if suffix == ".vtt" else ","
            cue = f"99:00:00{sign}000 --> 99:00:09{sign}000\n{line}\n"
            return data.rstrip() + f"\n\n9999\n{cue}".encode()
        case ".csv":
            return _longer_rows(data.decode(), line).encode()
        case ".html":
            return data.replace(b"</p>", f" {line}</p>".encode(), 1)
        case _:
            return data + f"\n{line}\n".encode()


def _longer_rows(text: str, line: str) -> str:
    sign = ";" if text.split("\n", 1)[0].count(";") else ","
    rows = list(csv.reader(io.StringIO(text), delimiter=sign))
    for row in rows[1:]:
        if row:
            longest = max(range(len(row)), key=lambda at: len(row[at]))
            row[longest] = f"{row[longest]} {line}"
    written = io.StringIO()
    csv.writer(written, delimiter=sign).writerows(rows)
    return written.getvalue()


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
        if kind == "table":
            cells = ", ".join(json.dumps(cell, ensure_ascii=False) for row in text for cell in row)
            lines.append(f"#table(columns: {len(text[0])}, {cells})\n")
            continue
        mark = {"heading": "= ", "li": "- ", "p": ""}[kind]
        # As a string the text holds no markup of typst's.
        lines.append(f"{mark}#{json.dumps(text, ensure_ascii=False)}\n")
    return bytes(typst.compile("\n".join(lines).encode()))


def _saved(document: Any) -> bytes:  # noqa: ANN401
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
