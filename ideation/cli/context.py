"""What every command shares: the workspace named, and whether to answer in JSON."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from ideation.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """The options that may stand before or after any command."""

    workspace: Path | None
    as_json: bool

    def folder(self) -> Path:
        """Return the workspace folder: the option, IDEATION_HOME, else the user's data folder."""
        from ideation.settings import default_workspace

        return self.workspace or default_workspace()

    def open(self, *, create: bool = False) -> Workspace:
        """Open the workspace; imported here, so that help and usage errors stay fast."""
        from ideation.workspace import Workspace

        return Workspace.open(self.folder(), create=create)


def shared(context: typer.Context) -> Shared:
    """Return the options of the command that runs."""
    found = context.find_root().obj
    if not isinstance(found, Shared):
        raise TypeError("the root command has not set the shared options")
    return found
