"""spaCy's blank pipeline: tokens, stop words, and our tables of words as labelled spans.

The only file that touches spaCy; it loads on first use and downloads nothing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from runpy import run_path
from typing import TYPE_CHECKING, Any

from ideation.domain.fold import fold
from ideation.domain.language import Language
from ideation.text.sentences import blocks

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

# Tables whose words name what stands beside them; "given" and "places" name themselves.
_TABLES = (
    *("titles", "roles", "public", "research", "association", "intermediary", "investor"),
    *("firms", "legal_forms", "announcing", "places", "given"),
)
_STRETCH = 500_000
# Short legal forms that are no other word in any of the languages.
_NO_OTHER_WORDS = frozenset({"plc", "ltd", "llc", "llp"})
# A word that begins a paragraph, a list item or a line broken on purpose.
NEW_LINE = "new line"
_ELISION = r"(?<=\b[dlnmsjcDLNMSJC])['’](?=\w)"
# At the end of a sentence, also behind a capital: "GmbH."; "S.A." and "e.V." keep theirs.
_FULL_STOP = r"(?<=[^\W\d_][^\W\d_])\."
# Within a name their full stop ends no sentence: "Kirchengemeinde St. Ulmen".
_SHORT = ("St.", "Ste.", "Skt.", "Gebr.", "Univ.")
# "Network-Partnern", "Galvo-Team": a name with a German word for what belongs to it.
_BELONGING = (
    r"-(?=(?:Partner|Mitarbeiter|Team|Mitglied|Kunde|Werk(?!st|zeug)|Standort|Dienst|Chef|Leute|Leit\b"
    r"|Jungs|Truppe|Nachbar|Konkurrent|Ableger)\w*)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word or mark of a text with the tables it stands in, by its offsets in code points."""

    text: str
    start: int
    end: int
    labels: frozenset[str]

    @property
    def is_legal_form(self) -> bool:
        """Whether it is a legal form: short ones have capitals, or they are other words."""
        short = len(self.text) in (2, 3) and self.text.isalpha() and self.text.islower()
        return "legal_forms" in self.labels and (not short or self.text in _NO_OTHER_WORDS)

    @property
    def is_capital(self) -> bool:
        """Whether it is a word that begins with a capital, or an acronym."""
        return self.text[0].isupper() and any(char.isalpha() for char in self.text[1:])


@lru_cache(maxsize=1)
def tokeniser() -> Pipeline:
    """Return a pipeline that only cuts words, one for all languages.

    French's own takes seconds to build, and elided articles, its one advantage, are parted by
    who asks.
    """
    import spacy

    return spacy.blank("xx")


@lru_cache(maxsize=4)
def stop_words(language: Language) -> frozenset[str]:
    """Return spaCy's stop words of a language.

    Their file is run by itself: its package compiles how French cuts words first, for seconds.
    """
    words = files("spacy") / "lang" / language.value / "stop_words.py"
    return frozenset(run_path(str(words))["STOP_WORDS"])


def labelled_tokens(text: str) -> list[Token]:
    """Return the tokens of `text` with their labels, white space left out."""
    found: list[Token] = []
    starts = {block.start for block in blocks(text)}
    start = 0
    # spaCy takes no text beyond a million characters; a long one is read in stretches.
    while start < len(text):
        end = start + _STRETCH
        if end < len(text):
            cut_at = max(text.rfind(mark, start, end) for mark in "\n ")
            end = cut_at + 1 if cut_at > start else end
        found += _labelled(text[start:end], start, starts)
        start = end
    return found


def _labelled(stretch: str, offset: int, line_starts: set[int]) -> Iterator[Token]:
    doc = _labelling()(stretch)
    labels: dict[int, set[str]] = {}
    for span in doc.spans["ruler"]:
        for token in span:
            labels.setdefault(token.i, set()).add(span.label_)
    for token in doc:
        if not token.is_space:
            if offset + token.idx in line_starts:
                labels.setdefault(token.i, set()).add(NEW_LINE)
            if token.text[0].isupper() and fold(token.text) in _folded_names():
                labels.setdefault(token.i, set()).add("given")
            yield Token(
                text=token.text,
                start=offset + token.idx,
                end=offset + token.idx + len(token.text),
                labels=frozenset(labels.get(token.i, ())),
            )


@lru_cache(maxsize=1)
def _labelling() -> Pipeline:
    import spacy
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_suffix_regex

    pipeline = spacy.blank("xx")
    given = pipeline.tokenizer
    assert isinstance(given, Tokenizer)
    # Names keep their hyphens: "Jean-Claude", "Stahl-Werk"; elided articles go.
    pipeline.tokenizer = Tokenizer(
        pipeline.vocab,
        prefix_search=given.prefix_search,
        suffix_search=compile_suffix_regex(
            [*(pipeline.Defaults.suffixes or ()), _FULL_STOP]
        ).search,
        infix_finditer=compile_infix_regex([_ELISION, _BELONGING, r"(?<=\w)[(–—](?=\w)"]).finditer,
    )
    for short in _SHORT:
        pipeline.tokenizer.add_special_case(short, [{"ORTH": short}])
    ruler: Any = pipeline.add_pipe(
        "span_ruler", config={"phrase_matcher_attr": "LOWER", "validate": False}
    )
    ruler.add_patterns(list(_patterns()))
    return pipeline


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Return the given names that our table knows, in small letters."""
    return frozenset(_tables()["given"].split())


@lru_cache(maxsize=1)
def _folded_names() -> frozenset[str]:
    """Return the given names without accents, with or without which people write them."""
    return frozenset(map(fold, given_names()))


@lru_cache(maxsize=1)
def places() -> frozenset[str]:
    """Return the places that our table knows, in small letters."""
    return frozenset(_tables()["places"].strip().split("\n"))


@lru_cache(maxsize=1)
def _tables() -> dict[str, str]:
    path = files("ideation.text.entities") / "tables.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def place_names() -> frozenset[str]:
    """Return the places, folded, and what notes call their own country for short.

    Where a name is looked for, "Lux" may be one.
    """
    return frozenset({"lux", *map(fold, places())})


def _patterns() -> list[dict[str, Any]]:
    data = _tables()
    found: list[dict[str, Any]] = []
    for table in _TABLES:
        words = data[table].split() if table == "given" else data[table].strip().split("\n")
        endings = [word[1:] for word in words if word.startswith("~")]
        # A word's case decides whether its last dot is cut off.
        found += [
            {"label": table, "pattern": spelling}
            for word in words
            if word and word[0] != "~"
            for spelling in sorted({word, word.upper(), word.title(), _formal(word)})
        ]
        if endings:
            regex = rf"^[\w-]*(?:{'|'.join(map(re.escape, endings))})(?:s|es|n|en)?$"
            found.append({"label": table, "pattern": [{"LOWER": {"REGEX": regex}}]})
    return found


def _formal(word: str) -> str:
    """Return "e.v." as "e.V.": only what stands behind the first dot is great."""
    head, dot, tail = word.partition(".")
    return head + dot + tail.upper()


def cut(text: str) -> Doc:
    """Return the words of `text` as spaCy cuts them."""
    return tokeniser()(text)
