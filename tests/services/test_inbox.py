"""What is set apart, named and promised in a note, and what a person says of it."""

from datetime import date

import pytest

from ideation.domain.choices import StatementChoice
from ideation.domain.cleaning import DropReason
from ideation.domain.inbox import Proposed
from ideation.domain.mention import FollowUpStatus, Mentioned
from ideation.domain.organisation import Category, Status
from ideation.domain.passage import Attribution, Kind
from ideation.errors import BadInput, NotFound

VISIT = (
    "Besuch bei Galvokern GmbH, 12.3.2026\n\n"
    "Frau Dr. Elke Zonnick, Leiterin Technik bei Galvokern GmbH, sucht einen Prüfstand.\n\n"
    "Sie schickt die Zahlen bis 3.4.2026 an uns.\n\n"
    "Mit Ihrer Erlaubnis verwenden wir Google Analytics auf dieser Website."
)


def capture(workspace, text=VISIT, **fields):
    captured = workspace.door.take_text(text, {"date": "2026-03-12", **fields})
    workspace.catch_up()
    return int(captured.note_id)


def titles(workspace, what):
    return [each.title for each in workspace.people.proposals(what)]


def test_a_cookie_notice_is_set_apart_and_comes_back_on_a_word(workspace):
    note_id = capture(workspace)
    [drop] = workspace.note(note_id).drops
    assert drop.reason is DropReason.COOKIES
    assert workspace.note(note_id).note.text == VISIT
    assert all("Analytics" not in each.text for each in workspace.note(note_id).passages)
    funnel = workspace.door.funnel(note_id)
    assert (funnel.received, dict(funnel.dropped), funnel.kept) == (4, {DropReason.COOKIES: 1}, 3)

    before = [each.id for each in workspace.note(note_id).passages]
    workspace.door.set_restored(note_id, drop.span.start, restored=True)
    passages = workspace.note(note_id).passages
    assert [each.id for each in passages][:3] == before
    assert "Analytics" in passages[-1].text
    workspace.door.set_restored(note_id, drop.span.start, restored=False)
    assert [each.id for each in workspace.note(note_id).passages] == before


def test_what_is_restored_stays_so_when_the_note_is_edited(workspace):
    note_id = capture(workspace)
    [drop] = workspace.note(note_id).drops
    workspace.door.set_restored(note_id, drop.span.start, restored=True)
    text = VISIT.replace("die Zahlen", "alle Zahlen")
    workspace.edit_note(note_id, version=workspace.note(note_id).note.version, text=text)
    [drop] = workspace.note(note_id).drops
    assert drop.restored


def test_nothing_is_set_apart_where_nothing_stands(workspace):
    note_id = capture(workspace)
    with pytest.raises(NotFound, match="Nothing was set apart at character 3"):
        workspace.door.set_restored(note_id, 3, restored=True)


def test_who_is_met_is_proposed_and_speaks(workspace):
    note_id = capture(workspace)
    [organisation] = workspace.people.organisations()
    assert (organisation.name, organisation.category) == ("Galvokern GmbH", Category.FIRM)
    assert organisation.status is Status.PROPOSED
    [contact] = workspace.people.contacts()
    assert (contact.name, contact.role) == ("Elke Zonnick", "Leiterin Technik")
    assert contact.organisation.name == "Galvokern GmbH"
    opened = workspace.note(note_id)
    assert [each.name for each in opened.note.organisations] == ["Galvokern GmbH"]
    need = opened.passages[0]
    assert (need.attribution, need.organisation_id) == (Attribution.OWN, organisation.id)


def test_what_a_note_names_stands_at_its_place(workspace):
    note_id = capture(workspace)
    mentions = workspace.people.mentions(note_id)
    for each in mentions:
        assert VISIT[each.span.start : each.span.end]
    days = [each.value for each in mentions if each.what is Mentioned.DATE]
    assert days == ["2026-03-12", "2026-04-03"]


