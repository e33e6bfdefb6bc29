"""Where the pairs come from, and how often each origin is drawn."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ideation.errors import BadInput
from ideation.text.terms import glossary_statements, glossary_terms

LANGUAGES = ("de", "fr", "lb")

TERMS = "glossary-terms"
STATEMENTS = "glossary-statements"

# How many sentences of an origin one pass draws. A pass is about 52,000 sentences; near our
# trade counts up, machine-translated manuals and statutes count down.
_PER_PASS = {
    "canada-laws": 900,
    "cldr-osm-labels": 400,
    "dspace-ui": 200,
    "eu-eforms-cpv": 1_000,
    "eurovoc": 1_000,
    "i18n-free": 600,
    "mlqe-pe-wikipedia": 3_000,
    "mozilla-www": 500,
    "msdocs-business-ht": 4_000,
    "msdocs-dotnet-mt": 100,
    "msdocs-it-ht": 800,
    "msdocs-it-mt": 200,
    "opennmt-demo-europarl": 3_000,
    "python-docs": 200,
    "shopware-ui": 200,
    "tatoeba": 14_000,
    "tico19": 600,
    "wiktionary": 2_000,
}
_PER_PASS_UNKNOWN = 1_000
# Expected draws of one sentence in one pass, whatever the size of its origin.
_PER_SENTENCE = {TERMS: 0.6, STATEMENTS: 2.0}
# Luxembourgish is scarce: each of its pairs is drawn at least this often in one pass.
_LUXEMBOURGISH = 0.2

_FILE_NAME = re.compile(r"(?P<origin>.+)\.(?P<language>[a-z]{2,3})-en\.tsv\.gz")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A sentence of `language` and its English translation."""

    origin: str
    language: str
    text: str
    english: str


def parallel_pairs(folder: Path) -> Iterator[Pair]:
    """Yield the pairs of every `ORIGIN.LANGUAGE-en.tsv.gz` in `folder`, by file name.

    Raises BadInput when there is no such file.
    """
    paths = sorted(folder.glob("*.tsv.gz"))
    named = [(path, match) for path in paths if (match := _FILE_NAME.fullmatch(path.name))]
    if not named:
        raise BadInput(
            f"{folder} holds no parallel text.",
            hint="It needs files like tatoeba.de-en.tsv.gz with lines `source<TAB>english`.",
        )
    for path, match in named:
        with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
            for line in lines:
                text, _, english = line.rstrip("\n").partition("\t")
                if text and english and "\t" not in english:
                    yield Pair(
                        origin=match["origin"],
                        language=match["language"],
                        text=text.strip(),
                        english=english.strip(),
                    )


def draws(origin: str, language: str, *, sentences: int) -> float:
    """Return how often one of an origin's `sentences` is expected in one pass."""
    if origin in _PER_SENTENCE:
        return _PER_SENTENCE[origin]
    even = _PER_PASS.get(origin, _PER_PASS_UNKNOWN) / max(sentences, 1)
    return max(even, _LUXEMBOURGISH) if language == "lb" else even


def glossary_pairs(glossary: Path) -> Iterator[Pair]:
    """Yield the glossary's terms and statements as pairs with their English form."""
    for term in glossary_terms(glossary):
        for language in LANGUAGES:
            for form in term.forms.get(language, ()):
                yield Pair(origin=TERMS, language=language, text=form, english=term.forms["en"][0])
    for row in glossary_statements(glossary):
        for language in LANGUAGES:
            yield Pair(origin=STATEMENTS, language=language, text=row[language], english=row["en"])
