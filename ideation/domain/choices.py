"""What a person says of a note before it is stored, and of a statement afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ideation.domain.organisation import Category
from ideation.domain.passage import Attribution, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementChoice:
    """What a person says of one statement; None leaves it to the machine. `theme` is a slug."""

    kind: Kind | None = None
    attribution: Attribution | None = None
    theme: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameChoice:
    """What a person says of a name that is proposed: none, or one with these facts.

    None leaves a fact as it is proposed; `role` is a person's, `category` an organisation's.
    """

    rejected: bool = False
    name: str | None = None
    category: Category | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a person chose in the preview of a note.

    Everything goes by its words, so that it outlasts a change of the text elsewhere. `restored`:
    stretches set apart that belong to the note after all; `left_out`: statements that are none
    of it; `written`: words to be read as they are written, unrepaired. Organisations and people
    go by the name that is proposed; a name in neither stays proposed.
    """

    restored: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    written: frozenset[str] = frozenset()
    statements: Mapping[str, StatementChoice] = field(default_factory=dict)
    organisations: Mapping[str, NameChoice] = field(default_factory=dict)
    people: Mapping[str, NameChoice] = field(default_factory=dict)
