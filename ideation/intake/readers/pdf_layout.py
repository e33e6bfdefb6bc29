"""Lines of a page by geometry: running headers, columns, paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise
from statistics import median, quantiles
from typing import NamedTuple

from ideation.domain.cleaning import Drop, DropReason
from ideation.domain.passage import Span

_BULLET = re.compile("[•‣▪●◦○■□➢➔✓\uf0a7\uf0b7\uf0d8]")
_MARK = re.compile(r"(?:[-–—*·]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+\S")
_STOP = re.compile(r"[.!?:;…][\"'”“’»)\]]*$")
# So many rows at the top or bottom of a page can be running headers.
_EDGE = 3
# A page with more pieces of text than this is no prose in columns.
_MOST_PIECES = 20_000
# Fewer lines than this side by side are no column.
_FEWEST = 3
# Prose in columns has lines of at least so many characters, list marks and amounts have not.
_SHORTEST, _PROSE = 8, 20


class Line(NamedTuple):
    """Words on one baseline; `base` grows upwards, `order` is the place in the file."""

    text: str
    left: float
    right: float
    base: float
    size: float
    order: int


Row = list[Line]
# The lines of one column, top down.
Flow = list[Line]


def assembled(pages: Sequence[Sequence[Row]]) -> tuple[str, tuple[Drop, ...]]:
    """Return the text and its running headers, each after the paragraph that it interrupts."""
    edges = _furniture(pages)
    bodies = [
        _flows(page[top : len(page) - bottom])
        for page, (top, bottom) in zip(pages, edges, strict=True)
    ]
    usual = _usual_distance([flow for body in bodies for flow in body])
    blocks: list[tuple[list[Line], bool]] = []
    waiting: list[tuple[list[Line], bool]] = []
    last: list[Line] = []
    for page, (top, bottom), body in zip(pages, edges, bodies, strict=True):
        waiting += [(row, True) for row in page[:top]]
        for flow in body:
            for number, paragraph in enumerate(_paragraphs(flow, usual)):
                if number == 0 and last and _goes_on(last, paragraph[0]):
                    last.extend(paragraph)
                    continue
                blocks += [*waiting, (paragraph, False)]
                waiting, last = [], paragraph
        waiting += [(row, True) for row in page[len(page) - bottom :]]
    return _written([*blocks, *waiting])


def _written(blocks: Sequence[tuple[list[Line], bool]]) -> tuple[str, tuple[Drop, ...]]:
    texts: list[str] = []
    apart: list[Drop] = []
    start = 0
    for lines, running in blocks:
        text = (" " if running else "\n").join(line.text for line in lines)
        if not text.strip():
            continue
        if running:
            span = Span(start=start, end=start + len(text))
            apart.append(Drop(span=span, reason=DropReason.NAVIGATION))
        texts.append(text)
        start += len(text) + 2
    return "\n\n".join(texts), tuple(apart)


def rows(pieces: Sequence[Line]) -> list[Row]:
    """Return the pieces that share a baseline, top down and left to right."""
    found: list[Row] = []
    for piece in sorted(pieces, key=lambda piece: -piece.base):
        if found and found[-1][0].base - piece.base < 0.45 * min(found[-1][0].size, piece.size):
            found[-1].append(piece)
        else:
            found.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in found]


def _furniture(pages: Sequence[Sequence[Row]]) -> list[tuple[int, int]]:
    """Return for each page how many rows at its top and bottom repeat on most pages."""
    seen: Counter[tuple[int, str]] = Counter()
    for page in pages:
        seen.update({(0, _key(row)) for row in page[:_EDGE]})
        seen.update({(1, _key(row)) for row in page[-_EDGE:]})
    needed = max(2, len(pages) // 2 + 1)

    def repeated(place: int, edge: Sequence[Row]) -> int:
        flags = [seen[place, _key(row)] >= needed for row in edge]
        return [*flags, False].index(False)

    found = []
    for page in pages:
        top = repeated(0, page[:_EDGE])
        found.append((top, repeated(1, page[top:][::-1][:_EDGE])))
    if all(top + bottom >= len(page) for page, (top, bottom) in zip(pages, found, strict=True)):
        return [(0, 0)] * len(found)
    return found


def _flows(page: Sequence[Row]) -> list[Flow]:
    """Return the lines of a page in reading order, one flow for each stretch of a column."""
    gutters, bottom, top = _gutters([piece for row in page for piece in row])
    if not gutters:
        return [[_joined(row) for row in page]]

    def side(piece: Line) -> int:
        """Return the piece's column, -1 if it lies across a gutter."""
        if any(piece.left < gutter < piece.right for gutter in gutters):
            return -1
        return sum(gutter <= piece.left for gutter in gutters)

    across = [any(side(piece) < 0 for piece in row) for row in page]
    ends = _end_of_columns(page, across, bottom)
    found: list[Flow] = []
    flags = [flag or not ends <= row[0].base <= top for flag, row in zip(across, page, strict=True)]
    for wide, band in groupby(zip(flags, page, strict=True), key=lambda pair: pair[0]):
        held = [row for _, row in band]
        if wide:
            found.append([_joined(row) for row in held])
        else:
            pieces = [piece for row in held for piece in row]
            found.extend(_read_band(pieces, [side(piece) for piece in pieces]))
    return found


