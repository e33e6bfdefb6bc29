"""Where the files beside the package are: in the wheel's `_bundled`, or in the repository."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_BUNDLED = _PACKAGE / "_bundled"


def resource(name: str) -> Path:
    """Return the path of `app.py` or `corpus`, installed or checked out."""
    bundled = _BUNDLED / name
    return bundled if bundled.exists() else _PACKAGE.parent / name
