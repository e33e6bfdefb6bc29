"""What people say of kind and voice: kept as their word, whatever the machine finds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ideation.domain.choices import Choices, StatementChoice
from ideation.domain.fold import name_key
from ideation.domain.ids import NoteId, OrganisationId, PassageId
from ideation.domain.note import Note
from ideation.domain.passage import WISHES, Attribution, Kind
from ideation.domain.theme import Scheme
from ideation.domain.understanding import Understanding
from ideation.errors import BadInput
from ideation.ports import Clock, Records, Store
from ideation.services.capturing.statements import live_statement
from ideation.services.rights import Right, requires


def heeded(
    records: Records,
    note: Note,
    understood: Mapping[PassageId, Understanding],
    agency: Sequence[str],
) -> dict[PassageId, Understanding]:
    """Return what was understood of a note's passages with the words of people put first."""
    said = records.statements.said(list(understood))
    own = {name_key(name) for name in agency}
    met = [each.id for each in note.organisations if name_key(each.name) not in own]
    host = OrganisationId(met[0]) if len(met) == 1 else None
    return {
        passage_id: _heeded(each, said[passage_id], host) if passage_id in said else each
        for passage_id, each in understood.items()
    }


def _heeded(
    machine: Understanding, said: StatementChoice, host: OrganisationId | None
) -> Understanding:
    """Return `machine` as a person wants it; what was nobody's statement is the host's now."""
    nobody = machine.attribution is None
    kind = said.kind or machine.kind or Kind.OBSERVATION
    attribution = said.attribution or machine.attribution or Attribution.OWN
    # A promise is a wish only by its words: people say that it is one, not of what.
    judged = kind is machine.kind or kind is Kind.COMMITMENT
    return replace(
        machine,
        kind=kind,
        kind_cue=machine.kind_cue if kind is machine.kind else "",
        attribution=attribution,
        attribution_cue=machine.attribution_cue if attribution is machine.attribution else "",
        organisation_id=host if nobody else machine.organisation_id,
        is_wish=machine.is_wish if judged else kind in WISHES,
    )


def heed_statements(
    records: Records, clock: Clock, scheme: Scheme, note_id: NoteId, choices: Choices
) -> None:
    """Store what was chosen of the statements of a note that has just been stored."""
    strange = {each.theme for each in choices.statements.values()} - {None, *scheme.slugs}
    if strange:
        raise BadInput(
            f"There is no theme {strange.pop()!r}; nothing was saved.",
            hint=f"Choose one of: {', '.join(scheme.slugs)}.",
        )
    for passage in records.passages.of_note(note_id):
        choice = choices.statements.get(passage.text)
        if choice is None:
            continue
        if choice.kind or choice.attribution:
            records.statements.say(passage.id, choice, clock())
        if choice.theme:
            records.corrections.assign(scheme.slug, passage.id, [choice.theme], clock())


@requires(Right.CURATE)
def correct_statement(
    store: Store, clock: Clock, passage_id: PassageId, choice: StatementChoice
) -> NoteId:
    """Set kind or voice of a stored statement by a person's word; no run changes it.

    Its note, which is returned, is understood anew afterwards. Raises NotFound for a statement
    that is not there, BadInput where nothing is said.
    """
    if not (choice.kind or choice.attribution):
        raise BadInput(
            "Neither kind nor voice is named; nothing was changed.",
            hint="Name one of them or both.",
        )
    with store.writing() as records:
        passage = live_statement(records, passage_id)
        records.statements.say(passage_id, choice, clock())
        records.understanding.forget([passage.note_id])
    return passage.note_id


@requires(Right.CURATE)
def undo_statement(store: Store, clock: Clock, passage_id: PassageId) -> NoteId:
    """Take back the newest word of a person on kind or voice; return the note.

    What was before stands again once the note is understood anew.
    """
    with store.writing() as records:
        passage = live_statement(records, passage_id)
        if not records.statements.undo(passage_id, clock()):
            raise BadInput(
                f"No one has changed kind or voice of statement {passage_id}.",
                hint="There is nothing to undo.",
            )
        records.understanding.forget([passage.note_id])
    return passage.note_id
