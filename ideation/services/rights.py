"""Who may do what. A service declares its right; the workspace asks before it runs."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import ParamSpec, TypeVar

from ideation.errors import NotAllowed

P = ParamSpec("P")
T = TypeVar("T")

_ATTRIBUTE = "required_right"


class Right(StrEnum):
    """The actions a role can hold."""

    READ = "read"
    SEARCH = "search"
    CAPTURE = "capture"
    CURATE = "curate"
    DECIDE = "decide"
    ADMINISTER = "administer"


class Role(StrEnum):
    """Who uses the workspace."""

    MANAGER = "manager"
    ANALYST = "analyst"
    LEADERSHIP = "leadership"
    ADMIN = "admin"


_MANAGER = frozenset({Right.READ, Right.SEARCH, Right.CAPTURE})
_ANALYST = _MANAGER | {Right.CURATE}

# Each role may do what the one before it may, and something of its own.
RIGHTS: dict[Role, frozenset[Right]] = {
    Role.MANAGER: _MANAGER,
    Role.ANALYST: _ANALYST,
    Role.LEADERSHIP: _ANALYST | {Right.DECIDE},
    Role.ADMIN: frozenset(Right),
}


def requires(right: Right) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Declare the right that a service needs."""

    def declare(service: Callable[P, T]) -> Callable[P, T]:
        setattr(service, _ATTRIBUTE, right)
        return service

    return declare


def right_of(service: Callable[..., object]) -> Right:
    """Return the right a service declares; a service without one is a fault of ours."""
    right = getattr(service, _ATTRIBUTE, None)
    if not isinstance(right, Right):
        raise TypeError(f"{service.__qualname__} declares no right")
    return right


def demand(role: Role, service: Callable[..., object]) -> None:
    """Raise NotAllowed unless `role` holds the right that `service` needs."""
    right = right_of(service)
    if right not in RIGHTS[role]:
        raise NotAllowed(
            f"The role {role.value} may not do this: it needs the right to {right.value}.",
            hint="Ask an administrator of the workspace.",
        )
