"""The first page of a brief: what is claimed, the three lights, who backs it, what they say."""

from __future__ import annotations

from collections.abc import Sequence

from ideation.domain.candidate import Backer
from ideation.domain.ids import PassageId
from ideation.domain.organisation import Category
from ideation.domain.report import Block, Bullets, Grid, Heading, Paragraph, Quote, Sentence
from ideation.flagships.checking import unsupported
from ideation.flagships.gate import sides_of_market
from ideation.services.reporting.brief_compose import Composer

LIGHTS = ("independent", "public_private", "beyond_one")
_PRO, _CONTRA = 4, 2
# So many characters of quotes leave room for the rest on two pages.
_ROOM = 750


def claim(brief: Composer) -> list[Block]:
    """Return the claim: a person's words where there are some, and the backers' own in any case."""
    found: list[Block] = [Heading(brief.words("claim"))]
    own = brief.candidate.own_claim
    if own is not None:
        said = Sentence(own.text, brief.sourcing.sources(brief.counted or brief.first))
        # A person may claim more than was said; then it is theirs, and marked as such.
        wide = unsupported(said, brief.evidence(), brief.words.language)
        found.append(Paragraph((Sentence(own.text) if wide else said,)))
    if (shown := claim_id(brief)) is not None:
        found.append(brief.sourcing.quote(shown))
    return found


def claim_id(brief: Composer) -> PassageId | None:
    """Return the statement that tells the idea best and may be quoted; None where none may."""
    strongest = (brief.candidate.claim_id, *brief.counted, *brief.candidate.passage_ids)
    return next((each for each in strongest if brief.sourcing.may_tell(each)), None)


def lights(brief: Composer) -> list[Block]:
    """Return the three lights with their rules, and under them what each rests on."""
    words, gate = brief.words, brief.candidate.gate
    shown = [(name, getattr(gate, name)) for name in LIGHTS]
    rows = tuple(
        (words(name), words("on" if each.on else "off"), each.rule) for name, each in shown
    )
    return [
        Heading(words("gate")),
        Grid((words("light"), words("state"), words("rule")), rows),
        Bullets(((_independent(brief),), (_sides(brief),), _beyond_one(brief))),
    ]


def backers(brief: Composer) -> list[Block]:
    """Return who backs the idea, by category."""
    if not brief.candidate.backers:
        return []
    by_category: dict[Category | None, list[Backer]] = {each: [] for each in (*Category, None)}
    for backer in brief.candidate.backers:
        by_category[backer.category].append(backer)
    items = []
    for category, found in by_category.items():
        if found:
            label = brief.words(f"{category.value if category else 'other'}_many")
            sources = brief.sourcing.sources(brief.strongest(each) for each in found)
            text = brief.words.ended(f"{label}{brief.words.colon}{brief.who(found)}")
            items.append((Sentence(text, sources),))
    return [Heading(brief.words("backers")), Bullets(tuple(items))]


def quotes(brief: Composer) -> list[Block]:
    """Return the strongest words of each voice, and those that speak against the idea."""
    shown = claim_id(brief)
    pro: list[PassageId] = []
    for voice in brief.voices:
        told = (
            each
            for each in voice.passage_ids
            if each != shown and each not in pro and brief.sourcing.may_tell(each)
        )
        pro += [first] if (first := next(told, None)) is not None else []
    against = [each for each in _against(brief) if brief.sourcing.may_tell(each)][:_CONTRA]
    found: list[Block] = [Heading(brief.words("quotes"))] if pro else []
    found += _quoted(brief, _fitting(brief, pro[:_PRO]))
    found.append(Heading(brief.words("against")))
    if against:
        found += _quoted(brief, against)
    else:
        found.append(Paragraph((brief.say("no_doubt", brief.first),)))
    return found


def _fitting(brief: Composer, ids: Sequence[PassageId]) -> list[PassageId]:
    """Return as many as fit on the page, one in any case."""
    found: list[PassageId] = []
    room = _ROOM
    for each in ids:
        room -= len(brief.material.passages[each].text)
        if found and room < 0:
            break
        found.append(each)
    return found


def _quoted(brief: Composer, ids: Sequence[PassageId]) -> list[Quote]:
    return [brief.sourcing.quote(each) for each in ids]


def _against(brief: Composer) -> list[PassageId]:
    """Return what stands against: the backers' doubts, then what stands against a light."""
    gate, uncounted = brief.candidate.gate, set(brief.candidate.uncounted)
    others = (each for name in LIGHTS for each in getattr(gate, name).against)
    told = (each for each in others if each not in uncounted)
    return list(dict.fromkeys((*brief.candidate.doubts, *told)))


def _independent(brief: Composer) -> Sentence:
    count = brief.candidate.independent
    if not count:
        return brief.say("says_independent_none", brief.first)
    return brief.count("says_independent", brief.first)


def _sides(brief: Composer) -> Sentence:
    own, other = sides_of_market(brief.given.rules)
    private = [each for each in brief.candidate.backers if each.category in own]
    public = [each for each in brief.candidate.backers if each.category in other]
    if private and public:
        ids = [brief.strongest(each) for each in (*private, *public)]
        return brief.say(
            "says_both_sides", ids, private=brief.who(private), public=brief.who(public)
        )
    return brief.say("says_no_public" if private else "says_no_private", brief.first)


def _beyond_one(brief: Composer) -> tuple[Sentence, ...]:
    support = brief.candidate.gate.beyond_one.support
    shared = [each for each in support if brief.material.understood[each].shared]
    sectors: dict[str, PassageId] = {}
    for backer in brief.voices:
        for each in backer.passage_ids:
            if sector := brief.material.note_of(each).sector:
                sectors.setdefault(sector, each)
    found = []
    if shared:
        found.append(brief.say("says_shared", shared, who=brief.speakers(shared)))
    if brief.given.rules.by_sectors and len(sectors) >= brief.given.rules.sectors:
        ids = list(sectors.values())
        for sector, each in sectors.items():
            brief.fact(sector, [each])
        names = brief.words.listed(list(sectors))
        found.append(brief.say("says_sectors", ids, n=brief.fact(len(sectors), ids), list=names))
    return tuple(found) or (brief.say("says_not_shared", brief.first),)
