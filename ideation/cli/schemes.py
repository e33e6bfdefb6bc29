"""`ideation schemes`: the theme schemes, and which one groups the statements."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ideation.cli.context import shared
from ideation.cli.lines import read_lines
from ideation.cli.output import print_json, say, table
from ideation.errors import BadInput

if TYPE_CHECKING:
    from ideation.domain.theme import Scheme
    from ideation.workspace import Workspace

app = typer.Typer(help="Theme schemes, and which one is used.", no_args_is_help=True)

Slug = Annotated[str, typer.Argument(metavar="SCHEME", help="Slug of the scheme.")]
# More is no scheme that a person wrote.
_MOST_CHARACTERS = 5_000_000


@app.command("list")
def list_schemes(context: typer.Context) -> None:
    """List the schemes; the one in use is marked."""
    options = shared(context)
    found = options.open().teaching.schemes()
    if options.as_json:
        print_json(found)
        return
    rows = [
        ("*" if each.in_use else "", each.slug, each.themes, each.examples, each.name)
        for each in found
    ]
    typer.echo(table(("", "scheme", "themes", "examples", "name"), rows, right=(2, 3)))


@app.command("show")
def show_scheme(context: typer.Context, scheme: Slug) -> None:
    """Show the themes of a scheme with their definitions."""
    options = shared(context)
    _show(options.open().teaching.find_scheme(scheme), as_json=options.as_json)


@app.command("add")
def add_scheme(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Name of the scheme.")],
    theme: Annotated[list[str], typer.Option(help="A theme as NAME=DEFINITION; repeat for more.")],
    example: Annotated[
        list[str] | None,
        typer.Option(help="A statement of a theme as NAME=STATEMENT; repeat for more."),
    ] = None,
    language: Annotated[
        str, typer.Option(help="Language of names and definitions: de, en or fr.")
    ] = "en",
) -> None:
    """Make a scheme from names, definitions and a few examples."""
    from ideation.domain.theme import ThemeDraft

    options = shared(context)
    meanings = dict(_pair(each, "--theme") for each in theme)
    if len(meanings) < len(theme):
        raise BadInput("Two themes have the same name.", hint="Give each theme another name.")
    examples: dict[str, list[str]] = {each: [] for each in meanings}
    for given in example or ():
        whose, text = _pair(given, "--example")
        if whose not in examples:
            raise BadInput(
                f"The example names no theme {whose!r}.",
                hint=f"The themes are: {', '.join(examples)}.",
            )
        examples[whose].append(text)
    drafts = [
        ThemeDraft(name=each, definition=meaning, examples=tuple(examples[each]))
        for each, meaning in meanings.items()
    ]
    made = options.open(create=True).teaching.add_scheme(name, drafts, language=language)
    _show(made, as_json=options.as_json)


@app.command("use")
def use_scheme(context: typer.Context, scheme: Slug) -> None:
    """Group the statements by a scheme; what people said under another stays with it."""
    options = shared(context)
    workspace = options.open()
    workspace.teaching.use_scheme(scheme)
    _counts(workspace, scheme, as_json=options.as_json)


@app.command("import")
def import_scheme(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE|-", help="TOML file of a scheme.")],
) -> None:
    """Keep a scheme from its TOML file, in the place of one of its slug."""
    options = shared(context)
    text = "\n".join(read_lines(file))
    if len(text) > _MOST_CHARACTERS:
        raise BadInput(f"{file} is too long for a scheme.", hint="Five million characters at most.")
    made = options.open(create=True).teaching.import_scheme(text, str(file))
    _show(made, as_json=options.as_json)


@app.command("export")
def export_scheme(
    context: typer.Context,
    scheme: Slug,
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write it here instead of to stdout.")
    ] = None,
) -> None:
    """Write a scheme as its TOML file."""
    options = shared(context)
    text = options.open().teaching.export_scheme(scheme)
    if output is not None:
        output.write_text(text, encoding="utf-8")
    if options.as_json:
        print_json({"slug": scheme, "path": str(output) if output else None, "text": text})
    elif output is None:
        typer.echo(text, nl=False)
    else:
        say(f"{scheme} is in {output}")


@app.command("remove")
def remove_scheme(context: typer.Context, scheme: Slug) -> None:
    """Put a scheme away; import it again and what people said under it is there again."""
    options = shared(context)
    options.open().teaching.remove_scheme(scheme)
    if options.as_json:
        print_json({"slug": scheme, "removed": True})
    else:
        say(f"scheme {scheme} is removed")


def _pair(given: str, option: str) -> tuple[str, str]:
    name, sign, text = given.partition("=")
    if not sign or not name.strip() or not text.strip():
        raise BadInput(f"{option} {given!r} is no NAME=TEXT.", hint="Such as: Wood=About timber.")
    return name.strip(), text.strip()


def _show(scheme: Scheme, *, as_json: bool) -> None:
    held = {slug: sum(slug in each.themes for each in scheme.prototypes) for slug in scheme.slugs}
    if as_json:
        print_json(
            {
                "slug": scheme.slug,
                "name": scheme.name,
                "revision": scheme.revision,
                "themes": [
                    {
                        "slug": each.slug,
                        "name": each.name,
                        "definition": each.definition,
                        "borderline": each.borderline,
                        "examples": held[each.slug],
                    }
                    for each in scheme.themes
                ],
            }
        )
        return
    typer.secho(f"{scheme.slug}: {scheme.name}", bold=True)
    rows = [(each.slug, held[each.slug], each.meaning()) for each in scheme.themes]
    typer.echo(table(("theme", "examples", "definition"), rows, right=(1,)))


def _counts(workspace: Workspace, scheme: str, *, as_json: bool) -> None:
    counts = workspace.themes()
    if as_json:
        print_json({"slug": scheme, "themes": counts})
        return
    rows = [(each.slug, each.passages, each.organisations) for each in counts]
    typer.echo(table(("theme", "statements", "organisations"), rows, right=(1, 2)))