def test_a_promise_becomes_a_follow_up_with_its_day(workspace):
    note_id = capture(workspace)
    [found] = workspace.people.follow_ups()
    assert (found.who, found.due) == ("Elke Zonnick", date(2026, 4, 3))
    assert found.status is FollowUpStatus.PROPOSED
    [proposal] = workspace.people.proposals(Proposed.FOLLOW_UP)
    assert (proposal.note_id, proposal.detail) == (note_id, "2026-04-03")
    assert proposal.quote.startswith("Sie schickt")
    workspace.people.decide([proposal.id], accepted=True)
    assert [each.status for each in workspace.people.follow_ups()] == [FollowUpStatus.OPEN]


@pytest.mark.parametrize(
    ("line", "who", "due"),
    [
        ("Ich schicke ihr bis Freitag die Adressen der Verzinker.", "Q. Ladwig", date(2026, 3, 13)),
        ("Wir melden uns nächste Woche bei ihnen.", "Q. Ladwig", date(2026, 3, 20)),
        ("Luxinnovation klärt bis Ende März die Förderung.", "Luxinnovation", date(2026, 3, 31)),
        ("Herr Quast schickt uns morgen die Zeichnungen.", "Quast", date(2026, 3, 13)),
        ("„Wir schicken Ihnen die Muster bis Ostern.“", "Galvokern GmbH", date(2026, 4, 3)),
        ("Zugesagt: die Prüfberichte bis 2.4.", "Galvokern GmbH", date(2026, 4, 2)),
    ],
)
def test_a_promise_is_by_whoever_makes_it(workspace, line, who, due):
    capture(
        workspace,
        VISIT.replace("Sie schickt die Zahlen bis 3.4.2026 an uns.", line),
        author="Q. Ladwig",
    )
    [found] = workspace.people.follow_ups()
    assert (found.who, found.due) == (who, due)


def test_we_are_those_who_want_something_as_we(workspace):
    capture(
        workspace,
        "Besuch bei Galvokern GmbH\n\nWir suchen einen Prüfstand.\n\n"
        "Wir schicken die Zahlen bis Freitag.",
        author="Q. Ladwig",
    )
    assert [each.who for each in workspace.people.follow_ups()] == ["Galvokern GmbH"]


@pytest.mark.parametrize(
    "line",
    [
        "Die Stadt will bis 2030 klimaneutral sein.",
        "Sie planen, bis Ende Juni eine zweite Halle zu bauen.",
        "Der Stahlbauer liefert die Träger bis Ende Mai.",
    ],
)
def test_what_others_do_or_plan_is_no_follow_up(workspace, line):
    capture(workspace, VISIT.replace("Sie schickt die Zahlen bis 3.4.2026 an uns.", line))
    assert workspace.people.follow_ups() == []


def test_a_follow_up_goes_when_a_person_says_that_it_is_no_promise(workspace):
    note_id = capture(workspace)
    promise = workspace.note(note_id).passages[2]
    workspace.door.correct(int(promise.id), StatementChoice(kind=Kind.FACT))
    workspace.catch_up()
    assert workspace.people.follow_ups() == []
    assert workspace.people.proposals(Proposed.FOLLOW_UP) == []


def test_a_promise_is_no_part_of_an_idea(workspace):
    note_id = capture(workspace)
    promise = workspace.note(note_id).passages[2]
    assert promise.kind is Kind.COMMITMENT
    with workspace._store.reading() as records:
        assert not records.understanding.load([promise.id])[promise.id].is_wish


def test_what_is_accepted_is_confirmed_and_leaves_the_inbox(workspace):
    capture(workspace)
    ids = [each.id for each in workspace.people.proposals()]
    assert workspace.people.decide(ids, accepted=True) == ids
    assert workspace.people.proposals() == []
    assert {each.status for each in workspace.people.organisations()} == {Status.CONFIRMED}
    assert {each.status for each in workspace.people.contacts()} == {Status.CONFIRMED}


def test_a_rejected_organisation_is_gone_and_not_proposed_again(workspace):
    capture(workspace)
    [proposal] = workspace.people.proposals(Proposed.ORGANISATION)
    workspace.people.decide([proposal.id], accepted=False)
    assert workspace.people.organisations() == []
    capture(workspace, "Noch ein Anruf bei der GALVOKERN G.m.b.H. wegen der Halle in Contern.")
    assert titles(workspace, Proposed.ORGANISATION) == []


