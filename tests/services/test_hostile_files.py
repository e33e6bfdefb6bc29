"""Whatever file is brought in is read within limits, or refused in one line."""

import gzip
import io
import os
import random
import socket
import sys
import tarfile
import threading
import time
import zipfile
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pptx
import pytest
from hostile import (
    CENTRAL,
    LONGEST,
    MIB,
    assert_one_sentence,
    assert_whole,
    closed_network,
    deflated,
    in_word,
    mail,
    mail_with,
    patched,
    pdf,
    pdf_of,
    shown,
    taken,
    with_members,
    word,
    zipped,
)

from ideation.errors import UnreadableText
from ideation.intake.pool import FileReader
from ideation.services.capturing.capture import CaptureStatus
from ideation.settings import Settings
from ideation.workspace import Workspace

_CREATED, _UNCHANGED, _REFUSED = CaptureStatus
_MOST_RESIDENT = 200 * MIB
_FLATE = b"/Filter/FlateDecode"
_LEFT_OUT = (
    "Columns of 'Sheet' that were left out: XFD. Rows of 'Sheet' without words that were left out: "
    "1."
)
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


@pytest.fixture(scope="module")
def workspace(tmp_path_factory, clock):
    return Workspace(tmp_path_factory.mktemp("files"), Settings(encoder="hashing"), clock=clock)


@pytest.fixture(scope="module", autouse=True)
def no_connection():
    with closed_network():
        yield


@pytest.fixture(scope="module", autouse=True)
def one_reader():
    """Send all files through one reader, as in a folder: none may spoil it for the next."""
    reader = FileReader()
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(reader, "close", lambda: None)
        changed.setattr("ideation.facades.door.FileReader", lambda: reader)
        yield
    reader.close()


def _file(workspace, data, path):
    return taken(workspace, lambda: workspace.door.take_bytes(data, {}, path=path))


def _texts(workspace, data, path):
    return _texts_of(workspace, _file(workspace, data, path), data, path)


def _texts_of(workspace, results, data, path):
    assert {each.status for each in results} == {_CREATED}
    assert {each.path for each in results} == {path}
    assert workspace.door.original(results[0].note_id).data == data
    return [workspace.note(each.note_id).note.text for each in results]


def _book(rows):
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _slides(*titles):
    deck = pptx.Presentation()
    for title in titles:
        deck.slides.add_slide(deck.slide_layouts[5]).shapes.title.text = title
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _sheet(rows):
    """Return a workbook whose only sheet is the XML of `rows`."""
    xml = f"<worksheet {_MAIN}><sheetData>{rows}</sheetData></worksheet>"
    return with_members(_book([["x"]]), {"xl/worksheets/sheet1.xml": xml.encode()})


def _cell(place, text):
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def _slow(*values, ident):
    return pytest.param(*values, id=ident, marks=pytest.mark.slow)


def _case(*values, ident):
    return pytest.param(*values, id=ident)


def _built(data):
    return data() if callable(data) else data


# --- archives and PDFs ---


def _bomb_in(data, member):
    return with_members(data, {member: b" " * (40 * MIB)})


def _overlapping():
    data = zipped({"word/document.xml": b"a" * 4_000, "b.bin": b"a" * 4_000}, zipfile.ZIP_STORED)
    out = bytearray(data)
    out[data.rindex(CENTRAL) + 42 : data.rindex(CENTRAL) + 46] = bytes(4)
    return bytes(out)


def _linked():
    """Return a document with a member that is a symbolic link."""
    data = io.BytesIO(word("Am Wehr."))
    with zipfile.ZipFile(data, "a") as archive:
        link = zipfile.ZipInfo("word/media/bild.png")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return data.getvalue()


def _laughs(levels):
    lines = [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, levels)]
    declared = f'<!DOCTYPE w [<!ENTITY a0 "ha">{"".join(lines)}]>'
    return in_word(f"<w:p><w:r><w:t>&a{levels - 1};</w:t></w:r></w:p>", declared)


def _declared(entity):
    return in_word("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>", f"<!DOCTYPE w [<!ENTITY b {entity}>]>")


def _locked_pdf():
    lock = b"<</Filter/Standard/V 1/R 2/P -44/O<%s>/U<%s>>>" % (b"a1" * 32, b"b2" * 32)
    return pdf(shown("Am Wehr"), more=[b"null", lock], trailer=b"/Encrypt 7 0 R/ID[<01><01>]")


def _pages(count):
    kids = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b"3 0 R " * count, count)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>"
    return pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", kids, page])


def _deep_parts(depth):
    parts = b"".join(
        b"--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n" % (n, n + 1)
        for n in range(depth)
    )
    return mail(parts + b"--b%d\r\n\r\nAm Wehr\r\n" % depth, kind="multipart/mixed; boundary=b0")


