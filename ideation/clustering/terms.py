"""The words that set each cluster apart, and names made of them."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import copy
from itertools import chain, combinations, count
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ideation.clustering.fit import UNCLUSTERED, Labels
from ideation.domain.calendar_names import CALENDAR, MONTHS
from ideation.domain.fold import fold, fold_word
from ideation.domain.language import LARGE_NOUNS

_FEWEST, _NAME_TERMS = 2, 3
_BETWEEN = " · "
# A longer name is cut to fewer terms.
_LONGEST = 40
# Fewer members in a language do not name a cluster in it.
_SPEAKERS = 2
# Two terms that begin alike for so many letters are one word to a reader.
_STEM = 5
# What a member counts that is far from the centre.
_FAR = 0.05

# Months, days and seasons say when, not what; folded.
_CALENDAR = frozenset(
    fold(name)
    for name in (
        *CALENDAR,
        *(name for names in MONTHS for name in names),
        *"jaenner anf mitte ende time hour zeit stunde temps heure zait stonn".split(),
    )
)
# What is done in every talk and every mail is its subject in none; folded.
_TALK = frozenset(
    """
    ask answer reply tell refuse promise sign add write send call wait subject agenda attendee
    question point list step note frage fragen antwort antworten betreff versprechen zusagen
    melden schreiben schicken anrufen warten notiz punkt liste gesprach termin demander demande
    repondre reponse refuser promettre signer ajouter ecrire envoyer appeler attendre objet sujet
    point froen fro antwert antwerten schreiwen scheckt waarden
    """.split()
)
# How much, not what; folded.
_UNITS = frozenset(
    """
    tonne tonnen kilo kilogramm kilogramme gramm gramme liter litre meter metre kilometer kilometre
    millimeter millimetre quadratmeter kubikmeter grad degre degree stuck piece pieces kwh mwh
    million millionen milliard milliarde cent minute minuten sekunde seconde second zahl nombre
    number anzahl halfte moitie half
    """.split()
)

Rows = Sequence[int]


class Terms(NamedTuple):
    """The terms of a cluster, best first, and words that may tell its name from another's."""

    telling: list[str]
    spare: list[str]


def top_terms(
    words: Sequence[Sequence[str]],
    labels: Labels,
    *,
    k: int = 8,
    languages: Sequence[str] | None = None,
    reader: str | None = None,
    neighbours: Mapping[int, Sequence[int]] | None = None,
    closeness: Sequence[float] | NDArray[np.float32] | None = None,
    excluded: Collection[str] = (),
) -> dict[int, Terms]:
    """Return up to k terms of each cluster, best first, by class-based tf-idf; as many to spare.

    `words[i]` are the lemmas of passage i, `labels[i]` its cluster, `languages[i]` its language.
    With languages, terms come from the members in `reader`, the language of who reads, where two
    or more of them share a term; else from those in the language that most members speak, since
    a name of three languages is none. Terms in which `neighbours` (see `quality.neighbours`) also
    speak count less, and members count by their `closeness` (`quality.closeness`) to the centre.
    `excluded` are folded words that are never terms: names of people and firms.

    The share of members that use a term takes the place of its frequency (Grootendorst 2022), so
    that one long passage cannot name a cluster. What only one member says, and verbs and
    adjectives where they can be told by their small letter, only make up for a lack of terms;
    else they are the words to spare.
    Words of the calendar, of talking and of measuring are none. Spellings that differ in case or
    accents count together.
    """
    counted = Counted(words, languages=languages, excluded=excluded)
    if closeness is not None:
        counted = counted.weighed(closeness)
    return top_of(counted, labels, k=k, reader=reader, neighbours=neighbours)


def top_of(
    counted: Counted,
    labels: Labels,
    *,
    k: int = 8,
    reader: str | None = None,
    neighbours: Mapping[int, Sequence[int]] | None = None,
) -> dict[int, Terms]:
    """Return `top_terms` of passages whose words are counted: once for readers of all languages."""
    members: dict[int, list[int]] = defaultdict(list)
    for row, label in enumerate(labels.tolist()):
        members[label].append(row)
    heard = {
        label: _heard(rows, reader, counted)
        for label, rows in sorted(members.items())
        if label != UNCLUSTERED
    }
    return {
        label: counted.best(
            rows,
            [members[each] for each in (neighbours or {}).get(label, ()) if each in members],
            k,
        )
        for label, rows in heard.items()
    }


def names(terms: Mapping[int, Terms], *, before: Mapping[int, str] | None = None) -> dict[int, str]:
    """Return a name per cluster of one to three of its terms, never two of the same words.

    A name that a cluster had `before` stays while all its terms are still among the best: names
    that change with every note are no names.

    Terms that are near the same word do not stand together in a name. The first clusters choose
    first; one that finds its name taken changes its last term, then others, then takes words to
    spare or two words only, and ends in a number where it has nothing else to say.
    """
    found = {
        label: name
        for label, name in (before or {}).items()
        if _key(name.split(_BETWEEN)) <= _key(terms[label].telling)
    }
    taken = {_key(name.split(_BETWEEN)) for name in found.values()}
    for label, each in terms.items():
        if label in found:
            continue
        first = next(_proposals(each.telling))
        more = _proposals([*each.telling, *each.spare], fewer=True)
        proposals = chain(_proposals(each.telling), more)
        chosen = next((one for one in proposals if _key(one) not in taken), None)
        if chosen is None:
            numbers = (f"({number})" for number in count(label + 1))
            number = next(one for one in numbers if _key((*first, one)) not in taken)
            chosen, found[label] = (*first, number), f"{_written(first)} {number}"
        else:
            found[label] = _written(chosen)
        taken.add(_key(chosen))
    return found


