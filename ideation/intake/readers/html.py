"""HTML: what a page shows, in order; what frames the text is set apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date as Date
from typing import TYPE_CHECKING, Any

from ideation.domain.cleaning import DropReason
from ideation.errors import UnreadableText
from ideation.intake.extracted import MAX_NAME, Extracted, Limits
from ideation.intake.readers.html_lines import BLANK, LINE, Writer
from ideation.intake.readers.html_source import BLOCKS, check_shape, source_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_COPY = "Paste the words of the page instead."
_UNSEEN = frozenset(
    "annotation annotation-xml audio canvas datalist embed frameset head iframe map noembed "
    "noframes noscript object script style svg template title video".split()
)
_HIDDEN = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![\d.])")
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_TIGHT = frozenset("li dd dt".split())
_AS_IT_STANDS = frozenset("pre listing plaintext textarea xmp".split())
# A table that holds one of these lays out a page; its rows are no lines.
_LAYOUT = "table, h1, h2, h3, ul, ol, form, article, section"
_CONTAINERS = frozenset(
    "aside details dialog div dl footer form header nav ol section table ul".split()
)
_ROLES = {
    "navigation": DropReason.NAVIGATION,
    "menu": DropReason.NAVIGATION,
    "menubar": DropReason.NAVIGATION,
    "banner": DropReason.NAVIGATION,
    "contentinfo": DropReason.NAVIGATION,
    "search": DropReason.NAVIGATION,
    "complementary": DropReason.TEASER,
}
# Words of a class, an id or the name of a custom element; the first that fits decides.
_HINTS = (
    (DropReason.COOKIES, re.compile(r"cookie|consent|gdpr|dsgvo|rgpd")),
    (DropReason.LOGIN, re.compile(r"\blog-?in\b|\bsign-?in\b|anmelde|connexion|paywall|regwall")),
    (
        DropReason.TEASER,
        re.compile(r"\b(related|teasers?|shar(e|ing)\b|newsletter|social-(media|links?|icons?))"),
    ),
    (
        DropReason.NAVIGATION,
        re.compile(r"\b((main|sub|top|site|meta)?nav(bar|igation|igator)?\b|menus?\b|menubar"
                   r"|breadcrumbs?|pagination|pager\b|skip-?links?\b|footer\b|sitemap)"),
    ),
)  # fmt: skip
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_TITLE_GAP = re.compile(r"\s+(?:[|–—·:-]|::)\s+")


def read(data: bytes, *, limits: Limits) -> list[Extracted]:
    """Return the words of a page as one note."""
    from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, SelectolaxError

    source = source_of(data)
    check_shape(source)
    try:
        # Without events: a list of 100,000 options would take a minute.
        options = LexborDocumentOptions.WO_EVENTS
        page = LexborHTMLParser(source, scripting=True, options=options)
    except SelectolaxError as error:
        raise UnreadableText("The file cannot be read as HTML.", hint=_COPY) from error
    writer = Writer(limits.characters)
    _Walk(page, writer).run()
    text, apart = writer.result()
    if not any(char.isalnum() for char in text):
        raise UnreadableText(
            "The page shows no word; its text may come from scripts or from other files.",
            hint=_COPY,
        )
    return [Extracted(text=text, fields=_fields(page), apart=apart)]


class _Walk:
    """Goes through the page without recursion, as deep as it may be."""

    def __init__(self, page: LexborHTMLParser, writer: Writer) -> None:
        self._page = page
        self._writer = writer
        self._wrapping = _wrapping(page)
        self._open: list[tuple[str, bool]] = []
        self._layouts: list[bool] = []
        self._inside: Counter[str] = Counter()

    def run(self) -> None:
        """Write down every visible word under the body."""
        node = self._page.body or self._page.root
        while node is not None:
            child = self._enter(node)
            if child is not None:
                node = child
                continue
            while self._open and node.next is None and node.parent is not None:
                node = node.parent
                self._leave()
            if not self._open:
                return
            node = node.next

    def _enter(self, node: LexborNode) -> LexborNode | None:
        """Write a text, or begin an element and return its first child."""
        if node.is_text_node:
            self._writer.text(
                node.text_content or "", as_it_stands=self._inside["as_it_stands"] > 0
            )
            return None
        tag = node.tag or ""
        if not node.is_element_node or tag in _UNSEEN:
            return None
        attributes = node.attributes
        if _is_hidden(tag, attributes):
            return None
        reason = None if self._writer.reason else self._reason(node, tag, attributes)
        if reason:
            self._writer.set_apart(reason)
        self._begin(tag, node)
        child = node.first_child
        self._open.append((tag, reason is not None))
        if child is None:
            self._leave()
        return child

    def _begin(self, tag: str, node: LexborNode) -> None:
        gap = LINE if self._inside["tight"] else BLANK
        if tag == "br":
            most = 0 if self._inside["cell"] or self._inside["heading"] else gap
            self._writer.line_end(most)
        elif tag == "li":
            self._writer.ask(LINE, "- ")
        elif tag in _HEADINGS:
            self._writer.ask_inside(gap, "# ")
        elif tag == "table":
            self._layouts.append(any(part.css_first(_LAYOUT) for part in node.iter()))
            self._writer.ask_inside(gap)
        elif tag in ("tr", "td", "th"):
            self._begin_cell(tag, gap)
        elif tag in BLOCKS:
            self._writer.ask_inside(LINE if tag in _TIGHT else gap)
        elif self._writer.reason and tag in ("a", "button", "label"):
            self._writer.text(" ")
        self._count(tag, 1)

    def _begin_cell(self, tag: str, gap: int) -> None:
        if self._layouts and self._layouts[-1]:
            self._writer.ask_inside(gap)
        elif tag == "tr":
            self._writer.row(LINE)
        else:
            self._writer.cell()

    def _leave(self) -> None:
        tag, began_reason = self._open.pop()
        self._count(tag, -1)
        gap = LINE if self._inside["tight"] else BLANK
        if tag in _HEADINGS or tag == "table":
            self._writer.ask(gap)
        elif tag == "tr":
            self._begin_cell(tag, gap)
        elif tag in BLOCKS:
            self._writer.ask_inside(LINE if tag in _TIGHT else gap)
        if tag == "li":
            self._writer.drop_mark()
        if tag == "table":
            self._layouts.pop()
        if began_reason:
            self._writer.set_apart(None)

    def _count(self, tag: str, by: int) -> None:
        cell = tag in ("td", "th") and not (self._layouts and self._layouts[-1])
        for kind, within in (
            ("cell", cell),
            ("tight", cell or tag in _TIGHT),
            ("heading", tag in _HEADINGS),
            ("as_it_stands", tag in _AS_IT_STANDS),
            ("article", tag in ("article", "main")),
        ):
            self._inside[kind] += by * within

    def _reason(
        self, node: LexborNode, tag: str, attributes: Mapping[str, str | None]
    ) -> DropReason | None:
        """Return why an element is no part of the text, None if it is or holds the text."""
        if tag in ("html", "body", "main", "article") or node.mem_id in self._wrapping:
            return None
        if tag == "nav" or (tag in ("header", "footer") and not self._inside["article"]):
            return DropReason.NAVIGATION
        if tag == "form" and node.css_first("input[type=password]") is not None:
            return DropReason.LOGIN
        hint = None
        if tag in _CONTAINERS or "-" in tag:
            named = tag if "-" in tag else ""
            hint = _hint(f"{named} {attributes.get('class') or ''} {attributes.get('id') or ''}")
        default = {"aside": DropReason.TEASER, "form": DropReason.NAVIGATION}.get(tag)
        return hint or _ROLES.get((attributes.get("role") or "").lower()) or default


def _wrapping(page: LexborHTMLParser) -> set[int]:
    """Return the elements around the page's main part; whatever they are called, they stay."""
    articles = page.css("article")
    cores = page.css("main, [role=main]") + (articles if len(articles) == 1 else [])
    inner = [heading for core in cores for heading in core.css("h1")]
    found: set[int] = set()
    for core in cores + ([] if inner else page.css("h1")):
        node: LexborNode | None = core
        while node is not None and node.mem_id not in found:
            found.add(node.mem_id)
            node = node.parent
    return found


