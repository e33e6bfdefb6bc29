"""HTML before it is parsed: bytes to text, and no page that keeps the parser busy for minutes."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Mapping

from ideation.errors import UnreadableText
from ideation.intake.decoding import MAX_BYTES, decode

_COPY = "Paste the words of the page instead."
_CHARSET = re.compile(rb"(?i)<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{1,40})")
# Charsets that a page may declare; what is no text on the web (UTF-7, codecs of Python) is not.
_TEXT = re.compile(
    r"utf-8|cp(125\d|932|949|866|874)|iso8859-\d+|koi8-[ru]|mac-roman|shift_jis|euc_(jp|kr)"
    r"|iso2022_jp|gb(k|2312|18030)|big5"
)
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<raw>script|style|textarea|title)\b.*?(?:</(?P=raw)|\Z)"
    r"|<(?P<end>/?)(?P<name>[a-z][^\s/>]*)(?P<rest>(?:[^\"'>]+|\"[^\"]*\"|'[^']*')*+)",
    re.DOTALL | re.IGNORECASE,
)
# The parser's time grows with depth, and with the square of the attributes of one element.
_MOST_TAGS, _MOST_DEPTH, _MOST_ATTRIBUTES, _MOST_REOPENED = 500_000, 1_000, 1_000, 2_000_000
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_CLOSED_BY_NEXT = frozenset(
    "a button dd dt li nobr optgroup option p rp rt tbody td tfoot th thead tr colgroup".split()
)
_FORMATTING = frozenset("b big code em font i s small strike strong tt u".split())
_QUOTED = re.compile("\"[^\"]*\"|'[^']*'")
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form header hgroup hr legend main menu nav ol optgroup option p pre "
    "listing search section summary tbody tfoot thead ul".split()
)


def source_of(data: bytes) -> str:
    """Return the source: by byte order mark, by what it declares, or by its bytes."""
    declared = _CHARSET.search(data, 0, 4096)
    marked = data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if declared and not marked and len(data) <= MAX_BYTES:
        try:
            name = codecs.lookup(declared.group(1).decode("ascii")).name
            # The web means Windows' set where it says Latin-1.
            name = "cp1252" if name in ("iso8859-1", "ascii") else name
            if _TEXT.fullmatch(name):
                return data.decode(name)
        except (LookupError, ValueError):
            pass
    return decode(data)


def check_shape(source: str) -> None:
    """Refuse what would keep the parser busy for minutes; no page made for people is so."""
    depth: Counter[str] = Counter()
    tags = deep = formats = reopened = 0
    for found in _TAG.finditer(source):
        name = (found["name"] or "").lower()
        if not name:
            continue
        step = _step(name, found, depth)
        depth[name] += step
        deep += step
        tags += 1
        if name in _FORMATTING:
            formats += step
        else:
            reopened += formats
        attributes = (
            len(_QUOTED.sub("", found["rest"]).split()) if len(found["rest"]) > 2_000 else 0
        )
        if tags > _MOST_TAGS or reopened > _MOST_REOPENED:
            raise UnreadableText(f"The page has more than {_MOST_TAGS:,} elements.", hint=_COPY)
        if deep > _MOST_DEPTH or attributes > _MOST_ATTRIBUTES:
            what = (
                "elements inside each other" if deep > _MOST_DEPTH else "attributes of an element"
            )
            raise UnreadableText(f"The page has more than {_MOST_DEPTH:,} {what}.", hint=_COPY)


def _step(name: str, found: re.Match[str], depth: Mapping[str, int]) -> int:
    """Return by how much a tag deepens the page."""
    if found["end"]:
        return -1 if depth[name] else 0
    if name in _VOID or name in _CLOSED_BY_NEXT:
        return 0
    drawn = (depth["svg"] or depth["math"]) and name not in BLOCKS and name not in _FORMATTING
    return 0 if drawn and found["rest"].endswith("/") else 1
