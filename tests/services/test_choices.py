"""What a person chooses in the preview of a note is kept as their word."""

import pytest

from ideation.domain.choices import Choices, NameChoice, StatementChoice
from ideation.domain.cleaning import DropReason
from ideation.domain.inbox import Proposed
from ideation.domain.organisation import Category, Status
from ideation.domain.passage import Attribution, By, Kind
from ideation.errors import BadInput, NotFound

VISIT = (
    "Besuch bei Galvokern GmbH\n\n"
    "Frau Dr. Elke Zonnick, Leiterin Technik bei Galvokern GmbH, sucht einen Prüfstand.\n\n"
    "Viele Betriebe in der Branche wünschen sich das auch.\n\n"
    "Wer soll das bezahlen?\n\n"
    "Mit Ihrer Erlaubnis verwenden wir Google Analytics auf dieser Website."
)
WISH = "Viele Betriebe in der Branche wünschen sich das auch."
QUESTION = "Wer soll das bezahlen?"


def save(workspace, choices, text=VISIT):
    captured = workspace.door.take_text(text, {"date": "2026-03-12"}, choices)
    workspace.catch_up()
    workspace.door.settle_names(captured.note_id, choices)
    return int(captured.note_id)


def passage(workspace, note_id, words):
    return next(each for each in workspace.note(note_id).passages if each.text == words)


def understood(workspace, passage_id):
    with workspace._store.reading() as records:
        return records.understanding.load([passage_id])[passage_id]


def again(workspace, note_id):
    """Let the machine understand a note anew, as after a change of its rules."""
    with workspace._store.writing() as records:
        records.understanding.forget([note_id])
    workspace.catch_up()


def test_kind_voice_and_theme_chosen_are_stored_as_a_persons_word(workspace):
    machine, _ = workspace.door.preview(VISIT, {})
    shown = {VISIT[each.start : each.end]: each for each in machine.statements}
    assert shown[WISH].attribution is Attribution.REPORTED
    choice = StatementChoice(
        kind=Kind.OFFER, attribution=Attribution.OWN, theme="sustainable-development"
    )
    note_id = save(workspace, Choices(statements={WISH: choice}))
    for _ in range(2):
        found = passage(workspace, note_id, WISH)
        assert (found.kind, found.attribution) == (Kind.OFFER, Attribution.OWN)
        assert [(each.slug, each.by) for each in found.themes] == [
            ("sustainable-development", By.HUMAN)
        ]
        word = understood(workspace, found.id)
        assert (word.by, word.kind_cue, word.attribution_cue) == (By.HUMAN, "", "")
        assert word.is_wish
        again(workspace, note_id)
    others = [each for each in workspace.note(note_id).passages if each.text != WISH]
    assert {understood(workspace, each.id).by for each in others} == {By.MACHINE}


def test_a_question_taken_for_a_statement_is_the_hosts(workspace):
    choice = StatementChoice(kind=Kind.NEED)
    note_id = save(workspace, Choices(statements={QUESTION: choice}))
    found = passage(workspace, note_id, QUESTION)
    [host] = workspace.people.organisations()
    assert (found.kind, found.attribution, found.organisation_id) == (
        Kind.NEED,
        Attribution.OWN,
        host.id,
    )


def test_what_is_left_out_is_no_statement_and_comes_back_on_a_word(workspace):
    choices = Choices(left_out=frozenset({WISH}))
    shown, _ = workspace.door.preview(VISIT, {}, choices)
    assert WISH not in {VISIT[each.start : each.end] for each in shown.statements}
    note_id = save(workspace, choices)
    drops = workspace.note(note_id).drops
    assert (drops[0].reason, drops[0].span.of(VISIT)) == (DropReason.BY_HAND, WISH)
    assert workspace.door.funnel(note_id).dropped[DropReason.BY_HAND] == 1
    workspace.door.set_restored(note_id, VISIT.index(WISH), restored=True)
    assert passage(workspace, note_id, WISH)


def test_what_is_left_out_or_restored_stays_so_when_another_line_is_edited(workspace):
    [cookies] = workspace.door.preview(VISIT, {})[0].drops
    choices = Choices(left_out=frozenset({WISH}), restored=frozenset({cookies.span.of(VISIT)}))
    note_id = save(workspace, choices)
    edited = VISIT.replace("einen Prüfstand", "einen großen Prüfstand")
    workspace.edit_note(note_id, version=1, text=edited)
    opened = workspace.note(note_id)
    assert [(each.reason, each.restored) for each in opened.drops] == [
        (DropReason.BY_HAND, False),
        (DropReason.COOKIES, True),
    ]
    assert opened.drops[0].span.of(edited) == WISH


