"""Propose a position paper: one impulse for each chosen cluster or idea, for people to edit.

Nothing is generated: a demand is a sentence of the table around the most typical wish, word for
word, and it cites one statement of every voice that wishes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from ideation.domain.group import LastingGroup, Level
from ideation.domain.ids import GroupId, OrganisationId, PassageId
from ideation.domain.organisation import Category
from ideation.domain.passage import Attribution, Kind
from ideation.domain.vector import Model
from ideation.errors import BadInput, NotFound
from ideation.flagships.gate import PUBLIC
from ideation.ports import Records, Store
from ideation.services.material import Material, gather, with_contexts
from ideation.services.reporting.brief_sources import Sourcing, people_named
from ideation.services.reporting.brief_words import Words
from ideation.services.reporting.impulses import Impulse, Paper
from ideation.services.rights import Right, requires

WORDS = "position_paper_words"
_QUOTES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What a paper is to be about: clusters and ideas by id, in this order."""

    clusters: tuple[GroupId, ...] = ()
    ideas: tuple[GroupId, ...] = ()


@requires(Right.READ)
def propose_paper(
    store: Store, model: Model, agency: Sequence[str], chosen: Chosen, language: str
) -> Paper:
    """Return the draft of a paper; NotFound for a cluster or idea that is not there."""
    words = Words(language, name=WORDS)
    if not chosen.clusters and not chosen.ideas:
        raise BadInput("A paper is about something.", hint="Choose clusters or ideas.")
    with store.reading() as records:
        groups = _groups(records, chosen)
        members = [each for group in groups for each in group.members]
        material = gather(records, agency, records.understanding.around(members))
        typical = [_typical(records, model, group) for group in groups]
        notes = {material.passages[each].note_id for each in material.passages}
        people = people_named(records, notes)
    sourcing = Sourcing(material, people, words, members)
    return Paper(
        title=words("title"),
        language=language,
        impulses=tuple(
            _Proposal(group, ids, sourcing, words).impulse()
            for group, ids in zip(groups, typical, strict=True)
        ),
    )


def dissent_in(material: Material, passage_ids: Iterable[PassageId]) -> list[PassageId]:
    """Return the objections in these statements and in the contexts they stand in, by id.

    An objection is one of an organisation's own voice; copies and the agency's count for nothing.
    """
    return sorted(
        each
        for each in with_contexts(material, passage_ids)
        if material.understood[each].doubt
        and material.understood[each].attribution is Attribution.OWN
        and material.voice_of(each) is not None
    )


def one_per_voice(material: Material, passage_ids: Iterable[PassageId]) -> list[PassageId]:
    """Return the first statement of each independent voice among some."""
    found: dict[OrganisationId, PassageId] = {}
    for each in passage_ids:
        voice = material.voice_of(each)
        if voice is not None:
            found.setdefault(voice, each)
    return list(found.values())


class _Proposal:
    """Makes the impulse of one group; `ids` are its members, the most typical first."""

    def __init__(
        self, group: LastingGroup, ids: Sequence[PassageId], sourcing: Sourcing, words: Words
    ) -> None:
        self._group = group
        self._sourcing = sourcing
        self._material = sourcing.material
        self._words = words
        own = [each for each in ids if each in self._material.passages and self._own(each)]
        doubts = {each for each in own if self._material.understood[each].doubt}
        wishes = [each for each in own if self._material.understood[each].is_wish]
        # Where nobody wishes, what was said stands for itself; an objection never does.
        self._said = [each for each in wishes or own if each not in doubts]

    def impulse(self) -> Impulse:
        """Return the impulse."""
        words, material = self._words, self._material
        cites = one_per_voice(material, self._said)
        told = [each for each in cites if self._sourcing.may_tell(each)]
        level = "cluster" if self._group.level is Level.CLUSTER else "idea"
        # A cluster gathers many matters: of it only what is said around the evidence counts.
        around = self._group.members if self._group.level is Level.IDEA else ()
        return Impulse(
            about=f"{level} {self._group.id}",
            title=self._group.label(words.language),
            demand=self._demand(cites, told),
            addressee=words(self._addressee()),
            cites=tuple(cites if told else ()),
            quotes=tuple(told[1 : _QUOTES + 1] or told[:1]),
            dissent=tuple(dissent_in(material, (*cites, *around))),
        )

    def _own(self, passage_id: PassageId) -> bool:
        own = self._material.understood[passage_id].attribution is Attribution.OWN
        return own and self._material.voice_of(passage_id) is not None

    def _demand(self, cites: Sequence[PassageId], told: Sequence[PassageId]) -> str:
        if not told:
            return self._words("demand_none")
        first = self._material.passages[told[0]]
        quote = self._words.quoted(self._sourcing.said(told[0]), first.language.value)
        who = self._sourcing.speaker(told[0]) or ""
        return self._words.counted("demand", len(cites), who=who, quote=quote)

    def _addressee(self) -> str:
        """Return to whom: offers to the agency, wishes of public bodies to industry."""
        kinds = [self._material.understood[each].kind for each in self._said]
        offers = sum(each in (Kind.OFFER, Kind.COMMITMENT) for each in kinds)
        if offers * 2 > len(kinds):
            return "to_partners"
        categories = [self._category(each) for each in one_per_voice(self._material, self._said)]
        public = sum(each in PUBLIC for each in categories)
        return "to_industry" if public * 2 > len(categories) else "to_public"

    def _category(self, passage_id: PassageId) -> Category | None:
        speaker = self._material.understood[passage_id].organisation_id
        return None if speaker is None else self._material.organisations[speaker].category


def _groups(records: Records, chosen: Chosen) -> list[LastingGroup]:
    found = []
    for level, ids in ((Level.CLUSTER, chosen.clusters), (Level.IDEA, chosen.ideas)):
        living = {each.id: each for each in records.groups.living(level)} if ids else {}
        for each in dict.fromkeys(ids):
            if each not in living:
                where = "clusters list" if level is Level.CLUSTER else "candidates list --all"
                raise NotFound(
                    f"There is no {level.value} {each}.", hint=f"List them: ideation {where}"
                )
            found.append(living[each])
    return found


def _typical(records: Records, model: Model, group: LastingGroup) -> list[PassageId]:
    """Return the members of a group, those nearest to its centre first."""
    ids, vectors = records.vectors.load(model, group.members)
    near = dict.fromkeys(group.members, -1.0)
    if len(ids):
        centre = vectors.sum(axis=0)
        strengths = np.round(vectors @ centre, 6).tolist()
        near.update(zip(map(PassageId, ids.tolist()), strengths, strict=True))
    return sorted(group.members, key=lambda each: (-near[each], each))
