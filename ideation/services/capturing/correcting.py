"""What a person corrects of a proposal while accepting it, and how that is taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date as Date
from datetime import datetime, timedelta

from ideation.domain.fold import folded_words
from ideation.domain.ids import OrganisationId
from ideation.domain.inbox import CORRECTABLE, Matter, Proposed
from ideation.domain.organisation import Category, Status
from ideation.domain.party import Fact
from ideation.errors import BadInput
from ideation.ports import Records


def check_correction(matters: Sequence[Matter], said: Mapping[str, str]) -> None:
    """Raise BadInput for a correction of several, of what a kind does not have, or of no value."""
    if len(matters) != 1:
        raise BadInput(
            "Only one proposal can be corrected at a time; nothing was decided.",
            hint="Name a single id, or leave the corrections out.",
        )
    what = matters[0].what
    for field in said:
        if field not in CORRECTABLE.get(what, ()):
            known = ", ".join(f"--{each}" for each in CORRECTABLE.get(what, ()))
            raise BadInput(
                f"A proposal of the kind {what} has no {field}; nothing was decided.",
                hint=f"What can be corrected: {known}." if known else "Accept or reject it.",
            )
    for field in ("name", "who"):
        if field in said and not folded_words(said[field]):
            raise BadInput(
                f"The {field} holds no word; nothing was decided.",
                hint="Leave it out to keep what is proposed.",
            )
    if said.get("category") and said["category"] not in list(Category):
        raise BadInput(
            f"There is no category {said['category']!r}; nothing was decided.",
            hint=f"Choose one of: {', '.join(Category)}.",
        )
    if due := said.get("due"):
        try:
            Date.fromisoformat(due)
        except ValueError:
            raise BadInput(
                f"{due!r} is no day; nothing was decided.",
                hint="Write it as 2026-05-31.",
            ) from None


def _with_the_verdict(decided_at: datetime) -> datetime:
    """Return the moment of what was corrected with a verdict: no other change bears the same."""
    return decided_at + timedelta(microseconds=1)


def correct(records: Records, matter: Matter, said: Mapping[str, str], at: datetime) -> None:
    """Write what was said over what was proposed; `at` is when the verdict was given.

    Something that is called otherwise goes into the entry of its right name, as any merge does:
    the name that was proposed is then known for what it means.
    """
    at = _with_the_verdict(at)
    match matter.what:
        case Proposed.ORGANISATION:
            kept = matter.subject_id
            if name := said.get("name"):
                kept, _ = records.parties.propose_organisation(name, None)
                _take_over(records, int(kept), matter.subject_id, name, at, contact=False)
            if "category" in said:
                records.facts.set(
                    int(kept), Fact.CATEGORY, said["category"] or None, at, contact=False
                )
        case Proposed.CONTACT:
            _correct_contact(records, matter.subject_id, said, at)
        case Proposed.FOLLOW_UP:
            records.follow_ups.correct(matter.subject_id, said, at)


def _correct_contact(
    records: Records, subject_id: int, said: Mapping[str, str], at: datetime
) -> None:
    known = next(each for each in records.directory.contacts() if each.id == subject_id)
    employer = OrganisationId(known.organisation.id) if known.organisation else None
    if "organisation" in said:
        employer = None
        if said["organisation"]:
            employer, _ = records.parties.propose_organisation(said["organisation"], None)
            records.parties.set_status(employer, Status.CONFIRMED, contact=False)
    kept = subject_id
    if name := said.get("name"):
        kept = int(records.parties.propose_contact(name, known.role, employer)[0])
        _take_over(records, kept, subject_id, name, at, contact=True)
    if "organisation" in said:
        value = str(employer) if employer else None
        records.facts.set(kept, Fact.EMPLOYER, value, at, contact=True)
    if "role" in said:
        records.facts.set(kept, Fact.ROLE, said["role"] or None, at, contact=True)


def _take_over(
    records: Records, kept: int, known: int, name: str, at: datetime, *, contact: bool
) -> None:
    """Let `kept`, which bears the name a person gave, stand for what was proposed."""
    records.parties.set_status(kept, Status.CONFIRMED, contact=contact)
    if kept == known:
        records.facts.set(kept, Fact.NAME, name, at, contact=contact)
    else:
        records.parties.merge(kept, known, at, contact=contact)


def uncorrect(records: Records, matter: Matter, at: datetime) -> None:
    """Take back what was corrected when a proposal was accepted."""
    if matter.decided_at is None:
        return
    decided_at = _with_the_verdict(matter.decided_at)
    if matter.what is Proposed.FOLLOW_UP:
        records.follow_ups.uncorrect(matter.subject_id, decided_at, at)
        return
    contact = matter.what is Proposed.CONTACT
    kept = matter.subject_id
    if records.parties.merged_at(kept, contact=contact) == decided_at:
        kept = records.parties.unmerge(kept, at, contact=contact)
    edits = records.facts.undo_of(kept, decided_at, at, contact=contact)
    employers = [int(each.after) for each in edits if each.fact is Fact.EMPLOYER and each.after]
    if kept != matter.subject_id:
        _as_before(records, kept, contact=contact)
    for employer in employers:
        _as_before(records, employer, contact=False)


def _as_before(records: Records, party_id: int, *, contact: bool) -> None:
    """Let an entry that a correction named wait again, or go where it was made by it alone."""
    what = Proposed.CONTACT if contact else Proposed.ORGANISATION
    waits = records.proposals.waits(what, party_id)
    if waits:
        records.parties.set_status(party_id, Status.PROPOSED, contact=contact)
    elif waits is None:
        records.parties.forget(party_id, contact=contact)
    elif (party_id, 0) in records.proposals.rejected(what):
        records.parties.set_status(party_id, Status.REJECTED, contact=contact)