def _end_of_columns(page: Sequence[Row], across: Sequence[bool], bottom: float) -> float:
    """Return the base of the last row in columns: the left one may go on below the right."""
    last_across = max((place for place, flag in enumerate(across) if flag), default=-1)
    for place, (above, below) in enumerate(pairwise(page), start=1):
        if below[0].base >= bottom:
            continue
        set_off = above[0].base - below[0].base > 1.8 * below[0].size
        if across[place] or (set_off and place < last_across):
            return bottom
        bottom = below[0].base
    return bottom


def _paragraphs(flow: Flow, usual: float) -> list[list[Line]]:
    """Return the lines of one flow by paragraph; `usual` is the line distance in sizes."""
    found: list[list[Line]] = []
    edge = max((line.right for line in flow), default=0.0)
    for line in flow:
        if found and not _begins(found[-1], line, usual, edge):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _usual_distance(found: Sequence[Flow]) -> float:
    """Return the distance of lines inside paragraphs, in sizes of their letters."""
    steps = [
        (above.base - below.base) / min(above.size, below.size)
        for flow in found
        for above, below in pairwise(flow)
    ]
    steps = [step for step in steps if 0.5 < step < 3]
    return quantiles(steps, n=10)[2] if len(steps) > 1 else 1.2


def _goes_on(above: Sequence[Line], below: Line) -> bool:
    """Tell whether a paragraph goes on over the end of a column or page."""
    last = above[-1]
    if _marked(below) or not 0.87 < last.size / below.size < 1.15 or _STOP.search(last.text):
        return False
    full = len(above) > 1 and last.right > max(line.right for line in above) - 4 * last.size
    return full or last.text.endswith("-") or below.text[0].islower()


def _key(row: Row) -> str:
    return re.sub(r"\d+", "#", " ".join(piece.text for piece in row).casefold())


def _gutters(pieces: list[Line]) -> tuple[list[float], float, float]:
    """Return where one or two gutters lie, and the bases between which they do."""
    if not 2 * _FEWEST <= len(pieces) <= _MOST_PIECES:
        return [], 0.0, 0.0
    found: list[float] = []
    bases: list[float] = []
    lefts = Counter(round(piece.left / 4) for piece in pieces)
    for place, _ in sorted(lefts.most_common(12)):
        aligned = [piece for piece in pieces if abs(piece.left - place * 4) <= 4]
        gutter = min(piece.left for piece in aligned) - 1
        if found and gutter - found[-1] < 8 * median(piece.size for piece in aligned):
            continue
        if _divides(gutter, aligned, pieces):
            found.append(gutter)
            bases.extend(piece.base for piece in aligned)
    if not 1 <= len(found) <= 2:
        return [], 0.0, 0.0
    slack = median(piece.size for piece in pieces)
    return found, min(bases) - slack, max(bases) + slack


