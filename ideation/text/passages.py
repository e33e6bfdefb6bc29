"""Split a note into passages: one to three sentences that keep a thought together."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from ideation.domain.cleaning import Drop, without
from ideation.domain.language import Language
from ideation.domain.passage import PassageDraft, Span
from ideation.text.contexts import is_salutation
from ideation.text.entities.dates import find_dates
from ideation.text.language import languages_of
from ideation.text.reading import reading_of
from ideation.text.repair import as_written, repaired
from ideation.text.roots import roots_of
from ideation.text.sentences import OPENING, blocks, sentences_of

MAX_SENTENCES = 3
MAX_CHARACTERS = 600
# A sentence without an end (a table, a pasted log) is cut at white space before this length.
_LONGEST_SENTENCE = 1200
# Fewer words than this cannot stand alone beside a neighbour.
_SHORT_WORDS = 5
# Passages of one note beyond which their roots are found later.
_MANY = 3_000

# A heading with a mark, or the first line of a note, may have so many.
_LONGEST_TITLE = 12
_GLANCE = 80
_LEAP_YEAR = 2000

_WORD = re.compile(r"[^\W_]+")
_LIST_MARK = re.compile(r"[-*•–—·▪◦]|\(?\d{1,2}[.)]\s")
_HEADING_END = re.compile(r":(?:\*\*)?$")
# Openings that point back: the sentence makes no sense without the one before it.
_POINTS_BACK = re.compile(
    r"(?:das|dies(?:e[rsmn]?)?|dafür|dadurch|damit|deshalb|daher|darum|dazu|deren|dessen|aber|jedoch"
    r"|allerdings|trotzdem|denn|somit|dann|auch|zudem|außerdem|sonst"
    r"|this|that|these|those|it|but|however|therefore|so|thus|then|otherwise|also|because|yet"
    r"|cela|ceci|ça|ce|cette|ces|mais|cependant|donc|ainsi|alors|sinon|car|en\s+revanche|par\s+contre"
    r"|dat|dëst|dës|dofir|mä|awer|dowéinst|dann|soss|och)\b",
    re.IGNORECASE,
)


def passage_spans(text: str) -> list[Span]:
    """Return the spans of the passages of `text`, in order and without overlap.

    Every letter and digit of `text` lies in exactly one of them.
    """
    return list(_lead_ins_joined(text, _grouped(text)))


def split(text: str, apart: Sequence[Drop] = ()) -> list[PassageDraft]:
    """Return the passages of a note with their readings and languages.

    What is set `apart`, and not restored, lies in no passage.
    """
    spans = passage_spans(without(text, apart))
    readings = [reading_of(span.of(text)) for span in spans]
    languages = languages_of(readings)
    # A note as long as ten books is stored first; its roots wait as its vectors do.
    rooted = len(spans) <= _MANY
    return [
        _draft(span, span.of(text), repaired(reading, language), language, probability, rooted)
        for span, reading, (language, probability) in zip(spans, readings, languages, strict=True)
    ]


def reread(drafts: Sequence[PassageDraft], written: Collection[str]) -> list[PassageDraft]:
    """Return passages in which the words `written` are read as they stand, unrepaired."""
    return [_reread(each, written) for each in drafts] if written else list(drafts)


def _reread(draft: PassageDraft, written: Collection[str]) -> PassageDraft:
    reading = as_written(draft.text, draft.language, written)
    if reading == draft.reading:
        return draft
    roots = roots_of(reading, draft.language) if draft.roots is not None else None
    return replace(draft, reading=reading, roots=roots)


def whole(text: str, apart: Sequence[Drop] = ()) -> list[PassageDraft]:
    """Return `text` as a single passage, as labelled sets give it."""
    stripped = text.strip()
    start = text.index(stripped) if stripped else 0
    reading = reading_of(stripped)
    [(language, probability)] = languages_of([reading])
    span = Span(start=start, end=start + len(stripped))
    return [_draft(span, stripped, reading, language, probability)]


def _draft(
    span: Span,
    text: str,
    reading: str,
    language: Language,
    probability: float,
    rooted: bool = True,
) -> PassageDraft:
    return PassageDraft(
        span=span,
        text=text,
        reading=reading,
        language=language,
        language_probability=probability,
        roots=roots_of(reading, language) if rooted else None,
    )


def _grouped(text: str) -> Iterator[Span]:
    for block in _salutations_apart(text):
        found = [part for span in sentences_of(text, block) for part in _cut(text, span)]
        yield from _group(text, [span for span in found if _WORD.search(span.of(text))])


def _salutations_apart(text: str) -> Iterator[Span]:
    """Yield the blocks of `text`; a line that opens a letter is a block of its own."""
    for block in blocks(text):
        end = text.find("\n", block.start, block.end)
        line = text[block.start : end].rstrip() if end >= 0 else ""
        if not line.endswith(",") or not is_salutation(line):
            yield block
            continue
        yield Span(start=block.start, end=block.start + len(line))
        rest = text[end : block.end]
        yield Span(start=block.end - len(rest.lstrip()), end=block.end)


def _group(text: str, found: Sequence[Span]) -> Iterator[Span]:
    """Join the sentences of one block into passages."""
    current: list[Span] = []
    for sentence in found:
        if current and not _belongs(text, current, sentence):
            yield Span(start=current[0].start, end=current[-1].end)
            current = []
        current.append(sentence)
    if current:
        yield Span(start=current[0].start, end=current[-1].end)


def _belongs(text: str, current: Sequence[Span], sentence: Span) -> bool:
    if len(current) >= MAX_SENTENCES or sentence.end - current[0].start > MAX_CHARACTERS:
        return False
    opening = sentence.of(text)
    joined = Span(start=current[0].start, end=current[-1].end).of(text)
    short = min(len(_WORD.findall(opening)), len(_WORD.findall(joined))) < _SHORT_WORDS
    return short or _POINTS_BACK.match(opening.lstrip(OPENING)) is not None


def _lead_ins_joined(text: str, spans: Iterator[Span]) -> Iterator[Span]:
    """Join a short heading or lead-in ("Bedarf:") with the passage that follows it.

    A heading with a day in it is the head of a note or of a day's entry: whatever follows is a
    statement of its own, and no promise for that day.
    """
    lead: Span | None = None
    for index, span in enumerate(spans):
        if is_salutation(span.of(text)):
            # It greets the reader and leads in nothing.
            if lead is not None:
                yield lead
            lead = None
            yield span
        elif lead is not None:
            # What a lead-in has joined leads in nothing more: a flood of headings stays short.
            yield Span(start=lead.start, end=span.end)
            lead = None
        elif _is_lead_in(span.of(text)) or _stands_alone(text, span, first=not index):
            if _names_a_day(span.of(text)):
                yield span
            else:
                lead = span
        else:
            yield span
    if lead is not None:
        yield lead


def _is_lead_in(text: str) -> bool:
    words = len(_WORD.findall(text))
    if "\n" in text:
        return False
    marked = text.startswith("#") and words <= _LONGEST_TITLE
    return marked or (_HEADING_END.search(text) is not None and words < _SHORT_WORDS)


def _names_a_day(heading: str) -> bool:
    """Tell whether a heading says of which day it is; "By 12 March:" leads in what is to be done.

    Any leap year will do: the day counts, not which one it is.
    """
    days = find_dates(heading, _LEAP_YEAR)
    if not days or _HEADING_END.search(heading) is None:
        return bool(days)
    start, end = min(each.start for each in days), max(each.end for each in days)
    return _WORD.search(heading[:start] + heading[end:]) is None


def _stands_alone(text: str, span: Span, *, first: bool) -> bool:
    """Tell whether a few words without an end are a paragraph of their own: a heading, a title.

    What opens a note may be longer: it is its title.
    """
    # A glance at both sides: the whole text on each side would cost its square.
    own = span.of(text)
    before, after = (
        text[max(0, span.start - _GLANCE) : span.start],
        text[span.end : span.end + _GLANCE],
    )
    if "\n" in own or own[-1] in ".!?…:;," or not after.strip() or _LIST_MARK.match(own):
        return False
    alone = first or before.rstrip(" \t").endswith("\n\n")
    words = len(_WORD.findall(own))
    return (
        alone
        and after.lstrip(" \t").startswith("\n\n")
        and (words < _SHORT_WORDS or (first and words <= _LONGEST_TITLE))
    )


def _cut(text: str, span: Span) -> Iterator[Span]:
    """Cut a sentence without end at white space, so that no passage grows without bound."""
    start = span.start
    while span.end - start > _LONGEST_SENTENCE:
        window = text[start : start + _LONGEST_SENTENCE]
        space = max(window.rfind(" "), window.rfind("\n"), window.rfind("\t"))
        end = start + (space if space > 0 else _LONGEST_SENTENCE)
        stretch = text[start:end].rstrip()
        if stretch:
            yield Span(start=start, end=start + len(stretch))
        start = end
        while start < span.end and text[start].isspace():
            start += 1
    if start < span.end:
        yield Span(start=start, end=span.end)