def _scanned():
    image = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8"
    image += b"/ColorSpace/DeviceGray/Length 1>>\nstream\nx\nendstream"
    return pdf(b"q 600 0 0 800 0 0 cm /X Do Q", more=[image])


_UNPACKS = "unpacks to more than"
_DECLARES = "declares a document type"
_BOMBS = [
    _slow(lambda: _bomb_in(word(), "word/document.xml"), "a.docx", _UNPACKS, ident="docx bomb"),
    _slow(lambda: _bomb_in(_slides("a"), "ppt/media/a.png"), "a.pptx", _UNPACKS, ident="pptx bomb"),
    _slow(
        lambda: _bomb_in(_book([["a"]]), "xl/sharedStrings.xml"),
        *("a.xlsx", _UNPACKS),
        ident="xlsx bomb",
    ),
    _case(_overlapping, "a.docx", "overlap", ident="members that share bytes"),
    _slow(
        lambda: with_members(word(), {f"word/{n}.xml": b"" for n in range(60_000)}),
        *("a.docx", "members; more than 2,000"),
        ident="60,000 members",
    ),
    _case(
        lambda: patched(word("Am Wehr."), CENTRAL, 8, "<H", 1),
        *("a.docx", "encrypted"),
        ident="encrypted docx",
    ),
    _case(
        lambda: with_members(word("Am Wehr."), {"../../a.xml": b"<a/>"}),
        *("a.docx", "leads out of it"),
        ident="member one folder up",
    ),
    _case(
        lambda: with_members(_book([["a"]]), {"C:\\a.xml": b"<a/>"}),
        *("a.xlsx", "leads out of it"),
        ident="member on a drive",
    ),
    _case(
        lambda: zipped({"a.zip": zipped({"b.zip": zipped({"c.txt": b"Am Wehr"})})}),
        *("a.zip", "packed archive"),
        ident="archives in an archive",
    ),
    _case(
        lambda: zipped({"notiz.txt": b"Am Wehr"}),
        *("a.txt", "packed archive"),
        ident="archive of texts",
    ),
    _case(lambda: zipped({}), "a.docx", "U+0005", ident="empty archive"),
    _case(lambda: word("Am Wehr.")[:-30], "a.docx", "damaged archive", ident="docx cut off"),
    _case(
        lambda: with_members(word("Am Wehr."), {"word/document.xml": b"<w:document>"}),
        *("a.docx", "damaged"),
        ident="docx of broken XML",
    ),
    _case(
        lambda: with_members(word(), {"word/document.xml": b"", "[Content_Types].xml": None}),
        *("a.docx", "damaged"),
        ident="docx without its list of parts",
    ),
    _case(lambda: _laughs(10), "a.docx", _DECLARES, ident="billion laughs"),
    _case(
        lambda: _declared(f'"{"ha" * 50_000}"'),
        *("a.docx", _DECLARES),
        ident="one long entity",
    ),
    _case(
        lambda: _declared('SYSTEM "file:///etc/passwd"'),
        *("a.docx", _DECLARES),
        ident="entity from a file",
    ),
    _case(
        lambda: in_word("<w:p><w:ins>" * 5_000 + "</w:ins></w:p>" * 5_000),
        *("a.docx", ""),
        ident="docx of 10,000 levels",
    ),
    _slow(
        lambda: _sheet(
            "".join(f'<row r="{n}">{_cell(f"XFD{n}", "x")}</row>' for n in range(1, 20_000))
        ),
        *("a.xlsx", "too many empty cells"),
        ident="sparse xlsx of every row",
    ),
    _slow(
        lambda: _book([["Am Wehr"] * 500] * 401),
        *("a.xlsx", "more than 200,000 cells"),
        ident="xlsx of too many cells",
    ),
    _slow(b"ab;ab\n" * 100_001, "a.csv", "more than 200,000 cells", ident="csv of too many cells"),
    _slow(
        lambda: pdf(deflated(b" ", 100_000_000), _FLATE), "a.pdf", _UNPACKS, ident="pdf Flate bomb"
    ),
    _slow(
        lambda: pdf(deflated(deflated(b" ", 300_000_000), 1), b"/Filter[/FlateDecode/FlateDecode]"),
        *("a.pdf", _UNPACKS),
        ident="pdf Flate bomb in a bomb",
    ),
    _slow(lambda: pdf(deflated(b"q ", 50_000_000), _FLATE), "a.pdf", _UNPACKS, ident="pdf tokens"),
    _slow(lambda: _deep_parts(1_000), "a.eml", "too deep", ident="eml of 1,000 levels"),
    _case(_locked_pdf, "a.pdf", "locked with a password", ident="encrypted pdf"),
    _case(_scanned, "a.pdf", "no text layer", ident="scanned pdf"),
    _case(lambda: _pages(10_000), "a.pdf", "10,000 pages", ident="pdf of 10,000 pages"),
    _case(
        pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"]),
        *("a.pdf", "damaged"),
        ident="pdf whose pages are themselves",
    ),
    _case(b"%PDF-1.7\n" + b"[ " * 100_000, "a.pdf", "damaged", ident="pdf of brackets"),
    _case(pdf(shown("Am Wehr"))[:300], "a.pdf", "damaged", ident="pdf cut off"),
    _case(pdf(b""), "a.pdf", "no text", ident="empty pdf"),
]


