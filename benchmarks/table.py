"""Tables on stdout, and where they were made."""

import os
import platform
from collections.abc import Iterable, Sequence


def show(title: str, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table with a title and the machine it was measured on."""
    cells = [[str(each) for each in row] for row in rows]
    widths = [
        max([len(heading), *(len(row[column]) for row in cells)])
        for column, heading in enumerate(headings)
    ]
    print(f"\n{title}  ({os.cpu_count()} cores, Python {platform.python_version()})")
    for row in [list(headings), *cells]:
        print(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        )
