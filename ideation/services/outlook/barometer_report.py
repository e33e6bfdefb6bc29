"""A barometer as a paper of one page: a table, then each part with its quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ideation.domain.barometer import Reading
from ideation.domain.ids import PassageId
from ideation.domain.report import (
    Block,
    Footnote,
    Grid,
    Heading,
    Paragraph,
    Quote,
    Report,
    Sentence,
    Source,
)
from ideation.services.outlook.barometer import MadeBarometer
from ideation.trends.barometer import BarometerRules
from ideation.trends.barometer_words import Words

_DASH = "–"
# So many themes are told; the page is one.
_THEMES = 5
# Layout of a note's Markdown around its words: list and quote marks, bold.
_LAYOUT = re.compile(r"^\s*(?:[-*>]|\d+[.)])\s+|\*\*|__")


def barometer_report(
    made: MadeBarometer, *, language: str, model_name: str, named: bool = True
) -> Report:
    """Return the paper in `language`; BadInput where it does not speak it.

    With `named` off no organisation and no title of a note is named: a quote's source is a
    category and a month.
    """
    return _Writer(made, Words(language), named=named).report(model_name)


class _Writer:
    def __init__(self, made: MadeBarometer, words: Words, *, named: bool) -> None:
        self._made, self._barometer, self._words = made, made.barometer, words
        self._named = named

    def report(self, model_name: str) -> Report:
        barometer, say = self._barometer, self._words.say
        blocks: list[Block] = [self._opening(), self._table()]
        for reading in barometer.readings:
            blocks += self._part(reading)
        if barometer.themes:
            blocks += [Heading(say("themes"), 2), self._themes()]
        blocks.append(Footnote(self._rule()))
        return Report(
            title=say("title", sector=barometer.sector),
            subtitle=say("subtitle", month=self._words.month(barometer.month)),
            language=self._words.language,
            made=say("made", model=model_name),
            blocks=tuple(blocks),
        )

    def _opening(self) -> Paragraph:
        barometer, words = self._barometer, self._words
        if not barometer.passages:
            return Paragraph((Sentence(words.say("heard_none")),))
        heard = words.say(
            "heard",
            passages=words.count("statement", barometer.passages),
            organisations=words.count("organisation", barometer.organisations),
            notes=words.count("note", barometer.notes),
        )
        key = "heard_before" if barometer.before else "heard_before_none"
        before = words.count("organisation", barometer.before)
        sentences = [Sentence(heard), Sentence(words.say(key, organisations=before))]
        if not barometer.enough:
            sentences.append(Sentence(words.say("too_few_sector")))
        return Paragraph(tuple(sentences))

    def _table(self) -> Grid:
        say = self._words.say
        return Grid(
            columns=tuple(
                say(f"table_{each}")
                for each in ("part", "statements", "organisations", "before", "usual", "interval")
            ),
            rows=tuple(
                (
                    say(each.aspect.value),
                    str(len(each.passage_ids)),
                    str(each.organisations),
                    _DASH if each.before is None else str(each.before),
                    _DASH if each.usual is None else self._words.decimal(each.usual),
                    self._interval(each),
                )
                for each in self._barometer.readings
            ),
        )

    def _themes(self) -> Grid:
        """Return of which themes most organisations spoke, against the month before."""
        say = self._words.say
        heads = ("theme", "statements", "organisations", "before")
        return Grid(
            columns=tuple(say(f"table_{each}") for each in heads),
            rows=tuple(
                (
                    each.name,
                    str(len(each.passage_ids)),
                    str(each.organisations),
                    _DASH if each.before is None else str(each.before),
                )
                for each in self._barometer.themes[:_THEMES]
            ),
        )

    def _interval(self, reading: Reading) -> str:
        low, high = reading.interval.low, reading.interval.high
        return f"{self._words.decimal(low)}{_DASH}{self._words.decimal(high)}"

    def _part(self, reading: Reading) -> list[Block]:
        blocks: list[Block] = [Heading(self._words.say(reading.aspect.value), 2)]
        blocks.append(Paragraph(tuple(self._sentences(reading))))
        blocks += (self._quote(each) for each in reading.quotes)
        return blocks

    def _sentences(self, reading: Reading) -> list[Sentence]:
        words, n = self._words, len(reading.passage_ids)
        if not n:
            told = [Sentence(words.say("said_none"))]
            return [*told, Sentence(self._against(reading))] if reading.before else told
        key = "too_few" if not reading.enough else "said_one" if n == 1 else "said"
        sources = self._sources(self._quotable(reading))
        sentences = [
            Sentence(
                words.say(
                    key,
                    passages=words.count("statement", n),
                    organisations=words.count("organisation", reading.organisations),
                ),
                sources,
            )
        ]
        if reading.before is not None:
            sentences.append(Sentence(self._against(reading), sources))
        # A month is unusual when what is usual lies outside the interval of its count.
        if reading.enough and reading.usual is not None:
            usual = words.decimal(reading.usual)
            if reading.usual < reading.interval.low:
                sentences.append(Sentence(words.say("more", usual=usual), sources))
            elif reading.usual > reading.interval.high:
                sentences.append(Sentence(words.say("fewer", usual=usual), sources))
        return sentences

    def _against(self, reading: Reading) -> str:
        """Say how the month before was, and whether the difference says anything."""
        before, say = reading.before or 0, self._words.say
        if not before:
            return say("before_nobody")
        key = "before" if reading.again else "before_others"
        told = say(key, before=self._words.count("organisation", before), again=reading.again)
        if reading.organisations == before:
            return told
        return f"{told} {say('clear' if reading.clear else 'little')}"

    def _quotable(self, reading: Reading) -> Sequence[PassageId]:
        """Return one statement per organisation to cite: those quoted, where names are withheld."""
        if not self._named:
            return reading.quotes
        seen: dict[int | None, PassageId] = {}
        for each in reading.passage_ids:
            if not self._made.material.note_of(each).confidential:
                seen.setdefault(self._made.material.voice_of(each), each)
        return list(seen.values())

    def _quote(self, passage_id: PassageId) -> Quote:
        passage = self._made.material.passages[passage_id]
        [source] = self._sources([passage_id])
        return Quote(_words_of(passage.text), source, True, passage.language.value)

    def _sources(self, ids: Sequence[PassageId]) -> tuple[Source, ...]:
        return tuple(self._source(each) for each in ids)

    def _source(self, passage_id: PassageId) -> Source:
        material = self._made.material
        passage, note = material.passages[passage_id], material.note_of(passage_id)
        voice = material.understood[passage_id].organisation_id
        speaker = None if voice is None else material.organisations.get(voice)
        language = passage.language.value
        if self._named:
            name = speaker.name if speaker else None
            return Source(note.id, note.title, note.date, name, language, passage_id)
        category = speaker.category if speaker else None
        who = self._words.say(category.value if category else "no_category")
        title = self._words.say("source", month=self._words.month(self._barometer.month))
        return Source(note.id, title, None, who, language, passage_id)

    def _rule(self) -> str:
        barometer, words = self._barometer, self._words
        rule = words.say(
            "rule",
            unplaced=words.count("statement", barometer.unplaced),
            fewest=BarometerRules().fewest_organisations,
        )
        if not barometer.withheld:
            return rule
        held = words.say("withheld", n=words.count("statement", barometer.withheld))
        return f"{rule} {held}"


def _words_of(text: str) -> str:
    """Return a statement as it was said, without the layout around it."""
    return _LAYOUT.sub("", text).strip()
