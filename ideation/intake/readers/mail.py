"""E-mail (RFC 5322): the sender's words, with attachments and the messages within."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from email import message_from_bytes
from email.errors import MessageError
from email.headerregistry import HeaderRegistry
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import Any

from ideation.domain.cleaning import Drop
from ideation.domain.passage import Span
from ideation.errors import UnreadableText
from ideation.intake.extracted import CONTROL, MAX_NAME, Attachment, Extracted, Limits
from ideation.text.mail_chain import set_apart

# What the standard library lets out on broken messages, beside its own family.
_FAULTS = (
    MessageError,
    ValueError,
    LookupError,
    AttributeError,
    TypeError,
    NameError,
    RecursionError,
)
# The library's time for a header grows with the square of its length.
_MAX_HEADER = 2_000
_KNOWN = frozenset("from subject date to received message-id content-type mime-version".split())
# Codecs of Python that no mail is written in; some are slow, some change the words.
_NO_CHARSETS = frozenset("punycode idna unicode-escape raw-unicode-escape undefined".split())
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SEALS = frozenset(f"application/{kind}-signature" for kind in ("pgp", "pkcs7", "x-pkcs7"))
_SEALED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
_ENDINGS = {"application/pdf": ".pdf", "text/calendar": ".ics", "text/csv": ".csv"}


class _Registry(HeaderRegistry):
    """Headers that cannot break: too long ones are cut, unreadable ones are empty."""

    def __call__(self, name: str, value: Any) -> Any:  # noqa: ANN401
        try:
            return super().__call__(name, str(value)[:_MAX_HEADER])
        except _FAULTS:
            return super().__call__(name, "")


@dataclass(slots=True)
class _Found:
    """What one message holds, in order."""

    texts: list[str] = field(default_factory=list)
    # What the page reader sets apart of a letter written as a page.
    framed: list[Drop] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    messages: list[EmailMessage] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    images: int = 0
    fault: UnreadableText | None = None


def read(data: bytes, *, limits: Limits) -> list[Extracted]:
    """Return the message, then the messages within it."""
    # Every part begins with two dashes; far fewer than one line in ten is a part.
    if len(data) > limits.unpacked_bytes or data.count(b"\n--") > 10 * limits.members:
        raise UnreadableText(
            f"The message has {len(data) / 1e6:.0f} MB and too many parts to be read.",
            hint="Save its attachments and add them themselves.",
        )
    try:
        message = message_from_bytes(data, policy=EmailPolicy(header_factory=_Registry()))
    except _FAULTS as error:
        raise UnreadableText(
            "The parts of the message lie too deep within each other.",
            hint="Open it in the mail program and save the inner message alone.",
        ) from error
    if _KNOWN.isdisjoint(name.lower() for name in message.keys()):  # noqa: SIM118
        raise UnreadableText(
            "This is no e-mail: it has no line such as From:, Subject: or Date:.",
            hint="Save the message as .eml, or add its words as .txt.",
        )
    return _notes(message, limits, depth=0)


def _notes(message: EmailMessage, limits: Limits, *, depth: int) -> list[Extracted]:
    if depth > limits.depth:
        raise UnreadableText(
            f"The messages lie more than {limits.depth} deep within each other.",
            hint="Save the inner message and add it alone.",
        )
    found = _Found()
    leaves = _leaves(message, limits.depth)
    if len(leaves) > limits.members:
        raise UnreadableText(
            f"The message has {len(leaves):,} parts; at most {limits.members:,} can be read.",
            hint="Save its attachments and add them themselves.",
        )
    for leaf in leaves:
        _sort(leaf, found, limits)
    if found.images:
        found.remarks.append(f"Images within the text that were left out: {found.images}.")
    inner: list[Extracted] = []
    for each in found.messages:
        try:
            inner += _notes(each, limits, depth=depth + 1)
        except UnreadableText as error:
            found.fault = error
            found.remarks.append(f"A message within this one was left out. {error.message}")
    return _joined(message, found, inner, limits)


def _joined(
    message: EmailMessage, found: _Found, inner: list[Extracted], limits: Limits
) -> list[Extracted]:
    fields = _fields(message, found.remarks)
    text = "\n\n".join(found.texts)
    attachments, remarks = tuple(found.attachments), tuple(found.remarks)
    if len(text) > limits.characters:
        raise UnreadableText(
            f"The message has {len(text):,} characters; more than {limits.characters:,} cannot "
            "be one note.",
            hint="Split it into the single notes.",
        )
    if not text and inner:
        # An empty letter around others: what it carries goes with the first of them.
        first = inner[0]
        carried = replace(
            first,
            attachments=first.attachments + attachments,
            remarks=first.remarks + remarks,
        )
        return [carried, *inner[1:]]
    text = text or fields.get("title", "")
    if not any(map(str.isalnum, text)):
        raise found.fault or UnreadableText(
            f"The message holds no words. {' '.join(remarks[:1])}".strip(),
            hint="Save its attachments and add them themselves.",
        )
    note = Extracted(
        text=text,
        fields=fields,
        apart=set_apart(text, framed=found.framed),
        remarks=remarks,
        attachments=attachments,
    )
    return [note, *inner]


def _fields(message: EmailMessage, remarks: list[str]) -> dict[str, Any]:
    fields: dict[str, Any] = {"source": "email"}
    title = _UNSEEN.sub("", " ".join(str(message.get("subject", "")).split()))
    if title:
        fields["title"] = title if len(title) <= MAX_NAME else f"{title[: MAX_NAME - 1]}…"
    moment = getattr(message.get("date"), "datetime", None)
    if isinstance(moment, datetime):
        fields["date"] = moment.date().isoformat()
    senders = message.get_all("from", [])
    if len(senders) > 1:
        remarks.append("The message names more than one sender line; the first was taken.")
    addresses = getattr(senders[0], "addresses", ()) if senders else ()
    author = _UNSEEN.sub("", " ".join(addresses[0].display_name.split())) if addresses else ""
    if author and "@" not in author and len(author) <= MAX_NAME:
        fields["author"] = author
    return fields


def _leaves(part: EmailMessage, depth: int) -> list[EmailMessage]:
    """Return the parts in order; of one text in two forms the plain one."""
    kind = part.get_content_type()
    if not part.is_multipart() or kind in _SEALED or part.get_content_maintype() != "multipart":
        return [part]
    if depth == 0:
        raise UnreadableText(
            "The parts of the message lie too deep within each other.",
            hint="Open it in the mail program and save the inner message alone.",
        )
    leaves = [leaf for child in _within(part) for leaf in _leaves(child, depth - 1)]
    if kind == "multipart/alternative" and any(
        _is_body(leaf, "text/plain") and _payload(leaf).strip() for leaf in leaves
    ):
        leaves = [leaf for leaf in leaves if not _is_body(leaf, "text/html")]
    return leaves


def _within(part: EmailMessage) -> list[EmailMessage]:
    return [child for child in part.iter_parts() if isinstance(child, EmailMessage)]


def _sort(leaf: EmailMessage, found: _Found, limits: Limits) -> None:
    kind, name = leaf.get_content_type(), _file_name(leaf)
    if kind in _SEALED:
        found.remarks.append("The message is encrypted or sealed, and its words were not read.")
    elif kind in ("message/rfc822", "message/global") and leaf.is_multipart():
        found.messages += _within(leaf)
    elif kind == "application/ms-tnef" or name.lower() == "winmail.dat":
        found.remarks.append("The attachment winmail.dat, a form only Outlook reads, was left out.")
    elif leaf.get_content_maintype() == "multipart" or _is_body(leaf, "text/plain"):
        _add_plain(leaf, found)
    elif _is_body(leaf, "text/html"):
        _add_html(leaf, found, limits)
    elif leaf.get_content_maintype() == "image" and not _is_attached(leaf):
        found.images += 1
    elif kind not in _SEALS:
        data = _payload(leaf)
        name = name or f"attachment-{len(found.attachments) + 1}{_ENDINGS.get(kind, '')}"
        if data:
            found.attachments.append(Attachment(name=name, data=data))
        else:
            found.remarks.append(f"The attachment {name} is empty and was left out.")


def _add_plain(leaf: EmailMessage, found: _Found) -> None:
    if leaf.get_content_maintype() == "multipart":
        found.remarks.append("The parts of the message could not be told apart.")
    text = _text(leaf, found.remarks).replace("\r\n", "\n").replace("\r", "\n")
    text = CONTROL.sub("", text).rstrip().lstrip("\n")
    if text:
        found.texts.append(text)


def _add_html(leaf: EmailMessage, found: _Found, limits: Limits) -> None:
    from ideation.intake.readers import html

    # The mark says UTF-8, whatever the page says of itself.
    page = codecs.BOM_UTF8 + _text(leaf, found.remarks).encode("utf-8", "replace")
    try:
        notes = html.read(page, limits=limits)
    except UnreadableText:
        # A page without words, such as a lone picture.
        return
    for note in notes:
        before = sum(len(text) + 2 for text in found.texts)
        found.texts.append(note.text)
        found.remarks += note.remarks
        found.framed += (
            replace(drop, span=Span(start=before + drop.span.start, end=before + drop.span.end))
            for drop in note.apart
        )


def _is_attached(leaf: EmailMessage) -> bool:
    return leaf.get_content_disposition() == "attachment"


def _is_body(leaf: EmailMessage, kind: str) -> bool:
    return leaf.get_content_type() == kind and not _is_attached(leaf) and not _file_name(leaf)


def _file_name(leaf: EmailMessage) -> str:
    """Return the name without folders and unseen characters."""
    name = _UNSEEN.sub("", leaf.get_filename() or "").replace("\\", "/")
    name = name.rpartition("/")[2].strip()[-MAX_NAME:]
    return name if any(map(str.isalnum, name)) else ""


def _payload(leaf: EmailMessage) -> bytes:
    try:
        data = leaf.get_payload(decode=True)
    except _FAULTS:
        return b""
    return data if isinstance(data, bytes) else b""


def _text(leaf: EmailMessage, remarks: list[str]) -> str:
    """Return the words in the character set declared, else in UTF-8 or cp1252."""
    data = _payload(leaf)
    declared = str(leaf.get_param("charset") or "us-ascii")
    name = ""
    with suppress(*_FAULTS):
        name = codecs.lookup(declared).name
        if name not in _NO_CHARSETS:
            return data.decode("cp1252" if name == "iso8859-1" else name)
    try:
        text, used = data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        text, used = data.decode("cp1252", "replace"), "cp1252"
    if name != "ascii":
        remarks.append(
            f"The words are not in the character set {declared[:40]!r} that the message names; "
            f"they were read as {used}."
        )
    return text
