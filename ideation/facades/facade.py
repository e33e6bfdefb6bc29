"""What every façade is given: the store, the clock, the settings, and the engines on first use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ideation.domain.theme import Scheme
from ideation.ports import Clock, Encoder, Runner, Store, VectorIndex
from ideation.services.rights import Role
from ideation.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What a workspace hands to its façades; `run` calls a service if the role may."""

    run: Runner
    store: Store
    clock: Clock
    settings: Settings
    role: Role
    encoder: Callable[[], Encoder]
    scheme: Callable[[], Scheme]
    index: Callable[[], VectorIndex]


class Facade:
    """Services of one kind, joined with what they need."""

    def __init__(self, shared: Shared) -> None:
        self._run = shared.run
        self._store = shared.store
        self._clock = shared.clock
        self._settings = shared.settings
        self._role = shared.role
        self._encoder = shared.encoder
        self._scheme = shared.scheme
        self._index = shared.index