def _is_hidden(tag: str, attributes: Mapping[str, str | None]) -> bool:
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or (tag == "dialog" and "open" not in attributes)
        or bool(_HIDDEN.search(attributes.get("style") or ""))
    )


def _hint(words: str) -> DropReason | None:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|_", "-", words).lower()
    return next((reason for reason, pattern in _HINTS if pattern.search(words)), None)


def _fields(page: LexborHTMLParser) -> dict[str, Any]:
    meta: dict[str, str] = {}
    for node in page.css("meta[content]"):
        attributes = node.attributes
        key = attributes.get("property") or attributes.get("name") or ""
        meta.setdefault(key.lower(), _one_line(attributes.get("content") or ""))
    heading, named = page.css_first("h1"), page.css_first("head > title")
    h1 = _one_line(heading.text()) if heading else ""
    title = meta.get("og:title") or (_one_line(named.text()) if named else "")
    fields = {"title": _without_site(title, meta.get("og:site_name", ""), h1) or h1}
    if not meta.get("author", "").startswith(("http:", "https:", "@")):
        fields["author"] = meta.get("author", "")
    articles = page.css("article")
    time = articles[0].css_first("time[datetime]") if len(articles) == 1 else None
    stamp = meta.get("article:published_time") or (time.attributes["datetime"] if time else "")
    fields["date"] = _day(stamp or "")
    return {name: value for name, value in fields.items() if value and len(value) <= MAX_NAME}


def _without_site(title: str, site: str, h1: str) -> str:
    """Return a title without the name of its site, if it can be told which part that is."""
    for gap in _TITLE_GAP.finditer(title):
        before, after = title[: gap.start()], title[gap.end() :]
        if after.casefold() == site.casefold() or before.casefold() == h1.casefold():
            return before
        if before.casefold() == site.casefold() or after.casefold() == h1.casefold():
            return after
    return title.rpartition(" | ")[0] or title


def _day(stamp: str) -> str:
    try:
        return Date.fromisoformat(stamp[:10]).isoformat()
    except ValueError:
        return ""


def _one_line(text: str) -> str:
    return " ".join(_CONTROL.sub("", text).split())
