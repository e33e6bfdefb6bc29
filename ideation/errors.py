"""Every error a user can meet: what happened, what was found, and the way out.

Pages and commands catch `IdeationError` and nothing wider. `bad_input` decides the exit
code: 2 when the user can put it right, 1 when something is broken.
"""

from __future__ import annotations


class IdeationError(Exception):
    """An error with a sentence for a person and a hint at the way out."""

    code = "error"
    bad_input = False

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def sentence(self) -> str:
        """Return message and hint as one line."""
        return f"{self.message} {self.hint}" if self.hint else self.message


class BadInput(IdeationError):
    """Something the user gave cannot be used."""

    code = "bad_input"
    bad_input = True


class UnreadableText(BadInput):
    """A text could not be decoded, or holds nothing to read."""

    code = "unreadable_text"


class BadMetadata(BadInput):
    """A title, date, sector, source or category does not fit."""

    code = "bad_metadata"


class NotFound(BadInput):
    """An id or a name leads nowhere."""

    code = "not_found"


class WorkspaceMissing(BadInput):
    """There is no workspace at the path given."""

    code = "workspace_missing"


class WorkspaceInUse(BadInput):
    """The workspace holds notes that the command must not touch."""

    code = "workspace_in_use"


class EditConflict(BadInput):
    """The note changed between reading and saving it."""

    code = "edit_conflict"


class NotAllowed(BadInput):
    """The person lacks the right that the action needs."""

    code = "not_allowed"


class ModelUnavailable(IdeationError):
    """The encoder cannot be loaded."""

    code = "model_unavailable"


class ModelMismatch(IdeationError):
    """Vectors of one model met an index or encoder of another."""

    code = "model_mismatch"


class StorageFault(IdeationError):
    """The database is damaged, locked, full or from a newer version."""

    code = "storage_fault"
