"""The draft of a position paper: impulses that people edit in a text file of their own."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from ideation.domain.ids import PassageId
from ideation.errors import BadInput

_TEXTS = ("about", "title", "demand", "addressee", "left_out")
_LISTS = ("cites", "quotes", "dissent")
_HEAD = """\
# The draft of a position paper. Change any words; then: ideation position-paper render FILE
# Numbers are statements: `cites` are those that the demand rests on, `quotes` those shown with it,
# `dissent` the objections, each a footnote. A sentence that its statements do not bear out is
# marked editorial. Who takes an objection out says why in `left_out`.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Impulse:
    """One impulse: what is demanded of whom, on which statements.

    `about` says what it was proposed from, such as "cluster 12" or "idea 7". `left_out` is the
    reason why an objection that the evidence holds is not among `dissent`.
    """

    about: str
    title: str
    demand: str
    addressee: str
    cites: tuple[PassageId, ...] = ()
    quotes: tuple[PassageId, ...] = ()
    dissent: tuple[PassageId, ...] = ()
    left_out: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A position paper before it is laid out."""

    title: str
    language: str
    impulses: tuple[Impulse, ...]


def written(paper: Paper) -> str:
    """Return the draft as TOML; `read` gives the same paper back."""
    lines = [_HEAD, f"title = {_text(paper.title)}", f"language = {_text(paper.language)}"]
    for impulse in paper.impulses:
        lines += ["", "[[impulse]]"]
        for field in fields(Impulse):
            value = getattr(impulse, field.name)
            shown = _text(value) if isinstance(value, str) else json.dumps([int(x) for x in value])
            lines.append(f"{field.name} = {shown}")
    return "\n".join(lines) + "\n"


def read(text: str, *, where: str = "The draft") -> Paper:
    """Return the paper that a draft holds; raises BadInput that names the fault."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{where} is no valid TOML: {error}.") from error
    _known(data, ("title", "language", "impulse"), where)
    rows = data.get("impulse", [])
    if not isinstance(rows, list) or not all(isinstance(each, dict) for each in rows) or not rows:
        raise BadInput(f"{where} holds no [[impulse]].", hint="Make one: position-paper draft.")
    return Paper(
        title=_string(data, "title", where),
        language=_string(data, "language", where),
        impulses=tuple(
            _impulse(row, f"{where}, impulse {number}") for number, row in enumerate(rows, start=1)
        ),
    )


def _impulse(row: Mapping[str, Any], where: str) -> Impulse:
    _known(row, tuple(field.name for field in fields(Impulse)), where)
    texts = {key: _string(row, key, where) for key in _TEXTS}
    if not texts["title"].strip() or not texts["demand"].strip():
        raise BadInput(f"{where} lacks its title or its demand.", hint="Write a sentence for each.")
    lists = {key: _ids(row, key, where) for key in _LISTS}
    return Impulse(
        about=texts["about"],
        title=texts["title"],
        demand=texts["demand"],
        addressee=texts["addressee"],
        left_out=texts["left_out"],
        cites=lists["cites"],
        quotes=lists["quotes"],
        dissent=lists["dissent"],
    )


def _known(row: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    for key in row:
        if key not in known:
            raise BadInput(f"{where}: there is no {key!r}.", hint=f"Known are: {', '.join(known)}.")


def _string(row: Mapping[str, Any], key: str, where: str) -> str:
    value = row.get(key, "")
    if not isinstance(value, str):
        raise BadInput(f"{where}: {key} is a text in quotation marks.")
    return value


def _ids(row: Mapping[str, Any], key: str, where: str) -> tuple[PassageId, ...]:
    value = row.get(key, [])
    if not isinstance(value, list) or not all(type(each) is int for each in value):
        raise BadInput(f"{where}: {key} is a list of statement numbers, such as [12, 15].")
    return tuple(PassageId(each) for each in dict.fromkeys(value))


def _text(value: str) -> str:
    """Return a TOML string; its escapes are those of JSON, and DEL has one of its own."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
