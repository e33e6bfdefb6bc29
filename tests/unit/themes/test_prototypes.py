"""The prototypes that ship: enough in every language, short, each said once and nowhere else."""

import tomllib
from collections import Counter
from itertools import combinations

import pytest

from ideation.domain.fold import folded_words
from ideation.domain.theme import NONE
from ideation.resources import resource
from ideation.themes.scheme import DEFAULT_SCHEME, load_scheme

_DATA = tomllib.loads(DEFAULT_SCHEME.read_text(encoding="utf-8"))
_TEXTS = [each.text for each in load_scheme().prototypes]


@pytest.mark.parametrize("theme", _DATA["themes"], ids=lambda theme: theme["slug"])
def test_every_theme_has_forty_in_every_language(theme):
    held = {language: len(texts) for language, texts in theme["prototypes"].items()}
    least = {"de": 45, "fr": 45, "en": 45, "lb": 30} if theme["slug"] == NONE else {}
    assert set(held) == {"de", "fr", "en", "lb"}
    assert all(held[language] >= least.get(language, 40) for language in held), held


def test_sixty_statements_belong_to_two_themes_and_every_pair_stands_in_either_order():
    pairs = Counter(tuple(each["themes"]) for each in _DATA["statements"])
    assert pairs.total() >= 60
    assert all(len(set(pair)) == 2 for pair in pairs)
    slugs = [theme["slug"] for theme in _DATA["themes"] if theme["slug"] != NONE]
    for one, other in combinations(slugs, 2):
        assert pairs[one, other] >= 2, (one, other)
        assert pairs[other, one] >= 2, (other, one)


def test_a_prototype_is_one_short_statement():
    assert [text for text in _TEXTS if not 15 <= len(text) <= 200] == []
    assert [text for text in _TEXTS if text[-1] not in ".?!" or text != text.strip()] == []


def test_no_two_say_the_same_in_other_spelling():
    spelled = Counter(folded_words(text) for text in _TEXTS)
    assert [text for text, times in spelled.items() if times > 1] == []


def test_none_stands_in_the_sample_corpus():
    notes = sorted(resource("corpus").glob("**/*.md"))
    corpus = folded_words(" ".join(note.read_text(encoding="utf-8") for note in notes))
    assert len(notes) >= 50
    assert [text for text in _TEXTS if folded_words(text) in corpus] == []
