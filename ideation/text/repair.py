"""Words that copying broke: hyphens left from a line's end, two words glued into one.

A dictionary decides; what it does not know stays as it is. Only the reading is repaired.
"""

from __future__ import annotations

import re

from ideation.domain.language import Language
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
_WORD = re.compile(r"(?<![\w-])[^\W\d_]{6,}(?![\w-])")
# Small words that lose the space behind or before them when text is taken out of a page.
_SMALL = {
    Language.GERMAN: "nicht nur und oder auch zu mit für von wir sie ist die der das den".split(),
    Language.FRENCH: "les des une dans pour avec que qui nous vous est sont sur par".split(),
    Language.ENGLISH: "the and for with that this from are was not our their have".split(),
    Language.LUXEMBOURGISH: "net nëmmen an oder och mat fir vun mir si ass déi den dat".split(),
}


def repaired(reading: str, language: Language) -> str:
    """Return `reading` with broken and glued words made whole."""
    if "-" in reading and language in (Language.GERMAN, Language.LUXEMBOURGISH):
        reading = _HYPHEN.sub(_joined, reading)
    reading = _COMMA.sub(", ", reading)
    return _WORD.sub(lambda word: _parted(word[0], language), reading)


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
