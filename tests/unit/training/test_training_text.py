"""Reading, weighing and respelling the text, without a model."""

import gzip

import numpy as np
import pytest

from ideation.embeddings.training.card import sources_in
from ideation.embeddings.training.luxembourgish import pseudo_luxembourgish
from ideation.embeddings.training.mix import Unit, passes, read_mix, write_mix
from ideation.embeddings.training.normalise import normalised, words
from ideation.embeddings.training.prepare import MIX, prepare, units
from ideation.embeddings.training.sources import (
    STATEMENTS,
    Pair,
    draws,
    glossary_pairs,
    parallel_pairs,
)
from ideation.embeddings.training.vocabulary import glossary_pieces
from ideation.errors import BadInput
from ideation.text.terms import glossary_terms, our_glossary


def pair(text, english, *, origin="tatoeba", language="de"):
    return Pair(origin=origin, language=language, text=text, english=english)


def test_normalising_lowers_case_keeps_accents_and_writes_ss():
    assert normalised("Große Qualité ﬁn") == "grosse qualité fin"
    assert words("l'économie, Straße!") == ["l", "économie", "strasse"]


@pytest.mark.parametrize(
    ("german", "luxembourgish"),
    [
        ("Das ist nicht gut.", "dat ass net gutt."),
        ("Die Firma und die Stadt", "d'firma an d'stad"),
        ("Wir haben Qualität", "mir hu qualitéit"),
        ("Wir haben heute Zeit", "mir hunn haut zäit"),
        ("Möglichkeiten", "méiglechkeeten"),
        ("Umweltschutz", "ëmweltschutz"),
    ],
)
def test_german_is_respelled_by_rule(german, luxembourgish):
    assert pseudo_luxembourgish(german) == luxembourgish


def test_pairs_are_read_with_origin_and_language(data):
    found = list(parallel_pairs(data / "train"))
    assert found[0] == pair("die firma teilt ihre daten", "the firm shares its data")
    assert found[-1] == pair("Haus", "house", origin="wiktionary", language="lb")


def test_a_folder_without_parallel_text_says_what_it_needs(tmp_path):
    with pytest.raises(BadInput, match="holds no parallel text"):
        list(parallel_pairs(tmp_path))


def test_translations_of_one_sentence_form_one_unit_with_the_best_weight():
    pairs = [
        pair("Haus", "house"),
        pair("maison", "house", language="fr"),
        pair("Haus", "house", origin="wiktionary", language="lb"),
        pair("Haus", "house"),
    ]
    [unit] = units(pairs)
    assert unit.translations == (("de", "Haus"), ("fr", "maison"), ("lb", "Haus"))
    assert unit.weight == max(
        draws("tatoeba", "de", sentences=1), draws("wiktionary", "lb", sentences=1)
    )


def test_each_statement_is_drawn_twice_in_a_pass():
    assert draws(STATEMENTS, "de", sentences=1_700) == 2.0


def test_luxembourgish_is_drawn_more_often_than_its_size_says():
    assert draws("wiktionary", "lb", sentences=100_000) > draws(
        "wiktionary", "de", sentences=100_000
    )


def test_a_mix_survives_writing_and_reading(tmp_path):
    unit = Unit(english="house", weight=0.5, translations=(("de", "Haus"), ("fr", "maison")))
    assert write_mix(tmp_path / MIX, [unit]) == 1
    assert read_mix(tmp_path / MIX) == [unit]


def test_an_unprepared_folder_names_the_step(tmp_path):
    with pytest.raises(BadInput, match="prepare"):
        read_mix(tmp_path / MIX)


def test_prepare_drops_what_is_no_translation(data, tmp_path, glossary):
    with_nonsense = data / "train" / "europarl.de-en.tsv.gz"
    line = "Ja.\t" + "a very long sentence that says many things " * 3
    with_nonsense.write_bytes(gzip.compress(line.encode()))
    prepare(data, tmp_path / "work", glossary)
    english = {unit.english for unit in read_mix(tmp_path / "work" / MIX)}
    assert "They share a hall." in english
    assert not any(sentence.startswith("a very long") for sentence in english)


def test_passes_draw_as_often_as_the_weights_say():
    often = Unit(english="a", weight=3.0, translations=(("fr", "a"),))
    never = Unit(english="b", weight=0.0, translations=(("fr", "b"),))
    drawn = passes([often, never], np.random.default_rng(0))
    assert [next(drawn).english for _ in range(9)] == ["a"] * 9


def test_a_unit_gives_one_translation_for_each_language():
    unit = Unit(english="a", weight=1, translations=(("fr", "un"), ("lb", "x"), ("fr", "une")))
    chosen = unit.one_per_language(np.random.default_rng(0))
    assert [language for language, _ in chosen] == ["fr", "lb"]


def test_german_sometimes_brings_a_luxembourgish_cousin():
    unit = Unit(english="it is good", weight=1, translations=(("de", "es ist gut"),))
    rng = np.random.default_rng(0)
    chosen = [unit.one_per_language(rng) for _ in range(50)]
    assert [("de", "es ist gut"), ("lb", "et ass gutt")] in chosen
    assert [("de", "es ist gut")] in chosen


def test_glossary_variants_and_parts_are_read(glossary):
    [term] = glossary_terms(glossary)
    assert term.forms["lb"] == ["Ofwäermnotzung", "Ofwärmnotzung"]
    assert term.german_parts == ["Abwärme", "Nutzung"]


def test_the_heads_of_compounds_become_pieces(glossary):
    pieces = glossary_pieces(glossary_terms(glossary))
    assert {"abwärme", "##nutzung", "nutzung", "abwärmenutzung", "chaleur"} <= set(pieces)


def test_our_glossary_gives_pairs_in_all_three_languages():
    languages = [pair.language for pair in glossary_pairs(our_glossary())]
    assert min(languages.count(language) for language in ("de", "fr", "lb")) > 4_500


def test_the_manifest_gives_origins_and_licences():
    manifest = (
        "### train/a.de-en.tsv\n- origin: X | Y\n- licence: MIT\n"
        "### train/a.fr-en.tsv\n- origin: same\n- licence: CC0\n"
        "### eval/b.tsv\n- origin: Z\n- licence: none\n"
    )
    found = [(each.name, each.origin, each.licence) for each in sources_in(manifest)]
    assert found == [("a.de-en", "X \\| Y", "MIT"), ("a.fr-en", "X \\| Y", "CC0")]
