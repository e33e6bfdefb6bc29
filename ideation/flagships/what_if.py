"""The single fact that would turn a light, found by trying it: what is missing, what may fall away.

Every fact returned has been simulated: with it applied, the light is the other way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ideation.domain.candidate import Light
from ideation.domain.ids import NoteId, OrganisationId, PassageId
from ideation.domain.organisation import Category, Organisation, Status
from ideation.domain.passage import Attribution, Kind
from ideation.domain.rules import GateRules
from ideation.domain.turn import Turn, TurnKind
from ideation.domain.understanding import Understanding
from ideation.flagships.backing import Statement
from ideation.flagships.case import Case, Judged, judge
from ideation.flagships.gate import one_per_root, sides_of_market

LIGHTS = ("independent", "public_private", "beyond_one")
_SUPPOSED = "?"
# Who comes to back the idea in each of these.
_CATEGORIES: Mapping[TurnKind, tuple[Category | None, ...]] = {
    TurnKind.PRIVATE: (Category.FIRM,),
    TurnKind.PUBLIC: (Category.PUBLIC,),
    TurnKind.HOUSES: (Category.PUBLIC,),
    TurnKind.BOTH: (Category.FIRM, Category.PUBLIC),
}


def turns(case: Case, rules: GateRules) -> dict[str, tuple[Turn, ...]]:
    """Return for each light the facts that would turn it, the smallest first.

    A light that is off names what would turn it on; one that is on, without what it goes out.
    """
    now = judge(case, rules)
    return {name: tuple(_found(case, rules, now, name)) for name in LIGHTS}


def applied(case: Case, turn: Turn) -> Case:
    """Return the case as if the fact were so."""
    if turn.kind in (TurnKind.STATEMENT, TurnKind.HOUSE):
        return case.without(turn.passage_ids)
    if turn.kind is TurnKind.OWN_VOICE:
        return _own_voice(case, turn.passage_ids)
    if turn.kind is TurnKind.SHARED:
        return _with_word(case)
    sector = _SUPPOSED if turn.kind is TurnKind.SECTOR else None
    for category in _CATEGORIES.get(turn.kind, (None,) * turn.count):
        case = _with_backer(case, category, sector=sector)
    return case


def light_of(judged: Judged, name: str) -> Light:
    """Return a light by its name."""
    light: Light = getattr(judged.gate, name)
    return light


def _found(case: Case, rules: GateRules, now: Judged, name: str) -> Iterator[Turn]:
    """Yield the facts whose trial turns the light: of statements and houses the first only."""
    on = light_of(now, name).on
    if not on:
        for turn in _missing(case, rules, now, name):
            if _turns(case, rules, name, turn):
                yield turn
        return
    falling = next(
        (each for each in _falling(case, now, name) if _turns(case, rules, name, each)), None
    )
    yield falling if falling is not None else _several(case, rules, now, name)


def _turns(case: Case, rules: GateRules, name: str, turn: Turn) -> bool:
    before, after = judge(case, rules), judge(applied(case, turn), rules)
    return light_of(before, name).on != light_of(after, name).on


def _missing(case: Case, rules: GateRules, now: Judged, name: str) -> Iterable[Turn]:
    """Yield what might turn the light on, the likeliest first."""
    voices = one_per_root(now.backers)
    heard = _own_voice_turn(case)
    if name == "independent":
        lacking = max(rules.independent - len(voices), 1)
        return [Turn(kind=TurnKind.ORGANISATION, count=lacking), *heard]
    if name == "beyond_one":
        return [Turn(kind=TurnKind.SHARED), Turn(kind=TurnKind.SECTOR), *heard]
    own, other = sides_of_market(rules)
    private = any(each.category in own for each in now.backers)
    public = any(each.category in other for each in now.backers)
    lacks = {
        (False, True): Turn(kind=TurnKind.PRIVATE),
        (True, False): Turn(kind=TurnKind.PUBLIC),
        (True, True): Turn(kind=TurnKind.HOUSES),
        (False, False): Turn(kind=TurnKind.BOTH, count=2),
    }
    return [lacks[private, public], *heard]


def _own_voice_turn(case: Case) -> list[Turn]:
    """Return the strongest wish that somebody known only passes on."""
    for each in case.statements:
        said = each.understanding
        if (
            each.passage_id in case.members
            and said.attribution is Attribution.REPORTED
            and said.organisation_id is not None
            and said.is_wish
        ):
            return [
                Turn(
                    kind=TurnKind.OWN_VOICE,
                    passage_ids=(each.passage_id,),
                    organisation_ids=(said.organisation_id,),
                )
            ]
    return []


def _falling(case: Case, now: Judged, name: str) -> Iterator[Turn]:
    """Yield each statement, then each house, without which the light might go out."""
    for each in _carrying(case, now, name):
        backer = each.understanding.backer
        yield Turn(
            kind=TurnKind.STATEMENT,
            passage_ids=(each.passage_id,),
            organisation_ids=(backer,) if backer is not None else (),
        )
    for root in _houses(now):
        yield _without(case, [root])


def _carrying(case: Case, now: Judged, name: str) -> list[Statement]:
    """Return the statements that may carry the light, those named under it first."""
    named = set(light_of(now, name).support)
    counted = {each for backer in now.backers for each in backer.passage_ids}
    behind = [each for each in case.statements if each.passage_id in named | counted]
    return sorted(behind, key=lambda each: (each.passage_id not in named, each.order))


def _houses(now: Judged) -> list[OrganisationId]:
    return [each.root for each in one_per_root(now.backers)]


def _without(case: Case, roots: Sequence[OrganisationId]) -> Turn:
    """Return the fact that these houses said nothing in their own voice."""
    gone = [
        each
        for each in case.statements
        if each.understanding.backer is not None
        and case.roots.get(each.understanding.backer) in roots
    ]
    who = dict.fromkeys(each.understanding.backer for each in gone)
    return Turn(
        kind=TurnKind.HOUSE,
        count=len(roots),
        passage_ids=tuple(each.passage_id for each in gone),
        organisation_ids=tuple(each for each in who if each is not None),
    )


def _several(case: Case, rules: GateRules, now: Judged, name: str) -> Turn:
    """Return houses that must all fall away for the light to go out; with one less it stays."""
    found = [_thinned(case, rules, name, _enough(case, rules, name))]
    if name == "public_private":
        for categories in sides_of_market(rules):
            side = {each.root for each in now.backers if each.category in categories}
            if _turns(case, rules, name, _without(case, sorted(side))):
                found.append(_thinned(case, rules, name, sorted(side)))
    return _without(case, min(found, key=len))


def _enough(case: Case, rules: GateRules, name: str) -> list[OrganisationId]:
    """Return houses without which the light is out, the strongest first.

    A text that three houses share backs nothing; where one of them is taken away, it may.
    """
    gone: list[OrganisationId] = []
    while True:
        left = judge(case.without(_without(case, gone).passage_ids), rules)
        if not light_of(left, name).on:
            return gone
        gone += [each for each in _houses(left) if each not in gone]


def _thinned(
    case: Case, rules: GateRules, name: str, roots: Sequence[OrganisationId]
) -> list[OrganisationId]:
    """Return the houses without those that may stay, the weakest let off first."""
    kept = list(roots)
    for each in reversed(roots):
        fewer = [other for other in kept if other != each]
        if _turns(case, rules, name, _without(case, fewer)):
            kept = fewer
    return kept


def _with_backer(case: Case, category: Category | None, *, sector: str | None) -> Case:
    """Return the case with one more organisation that wants it in its own voice."""
    number = -1 - sum(each < 0 for each in case.organisations)
    house, passage = OrganisationId(number), PassageId(number)
    organisation = Organisation(
        id=house,
        name=_SUPPOSED,
        category=category,
        size=None,
        region=None,
        parent_id=None,
        status=Status.PROPOSED,
        notes=0,
        passages=0,
    )
    return replace(
        case,
        statements=(*case.statements, _supposed(passage, house, sector=sector)),
        members=case.members | {passage},
        organisations={**case.organisations, house: organisation},
        roots={**case.roots, house: house},
    )


def _with_word(case: Case) -> Case:
    """Return the case with a backer's word of sharing; where nobody backs, a new backer's."""
    own = judge(case, GateRules()).backers
    if own:
        said = _supposed(PassageId(-1000), own[0].organisation_id, shared=_SUPPOSED)
        return replace(case, statements=(*case.statements, said))
    wider = _with_backer(case, None, sector=None)
    *before, last = wider.statements
    heard = replace(last, understanding=replace(last.understanding, shared=_SUPPOSED))
    return replace(wider, statements=(*before, heard))


def _own_voice(case: Case, ids: Sequence[PassageId]) -> Case:
    statements = tuple(
        replace(each, understanding=replace(each.understanding, attribution=Attribution.OWN))
        if each.passage_id in ids
        else each
        for each in case.statements
    )
    return replace(case, statements=statements)


def _supposed(
    passage: PassageId,
    organisation: OrganisationId,
    *,
    sector: str | None = None,
    shared: str | None = None,
) -> Statement:
    return Statement(
        passage_id=passage,
        note_id=NoteId(-1),
        date=None,
        sector=sector,
        understanding=Understanding(
            context=0,
            kind=Kind.NEED,
            kind_cue="",
            attribution=Attribution.OWN,
            attribution_cue="",
            organisation_id=organisation,
            shared=shared,
            doubt=None,
            is_wish=True,
        ),
        strength=-1.0,
        source=passage,
    )
