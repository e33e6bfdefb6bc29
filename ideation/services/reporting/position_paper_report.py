"""Lay out a position paper: every citation looked up anew, every objection in its footnote.

A paper whose evidence holds an objection that it neither shows nor gives a reason for leaving out
is refused. A sentence that its statements do not bear out is marked editorial.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ideation.domain.ids import PassageId
from ideation.domain.report import (
    Block,
    Facts,
    Footnote,
    Heading,
    Paragraph,
    Report,
    Sentence,
    Source,
)
from ideation.domain.run import Run
from ideation.errors import BadInput, NotFound
from ideation.flagships.checking import Computed, Evidence, honest
from ideation.ports import Store
from ideation.services.grouping.finding import RUN_KIND
from ideation.services.material import Material, gather
from ideation.services.reporting.brief_compose import evidence_of
from ideation.services.reporting.brief_sources import PeopleNamed, Sourcing, people_named
from ideation.services.reporting.brief_words import Words
from ideation.services.reporting.impulses import Impulse, Paper
from ideation.services.reporting.position_paper import WORDS, dissent_in, one_per_voice
from ideation.services.rights import Right, requires
from ideation.text.sentences import sentences


@requires(Right.READ)
def lay_out(store: Store, agency: Sequence[str], paper: Paper) -> Report:
    """Return the paper that may leave the house; BadInput where an objection was dropped."""
    return composed(store, agency, paper, internal=False)[0]


@requires(Right.DECIDE)
def lay_out_internal(store: Store, agency: Sequence[str], paper: Paper) -> Report:
    """Return the paper with names of people and confidential words, marked as confidential."""
    return composed(store, agency, paper, internal=True)[0]


@requires(Right.READ)
def dropped_dissent(
    store: Store, agency: Sequence[str], paper: Paper
) -> list[tuple[Impulse, list[PassageId]]]:
    """Return the impulses whose evidence holds objections that they neither show nor explain."""
    material = _material(store, agency, paper)[0]
    return [(each, found) for each in paper.impulses if (found := _dropped(material, each))]


@requires(Right.DECIDE)
def composed(
    store: Store, agency: Sequence[str], paper: Paper, *, internal: bool
) -> tuple[Report, Evidence]:
    """Return the paper, and what its sentences lean on."""
    words = Words(paper.language, name=WORDS)
    material, run, people = _material(store, agency, paper)
    _nothing_dropped(material, paper)
    cited = [each for impulse in paper.impulses for each in _cited(impulse)]
    layout = _Layout(Sourcing(material, people, words, cited, internal=internal), words)
    blocks: list[Block] = []
    for number, impulse in enumerate(paper.impulses, start=1):
        blocks += layout.impulse(number, impulse)
    report = Report(
        title=paper.title or words("title"),
        subtitle=words("subtitle", n=len(paper.impulses)),
        language=paper.language,
        made=words("foot"),
        blocks=tuple(blocks),
        confidential=internal,
    )
    evidence = evidence_of(layout.sourcing, words, layout.computed)
    report = honest(report, evidence)
    made = _made(words, report, run, len(paper.impulses))
    return replace(report, blocks=(*report.blocks, *made)), evidence


class _Layout:
    """Turns impulses into blocks, and keeps what was counted for the check."""

    def __init__(self, sourcing: Sourcing, words: Words) -> None:
        self.sourcing = sourcing
        self.words = words
        self.computed: list[Computed] = []

    def impulse(self, number: int, impulse: Impulse) -> list[Block]:
        """Return title, demand, addressee, backers, evidence and objections."""
        words, sourcing = self.words, self.sourcing
        self._count(impulse.cites)
        sources = sourcing.sources(impulse.cites)
        demand = [
            Sentence(span.of(impulse.demand), sources) for span in sentences(impulse.demand)
        ] or [Sentence(impulse.demand, sources)]
        found: list[Block] = [
            Heading(f"{number}. {impulse.title}"),
            Paragraph(tuple(demand)),
            Paragraph((self._backers(impulse),)),
        ]
        if impulse.addressee:
            found.append(Facts(((words("addressee"), impulse.addressee),)))
        found += [sourcing.quote(each) for each in impulse.quotes if sourcing.may_tell(each)]
        found += [self._dissent(each) for each in impulse.dissent]
        if dropped := _missing(sourcing.material, impulse):
            text = words.counted("left_out", len(dropped), reason=impulse.left_out.strip())
            found.append(Footnote(words.ended(text), sourcing.sources(dropped)))
        return found

    def _count(self, cites: Sequence[PassageId]) -> None:
        # Voices, not statements: "3 organisations" is never borne out by three of one house.
        count = len(one_per_voice(self.sourcing.material, cites))
        self.computed.append(Computed(text=str(count), passage_ids=frozenset(cites)))

    def _backers(self, impulse: Impulse) -> Sentence:
        voices = one_per_voice(self.sourcing.material, impulse.cites)
        if not voices:
            return Sentence(self.words("backed_none"))
        told = [self._named(each) for each in voices]
        text = self.words("backed", list=self.words.listed(list(dict.fromkeys(told))))
        return Sentence(text, self.sourcing.sources(voices))

    def _named(self, passage_id: PassageId) -> str:
        name = self.sourcing.speaker(passage_id) or ""
        speaker = self.sourcing.material.understood[passage_id].organisation_id
        if speaker is None or not self.sourcing.may_tell(passage_id):
            return name
        category = self.sourcing.material.organisations[speaker].category
        return f"{name} ({self.words(category.value if category else 'other')})"

    def _dissent(self, passage_id: PassageId) -> Footnote:
        words, sourcing = self.words, self.sourcing
        sources: tuple[Source, ...] = sourcing.sources([passage_id])
        if not sourcing.may_tell(passage_id):
            return Footnote(words("dissent_hidden"), sources)
        language = sourcing.material.passages[passage_id].language.value
        quote = words.quoted(sourcing.said(passage_id), language)
        who = sourcing.speaker(passage_id)
        if who is None:
            return Footnote(words("dissent_nobody", quote=quote), sources)
        return Footnote(words("dissent", who=who, quote=quote), sources)


def _material(
    store: Store, agency: Sequence[str], paper: Paper
) -> tuple[Material, Run | None, PeopleNamed]:
    """Return what the paper cites with its surroundings; NotFound where a statement is gone."""
    with store.reading() as records:
        cited = {
            each: number
            for number, one in reversed(list(enumerate(paper.impulses, start=1)))
            for each in _cited(one)
        }
        live = {each.id for each in records.passages.get(list(cited))}
        for each, number in cited.items():
            if each not in live:
                raise NotFound(
                    f"Impulse {number} cites statement {each}, which is not there.",
                    hint="Take its number out of the draft, or restore its note.",
                )
        material = gather(records, agency, records.understanding.around(list(cited)))
        unread = [each for each in cited if each not in material.passages]
        if unread:
            raise NotFound(
                f"Statement {unread[0]} is not understood yet.", hint="Run: ideation index rebuild"
            )
        notes = {material.passages[each].note_id for each in material.passages}
        return material, records.runs.latest(RUN_KIND), people_named(records, notes)


def _cited(impulse: Impulse) -> tuple[PassageId, ...]:
    return (*impulse.cites, *impulse.quotes, *impulse.dissent)


def _missing(material: Material, impulse: Impulse) -> list[PassageId]:
    """Return the objections that the evidence holds and the impulse does not show."""
    held = dissent_in(material, (*impulse.cites, *impulse.quotes))
    return [each for each in held if each not in impulse.dissent]


def _dropped(material: Material, impulse: Impulse) -> list[PassageId]:
    """Return the objections that are missing without a reason."""
    return [] if impulse.left_out.strip() else _missing(material, impulse)


def _nothing_dropped(material: Material, paper: Paper) -> None:
    for number, impulse in enumerate(paper.impulses, start=1):
        if dropped := _dropped(material, impulse):
            numbers = ", ".join(map(str, dropped))
            raise BadInput(
                f"Impulse {number}, {impulse.title!r}, leaves out objections that its evidence "
                f"holds: statement {numbers}.",
                hint="Put them back into `dissent`, or say in `left_out` why they are left out.",
            )


def _made(words: Words, report: Report, run: Run | None, impulses: int) -> tuple[Block, Block]:
    """Return how the paper was made, with its editorial share."""
    organisations = {each.organisation for each in report.sources if each.organisation}
    share = (
        f"{report.editorial_share:.0%}"
        if words.language == "en"
        else (f"{100 * report.editorial_share:.0f}\u202f%")
    )
    rows = (
        (words("fact_impulses"), str(impulses)),
        (words("fact_statements"), str(len(report.sources))),
        (words("fact_organisations"), str(len(organisations))),
        (words("fact_editorial"), share),
        (words("fact_model"), run.model_name if run else words("unknown")),
        (words("fact_run"), words.day(run.made_at.date()) if run else words("unknown")),
    )
    return Heading(words("made")), Facts(rows)
