"""E-mail: the sender's own words first, the rest named and kept; no message breaks the reader."""

import random
import time
from contextlib import suppress
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from ideation.domain.cleaning import Drop, DropReason
from ideation.domain.passage import Span
from ideation.errors import UnreadableText
from ideation.intake.extracted import Attachment, Extracted, Limits
from ideation.intake.readers import mail
from ideation.text.mail_chain import set_apart

_DE = """Guten Tag Frau Faber,

wir brauchen bis Mai:

- einen größeren Ofen
- jemanden, der ihn anschließt

Am Montag schrieb uns die Gemeinde:
Die Halle bleibt kalt.

Mit freundlichen Grüßen
Jos Kieffer
Ofenbau Kieffer S.à r.l.
Tel. +352 000 000

Diese E-Mail ist vertraulich. Sind Sie nicht der richtige
Adressat, so löschen Sie bitte diese Nachricht.

-----Ursprüngliche Nachricht-----
Von: Léa Faber
Gesendet: Montag, 9. März 2026 10:11
An: Jos Kieffer

Was brauchen Sie?
"""


def _mail(text: str = "Der Ofen ist kalt.\n", **headers: str) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = headers.get("sender", "Léa Faber <lea@ofen.example>")
    message["To"] = "Jos Kieffer <jos@ofen.example>"
    message["Subject"] = headers.get("subject", "Grüße vom Ofen")
    message["Date"] = headers.get("date", "Thu, 12 Mar 2026 23:30:00 -0800")
    message.set_content(text)
    return message


def _read(message: EmailMessage | bytes, **limits: int) -> list[Extracted]:
    data = message if isinstance(message, bytes) else message.as_bytes()
    return mail.read(data, limits=Limits(**limits))


def _apart(text: str) -> list[tuple[DropReason, str]]:
    return [(drop.reason, drop.span.of(text)) for drop in set_apart(text)]


def _alternative(plain: str, page: str) -> EmailMessage:
    message = _mail(plain)
    message.add_alternative(page, subtype="html")
    return message


def test_a_message_becomes_a_note_with_the_day_of_the_senders_own_clock():
    assert _read(_mail("Der Ofen zieht  nicht.\r\n\r\nOui, ça pfeift.\r\n")) == [
        Extracted(
            text="Der Ofen zieht  nicht.\n\nOui, ça pfeift.",
            fields={
                "source": "email",
                "title": "Grüße vom Ofen",
                "date": "2026-03-12",
                "author": "Léa Faber",
            },
        )
    ]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("From: lea@ofen.example", "author"),
        ("From: =?utf-8?q?A=0D=0ATo:_x?= <lea@ofen.example>", "author"),
        ("From: " + "(" * 5000, "author"),
        ("Date: gestern", "date"),
        ("Date: Tue, 31 Feb 2026 99:00:00 +0100", "date"),
        ("Subject: ", "title"),
    ],
)
def test_what_a_header_does_not_say_is_left_out(header, field):
    [note] = _read(f"Message-ID: <1@ofen.example>\n{header}\n\nHallo".encode())
    assert note.text == "Hallo"
    assert field not in note.fields


def test_an_encoded_line_end_in_a_subject_makes_no_header():
    [note] = _read(b"Subject: =?utf-8?q?Ofen=0D=0ABcc:_x@ofen.example?=\n\nHallo")
    assert note.fields == {"source": "email", "title": "Ofen Bcc: x@ofen.example"}


def test_of_two_senders_the_first_counts_and_it_is_said():
    [note] = _read(b"From: A <a@ofen.example>\nFrom: B <b@ofen.example>\n\nHallo")
    assert note.fields["author"] == "A"
    assert "more than one sender" in note.remarks[0]


def test_a_long_subject_is_cut_visibly():
    [note] = _read(_mail(subject="Ofen " * 100))
    assert len(note.fields["title"]) == 200
    assert note.fields["title"].endswith("…")


def test_plain_text_is_preferred_to_the_same_as_a_page():
    [note] = _read(_alternative("Schlicht.\n", "<p>Seite.</p>"))
    assert note.text == "Schlicht."


