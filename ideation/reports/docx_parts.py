"""Pieces of WordprocessingML that python-docx has no word for: links, bookmarks, fields."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

# The earliest day a zip archive can hold: the file says when it was made in words, nowhere else.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def element(tag: str, **attributes: str) -> Any:  # noqa: ANN401
    """Return an element of the main namespace; attributes too are of it."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def bookmark(paragraph: Any, name: str, number: int) -> None:  # noqa: ANN401
    """Put a bookmark at the end of what the paragraph holds so far."""
    paragraph._p.append(element("bookmarkStart", id=str(number), name=name))
    paragraph._p.append(element("bookmarkEnd", id=str(number)))


def link(paragraph: Any, text: str, anchor: str, style: str) -> None:  # noqa: ANN401
    """Append a link to a bookmark of the same document."""
    wrapper = element("hyperlink", anchor=anchor, history="1")
    run = paragraph.add_run(text, style=style)
    wrapper.append(run._r)
    paragraph._p.append(wrapper)


def field(paragraph: Any, instruction: str) -> None:  # noqa: ANN401
    """Append a field that Word fills in, such as the page number."""
    for kind in ("begin", None, "separate", "1", "end"):
        run = paragraph.add_run()
        if kind is None:
            code = element("instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = f" {instruction} "
            run._r.append(code)
        elif kind == "1":
            run.text = "1"
        else:
            run._r.append(element("fldChar", fldCharType=kind))


def language_of(run: Any, language: str, *, rtl: bool = False) -> None:  # noqa: ANN401
    """Say in which language a run is, so that no speller underlines it."""
    properties = run._r.get_or_add_rPr()
    if rtl:
        properties.append(element("rtl"))
    mark = element("lang", val=language)
    if rtl:
        mark.set(qn("w:bidi"), language)
    properties.append(mark)


def without_time(data: bytes) -> bytes:
    """Return the archive with every file at the same day, so that the same report is the same."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # As if made on one system: the field differs from platform to platform.
            entry.create_system = 0
            new.writestr(entry, old.read(name))
    return written.getvalue()