def test_an_unknown_proposal_decides_nothing(workspace):
    capture(workspace)
    waiting = workspace.people.proposals()
    with pytest.raises(NotFound, match="No proposal 999 waits"):
        workspace.people.decide([waiting[0].id, 999], accepted=True)
    assert workspace.people.proposals() == waiting


def test_one_organisation_is_never_proposed_twice_for_its_spelling(workspace):
    capture(workspace)
    capture(workspace, "Anruf bei GALVOKERN, Herr Jörg Rautmann von der Galvokern G.m.b.H. dankt.")
    assert [each.name for each in workspace.people.organisations()] == ["Galvokern GmbH"]


def test_a_merge_moves_everything_and_is_undone(workspace):
    first = capture(workspace)
    second = capture(workspace, "Besuch bei Zinkhof GmbH\n\nSie suchen eine Halle in Contern.")
    before = workspace.people.organisations()
    galvo, zink = (each.id for each in before)
    workspace.people.merge(galvo, zink)
    [kept] = workspace.people.organisations()
    assert (kept.id, kept.notes) == (galvo, 2)
    assert [each.id for each in workspace.note(second).note.organisations] == [galvo]
    capture(workspace, "Die Zinkhof GmbH meldet sich und fragt nach der Halle, sehr freundlich.")
    assert [each.id for each in workspace.people.organisations()] == [galvo]
    assert workspace.people.unmerge(zink) == galvo
    assert [each.id for each in workspace.note(first).note.organisations] == [galvo]
    assert [each.id for each in workspace.note(second).note.organisations] == [zink]
    with pytest.raises(BadInput, match="merged with itself"):
        workspace.people.merge(galvo, galvo)


def test_an_organisation_cannot_belong_to_its_own_part(workspace):
    capture(workspace)
    capture(workspace, "Besuch bei Zinkhof GmbH\n\nSie suchen eine Halle in Contern.")
    galvo, zink = (each.id for each in workspace.people.organisations())
    workspace.people.link(zink, galvo)
    assert workspace.people.organisations()[1].parent_id == galvo
    with pytest.raises(BadInput, match="cannot belong"):
        workspace.people.link(galvo, zink)
    workspace.people.link(zink, None)
    assert workspace.people.organisations()[1].parent_id is None


def met(workspace, *names):
    """Store a note for each organisation met."""
    for number, name in enumerate(names):
        workspace.door.take_text(
            f"Der Ofen Nummer {number} raucht stark.", {"organisations": [{"name": name}]}
        )
    workspace.catch_up()


def test_organisations_with_near_names_are_proposed_as_one_and_never_merged_unasked(workspace):
    met(workspace, "Ofenbau Kieffer", "Ofenbau Kiefer S.A.", "Kolbenwerk")
    [proposal] = workspace.people.proposals(Proposed.MERGE)
    assert (proposal.title, proposal.detail, proposal.reason) == (
        "Ofenbau Kiefer S.A.",
        "Ofenbau Kieffer",
        "typo",
    )
    assert len(workspace.people.organisations()) == 3


def test_a_merge_that_is_accepted_can_be_undone(workspace):
    met(workspace, "Ofenbau Kieffer", "Ofenbau Kiefer S.A.")
    before = workspace.people.organisations()
    [proposal] = workspace.people.proposals(Proposed.MERGE)
    workspace.people.decide([proposal.id], accepted=True)
    [kept] = workspace.people.organisations()
    assert (kept.name, kept.notes) == ("Ofenbau Kieffer", 2)
    assert workspace.people.undo([proposal.id]) == [proposal.id]
    assert workspace.people.organisations() == before
    assert workspace.people.proposals(Proposed.MERGE) == [proposal]


