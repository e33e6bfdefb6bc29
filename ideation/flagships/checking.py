"""Check a paper: every number and name of a sentence stands in what it cites, or is computed of it.

Numbers are read as they are written in four languages (22.000, 22 000, 14,5, zwölf); names are
those that the workspace knows, and words with a capital inside a sentence where that means a name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ideation.domain.calendar_names import WRITTEN_MONTHS
from ideation.domain.fold import folded_words
from ideation.domain.ids import PassageId
from ideation.domain.report import Block, Bullets, Paragraph, Report, Sentence

# At most so much of a paper may be editorial.
MOST_EDITORIAL = 0.2

_DIGITS = re.compile(
    r"\d{1,3}(?:[.,'’\u00a0\u2009\u202f ]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
)
_GROUP = re.compile(r"[.,'’\u00a0\u2009\u202f ](?=\d{3}(?!\d))")
# "Q3" is a number with a letter before it, and no word.
_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:['’\-][^\W\d_]+)*(?![\w])")
_SPELT = {
    word: str(number)
    for number, words in (
        (2, "two zwei deux zwee zwou"),
        (3, "three drei trois dräi"),
        (4, "four vier quatre véier"),
        (5, "five fünf cinq fënnef"),
        (6, "six sechs"),
        (7, "seven sieben sept siwen"),
        (8, "eight acht huit"),
        (9, "nine neun neuf néng"),
        (10, "ten zehn dix zéng"),
        (11, "eleven elf onze eelef"),
        (12, "twelve zwölf douze zwielef"),
        (20, "twenty zwanzig vingt zwanzeg"),
        (30, "thirty dreissig dreißig trente"),
        (50, "fifty fünfzig cinquante"),
        (100, "hundred hundert cent"),
        (1000, "thousand tausend mille"),
    )
    for word in words.split()
}
# Languages in which a capital inside a sentence marks a name; German gives one to every noun.
_CAPITAL_IS_NAME = frozenset({"en", "fr"})
_SENTENCE_START = re.compile(r"(?:^|[.!?:;–—„“”\"«»(•]\s*)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """Something counted or looked up: `text` as a sentence writes it, of these passages.

    A sentence may say it only where it cites all of them.
    """

    text: str
    passage_ids: frozenset[PassageId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What sentences can lean on.

    `texts`: what each passage says, verbatim and repaired. `computed`: what follows from them.
    `names`: all names that the workspace knows. `frame`: words of our own that are no names.
    """

    texts: Mapping[PassageId, Sequence[str]]
    computed: Sequence[Computed] = ()
    names: Collection[str] = ()
    frame: Collection[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A cited sentence, and the numbers and names in it that its sources do not bear out."""

    sentence: Sentence
    missing: tuple[str, ...]


def faults(report: Report, evidence: Evidence) -> list[Fault]:
    """Return the cited sentences that say more than their sources."""
    found = []
    for sentence in report.sentences:
        missing = () if sentence.editorial else unsupported(sentence, evidence, report.language)
        if missing:
            found.append(Fault(sentence=sentence, missing=missing))
    return found


def honest(report: Report, evidence: Evidence) -> Report:
    """Return the report with every sentence that says more than its sources marked editorial."""
    wrong = {each.sentence for each in faults(report, evidence)}

    def marked(sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
        return tuple(replace(each, editorial=True) if each in wrong else each for each in sentences)

    blocks: list[Block] = []
    for block in report.blocks:
        if isinstance(block, Paragraph):
            blocks.append(Paragraph(marked(block.sentences)))
        elif isinstance(block, Bullets):
            blocks.append(Bullets(tuple(marked(each) for each in block.items)))
        else:
            blocks.append(block)
    return replace(report, blocks=tuple(blocks))


def unsupported(sentence: Sentence, evidence: Evidence, language: str) -> tuple[str, ...]:
    """Return the numbers and names of a sentence that stand in none of its sources."""
    cited = {each.passage_id for each in sentence.sources if each.passage_id is not None}
    grounds = [text for each in cited for text in evidence.texts.get(each, ())]
    grounds += [each.text for each in evidence.computed if each.passage_ids <= cited]
    # A title or a day of a note bears out a name or a date, but no count.
    known = {number for text in grounds for number in numbers_in(text)}
    told = _without_names(_without_days(sentence), sentence)
    missing = [each for each in numbers_in(told) if each not in known]
    grounds += [f"{each.organisation or ''} {each.title}" for each in sentence.sources]
    said = f" {' '.join(folded_words(text) for text in grounds)} "
    missing += [
        name
        for name in names_in(sentence.text, evidence, language)
        if f" {folded_words(name)} " not in said
    ]
    return tuple(dict.fromkeys(missing))


def numbers_in(text: str) -> list[str]:
    """Return the numbers of a text in their plain form: "22.000" is 22000, "zwölf" is 12."""
    digits = []
    for found in _DIGITS.finditer(text):
        plain = _GROUP.sub("", found[0]).replace(",", ".").rstrip(".")
        whole, _, part = plain.partition(".")
        part = part.rstrip("0")
        digits.append(f"{int(whole)}.{part}" if part else str(int(whole)))
    spelt = [_SPELT[word] for word in _words(text) if word in _SPELT]
    return [*digits, *spelt]


def names_in(text: str, evidence: Evidence, language: str) -> list[str]:
    """Return the names in a text: known ones, and where the language tells, unknown ones."""
    folded = f" {folded_words(text)} "
    found = [
        each for each in evidence.names if (key := folded_words(each)) and f" {key} " in folded
    ]
    if language not in _CAPITAL_IS_NAME:
        return found
    named = {word for each in found for word in folded_words(each).split()}
    own = {folded_words(each) for each in evidence.frame}
    for match in _WORD.finditer(text):
        word = match[0]
        inside = not _SENTENCE_START.search(text[: match.start()])
        key = folded_words(word)
        if not inside or not word[0].isupper() or word == "I" or key in own:
            continue
        if not set(key.split()) <= named:
            found.append(word)
    return found


def _without_days(sentence: Sentence) -> str:
    """Return the text without the days of its sources, however they are written."""
    text = sentence.text
    for day in {each.date for each in sentence.sources if each.date}:
        months = "|".join(names[day.month - 1] for names in WRITTEN_MONTHS.values())
        written = rf"(?i)\b0?{day.day}(?:\.|er)?\s(?:{months})(?:\s{day.year})?\b"
        plain = rf"\b{day.isoformat()}\b|\b0?{day.day}\.0?{day.month}\.{day.year}\b"
        # The year alone is when the note was made, too.
        text = re.sub(rf"\b{day.year}\b", " ", re.sub(f"{written}|{plain}", " ", text))
    return text


def _without_names(text: str, sentence: Sentence) -> str:
    """Return the text without the organisations of its sources: "U3F" counts nothing."""
    names = {each.organisation for each in sentence.sources if each.organisation}
    for name in sorted(names, key=len, reverse=True):
        if not name.isnumeric():
            text = text.replace(name, " ")
    return text


def _words(text: str) -> list[str]:
    return [each[0].casefold() for each in _WORD.finditer(text)]
