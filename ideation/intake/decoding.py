"""Bytes to text: UTF-8, UTF-16 and cp1252 are told apart without asking."""

from __future__ import annotations

import codecs
import re

from ideation.errors import UnreadableText

MAX_BYTES = 25 * 1024 * 1024
MAX_CHARACTERS = 5_000_000

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# In UTF-16 text of our languages nearly every second byte is zero.
_ZERO_SHARE = 0.3
# Control characters no text holds (tabs and line ends it does), and lone surrogates.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]")


def decode(data: bytes) -> str:
    """Return the text in `data`; raises UnreadableText when it is none.

    A byte order mark decides, then valid UTF-8, then zero bytes in alternation (UTF-16 without
    a mark), then cp1252, which old Windows programs write.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableText(
            f"The file has {len(data) / 1e6:.0f} MB; more than {MAX_BYTES // 2**20} MiB cannot "
            "be one note.",
            hint="Split it into the single notes.",
        )
    return checked(_decode(data))


def checked(text: str) -> str:
    """Return `text` if it can be stored and read as text; raises UnreadableText otherwise."""
    if len(text) > MAX_CHARACTERS:
        raise UnreadableText(
            f"The text has {len(text):,} characters; more than {MAX_CHARACTERS:,} cannot be one "
            "note.",
            hint="Split it into the single notes.",
        )
    control = _CONTROL.search(text)
    if control is not None:
        raise UnreadableText(
            f"This is not plain text: it holds the control character U+{ord(control.group()):04X}.",
            hint="Save the document as text, or paste its words.",
        )
    return text


def _decode(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    else:
        if "\x00" not in text:
            return text
    guess = _utf16_without_mark(data)
    if guess:
        return _strictly(data, guess)
    return text or _strictly(data, "cp1252")


def _utf16_without_mark(data: bytes) -> str | None:
    if len(data) < 4 or len(data) % 2:
        return None
    pairs = len(data) // 2
    if data[1::2].count(0) / pairs > _ZERO_SHARE and data[0::2].count(0) == 0:
        return "utf-16-le"
    if data[0::2].count(0) / pairs > _ZERO_SHARE and data[1::2].count(0) == 0:
        return "utf-16-be"
    return None


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableText(
            f"The bytes are no text in UTF-8, UTF-16 or cp1252 (byte {error.start}).",
            hint="Save the document as UTF-8 text, or paste its words.",
        ) from error