def test_a_merge_that_is_rejected_is_not_proposed_again_from_either_side(workspace):
    met(workspace, "Ofenbau Kieffer", "Ofenbau Kiefer S.A.")
    [proposal] = workspace.people.proposals(Proposed.MERGE)
    workspace.people.decide([proposal.id], accepted=False)
    # Now the other one is met more often, and would be kept.
    for text in ("Die Esse glüht.", "Der Kamin zieht.", "Die Halle ist kalt."):
        workspace.door.take_text(text, {"organisations": [{"name": "Ofenbau Kiefer S.A."}]})
    workspace.catch_up()
    assert workspace.people.proposals(Proposed.MERGE) == []
    assert len(workspace.people.organisations()) == 2


def test_a_short_name_introduced_in_brackets_is_proposed_as_the_long_one(workspace):
    met(workspace, "ILT")
    capture(workspace, "Besuch beim Institut für Ofenbau (ILT)\n\nDas ILT sucht eine Halle.")
    [proposal] = workspace.people.proposals(Proposed.MERGE)
    assert (proposal.title, proposal.detail) == ("ILT", "Institut für Ofenbau")


def test_verdicts_are_taken_back_and_the_proposals_wait_again(workspace):
    capture(workspace)
    before = workspace.people.proposals()
    accepted, rejected = before[0].id, before[1].id
    assert {each.what for each in before} == {
        Proposed.ORGANISATION,
        Proposed.CONTACT,
        Proposed.FOLLOW_UP,
    }
    workspace.people.decide([accepted], accepted=True)
    workspace.people.decide([rejected], accepted=False)
    promise = before[2].id
    workspace.people.decide([promise], accepted=True)
    workspace.people.undo([accepted, rejected, promise])
    assert workspace.people.proposals() == before
    assert [each.status for each in workspace.people.follow_ups()] == [FollowUpStatus.PROPOSED]
    with pytest.raises(NotFound, match=f"Nobody has decided on a proposal {accepted}"):
        workspace.people.undo([accepted])


def test_an_acceptance_is_not_taken_back_under_a_later_merge(workspace):
    capture(workspace)
    [proposal] = workspace.people.proposals(Proposed.ORGANISATION)
    workspace.people.decide([proposal.id], accepted=True)
    met(workspace, "Kolbenwerk")
    galvo, kolben = (each.id for each in workspace.people.organisations())
    workspace.people.merge(kolben, galvo)
    with pytest.raises(BadInput, match="merged into another one since"):
        workspace.people.undo([proposal.id])
    workspace.people.unmerge(galvo)
    workspace.people.undo([proposal.id])
    assert workspace.people.proposals(Proposed.ORGANISATION) == [proposal]


LETTER = (
    "Guten Tag!\n\nwir suchen einen Prüfstand für große Bauteile.\n\n"
    "Mit freundlichen Grüßen\nElke Zonnick\nLeiterin Technik\nGalvokern GmbH\n\n"
    "Am 9.3.2026 um 10:11 schrieb Léa Faber:\n> Was brauchen Sie?\n"
)


def test_of_a_letter_pasted_the_signature_and_the_older_letters_are_set_apart(workspace):
    note_id = capture(workspace, LETTER)
    opened = workspace.note(note_id)
    assert [each.reason for each in opened.drops] == [DropReason.SIGNATURE, DropReason.QUOTED]
    assert [each.text for each in opened.passages] == [
        "Guten Tag!",
        "wir suchen einen Prüfstand für große Bauteile.",
    ]


def test_who_signs_a_letter_pasted_is_found_line_by_line(workspace):
    capture(workspace, LETTER)
    assert [each.name for each in workspace.people.organisations()] == ["Galvokern GmbH"]
    [contact] = workspace.people.contacts()
    assert (contact.name, contact.role) == ("Elke Zonnick", "Leiterin Technik")


