"""Which known organisations may be one and the same, by their names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import combinations

from rapidfuzz.distance import OSA

from ideation.domain.fold import fold, folded_words, name_key
from ideation.domain.organisation import Organisation, Status

# Legal forms where `name_key` does not look for them: not at the end.
_FORMS = frozenset(
    "gmbh mbh ag kg ohg ug gbr ev eg sa sas sarl scs asbl sprl srl bv nv sci sasu eurl snc scop gie"
    " ltd inc llc plc se".split()
)
# What a house adds to its name for a part or the whole of itself.
_HOUSE = frozenset(
    "group groupe gruppe grupp holding luxembourg luxemburg letzebuerg deutschland allemagne"
    " germany france frankreich belgique belgien belgium europe europa international".split()
)
_BRACKETED = re.compile(r"\(([A-ZÄÖÜÉ][\w&.-]{1,9})\)")
_ACRONYM = re.compile(r"[A-ZÄÖÜ][A-ZÄÖÜ0-9&-]{1,8}")
_SMALL_WORDS = frozenset(
    "a an and der die das des de du d den et en fur fir la le les l of og the und vun von zu"
    " zur".split()
)
_TWO_LETTERS = re.compile(r"([aou])e")
# Shorter names differ from others by a letter without being a slip of it.
_SHORTEST_TYPO = 7
_FEWEST_INITIALS = 3
# A key that so many share tells nothing apart.
_CROWD = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class NearNames:
    """Two organisations that may be one; `reason` says what their names share."""

    kept: Organisation
    gone: Organisation
    reason: str


def near_names(organisations: Sequence[Organisation]) -> list[NearNames]:
    """Return the pairs whose names are near, each once, by its surest reason.

    Names meet under keys, so that the time grows with their number, not with its square.
    """
    found: dict[tuple[int, int], NearNames] = {}
    for reason, keys in _KEYS.items():
        meeting: dict[str, list[Organisation]] = defaultdict(list)
        for organisation in organisations:
            for key in set(keys(organisation.name)):
                meeting[key].append(organisation)
        for key in sorted(meeting):
            # Within one house everybody is near; that is a matter of parents.
            if 1 < len(meeting[key]) <= _CROWD:
                for one, other in combinations(meeting[key], 2):
                    related = one.parent_id == other.id or other.parent_id == one.id
                    if not related and _fits(reason, one.name, other.name):
                        kept, gone = sorted((one, other), key=partial(_rank, reason))
                        found.setdefault(
                            (min(one.id, other.id), max(one.id, other.id)),
                            NearNames(kept=kept, gone=gone, reason=reason),
                        )
    return sorted(found.values(), key=lambda each: (each.kept.id, each.gone.id))


def _rank(reason: str, organisation: Organisation) -> tuple[bool, bool, int, int]:
    """Order the two: told in full, then confirmed, then met more often, then older."""
    short = reason == ACRONYM and _is_short(organisation.name)
    unsure = organisation.status is not Status.CONFIRMED
    return (short, unsure, -organisation.notes, int(organisation.id))


def _fits(reason: str, one: str, other: str) -> bool:
    if reason == ACRONYM:
        # Two long names with the same initials are no sign of anything.
        return any(map(_is_short, (one, other))) or all(map(_BRACKETED.search, (one, other)))
    if reason == HOUSE:
        # The parts of a house in two countries are two.
        first, second = set(_bare(one)), set(_bare(other))
        return first <= second or second <= first
    if reason == TYPO:
        slip, meant = _joined(one), _joined(other)
        # "Werk 2" is not "Werk 3", nor "Nauer" "Bauer".
        same_start = slip[0] == meant[0] and _digits(slip) == _digits(meant)
        return same_start and OSA.distance(slip, meant, score_cutoff=1) <= 1
    return True


@lru_cache(maxsize=32_768)
def _bare(name: str) -> tuple[str, ...]:
    """Return the words of a name without brackets, legal forms and accents written as letters."""
    words = folded_words(_BRACKETED.sub(" ", name)).split()
    key = name_key(" ".join(words)).split()
    kept = [word for word in key if word not in _FORMS]
    return tuple(_TWO_LETTERS.sub(r"\1", word) for word in kept or key)


def _joined(name: str) -> str:
    return "".join(_bare(name))


def _digits(text: str) -> list[str]:
    return [char for char in text if char.isdigit()]


def _spellings(name: str) -> Iterator[str]:
    yield _joined(name)


def _houses(name: str) -> Iterator[str]:
    words = [word for word in _bare(name) if word not in _HOUSE]
    if words:
        yield "".join(words)


def _acronyms(name: str) -> Iterator[str]:
    """Yield what stands in brackets, the name itself where it is short, and its initials."""
    for found in _BRACKETED.findall(name):
        yield _letters(found)
    if _is_short(name):
        yield _letters(name)
        return
    words = folded_words(_BRACKETED.sub(" ", name)).split()
    for initials in (words, [word for word in words if word not in _SMALL_WORDS]):
        if len(initials) >= _FEWEST_INITIALS:
            yield "".join(word[0] for word in initials)


def _is_short(name: str) -> bool:
    return _ACRONYM.fullmatch(name.strip()) is not None


def _letters(text: str) -> str:
    return "".join(char for char in fold(text) if char.isalnum())


def _slips(name: str) -> Iterator[str]:
    """Yield the name and the name without each of its letters: two that share one are near."""
    joined = _joined(name)
    if len(joined) >= _SHORTEST_TYPO:
        yield joined
        yield from (joined[:at] + joined[at + 1 :] for at in range(len(joined)))


SPELLING, HOUSE, ACRONYM, TYPO = "spelling", "house", "acronym", "typo"
# The surest reason first.
_KEYS = {SPELLING: _spellings, ACRONYM: _acronyms, HOUSE: _houses, TYPO: _slips}
