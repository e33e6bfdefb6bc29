"""What is known beside a note's text: one check for front matter, options and forms."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date as Date
from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, field_validator

from ideation.domain.note import NoteHeader, Source
from ideation.domain.organisation import Category, ContactDraft, OrganisationDraft, Size
from ideation.errors import BadMetadata
from ideation.intake.extracted import MAX_NAME

_FENCE = re.compile(r"\A\s*\+\+\+[ \t]*\r?\n(.*?)(?<=\n)\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL)
# What no line of text holds, and lone surrogates, which stand for badly typed bytes.
_CONTROL = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
# So much of a wrong value is repeated in the message about it.
_SHOWN = 40


def _one_line(value: object) -> object:
    if isinstance(value, str):
        value = " ".join(value.split())
        if _CONTROL.search(value):
            raise ValueError("holds a control character")
        if len(value) > MAX_NAME:
            raise ValueError(f"is longer than {MAX_NAME} characters")
        return value or None
    return value


def _name(value: object) -> object:
    line = _one_line(value)
    if line is None:
        raise ValueError("is empty")
    return line


_Line = Annotated[str | None, BeforeValidator(_one_line)]
_Name = Annotated[str, BeforeValidator(_name)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Organisation(_Strict):
    name: _Name
    category: Category | None = None
    size: Size | None = None
    region: _Line = None
    parent: _Line = None


class _Contact(_Strict):
    name: _Name
    role: _Line = None
    organisation: _Line = None


class _Header(_Strict):
    title: _Line = None
    date: Date | None = None
    author: _Line = None
    source: Source | None = None
    sector: _Line = None
    confidential: bool = False
    organisations: list[_Organisation] = []
    contacts: list[_Contact] = []

    @field_validator("date", mode="before")
    @classmethod
    def _calendar_date(cls, value: object) -> object:
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, str):
            if not value.strip():
                return None
            if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.strip()):
                raise ValueError("is not written YYYY-MM-DD")
            try:
                return Date.fromisoformat(value.strip())
            except ValueError:
                raise ValueError("is no day of the calendar") from None
        if value is not None and not isinstance(value, Date):
            raise ValueError("is not written YYYY-MM-DD")
        return value


_PARTIES: Mapping[str, type[BaseModel]] = {"organisations": _Organisation, "contacts": _Contact}
_HINTS = {"string_type": 'Write it in "quotes".', "bool_parsing": "Write true or false."}
_PARTY_HINT = "Each one stands under its own [[organisations]] or [[contacts]] line, with a name."


def parse_header(fields: Mapping[str, Any], *, sectors: Sequence[str]) -> NoteHeader:
    """Return the header that `fields` describes; raises BadMetadata with one sentence."""
    try:
        header = _Header.model_validate(dict(fields))
    except ValidationError as error:
        raise _sentence(error) from error
    return NoteHeader(
        title=header.title,
        date=header.date,
        author=header.author,
        source=header.source,
        sector=_sector(header.sector, sectors),
        confidential=header.confidential,
        organisations=tuple(
            OrganisationDraft(**each.model_dump()) for each in header.organisations
        ),
        contacts=tuple(ContactDraft(**each.model_dump()) for each in header.contacts),
    )


def split_front_matter(text: str) -> tuple[dict[str, Any], str]:
    """Return the TOML between `+++` lines at the top of `text`, and the text after it."""
    found = _FENCE.match(text)
    if found is None:
        return {}, text
    try:
        return tomllib.loads(found.group(1)), text[found.end() :]
    except (ValueError, RecursionError) as error:
        raise BadMetadata(
            f"The header between the +++ lines is no valid TOML: {error}.",
            hint='Dates are written 2026-03-12, texts in "quotes".',
        ) from error


def _sector(given: str | None, sectors: Sequence[str]) -> str | None:
    if given is None:
        return None
    for sector in sectors:
        if sector.casefold() == given.casefold():
            return sector
    raise BadMetadata(
        f"There is no sector {given!r}.", hint=f"Choose one of: {', '.join(sectors)}."
    )


def _sentence(error: ValidationError) -> BadMetadata:
    first = error.errors()[0]
    field = ".".join(str(part) for part in first["loc"])
    given = _shown(first["input"])
    match first["type"]:
        case "extra_forbidden":
            known = _PARTIES.get(str(first["loc"][0]), _Header).model_fields
            return BadMetadata(
                f"The header has an unknown field {_shown(field)}.",
                hint=f"Known are: {', '.join(known)}.",
            )
        case "enum":
            return BadMetadata(
                f"{field} cannot be {given}.", hint=f"Choose one of: {first['ctx']['expected']}."
            )
        case "missing":
            return BadMetadata(f"{field} is missing.", hint=_PARTY_HINT)
        case "list_type" | "model_type":
            return BadMetadata(f"{field} cannot be {given}.", hint=_PARTY_HINT)
    problem = first["msg"].removeprefix("Value error, ")
    problem = problem[0].lower() + problem[1:]
    hint = "Write the day as in 2026-03-12." if field == "date" else _HINTS.get(first["type"])
    return BadMetadata(f"{field} = {given}: {problem}.", hint=hint)


def _shown(value: object) -> str:
    try:
        shown = repr(value)
    except (RecursionError, ValueError):
        # A table without end, or a number of more figures than Python writes.
        shown = f"a {type(value).__name__} too large to show"
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