def test_a_page_is_read_where_the_plain_text_is_missing_or_empty():
    page = "<html><head><meta charset=iso-8859-1></head><body><p>Grüße</p><p>été</p></body></html>"
    [note] = _read(_alternative("\n", page))
    assert note.text.split() == ["Grüße", "été"]


def test_a_page_and_a_footer_behind_it_are_both_kept():
    message = _alternative("\n", "<p>Der Ofen.</p>")
    message.make_mixed()
    footer = EmailMessage(policy=SMTP)
    footer.set_content("Liste der Ofenfreunde\n")
    message.attach(footer)
    assert _read(message)[0].text == "Der Ofen.\n\nListe der Ofenfreunde"


def test_attachments_come_along_and_inline_images_are_counted():
    message = _mail()
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="../Plan Ü.pdf")
    message.add_attachment(b"a,b", maintype="text", subtype="csv", filename="C:\\x\\liste.csv")
    message.add_attachment("Notiz\n", filename="notiz\u202etxt.exe")
    message.add_attachment(b"PNG", maintype="image", subtype="png", disposition="inline", cid="<1>")
    message.add_attachment(b"JPG", maintype="image", subtype="jpeg", filename="halle.jpg")
    message.add_attachment(b"BEGIN", maintype="text", subtype="calendar", disposition="inline")
    [note] = _read(message)
    assert note.text == "Der Ofen ist kalt."
    assert note.attachments == (
        Attachment(name="Plan Ü.pdf", data=b"%PDF"),
        Attachment(name="liste.csv", data=b"a,b"),
        Attachment(name="notiztxt.exe", data=b"Notiz\r\n"),
        Attachment(name="halle.jpg", data=b"JPG"),
        Attachment(name="attachment-5.ics", data=b"BEGIN"),
    )
    assert note.remarks == ("Images within the text that were left out: 1.",)


def test_winmail_dat_and_empty_attachments_are_named():
    message = _mail()
    message.add_attachment(b"x", maintype="application", subtype="ms-tnef", filename="winmail.dat")
    message.add_attachment(b"", maintype="application", subtype="pdf", filename="leer.pdf")
    [note] = _read(message)
    assert note.attachments == ()
    assert ["winmail.dat" in note.remarks[0], "leer.pdf" in note.remarks[1]] == [True, True]


def test_a_message_within_follows_as_a_note_of_its_own():
    outer = _mail("Siehe unten.\n", subject="WG: Ofen")
    outer.add_attachment(_mail("Es ist kalt.\n", subject="Ofen", sender="Jos <jos@ofen.example>"))
    notes = _read(outer)
    assert [(n.fields["title"], n.fields["author"], n.text) for n in notes] == [
        ("WG: Ofen", "Léa Faber", "Siehe unten."),
        ("Ofen", "Jos", "Es ist kalt."),
    ]


def test_an_empty_letter_gives_what_it_carries_to_the_message_within():
    outer = _mail("\n")
    outer.add_attachment(_mail("Es ist kalt.\n"))
    outer.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="plan.pdf")
    [note] = _read(outer)
    assert (note.text, note.attachments[0].name) == ("Es ist kalt.", "plan.pdf")


def test_a_letter_with_attachments_alone_has_its_subject_as_text():
    message = _mail("\n", subject="Plan für die Halle")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="plan.pdf")
    [note] = _read(message)
    assert (note.text, len(note.attachments)) == ("Plan für die Halle", 1)


def _nested(depth: int) -> EmailMessage:
    message = _mail("Ebene 0\n")
    for level in range(1, depth + 1):
        outer = _mail(f"Ebene {level}\n")
        outer.add_attachment(message)
        message = outer
    return message


def test_messages_are_read_down_to_the_depth_allowed():
    assert len(_read(_nested(3), depth=3)) == 4
    notes = _read(_nested(3), depth=2)
    assert [note.text for note in notes] == ["Ebene 3", "Ebene 2", "Ebene 1"]
    assert "more than 2 deep" in notes[-1].remarks[0]


