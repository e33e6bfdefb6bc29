"""HTML: what is seen, in order; what frames the text is set apart; nothing hidden is read."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ideation.domain.cleaning import DropReason
from ideation.errors import UnreadableText
from ideation.intake.extracted import Limits
from ideation.intake.readers.html import read

# Seconds; each hostile page takes far less, and minutes if it is not stopped.
QUICKLY = 10
BODY = "<p>Die Gießerei liefert Wärme.</p>"


def the_note(page, limits=None):
    data = page.encode() if isinstance(page, str) else page
    [note] = read(data, limits=limits or Limits())
    return note


def text_of(page):
    return the_note(page).text


def apart(page):
    note = the_note(page)
    assert BODY[3:-4] in note.text
    return [(drop.reason, drop.span.of(note.text)) for drop in note.apart]


def refusal(page, limits=None):
    begun = time.process_time()
    with pytest.raises(UnreadableText) as caught:
        the_note(page, limits)
    assert time.process_time() - begun < QUICKLY
    assert caught.value.hint
    return caught.value.message


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>Die   Gießerei\n am Fluss</p><p>é &amp; œ</p>", "Die Gießerei am Fluss\n\né & œ"),
        ("<div>Eins<div>Zwei</div>Drei</div>", "Eins\n\nZwei\n\nDrei"),
        ("Moien <b>Welt</b><i>!</i>", "Moien Welt!"),
        ("<p>Eins <br> Zwei<br><br><br>Drei</p>", "Eins\nZwei\n\nDrei"),
        ("<h1>Titel<br>lang</h1><h3>Unter</h3>x", "# Titel lang\n\n# Unter\n\nx"),
        ("<ul><li>Eins<li><p>Zwei</p><ol><li>a</ol><li></ul>Ende", "- Eins\n- Zwei\n- a\n\nEnde"),
        ("<ul><li><li></ul><p>Ende</p>", "Ende"),
        ("<dl><dt>Ort<dd>Belfels</dl>", "Ort\nBelfels"),
        ("<pre>\n  a   b\n\n    c</pre>", "  a   b\n\n    c"),
        ("<p>&amp;amp; &amp;lt;b&amp;gt;</p>", "&amp; &lt;b&gt;"),
        ("<p>10&nbsp;000&nbsp;€</p>", "10\u00a0000\u00a0€"),
        ("<p>a&#1;b\u0085c&#13;d&#x80;</p>", "abc d€"),
        ("<p>offen <b>und nicht zu<p>weiter", "offen und nicht zu\n\nweiter"),
    ],
)
def test_visible_text_is_written_down_in_order(page, text):
    assert text_of(page) == text


def test_rows_of_a_table_are_lines_and_cells_stand_between_bars():
    page = (
        "vor<table><caption>Kosten</caption><tr><th>Posten<th>Betrag<tr><td><p>Strom</p>"
        "<td><p>120</p><tr><td>Gas<br>Öl<td>9<td></table>nach"
    )
    assert text_of(page) == "vor\n\nKosten\n\nPosten | Betrag\nStrom | 120\nGas Öl | 9\n\nnach"


def test_a_cell_of_several_paragraphs_takes_several_lines():
    page = "<table><tr><td><p>Eins</p><p>Zwei</p><td>Drei<tr><td>a<td>b</table>"
    assert text_of(page) == "Eins\nZwei\nDrei\na | b"


def test_a_table_that_lays_out_the_page_has_no_rows():
    page = "<table><tr><td><ul><li>Start</ul><td><h1>Titel</h1><p>Eins<p>Zwei</table>"
    assert text_of(page) == "- Start\n\n# Titel\n\nEins\n\nZwei"
    nested = "<table><tr><td>x<td><table><tr><td>a<td>b</table></table>"
    assert text_of(nested) == "x\n\na | b"


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>geheim</script>",
        "<style>geheim{}</style>",
        "<template><p>geheim</p></template>",
        "<noscript><p>geheim</p></noscript>",
        "<p hidden>geheim</p>",
        '<p hidden="until-found">geheim</p>',
        '<p style="color:red;DISPLAY : none">geheim</p>',
        '<p style="visibility:hidden">geheim</p>',
        '<p style="font-size:0">geheim</p>',
        '<p aria-hidden="true">geheim <b>auch</b></p>',
        "<dialog>geheim</dialog>",
        "<!-- geheim -->",
        "<!--[if mso]><p>geheim</p><![endif]-->",
        "<svg><title>geheim</title><text>geheim</text></svg>",
        '<img alt="geheim" src="http://example.invalid/x" onerror="geheim()">',
        '<iframe srcdoc="geheim">geheim</iframe>',
        '<input value="geheim">',
    ],
)
def test_what_is_not_seen_is_not_read(hidden):
    assert text_of(f"<p>vor</p>{hidden}<p>nach</p>") == "vor\n\nnach"


@pytest.mark.parametrize(
    ("frame", "reason"),
    [
        ("<nav><a>{}</a></nav>", DropReason.NAVIGATION),
        ("<header>{}</header>", DropReason.NAVIGATION),
        ("<footer>{}</footer>", DropReason.NAVIGATION),
        ('<div class="main-nav">{}</div>', DropReason.NAVIGATION),
        ('<ul id="topMenu">{}</ul>', DropReason.NAVIGATION),
        ('<div class="c_breadcrumbs">{}</div>', DropReason.NAVIGATION),
        ('<div role="navigation">{}</div>', DropReason.NAVIGATION),
        ("<form>{}</form>", DropReason.NAVIGATION),
        ("<aside>{}</aside>", DropReason.TEASER),
        ('<section class="related-articles">{}</section>', DropReason.TEASER),
        ('<div class="ArticleTeaser">{}</div>', DropReason.TEASER),
        ('<div class="share-bar">{}</div>', DropReason.TEASER),
        ('<form id="newsletterForm">{}</form>', DropReason.TEASER),
        ('<div id="cookie-banner">{}</div>', DropReason.COOKIES),
        ('<div class="gdpr" role="dialog">{}</div>', DropReason.COOKIES),
        ("<consent-layer>{}</consent-layer>", DropReason.COOKIES),
        ("<form><input type=password>{}</form>", DropReason.LOGIN),
        ('<div class="paywall">{}</div>', DropReason.LOGIN),
    ],
)
def test_what_frames_the_text_is_set_apart_with_its_reason(frame, reason):
    assert apart(frame.format("Rahmen") + BODY) == [(reason, "Rahmen")]
    assert apart(BODY + frame.format("<p>Rahmen</p><p>zwei</p>")) == [(reason, "Rahmen\n\nzwei")]


@pytest.mark.parametrize(
    "page",
    [
        f"<body class='newsletter'>{BODY}",
        f"<main id=menu>{BODY}</main>",
        f"<form><div class=menu-page><h1>Titel</h1>{BODY}</div></form>",
        f"<article><header>Vorspann</header>{BODY}<footer>Quelle</footer></article>",
        f"<header><h1>Titel</h1>{BODY}</header>",
        f"<div class='navy shareholder'>{BODY}</div><p>x</p>",
        f"<p>vor <span class='share'>dem</span> {BODY}",
    ],
)
def test_what_holds_the_text_stays_whatever_it_is_called(page):
    assert apart(page) == []


def test_neighbours_set_apart_for_the_same_reason_are_one_stretch():
    page = f"<nav>Eins</nav><header>Zwei</header><aside>Drei</aside>{BODY}<nav>Vier</nav>"
    assert apart(page) == [
        (DropReason.NAVIGATION, "Eins\n\nZwei"),
        (DropReason.TEASER, "Drei"),
        (DropReason.NAVIGATION, "Vier"),
    ]


def test_links_of_a_menu_do_not_run_into_each_other():
    assert apart(f"<nav><a>Start</a><a>Kontakt</a></nav>{BODY}")[0][1] == "Start Kontakt"


def test_if_everything_would_be_set_apart_nothing_is():
    note = the_note("<nav>Start</nav><aside>Mehr</aside><p>—</p>")
    assert note.text == "Start\n\nMehr\n\n—"
    assert note.apart == ()


HEAD = '<meta property="og:title" content="{}"><meta property="og:site_name" content="Tagblatt">'


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Wärme am Fluss | Tagblatt</title>", "Wärme am Fluss"),
        ("<title>Wärme – Chance für alle</title>", "Wärme – Chance für alle"),
        ("<title>Wärme – Chance – Tagblatt</title>" + HEAD.format(""), "Wärme – Chance"),
        ("<title>Tagblatt – Wärme – Chance</title>" + HEAD.format(""), "Wärme – Chance"),
        ("<title>Tagblatt - Überschrift</title>", "Überschrift"),
        ("<title>a</title>" + HEAD.format("Énergie &amp; Zukunft"), "Énergie & Zukunft"),
        ("<title> \n </title>", "Überschrift"),
        ("", "Überschrift"),
        ("<title>" + "x" * 201 + "</title>", None),
    ],
)
def test_the_title_is_told_without_the_name_of_the_site(head, title):
    page = f"<head>{head}</head><body><h1>Überschrift</h1>{BODY}"
    assert the_note(page).fields.get("title") == title


@pytest.mark.parametrize(
    ("page", "day"),
    [
        ('<meta property="article:published_time" content="2031-03-12T23:30+01:00">', "2031-03-12"),
        ('<article>{}<time datetime="2031-03-12">heute</time></article>', "2031-03-12"),
        ('<time datetime="2031-03-12">außerhalb</time>', None),
        ('<article>{}<time datetime="2031-03-12">a</time></article><article>b</article>', None),
        ('<article>{}<time datetime="2031-02-31">nie</time></article>', None),
        ('<article>{}<time datetime="14:30">Uhr</time> 12. März 2031</article>', None),
        ('<meta name="date" content="2031-03-12">', None),
    ],
)
def test_the_date_is_taken_from_where_it_is_sure_and_never_guessed(page, day):
    assert the_note(page.replace("{}", BODY) + BODY).fields.get("date") == day


def test_the_author_is_a_name():
    page = '<meta name=author content="{}">' + BODY
    assert the_note(page.format("Mira Sonnleitner")).fields == {"author": "Mira Sonnleitner"}
    assert the_note(page.format("https://example.invalid/mira")).fields == {}


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("windows-1252", "cp1252"),
        ("ISO-8859-1", "cp1252"),
        ("iso-8859-15", "iso8859-15"),
        ("utf-8", "cp1252"),
        ("utf-8", "utf-16"),
        ("no-such-set", "utf-8"),
        ("utf-7", "utf-8"),
        ("rot13", "utf-8"),
        ("utf-16", "utf-8-sig"),
    ],
)
def test_bytes_become_text_even_if_the_page_declares_nonsense(declared, encoding):
    page = f"<meta charset='{declared}'><p>Gießerei, Säit, été: +ZeVnLIqe- 5 €</p>"
    assert text_of(page.encode(encoding)) == "Gießerei, Säit, été: +ZeVnLIqe- 5 €"


def test_a_charset_is_also_found_in_the_older_form():
    page = '<META http-equiv="Content-Type" content="text/html; charset=windows-1250"><p>Łódź</p>'
    assert text_of(page.encode("cp1250")) == "Łódź"


@pytest.mark.parametrize(
    "page",
    ["", " \n ", "<p>—</p>", "<div id=root></div><script>draw()</script>", "<frameset><frame>"],
)
def test_a_page_without_a_word_is_refused(page):
    assert "shows no word" in refusal(page)


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"])
def test_what_is_no_text_is_refused(data):
    refusal(data)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "x" + "</div>" * 100_000,
        "<b>" * 100_000 + "x",
        "<ul><li>" * 50_000 + "x",
        "<table><tr><td>" * 50_000 + "x",
        "<div " + " ".join(f"a{each}=1" for each in range(100_000)) + ">x",
        "".join(f"<b id={each}>" for each in range(900)) + "<p>x</p>" * 100_000,
        "<i></i>" * 600_000 + "x",
        "<a '" * 500_000 + "x",
        "x" * 5_000_001,
    ],
    ids=["div", "b", "li", "table", "attributes", "reopened", "many", "quotes", "long"],
)
@pytest.mark.slow
def test_what_would_keep_the_parser_busy_is_refused_quickly(page):
    refusal(page)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 900 + "x" + "</div>" * 900,
        "<div class=menu>" * 900 + "<p>x" * 20_000 + "<h1>x",
        "<table><tr><td>" * 300 + "x",
        "<select>" + "<option>x" * 50_000,
        "<svg>" + "<path d='M0 0'/>" * 50_000 + "</svg>x",
        "<p title='" + "x " * 500_000 + "'>x",
        "<!--" * 300_000 + "--> x",
        "<" * 1_000_000 + " x",
        "x<br>" * 100_000,
        "<script>" * 100_000 + "</script>x",
        "<li>" * 10_000 + "x",
    ],
    ids="depth menus tables options paths value comments brackets breaks scripts items".split(),
)
def test_odd_pages_are_read_quickly(page):
    begun = time.process_time()
    assert "x" in text_of(page)
    assert time.process_time() - begun < QUICKLY


def test_more_characters_than_the_limit_are_refused():
    assert "more than 10 characters" in refusal("<p>12345</p><p>678901</p>", Limits(characters=10))
    assert the_note("<p>12345</p><p>67890</p>", Limits(characters=10)).text == "12345\n\n67890"


TAGS = "p div li ul td tr table br h2 b a nav aside pre dd span article".split()
PIECES = st.sampled_from(
    [f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS] + ["Wort", " ", "\n", "é"]
)


@given(st.lists(PIECES, max_size=40))
def test_any_soup_of_tags_keeps_its_words_and_its_offsets(pieces):
    note = the_note("Anfang" + "".join(pieces))
    assert note.text.count("Wort") == pieces.count("Wort")
    assert note.text.count("é") == pieces.count("é")
    assert note.text.strip("\n") == note.text
    ends = [0]
    for drop in note.apart:
        assert ends[-1] <= drop.span.start < drop.span.end <= len(note.text)
        assert drop.span.of(note.text).strip()
        ends.append(drop.span.end)
