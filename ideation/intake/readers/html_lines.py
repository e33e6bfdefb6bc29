"""What a page shows, written down line by line while it is walked."""

from __future__ import annotations

import re

from ideation.domain.cleaning import Drop, DropReason
from ideation.domain.passage import Span
from ideation.errors import UnreadableText
from ideation.intake.extracted import CONTROL

# What HTML takes for white space; a no-break space is none.
_SPACE = " \t\n\r\f"
_SPACES = re.compile(f"[{_SPACE}]+")
LINE, BLANK = 1, 2


class Writer:
    """Gathers words into blocks; each keeps the reason why it is set apart, if it is.

    A break is only asked for and made when more words come: so an empty element leaves no trace,
    and paragraphs inside the cells of a table can still share their row.
    """

    def __init__(self, most: int) -> None:
        self.reason: DropReason | None = None
        self._most = most
        self._written = 0
        self._blocks: list[tuple[int, str, DropReason | None]] = []
        self._parts: list[str] = []
        self._before = BLANK
        self._asked = 0
        self._mark = ""
        self._cell = False
        self._row = 0

    def text(self, text: str, *, as_it_stands: bool = False) -> None:
        """Add words; white space is run together unless it stands as it is."""
        if not as_it_stands:
            text = _SPACES.sub(" ", text)
        text = CONTROL.sub("", text)
        if not text.strip(_SPACE):
            if self._parts and not self._asked and not self._parts[-1].endswith((" ", "\n")):
                self._parts.append(text if as_it_stands else " ")
            return
        if self._asked:
            self._end()
        elif self._cell and self._parts:
            self._parts.append(" | ")
        self._cell = False
        if not as_it_stands and (not self._parts or self._parts[-1].endswith((" ", "\n"))):
            text = text.lstrip(_SPACE)
        if not self._parts:
            self._parts.append(self._mark)
            self._mark = ""
        self._parts.append(text)
        self._written += len(text)
        if self._written > self._most:
            raise UnreadableText(
                f"The page has more than {self._most:,} characters; that cannot be one note.",
                hint="Split it into the parts that matter.",
            )

    def ask(self, gap: int, mark: str = "") -> None:
        """Let the next words begin a line or, after a blank one, a paragraph, behind `mark`."""
        if self._parts and not self._cell:
            self._asked = max(self._asked, gap)
        elif not self._parts:
            self._before = max(self._before, gap)
        self._mark = mark

    def ask_inside(self, gap: int, mark: str = "") -> None:
        """Ask for a break; the mark of an item that still waits for its first word stays."""
        self.ask(gap, self._mark + mark)

    def drop_mark(self) -> None:
        """Forget the mark of an item that had no words."""
        self._mark = ""

    def line_end(self, most: int) -> None:
        """End a line inside a paragraph, with at most `most` ends in a row; 0 writes a space."""
        if not self._parts or self._asked:
            return
        if most == 0:
            self.text(" ")
            return
        self._parts[-1] = self._parts[-1].rstrip(" ")
        if self._parts[-most:] != ["\n"] * most:
            self._parts.append("\n")

    def row(self, gap: int) -> None:
        """Begin or end a row of a table."""
        self._end()
        self.ask(gap)
        self._row = len(self._blocks)

    def cell(self) -> None:
        """Begin a cell: on the line of the row, unless one before it took several."""
        if self._parts and len(self._blocks) == self._row:
            self._asked, self._cell = 0, True
        else:
            self.ask(LINE)

    def set_apart(self, reason: DropReason | None) -> None:
        """Give the words from here on `reason`."""
        self.ask(BLANK)
        self._end()
        self.reason = reason

    def result(self) -> tuple[str, tuple[Drop, ...]]:
        """Return the text, and the stretches set apart unless that were all of it."""
        self._end()
        kept = any(
            reason is None and any(char.isalnum() for char in text)
            for _, text, reason in self._blocks
        )
        texts: list[str] = []
        apart: list[Drop] = []
        last: DropReason | None = None
        at = 0
        for gap, text, reason in self._blocks:
            between = "\n" * gap if texts else ""
            start, at = at + len(between), at + len(between) + len(text)
            texts += [between, text]
            if reason and reason is last:
                apart[-1] = Drop(span=Span(start=apart[-1].span.start, end=at), reason=reason)
            elif reason:
                apart.append(Drop(span=Span(start=start, end=at), reason=reason))
            last = reason
        return "".join(texts), tuple(apart) if kept else ()

    def _end(self) -> None:
        text = "".join(self._parts).rstrip(_SPACE).lstrip("\n")
        if text:
            self._blocks.append((self._before, text, self.reason))
            self._before = 0
        self._before = max(self._before, self._asked, LINE)
        self._parts, self._asked, self._cell = [], 0, False
