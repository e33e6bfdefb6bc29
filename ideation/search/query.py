"""A query taken apart: any input is safe and none is an error."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ideation.domain.fold import fold, folded_words, loosely, name_key
from ideation.domain.language import Language

MAX_CHARACTERS = 2_000
_MAX_WORDS = 40
_WORD = re.compile(r"[^\W_]+")

# Words that carry no meaning of their own. Searching for them would match every passage of that
# language; meaning search still reads the whole question. They also tell its language.
_FUNCTION_WORDS = {
    language: frozenset(fold(word) for word in words.split())
    for language, words in {
        Language.ENGLISH: """
            a an and are as at be been by can could did do does for from had has have how i if in
            into is it its me my no not of on one or our out so some such than that the their them
            then there they this to up us was we were what when where which who whom whose why
            will with would you your
            """,
        Language.GERMAN: """
            aber alle als am an auch auf aus bei bin bis da damit das dass dem den der des die
            dies diese doch durch ein eine einem einen einer eines er es für gibt hat hatte hätte
            ich ihr ihre im in ist ja kann können könnte man mehr mit nach nicht noch nur ob oder
            ohne sein seine sich sie sind so über um und uns unser unsere vom von vor war was
            welche wem wen wenn wer werden wie wir wird wo würde zu zum zur
            """,
        Language.FRENCH: """
            au aux avec c ce ces cette d dans de des du elle elles en est et eux faire il ils j je
            l la le les leur leurs lui ma mais me mes mon même n ne nos notre nous on ou où par
            pas peut plus pour pourrait qu que quel quelle quelles quels qui quoi s sa sans se ses
            si son sont sur ta te un une vos votre vous y à été être
            """,
        Language.LUXEMBOURGISH: """
            a all an ass asw awer d dat datt de deen deem den där déi dës eis eise eng engem en et
            fir ginn gëtt hat hier hir hire hues huet iwwer kann keng ma mam mat méi mir net no
            nach oder op och si sinn seng säin sou ugangs um un vum vun wa wann war waren wat wei
            wéi wien wou ze zum
            """,
    }.items()
}
_EMPTY = frozenset().union(*_FUNCTION_WORDS.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What was asked: the text for meaning, the words for full text.

    `languages` are those it may be in: the one most of its function words are of, or all.
    """

    text: str
    words: tuple[str, ...]
    languages: tuple[Language, ...] = tuple(Language)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self.words

    def respelt(self, changes: Mapping[str, str]) -> Query:
        """Return the query with other words in the place of some."""
        text = _WORD.sub(lambda match: changes.get(match.group(), match.group()), self.text)
        words = dict.fromkeys(changes.get(word, word) for word in self.words)
        return replace(self, text=text, words=tuple(words))


def parse(raw: str) -> Query:
    """Return the query in `raw`. Quotes and operators are only punctuation."""
    # Readings are NFKC as well; a lone surrogate (a badly typed byte) is no text for an encoder.
    clean = raw[:MAX_CHARACTERS].encode("utf-8", "ignore").decode("utf-8")
    text = " ".join(unicodedata.normalize("NFKC", clean).split())
    everything = _WORD.findall(text)
    content = [word for word in everything if fold(word) not in _EMPTY]
    # A question of function words alone ("who are we") is looked for as it stands.
    chosen = content or everything
    unique = dict.fromkeys(chosen)
    return Query(text=text, words=tuple(unique)[:_MAX_WORDS], languages=_languages(everything))


def _languages(words: Sequence[str]) -> tuple[Language, ...]:
    folded = [fold(word) for word in words]
    counts = {
        language: sum(word in known for word in folded)
        for language, known in _FUNCTION_WORDS.items()
    }
    most = max(counts.values())
    return tuple(language for language in Language if counts[language] == most)


# Before a person's name, and no part of it.
_TITLES = frozenset(
    "prof professeur professor dr docteur dipl ing mag msc bsc phd me maitre".split()
)


def names_in(query: Query, known: Sequence[str]) -> list[str]:
    """Return the known names that the query mentions, the longest first.

    A name counts when all its words stand side by side in the query, whatever their case,
    accents, titles and legal form; a shorter one inside a longer is not asked for by itself. Where
    none does, "Mueller" asks for Müller and the other way round.
    """
    keys = {name: _bare_key(name) for name in known}
    haystack = folded_words(query.text)
    return _standing_in(haystack, keys) or _standing_in(
        loosely(haystack), {name: loosely(key) for name, key in keys.items()}
    )


def _standing_in(words: str, keys: Mapping[str, str]) -> list[str]:
    """Return the names whose keys stand in `words`, the longest first."""
    haystack = f" {words} "
    asked = {key for key in keys.values() if key and f" {key} " in haystack}
    for key in sorted(asked, key=lambda key: (-len(key), key)):
        if f" {key} " not in haystack:
            asked.remove(key)
        haystack = haystack.replace(f" {key} ", " | ")
    found = [name for name, key in keys.items() if key in asked]
    return sorted(found, key=lambda name: (-len(name), name))


def name_words(name: str) -> list[str]:
    """Return the words of a name as they are written, without titles and the legal form."""
    written = _WORD.findall(unicodedata.normalize("NFKC", name))
    whole, bare = name_key(name).split(), _bare_key(name).split()
    return written[len(whole) - len(bare) : len(whole)]


@lru_cache(maxsize=65_536)
def _bare_key(name: str) -> str:
    """Return the key of a name without the titles before it, if two words are left."""
    words = name_key(name).split()
    titles = next((at for at, word in enumerate(words) if word not in _TITLES), 0)
    return " ".join(words[titles:] if len(words) - titles > 1 else words)