def _divides(gutter: float, aligned: list[Line], pieces: list[Line]) -> bool:
    """Tell whether lines of text stand on both sides of `gutter`, and hardly any across."""
    bases = [piece.base for piece in aligned]
    beside = [piece for piece in pieces if min(bases) - 2 <= piece.base <= max(bases) + 2]
    before = [piece for piece in beside if piece.right <= gutter]
    across = sum(piece.left < gutter < piece.right for piece in beside)
    fewer = min(len(aligned), len(before))
    if fewer < _FEWEST or across > 0.25 * fewer:
        return False
    return all(median(len(piece.text) for piece in each) >= _SHORTEST for each in (before, aligned))


def _read_band(pieces: list[Line], sides: list[int]) -> list[Flow]:
    """Return the flows of a stretch of columns.

    The file's own order stands where it goes through blocks, as through the cells of a table;
    where it hops from side to side at each line, prose is read by column and a table by row.
    """
    ordered = sorted(zip(pieces, sides, strict=True), key=_in_file)
    hops = sum(one[1] != other[1] for one, other in pairwise(ordered))
    lines = rows(pieces)
    by_side: dict[int, list[Line]] = {side: [] for side in sorted(set(sides))}
    for piece, side in zip(pieces, sides, strict=True):
        by_side[side].append(piece)
    shared = [row for row in lines if len(row) > 1]
    together = sum(row[-1].order - row[0].order == len(row) - 1 for row in shared)
    by_row = together >= 0.9 * len(shared)
    if hops < len(by_side) or (by_row and all(_is_prose(each) for each in by_side.values())):
        return [[_joined(row) for row in rows(each)] for each in by_side.values()]
    if by_row:
        return [[_joined(row) for row in lines]]
    return [
        [_joined(row) for row in rows([piece for piece, _ in block])]
        for _, block in groupby(ordered, key=lambda pair: pair[1])
    ]


def _is_prose(column: Sequence[Line]) -> bool:
    """Tell lines that go on below each other from cells, which begin anew."""
    begun = sum(piece.text[0].islower() for piece in column)
    return begun > 0.3 * len(column) and median(len(piece.text) for piece in column) >= _PROSE


def _in_file(pair: tuple[Line, int]) -> int:
    return pair[0].order


def _joined(row: Row) -> Line:
    first = row[0]
    return first._replace(
        text=" ".join(piece.text for piece in row),
        right=max(piece.right for piece in row),
        size=max(piece.size for piece in row),
    )


def _marked(line: Line) -> bool:
    return bool(_BULLET.match(line.text) or _MARK.match(line.text))


def _begins(above: list[Line], line: Line, usual: float, edge: float) -> bool:
    """Tell whether `line` begins a paragraph after the lines `above`."""
    last, listed = above[-1], _marked(above[0])
    size = min(last.size, line.size)
    step = (last.base - line.base) / size
    if not 0.87 < last.size / line.size < 1.15 or step > 1.25 * usual or step < 0:
        return True
    shift = (line.left - last.left) / size
    if _BULLET.match(line.text):
        return True
    if _MARK.match(line.text):
        full = last.right > edge - 4 * size and not last.text.endswith(":")
        return listed or not full or abs(shift) > 0.3
    centred = abs(line.left + line.right - last.left - last.right) < 0.5 * size
    if listed:
        # Back at the margin or before it: the text after a list.
        return (shift < -0.5 and len(above) > 1) or line.left < above[0].left - 0.5 * size
    return shift > 0.8 and not centred