@pytest.mark.parametrize(
    ("declared", "data", "text", "remark"),
    [
        ("utf-8", "Grüße".encode(), "Grüße", None),
        ("iso-8859-1", "„Grüße“ €".encode("cp1252"), "„Grüße“ €", None),
        ("koi8-r", "Привет".encode("koi8-r"), "Привет", None),
        ("us-ascii", "Grüße".encode(), "Grüße", None),
        ("us-ascii", "Grüße".encode("cp1252"), "Grüße", None),
        ("bogus-17", "Grüße".encode("cp1252"), "Grüße", "'bogus-17'"),
        ("utf-8", "Grüße".encode("cp1252"), "Grüße", "read as cp1252"),
        ("punycode", "Grüße".encode(), "Grüße", "'punycode'"),
        ("zip", "Grüße".encode(), "Grüße", "'zip'"),
        ("x\x00y", "Grüße".encode(), "Grüße", "read as UTF-8"),
    ],
)
def test_the_character_set_declared_counts_unless_it_cannot_be(declared, data, text, remark):
    head = f'Subject: x\nContent-Type: text/plain; charset="{declared}"\n\n'
    [note] = _read(head.encode() + data)
    assert note.text == text
    assert len(note.remarks) == (remark is not None)
    assert all(str(remark) in each for each in note.remarks)


def test_control_characters_are_dropped_and_line_ends_are_one():
    [note] = _read(b"Subject: x\rMIME-Version: 1.0\r\rHal\x00lo\x07\r\rdu\tda\r")
    assert note.text == "Hallo\n\ndu\tda"


def test_signature_notice_and_chain_are_set_apart_in_place():
    [note] = _read(_mail(_DE))
    assert note.text == _DE.strip()
    parts = [(drop.reason, drop.span.of(note.text)) for drop in note.apart]
    assert [reason for reason, _ in parts] == [
        DropReason.SIGNATURE,
        DropReason.DISCLAIMER,
        DropReason.QUOTED,
    ]
    assert parts[0][1].startswith("Mit freundlichen Grüßen\nJos")
    assert parts[0][1].endswith("+352 000 000")
    assert parts[1][1].startswith("Diese E-Mail")
    assert parts[1][1].endswith("diese Nachricht.")
    assert parts[2][1].startswith("-----Ursprüngliche")
    assert parts[2][1].endswith("Was brauchen Sie?")


def test_the_chain_of_a_page_is_found_too():
    page = (
        "<p>Oui, il fait froid.</p><p>Cordialement<br>Léa Faber</p>"
        "<div><p><b>De :</b> Jos Kieffer<br><b>Envoyé :</b> lundi 9 mars 2026<br></p></div>"
        "<p>Il fait froid ?</p>"
    )
    [note] = _read(_alternative("\n", page))
    assert [drop.reason for drop in note.apart] == [DropReason.SIGNATURE, DropReason.QUOTED]
    own = note.text[: note.apart[0].span.start]
    assert own.strip() == "Oui, il fait froid."
    assert note.apart[1].span.of(note.text).endswith("Il fait froid ?")


@pytest.mark.parametrize(
    "introduction",
    [
        "Am Do., 12. März 2026 um 10:11 Uhr schrieb Jos Kieffer <jos@ofen.example>:",
        "Am Do., 12. März 2026 um 10:11 Uhr schrieb Jos Kieffer\n<jos@ofen.example>:",
        "Le jeu. 12 mars 2026 à 10:11, Jos Kieffer <jos@ofen.example> a écrit\xa0:",
        "On Thu, Mar 12, 2026 at 10:11 AM Jos Kieffer\n<jos@ofen.example>\nwrote:",
        "Den 12. Mäerz 2026 um 10:11 huet de Jos Kieffer geschriwwen:",
        "-----Original Message-----",
        "----- Message d’origine -----",
        "________________________________\nVon: Jos Kieffer\nGesendet: Montag, 9. März 2026",
        "*De :* Jos Kieffer\n*Envoyé :* lundi 9 mars 2026\n*À :* Léa",
        "Vun: Jos Kieffer\nGeschéckt: Méindeg",
        "From: Jos Kieffer\nSent: Monday\nTo: Léa",
    ],
)
def test_what_introduces_a_chain_sets_apart_all_below(introduction):
    chain = f"{introduction}\n\nalter Text\n\nnoch älter"
    assert _apart(f"Neu.\n\n{chain}\n") == [(DropReason.QUOTED, chain)]


