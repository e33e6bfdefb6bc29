"""Words that copying broke, made whole in the reading; what no dictionary knows stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ideation.domain.language import Language
from ideation.text.repair import repaired

DE, FR, EN, LB = (
    Language.GERMAN,
    Language.FRENCH,
    Language.ENGLISH,
    Language.LUXEMBOURGISH,
)

ANY_LANGUAGE = st.sampled_from(list(Language))
WITHOUT_LETTERS = st.text(
    st.characters(exclude_categories=("L", "Nl", "No", "Cs")) | st.sampled_from(",-1 .\n")
)
PIECES = ("Informa", "tion", "-", ",", " ", "Ofen", "nicht", "nur", "les", "fours", "the", "kiln")
PIECES += ("net", "méi", "\u00ad", "1", "ab", "UND")


@pytest.mark.parametrize(
    ("language", "broken", "whole"),
    [
        (DE, "Die Informa-tion fehlt.", "Die Information fehlt."),
        (DE, "Sie um-fassen alles.", "Sie umfassen alles."),
        (DE, "Aus Kunst-stoff, nicht aus Holz.", "Aus Kunststoff, nicht aus Holz."),
        (DE, "Die Produk-tions- und Lagerhalle", "Die Produktions- und Lagerhalle"),
        (LB, "D'Informa-tioun feelt.", "D'Informatioun feelt."),
        (LB, "D'Kooperati-oun leeft.", "D'Kooperatioun leeft."),
    ],
)
def test_a_hyphen_left_from_the_end_of_a_line_goes(language, broken, whole):
    assert repaired(broken, language) == whole


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (DE, "Die E-Mail kam an."),
        (DE, "Das Start-up wächst."),
        (DE, "Der Schwarz-Weiß-Druck"),
        (DE, "Das Zorbalux-Team"),
        (DE, "Ober- und Unterseite"),
        (LB, "Esch-sur-Alzette"),
        (FR, "La porte-parole a dit peut-être."),
        (FR, "Les informa-tions manquent."),
        (EN, "A well-known kiln"),
        (EN, "The informa-tion is missing."),
    ],
)
def test_a_hyphen_that_belongs_to_a_word_stays(language, text):
    assert repaired(text, language) == text


@pytest.mark.parametrize(
    ("language", "glued", "parted"),
    [
        (DE, "Ofen,Presse und Halle", "Ofen, Presse und Halle"),
        (FR, "four,presse et halle", "four, presse et halle"),
        (EN, "kiln,press and hall", "kiln, press and hall"),
        (LB, "Uewen,Press an Hal", "Uewen, Press an Hal"),
    ],
)
def test_a_comma_is_followed_by_a_space(language, glued, parted):
    assert repaired(glued, language) == parted


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("text", ["1,5 Meter", "1,500 Meter", "x,y", "Ofen, Presse", "Ofen,"])
def test_other_commas_stay_as_they_are(language, text):
    assert repaired(text, language) == text


@pytest.mark.parametrize(
    ("language", "glued", "parted"),
    [
        (DE, "nichtnur heute", "nicht nur heute"),
        (DE, "heute wirwollen", "heute wir wollen"),
        (DE, "das geht heutenicht", "das geht heute nicht"),
        (FR, "avec lesfours", "avec les fours"),
        (FR, "celle quiveut", "celle qui veut"),
        (EN, "near thekiln", "near the kiln"),
        (EN, "a kilnand press", "a kiln and press"),
        (LB, "hei netméi", "hei net méi"),
        (LB, "matder Press", "mat der Press"),
    ],
)
def test_two_words_glued_into_one_are_parted(language, glued, parted):
    assert repaired(glued, language) == parted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (DE, "unterwegs mitmachen"),
        (DE, "Nichtraucher und Undichte"),
        (DE, "NICHTNUR"),
        (FR, "pourtant surtout"),
        (EN, "therefore withdraw"),
        (LB, "matmaachen fueren"),
        (DE, "derzorbalux"),
        (FR, "deszorbalux"),
        (EN, "thezorbalux"),
        (LB, "netzorbalux"),
        (EN, "nichtnur"),
        (DE, "thekiln"),
    ],
)
def test_a_word_of_the_dictionary_a_noun_and_a_strange_one_stay(language, text):
    assert repaired(text, language) == text


@given(WITHOUT_LETTERS, ANY_LANGUAGE)
def test_a_text_without_letters_is_left_alone(text, language):
    assert repaired(text, language) == text


@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=15).map("".join), ANY_LANGUAGE)
def test_in_any_text_only_hyphens_go_and_spaces_come(text, language):
    whole = repaired(text, language)
    assert whole.replace("-", "").replace(" ", "") == text.replace("-", "").replace(" ", "")
    assert whole.count("-") <= text.count("-")
    assert whole.count(" ") >= text.count(" ")
