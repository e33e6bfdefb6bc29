"""What a copied page brings along: notices, teasers, menus, bylines; proposed, never everything."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ideation.domain.cleaning import Drop, DropReason
from ideation.domain.passage import Span
from ideation.text.cleaning import joined, proposed_drops

COOKIES, LOGIN, TEASER = DropReason.COOKIES, DropReason.LOGIN, DropReason.TEASER
NAVIGATION, BYLINE = DropReason.NAVIGATION, DropReason.BYLINE

STATEMENT = "Die Gießerei sucht eine Halle für den zweiten Ofen."
LINES = (STATEMENT, "Suche", "Home", "Read more", "Weiterlesen", "Foto: Clara Zolmer", "Seite 2")
LINES += ("Wir verwenden Cookies, bitte akzeptieren.", "Log in to comment", "", " ", "x", "\u2028")


def drops(text):
    return [(each.reason, each.span.of(text)) for each in proposed_drops(text)]


@pytest.mark.parametrize(
    ("reason", "notice"),
    [
        (COOKIES, "Wir verwenden Cookies. Alle akzeptieren?"),
        (COOKIES, "Ce site utilise des cookies : accepter ou refuser."),
        (COOKIES, "We use cookies; accept all or change the settings."),
        (COOKIES, "Dëse Site benotzt Cookies, Dir kënnt se akzeptéieren."),
        (COOKIES, "This website sends its figures to Google Analytics."),
        (LOGIN, "Sie müssen angemeldet sein, um zu kommentieren."),
        (LOGIN, "Vous devez être connecté pour commenter."),
        (LOGIN, "Please log in to comment."),
        (LOGIN, "Dir musst ageloggt sinn."),
        (LOGIN, "Nur für Abonnenten"),
    ],
)
def test_a_notice_is_set_apart_wherever_it_stands(reason, notice):
    others = [f"{STATEMENT} {number}" for number in range(12)]
    text = "\n".join([*others[:6], notice, *others[6:]])
    assert drops(text) == [(reason, notice)]


@pytest.mark.parametrize(
    "line",
    [
        "Sie möchten ihre Kekse in einem eigenen Ofen backen.",
        "Ils veulent refuser les commandes trop grandes.",
        "They accept orders for tiles only.",
        "Si akzeptéieren nëmme kleng Serien.",
        "Wer angemeldet ist, darf den Ofen nutzen.",
        "Only for small series.",
    ],
)
def test_a_statement_with_a_word_of_a_notice_stays(line):
    assert drops(f"{STATEMENT}\n{line}") == []


@pytest.mark.parametrize(
    "marker",
    [
        *("Weiterlesen", "Mehr lesen", "Ähnliche Artikel", "Das könnte Sie auch interessieren"),
        *("Lire la suite", "À lire aussi", "Articles liés", "Les plus lus"),
        *("Read more", "READ MORE", "Related articles", "Most read"),
        "Méi liesen",
    ],
)
def test_from_the_first_teaser_on_all_is_set_apart(marker):
    behind = f"{marker}\nMesse in Trier\n{marker}\nMarkt in Metz"
    assert drops(f"{STATEMENT}\n{behind}") == [(TEASER, behind)]
    assert drops(f"{STATEMENT}\n{marker}\n") == [(TEASER, marker)]


def test_a_single_teaser_with_text_behind_it_is_only_a_button():
    text = f"{STATEMENT}\nRead more\n{STATEMENT}"
    assert drops(text) == [(NAVIGATION, "Read more")]


def test_in_its_first_third_an_article_has_no_teasers():
    text = f"Read more\nRead more\n{STATEMENT}\n{STATEMENT}"
    assert drops(text) == [(NAVIGATION, "Read more")] * 2


@pytest.mark.parametrize(
    "line",
    ["Mehr lesen wollen die Lehrlinge nicht.", "Il faut lire la suite.", "They read more now."],
)
def test_a_teaser_stands_alone(line):
    assert drops(f"{STATEMENT}\n{line}\n{line}") == []


@pytest.mark.parametrize(
    "label",
    [
        *("Suche", "Startseite", "Drucken", "Zum Inhalt springen", "Impressum", "Seite 3 von 5"),
        *("Rechercher", "Accueil", "Imprimer", "Mentions légales", "Page 2 / 5"),
        *("Search", "Home", "Print", "Skip to main content", "More information:"),
        *("Sichen", "All Neiegkeeten", "Méi Infoen", "Säit 3"),
        "www.zorbalux.example",
        f"https://zorbalux.example/{'a' * 80}",
    ],
)
def test_a_label_is_set_apart_at_either_end_only(label):
    assert drops(f"{label}\n{STATEMENT}") == [(NAVIGATION, label)]
    assert drops(f"{STATEMENT}\n {label} ") == [(NAVIGATION, f" {label} ")]
    inside = "\n".join([*[STATEMENT] * 4, label, *[STATEMENT] * 4])
    assert drops(inside) == []


@pytest.mark.parametrize(
    "line",
    [
        "Suche nach Öfen",
        "Recherche un four",
        "Search for kilns",
        "Sichen en Uewen",
        "Seite an Seite",
    ],
)
def test_a_label_with_more_to_say_stays(line):
    assert drops(f"{STATEMENT}\n{line}") == []


@pytest.mark.parametrize(
    "line",
    [
        "Text: Clara Zolmer",
        "Von Clara Zolmer",
        "Par Clara Zolmer",
        "Auteur : Clara Zolmer",
        "By Clara Zolmer",
        "Photos: Clara Zolmer",
        "Clara Zolmer / Zorbalux",
    ],
)
def test_a_byline_is_set_apart_at_the_end_only(line):
    assert drops(f"{STATEMENT}\n{line}") == [(BYLINE, line)]
    assert drops("\n".join([line, *[STATEMENT] * 4])) == []


@pytest.mark.parametrize(
    "line", ["von clara zolmer", "Von", "Text: ein Ofen", "Par ailleurs rien", "By Monday"]
)
def test_small_words_make_no_byline(line):
    assert drops(f"{STATEMENT}\n{line}") == []


@pytest.mark.parametrize(
    "text", ["", "\n \n", "Read more", "Suche\nHome", "Wir verwenden Cookies, bitte akzeptieren."]
)
def test_where_nothing_else_is_left_nothing_is_proposed(text):
    assert drops(text) == []


def test_lines_may_end_in_any_way():
    assert drops(f"Home\r\n{STATEMENT}\rSuche") == [(NAVIGATION, "Home"), (NAVIGATION, "Suche")]


# Joined


def _drop(start, end, reason=NAVIGATION):
    return Drop(span=Span(start=start, end=end), reason=reason)


def test_joined_drops_are_in_order_and_a_drop_inside_another_goes():
    outer, inner, later = _drop(0, 9, TEASER), _drop(2, 5), _drop(10, 12)
    assert joined("a" * 12, [later, inner, outer]) == [outer, later]


def test_of_drops_that_overlap_the_longest_stays():
    short, long = _drop(0, 5), _drop(3, 12, TEASER)
    assert joined("a" * 12, [short, long]) == [long]


def test_blank_drops_are_none():
    assert joined("a   b", [_drop(1, 4)]) == []


@settings(max_examples=200)
@given(st.text(max_size=200) | st.lists(st.sampled_from(LINES), max_size=15).map("\n".join))
def test_in_any_text_drops_lie_apart_and_something_is_kept(text):
    end, kept = 0, ""
    found = proposed_drops(text)
    for each in found:
        assert end <= each.span.start < each.span.end <= len(text)
        assert each.span.of(text).strip()
        kept += text[end : each.span.start]
        end = each.span.end
    kept += text[end:]
    assert not found or kept.strip()


@pytest.mark.parametrize(
    "line",
    [
        "Our cookies sell well, and cafés use them as gifts.",
        "We use butter in our cookies and accept orders until noon.",
        "Nos cookies partent vite, nous utilisons du beurre salé.",
        "Unsere Cookies verwenden wir auch als Geschenk.",
    ],
)
def test_a_baker_may_speak_of_cookies(line):
    assert drops(f"{STATEMENT}\n{line}") == []