def test_answers_between_quoted_lines_stay_the_senders_own():
    text = "On 12 March, Jos wrote:\n> Warm?\n>> Kalt?\n\n> Groß?\n\nKalt.\n\n> Und?\nJa.\n"
    assert _apart(text) == [
        (DropReason.QUOTED, "On 12 March, Jos wrote:\n> Warm?\n>> Kalt?\n\n> Groß?"),
        (DropReason.QUOTED, "> Und?"),
    ]


def test_a_chain_of_fifty_is_one_stretch():
    chain = "\n".join(f"{'>' * level} Ebene {level}" for level in range(1, 51))
    assert _apart(f"Neu.\n{chain}\n") == [(DropReason.QUOTED, chain)]


@pytest.mark.parametrize(
    "signature",
    [
        "-- \nJos Kieffer\nTel. +352 000",
        "--\nJos Kieffer",
        "Mit freundlichem Gruß",
        "Viele Grüße aus Esch\n\nJos",
        "Bien cordialement,\nJos Kieffer\n06 00 00",
        "Kind regards, Jos",
        "Mat beschte Gréiss\nJos Kieffer",
        "Envoyé de mon iPhone",
        "MfG\nJos\n\nSent from my phone",
    ],
)
def test_signatures_are_found_in_four_languages(signature):
    assert _apart(f"Der Ofen.\n\n{signature}\n") == [(DropReason.SIGNATURE, signature)]


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Eins.\n\n--\n\nZwei ist ein ganzer Satz.\n", []),
        ("Die Gemeinde lässt Grüße ausrichten und wartet.\n", []),
        ("Am 12. März schrieb uns die Gemeinde:\nDie Halle bleibt kalt.\n", []),
        ("Von: Esch\nNach: Belval\nfährt kein Bus.\n", []),
        ("Bitte behandeln Sie den Plan vertraulich.\n", []),
        ("Ja.\n\nMfG\nJos\n\nPS: Der Ofen zieht.\n", ["MfG\nJos"]),
        ("Ja.\n\nCordialement\nJos\n\n- four\n- halle\n", ["Cordialement\nJos"]),
        ("Ja.\n\nMfG\nJos\n\nDer Ofen zieht noch immer nicht.\n", ["MfG\nJos"]),
    ],
)
def test_own_words_that_look_alike_are_not_set_apart(text, apart):
    assert [words for _, words in _apart(text)] == apart


@pytest.mark.parametrize(
    "notice",
    [
        "Ce message est confidentiel. Si vous n'êtes pas le destinataire, détruisez-le.",
        "This e-mail is confidential and for the\nintended recipient only.",
        "Dës E-Mail ass vertraulech, just fir den Destinataire.",
    ],
)
def test_notices_of_confidentiality_are_found_in_each_language(notice):
    assert _apart(f"Der Ofen.\n\n{notice}\n\nDanke für alles hier.\n") == [
        (DropReason.DISCLAIMER, notice)
    ]


def test_a_letter_that_only_passes_something_on_keeps_it_as_its_words():
    text = "Von: Jos\nGesendet: Montag\n\nDer Ofen ist kalt.\n"
    assert _apart(text) == []
    assert _apart("") == []


def test_what_a_page_sets_apart_is_kept_beside_the_chain():
    text = "Menü\n\nNeu.\n\n> alt\n"
    menu = Drop(span=Span(start=0, end=4), reason=DropReason.NAVIGATION)
    within = Drop(span=Span(start=13, end=15), reason=DropReason.TEASER)
    found = set_apart(text, framed=[menu, within])
    assert [(d.reason, d.span.of(text)) for d in found] == [
        (DropReason.NAVIGATION, "Menü"),
        (DropReason.QUOTED, "> alt"),
    ]


def _parts(depth: int) -> bytes:
    return b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(depth)
    )


