"""Archives: opened only when they are small, whole and lead nowhere."""

import io
import struct
import zipfile
from dataclasses import replace

import pytest

from ideation.errors import UnreadableText
from ideation.intake.extracted import Limits
from ideation.intake.readers.archives import checked_archive, damage_told, left_out

_LIMITS = Limits()
_MIB = 1024 * 1024


def _zip(members, method=zipfile.ZIP_DEFLATED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def _patched(data, signature, offset, layout, value):
    """Write `value` into every header that begins with `signature`."""
    patched, at = bytearray(data), data.find(signature)
    assert at >= 0
    while at >= 0:
        struct.pack_into(layout, patched, at + offset, value)
        at = data.find(signature, at + 4)
    return bytes(patched)


_CENTRAL = b"PK\x01\x02"


def _refusal(data, limits=_LIMITS):
    with pytest.raises(UnreadableText) as caught:
        checked_archive(data, limits)
    assert caught.value.hint
    return caught.value.message


def test_a_harmless_archive_opens_with_its_members():
    members = {"a.xml": "<a>Größe, été, Iddi</a>", "b/c.bin": b"\x00\xff"}
    with checked_archive(_zip(members), _LIMITS) as archive:
        assert archive.namelist() == ["a.xml", "b/c.bin"]
        assert archive.read("a.xml").decode() == members["a.xml"]


@pytest.mark.parametrize("data", [b"", b"PK", b"Der Ofen ist kalt.", b"PK\x03\x04" + b"\x00" * 99])
def test_what_is_no_archive_is_refused(data):
    assert _refusal(data) == "The file is no Office document: it is no zip archive."


def test_an_encrypted_archive_is_refused():
    data = _patched(_zip({"a.xml": "<a/>"}), _CENTRAL, 8, "<H", 1)
    assert _refusal(data) == "The archive is encrypted."


def test_too_many_members_are_refused_and_just_enough_are_not():
    data = _zip({f"{n}.xml": "" for n in range(20)}, zipfile.ZIP_STORED)
    assert _refusal(data, replace(_LIMITS, members=19)).startswith("The archive has 20 members")
    assert len(checked_archive(data, replace(_LIMITS, members=20)).namelist()) == 20


@pytest.mark.journey
def test_as_many_members_as_fit_are_refused():
    data = _zip({f"{n}": "" for n in range(65_000)}, zipfile.ZIP_STORED)
    assert "65,000 members" in _refusal(data)


def test_a_bomb_is_refused_by_its_directory():
    data = _zip({"a.xml": b"\x20" * (50 * _MIB)})
    assert len(data) < 100_000
    assert _refusal(data).startswith("The archive unpacks to more than 5 MB")


def test_more_than_may_be_unpacked_is_refused_whatever_the_ratio():
    data = _zip({"a.bin": bytes(range(256)) * 8_192}, zipfile.ZIP_STORED)
    assert _refusal(data, replace(_LIMITS, unpacked_bytes=_MIB)).startswith(
        "The archive unpacks to more than 1 MB"
    )
    assert checked_archive(data, _LIMITS)


def test_a_small_archive_may_be_packed_as_tightly_as_it_likes():
    data = _zip({"a.xml": b"\x20" * (_MIB - 1)})
    assert len(data) * _LIMITS.ratio < _MIB
    assert checked_archive(data, _LIMITS)


def test_a_bomb_that_lies_about_its_size_is_refused():
    # The directory says ten bytes; fifty MiB come out.
    data = _patched(_zip({"a.xml": b"\x20" * (50 * _MIB)}), _CENTRAL, 24, "<I", 10)
    assert _refusal(data) == "The archive is damaged."


def test_the_bytes_are_counted_while_they_are_read(monkeypatch):
    data = _zip({"a.xml": b"\x20" * (2 * _MIB)})
    for_directory = checked_archive(data, replace(_LIMITS, ratio=10_000)).infolist()
    for_directory[0].file_size = 10
    monkeypatch.setattr(zipfile.ZipFile, "infolist", lambda _: for_directory)
    # What the directory promised is small; what is read is not.
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: io.BytesIO(b"\x20" * (2 * _MIB)))
    assert _refusal(data).startswith("The archive unpacks to more than 1 MB")


def test_members_that_share_bytes_are_refused():
    data = _zip({"a.bin": b"a" * 4_000, "b.bin": b"a" * 4_000}, zipfile.ZIP_STORED)
    second = data.index(_CENTRAL, data.index(_CENTRAL) + 4)
    patched = bytearray(data)
    struct.pack_into("<I", patched, second + 42, 0)
    assert _refusal(bytes(patched)) == "Members of the archive overlap."


@pytest.mark.parametrize(
    "name",
    ["../a.xml", "word/../../a.xml", "..\\a.xml", "/etc/a.xml", "\\\\host\\a.xml", "C:\\a.xml"],
)
def test_names_that_lead_out_are_refused(name):
    assert _refusal(_zip({name: "<a/>"})) == (
        "The archive has a member whose name leads out of it."
    )


@pytest.mark.parametrize("name", ["a..b.xml", "word/...xml", "[Content_Types].xml", "été:a.xml"])
def test_names_with_dots_that_lead_nowhere_are_read(name):
    assert checked_archive(_zip({name: "<a/>"}), _LIMITS).namelist() == [name]


def test_ways_of_packing_that_office_does_not_use_are_refused():
    data = _zip({"a.xml": "<a/>"}, zipfile.ZIP_LZMA)
    assert _refusal(data) == "The archive is packed in a way that Office does not use."


def test_a_flipped_byte_is_found():
    data = bytearray(_zip({"a.bin": b"Der Ofen ist kalt." * 50}, zipfile.ZIP_STORED))
    data[60] ^= 1
    assert _refusal(bytes(data)) == "The archive is damaged."


@pytest.mark.parametrize("cut", [10, 40, 200])
def test_a_cut_archive_is_refused(cut):
    assert _refusal(_zip({"a.bin": bytes(range(256))})[:-cut])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
# Among them the two at which the end of a block cuts it in the middle.
@pytest.mark.parametrize("before", [0, 64 * 1024 - 25, 32 * 1024 - 26, 200_000])
def test_a_document_type_is_refused_wherever_it_stands(encoding, before):
    xml = f"<?xml version='1.0'?>{' ' * before}<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"
    data = _zip({"word/document.xml": xml.encode(encoding)})
    assert _refusal(data) == "The document declares a document type, which Office never does."


def test_an_archive_in_the_archive_stays_packed():
    inner = _zip({"bomb.xml": b"\x20" * (20 * _MIB)})
    with checked_archive(_zip({"word/embeddings/inner.zip": inner}), _LIMITS) as archive:
        assert left_out(archive) == ("Files embedded in the document were left out: 1.",)


def test_macros_get_a_remark():
    with checked_archive(_zip({"word/vbaProject.bin": b"Sub"}), _LIMITS) as archive:
        assert left_out(archive) == ("The file holds macros; they were left out.",)


def test_nothing_left_out_gets_no_remark():
    with checked_archive(_zip({"word/document.xml": "<a/>"}), _LIMITS) as archive:
        assert left_out(archive) == ()


@pytest.mark.parametrize("error", [KeyError("rId1"), RecursionError(), ValueError("a"), OSError()])
def test_what_a_library_raises_becomes_a_sentence(error):
    with pytest.raises(UnreadableText) as caught, damage_told("The table"):
        raise error
    assert caught.value.message == f"The table is damaged or unusual ({type(error).__name__})."
