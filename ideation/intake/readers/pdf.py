"""PDF: the text layer in reading order, columns apart, running headers set apart."""

from __future__ import annotations

import ctypes
import re
import zlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from math import hypot, pi
from typing import TYPE_CHECKING, Any

from ideation.errors import UnreadableText
from ideation.intake.extracted import MAX_NAME, Extracted, Limits
from ideation.intake.readers.pdf_layout import Line, Row, assembled, rows

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

_ENCRYPTED = 4  # FPDF_ERR_PASSWORD
_OCR = "Run text recognition (OCR) on it first, or paste its words."
# What a note's header takes.
_COPY = "Paste its words, or save it as Word or text from the program that made it."
# PDFium writes U+0002 for a hyphen at the end of a line.
_WORD = re.compile("[^ \t\r\n\x02]+\x02?|\x02")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SENSELESS = re.compile("[\x00-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
# Above this share a page's characters do not say which letters they show.
_MOST_SENSELESS = 0.3
_STREAM = re.compile(rb"(?<!end)stream\r?\n(.*?)(?:endstream|\Z)", re.DOTALL)
_GENERIC = re.compile(
    r"(?i)untitled|unbenannt|sans[ -]titre|(powerpoint[- ])?pr[äeé]sentation ?\d*|slide \d+"
    r"|do[ck]ument ?\d*|microsoft (word|excel|powerpoint)\b.*|.*[\\/].*|.*\.[a-z]{3,4}|[\W\d_]*"
    r"|.*\b(user|benutzer|utilisateur|admin(istrator)?|owner|unknown|anonymous|root|author|scan)"
)


@dataclass
class _Found:
    pages: list[list[Row]] = field(default_factory=list)
    characters: int = 0
    scanned: int = 0
    senseless: int = 0
    broken: int = 0


def read(data: bytes, *, limits: Limits) -> list[Extracted]:
    """Return the text layer of a PDF as one note."""
    import pypdfium2 as pdfium

    _check_unpacked(data, limits)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code == _ENCRYPTED:
            raise UnreadableText(
                "The PDF is locked with a password.", hint="Save it without one, and try again."
            ) from error
        known = b"%PDF" in data[:1024]
        what = "The PDF is damaged or cut off." if known else "The file is no PDF."
        raise UnreadableText(what, hint="Ask for it again, or paste its words.") from error
    try:
        count = len(document)
        if count > limits.pages:
            raise UnreadableText(
                f"The PDF has {count:,} pages; at most {limits.pages} are read.",
                hint="Split it into the parts that matter.",
            )
        found = _pages(document, count, limits)
        remarks = _remarks(found, count, document)
        fields = _fields(document)
    finally:
        document.close()
    _check_found(found, count)
    text, apart = assembled(found.pages)
    if not any(char.isalnum() for char in text):
        raise UnreadableText("The PDF holds no word.", hint=_COPY)
    return [Extracted(text=text, fields=fields, apart=apart, remarks=remarks)]


def _check_unpacked(data: bytes, limits: Limits) -> None:
    """Refuse a small file that grows huge; pictures stay packed when only text is read."""
    most = min(limits.unpacked_bytes, max(2**20, limits.ratio * len(data)))
    total = 0
    for found in _STREAM.finditer(data):
        start = max(data.rfind(b"obj", max(0, found.start() - 4096), found.start()), 0)
        head = data[start : found.start()]
        if re.search(rb"/Subtype\s*/Image", head):
            continue
        packed = found.group(1)
        for _ in range(len(re.findall(rb"/Fl(?:ateDecode)?\b", head))):
            try:
                packed = zlib.decompressobj().decompress(packed, most + 1)
            except zlib.error:
                break
            total += len(packed)
            if total > most:
                raise UnreadableText(
                    f"The PDF of {len(data) / 1e3:,.0f} kB unpacks to more than "
                    f"{most / 1e6:.0f} MB; no note does.",
                    hint=_COPY,
                )


def _pages(document: PdfDocument, count: int, limits: Limits) -> _Found:
    import pypdfium2 as pdfium
    import pypdfium2.raw as pdfium_c

    found = _Found()
    for number in range(count):
        try:
            page = document[number]
            textpage = page.get_textpage()
            characters = textpage.count_chars()
        except pdfium.PdfiumError:
            found.broken += 1
            continue
        found.characters += characters
        if found.characters > limits.characters:
            raise UnreadableText(
                f"The PDF has more than {limits.characters:,} characters; that cannot be one note.",
                hint="Split it into the parts that matter.",
            )
        pieces, senseless = _pieces(textpage, characters)
        if senseless:
            found.senseless += 1
        elif pieces:
            found.pages.append(rows(pieces))
        elif pdfium_c.FPDFPage_CountObjects(page) > 0:
            found.scanned += 1
        page.close()
    return found


_Turn = Callable[[float, float], tuple[float, float]]
# From the page's axes to those in which its letters stand upright, by quarters of a turn.
_TURNS: tuple[_Turn, ...] = (
    lambda x, y: (x, y),
    lambda x, y: (y, -x),
    lambda x, y: (-x, -y),
    lambda x, y: (-y, x),
)


def _pieces(textpage: PdfTextPage, count: int) -> tuple[list[Line], bool]:
    """Return runs of words without a wide gap, as the file has them; True if they are senseless."""
    import pypdfium2.raw as pdfium_c

    raw = textpage.raw
    codes = (pdfium_c.FPDFText_GetUnicode(raw, index) for index in range(count))
    text = "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)
    words = list(_WORD.finditer(text))
    turn = _turn(raw, words)
    pieces: list[Line] = []
    spans: list[tuple[int, int]] = []
    senseless, end = 0, 0
    for found in words:
        if pdfium_c.FPDFText_HasUnicodeMapError(raw, found.start()) == 1:
            senseless += len(found.group())
        else:
            senseless += len(_SENSELESS.findall(found.group().removesuffix("\x02")))
        line = _word(raw, found, turn)
        broken = end == 0 or text[end - 1] == "\x02" or "\n" in text[end : found.start()]
        if not broken and _same(pieces[-1], line):
            pieces[-1] = pieces[-1]._replace(right=line.right)
            spans[-1] = (spans[-1][0], found.end())
        else:
            pieces.append(line._replace(order=len(pieces)))
            spans.append(found.span())
        end = found.end()
    pieces = [
        piece._replace(text=_plain(text[start:end]))
        for piece, (start, end) in zip(pieces, spans, strict=True)
    ]
    letters = sum(not char.isspace() for char in text)
    pieces = [piece for piece in pieces if piece.text]
    return pieces, senseless > _MOST_SENSELESS * max(letters, 1)


def _turn(raw: object, words: list[re.Match[str]]) -> _Turn:
    """Return the turn that sets most words of a page upright, however the page itself lies."""
    import pypdfium2.raw as pdfium_c

    some = words[:: max(len(words) // 200, 1)]
    angles = (pdfium_c.FPDFText_GetCharAngle(raw, word.start()) for word in some)
    turns = Counter(round(-angle / (pi / 2)) % 4 for angle in angles)
    return _TURNS[turns.most_common(1)[0][0]] if turns else _TURNS[0]


def _word(raw: object, found: re.Match[str], turn: _Turn) -> Line:
    import pypdfium2.raw as pdfium_c

    box, matrix = pdfium_c.FS_RECTF(), pdfium_c.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium_c.FPDFText_GetLooseCharBox(raw, found.start(), box)
    corners = [turn(box.left, box.bottom), turn(box.right, box.top)]
    pdfium_c.FPDFText_GetLooseCharBox(raw, found.end() - 1, box)
    corners += [turn(box.left, box.bottom), turn(box.right, box.top)]
    pdfium_c.FPDFText_GetCharOrigin(raw, found.start(), x, y)
    pdfium_c.FPDFText_GetMatrix(raw, found.start(), matrix)
    size = pdfium_c.FPDFText_GetFontSize(raw, found.start()) * hypot(matrix.c, matrix.d)
    return Line(
        text="",
        left=min(corner[0] for corner in corners),
        right=max(corner[0] for corner in corners),
        base=turn(x.value, y.value)[1],
        size=size if size > 0.1 else 1.0,
        order=0,
    )


def _plain(text: str) -> str:
    """Return what PDFium says in characters; where it counts in UTF-16, pairs become one."""
    text = _CONTROL.sub("", text.replace("\x02", "-").replace("\t", " "))
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").strip(" ")


def _same(last: Line, line: Line) -> bool:
    """Tell whether `line` goes on where `last` ends."""
    gap = line.left - last.right
    return abs(line.base - last.base) < 0.6 * last.size and -last.size < gap < 0.9 * last.size


def _check_found(found: _Found, count: int) -> None:
    if found.pages:
        return
    pages = "its page is a picture" if count == 1 else f"its {count} pages are pictures"
    if found.scanned:
        raise UnreadableText(f"The PDF has no text layer; {pages} (scanned?).", hint=_OCR)
    if found.senseless:
        raise UnreadableText(
            "The fonts of the PDF do not say which letters they show, so nothing can be read.",
            hint=_OCR,
        )
    if found.broken:
        raise UnreadableText("All pages of the PDF are damaged.", hint=_COPY)
    raise UnreadableText("The PDF holds no text.", hint=_COPY)


def _remarks(found: _Found, count: int, document: PdfDocument) -> tuple[str, ...]:
    import pypdfium2.raw as pdfium_c

    def of_pages(number: int, verb: str, verbs: str, what: str) -> str:
        return f"{number} of {count} pages {verb if number == 1 else verbs} {what}"

    remarks = []
    if found.scanned:
        what = "no text layer (scanned?); they were not read."
        remarks.append(of_pages(found.scanned, "has", "have", what))
    if found.senseless:
        what = "fonts that do not say which letters they show; they were not read."
        remarks.append(of_pages(found.senseless, "uses", "use", what))
    if found.broken:
        remarks.append(of_pages(found.broken, "is", "are", "damaged; they were not read."))
    if pdfium_c.FPDFDoc_GetJavaScriptActionCount(document) > 0:
        remarks.append("The file holds scripts; they were not run.")
    if document.count_attachments() > 0:
        remarks.append("Files are attached inside the PDF; they were not read.")
    if document.get_formtype() != pdfium_c.FORMTYPE_NONE:
        remarks.append("The file is a form; what was filled in was not read.")
    return tuple(remarks)


def _fields(document: PdfDocument) -> dict[str, Any]:
    fields = {}
    for name in ("title", "author"):
        try:
            value = document.get_metadata_value(name.capitalize())
        except UnicodeDecodeError:
            continue
        value = " ".join(_CONTROL.sub("", value).split())
        if value and len(value) <= MAX_NAME and not _GENERIC.fullmatch(value):
            fields[name] = value
    return fields