_MIXED = b"Subject: x\nContent-Type: multipart/mixed; boundary=x\n\n"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "no e-mail"),
        (b"\n" * 1_000_000, "no e-mail"),
        (b"Hallo Welt\n", "no e-mail"),
        (b"MZ\x90\x00" + bytes(range(256)) * 100, "no e-mail"),
        (b"To: x\n\n  \n", "no words"),
        (_parts(1000) + b"\nHallo", "too deep"),
        pytest.param(_parts(100) + b"\nHallo", "too deep", marks=pytest.mark.slow),
        (b"Content-Type: message/rfc822\n\n" * 1000 + b"\nHallo", "deep"),
        (_MIXED + b"--x\n\nh\n" * 2_001, "2,001 parts"),
        (_MIXED + b"--x\n\nh\n" * 1_000_000, "too many parts"),
        (b"Subject: x\n\n" + b"x" * 5_000_001, "5,000,001 characters"),
        (
            b"Subject: \nContent-Type: application/pkcs7-mime; name=smime.p7m\n"
            b"Content-Transfer-Encoding: base64\n\nQUJD\n",
            "encrypted",
        ),
    ],
)
def test_what_is_no_letter_is_refused_quickly(data, found):
    began = time.process_time()
    with pytest.raises(UnreadableText, match=found) as refused:
        _read(data)
    assert refused.value.hint
    assert time.process_time() - began < 15


def test_a_message_larger_than_allowed_is_refused():
    with pytest.raises(UnreadableText, match="too many parts"):
        _read(_mail(), unpacked_bytes=100)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Subject: x\nContent-Type: multipart/mixed\n\nHallo\n", "Hallo"),
        (_MIXED + b"Hallo\n--y\n\ndu", "Hallo\n--y\n\ndu"),
        (_MIXED + b"--x\n\nHallo", "Hallo"),
        (b"Subject: " + b"=?utf-8?q?a?= " * 20_000 + b"\n\nHallo", "Hallo"),
        (b"From: " + b"a," * 50_000 + b"\n\nHallo", "Hallo"),
        (b"From: x\nContent-Type: text/plain" + b"(" * 5_000 + b"\n\nHallo", "Hallo"),
        pytest.param(
            b"Content-Type: text/plain; " + b"a=b; " * 20_000 + b"\n\nHallo",
            "Hallo",
            marks=pytest.mark.slow,
        ),
        pytest.param(
            b"From: x\n" + b"A: b\n" * 200_000 + b"\nHallo", "Hallo", marks=pytest.mark.slow
        ),
        (b"From: x\nContent-Transfer-Encoding: base64\n\nSGFsbG8", "Hallo"),
        (b"From: x\nContent-Transfer-Encoding: nonsense\n\nHallo", "Hallo"),
    ],
)
def test_broken_structure_costs_no_words_and_little_time(data, text):
    began = time.process_time()
    assert _read(data)[0].text == text
    assert time.process_time() - began < 10


def test_a_huge_attachment_is_carried():
    head = b"Content-Type: application/pdf\nContent-Transfer-Encoding: base64\nSubject: Plan\n\n"
    [note] = _read(head + b"QUJD" * 18 + b"\n" + (b"QUJD" * 18 + b"\n") * 200_000)
    assert [(a.name, len(a.data)) for a in note.attachments] == [("attachment-1.pdf", 54 * 200_001)]


@pytest.mark.parametrize(
    "line", ["--\n", "--\nx\n", "MfG\n\n", "Am 1\n", "On 1 wrote:\n\n", "Von: a\n", "> \n\n", "a\n"]
)
@pytest.mark.slow
def test_the_chain_is_searched_in_time_that_grows_with_the_text(line):
    began = time.process_time()
    set_apart(line * (300_000 // len(line)))
    assert time.process_time() - began < 3


@pytest.mark.slow
def test_random_damage_ends_in_notes_or_in_one_sentence():
    message = _alternative(_DE, "<p>Seite</p>")
    message.add_attachment(b"PNG", maintype="image", subtype="png", filename="ü.png")
    message.add_attachment(_mail())
    whole, rng, read = message.as_bytes(), random.Random(3), 0
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(rng.randint(1, 8)):
            at = rng.randrange(len(data))
            data[at : at + rng.randint(0, 3)] = bytes(
                rng.choices(b"\";:=\\,\n \xc3?*'<>()@\x00", k=2)
            )
        with suppress(UnreadableText):
            for note in _read(bytes(data)):
                read += bool(note.text.strip())
                assert all(drop.span.of(note.text).strip() for drop in note.apart)
    assert read > 300