@pytest.fixture(scope="module")
def resident_before(workspace):
    # What the first file loads is no growth.
    _file(workspace, b"Das Rad am Wehr steht still.", "a.txt")
    return _resident()


def _resident():
    if sys.platform != "linux":
        pytest.skip("only Linux says how much memory is resident")
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@contextmanager
def _most_resident():
    """Yield a list of the memory held from moment to moment."""
    seen, done = [_resident()], threading.Event()

    def watch():
        while not done.wait(0.01):
            seen.append(_resident())

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        yield seen
    finally:
        done.set()
        watching.join()


@pytest.mark.parametrize(("data", "path", "said"), _BOMBS)
def test_a_hostile_archive_or_pdf_is_refused_in_little_memory(
    workspace, resident_before, data, path, said
):
    data = _built(data)
    with _most_resident() as seen:
        [captured] = _file(workspace, data, path)
    assert captured.status is _REFUSED
    assert said in captured.reason
    assert max(seen) - seen[0] < _MOST_RESIDENT
    assert _resident() - resident_before < _MOST_RESIDENT


@pytest.mark.parametrize(
    ("data", "path", "texts", "remark"),
    [
        _case(_linked, "a.docx", ["Am Wehr."], None, ident="member that is a link"),
        _case(
            lambda: with_members(word("Am Hof."), {"word/vbaProject.bin": b"\xd0\xcf"}),
            *("a.docm", ["Am Hof."], "The file holds macros; they were left out."),
            ident="docx with macros",
        ),
        _case(
            lambda: with_members(
                word("Am Rad."), {"word/embeddings/a.zip": zipped({"a.xml": b" " * MIB})}
            ),
            *("a.docx", ["Am Rad."], "Files embedded in the document were left out: 1."),
            ident="archive in a docx",
        ),
        _case(
            lambda: with_members(_book([["Titel", "Notiz"], ["a", "Am Steg."]]),
                                 {"xl/vbaProject.bin": b"\xd0\xcf"}),
            *("a.xlsm", ["Am Steg."], "The file holds macros; they were left out."),
            ident="xlsx with macros",
        ),
        _case(
            lambda: _sheet(
                f'<row r="1">{_cell("A1", "Am Teich")}</row>'
                f'<row r="1048576">{_cell("XFD1048576", "am Ende")}</row>'
            ),
            *("a.xlsx", ["Am Teich"], _LEFT_OUT),
            ident="xlsx that claims every cell",
        ),
        _case(
            pdf(
                shown("Am Bach steht ein Rad."),
                catalog=b"/Names<</JavaScript<</Names[(a) 6 0 R]>>>>",
                more=[b"<</S/JavaScript/JS(app.alert\\(1\\))>>"],
            ),
            *("a.pdf", ["Am Bach steht ein Rad."], "The file holds scripts; they were not run."),
            ident="pdf with a script",
        ),
        _case(
            pdf(
                shown("Am Ufer steht ein Rad."),
                catalog=b"/Outlines 6 0 R",
                more=[b"<</First 7 0 R/Last 7 0 R>>", b"<</Title(x)/Parent 6 0 R/Next 7 0 R>>"],
            ),
            *("a.pdf", ["Am Ufer steht ein Rad."], None),
            ident="pdf with an outline without end",
        ),
        _case(
            lambda: pdf(shown("Am Deich steht ein Rad.")) + zipped({"a.txt": b"Am Wehr"}),
            *("a.zip", ["Am Deich steht ein Rad."], None),
            ident="pdf that is an archive too",
        ),
    ],
)  # fmt: skip
def test_what_is_only_odd_is_read_and_what_was_left_out_is_said(
    workspace, data, path, texts, remark
):
    data = _built(data)
    results = _file(workspace, data, path)
    assert _texts_of(workspace, results, data, path) == texts
    assert results[0].reason == remark
    again = _file(workspace, data, f"again-{path}")
    assert {each.status for each in again} == {_UNCHANGED}