def _key(chosen: Sequence[str]) -> frozenset[str]:
    return frozenset(map(fold, chosen))


def _written(chosen: Sequence[str]) -> str:
    name = _BETWEEN.join(chosen) or "…"
    return name[0].upper() + name[1:] if chosen and chosen[0].islower() else name


class Counted:
    """How often each folded word is used, over all passages, within each language."""

    def __init__(
        self,
        words: Sequence[Sequence[str]],
        *,
        languages: Sequence[str] | None = None,
        excluded: Collection[str] = (),
    ) -> None:
        """Count the words of passages; for the options see `top_terms`."""
        spoken = ["" if languages is None else str(languages[row]) for row in range(len(words))]
        excluded = _CALENDAR.union(_TALK, _UNITS, excluded)
        self.spoken, self._weights = spoken, [1.0] * len(words)
        self._passages = Counter(spoken)
        self._shown: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self._terms: list[frozenset[str]] = []
        for lemmas, language in zip(words, spoken, strict=True):
            terms = set()
            for lemma in dict.fromkeys(lemmas):
                folded = fold_word(lemma)
                if folded not in excluded:
                    terms.add(folded)
                    self._shown[language, folded][lemma] += 1
            self._terms.append(frozenset(terms))
        self._used = Counter(
            (language, term)
            for language, terms in zip(spoken, self._terms, strict=True)
            for term in terms
        )

    def weighed(self, closeness: Sequence[float] | NDArray[np.float32]) -> Counted:
        """Return the same words, of passages that count by their closeness to their centre."""
        other = copy(self)
        other._weights = np.maximum(closeness, _FAR).tolist()
        return other

    def best(self, rows: Rows, others: Sequence[Rows], k: int) -> Terms:
        """Return the terms of the passages `rows` that set them apart, as they are written."""
        languages = {self.spoken[row] for row in rows}
        users = Counter(term for row in rows for term in self._terms[row])
        shares, abroad = self._shares(rows), [self._shares(each, languages) for each in others]
        written = {term: self._written(term, languages) for term in shares}
        small = {
            term for term, shown in written.items() if languages <= LARGE_NOUNS and shown.islower()
        }
        weight = {}
        for term, share in shares.items():
            near = max((each.get(term, 0.0) for each in abroad), default=0.0)
            weight[term] = share * share / (share + near) * self._rarity(term, languages)
            weight[term] *= math.sqrt(users[term] / self._users(term, languages))
        # Rounded, since sums depend on the order of passages in their last digits.
        weight = {term: round(value, 9) for term, value in weight.items()}
        ranked = sorted(weight, key=lambda term: (-weight[term], term))
        telling = [term for term in ranked if users[term] > 1 and term not in small]
        rest = sorted(
            set(ranked) - set(telling), key=lambda term: (term in small, -weight[term], term)
        )
        needed = max(0, _FEWEST - len(telling))
        chosen, spare = [*telling, *rest[:needed]], rest[needed:]
        return Terms([written[term] for term in chosen[:k]], [written[term] for term in spare[:k]])

    def shared(self, rows: Rows) -> bool:
        """Return whether two of the passages use the same term."""
        users = Counter(term for row in rows for term in self._terms[row])
        return any(count > 1 for count in users.values())

    def _shares(self, rows: Rows, languages: Collection[str] | None = None) -> dict[str, float]:
        """Return the share of passages (in these languages) that use each term, by weight."""
        heard = [row for row in rows if languages is None or self.spoken[row] in languages]
        total = sum(self._weights[row] for row in heard)
        used: dict[str, float] = defaultdict(float)
        for row in heard:
            for term in sorted(self._terms[row]):
                used[term] += self._weights[row] / total
        return used

    def _rarity(self, term: str, languages: Collection[str]) -> float:
        total = sum(self._passages[each] for each in languages)
        return math.log1p(total / self._users(term, languages))

    def _users(self, term: str, languages: Collection[str]) -> int:
        return sum(self._used[each, term] for each in languages)

    def _written(self, term: str, languages: Collection[str]) -> str:
        """Return the commonest spelling; of equals the small one, where nouns are small."""
        spellings: Counter[str] = Counter()
        for language in languages:
            spellings.update(self._shown.get((language, term), {}))
        large = set(languages) <= LARGE_NOUNS
        return min(
            spellings,
            key=lambda each: (-spellings[each], each[:1].isupper() != large, each),
        )


def _heard(rows: list[int], reader: str | None, counted: Counted) -> Rows:
    """Return the members whose words name the cluster for this reader."""
    spoken = counted.spoken
    count = Counter(spoken[row] for row in rows)
    own = [row for row in rows if spoken[row] == reader]
    if len(own) >= _SPEAKERS and counted.shared(own):
        return own
    most = min(count, key=lambda each: (-count[each], each))
    return [row for row in rows if spoken[row] == most] if count[most] >= _SPEAKERS else rows


def _proposals(ranked: Sequence[str], *, fewer: bool = False) -> Iterator[tuple[str, ...]]:
    """Yield names of three terms, or as many as there are, the best first; always one.

    With `fewer` names of two terms follow.
    """
    distinct: list[str] = []
    for term in ranked:
        if not any(_alike(fold(term), fold(other)) for other in distinct):
            distinct.append(term)
    size = min(_NAME_TERMS, len(distinct))
    while size > 1 and len(_BETWEEN.join(distinct[:size])) > _LONGEST:
        size -= 1
    # The last place of the best terms changes first, then the one before it.
    yield from combinations(distinct, size)
    if fewer and size == _NAME_TERMS:
        yield from combinations(distinct, size - 1)


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one[:_STEM] == other[:_STEM] or (len(short) >= _STEM and short in long)
