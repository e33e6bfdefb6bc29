"""Make a theme scheme from names, definitions and a few examples, as the file it is kept in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from ideation.domain.fold import fold
from ideation.domain.theme import NONE, Theme, ThemeDraft
from ideation.errors import BadInput

_LONGEST_NAME = 80


def scheme_text(
    name: str,
    themes: Sequence[ThemeDraft],
    none: Theme,
    none_examples: Sequence[str],
    *,
    language: str,
    spoken: Mapping[str, str],
) -> str:
    """Return the TOML of a scheme whose words are in `language`.

    `none` and its examples are those of the shipped scheme: a person seldom thinks of writing
    down what belongs nowhere. `spoken` names the language of each example; a theme without an
    example of its own has its definition for one. Raises BadInput with what is missing.
    """
    named = _checked(name, themes)
    lines = [f"name = {_quoted(name.strip())}", f"slug = {_quoted(slug_of(name))}", "version = 1"]
    for slug, theme in named.items():
        examples = [each.strip() for each in theme.examples if each.strip()]
        lines += [
            *("", "[[themes]]", f"slug = {_quoted(slug)}"),
            f"name = {{ {language} = {_quoted(theme.name.strip())} }}",
            f"definition = {{ {language} = {_quoted(theme.definition.strip())} }}",
        ]
        rules = [each.strip() for each in theme.borderline if each.strip()]
        if rules:
            lines += ["", "[themes.borderline]", *_listed({language: rules})]
        lines += ["", "[themes.prototypes]"]
        lines += _listed(_by_language(examples or [theme.definition.strip()], language, spoken))
    lines += [
        *("", "[[themes]]", f"slug = {_quoted(NONE)}"),
        f"name = {_table(none.name)}",
        f"definition = {_table(none.definition)}",
        *("", "[themes.prototypes]"),
        *_listed(_by_language(none_examples, language, spoken)),
    ]
    text = "\n".join(lines) + "\n"
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise BadInput("A name, definition or statement is no readable text.") from error
    return text


def slug_of(name: str) -> str:
    """Return a name as a slug: "De-globalisation" is "de-globalisation"; may be empty."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(name)))


def _checked(name: str, themes: Sequence[ThemeDraft]) -> dict[str, ThemeDraft]:
    """Return the themes by slug; raises BadInput for the first fault."""
    if not slug_of(name) or len(name) > _LONGEST_NAME:
        raise BadInput(
            "A scheme needs a name.", hint=f"Give one of letters, {_LONGEST_NAME} at most."
        )
    if len(themes) < 2:
        raise BadInput("A scheme needs two themes or more.", hint="Add another theme.")
    named: dict[str, ThemeDraft] = {}
    for number, theme in enumerate(themes, start=1):
        slug = slug_of(theme.name)
        if not slug or len(theme.name) > _LONGEST_NAME:
            raise BadInput(
                f"Theme {number} needs a name.", hint=f"Of letters, {_LONGEST_NAME} at most."
            )
        if slug == NONE or slug in named:
            raise BadInput(
                f"The name {theme.name.strip()!r} is taken.",
                hint="Give each theme another name; none is kept for what belongs nowhere.",
            )
        if not theme.definition.strip():
            raise BadInput(
                f"The theme {theme.name.strip()!r} needs a definition.",
                hint="Say in a sentence what belongs to it.",
            )
        named[slug] = theme
    return named


def _by_language(
    texts: Sequence[str], language: str, spoken: Mapping[str, str]
) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for text in dict.fromkeys(texts):
        found.setdefault(spoken.get(text, language), []).append(text)
    return dict(sorted(found.items()))


def _listed(texts: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for code, each in texts.items():
        yield from (f"{code} = [", *(f"  {_quoted(text)}," for text in each), "]")


def _table(texts: Mapping[str, str]) -> str:
    return "{ " + ", ".join(f"{code} = {_quoted(text)}" for code, text in texts.items()) + " }"


def _quoted(text: str) -> str:
    """Return `text` as a TOML string: JSON's escapes are TOML's, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
