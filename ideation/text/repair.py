"""Words that copying broke: hyphens left from a line's end, two words glued into one.

A dictionary decides; what it does not know stays as it is. Only the reading is repaired, each
repair can be listed, and a person may want words read as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from ideation.domain.language import Language
from ideation.domain.passage import Repair
from ideation.text.reading import broken_words, reading_of, same_words
from ideation.text.words import is_common

# "Informa-tion", "um-fassen": the second part small, no further hyphen on either side.
_HYPHEN = re.compile(
    r"(?<![\w-])(?P<head>[^\W\d_]{2,})-(?P<tail>[^\W\d_]{2,})(?P<more>-(?=\s|$|[,.;]))?(?![\w-])"
)
# A head that no dictionary knows may be a prefix or a name; longer ones are pieces of a word.
_SHORTEST_UNKNOWN = 5
# What joins names and stands between hyphens by right: "Esch-sur", "Start-up", "Tax-free".
_JOINTS = frozenset(
    "sur sous les la le en aux am an ob der in of to and up out off free by".split()
)
_COMMA = re.compile(r"(?<=[^\W\d_]),(?=[^\W\d_]{3})")
_TAIL = re.compile(r"[\w'’-]*")
_HEAD = re.compile(r"[\w'’-]*$")
# So much of a line is looked at for the word before a comma.
_LONGEST_HEAD = 60
_WORD = re.compile(r"(?<![\w-])[^\W\d_]{6,}(?![\w-])")
# Small words that lose the space behind or before them when text is taken out of a page.
_SMALL = {
    Language.GERMAN: "nicht nur und oder auch zu mit für von wir sie ist die der das den".split(),
    Language.FRENCH: "les des une dans pour avec que qui nous vous est sont sur par".split(),
    Language.ENGLISH: "the and for with that this from are was not our their have".split(),
    Language.LUXEMBOURGISH: "net nëmmen an oder och mat fir vun mir si ass déi den dat".split(),
}


# Asked of each repair with the words as they are written and read: whether it is made.
_Wanted = Callable[[str, str], bool]


def repaired(reading: str, language: Language, written: Collection[str] = ()) -> str:
    """Return `reading` with broken and glued words made whole, but for those of `written`."""
    kept = {same_words(each) for each in written}
    return _mended(reading, language, lambda words, _: same_words(words) not in kept)


def repairs_of(text: str, language: Language) -> list[Repair]:
    """Return what is repaired in the reading of `text`, each once, in order of kind and place."""
    found: dict[str, Repair] = {}

    def wanted(words: str, whole: str) -> bool:
        found.setdefault(same_words(words), Repair(written=words, read=whole))
        return True

    for words, whole in broken_words(text):
        wanted(words, whole)
    _mended(reading_of(text), language, wanted)
    return list(found.values())


def as_written(text: str, language: Language, written: Collection[str]) -> str:
    """Return the reading of `text` in which the words of `written` stay as they are."""
    return repaired(reading_of(text, written), language, written)


def _mended(reading: str, language: Language, wanted: _Wanted) -> str:
    def made(words: str, whole: str) -> str:
        return whole if words != whole and wanted(words, whole) else words

    if "-" in reading and language in (Language.GERMAN, Language.LUXEMBOURGISH):
        reading = _HYPHEN.sub(lambda found: made(found[0], _joined(found)), reading)
    reading = _COMMA.sub(lambda found: _spaced(found, wanted), reading)
    return _WORD.sub(lambda word: made(word[0], _parted(word[0], language)), reading)


def _spaced(found: re.Match[str], wanted: _Wanted) -> str:
    text, at = found.string, found.start()
    head = _HEAD.search(text[max(0, at - _LONGEST_HEAD) : at])
    tail = _TAIL.match(text, at + 1)
    one, other = head[0] if head else "", tail[0] if tail else ""
    return ", " if wanted(f"{one},{other}", f"{one}, {other}") else ","


def _joined(found: re.Match[str]) -> str:
    head, tail, more = found["head"], found["tail"], found["more"] or ""
    if not tail[0].islower() or tail in _JOINTS:
        return found[0]
    if is_common(head + tail) or (len(head) >= _SHORTEST_UNKNOWN and not is_common(head)):
        return head + tail + more
    return found[0]


def _parted(word: str, language: Language) -> str:
    if not word[1:].islower() or is_common(word):
        return word
    for small in _SMALL[language]:
        head, tail = word[: len(small)], word[len(small) :]
        if head.lower() == small and len(tail) > 2 and is_common(tail) and _whole(word):
            return f"{head} {tail}"
        head, tail = word[: -len(small)], word[-len(small) :]
        if tail == small and len(head) > 2 and is_common(head) and _whole(word):
            return f"{head} {tail}"
    return word


def _whole(word: str) -> bool:
    """Tell whether a word could be two: capitals begin German nouns, which are compounds."""
    return word[0].islower()
