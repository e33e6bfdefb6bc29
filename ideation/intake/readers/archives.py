"""Office files are zip archives: they are opened only when they are harmless."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

from ideation.errors import UnreadableText
from ideation.intake.extracted import Limits

_MIB = 1024 * 1024
_BLOCK = 64 * 1024
_LOCAL_HEADER = 30
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
# What leads out of the archive: an absolute path, a drive, a step upwards.
_OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)")
# Office writes no document types; they are only good for entities that grow or fetch files.
_DOCTYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")
_DOCTYPE_LENGTH = 18
_XML = (".xml", ".rels", ".vml")
_SAVE_AGAIN = "Open it in its program and save it again, or paste its text."
# What the libraries raise at a damaged file beside their own errors.
_DAMAGE: tuple[type[Exception], ...] = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, OSError, RuntimeError),
    *(SyntaxError, TypeError, ValueError, EOFError, struct.error, zlib.error, zipfile.BadZipFile),
)


def checked_archive(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """Return the archive in `data` once every member was read; raises UnreadableText.

    Archives in the archive stay packed.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGE as error:
        raise _refused("The file is no Office document: it is no zip archive.") from error
    members = archive.infolist()
    _check_directory(members, len(data), limits)
    try:
        _check_apart(members, data)
        _check_content(archive, members, _most(len(data), limits))
    except _DAMAGE as error:
        raise _refused("The archive is damaged.") from error
    return archive


@contextmanager
def damage_told(what: str, *own: type[Exception]) -> Iterator[None]:
    """Turn what a library raises (its `own` errors too) into UnreadableText."""
    try:
        yield
    except _DAMAGE + own as error:
        raise _refused(f"{what} is damaged or unusual ({type(error).__name__}).") from error


def left_out(archive: zipfile.ZipFile) -> tuple[str, ...]:
    """Return remarks on members that no reader opens."""
    names = [name.lower() for name in archive.namelist()]
    remarks = []
    if any(name.endswith("vbaproject.bin") for name in names):
        remarks.append("The file holds macros; they were left out.")
    embedded = sum("/embeddings/" in name and not name.endswith("/") for name in names)
    if embedded:
        remarks.append(f"Files embedded in the document were left out: {embedded}.")
    return tuple(remarks)


def _refused(message: str, hint: str = _SAVE_AGAIN) -> UnreadableText:
    return UnreadableText(message, hint=hint)


def _most(packed: int, limits: Limits) -> int:
    return min(limits.unpacked_bytes, max(_MIB, limits.ratio * packed))


def _check_directory(members: Sequence[zipfile.ZipInfo], packed: int, limits: Limits) -> None:
    if len(members) > limits.members:
        raise _refused(
            f"The archive has {len(members):,} members; more than {limits.members:,} are no "
            "document."
        )
    for member in members:
        if member.flag_bits & 0x1:
            raise _refused(
                "The archive is encrypted.", "Save the document without a password, and try again."
            )
        if _OUTSIDE.search(member.orig_filename):
            raise _refused("The archive has a member whose name leads out of it.")
        if member.compress_type not in _METHODS:
            raise _refused("The archive is packed in a way that Office does not use.")
    _check_size(sum(member.file_size for member in members), _most(packed, limits))


def _check_size(unpacked: int, most: int) -> None:
    if unpacked > most:
        raise _refused(
            f"The archive unpacks to more than {most / 1e6:,.0f} MB, which is too much for its "
            "size.",
            "Take large pictures out of the document, or paste its text.",
        )


def _check_apart(members: Sequence[zipfile.ZipInfo], data: bytes) -> None:
    """Refuse members that share bytes: so a small file unpacks without end."""
    spans = sorted(_span(member, data) for member in members)
    if any(end > start for (_, end), (start, _) in pairwise(spans)):
        raise _refused("Members of the archive overlap.")


def _span(member: zipfile.ZipInfo, data: bytes) -> tuple[int, int]:
    start = member.header_offset
    name, extra = struct.unpack_from("<HH", data, start + _LOCAL_HEADER - 4)
    return start, start + _LOCAL_HEADER + name + extra + member.compress_size


def _check_content(archive: zipfile.ZipFile, members: Sequence[zipfile.ZipInfo], most: int) -> None:
    """Read every member in blocks, since the sizes in the directory may lie."""
    unpacked = 0
    for member in members:
        is_xml = member.filename.lower().endswith(_XML)
        before = b""
        with archive.open(member) as content:
            while block := content.read(_BLOCK):
                unpacked += len(block)
                _check_size(unpacked, most)
                if is_xml and _DOCTYPE.search(before + block):
                    raise _refused(
                        "The document declares a document type, which Office never does."
                    )
                before = block[-_DOCTYPE_LENGTH:]
