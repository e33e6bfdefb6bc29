"""Names that are written as a page is, or small with a capital inside, and what is none."""

import pytest
from named import found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We had a drone from quelbrawing.ai last year.", "quelbrawing.ai"),
        ("Die Kisten kaufen wir bei quelbrakiste.de im Mai.", "quelbrakiste.de"),
        ("Il fait graver des codes, comme quelbraLien à Metz.", "quelbraLien"),
        ("They grew here. quelbraOS showed something.", "quelbraOS"),
        ("Das Start-up klixklax aus Bremen hat einen Stock gebaut.", "klixklax"),
    ],
)
def test_spellings_of_houses(text, name):
    assert found(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "See the pictures on quelbrawing.ai please.",
        "Mehr steht unter quelbrakiste.de im Netz.",
        "Die mitarbeiterInnen kommen.",
        "Elle utilise quelbraLien depuis mars.",
        "It is an app, the quelbraLien.",
        "Das Start-up arbeitet aus Bremen.",
    ],
)
def test_pages_plurals_and_programs_are_none(text):
    assert found(text) == []
