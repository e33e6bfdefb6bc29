"""Hostile texts and files, and what holds for each of them whatever is made of it."""

import base64
import io
import os
import resource
import socket
import struct
import time
import zipfile
import zlib
from contextlib import contextmanager

import docx
import pytest

from ideation.services.capturing.capture import CaptureStatus

MIB = 1024 * 1024
CENTRAL = b"PK\x01\x02"
# Seconds; nothing may keep a person waiting longer.
LONGEST = 60


@contextmanager
def closed_network():
    """Refuse every connection this process opens, and fail if one was tried."""
    tried = []

    def refuse(_, address):
        tried.append(address)
        raise OSError("no test opens a connection")

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(socket.socket, "connect", refuse)
        patched.setattr(socket.socket, "connect_ex", refuse)
        yield
    assert tried == []


def taken(workspace, take):
    """Return what `take` gives, with all checked that holds for every input."""
    before = held(workspace)
    with in_time():
        results = take()
    assert results
    for each in results:
        if each.status is CaptureStatus.REFUSED:
            assert each.note_id is None
            assert_one_sentence(each.reason)
        else:
            assert_whole(workspace, each.note_id)
    if all(each.status is not CaptureStatus.CREATED for each in results):
        assert held(workspace) == before
    return results


@contextmanager
def in_time(longest=LONGEST):
    """Fail what takes longer: in work, of this process and of those it started, and by the clock.

    Where more processes want to run than there are processors each gets its share, so the clock
    may show as many times more; a machine at rest gets nothing on top.
    """
    begun, worked = time.monotonic(), _worked()
    yield
    work, waited = _worked() - worked, time.monotonic() - begun
    share = max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
    assert work < longest, f"{work:.1f} s of work"
    assert waited < longest * share, f"{waited:.1f} s by the clock, {share:.1f} times shared"


def _worked():
    """Return the processor seconds of this process and of those it has waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def held(workspace):
    """Return what a refused file must not change."""
    people = workspace.people
    return workspace.notes(), people.organisations(), people.contacts()


def assert_one_sentence(reason):
    assert len(reason.splitlines()) == 1
    assert reason.strip(" .") != ""
    assert "Traceback" not in reason


def assert_whole(workspace, note_id):
    opened = workspace.note(note_id)
    text = opened.note.text
    assert [each.text for each in opened.passages] == [
        text[each.start : each.end] for each in opened.passages
    ]


def zipped(members, method=zipfile.ZIP_DEFLATED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def with_members(data, members):
    """Return an archive with members replaced or added; None takes one out."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        kept = {name: old.read(name) for name in old.namelist()} | members
    return zipped({name: content for name, content in kept.items() if content is not None})


def patched(data, signature, offset, layout, value):
    """Write `value` into every header that begins with `signature`."""
    out, at = bytearray(data), data.index(signature)
    while at >= 0:
        struct.pack_into(layout, out, at + offset, value)
        at = data.find(signature, at + 4)
    return bytes(out)


def word(*paragraphs):
    """Return a document of Word."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def in_word(xml, declared=""):
    """Return a document of Word whose body is `xml`, after what the file declares."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = f"{declared}<w:document {space}><w:body>{xml}</w:body></w:document>"
    return with_members(word(), {"word/document.xml": body.encode()})


def deflated(unit, times, level=9):
    """Return `unit` repeated and packed, without holding it unpacked."""
    packer = zlib.compressobj(level)
    block = unit * (MIB // len(unit))
    whole, rest = divmod(times * len(unit), len(block))
    parts = [packer.compress(block) for _ in range(whole)]
    return b"".join([*parts, packer.compress(block[:rest]), packer.flush()])


def stream(data, more=b""):
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), more, data)


def pdf_of(objects, trailer=b""):
    """Return a PDF of the objects, numbered from 1; the first is its catalog."""
    out, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size, start = len(objects) + 1, len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    out += b"trailer<</Size %d/Root 1 0 R%s>>\n" % (size, trailer)
    return out + b"startxref\n%d\n%%%%EOF" % start


def pdf(content, packed=b"", *, catalog=b"", more=(), trailer=b""):
    """Return a PDF of one page with a stream of content; `more` begins with object 6."""
    return pdf_of(
        [
            b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
            b"/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>>>",
            stream(content, packed),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
            *more,
        ],
        trailer,
    )


def shown(text):
    """Return the content of a page that shows `text`."""
    return b"BT /F1 12 Tf 50 700 Td (%s) Tj ET" % text.encode("cp1252")


def mail(body, *headers, kind="text/plain; charset=utf-8"):
    """Return a message; `headers` follow the usual ones."""
    lines = (
        *("From: Ida Quell <ida@hof.example>", "To: rat@hof.example", "Subject: Vom Hof"),
        *("Date: Thu, 12 Mar 2026 10:00:00 +0100", *headers, f"Content-Type: {kind}"),
    )
    return "\r\n".join([*lines, "", ""]).encode() + body


def mail_with(*attachments):
    """Return a message that carries files, each a name and its bytes."""
    parts = [b"--b\r\nContent-Type: text/plain\r\n\r\nAnbei die Akten vom Hof.\r\n"]
    for name, data in attachments:
        head = (
            f'--b\r\nContent-Type: application/octet-stream; name="{name}"\r\n'
            f'Content-Disposition: attachment; filename="{name}"\r\n'
            "Content-Transfer-Encoding: base64\r\n\r\n"
        )
        parts.append(head.encode() + base64.encodebytes(data) + b"\r\n")
    return mail(b"".join([*parts, b"--b--\r\n"]), kind="multipart/mixed; boundary=b")
