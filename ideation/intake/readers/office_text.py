"""What the readers of Word and PowerPoint share: from XML to lines, from lines to a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from ideation.errors import UnreadableText
from ideation.intake.extracted import MAX_NAME, Limits

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_CONTROL = re.compile("[\x00-\x08\x0c-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# What programs write into the properties by themselves.
_GENERIC_TITLE = re.compile(
    r"microsoft (?:word|powerpoint|excel)\b.*"
    r"|(?:(?:word|powerpoint|excel|untitled|unbenanntes|unbenannte|sans titre)[ -]?)?"
    r"(?:document|dokument|presentation|präsentation|présentation)(?: powerpoint)?[ (]*\d*\)?"
    r"|(?:untitled|unbenannt|ohne titel|sans titre|title|titel|titre|template|vorlage|modèle) ?\d*",
    re.IGNORECASE,
)
_GENERATED_AUTHOR = re.compile(
    r"(?:python-(?:docx|pptx)|steve canny|openpyxl|xlsxwriter|apache poi|docx4j|aspose.*"
    r"|(?:microsoft|windows)\b.*|(?:.*[ -])?(?:user|benutzer|utilisateur)(?:[ -].*)?"
    r"|admin(?:istrat(?:or|eur))?|owner|besitzer|propriétaire|author|autor|auteur|unknown"
    r"|unbekannt|inconnu|anonym(?:ous|e)?|guest|gast|root|test|pc|laptop|un-?named|office"
    r"|hp|dell|lenovo|acer|asus|toshiba|none|null) ?\d*",
    re.IGNORECASE,
)


class Element(Protocol):
    """What is used of an XML element."""

    tag: object
    text: str | None

    def get(self, key: str) -> str | None: ...  # noqa: D102
    def find(self, path: str) -> Element | None: ...  # noqa: D102
    def findall(self, path: str) -> list[Element]: ...  # noqa: D102
    def iter(self, tag: str) -> Iterator[Element]: ...  # noqa: D102
    def __iter__(self) -> Iterator[Element]: ...


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or one line of a list or table: those of one `group` stay together."""

    text: str
    group: object = None


def parsed(xml: bytes) -> Element:
    """Return the root of `xml`: no entity is resolved, no file fetched."""
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    root: Element = etree.fromstring(xml, parser)
    return root


def shown(element: Element) -> Iterator[Element]:
    """Yield the children of `element`; of contents written twice only the first."""
    for child in element:
        if child.tag != f"{_MC}AlternateContent":
            yield child
            continue
        branch = child.find(f"{_MC}Choice")
        if branch is None:
            branch = child.find(f"{_MC}Fallback")
        if branch is not None:
            yield from shown(branch)


def clean(text: str) -> str:
    """Return `text` without control characters and outer space; line ends are newlines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")
    return _CONTROL.sub("", text).strip()


def one_line(text: str) -> str:
    """Return `text` with its line breaks as spaces."""
    return " ".join(line.strip() for line in text.split("\n") if line.strip())


def row(cells: Iterable[Iterable[Line]], group: object) -> Iterator[Line]:
    """Yield a table row as one line; a row with one long cell is no row but its lines."""
    filled = [lines for cell in cells if (lines := list(cell))]
    if len(filled) == 1 and len(filled[0]) > 1:
        yield from filled[0]
    elif filled:
        words = (" ".join(one_line(line.text) for line in lines) for lines in filled)
        yield Line(" | ".join(words), group)


def joined(lines: Iterable[Line], what: str, limits: Limits) -> str:
    """Return the text the lines make; raises UnreadableText when it is none, or too long."""
    pieces: list[str] = []
    group: object = None
    characters = 0
    for line in lines:
        if pieces:
            pieces.append("\n" if group is not None and line.group is group else "\n\n")
        pieces.append(line.text)
        group = line.group
        characters += len(line.text) + 2
        if characters > limits.characters:
            raise UnreadableText(
                f"{what} has more than {limits.characters:,} characters, too many for one note.",
                hint="Split it into the single notes.",
            )
    text = "".join(pieces)
    if not any(map(str.isalnum, text)):
        raise UnreadableText(
            f"{what} holds no words.",
            hint="If they stand in pictures, type what the pictures say.",
        )
    return text


def known(title: str | None, author: str | None) -> dict[str, str]:
    """Return title and author as far as a person set them."""
    found = {}
    title, author = (one_line(clean(value or "")) for value in (title, author))
    if _says(title) and not _GENERIC_TITLE.fullmatch(title):
        found["title"] = title[:MAX_NAME]
    if _says(author) and len(author) <= MAX_NAME and not _GENERATED_AUTHOR.fullmatch(author):
        found["author"] = author
    return found


def _says(value: str) -> bool:
    return any(map(str.isalpha, value))
