"""What a file is, decided by its content: a name may lie."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum

from ideation.errors import UnreadableText
from ideation.intake.decoding import decode


class Format(StrEnum):
    """The formats that can be read."""

    TEXT = "text"
    DOCX = "docx"
    PPTX = "pptx"
    SHEETS = "sheets"
    PDF = "pdf"
    HTML = "html"
    MAIL = "mail"
    CAPTIONS = "captions"
    CALENDAR = "calendar"


# Endings that find files in a folder; what a file is, its content says.
ENDINGS = (
    *(".txt", ".md", ".docx", ".pdf", ".pptx", ".xlsx", ".csv", ".tsv"),
    *(".vtt", ".srt", ".eml", ".html", ".htm", ".ics"),
)
READABLE = "txt, md, docx, pdf, pptx, xlsx, csv, vtt, srt, eml, html and ics"

_OFFICE = {
    "word/document.xml": Format.DOCX,
    "ppt/presentation.xml": Format.PPTX,
    "xl/workbook.xml": Format.SHEETS,
}
# What a file starts with that cannot be read, and what to do instead.
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or protected Office file", "Save it as docx, "
     "pptx or xlsx without a password."),
    (b"\x89PNG", "a picture", "Ideation reads text; type what the picture says."),
    (b"\xff\xd8\xff", "a picture", "Ideation reads text; type what the picture says."),
    (b"GIF8", "a picture", "Ideation reads text; type what the picture says."),
    (b"MZ", "a program", "Only documents can be notes."),
    (b"\x7fELF", "a program", "Only documents can be notes."),
    (b"\x1f\x8b", "a packed archive", "Unpack it first."),
    (b"7z\xbc\xaf", "a packed archive", "Unpack it first."),
    (b"Rar!", "a packed archive", "Unpack it first."),
    (b"PAR1", "a data file", "Save it as csv or xlsx."),
    (b"SQLite format 3", "a database", "Save what it holds as csv or xlsx."),
    (b"{\\rtf", "an RTF document", "Save it as docx or text."),
)  # fmt: skip
# Where text formats show themselves.
_HEAD = 4_096
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_SRT = re.compile(r"\s*\d+\s*\r?\n\s*\d{1,2}:\d{2}:\d{2}[,.]\d{1,3}\s*-->")
_FIELD = re.compile(r"([!-9;-~]+):")
_MAIL_FIELDS = frozenset(
    "from to cc subject date message-id mime-version received return-path delivered-to "
    "content-type reply-to".split()
)
_FEWEST_MAIL_FIELDS = 3


def format_of(data: bytes, name: str) -> Format:
    """Return what `data` is; raises UnreadableText for what cannot be read.

    A table in plain text shows itself by the names of its columns; one without known names is
    told by the file's name: commas alone make no table.
    """
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if data.startswith(b"PK\x03\x04"):
        return _office(data)
    for start, what, way_out in _FOREIGN:
        if data.startswith(start):
            raise UnreadableText(f"The file is {what}.", hint=way_out)
    return _of_text(data, name)


def _office(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableText(
            "The file is a damaged archive.", hint="Open it in Office and save it again."
        ) from error
    for member, found in _OFFICE.items():
        if member in members:
            return found
    raise UnreadableText("The file is a packed archive.", hint="Unpack it first.")


def _of_text(data: bytes, name: str) -> Format:
    # Bytes that may be UTF-16 are decoded whole, so that no character is cut.
    head = decode(data)[:_HEAD] if b"\x00" in data[:_HEAD] else _latin(data[:_HEAD])
    start = head.lstrip("\ufeff \t\r\n")
    if start.startswith("WEBVTT") or _SRT.match(start):
        return Format.CAPTIONS
    if start.upper().startswith("BEGIN:VCALENDAR"):
        return Format.CALENDAR
    if _HTML.match(start):
        return Format.HTML
    if _is_mail(start):
        return Format.MAIL
    if name.lower().endswith((".csv", ".tsv")) or _is_table(data, head):
        return Format.SHEETS
    return Format.TEXT


def _is_table(data: bytes, head: str) -> bool:
    # Imported when a text comes: it knows what columns are called.
    from ideation.intake.tabular import is_table

    return is_table(head.lstrip("\ufeff").replace("\r\n", "\n"), whole=len(data) <= _HEAD)


def _latin(data: bytes) -> str:
    return data.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _is_mail(start: str) -> bool:
    fields = set()
    for line in start.splitlines():
        if not line.strip():
            break
        if line[0] in " \t":
            continue
        found = _FIELD.match(line)
        if found is None:
            return False
        fields.add(found[1].lower())
    known = fields & _MAIL_FIELDS
    return len(known) >= _FEWEST_MAIL_FIELDS and bool(known & {"from", "subject"})
