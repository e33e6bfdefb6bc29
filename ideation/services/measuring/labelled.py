"""Labelled sets: passages with themes, graded queries, groups. JSON lines, checked on reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, Field, ValidationError

from ideation.domain.language import Language
from ideation.errors import BadInput


class LabelledPassage(BaseModel):
    """A statement with its primary theme and further ones."""

    id: str
    lang: Language
    text: str
    primary: str
    secondary: list[str] = []


class LabelledQuery(BaseModel):
    """A question with graded answers: 2 answers it, 1 helps."""

    id: str
    lang: Language
    query: str
    relevant: dict[str, int] = Field(default_factory=dict)
    kind: str | None = None


class LabelledGroup(BaseModel):
    """Passages that say the same thing in their own words."""

    group: str
    title: str = ""
    passage_ids: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledSet:
    """What a folder of labelled files holds; None stands for a missing file."""

    passages: list[LabelledPassage]
    queries: list[LabelledQuery] | None
    groups: list[LabelledGroup] | None
    has_passages: bool


Line = TypeVar("Line", bound=BaseModel)


def read_labelled(folder: Path) -> LabelledSet:
    """Return the set in `folder`; raises BadInput naming file, line and fault."""
    if not folder.is_dir():
        raise BadInput(f"There is no folder {folder}.", hint="Name a folder of labelled files.")
    passages = _read(folder / "passages.jsonl", LabelledPassage)
    queries = _read(folder / "queries.jsonl", LabelledQuery)
    groups = _read(folder / "groups.jsonl", LabelledGroup)
    if passages is None and queries is None and groups is None:
        raise BadInput(
            f"The folder {folder} holds no labelled file.",
            hint="Expected are passages.jsonl, queries.jsonl or groups.jsonl.",
        )
    labelled = LabelledSet(
        passages=passages or [],
        queries=queries,
        groups=groups,
        has_passages=passages is not None,
    )
    _check_references(labelled, folder)
    return labelled


def _read(path: Path, kind: type[Line]) -> list[Line] | None:
    return list(_lines(path, kind)) if path.is_file() else None


def _lines(path: Path, kind: type[Line]) -> Iterator[Line]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"{path} is not UTF-8 (byte {error.start}).") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield kind.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(str(part) for part in first["loc"]) or "the line"
            raise BadInput(f"{path}, line {number}: {field}: {first['msg']}.") from error


def _check_references(labelled: LabelledSet, folder: Path) -> None:
    known = [each.id for each in labelled.passages]
    if len(set(known)) != len(known):
        twice = next(each for each in known if known.count(each) > 1)
        raise BadInput(f"{folder}/passages.jsonl holds the id {twice!r} twice.")
    used = {each for query in labelled.queries or () for each in query.relevant}
    used |= {each for group in labelled.groups or () for each in group.passage_ids}
    missing = sorted(used - set(known))
    if missing:
        raise BadInput(
            f"{folder}: queries or groups name {len(missing)} passages that passages.jsonl "
            f"does not hold, {missing[0]!r} first."
        )
