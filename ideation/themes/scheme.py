"""Read a theme scheme: a TOML file that people can read and correct."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ideation.domain.theme import NONE, Prototype, Scheme, Theme
from ideation.errors import BadInput

DEFAULT_SCHEME = Path(__file__).parent / "schemes" / "five.toml"


def load_scheme(path: Path = DEFAULT_SCHEME) -> Scheme:
    """Return the scheme in `path`. Raises BadInput with the fault and its place."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        themes = tuple(_theme(entry) for entry in data["themes"])
        prototypes = tuple(_prototypes(data))
        scheme = Scheme(
            slug=data["slug"],
            name=data["name"],
            revision=_revision(themes, prototypes),
            themes=themes,
            prototypes=prototypes,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(
            f"The theme scheme {path} cannot be read: {error}.",
            hint="Compare it with ideation/themes/schemes/five.toml.",
        ) from error
    _check(scheme, path)
    return scheme


def _revision(themes: Sequence[Theme], prototypes: Sequence[Prototype]) -> str:
    """Name what decides over labels; a name or a rule put in better words decides nothing."""
    decisive = [[each.slug for each in themes], [[each.text, each.themes] for each in prototypes]]
    return hashlib.sha256(json.dumps(decisive).encode()).hexdigest()[:12]


def _theme(entry: dict[str, Any]) -> Theme:
    return Theme(
        slug=entry["slug"],
        name=entry["name"],
        definition=entry["definition"],
        borderline={code: tuple(rules) for code, rules in entry.get("borderline", {}).items()},
    )


def _prototypes(data: dict[str, Any]) -> Iterator[Prototype]:
    for entry in data["themes"]:
        for _language, texts in sorted(entry["prototypes"].items()):
            for text in texts:
                yield Prototype(text=text, themes=(entry["slug"],))
    for statement in data.get("statements", ()):
        yield Prototype(text=statement["text"], themes=tuple(statement["themes"]))


def _check(scheme: Scheme, path: Path) -> None:
    slugs = scheme.slugs
    if len(set(slugs)) != len(slugs) or len(slugs) < 2 or NONE not in slugs:
        raise BadInput(
            f"The theme scheme {path} needs two or more different slugs, {NONE!r} among them; "
            f"found {', '.join(slugs)}."
        )
    unknown = {slug for each in scheme.prototypes for slug in each.themes} - set(slugs)
    if unknown:
        raise BadInput(f"The theme scheme {path} has prototypes of no theme: {sorted(unknown)}.")
