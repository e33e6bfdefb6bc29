"""A report as Markdown: plain to read as it is, and nothing that was said comes alive in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ideation.domain.report import (
    Block,
    Bullets,
    Facts,
    Footnote,
    Grid,
    Heading,
    Paragraph,
    Quote,
    Report,
    Sentence,
)
from ideation.reports.layout import Numbered, citation, numbered, printable, right_columns, runs
from ideation.reports.wording import colon, quoted, word

# With a meaning inside a line, in CommonMark and in the dialects that add tables and formulas.
_INSIDE = re.compile(r"([\\`*_\[\]<>&|~$#^])")
# With a meaning where a line begins.
_AT_START = re.compile(r"^(\d{1,9})([.)])(?=\s|$)|^([-+=:])")
# Addresses that readers of Markdown turn into links by themselves.
_ADDRESS = re.compile(r"(?i)(https?|ftp|mailto|xmpp)(:)|(www)(\.)|(@)")


def render(report: Report) -> bytes:
    """Return the report in UTF-8, lines ending at a line feed."""
    sources, language = numbered(report), report.language
    parts = [f"# {escaped(report.title)}"]
    if report.confidential:
        parts.append(f"**{word(language, 'confidential')}**")
    if report.subtitle:
        parts.append(f"*{escaped(report.subtitle)}*")
    parts += [_block(each, sources, language) for each in report.blocks]
    if sources.numbers:
        parts.append(f"## {word(language, 'sources')}")
        parts.append(
            "\n".join(
                f"- [{number}] {escaped(citation(source, language))}"
                for source, number in sources.numbers.items()
            )
        )
    if report.made:
        parts += ["---", f"*{escaped(report.made)}*"]
    return ("\n\n".join(each for each in parts if each) + "\n").encode("utf-8")


def escaped(text: str) -> str:
    """Return text on one line that Markdown shows as it is."""
    flat = _INSIDE.sub(r"\\\1", printable(text))
    flat = _ADDRESS.sub(
        lambda found: "".join(
            f"\\{each}" if each in ":.@" else each for each in found.groups() if each
        ),
        flat,
    )
    return _AT_START.sub(_kept, flat)


def _kept(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}"


def _block(block: Block, sources: Numbered, language: str) -> str:
    if isinstance(block, Heading):
        return f"{'#' * (block.level + 1)} {escaped(block.text)}"
    if isinstance(block, Paragraph):
        return _sentences(block.sentences, sources, language)
    if isinstance(block, Bullets):
        return "\n".join(f"- {_sentences(item, sources, language)}" for item in block.items)
    if isinstance(block, Quote):
        return _quote(block, sources, language)
    if isinstance(block, Facts):
        # A backslash at the end breaks the line; two lists in a row would grow together.
        return "\\\n".join(
            f"**{escaped(name)}{colon(language)[:-1]}** {escaped(value)}"
            for name, value in block.rows
        )
    if isinstance(block, Grid):
        return _grid(block)
    return _footnote(block, sources, language)


def _sentences(sentences: Sequence[Sentence], sources: Numbered, language: str) -> str:
    return " ".join(_sentence(each, sources, language) for each in sentences)


def _sentence(sentence: Sentence, sources: Numbered, language: str) -> str:
    mark = f" *({word(language, 'editorial')})*" if sentence.editorial else ""
    return f"{escaped(sentence.text)}{_numbers(sources.of(sentence.sources))}{mark}"


def _quote(quote: Quote, sources: Numbered, language: str) -> str:
    said = escaped(quoted(printable(quote.text), quote.source.language))
    tags = [quote.tag, None if quote.verbatim else word(language, "altered")]
    tag = ", ".join(escaped(each) for each in tags if each)
    return f"> {said}{_numbers(sources.of((quote.source,)))}" + (f" *({tag})*" if tag else "")


def _grid(grid: Grid) -> str:
    rules = ["---:" if right else "---" for right in right_columns(grid)]
    lines = [[escaped(each) for each in line] for line in (grid.columns, *grid.rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in (lines[0], rules, *lines[1:]))


def _footnote(note: Footnote, sources: Numbered, language: str) -> str:
    return f"† {_sentence(Sentence(note.text, note.sources), sources, language)}"


def _numbers(numbers: Sequence[int]) -> str:
    """Return citations; every bracket of a text is escaped, so none of it makes them a link."""
    told = (f"[{a}]" if a == b else f"[{a}]–[{b}]" for a, b in runs(numbers))
    return " " + "".join(told) if numbers else ""
