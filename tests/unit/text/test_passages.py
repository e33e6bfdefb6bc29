"""Passages: thoughts kept together, exact offsets, any text."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from test_sentences import ANY_TEXT

from ideation.domain.language import Language
from ideation.domain.passage import Span
from ideation.text.passages import MAX_CHARACTERS, MAX_SENTENCES, passage_spans, split, whole
from ideation.text.sentences import sentences


def _texts(text):
    return [span.of(text) for span in passage_spans(text)]


_CASES = {
    "sentences of their own": (
        "Die Gießerei verliert nachts viel Wärme. Im Sommer verheizt das Freibad noch Gas.",
        ["Die Gießerei verliert nachts viel Wärme.", "Im Sommer verheizt das Freibad noch Gas."],
    ),
    "a sentence that points back": (
        "Das Freibad verheizt im Sommer noch Gas. Deshalb sucht die Gemeinde Abwärme.",
        ["Das Freibad verheizt im Sommer noch Gas. Deshalb sucht die Gemeinde Abwärme."],
    ),
    "a quoted sentence that points back": (
        "Le banc d'essai reste libre trois jours. « Cela nous coûte une fortune chaque mois. »",
        ["Le banc d'essai reste libre trois jours. « Cela nous coûte une fortune chaque mois. »"],
    ),
    "a French sentence that points back": (
        "Le banc d'essai reste libre trois jours. Par contre, personne ne veut le gérer.",
        ["Le banc d'essai reste libre trois jours. Par contre, personne ne veut le gérer."],
    ),
    "an English sentence that points back": (
        "The press stands idle on Fridays. It could serve the whole street instead.",
        ["The press stands idle on Fridays. It could serve the whole street instead."],
    ),
    "a Luxembourgish sentence that points back": (
        "Déi al Hal steet zënter zwee Joer eidel. Dofir froe mir bei der Gemeng no.",
        ["Déi al Hal steet zënter zwee Joer eidel. Dofir froe mir bei der Gemeng no."],
    ),
    "a short sentence leans on its neighbour": (
        "Der Prüfstand steht meistens still. Schade. Nebenan fehlt genau so ein Gerät.",
        ["Der Prüfstand steht meistens still. Schade.", "Nebenan fehlt genau so ein Gerät."],
    ),
    "never more than three sentences": (
        "Ja. Gut. Schön. Fein.",
        ["Ja. Gut. Schön.", "Fein."],
    ),
    "bullets stand alone": (
        "- Kran\n- Halle\n- Strom",
        ["- Kran", "- Halle", "- Strom"],
    ),
    "a lead-in joins what follows": (
        "Bedarf:\nEine Halle am Kanal.\n\nBudget: offen",
        ["Bedarf:\nEine Halle am Kanal.", "Budget: offen"],
    ),
    "a bold lead-in joins what follows": (
        "**Besoins :**\nUn hall près du canal.",
        ["**Besoins :**\nUn hall près du canal."],
    ),
    "a lead-in after a long line": (
        "Alle drei Betriebe haben sich in der alten Halle am Kanal getroffen.\nBedarf:\n- Kran",
        [
            "Alle drei Betriebe haben sich in der alten Halle am Kanal getroffen.",
            "Bedarf:\n- Kran",
        ],
    ),
    "a short heading joins what follows": (
        "# Visite\n\nLe four est éteint depuis mardi.",
        ["# Visite\n\nLe four est éteint depuis mardi."],
    ),
    "a heading with a mark may be longer": (
        "# Besuch in der alten Halle am Kanal\n\nDer Ofen ist kalt.",
        ["# Besuch in der alten Halle am Kanal\n\nDer Ofen ist kalt."],
    ),
    "a table's row is a line": (
        "Betrieb | Bedarf\n"
        "Holzhof am Kanal in der Oberstadt | eine Halle mit Kran und viel Platz\n"
        "alter Hof | kein Bedarf",
        [
            "Betrieb | Bedarf",
            "Holzhof am Kanal in der Oberstadt | eine Halle mit Kran und viel Platz",
            "alter Hof | kein Bedarf",
        ],
    ),
    "the first line is a title": (
        "Besuch in der alten Halle am Kanal\n\nDer Ofen ist kalt.",
        ["Besuch in der alten Halle am Kanal\n\nDer Ofen ist kalt."],
    ),
    "a title with a day swallows no statement": (
        "Besuch in der Halle am Kanal, 3. Mai\n\nDer Ofen ist kalt.",
        ["Besuch in der Halle am Kanal, 3. Mai", "Der Ofen ist kalt."],
    ),
    "nor one with a mark": (
        "# Visite du 12 mars 2026\n\nLe four est éteint.\n\n## 14.03.2026\n\nIl chauffe.",
        ["# Visite du 12 mars 2026", "Le four est éteint.", "## 14.03.2026", "Il chauffe."],
    ),
    "nor a day alone": (
        "2026-03-12:\nThe kiln is cold.\n\nD'Reunioun vum 12. Mäerz\n\nDen Uewen ass kal.",
        ["2026-03-12:", "The kiln is cold.", "D'Reunioun vum 12. Mäerz", "Den Uewen ass kal."],
    ),
    "a day to come leads in what is to be done": (
        "Bis 12. März:\nDer Ofen wird warm.\n\nBudget 2027:\nOffen.",
        ["Bis 12. März:\nDer Ofen wird warm.", "Budget 2027:\nOffen."],
    ),
    "a later line of its own is a statement": (
        "Der Ofen ist kalt.\n\nHalle am Kanal frei ab Mai\n\nDer Pächter zieht aus.",
        ["Der Ofen ist kalt.", "Halle am Kanal frei ab Mai", "Der Pächter zieht aus."],
    ),
    "two lead-ins in a row": (
        "# Visite\nBesoins :\nUn hall près du canal.",
        ["# Visite\nBesoins :", "Un hall près du canal."],
    ),
    "a lead-in at the end": (
        "Eine Halle ist frei geworden.\n\nOffen:",
        [
            "Eine Halle ist frei geworden.",
            "Offen:",
        ],
    ),
    "speaker turns": (
        "Huber: Wir haben Platz für zwei Maschinen.\nWeber: Nous avons un four de trop.",
        [
            "Huber: Wir haben Platz für zwei Maschinen.",
            "Weber: Nous avons un four de trop.",
        ],
    ),
    "rulers and signs are no passage": ("---\nMir kommen muer.\n***\n😀", ["Mir kommen muer."]),
    "an abbreviation keeps the passage whole": (
        "Die Metaform S.à r.l. will z. B. ihren Ofen ab 12. März teilen.",
        ["Die Metaform S.à r.l. will z. B. ihren Ofen ab 12. März teilen."],
    ),
    "a salutation": (
        "Sehr geehrter Herr Brandhuber,\n\nwie besprochen ein paar Zeilen.",
        ["Sehr geehrter Herr Brandhuber,", "wie besprochen ein paar Zeilen."],
    ),
    "a salutation below a title": (
        "Anfrage Halle\n\nLéif Madame Weber,\nmir sichen eng Hal.",
        ["Anfrage Halle", "Léif Madame Weber,", "mir sichen eng Hal."],
    ),
    "a greeting without a comma": (
        "Bonjour Madame\n\nNous cherchons un séchoir pour les planches.",
        ["Bonjour Madame", "Nous cherchons un séchoir pour les planches."],
    ),
    "one letter": ("a", ["a"]),
    "nothing": (" \n ", []),
}


@pytest.mark.parametrize(("text", "expected"), _CASES.values(), ids=_CASES.keys())
def test_a_note_falls_into_exactly_these_passages(text, expected):
    assert _texts(text) == expected


def test_a_long_thought_is_cut_before_it_grows_past_its_limit():
    sentence = "Das " + "ist so " * 80 + "gut."
    assert 3 * len(sentence) > 2 * MAX_CHARACTERS
    assert _texts(f"{sentence} {sentence} {sentence}") == [sentence, sentence, sentence]


def test_a_sentence_without_an_end_is_cut_at_white_space():
    text = "Holz " * 1000
    found = _texts(text)
    assert [len(each) for each in found] == [1199, 1199, 1199, 1199, 199]
    assert {word for each in found for word in each.split()} == {"Holz"}


def test_a_word_without_an_end_is_cut_where_it_must_be():
    assert [len(each) for each in _texts("x" * 3000)] == [1200, 1200, 600]


@given(ANY_TEXT)
def test_passages_are_verbatim_ordered_and_cover_every_letter_and_digit(text):
    spans = passage_spans(text)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(any(char.isalnum() for char in span.of(text)) for span in spans)
    covered = {index for span in spans for index in range(span.start, span.end)}
    assert [at for at, char in enumerate(text) if char.isalnum() and at not in covered] == []


@given(ANY_TEXT)
def test_a_passage_holds_three_sentences_and_a_lead_in_at_most(text):
    found = sentences(text)
    for span in passage_spans(text):
        inside = [each for each in found if span.start <= each.start and each.end <= span.end]
        worded = [each for each in inside if any(char.isalnum() for char in each.of(text))]
        assert len(worded) <= MAX_SENTENCES + 1


@settings(max_examples=40)
@given(ANY_TEXT)
def test_splitting_gives_the_same_drafts_again(text):
    drafts = split(text)
    assert drafts == split(text)
    assert [draft.span for draft in drafts] == passage_spans(text)
    assert all(text[draft.span.start : draft.span.end] == draft.text for draft in drafts)
    assert all(0 < draft.language_probability <= 1 for draft in drafts)


def test_the_reading_is_repaired_and_the_text_stays_as_it_was():
    text = "- Die **Informa-\ntion** fehlt uns bei jedem Auftrag."
    [draft] = split(text)
    assert draft.text == text
    assert draft.reading == "Die Information fehlt uns bei jedem Auftrag."
    assert draft.language is Language.GERMAN


def test_a_labelled_text_is_one_passage_without_its_outer_white_space():
    text = "  Erster Satz steht hier. Zweiter Satz steht da.\n\nDritter Absatz. "
    [draft] = whole(text)
    assert draft.span == Span(start=2, end=len(text) - 1)
    assert draft.text == text.strip()


def test_an_empty_labelled_text_is_an_empty_passage():
    [draft] = whole(" \n ")
    assert (draft.span, draft.text, draft.reading) == (Span(start=0, end=0), "", "")