@pytest.fixture
def server():
    """Listen on a port of this machine that no file may reach."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        yield listening


def _fetching(address):
    """Return files that name an address to be fetched when they are opened."""
    relation = (
        '<Relationship Id="rId77" TargetMode="External" Type="http://schemas.openxmlformats.org/'
        f'officeDocument/2006/relationships/attachedTemplate" Target="{address}"/></Relationships>'
    )
    rels = "word/_rels/document.xml.rels"
    document = word("Am Wehr steht eine Vorlage.")
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        related = archive.read(rels).decode().replace("</Relationships>", relation)
    page = (
        f'<html><head><link rel=stylesheet href="{address}"><script src="{address}"></script>'
        f'<meta http-equiv=refresh content="0;url={address}"></head><body>Am Wehr steht ein Bild.'
        f'<img src="{address}"><iframe src="{address}"></iframe></body></html>'
    ).encode()
    return {
        "a.docx": with_members(document, {rels: related.encode()}),
        "b.docx": _declared(f'SYSTEM "{address}"'),
        "c.html": page,
        "d.eml": mail(page.replace(b"Bild", b"Brief"), kind="text/html"),
        "e.pdf": pdf(
            shown("Am Wehr steht ein Link."),
            catalog=b"/OpenAction<</S/URI/URI(%s)>>" % address.encode(),
        ),
        "f.ics": f"BEGIN:VEVENT\nSUMMARY:Am Wehr\nATTACH:{address}\nEND:VEVENT\n".encode(),
    }


@pytest.mark.slow
def test_no_file_makes_the_reader_fetch_anything(workspace, server, tmp_path):
    host, port = server.getsockname()
    files = []
    for name, data in _fetching(f"http://{host}:{port}/x").items():
        files.append(tmp_path / name)
        files[-1].write_bytes(data)
    results = taken(workspace, lambda: workspace.door.take_files(files, {}))
    assert [each.status for each in results] == [_CREATED, _REFUSED, *[_CREATED] * 4]
    with pytest.raises(BlockingIOError):
        server.accept()


# --- wrong and broken kinds ---


def _noise(seed, size=20_000):
    return random.Random(seed).randbytes(size)


def _tar():
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("notiz.txt"))
    return out.getvalue()


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
_WRONG = {
    "program as txt": (b"MZ\x90\x00\x03" + bytes(200), "a.txt", "a program"),
    "program of Linux as md": (b"\x7fELF\x02\x01" + bytes(200), "a.md", "a program"),
    "png as pdf": (_PNG, "a.pdf", "a picture"),
    "jpeg as docx": (b"\xff\xd8\xff\xe0" + bytes(100), "a.docx", "a picture"),
    "gif as html": (b"GIF89a" + bytes(100), "a.html", "a picture"),
    "gz as csv": (gzip.compress(b"Titel,Notiz\na,Am Wehr\n"), "a.csv", "a packed archive"),
    "rar as docx": (b"Rar!\x1a\x07\x01\x00" + bytes(50), "a.docx", "a packed archive"),
    "7z as pdf": (b"7z\xbc\xaf\x27\x1c" + bytes(50), "a.pdf", "a packed archive"),
    "tar as txt": (_tar(), "a.txt", "control character"),
    "old Office file": (_OLE, "a.doc", "old or protected Office file"),
    "locked Office file as docx": (_OLE, "a.docx", "old or protected Office file"),
    "parquet as csv": (b"PAR1\x15\x04" + bytes(50) + b"PAR1", "a.csv", "a data file"),
    "database as txt": (b"SQLite format 3\x00" + bytes(84), "a.txt", "a database"),
    "rtf as docx": (b"{\\rtf1\\ansi Am Wehr}", "a.docx", "an RTF document"),
    "wasm as txt": (b"\x00asm\x01\x00\x00\x00" + bytes(50), "a.txt", "control character"),
    "mp3 as vtt": (b"ID3\x04\x00\x00" + _noise(1, 200), "a.vtt", ""),
    "zeros as xlsx": (bytes(100_000), "a.xlsx", "U+0000"),
    "signature of a zip": (b"PK\x03\x04", "a.docx", "damaged archive"),
    "signature of a pdf": (b"%PDF-", "a.pdf", "damaged"),
    **{
        f"noise as {ending}": (_noise(seed), f"a.{ending}", "")
        for seed, ending in enumerate(("txt", "pdf", "docx", "csv", "eml", "html"))
    },
    **{
        f"noise after the head of a {ending}": (head + _noise(9), f"a.{ending}", "")
        for ending, head in (("docx", b"PK\x03\x04"), ("pdf", b"%PDF-1.7\n"), ("vtt", b"WEBVTT\n"))
    },
}  # fmt: skip


@pytest.mark.parametrize(("data", "path", "said"), _WRONG.values(), ids=_WRONG)
def test_what_is_no_document_is_refused_whatever_its_name(workspace, data, path, said):
    [captured] = _file(workspace, data, path)
    assert captured.status is _REFUSED
    assert said in captured.reason
    assert _file(workspace, data, path) == [captured]


@pytest.mark.parametrize(
    ("data", "path", "texts"),
    [
        _case(lambda: word("Am Tor."), "a.xlsx", ["Am Tor."], ident="docx as xlsx"),
        _case(lambda: _slides("Am Turm."), "a.docx", ["# Am Turm."], ident="pptx as docx"),
        _case(b"<html><p>Am Dorf.</p></html>", "a.docx", ["Am Dorf."], ident="html as docx"),
        _case(pdf(shown("Am Wald.")), "a.txt", ["Am Wald."], ident="pdf as txt"),
        _case(b"Am Feld steht nichts.", "a.pdf", ["Am Feld steht nichts."], ident="txt as pdf"),
        _case(mail(b"Am Weg."), "a.csv", ["Am Weg."], ident="eml as csv"),
        _case(b'{"notiz": "Am Berg"}', "a.html", ['{"notiz": "Am Berg"}'], ident="json as html"),
        _case(
            '<html><meta charset="utf-8"><p>Am Dorf: Mühle.</p></html>'.encode("cp1252"),
            *("a.html", ["Am Dorf: Mühle."]),
            ident="html that says utf-8 and is cp1252",
        ),
        _case(
            b'<html><meta charset="utf-7"><p>+ADw-script+AD4- Rad</p></html>',
            *("a.html", ["+ADw-script+AD4- Rad"]),
            ident="html that says utf-7",
        ),
        _case(
            '<html><meta charset="no-such"><p>Am Hang: Mühle.</p></html>'.encode(),
            *("a.html", ["Am Hang: Mühle."]),
            ident="html that names no charset",
        ),
        _case(
            b"<html><body onload=alert(1)>Am Tal.<script>alert(1)</script><style>a{}</style>"
            b"<svg onload=alert(1)><text>x</text></svg><img src=x onerror=alert(1)>",
            *("a.html", ["Am Tal."]),
            ident="html with scripts",
        ),
    ],
)
def test_a_file_is_what_it_holds_and_not_what_it_is_called(workspace, data, path, texts):
    assert _texts(workspace, _built(data), path) == texts


# --- names ---

_NAMES = {
    "folder up": ("../../etc/passwd", "passwd"),
    "absolute": ("/etc/shadow.txt", "shadow.txt"),
    "NUL": ("a\x00.txt", "a\x00.txt"),
    "device": ("CON.txt", "CON.txt"),
    "device alone": ("AUX", "AUX"),
    "only dots": ("...", "..."),
    "dot at the end": ("note.txt. ", "note.txt. "),
    "300 characters": ("x" * 300 + ".txt", "x" * 300 + ".txt"),
    "dash": ("--help.txt", "--help.txt"),
    "line end": ("a\nb\r.txt", "a\nb\r.txt"),
    "quotes": ("a\"b'c`d.txt", "a\"b'c`d.txt"),
    "semicolon": ("a; drop table note;--.txt", "a; drop table note;--.txt"),
    "script": ("<img src=x onerror=alert(1)>.txt", "<img src=x onerror=alert(1)>.txt"),
    "formula": ("=cmd|' !A0.txt", "=cmd|' !A0.txt"),
    "emoji": ("🛠️👩‍👩‍👧.txt", "🛠️👩‍👩‍👧.txt"),
    "right-to-left override": ("rechnung\u202egpj.exe", "rechnung\u202egpj.exe"),
    "upper case": ("NOTIZ.TXT", "NOTIZ.TXT"),
    "composed": ("Mühle.txt", "Mühle.txt"),
    "decomposed": ("Mu\u0308hle.txt", "Mu\u0308hle.txt"),
    "hidden": (".notiz", ".notiz"),
    "percent": ("%2e%2e%2fpasswd.txt", "%2e%2e%2fpasswd.txt"),
    "template": ("{name} %s $(id).txt", "{name} %s $(id).txt"),
    "backslashes": ("..\\..\\boot.ini", "..\\..\\boot.ini"),
    "network": ("\\\\host\\share\\a.txt", "\\\\host\\share\\a.txt"),
    "nothing": ("", ""),
    "root": ("/", ""),
    "parent": ("..", ".."),
    "ending alone": (".txt", ".txt"),
}


@pytest.mark.parametrize(("path", "name"), _NAMES.values(), ids=_NAMES)
def test_a_name_is_kept_without_its_folders_and_touches_no_file(workspace, path, name):
    before = sorted(workspace.path.rglob("*"))
    text = f"Der Name ist seltsam: {path!r}"
    [captured] = _file(workspace, text.encode(), path)
    assert (captured.status, captured.path) == (_CREATED, path)
    assert workspace.note(captured.note_id).note.text == text
    assert workspace.door.original(captured.note_id).name == name
    assert sorted(workspace.path.rglob("*")) == before


@pytest.mark.parametrize("path", ["a\udcff.txt", "\ud800"], ids=["bytes", "half a pair"])
def test_a_name_that_is_no_text_stops_nothing(workspace, path):
    [captured] = _file(workspace, f"Der Name ist kein Text: {path!r}".encode(), path)
    assert captured.status is _CREATED
    assert workspace.door.original(captured.note_id).name == path.encode(errors="replace").decode()


def test_a_name_of_two_lines_is_refused_in_one(workspace, tmp_path):
    folder = tmp_path / "erste\nzweite.txt"
    folder.mkdir()
    [captured] = taken(workspace, lambda: workspace.door.take_files([folder], {}))
    assert captured.status is _REFUSED
    assert captured.reason.endswith("cannot be read: Is a directory.")


# --- tables, captions and mail ---


@pytest.mark.parametrize(
    "number",
    ["1.234,56", "1e309", "-1e309", "NaN", "9223372036854775808", "-12,50 €", "31.02.", "1900",
     "'=1+1", "=HYPERLINK(x)", "+1", "@a", "１２３", "9" * 50],
)  # fmt: skip
def test_a_number_in_a_table_stays_as_it_was_written(workspace, number):
    data = f"Titel;Wert;Notiz\nRad;{number};Der Wert von {number} steht daneben.\n"
    assert _texts(workspace, data.encode(), "werte.csv") == [
        f"Der Wert von {number} steht daneben."
    ]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        *(("2026-03-29", "2026-03-29"), ("0001-01-01", "0001-01-01"), ("29.02.2024", "2024-02-29")),
        *(("31.02.2026", None), ("29.02.2023", None), ("12.03.26", None), ("10000-01-01", None)),
        *(("-2026-03-12", None), ("2026-03-12T25:00:00", "2026-03-12"), ("45728", None)),
    ],
)
def test_a_day_in_a_table_is_taken_only_if_the_calendar_has_it(workspace, written, day):
    data = f"Datum;Notiz\n{written};Am Tag {written} stand das Rad.\n".encode()
    [captured] = _file(workspace, data, "tage.csv")
    assert captured.status is _CREATED
    assert (str(captured.date) if captured.date else None) == day
    assert (captured.reason is None) == (day is not None)


def _cues(*cues, head="WEBVTT\n\n", end="\n"):
    lines = [f"00:00:0{n}.000 --> 00:00:0{n + 1}.000\n{cue}\n" for n, cue in enumerate(cues)]
    return (head + end.join(lines)).encode()


_TALKS = {
    "long field of a csv": (
        f'Titel,Notiz\nRad,"{"Mühle " * 30_000}"\n'.encode(), "a.csv", ["Mühle " * 29_999 + "Mühle"]
    ),
    "csv of old line ends": (b"Titel,Notiz\rRad,Am Kai.\r", "a.csv", ["Am Kai."]),
    "csv with a quote that never closes": (
        b'Titel,Notiz\nRad,"Am Pier\nund weiter', "a.csv", ["Am Pier\nund weiter"]
    ),
    "vtt": (_cues("Das Rad dreht."), "a.vtt", ["Das Rad dreht."]),
    "vtt without blank lines": (_cues("Das Rad", "steht.", end=""), "a.vtt", ["Das Rad steht."]),
    "vtt without its head": (_cues("Das Rad war laut.", head="1\n"), "a.vtt",
                             ["Das Rad war laut."]),
    "vtt with tags": (_cues("<v Ida><c.x><b>Das Rad</b> <script>singt.</script>"), "a.vtt",
                      ["Ida: Das Rad <script>singt.</script>"]),
    "vtt that overlaps": (
        b"WEBVTT\n\n00:09.000 --> 00:01.000\nDas Rad\n\n00:00.000 --> 99:59.000\nging.\n",
        *("a.vtt", ["Das Rad ging."]),
    ),
    "srt with a comma": (
        b"1\n00:00:01,000 --> 00:00:02,000\nDas Rad kam.\n", "a.srt", ["Das Rad kam."]
    ),
    "eml": (mail("Das Rad läuft.".encode()), "a.eml", ["Das Rad läuft."]),
    "eml of a charset that is none": (
        mail("Die Mühle läuft.".encode(), kind="text/plain; charset=no-such"),
        *("a.eml", ["Die Mühle läuft."]),
    ),
    "eml of a codec that is no charset": (
        mail(b"Die Mahd hilft.", kind="text/plain; charset=zlib"), "a.eml", ["Die Mahd hilft."]
    ),
    "eml without its boundary": (
        mail(b"Das Rad fehlt.", kind="multipart/mixed"), "a.eml", ["Das Rad fehlt."]
    ),
    "eml with a second head": (
        mail(b"Das Rad eilt.", "From: Udo Acker <udo@hof.example>",
             "Subject: =?utf-8?q?x=0D=0ABcc:_a=40hof.example?="),
        *("a.eml", ["Das Rad eilt."]),
    ),
    "eml with broken base64": (
        mail(b"!!!RGFzIFJhZCBmw6RsbHQu===", "Content-Transfer-Encoding: base64"),
        *("a.eml", ["Das Rad fällt."]),
    ),
    "eml with winmail.dat": (
        mail_with(("winmail.dat", b"\x78\x9f\x3e\x22" + bytes(50))),
        *("a.eml", ["Anbei die Akten vom Hof."]),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("data", "path", "texts"), _TALKS.values(), ids=_TALKS)
def test_odd_tables_captions_and_mails_are_read(workspace, data, path, texts):
    assert _texts(workspace, data, path) == texts


_MUTE = {
    "vtt without cues": (b"WEBVTT\n\nNOTE Das Rad\n", "a.vtt", "no captions"),
    "vtt without words": (_cues("..."), "a.vtt", "no words"),
    "csv without words": (b"1;2\n3;4\n", "a.csv", "holds no words"),
    "ics without events": (b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "a.ics", "no calendar events"),
    "eml of 200 levels": (_deep_parts(200), "a.eml", "too deep"),
    "eml of 100,000 parts": (
        mail(b"--b\r\n\r\n\r\n" * 100_000, kind="multipart/mixed; boundary=b"),
        *("a.eml", "too many parts"),
    ),
    "html of 5,000 levels": (b"<html>" + b"<div>" * 5_000 + b"Rad", "a.html", "inside each other"),
    "html of scripts": (b"<html><script>Rad</script></html>", "a.html", "shows no word"),
}


@pytest.mark.parametrize(("data", "path", "said"), _MUTE.values(), ids=_MUTE)
def test_tables_captions_and_mails_without_words_or_end_are_refused(workspace, data, path, said):
    [captured] = _file(workspace, data, path)
    assert captured.status is _REFUSED
    assert said in captured.reason


@pytest.mark.slow
def test_16_000_columns_are_read_and_those_left_out_are_named_in_short(workspace):
    header = ",".join(f"Spalte {n}" for n in range(16_000))
    data = f"{header}\n{'x,' * 15_999}Das Wehr\n".encode()
    [captured] = _file(workspace, data, "breit.csv")
    assert workspace.note(captured.note_id).note.text == "Das Wehr"
    assert captured.reason.startswith("Columns that were left out: Spalte 0, Spalte 1, ")
    assert len(captured.reason) < 300


def test_a_chain_of_50_quoted_mails_is_kept_whole(workspace):
    chain = "".join(
        f"\n{'> ' * n}Am 12.03.2026 schrieb Ida Quell:\n{'> ' * (n + 1)}Das Rad zum {n}. Mal."
        for n in range(50)
    )
    [text] = _texts(workspace, mail(f"Ja.{chain}".encode()), "kette.eml")
    assert text == f"Ja.{chain}"


@pytest.mark.slow
def test_a_mail_with_an_archive_that_grows_keeps_its_own_words(workspace):
    bomb = _bomb_in(word(), "word/document.xml")
    [captured] = _file(workspace, mail_with(("a.docx", bomb), ("b.zip", bomb)), "bombe.eml")
    assert captured.status in (_CREATED, _UNCHANGED)
    assert workspace.note(captured.note_id).note.text == "Anbei die Akten vom Hof."


def _table_within_limits(seed):
    """Return a workbook of 4.5 million characters that is packed no tighter than it may be."""
    filling = "Das Wehr am Rad. " * 1_700
    rows = [[str(row), _noise(1_000 * seed + row, 500).hex() + filling] for row in range(150)]
    return _book([["Titel", "Notiz"], *rows])


@pytest.mark.slow
def test_a_mail_of_many_large_tables_ends_in_time_and_in_little_memory(home, clock):
    workspace = Workspace(home, Settings(encoder="hashing"), clock=clock)
    tables = [(f"{n}.xlsx", _table_within_limits(n)) for n in range(20)]
    # The dictionaries of the languages come with the first note, whatever it holds.
    for text in ("Das Wehr ist neu.", "Le barrage est neuf.", "The weir is new.", "De Stau."):
        workspace.door.take_text(text, {})
    with _most_resident() as seen:
        results = _file(workspace, mail_with(*tables), "viel.eml")
    assert max(seen) - seen[0] < _MOST_RESIDENT
    assert len({each.note_id for each in results if each.note_id}) > 1


@pytest.mark.slow
def test_a_table_of_20_000_rows_is_stored_in_time(home, clock):
    workspace = Workspace(home, Settings(encoder="hashing"), clock=clock)
    said = {f"Rad {n}": f"Das Rad {n} dreht sich." for n in range(20_000)}
    rows = "".join(f"{title};{text}\n" for title, text in said.items())
    data = f"Titel;Notiz\n{rows}".encode()
    begun = time.process_time()
    results = workspace.door.take_bytes(data, {}, path="lang.csv")
    assert time.process_time() - begun < LONGEST
    assert [each.status for each in results] == [_CREATED] * len(said)
    assert {each.path for each in results} == {"lang.csv"}
    assert workspace.door.original(results[0].note_id).data == data
    listed = {each.id: each for each in workspace.notes()}
    assert sorted(listed) == sorted(each.note_id for each in results)
    assert {each.title for each in listed.values()} == set(said)
    assert {each.passages for each in listed.values()} == {1}
    # Opening all of them would take longer than storing them.
    for each in results[::200]:
        assert_whole(workspace, each.note_id)
        assert workspace.note(each.note_id).note.text == said[listed[each.note_id].title]


# --- the same again ---


@pytest.mark.parametrize(
    ("data", "path"),
    [
        _case(b"Zum ersten Mal am Rad.", "a.txt", ident="txt"),
        _case(lambda: word("Zum zweiten Mal am Rad."), "a.docx", ident="docx"),
        _case(lambda: _book([["Titel", "Notiz"], ["a", "Zum dritten Mal."]]), "a.xlsx",
              ident="xlsx"),
        _case(pdf(shown("Zum vierten Mal am Rad.")), "a.pdf", ident="pdf"),
        _case(mail(b"Zum sechsten Mal am Rad."), "a.eml", ident="eml"),
    ],
)  # fmt: skip
def test_the_same_file_again_under_any_name_changes_nothing(workspace, data, path):
    data = _built(data)
    [first] = _file(workspace, data, path)
    assert first.status is _CREATED
    for name in (path, f"copy of {path}", f"../{path.upper()}", "b"):
        [again] = _file(workspace, data, name)
        assert (again.status, again.note_id, again.path) == (_UNCHANGED, first.note_id, name)
    assert workspace.door.original(first.note_id).name == path


def test_a_file_edited_once_is_a_second_note(workspace):
    [first] = _file(workspace, b"Das Rad dreht sich morgens.", "a.txt")
    [second] = _file(workspace, b"Das Rad dreht sich abends.", "a.txt")
    assert (first.status, second.status) == (_CREATED, _CREATED)
    assert first.note_id != second.note_id
    assert workspace.note(first.note_id).note.text == "Das Rad dreht sich morgens."


def test_a_file_brought_by_four_at_once_is_one_note(workspace):
    data, together, results = word("Vier bringen das Rad."), threading.Barrier(4), []

    def bring():
        together.wait()
        results.extend(workspace.door.take_bytes(data, {}, path="vier.docx"))

    threads = [threading.Thread(target=bring) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(each.status for each in results) == [_CREATED, *[_UNCHANGED] * 3]
    assert len({each.note_id for each in results}) == 1


@pytest.mark.slow
def test_1_000_uploads_in_a_row_leave_one_note_and_no_more_memory(workspace):
    data = b"Tausendmal das Rad."
    [first] = _file(workspace, data, "a.txt")
    before, begun = _resident(), time.monotonic()
    for number in range(1_000):
        [again] = workspace.door.take_bytes(data, {}, path=f"{number}.txt")
        assert (again.status, again.note_id) == (_UNCHANGED, first.note_id)
    assert time.monotonic() - begun < LONGEST
    assert _resident() - before < 20 * MIB


# --- the reading process ---


def test_a_process_that_takes_too_long_is_replaced():
    slow = b"WEBVTT\n\n" + b"00:01.000 --> 00:02.000\nDas Rad dreht sich.\n\n" * 50_000
    small = word("Nach dem langen kommt ein kurzes.")
    reader = FileReader(wall_seconds=0.05)
    try:
        with pytest.raises(UnreadableText) as refused:
            reader.read(slow, "a.vtt")
        assert refused.value.message == "Reading the file took too long."
        assert_one_sentence(refused.value.sentence())
        reader._wall = LONGEST
        [note] = reader.read(small, "a.docx")
        assert note.text == "Nach dem langen kommt ein kurzes."
    finally:
        reader.close()


def test_a_process_that_dies_is_replaced_and_close_ends_it():
    reader = FileReader()
    try:
        assert reader.read(word("Das erste Rad."), "a.docx")[0].text == "Das erste Rad."
        first = reader._process
        first.kill()
        first.wait()
        assert reader.read(word("Das zweite Rad."), "b.docx")[0].text == "Das zweite Rad."
        second = reader._process
        assert second.pid != first.pid
    finally:
        reader.close()
    assert second.poll() is not None
