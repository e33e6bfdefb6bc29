"""The chain of a letter: what the sender quotes, signs and is made to append is set apart.

Found here because mail-parser-reply takes bullet lists for signatures, changes the text so that
offsets are lost, and needs seconds for one hostile line; quotequail knows no signatures.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, takewhile

from ideation.domain.cleaning import Drop, DropReason
from ideation.domain.passage import Span
from ideation.text.signatures import is_contact_line, is_device_line, is_greeting

# What the first line of a quotation begins with; nearly all lines stop here.
_MARKED = re.compile(r"[>\s*_-]|Am |Le |On |Den |Op |Von|De|From|Vun")
_OPENING = re.compile(r"(?:Am|Le|On|Den|Op) ")
_WROTE = re.compile(r"\b(?:schrieb|a écrit|wrote|geschriwwen)\b")
_CLOCK = re.compile(r"@|\d\d?\s?[:h]\s?\d\d")
_ORIGINAL = re.compile(
    r"\s*-{2,}\s*(?:Ursprüngliche Nachricht|Original(?:[ -]n|N)achricht|Original Message"
    r"|Message d['’]origine|Message original|Ursprénglech (?:Noriicht|Message))\s*-{2,}\s*$",
    re.I,
)
# What somebody passes on is what their letter is about; only its head is set apart.
_PASSED_ON = re.compile(
    r"\s*(?:-{2,}\s*)?(?:Weitergeleitete (?:Nachricht|Mail|E-Mail)|Message (?:transféré|réexpédié)"
    r"|(?:Begin )?Forwarded message|Weidergeleet (?:Noriicht|Mail)|Début du message (?:transféré"
    r"|réexpédié)|Anfang der weitergeleiteten Nachricht)\s*:?\s*(?:-{2,}\s*)?$",
    re.I,
)
_RULE = re.compile(r"\s*[_-]{10,}\s*$")
_FROM = re.compile(r"[*\s]{0,4}(?:Von|De|From|Vun)[*\s]{0,3}:")
_SENT = re.compile(r"[*\s]{0,4}(?:Gesendet|Envoyé|Sent|Geschéckt|Datum|Date)(?: le)?[*\s]{0,3}:")
_MAX_SIGNATURE_LINES = 15
_MAX_INTRODUCTION = 400
_MAX_NOTICE = 2_000
_MAX_NOTICE_LINES = 30
# A notice speaks of all three.
_NOTICE = (
    ("vertraulich", "vertraulech", "confidenti", "privileged"),
    ("adressat", "empfänger", "destinataire", "recipient", "addressee"),
    ("mail", "nachricht", "message", "courriel", "noriicht"),
)


def set_apart(text: str, *, framed: Sequence[Drop] = (), letter: bool = True) -> tuple[Drop, ...]:
    """Return the stretches of a letter that are quoted, its signature and its legal notice.

    `framed` is what was set apart of it before; it is kept where it overlaps none of these. A
    text that may be no `letter` quotes what it is about; there only what follows the head or the
    signature of a first letter is taken for an older one.
    """
    chain = _chain(text, letter=letter)
    ends = [drop.span.end for drop in chain]
    free = []
    for drop in framed:
        after = bisect_right(ends, drop.span.start)
        if after == len(chain) or chain[after].span.start >= drop.span.end:
            free.append(drop)
    return tuple(sorted([*chain, *free], key=lambda drop: drop.span.start))


def _chain(text: str, *, letter: bool) -> Sequence[Drop]:
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    drops: list[Drop] = []
    at, fresh = 0, True
    while at < len(lines):
        end, reason = _stretch(lines, at, fresh=fresh)
        fresh = reason is not None or not lines[at].strip()
        if reason is DropReason.QUOTED and not letter and not _ORIGINAL.match(lines[at]):
            letter = _MARKED.match(lines[at]) is not None and _is_header(lines, at)
            end, reason = at + 1, None
        letter = letter or reason is not None
        if reason is not None:
            last = next(n for n in range(end - 1, -1, -1) if lines[n].strip())
            span = Span(start=starts[at], end=starts[last] + len(lines[last]))
            drops.append(Drop(span=span, reason=reason))
        at = end
    own = [drop for drop in drops if drop.reason is not DropReason.QUOTED]
    # A letter that is nothing but what it passes on is about that.
    return next((kept for kept in (drops, own) if _leaves_words(text, kept)), ())


def _leaves_words(text: str, drops: Sequence[Drop]) -> bool:
    ends = [0, *(drop.span.end for drop in drops)]
    starts = [*(drop.span.start for drop in drops), len(text)]
    return any(
        any(map(str.isalnum, text[end:start])) for end, start in zip(ends, starts, strict=True)
    )


def _stretch(lines: Sequence[str], at: int, *, fresh: bool) -> tuple[int, DropReason | None]:
    """Return where the stretch that begins `at` ends, and what it is."""
    if lines[at].strip():
        for find, reason in (
            (_head_passed_on, DropReason.QUOTED),
            (_quotation, DropReason.QUOTED),
            (_notice if fresh else _nothing, DropReason.DISCLAIMER),
            (_signature, DropReason.SIGNATURE),
        ):
            end = find(lines, at)
            if end:
                return end, reason
    return at + 1, None


def _nothing(lines: Sequence[str], at: int) -> int:
    return 0


def _head_passed_on(lines: Sequence[str], at: int) -> int:
    """Return where the head of a letter that is passed on ends, or 0."""
    if not _PASSED_ON.match(lines[at]):
        return 0
    first = next((n for n in range(at + 1, len(lines)) if lines[n].strip()), len(lines))
    if first == len(lines) or not _FROM.match(lines[first]):
        return 0
    return next((n for n in range(first, len(lines)) if not lines[n].strip()), len(lines))


def _quotation(lines: Sequence[str], at: int) -> int:
    """Return where the quotation that begins `at` ends, or 0."""
    if not _MARKED.match(lines[at]):
        return 0
    if lines[at].startswith(">"):
        return _quoted_run(lines, at)
    if _ORIGINAL.match(lines[at]) or _is_header(lines, at):
        return len(lines)
    after = _introduction(lines, at)
    if not after:
        return 0
    following = next((n for n in range(after, len(lines)) if lines[n].strip()), after)
    if following < len(lines) and lines[following].startswith(">"):
        return _quoted_run(lines, following)
    # Without marks only an hour or an address tells it from a sentence of one's own.
    return len(lines) if _CLOCK.search(" ".join(lines[at:after])) else 0


def _quoted_run(lines: Sequence[str], at: int) -> int:
    end = at
    for n in range(at, len(lines)):
        if lines[n].startswith(">"):
            end = n + 1
        elif lines[n].strip():
            break
    return end


def _introduction(lines: Sequence[str], at: int) -> int:
    """Return the line after "On … wrote:", which mail programs break over up to three lines."""
    if not _OPENING.match(lines[at]):
        return 0
    joined = ""
    for n in range(at, min(at + 3, len(lines))):
        joined = f"{joined} {lines[n].strip()}"
        if not lines[n].strip() or len(joined) > _MAX_INTRODUCTION:
            break
        if joined.endswith(":") and _WROTE.search(joined) and any(map(str.isdigit, joined)):
            return n + 1
    return 0


def _is_header(lines: Sequence[str], at: int) -> bool:
    """Tell the lines From: and Sent: that Outlook writes above what it quotes."""
    if _RULE.match(lines[at]):
        at = next((n for n in range(at + 1, min(at + 3, len(lines))) if lines[n].strip()), at)
    return bool(_FROM.match(lines[at])) and any(map(_SENT.match, lines[at + 1 : at + 5]))


def _notice(lines: Sequence[str], at: int) -> int:
    """Return where a paragraph about confidential mail and its recipient ends, or 0."""
    head = takewhile(str.strip, lines[at : at + _MAX_NOTICE_LINES])
    words = " ".join(line[:_MAX_NOTICE] for line in head)[:_MAX_NOTICE].casefold()
    if not all(any(map(words.__contains__, each)) for each in _NOTICE):
        return 0
    return next((n for n in range(at, len(lines)) if not lines[n].strip()), len(lines))


def _signature(lines: Sequence[str], at: int) -> int:
    """Return where the greeting with the names and numbers below it ends, or 0."""
    line = lines[at].strip()
    if is_device_line(line):
        return at + 1
    if line != "--" and not is_greeting(line, _next_line(lines, at)):
        return 0
    below = 0
    end = at + 1
    for n in range(at + 1, len(lines)):
        if not lines[n].strip():
            continue
        if line == "--" == lines[n].strip():
            return 0
        goes_on = below < _MAX_SIGNATURE_LINES and is_contact_line(lines[n].strip())
        begins = not goes_on or not lines[n - 1].strip()
        if _quotation(lines, n) or _head_passed_on(lines, n) or (begins and _notice(lines, n)):
            break
        if not goes_on:
            # Two dashes above words of one's own are a rule.
            return 0 if line == "--" else end
        below += 1
        end = n + 1
    return end


def _next_line(lines: Sequence[str], at: int) -> str:
    return next((line.strip() for line in lines[at + 1 : at + 4] if line.strip()), "")