def test_a_stretch_restored_in_the_preview_shows_its_statements_and_is_saved_so(workspace):
    [cookies] = workspace.door.preview(VISIT, {})[0].drops
    choices = Choices(restored=frozenset({cookies.span.of(VISIT)}))
    shown, _ = workspace.door.preview(VISIT, {}, choices)
    note_id = save(workspace, choices)
    saved = [(each.start, each.end) for each in workspace.note(note_id).passages]
    assert [(each.start, each.end) for each in shown.statements] == saved
    assert VISIT[slice(*saved[-1])].startswith("Mit Ihrer Erlaubnis")


def test_not_every_statement_can_be_left_out(workspace):
    text = "Der Ofen raucht."
    choices = Choices(left_out=frozenset({text}))
    for take in (workspace.door.preview, workspace.door.take_text):
        with pytest.raises(BadInput, match="nothing of the note would be left"):
            take(text, {}, choices)
    assert workspace.notes() == []


def test_a_theme_that_is_none_saves_nothing(workspace):
    choices = Choices(statements={WISH: StatementChoice(theme="steel")})
    with pytest.raises(BadInput, match="There is no theme 'steel'; nothing was saved"):
        workspace.door.take_text(VISIT, {}, choices)
    assert workspace.notes() == []


def test_names_are_confirmed_corrected_or_rejected(workspace):
    choices = Choices(
        organisations={"Galvokern GmbH": NameChoice(category=Category.RESEARCH)},
        people={"Elke Zonnick": NameChoice(rejected=True)},
    )
    save(workspace, choices)
    [organisation] = workspace.people.organisations()
    assert (organisation.category, organisation.status) == (Category.RESEARCH, Status.CONFIRMED)
    assert workspace.people.contacts() == []
    assert {each.what for each in workspace.people.proposals()} <= {Proposed.FOLLOW_UP}


def test_a_name_not_asked_about_stays_proposed(workspace):
    save(workspace, Choices())
    assert {each.what for each in workspace.people.proposals()} == {
        Proposed.ORGANISATION,
        Proposed.CONTACT,
    }


def test_a_name_that_was_wrong_leads_to_the_right_one_ever_after(workspace):
    choices = Choices(
        organisations={"Galvokern GmbH": NameChoice(name="Galvano Kern")},
        people={"Elke Zonnick": NameChoice(name="Elke Sonnig", role="Technikchefin")},
    )
    note_id = save(workspace, choices)
    again(workspace, note_id)
    save(workspace, Choices(), "Anruf bei Galvokern GmbH wegen der Halle, sehr freundlich.")
    [organisation] = workspace.people.organisations()
    assert (organisation.name, organisation.status, organisation.notes) == (
        "Galvano Kern",
        Status.CONFIRMED,
        2,
    )
    [contact] = workspace.people.contacts()
    assert (contact.name, contact.role, contact.organisation.name) == (
        "Elke Sonnig",
        "Technikchefin",
        "Galvano Kern",
    )
    assert workspace.people.proposals() == []


def test_another_spelling_of_the_same_name_is_only_written_otherwise(workspace):
    choices = Choices(organisations={"Galvokern GmbH": NameChoice(name="GALVOKERN")})
    save(workspace, choices)
    [organisation] = workspace.people.organisations()
    assert (organisation.name, organisation.status) == ("GALVOKERN", Status.CONFIRMED)


def test_a_stored_statement_is_corrected_and_the_correction_taken_back(workspace):
    note_id = save(workspace, Choices())
    before = passage(workspace, note_id, WISH)
    workspace.door.correct(before.id, StatementChoice(kind=Kind.FACT))
    workspace.door.correct(before.id, StatementChoice(attribution=Attribution.MENTIONED))
    workspace.catch_up()
    after = passage(workspace, note_id, WISH)
    assert (after.kind, after.attribution) == (Kind.FACT, Attribution.MENTIONED)
    assert not understood(workspace, after.id).is_wish
    workspace.door.undo_correction(before.id)
    workspace.catch_up()
    after = passage(workspace, note_id, WISH)
    assert (after.kind, after.attribution) == (Kind.FACT, before.attribution)
    workspace.door.undo_correction(before.id)
    workspace.catch_up()
    assert passage(workspace, note_id, WISH) == before
    with pytest.raises(BadInput, match="No one has changed kind or voice"):
        workspace.door.undo_correction(before.id)
    with pytest.raises(NotFound, match="There is no statement 999"):
        workspace.door.correct(999, StatementChoice(kind=Kind.FACT))
    with pytest.raises(BadInput, match="Neither kind nor voice"):
        workspace.door.correct(before.id, StatementChoice())
