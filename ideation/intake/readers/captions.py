"""Captions (WebVTT and SubRip): who said what, and when.

An own parser: webvtt-py refuses a file without its header, skips cues with a decimal comma,
and knows neither entities nor the speakers of SubRip.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from ideation.errors import UnreadableText
from ideation.intake.decoding import decode
from ideation.intake.extracted import CONTROL, Extracted, Limits

# Without names a longer silence starts a new paragraph.
_PAUSE_SECONDS = 2.0
_MAX_LABEL = 80
# So many lines of the cue before are looked at for a repetition.
_MAX_ROLL = 3
_MAX_MARK = 40
_MARK = re.compile(r"-?\w{1,9}[:.,]\w[\w:.,;]{0,20}")
_CLOCK = re.compile(r"(?:(\d{1,4}):)?([0-5]?\d):([0-5]?\d)(?:[.,](\d{1,3}))?")
_NUMBER = re.compile(r"\s*(?:\d+|[0-9a-f-]{36}(?:/\d+-\d+)?)\s*")
_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_TAG = re.compile(
    r"<(/?)(v|c|i|b|u|s|font|ruby|rt|lang|em|strong)\b([^<>]*)>|<\d[\d:.]*>|\{\\[^{}]*\}", re.I
)
_LABEL = re.compile(r"(?:- ?|>> ?)?([^\W_][\w .'’-]{0,78}\w|\w):[ \t]+(?=\S)")
_PARTICLES = frozenset("de du del di da la le van von vom der den zu zur".split())


@dataclass(frozen=True, slots=True)
class _Said:
    speaker: str | None
    words: str


@dataclass(slots=True)
class _Cue:
    start: float | None
    end: float | None
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Turn:
    speaker: str | None
    end: float | None
    words: list[str]
    # Which of the words began at what time.
    marks: list[tuple[int, float]] = field(default_factory=list)

    def paragraph(self) -> str:
        said = " ".join(self.words)
        return f"{self.speaker}: {said}" if self.speaker else said

    def times(self) -> Iterator[tuple[int, float]]:
        """Yield where in the paragraph a caption begins, and when."""
        place = len(f"{self.speaker}: ") if self.speaker else 0
        starts = [0, *(place + each for each in accumulate(len(w) + 1 for w in self.words))]
        yield from ((starts[number], seconds) for number, seconds in self.marks)


def read(data: bytes, *, limits: Limits) -> list[Extracted]:
    """Return the talk, a paragraph a turn.

    `fields["times"]` is [offset, seconds, speaker or None] of each turn, and of each caption that
    goes on with one, where its time is known.
    """
    raw = decode(data)
    if len(raw) > limits.characters:
        raise UnreadableText(
            f"The captions have {len(raw):,} characters; more than {limits.characters:,} cannot "
            "be one note.",
            hint="Split them into the single talks.",
        )
    cues = list(_cues(raw.replace("\r\n", "\n").replace("\r", "\n").split("\n")))
    if not cues:
        raise UnreadableText(
            "The file holds no captions: no line of times such as 00:01:02.000 --> 00:01:04.000 "
            "was found.",
            hint="If it is a plain transcript, save it as .txt.",
        )
    turns = _turns(cues)
    if not any(any(map(str.isalnum, words)) for turn in turns for words in turn.words):
        raise UnreadableText(
            "The captions hold times but no words.", hint="Export them again with their text."
        )
    return [_note(turns, unknown=sum(cue.start is None for cue in cues))]


def _note(turns: Sequence[_Turn], *, unknown: int) -> Extracted:
    paragraphs: list[str] = []
    times: list[list[float | str | None]] = []
    offset = 0
    for turn in turns:
        paragraphs.append(turn.paragraph())
        times += [[offset + place, at, turn.speaker] for place, at in turn.times()]
        offset += len(paragraphs[-1]) + 2
    remark = f"Captions without a readable time: {unknown}; their words were kept."
    return Extracted(
        text="\n\n".join(paragraphs),
        fields={"times": times} if times else {},
        remarks=(remark,) if unknown else (),
    )


def _cues(lines: Iterable[str]) -> Iterator[_Cue]:
    """Yield the cues in file order; what stands after a blank line still belongs to its cue."""
    cue: _Cue | None = None
    # Lines since the last blank one, and the last of them; what stands before the first cue
    # is the head of the file.
    block, last, aside, numbered = 0, "", False, False
    for line in lines:
        times = _times(line)
        if times:
            if cue is None:
                numbered = bool(_NUMBER.fullmatch(last))
            else:
                # The line right above the times names the next cue; it is not said.
                if _NUMBER.fullmatch(last) if numbered else block == 1 and not aside:
                    cue.lines.pop()
                yield cue
            cue = _cue(*times)
            block, last, aside = 2, "", False
        elif not line.strip():
            block, last, aside = 0, "", False
        else:
            aside = aside or (block == 0 and bool(_ASIDE.match(line)))
            block += 1
            if cue is not None and not aside:
                last = line
                cue.lines.append(line)
            elif cue is None:
                last = line
    if cue is not None:
        yield cue


def _times(line: str) -> tuple[str, str] | None:
    """Return start and end as written, right or wrong; an arrow between words is no times."""
    left, arrow, right = line.partition("-->")
    if not arrow:
        return None
    start, end = left[-_MAX_MARK:].strip(), right[:_MAX_MARK].split()[:1]
    if len(left) > _MAX_MARK or not _MARK.fullmatch(start or "".join(end)):
        return None
    return start, "".join(end)


def _cue(start: str, end: str) -> _Cue:
    begin, finish = _seconds(start), _seconds(end)
    return _Cue(begin, max((t for t in (begin, finish) if t is not None), default=None))


def _seconds(mark: str) -> float | None:
    found = _CLOCK.fullmatch(mark)
    if found is None:
        return None
    hours, minutes, seconds, part = found.groups()
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return whole + int((part or "0").ljust(3, "0")) / 1000


def _turns(cues: Sequence[_Cue]) -> list[_Turn]:
    said = [_said(cue.lines) for cue in cues]
    overlaps = [0, *(_overlap(before, after) for before, after in pairwise(said))]
    # Rolling captions show the last line again above the new one; "Yes." twice is no rolling.
    grows = any(0 < n < len(lines) for n, lines in zip(overlaps, said, strict=True))
    rolling = grows and 2 * sum(map(bool, overlaps)) >= len(cues) - 1
    turns: list[_Turn] = []
    for cue, lines, repeated in zip(cues, said, overlaps, strict=True):
        for line in lines[repeated:] if rolling else lines:
            _add(turns, line, cue)
    return turns


def _add(turns: list[_Turn], said: _Said, cue: _Cue) -> None:
    turn = turns[-1] if turns else None
    if turn is None or _begins_turn(turn, said.speaker, cue):
        turn = _Turn(said.speaker, cue.end, [])
        turns.append(turn)
    if cue.start is not None and (not turn.marks or turn.marks[-1][1] != cue.start):
        turn.marks.append((len(turn.words), cue.start))
    turn.words.append(said.words)
    if cue.end is not None:
        turn.end = max(cue.end, turn.end or 0.0)


def _begins_turn(turn: _Turn, speaker: str | None, cue: _Cue) -> bool:
    if speaker is not None:
        return speaker != turn.speaker
    if turn.end is None or cue.start is None:
        return False
    return cue.start - turn.end > _PAUSE_SECONDS


def _overlap(before: Sequence[_Said], after: Sequence[_Said]) -> int:
    """Return how many lines at the head of `after` repeat the tail of `before`."""
    most = min(len(before), len(after), _MAX_ROLL)
    return next((n for n in range(most, 0, -1) if before[-n:] == after[:n]), 0)


def _said(lines: Iterable[str]) -> list[_Said]:
    """Return the words of one cue line by line, without tags, each with its speaker."""
    found: list[_Said] = []
    speaker: str | None = None
    for line in lines:
        position = 0
        pieces: list[str] = []
        for tag in _TAG.finditer(line):
            pieces.append(line[position : tag.start()])
            position = tag.end()
            if (tag[2] or "").lower() == "v":
                found.extend(_words(pieces, speaker))
                pieces = []
                speaker = None if tag[1] else _voice(tag[3])
        found.extend(_words([*pieces, line[position:]], speaker))
    return found


def _words(pieces: Iterable[str], speaker: str | None) -> Iterator[_Said]:
    words = _plain("".join(pieces))
    label = None if speaker else _LABEL.match(words[: _MAX_LABEL + 10])
    if label and _is_name(label[1]):
        speaker, words = label[1], words[label.end() :]
    if words:
        yield _Said(speaker, words)


def _voice(annotation: str) -> str | None:
    """Return the name in `<v.class Name>`: what follows the classes."""
    name = annotation.replace("\t", " ").partition(" ")[2]
    return " ".join(_plain(name).split())[:_MAX_LABEL] or None


def _is_name(label: str) -> bool:
    """Tell `WEBER:` and `Léa Faber:` from a colon in a sentence."""
    first, *others = label.split()
    if not others:
        return label.isupper() and len(label) > 1
    return (
        first[0].isupper()
        and len(others) < 5
        and all(w[0].isupper() or w.isdigit() or w in _PARTICLES for w in others)
    )


def _plain(words: str) -> str:
    # A character number of thousands of digits raises ValueError: the words stay as they are.
    with suppress(ValueError):
        words = html.unescape(words)
    return CONTROL.sub("", words.replace("\n", " ")).strip()
