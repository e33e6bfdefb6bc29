"""A report: a short paper in which every sentence cites what somebody said, or owns up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date

from ideation.domain.ids import NoteId, PassageId

LEVELS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Source:
    """A statement that a sentence rests on, as a source list names it.

    `organisation` is None where no organisation speaks or it must not be named; `passage_id` is
    None where a whole note is meant.
    """

    note_id: NoteId
    title: str
    date: Date | None
    organisation: str | None
    language: str | None
    passage_id: PassageId | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of ours with the statements it rests on; without any it is editorial."""

    text: str
    sources: tuple[Source, ...] = ()
    editorial: bool = False

    def __post_init__(self) -> None:
        if not self.sources:
            object.__setattr__(self, "editorial", True)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the largest below the title of the report."""

    text: str
    level: int = 1

    def __post_init__(self) -> None:
        if self.level not in LEVELS:
            raise ValueError(f"a heading has level 1, 2 or 3, not {self.level}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that belong together."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; each item is some sentences."""

    items: tuple[tuple[Sentence, ...], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said, in their language. `tag` is a small word beside it.

    `verbatim` is False where a name was taken out of it.
    """

    text: str
    source: Source
    verbatim: bool = True
    tag: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values, such as how the report was made."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. A column in which every cell is a number stands at the right."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"a row of {len(row)} cells under {len(self.columns)} columns")


@dataclass(frozen=True, slots=True)
class Footnote:
    """A remark in small print, such as a dissent, with the statements it rests on."""

    text: str
    sources: tuple[Source, ...] = ()


Block = Heading | Paragraph | Bullets | Quote | Facts | Grid | Footnote


@dataclass(frozen=True, slots=True)
class Report:
    """A paper to hand on. `language` is that of its own words, `made` says how it was made.

    A `confidential` one says so on every page.
    """

    title: str
    subtitle: str
    language: str
    made: str
    blocks: tuple[Block, ...]
    confidential: bool = False

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Our own sentences in order: of paragraphs, lists and footnotes; quotes are not ours."""
        found: list[Sentence] = []
        for block in self.blocks:
            if isinstance(block, Paragraph):
                found += block.sentences
            elif isinstance(block, Bullets):
                found += (each for item in block.items for each in item)
            elif isinstance(block, Footnote):
                found.append(Sentence(block.text, block.sources))
        return tuple(found)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources in the order in which they are first cited, each once."""
        found: dict[Source, None] = {}
        for block in self.blocks:
            found.update(dict.fromkeys(_cited(block)))
        return tuple(found)

    @property
    def editorial_share(self) -> float:
        """Editorial sentences by all sentences of ours, 0 where there are none."""
        sentences = self.sentences
        if not sentences:
            return 0.0
        return sum(each.editorial for each in sentences) / len(sentences)


def _cited(block: Block) -> tuple[Source, ...]:
    if isinstance(block, Quote):
        return (block.source,)
    if isinstance(block, Footnote):
        return block.sources
    if isinstance(block, Paragraph):
        return tuple(source for each in block.sentences for source in each.sources)
    if isinstance(block, Bullets):
        return tuple(source for item in block.items for each in item for source in each.sources)
    return ()