def test_a_letter_pasted_and_in_a_text_file_are_the_same_note(workspace, tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text(LETTER)
    [captured] = workspace.door.take_files([file], {})
    drops = workspace.note(captured.note_id).drops
    assert [each.reason for each in drops] == [DropReason.SIGNATURE, DropReason.QUOTED]
    assert workspace.door.take_text(LETTER, {}).note_id == captured.note_id


def test_a_note_that_quotes_mail_keeps_it_as_its_words(workspace):
    text = (
        "Besuch bei Zinkhof, danach kam noch dies:\n\n"
        "> Am 9.3.2026 um 10:11 schrieb Léa Faber:\n> Wir teilen die Halle.\n\n"
        "Von: Jos Kieffer\nGesendet: Montag, 9. März 2026\n\nDie Halle bleibt kalt."
    )
    drops = workspace.note(capture(workspace, text)).drops
    assert DropReason.QUOTED not in {each.reason for each in drops}


ICS = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260312T090000Z\r\n"
    b"SUMMARY:Runder Tisch\r\nDESCRIPTION:Sie brauchen einen Ofen.\r\n"
    b"ATTENDEE;CN=Anna Weber:mailto:a@example.org\r\n"
    b"ATTENDEE;CN=Jos Kieffer:mailto:j@example.org\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def test_who_is_invited_to_an_event_is_proposed_and_a_person_says_who_came(workspace):
    workspace.door.take_text("Ein Anruf kam herein.", {"contacts": [{"name": "Jos Kieffer"}]})
    [captured] = workspace.door.take_bytes(ICS, {}, path="termin.ics")
    note = workspace.note(captured.note_id).note
    assert str(note.date) == "2026-03-12"
    assert [each.name for each in note.contacts] == ["Anna Weber", "Jos Kieffer"]
    assert {each.name: each.status for each in workspace.people.contacts()} == {
        "Anna Weber": "proposed",
        # Whom a person named before is known.
        "Jos Kieffer": "confirmed",
    }
    [proposal] = workspace.people.proposals(Proposed.CONTACT)
    assert (proposal.title, proposal.reason) == ("Anna Weber", "invited to the event")
    workspace.people.decide([proposal.id], accepted=False)
    left = workspace.note(captured.note_id).note.contacts
    assert [each.name for each in left] == ["Jos Kieffer"]


FIRST = "Besuch bei Galvokern GmbH\n\nElke Zonnick, Leiterin Technik bei Galvokern GmbH, dankt."


@pytest.mark.parametrize(
    "line",
    [
        "Anruf: Dr. Elke Zonnick von der Galvokern GmbH sucht eine Halle.",
        "Anruf: Frau Prof. Elke Zonnick von der Galvokern GmbH sucht eine Halle.",
        "Anruf: Herr Jörg Rautmann von der Galvokern GmbH grüßt.",
    ],
)
def test_a_title_makes_nobody_another_person(workspace, line):
    capture(workspace, FIRST)
    capture(workspace, line)
    zonnicks = [each for each in workspace.people.contacts() if "Zonnick" in each.name]
    assert [each.name for each in zonnicks] == ["Elke Zonnick"]
    assert [each for each in titles(workspace, Proposed.CONTACT) if "Zonnick" in each] == [
        "Elke Zonnick"
    ]


def test_a_header_with_title_and_order_means_the_person_who_is_known(workspace):
    capture(workspace, FIRST)
    for name in ("Dr. Elke Zonnick", "ZONNICK Elke", "Frau Dipl.-Ing. Elke Zonnick"):
        capture(
            workspace,
            f"Die Presse von {len(name)} steht.",
            contacts=[{"name": name, "organisation": "Galvokern GmbH"}],
        )
    [contact] = workspace.people.contacts()
    assert (contact.name, contact.role, contact.notes) == ("Elke Zonnick", "Leiterin Technik", 4)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Frau E. Zonnick", "initial"),
        ("Elke Zonnik", "one letter"),
        ("Elke Maria Zonnick", "shorter name"),
    ],
)
def test_nearly_the_same_name_at_one_organisation_is_asked_once_as_the_same_person(
    workspace, name, reason
):
    capture(workspace, FIRST)
    capture(
        workspace,
        "Die zweite Presse steht.",
        contacts=[{"name": "Jörg Rautmann", "organisation": "Galvokern GmbH"}],
    )
    capture(workspace, f"{name}, Leiterin Technik bei Galvokern GmbH, sucht eine Halle.")
    [same] = workspace.people.proposals(Proposed.SAME_PERSON)
    assert same.detail.startswith("Elke Zonnick")
    assert same.reason == reason
    assert titles(workspace, Proposed.CONTACT) == ["Elke Zonnick"]

    workspace.people.decide([same.id], accepted=True)
    zonnicks = [each for each in workspace.people.contacts() if "Elke" in each.name]
    assert [(each.name, each.notes) for each in zonnicks] == [("Elke Zonnick", 2)]
    workspace.people.undo([same.id])
    workspace.people.decide([same.id], accepted=False)
    assert len(titles(workspace, Proposed.CONTACT)) == 2
    assert titles(workspace, Proposed.SAME_PERSON) == []


