"""Signatures of several lines in four languages, and sentences that end like one."""

import pytest

from ideation.domain.cleaning import DropReason
from ideation.text.mail_chain import set_apart

SAID = "Der Ofen der Halle bleibt kalt."

SIGNATURES = [
    "Bien cordialement,\n\nMaud Terval\nDirectrice générale, Terval Bois S.à r.l.\n"
    "12, rue de l'Atelier\nL-4000 Minettville\nTél. : +352 00 00 00\nmaud@example.org\n"
    "https://www.example.org",
    "Cordialement,\nMaud Terval\nResponsable de l'innovation et du développement durable\n"
    "Terval Bois et Charpentes du Sud S.à r.l.\nTél. 00 00 00",
    "Meilleures salutations\nMaud Terval\nprésidente de l'association Bois pour tous a.s.b.l.\n"
    "www.example.org",
    "Veuillez agréer, Madame, Monsieur, mes salutations distinguées.\n\nMaud Terval\n"
    "Gérante de la menuiserie Terval Bois S.A.",
    "Merci d'avance et bonne journée,\nMaud Terval\nTerval Bois S.à r.l.-S.",
    "Mit freundlichen Grüßen\n\nJana Holtkamp\nLeiterin Einkauf, Sägewerk Holtkamp GmbH & Co.\n"
    "Industriestr. 12, 54000 Musterstadt\nTel.: +49 651 000 00-12\njana@example.org",
    "Viele Grüße\nJana Holtkamp\nVorstand im Verein Holz und Werk e. V.\nTel. 0651 00000",
    "Vielen Dank und beste Grüße\ni. A. Jana Holtkamp\nDipl.-Ing., Leiterin der Entwicklung M.Sc.\n"
    "Sitz der Gesellschaft: Musterstadt, Amtsgericht Musterstadt HRB 0000",
    "LG Jana",
    "Best regards,\nOwen Pryce\nHead of Operations, Pryce and Daughters Timber Works Ltd.\n"
    "Phone: +44 20 0000 0000 | Mobile: +44 7000 000000",
    "Yours faithfully,\nOwen Pryce\nChair of the board, Pryce Timber of Example Town Inc.",
    "Kind regards,\nOwen Pryce | Head of Operations | Pryce & Daughters Timber Works Ltd. | "
    "4 Mill Lane, Example Town | +44 20 0000 0000 | owen@example.org",
    "Many thanks,\nOwen Pryce\nowen@example.org",
    "Mat beschte Gréiss\n\nTun Welter\nDirekter vun der Schräinerei Welter S.à r.l.-S.\n"
    "3, Duerfstrooss, L-9900 Ëlwen\nTel: 00 00 00",
    "Léif Gréiss aus dem Norden,\nTun Welter\nProjetsleeder fir Innovatioun, Welter S.A.",
]


@pytest.mark.parametrize("signature", SIGNATURES)
@pytest.mark.parametrize("letter", [True, False])
def test_a_signature_is_set_apart_whole(signature, letter):
    text = f"{SAID}\n\n{signature}\n"
    [drop] = set_apart(text, letter=letter)
    assert (drop.reason, drop.span.of(text)) == (DropReason.SIGNATURE, signature)


@pytest.mark.parametrize(
    ("signature", "after"),
    [
        ("Cordialement\nMaud", "Nous avons signé hier avec la menuiserie Terval Bois S.à r.l."),
        ("MfG\nJana", "Wir haben gestern einen Vertrag mit der Holtkamp GmbH & Co."),
        ("Best regards,\nOwen", "We would share the kiln with Pryce Timber Ltd."),
        ("Léif Gréiss\nTun", "Mir deelen den Uewen mat der Schräinerei Welter S.à r.l."),
        ("Thanks,\nOwen", "The kiln could run at night for the neighbours."),
    ],
)
def test_a_sentence_below_a_signature_stays_the_senders_own(signature, after):
    text = f"{SAID}\n\n{signature}\n\n{after}\n"
    [drop] = set_apart(text)
    assert drop.span.of(text) == signature


@pytest.mark.parametrize(
    "text",
    [
        "Best of all was the kiln.\nOwen showed it.",
        "Merci beaucoup pour la visite de la halle.\nMaud Terval",
        "Many thanks,\nsaid the mayor of the town when the kiln was warm again at last.",
        "Bonne journée\nNous avons vu la halle.",
    ],
)
def test_words_that_also_open_a_sentence_close_no_letter(text):
    assert set_apart(f"{SAID}\n\n{text}\n") == ()
