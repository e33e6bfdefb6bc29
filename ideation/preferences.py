"""What a reader chose in the interface and finds again: the language, by the browser's own.

Until there are users, the language of the browser tells readers of one workspace apart: who
reads in another language than the browser's is remembered under it.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

FILE = "preferences.json"
_LANGUAGES = "language_by_locale"


def kept_language(workspace: Path, locale: str) -> str | None:
    """Return the language kept for browsers of `locale`; None where none was chosen."""
    kept = _read(workspace).get(locale)
    return kept if isinstance(kept, str) else None


def keep_language(workspace: Path, locale: str, language: str | None) -> None:
    """Keep the language for browsers of `locale`; None forgets it."""
    kept = _read(workspace)
    if language is None:
        kept.pop(locale, None)
    else:
        kept[locale] = language
    temporary = workspace / f"{FILE}.{os.getpid()}.tmp"
    temporary.write_text(json.dumps({_LANGUAGES: kept}, indent=2) + "\n", encoding="utf-8")
    temporary.replace(workspace / FILE)


def _read(workspace: Path) -> dict[str, object]:
    try:
        data = json.loads((workspace / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        # A convenience: without it the browser's language serves.
        return {}
    kept = data.get(_LANGUAGES) if isinstance(data, dict) else None
    return dict(kept) if isinstance(kept, dict) else {}