def test_the_same_name_elsewhere_is_somebody_else(workspace):
    capture(workspace, FIRST)
    capture(workspace, "Elke Zonnick, Leiterin Einkauf bei Zinkhof GmbH, sucht eine Halle.")
    assert len(workspace.people.contacts()) == 2
    assert titles(workspace, Proposed.SAME_PERSON) == []


def employers(workspace):
    return {
        each.name: each.organisation and each.organisation.name
        for each in workspace.people.contacts()
    }


@pytest.mark.parametrize(
    "fields",
    [{"organisations": [{"name": "Galvokern GmbH"}]}, {}],
    ids=["by the header", "by the first line"],
)
def test_who_speaks_for_the_firm_visited_is_of_it_and_who_comes_from_elsewhere_is_not(
    workspace, fields
):
    capture(
        workspace,
        "Besuch bei Galvokern GmbH\n\n"
        "Elke Zonnick, Leiterin Technik, zeigt uns die Halle.\n\n"
        "Jörg Rautmann sucht einen Prüfstand.\n\n"
        "Der Steuerberater Heiner Quolling war ebenfalls da.\n\n"
        "Der Ofen ist von Berta Drenckhorst, sie kennt ihn seit Jahren.\n\n"
        "Karl Zimpel von der Zinkhof GmbH liefert die Bleche.",
        **fields,
    )
    assert employers(workspace) == {
        "Elke Zonnick": "Galvokern GmbH",
        "Jörg Rautmann": "Galvokern GmbH",
        "Heiner Quolling": None,
        "Berta Drenckhorst": None,
        "Karl Zimpel": "Zinkhof GmbH",
    }


def test_who_is_known_elsewhere_stays_there(workspace):
    capture(workspace, FIRST)
    capture(
        workspace,
        "Elke Zonnick zeigt uns die neue Halle.",
        organisations=[{"name": "Zinkhof GmbH"}],
    )
    assert employers(workspace) == {"Elke Zonnick": "Galvokern GmbH"}


def test_the_one_contact_of_a_header_is_of_its_organisation(workspace):
    capture(
        workspace,
        "Die Presse steht still.",
        organisations=[{"name": "Galvokern GmbH"}],
        contacts=[{"name": "Elke Zonnick"}],
    )
    assert employers(workspace) == {"Elke Zonnick": "Galvokern GmbH"}


def test_each_proposal_says_why(workspace):
    capture(
        workspace,
        "Besuch bei Galvokern GmbH\n\nElke Zonnick, Leiterin Technik, zeigt uns die Halle.\n\n"
        "Frau Torvin Quelzer vom Institut Zorba sucht einen Ofen.\n\nZugesagt: die Pläne bis 2.4.",
    )
    proposals = workspace.people.proposals()
    assert {(each.what, each.title): each.reason for each in proposals} == {
        (Proposed.ORGANISATION, "Galvokern GmbH"): "legal form: GmbH",
        (Proposed.ORGANISATION, "Institut Zorba"): "word: Institut",
        (Proposed.CONTACT, "Elke Zonnick"): "given name: Elke; role: Leiterin Technik; host",
        (Proposed.CONTACT, "Torvin Quelzer"): "title: Frau",
        (Proposed.FOLLOW_UP, "Galvokern GmbH"): "promise: Zugesagt",
    }


def test_a_family_name_known_from_another_note_is_no_firm(workspace):
    capture(workspace, FIRST.replace("Elke Zonnick", "Elke Quazonnick"))
    capture(workspace, "**Kisten.** Quazonnick hat nachgezählt: es reichen vier.")
    assert [each.name for each in workspace.people.organisations()] == ["Galvokern GmbH"]
