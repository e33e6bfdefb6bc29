"""A brief on one candidate: one or two pages in which every sentence cites, or owns up.

Nothing in it is generated: sentences come from a table, numbers are computed, quotes are quotes.
A sentence that its sources do not bear out is marked editorial before anybody reads it.
"""

from __future__ import annotations

from ideation.domain.ids import NoteId, PassageId
from ideation.domain.mention import Mentioned
from ideation.domain.passage import Span
from ideation.domain.plan import ActKind
from ideation.domain.report import Report
from ideation.flagships.checking import Evidence, honest
from ideation.ports import Store
from ideation.services.deciding.plans import plan_of
from ideation.services.grouping.finding import RUN_KIND
from ideation.services.reporting.brief_compose import BriefInput, Composer, OnFile
from ideation.services.reporting.brief_context import instruments, precedent, question, trend
from ideation.services.reporting.brief_gate import LIGHTS, backers, claim, lights, quotes
from ideation.services.reporting.brief_limits import limits, made
from ideation.services.reporting.brief_sources import PeopleNamed, Sourcing, people_named
from ideation.services.reporting.brief_words import Words
from ideation.services.rights import Right, requires

_SECTIONS = (
    *(claim, lights, backers, quotes),
    *(trend, precedent, question, instruments),
    *(limits, made),
)


@requires(Right.READ)
def make_brief(store: Store, given: BriefInput, language: str) -> Report:
    """Return the brief that may leave the house: no names of people, nothing confidential."""
    return composed(store, given, language, internal=False)[0]


@requires(Right.DECIDE)
def make_internal_brief(store: Store, given: BriefInput, language: str) -> Report:
    """Return the brief with names of people and confidential words; it says so on every page."""
    return composed(store, given, language, internal=True)[0]


@requires(Right.DECIDE)
def composed(
    store: Store, given: BriefInput, language: str, *, internal: bool
) -> tuple[Report, Evidence]:
    """Return the brief, and what its sentences lean on."""
    words = Words(language)
    candidate = given.opened.candidate
    with store.reading() as records:
        people = people_named(records, _notes(given))
        run = records.runs.latest(RUN_KIND)
        precedents = {each.name: each.text for each in records.precedents.all()}
        plan = plan_of(candidate.id, records.acts.of(ActKind.LINE, [candidate.id])).lines
    sourcing = Sourcing(
        given.opened.material, people, words, candidate.passage_ids, internal=internal
    )
    on_file = OnFile(
        plan=plan,
        run=run,
        programmes=_programmes(given, people, sourcing),
        precedents=precedents,
    )
    brief = Composer(given, on_file, words, sourcing)
    blocks = tuple(block for section in _SECTIONS for block in section(brief))
    on = sum(getattr(candidate.gate, name).on for name in LIGHTS)
    report = Report(
        title=candidate.name,
        subtitle=words("subtitle", id=candidate.id, n=on),
        language=language,
        made=words("foot"),
        blocks=blocks,
        confidential=internal,
    )
    evidence = brief.evidence()
    return honest(report, evidence), evidence


def _notes(given: BriefInput) -> set[NoteId]:
    """Return the notes that the brief may cite."""
    candidate, material = given.opened.candidate, given.opened.material
    cited: set[PassageId] = {*candidate.passage_ids, *candidate.doubts, *candidate.uncounted}
    for name in LIGHTS:
        light = getattr(candidate.gate, name)
        cited.update((*light.support, *light.against))
    for turns in given.opened.turns.values():
        cited.update(each for turn in turns for each in turn.passage_ids)
    return {material.passages[each].note_id for each in cited if each in material.passages}


def _programmes(
    given: BriefInput, people: PeopleNamed, sourcing: Sourcing
) -> tuple[tuple[str, PassageId], ...]:
    """Return the programmes that the idea's statements name, with the statements."""
    found = []
    for passage_id in given.opened.candidate.passage_ids:
        passage = given.opened.material.passages[passage_id]
        own = Span(start=passage.start, end=passage.end)
        for each in people.mentions.get(passage.note_id, ()):
            if each.what is Mentioned.PROGRAMME and own.overlaps(each.span):
                found.append((each.value, passage_id))
    return tuple(each for each in found if sourcing.may_tell(each[1]))
