"""A report as PDF, set by typst. Words travel as data, so that none of them is markup."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

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
    Source,
)
from ideation.reports.layout import (
    Numbered,
    citation,
    numbered,
    printable,
    right_columns,
    runs,
    widths,
)
from ideation.reports.wording import quoted, word

_TEMPLATE = Path(__file__).with_name("report.typ")
# The fonts that typst brings cover scripts before this one; for others the system is asked.
_BEYOND = 0x0590
_SIGNS = range(0x1E00, 0x2C00)
_FOOT = 80
_ONE_AT_A_TIME = Lock()


def render(report: Report) -> bytes:
    """Return the report as PDF; the same report gives the same bytes on one computer."""
    data = json.dumps(_Laid(report).data, ensure_ascii=False)
    with _ONE_AT_A_TIME:
        made = _compiler(system_fonts=_needs_more(data)).compile(
            _TEMPLATE.read_bytes(), format="pdf", sys_inputs={"report": data}, timestamp=0
        )
    assert isinstance(made, bytes)
    return made


@lru_cache(maxsize=2)
def _compiler(*, system_fonts: bool) -> Any:  # noqa: ANN401
    """Return the compiler with its fonts; reading those takes the longest, once per process."""
    import typst

    fonts = typst.Fonts(include_system_fonts=system_fonts, include_embedded_fonts=True)
    return typst.Compiler(font_paths=fonts)


def _needs_more(text: str) -> bool:
    return any(ord(each) >= _BEYOND and ord(each) not in _SIGNS for each in text)


class _Laid:
    """The report as the plain values that the template reads."""

    def __init__(self, report: Report) -> None:
        self._language = report.language
        self._sources: Numbered = numbered(report)
        self._cited: set[int] = set()
        title = printable(report.title)
        self.data = {
            "title": title,
            "short": title if len(title) <= _FOOT else title[:_FOOT].rsplit(" ", 1)[0] + " …",
            "subtitle": printable(report.subtitle),
            "language": report.language,
            "confidential": word(report.language, "confidential") if report.confidential else None,
            "made": printable(report.made),
            "blocks": [self._block(each) for each in report.blocks],
            "sources": [
                {"number": number, "text": citation(source, report.language)}
                for source, number in self._sources.numbers.items()
            ],
            "words": {"sources": word(report.language, "sources")},
        }

    def _block(self, block: Block) -> dict[str, Any]:
        if isinstance(block, Heading):
            return {"kind": "heading", "level": block.level, "text": printable(block.text)}
        if isinstance(block, Paragraph):
            return {"kind": "paragraph", "sentences": self._sentences(block.sentences)}
        if isinstance(block, Bullets):
            return {"kind": "bullets", "items": [self._sentences(each) for each in block.items]}
        if isinstance(block, Quote):
            return self._quote(block)
        if isinstance(block, Facts):
            rows = [[printable(each) for each in row] for row in block.rows]
            return {"kind": "facts", "rows": rows}
        if isinstance(block, Grid):
            return _grid(block)
        return self._footnote(block)

    def _sentences(self, sentences: Sequence[Sentence]) -> list[dict[str, Any]]:
        return [self._sentence(each) for each in sentences]

    def _sentence(self, sentence: Sentence) -> dict[str, Any]:
        return {
            "text": printable(sentence.text),
            "mark": word(self._language, "editorial") if sentence.editorial else None,
            **self._numbers(sentence.sources),
        }

    def _quote(self, quote: Quote) -> dict[str, Any]:
        tags = (quote.tag, None if quote.verbatim else word(self._language, "altered"))
        return {
            "kind": "quote",
            "text": quoted(printable(quote.text), quote.source.language),
            "language": quote.source.language or self._language,
            "tag": ", ".join(printable(each) for each in tags if each) or None,
            **self._numbers((quote.source,)),
        }

    def _footnote(self, note: Footnote) -> dict[str, Any]:
        return {"kind": "footnote", "sentence": self._sentence(Sentence(note.text, note.sources))}

    def _numbers(self, sources: Sequence[Source]) -> dict[str, Any]:
        """Return the numbers of some sources as runs, and those cited for the first time."""
        numbers = self._sources.of(sources)
        first = [each for each in numbers if each not in self._cited]
        self._cited.update(first)
        return {"numbers": runs(numbers), "first": first}


def _grid(grid: Grid) -> dict[str, Any]:
    right = right_columns(grid)
    return {
        "kind": "grid",
        "columns": [printable(each) for each in grid.columns],
        "rows": [[printable(each) for each in row] for row in grid.rows],
        "right": right,
        "widths": widths(grid),
    }
