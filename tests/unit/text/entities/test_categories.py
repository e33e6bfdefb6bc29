import pytest

from ideation.domain.organisation import Category
from ideation.text.entities.categories import category_of


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("Brandmoor Institute", Category.RESEARCH),
        ("Institut Galvo", Category.RESEARCH),
        ("Hop Growers' Guild", Category.ASSOCIATION),
        ("Galvo Winzer e.V.", Category.ASSOCIATION),
        ("Galvo asbl", Category.ASSOCIATION),
        ("Institut Galvo GmbH", Category.FIRM),
        ("Gemeinde Galvo", Category.PUBLIC),
        ("Galvo Ventures", Category.INVESTOR),
        ("Galvo", Category.FIRM),
        ("Bäckerei Galvo", Category.FIRM),
        ("GUV", None),
        ("?", None),
    ],
)
def test_the_words_of_a_name_say_what_it_is(name, category):
    assert category_of(name) is category
