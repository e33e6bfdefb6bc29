"""Sentences and blocks: exact cases in four languages, and what holds for any text."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ideation.text.sentences import blocks, clauses, sentences

# What trips splitters, to be thrown together at random.
_FRAGMENTS = [
    *["z. B. ", "5 Mio. ", "S.à r.l. ", "M. Weber ", "12. März ", "Co. KG ", "14 h. ", "etc. "],
    *["„", "“ ", "« ", " »", "»", "«", "'", "**", "_", "(", ") "],
    *["\n", "\r\n", "\r", "\n\n", "\t", "\u00a0", "\u2028", "\x0b", "\x85"],
    *["- ", "• ", "3. ", "# ", "Weber: ", "a) ", "> ", "Bedarf:\n", "Natur-\n"],
    *[". ", "! ", "? ", "… ", "...", ", ", " – ", ";"],
    *["Wärme", "nous", "mir", "x", "É", "e\u0301", "😀", "2026", "²", "\ud83d", "\x00", "\ufeff"],
]
ANY_TEXT = st.text() | st.lists(st.sampled_from(_FRAGMENTS) | st.text(max_size=6)).map("".join)

_CASES = {
    # German
    "two plain German sentences": [
        "Der Betrieb heizt mit Gas.",
        "Im Sommer steht der Kessel still.",
    ],
    "z. B. with a space": ["Er braucht z. B. Sensoren für den Ofen.", "Mehr fehlt nicht."],
    "z.B. without a space": ["Er braucht z.B. Sensoren für den Ofen.", "Mehr fehlt nicht."],
    "z. B. after a number": ["Sie prüfen 3 z. B. Sensoren am Ofen.", "Dann wird bestellt."],
    "d. h. before a noun": ["Das lohnt erst ab Mai, d. h. Angebote kommen später.", "Er wartet."],
    "u. a. before a noun": ["Dabei sind u. a. Tischler und Dachdecker.", "Alle zahlen mit."],
    "Mio. and Mrd.": ["Die Halle kostet 5 Mio. Euro und nicht 2 Mrd. Franken.", "Das ist viel."],
    "ca. and Nr.": ["Halle Nr. 7 hat ca. 400 Quadratmeter.", "Sie steht leer."],
    "Dr. and Prof.": ["Prof. Dr. Anna Huber leitet das Labor.", "Sie sucht Partner."],
    "initials": ["Frau K. L. Brandt kommt aus Trier.", "Sie bringt Pläne mit."],
    "a day and a month": ["Am 12. März beginnt der Versuch.", "Im Juni endet er."],
    "a range of days": ["Vom 3. bis 5. Mai ist die Messe.", "Wir stellen aus."],
    "an ordinal before a noun": ["In der 2. Sitzung fiel der Beschluss.", "Keiner war dagegen."],
    "a quarter": ["Der Umbau startet im 3. Quartal.", "Bis dahin wird geplant."],
    "a small number at the end": ["Gekommen sind 12.", "Erwartet waren dreißig."],
    "a year at the end": ["Die Förderung endet 2027.", "Danach muss es sich tragen."],
    "a decimal comma": ["Der Anteil liegt bei 3,5 %.", "Vorher waren es 1.200 Stück."],
    "a time of day": ["Beginn ist um 14.30 Uhr.", "Ende offen."],
    "GmbH & Co. KG": ["Die Weber GmbH & Co. KG sucht einen Mieter.", "Die Fläche ist frei."],
    "S.à r.l. inside a sentence": ["Die Metaform S.à r.l. sucht Tüftler.", "Sie zahlt gut."],
    "S.à r.l. at the end": ["Gastgeber war die Metaform S.à r.l.", "Sie zeigte die Anlage."],
    "e.V. at the end": ["Träger ist der Holzkreis e.V.", "Wir fragen dort an."],
    "e. V. at the end": ["Träger ist der Holzkreis e. V.", "Wir fragen dort an."],
    "usw. at the end": ["Es geht um Sägen, Fräsen usw.", "Alle haben dieselbe Sorge."],
    "an app at the end": ["Sie bauen eine App.", "Die Fahrer testen sie."],
    "Art as a word": ["Fragen dieser Art.", "Antworten fehlen."],
    "Art. before a number": ["Das verlangt Art. 5 der Satzung.", "Mehr nicht."],
    "low German quotes": ["Sie sagte: „Wir teilen den Prüfstand.“", "Danach war Ruhe."],
    "a quote that opens a sentence": ["Es wurde still.", "„Das geht nicht“, sagte er."],
    "single German quotes": ["Er nennt es ‚Abwärme für alle.‘", "Das Wort bleibt."],
    "guillemets the German way": ["Er rief: »Das kostet zu viel!«", "Niemand widersprach."],
    "a question then a statement": ["Wer zahlt das?", "Die Gemeinde prüft es."],
    "brackets": ["Das Lager ist voll (siehe Plan).", "(Der Plan liegt bei.)", "Ende."],
    "an ellipsis that ends": ["Erst einmal abwarten …", "Im Herbst mehr."],
    "an ellipsis that goes on": ["Vielleicht … vielleicht auch nicht."],
    "a domain and a version": ["Siehe holz.lu und Version 2.1 der Liste.", "Beides ist alt."],
    # French
    "M. and Mme": ["M. Weber et Mme Faber ont visité l'atelier.", "Ils reviennent en mai."],
    "M. at the start of the second": ["La visite est finie.", "M. Weber enverra un devis."],
    "French guillemets": ["Il a dit : « Nous partageons le banc. »", "Puis il est parti."],
    "French guillemets, narrow spaces": [
        "Il a dit\u00a0: «\u202fNous partageons le banc.\u202f»",
        "Puis il est parti.",
    ],
    "a guillemet that opens a sentence": ["Silence.", "« Nous verrons », dit-elle."],
    "a guillemet that goes on in lower case": ["« Pourquoi pas ? » demande le gérant."],
    "a space before the question mark": ["Qui paie ?", "La commune réfléchit !", "On verra."],
    "p. ex. and env.": ["Il faut p. ex. un four, soit env. 20 000 euros.", "C'est cher."],
    "an hour": ["Rendez-vous à 14 h.", "Le fondeur vient aussi."],
    "TVA at the end": ["Le prix est hors TVA.", "Nous demandons un devis."],
    "S.A. at the end": ["Le terrain est à Fonderie Belval S.A.", "Elle le loue."],
    "etc. at the end": ["On partage les fours, les moules, etc.", "Chacun garde ses plans."],
    "c.-à-d.": ["Le bail court un an, c.-à-d. Noël compris.", "C'est peu."],
    # English
    "Mr., Mrs. and Ltd.": ["Mr. Hale and Mrs. Obi run Saltmarsh Ltd. together.", "It grows."],
    "e.g. and i.e.": ["They need space, e.g. Halls on the canal, i.e. Unit 4.", "Now."],
    "no at the end": ["The answer was no.", "We asked again."],
    "No. before a number": ["Unit No. 3 is free.", "Rent is low."],
    "Inc. at the end": ["The buyer is Fernhill Inc.", "They pay per ton."],
    "approx. and vs.": ["It saves approx. 40 tons vs. Plan B of last year.", "Good."],
    "straight quotes": ['She said "We share the press."', "Everyone nodded."],
    "curly quotes": ["She said “We share the press.”", "Everyone nodded."],
    "bold markup": ["**Heat is wasted.**", "The pool could use it."],
    # Luxembourgish
    "two plain Luxembourgish sentences": ["Mir brauche méi Plaz.", "Déi al Hal steet eidel."],
    "z. B. in Luxembourgish": ["Si sichen z. B. Schräiner aus der Géigend.", "Dat dauert."],
    "a Luxembourgish date": ["Den 3. Abrëll fänkt de Projet un.", "Am Juli ass e fäerdeg."],
    "Här and Joffer": ["Den Här J. Thill kënnt muer.", "Hie bréngt Biller mat."],
    "no at the end in Luxembourgish": ["Mir kucken no.", "Muer wësse mir méi."],
    "a Luxembourgish question": ["Wien huet Zäit?", "Keen huet geäntwert."],
}


def _texts(text):
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize("expected", _CASES.values(), ids=_CASES.keys())
def test_a_line_falls_into_exactly_these_sentences(expected):
    assert _texts(" ".join(expected)) == expected


_BLOCKS = {
    "paragraphs": ("Erster Absatz.\n\nZweiter Absatz.", ["Erster Absatz.", "Zweiter Absatz."]),
    "wrapped lines": (
        "Die Gießerei sucht einen Abnehmer für ihre Abwärme, und zwar am\nliebsten im Ort.",
        ["Die Gießerei sucht einen Abnehmer für ihre Abwärme, und zwar am\nliebsten im Ort."],
    ),
    "a wrapped line that goes on with a capital": (
        "La fonderie cherche depuis mars un voisin qui puisse prendre la\nChaleur perdue.",
        ["La fonderie cherche depuis mars un voisin qui puisse prendre la\nChaleur perdue."],
    ),
    "a wrapped line that begins with a date": (
        "Der Versuch am neuen Ofen beginnt nach heutigem Stand erst am\n12. März in Esch.",
        ["Der Versuch am neuen Ofen beginnt nach heutigem Stand erst am\n12. März in Esch."],
    ),
    "a hyphen at the end of a short line": ("Neue E-\nMail vom Amt", ["Neue E-\nMail vom Amt"]),
    "note fragments": (
        "Bedarf Pilotanlage\nBudget offen\n2 Partner fehlen",
        ["Bedarf Pilotanlage", "Budget offen", "2 Partner fehlen"],
    ),
    "bullets of every kind": (
        "- eine Säge\n* zwei Öfen\n• une presse\n– e Krunn\n1. first\n2) second\na) third",
        "- eine Säge|* zwei Öfen|• une presse|– e Krunn|1. first|2) second|a) third".split("|"),
    ),
    "a bullet over two lines": (
        "- eine Säge, die auch nasses Holz\n  schneidet\n- zwei Öfen",
        ["- eine Säge, die auch nasses Holz\n  schneidet", "- zwei Öfen"],
    ),
    "a heading": ("## Besuch\nDie Halle ist leer.", ["## Besuch", "Die Halle ist leer."]),
    "speaker turns": (
        "Frau Huber: Wir haben Platz.\nM. Weber\u00a0: Nous avons le four.",
        ["Frau Huber: Wir haben Platz.", "M. Weber\u00a0: Nous avons le four."],
    ),
    "a speaker after a long line": (
        "Alle drei Betriebe haben sich in der alten Halle am Kanal getroffen.\n"
        "M. Weber (Metaform)\u00a0: Nous avons le four.",
        [
            "Alle drei Betriebe haben sich in der alten Halle am Kanal getroffen.",
            "M. Weber (Metaform)\u00a0: Nous avons le four.",
        ],
    ),
    "a label alone after a long line": (
        "Alle drei Betriebe haben sich in der alten Halle am Kanal getroffen.\nBedarf:\nEin Kran.",
        [
            "Alle drei Betriebe haben sich in der alten Halle am Kanal getroffen.",
            "Bedarf:",
            "Ein Kran.",
        ],
    ),
    "Windows and old Mac line ends": ("Eins.\r\n\r\nZwei.\r\rDrei.", ["Eins.", "Zwei.", "Drei."]),
    "white space at both ends": ("  \n\t Mir kommen. \n ", ["Mir kommen."]),
    "nothing": (" \n\t\r\n", []),
}


@pytest.mark.parametrize(("text", "expected"), _BLOCKS.values(), ids=_BLOCKS.keys())
def test_lines_fall_into_exactly_these_blocks(text, expected):
    assert [span.of(text) for span in blocks(text)] == expected


def test_clauses_end_where_enough_words_stand_on_both_sides():
    text = (
        "Der Betrieb möchte seine Abwärme nutzen, weil das Freibad nebenan Gas verheizt, ja. "
        "Kurz, aber wahr."
    )
    assert [span.of(text) for span in clauses(text)] == [
        "Der Betrieb möchte seine Abwärme nutzen",
        "weil das Freibad nebenan Gas verheizt, ja.",
        "Kurz, aber wahr.",
    ]


@given(ANY_TEXT)
def test_sentences_cover_everything_but_white_space_in_order(text):
    spans = sentences(text)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    covered = {index for span in spans for index in range(span.start, span.end)}
    assert [char for at, char in enumerate(text) if at not in covered and not char.isspace()] == []
    assert [span for span in spans if span.of(text) != span.of(text).strip()] == []


@given(ANY_TEXT)
def test_clauses_are_ordered_stretches_of_the_text(text):
    spans = clauses(text)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(span.start < span.end <= len(text) for span in spans)


@pytest.mark.parametrize(
    "text",
    [
        "." * 40_000 + "x",
        "Dr. " * 10_000,
        "z. B. " * 7_000,
        "a" + " " * 40_000 + "b",
        "a, " * 13_000,
    ],
    ids=["full stops", "titles", "abbreviations", "spaces", "commas"],
)
def test_a_hostile_line_takes_no_more_than_linear_time(text):
    # Quadratic rules took 9 seconds and more for half of this.
    started = time.process_time()
    assert clauses(text)
    assert time.process_time() - started < 2


def test_lines_broken_on_purpose_are_blocks_of_their_own():
    lines = [
        "tel. with the glazier",
        "wants a lighter frame for tall windows",
        "Nobody in the trade sells one under thirty kilos, he asked at four fairs",
        "He would share the drawing",
        "could lend his vacuum lifter on Mondays",
        "Next fair is in Trier",
    ]
    text = "\n".join(lines)
    assert [span.of(text) for span in blocks(text)] == lines


def test_lines_broken_at_a_margin_stay_one_block():
    text = (
        "The glazier wants a lighter frame for tall windows, and nobody in the\n"
        "Moselle valley sells one that weighs less than thirty kilos, which is\n"
        "Why he has begun to draw one of his own."
    )
    assert [span.of(text) for span in blocks(text)] == [text]


def test_in_a_narrow_column_a_noun_may_open_a_line():
    text = (
        "Das Malen dauert lange. Außer der Töpferei\n"
        "Lehmgrund in Hausen bildet niemand mehr\n"
        "junge Maler aus."
    )
    assert [span.of(text) for span in sentences(text)] == [
        "Das Malen dauert lange.",
        "Außer der Töpferei\nLehmgrund in Hausen bildet niemand mehr\njunge Maler aus.",
    ]


def test_short_lines_of_an_address_are_no_column():
    text = "Anna Weber, Leiterin\nTöpferei Lehmgrund\nHausen am Rain"
    assert [span.of(text) for span in sentences(text)] == text.split("\n")


def test_letters_of_different_widths_fill_a_narrow_column_alike():
    text = (
        "In der Branche erzählt man sich, dass Kletterseile\n"
        "viel zu früh weggeworfen werden. Der Deutsche\n"
        "Verband der Boulderhallen hat dazu eine Arbeits-\n"
        "gruppe gegründet, bisher ohne Ergebnis. Seilerei\n"
        "Hambach-Quelbra nimmt in Bayern Altseile\n"
        "zurück und macht Hundeleinen daraus."
    )
    assert len(list(blocks(text))) == 1


def test_lines_with_room_for_more_are_no_column():
    text = "Anwesend waren gestern Abend im Saal\nAda Roth\nPit Weber\nund noch andere"
    assert len(list(blocks(text))) > 1
