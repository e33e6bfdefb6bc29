"""Whatever is pasted comes back letter for letter, or is refused in one line."""

import pytest
from hostile import closed_network, held, taken

from ideation.domain.note import Source
from ideation.errors import BadMetadata, IdeationError
from ideation.services.capturing.capture import CaptureStatus
from ideation.settings import Settings
from ideation.workspace import Workspace

_SAID = "Die Mühle zahlt 5 € – „viel“, dit-elle, c’est l’été. Déi bleift."


@pytest.fixture(scope="module")
def workspace(tmp_path_factory, clock):
    return Workspace(tmp_path_factory.mktemp("texts"), Settings(encoder="hashing"), clock=clock)


@pytest.fixture(scope="module", autouse=True)
def no_connection():
    with closed_network():
        yield


def _file(workspace, data, path="note.txt"):
    return taken(workspace, lambda: workspace.door.take_bytes(data, {}, path=path))


def _refusal(workspace, data, path="note.txt"):
    [captured] = _file(workspace, data, path)
    assert captured.status is CaptureStatus.REFUSED
    assert _file(workspace, data, path) == [captured]
    return captured.reason


def _stored(workspace, text):
    """Paste `text` and upload it; return it as the one note that comes of both."""
    [pasted] = taken(workspace, lambda: [workspace.door.take_text(text, {})])
    assert (pasted.status, pasted.reason) == (CaptureStatus.CREATED, None)
    [uploaded] = _file(workspace, text.encode(), "again.md")
    assert (uploaded.status, uploaded.note_id) == (CaptureStatus.UNCHANGED, pasted.note_id)
    return workspace.note(pasted.note_id).note.text


def _long(text, ident):
    return pytest.param(text, id=ident, marks=pytest.mark.slow)


_BYTES = {
    "utf-8": (_SAID.encode(), _SAID),
    "utf-8 with a mark": (f"A {_SAID}".encode("utf-8-sig"), f"A {_SAID}"),
    "utf-16 with a mark": (f"B {_SAID}".encode("utf-16"), f"B {_SAID}"),
    "utf-16-le": (f"C {_SAID}".encode("utf-16-le"), f"C {_SAID}"),
    "utf-16-be": (f"D {_SAID}".encode("utf-16-be"), f"D {_SAID}"),
    "utf-32 with a mark": (f"E {_SAID}".encode("utf-32"), f"E {_SAID}"),
    "utf-32-be with a mark": (b"\x00\x00\xfe\xff" + _SAID.upper().encode("utf-32-be"),
                              _SAID.upper()),
    "cp1252 quotes": ("Der „Hof“ sagt ‚nein‘ …".encode("cp1252"), "Der „Hof“ sagt ‚nein‘ …"),
    "latin-1": (b"L'\xe9t\xe9 \xe0 la cr\xeache", "L'été à la crêche"),
    # Nobody can tell one set of single bytes from another: the letters are wrong, none is lost.
    "cp1250": ("Młyn bez wody".encode("cp1250"), "M³yn bez wody"),
    "koi8-r": ("мельница".encode("koi8-r"), "ÍÅÌØÎÉÃÁ"),
    "gb18030": ("磨坊 und Wehr".encode("gb18030"), "Ä¥·» und Wehr"),
    "utf-8 and cp1252 in one file": ("Mühle ".encode() + b"M\xfchle", "MÃ¼hle Mühle"),
    "cut within a character": ("Das Wehr für".encode()[:-2], "Das Wehr fÃ"),
    "encoded twice": ("Die MÃ¼hle steht".encode(), "Die MÃ¼hle steht"),
    "overlong": (b"Wehr \xc0\xaf Hof", "Wehr À¯ Hof"),
    "half a pair in utf-8": (b"Das \xed\xa0\x80 Wehr", "Das í\xa0€ Wehr"),
    "utf-7": (b"Die M+APw-hle klappert", "Die M+APw-hle klappert"),
    "a mark within": ("Das \ufeffWehr rauscht".encode(), "Das \ufeffWehr rauscht"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "text"), _BYTES.values(), ids=_BYTES)
def test_bytes_become_the_text_they_most_likely_are(workspace, data, text):
    [captured] = _file(workspace, data)
    assert captured.status is CaptureStatus.CREATED
    assert workspace.note(captured.note_id).note.text == text
    assert workspace.door.original(captured.note_id).data == data


_NO_TEXT = {
    "NUL": (b"Die M\x00hle", "U+0000"),
    "utf-32 without a mark": ("Die Mühle".encode("utf-32-le"), "U+0000"),
    "shift-jis": ("メモ".encode("shift-jis"), "no text in UTF-8"),
    "cp1250 with a letter cp1252 lacks": ("ťava".encode("cp1250"), "no text in UTF-8"),
    "utf-16 cut within a character": ("Die Mühle".encode("utf-16")[:-1], "no text"),
    "half a pair in utf-16": (b"\xff\xfe\x00\xd8A\x00", "no text in UTF-8"),
    "wrong mark": (b"\xef\xbb\xbfDie M\xfchle", "no text in UTF-8"),
    "colours of a terminal": (b"\x1b[31mrotes Wehr\x1b[0m", "U+001B"),
}


@pytest.mark.parametrize(("data", "said"), _NO_TEXT.values(), ids=_NO_TEXT)
def test_bytes_that_are_no_text_are_refused(workspace, data, said):
    assert said in _refusal(workspace, data)


_EMPTY = {
    "0 bytes": b"",
    "1 byte": b"a",
    "only a mark": b"\xef\xbb\xbf",
    "only lines": b"\n" * 10_000,
    "only old lines": b"\r" * 10_000,
    "only spaces": b" \t" * 100_000,
    "only signs": "… – „“ ?! 🙂 №".encode(),
    "only digits": b"12 345,67 2026-03-12",
    "a mark over every letter": "W\u0315e\u0311h\u0334r\u035a".encode(),
}


@pytest.mark.parametrize("data", _EMPTY.values(), ids=_EMPTY)
def test_what_holds_no_word_is_refused(workspace, data):
    assert _refusal(workspace, data).startswith("The note holds no words; nothing was saved.")


_TOO_LONG = {
    "one line of 10 MB": (b"x" * 10_000_000, "10,000,000 characters"),
    "one character too many": (b"Wehr " * 1_000_000 + b"x", "5,000,001 characters"),
    "one byte too many": (b"\xc3\xbc" * (13 * 1024 * 1024) + b"x", "25 MiB"),
}


@pytest.mark.parametrize(("data", "said"), _TOO_LONG.values(), ids=_TOO_LONG)
def test_what_is_too_long_for_a_note_is_refused(workspace, data, said):
    assert said in _refusal(workspace, data)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Das Wehr\rrauscht\r\rund steht.", id="old line ends"),
        pytest.param("Das Wehr\r\nrauscht\n\rund\rsteht still.", id="mixed line ends"),
        pytest.param("Das Wehr\v\frauscht\x85\u2028laut\u2029heute.", id="rare line ends"),
        pytest.param("x" * 131_073, id="one word"),
        pytest.param("Rad" + " " * 100_000 + "Wehr", id="a gap"),
        pytest.param("Rad" + "\n" * 100_000 + "Wehr", id="empty lines"),
        pytest.param("- Rad am Wehr\n" * 1_000, id="1,000 points"),
        pytest.param("".join(f"{'  ' * n}- Rad {n}\n" for n in range(300)), id="nested points"),
        pytest.param(">" * 50_000 + " Rad", id="quotes in quotes"),
        pytest.param("(" * 50_000 + "Rad" + ")" * 50_000, id="brackets"),
        pytest.param("<" * 50_000 + "Rad", id="open tags"),
        pytest.param("http://" * 10_000, id="addresses"),
        pytest.param("**Rad_" * 10_000, id="stars"),
        pytest.param("Rad-\n" * 5_000, id="hyphens"),
        pytest.param("z.\u00a0B. das Rad, d. h. " * 2_000, id="abbreviations"),
        pytest.param("Rad" + "\u0301" * 50_000, id="marks over a letter"),
        _long("Das Wehr steht. " * 312_500, "5,000,000 characters"),
        _long("Wehr am Rad " * 416_666, "5,000,000 characters without an end"),
        _long("ab\n" * 1_000_000, "1,000,000 lines"),
        _long("- Rad am Wehr\n" * 10_000, "10,000 points"),
        _long("".join(f"Das Rad {n}\n\n" for n in range(100_000)), "100,000 paragraphs"),
        _long("".join(f"Rad {n}\n\n" for n in range(200_000)), "200,000 headings"),
        _long("-- \nIda Quell\n" * 100_000, "100,000 signatures"),
    ],
)  # fmt: skip
def test_a_text_of_any_shape_comes_back_as_it_was(workspace, text):
    assert _stored(workspace, text) == text


def test_a_flood_of_headings_makes_no_passage_without_end(workspace):
    text = "".join(f"Wehr {n}\n\n" for n in range(5_000))
    assert _stored(workspace, text) == text
    [note] = [each for each in workspace.notes() if each.title == "Wehr 0"]
    assert max(len(each.text) for each in workspace.note(note.id).passages) < 5_000


_LETTERS = {
    "NFC": "Die Mühle am Café",
    "NFD": "Die Mu\u0308hle am Cafe\u0301",
    "joiners within a name": "Id\u200da Qu\u200cell vom Hof",
    "right-to-left override": "Rechnung \u202egpj.exe\u202c vom Hof",
    "bidi isolates": "Der \u2067\u2066Hof\u2069\u2069 am Wehr",
    "never closed embedding": "\u202bDer Hof am Wehr",
    "Arabic": "الطاحونة بجانب النهر",
    "Arabic presentation forms": "\ufefb\ufe8e\ufeb3 الماء",
    "Hebrew with points": "הַטַּחֲנָה עוֹמֶדֶת",
    "Greek": "Ο μύλος σταμάτησε ΣΊΣΥΦΟΣ",
    "Polish": "Młyn stoi, źdźbło rośnie",
    "Turkish i": "İzin IŞIK ışık istiyor",
    "sharp s": "STRAẞE Straße STRASSE",
    "Chinese": "磨坊停了",
    "Thai without spaces": "โรงสีหยุดแล้ว",
    "Hangul in parts": "\u1112\u1161\u11ab글 방앗간",
    "Devanagari": "चक्की रुक गई है",
    "Deseret": "𐐔𐐯𐑅𐐨𐑉𐐯𐐻 𐐑𐐪𐑌𐐿",
    "emoji of a family": "Der Hof 👩‍👩‍👧‍👦 am Wehr 🏴\U000e0067\U000e0062\U000e007f",
    "skin and flags": "Der Hof 👋🏿 🇱🇺🇫🇷 grüßt",
    "200 marks": "Das Wehr" + "\u0300" * 200 + " steht",
    "marks over most letters": "D\u0352\u0313a\u0346\u034as W\u0315\u035aehr",
    "letters of two alphabets": "Die Мühlе am Наus",
    "soft hyphens": "Müh\u00adlen\u00adwehr\u00ad steht",
    "spaces of all kinds": "Das\u00a0Wehr\u202fsteht\u2009am\u3000Hof\u205fund\u2003bleibt",
    "zero width": "W\u200be\u200bh\u200br\u2060 am Hof\u180e",
    "tags": "Wehr \U000e0001\U000e0064\U000e0065 am Hof",
    "private use": "Das \ue000\uf8ff Wehr \U000f0000\U0010fffd steht",
    "no characters": "Das \ufffe\uffff\ufdd0\U0001fffe Wehr\U0010ffff steht",
    "replacement": "Das \ufffd\ufffc Wehr steht",
    "controls of latin-1": "Das \x80\x9f Wehr steht",
    "variation": "Das Wehr\ufe0f am ♨\ufe0e葛\U000e0100",
    "full width": "Ｄａｓ　Ｗｅｈｒ　ｓｔｅｈｔ",
    "mathematical": "𝔇𝔞𝔰 𝕎𝕖𝕙𝕣 𝓼𝓽𝓮𝓱𝓽",
    "ligatures": "Die ﬂinke ﬁrma oﬀen ĳs",
    "superscripts": "Das Wehr² ᵃᵇ ₓ Ⅷ ㎏",
}


@pytest.mark.parametrize("text", _LETTERS.values(), ids=_LETTERS)
def test_letters_of_all_kinds_come_back_as_they_were(workspace, text):
    assert _stored(workspace, text) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Das Wehr \ud800 steht", "U+D800"),
        ("Das Wehr \udcff steht", "U+DCFF"),
        ("Das Wehr \x00 steht", "U+0000"),
        ("Das Wehr \x7f steht", "U+007F"),
        ("Das Wehr steht \x08", "U+0008"),
    ],
    ids=["high half", "low half", "NUL", "DEL", "backspace"],
)
def test_what_cannot_be_stored_as_text_is_refused_when_pasted(workspace, text, said):
    before = held(workspace)
    with pytest.raises(IdeationError, match=said.replace("+", r"\+")):
        workspace.door.take_text(text, {})
    assert held(workspace) == before


_MARKUP = {
    "script": "<script>alert(1)</script> Mühle",
    "upper case": "<ScRiPt SRC=//hof.example/x.js></sCrIpT> Wehr",
    "img onerror": "<img src=x onerror=alert(1)> Rad",
    "svg onload": "<svg/onload=alert(1)> Wehr",
    "iframe": "<iframe src='javascript:alert(1)'></iframe> Hof",
    "javascript link": '<a href="javascript:alert(1)">Wehr</a>',
    "data link": "<a href='data:text/html;base64,PHNjcmlwdD4='>Rad</a>",
    "style": "<style>*{background:url(http://hof.example/x)}</style> Hof",
    "meta refresh": '<meta http-equiv="refresh" content="0;url=//hof.example"> Hof',
    "MathML": "<math><mi xlink:href='javascript:alert(1)'>Rad</mi></math>",
    "entities": "&lt;script&gt;alert(1)&lt;/script&gt; Rad",
    "numbered entities": "&#60;script&#x3e;alert(1) Rad",
    "half a tag": "Das Wehr <img src=x onerror=",
    "closing tags": "</textarea></title></script></style>--> Wehr",
    "broken quotes": "\"'><b onmouseover=alert(1)>Wehr</b>",
    "form": "<form action=//hof.example><input name=q autofocus onfocus=alert(1)>Rad",
    "base": "<base href=//hof.example/> Rad",
    "object": "<object data=//hof.example/x.swf></object> Wehr",
    "CDATA": "<![CDATA[<script>]]> Rad",
    "conditional comment": "<!--[if gte IE 4]><script>alert(1)</script><![endif]--> Rad",
    "template": "{{constructor.constructor('alert(1)')()}} ${7*7} <%= 7*7 %> Rad",
    "format": "%s%n %(name)s {0} {self.__class__} Rad",
    "NUL entity": "<a href='jav&#0;ascript:alert(1)'>Rad</a>",
    "XML entity": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b; Rad</a>',
}


@pytest.mark.parametrize("text", _MARKUP.values(), ids=_MARKUP)
def test_markup_in_a_text_comes_back_as_it_was(workspace, text):
    assert _stored(workspace, text) == text


@pytest.mark.parametrize("markup", _MARKUP.values(), ids=_MARKUP)
def test_markup_in_a_header_comes_back_as_it_was(workspace, markup):
    party = {"name": markup, "region": markup}
    fields = {
        **{"title": markup, "author": markup, "organisations": [party]},
        "contacts": [{"name": markup, "role": markup, "organisation": markup}],
    }
    text = f"Im Kopf steht mehr. {markup}"
    [captured] = taken(workspace, lambda: [workspace.door.take_text(text, fields)])
    note = workspace.note(captured.note_id).note
    assert (note.title, note.author, note.text) == (markup, markup, text)
    assert [each.name for each in note.organisations] == [markup]
    [contact] = [each for each in workspace.people.contacts() if each.name == markup]
    assert (contact.role, contact.organisation.name) == (markup, markup)


_MARKDOWN = {
    "remote image": "![Wehr](http://hof.example/x.png?note=1) steht",
    "image by reference": "![Wehr][1]\n\n[1]: http://hof.example/x.png",
    "a link that shows another": "[http://bank.example](http://hof.example) Wehr",
    "javascript link": "[Wehr](javascript:alert(1))",
    "colour": ":red[Wehr] :blue-background[Rad]",
    "icon": ":material/delete: :streamlit: Wehr",
    "formula": "Das Wehr $\\def\\a{\\a\\a}\\a$ und $$\\href{javascript:alert(1)}{x}$$",
    "table that breaks": "| Wehr | Rad\n|---\n| a | b | c |\n|",
    "open fence": "```html\n<script>alert(1)</script>\nWehr",
    "fence in a fence": "````\n```\nWehr\n````\n~~~",
    "flood of headings": "# Wehr\n" * 500,
    "heading of ####": "#" * 5_000 + " Wehr",
    "comment": "<!-- Wehr --> Rad <!-- nie zu Ende",
    "footnote": "Wehr[^1]\n\n[^1]: Rad[^1]",
    "autolink": "<http://hof.example> <mailto:ida@hof.example> www.hof.example Wehr",
    "rule": "---\nWehr\n===\nRad\n***",
    "front matter of YAML": "---\ntitle: !!python/object:os.system\n---\nWehr",
    "hard ends": "Wehr  \nRad\\\nHof  ",
    "escapes": "\\*Wehr\\* \\[Rad\\] \\",
    "emphasis that never ends": "*__**_ Wehr" * 200,
    "task list": "- [ ] Wehr\n- [x] Rad",
    "formula of a table": "=HYPERLINK(\"http://hof.example\";\"Wehr\")\n+1\n-1\n@Rad\n＝1+1",
}  # fmt: skip


@pytest.mark.parametrize("text", _MARKDOWN.values(), ids=_MARKDOWN)
def test_markdown_comes_back_as_it_was(workspace, text):
    assert _stored(workspace, text) == text


_HEADERS = {
    "no day": "date = 2026-02-31",
    "day without a year": 'date = "31.02."',
    "two digits of a year": 'date = "12.03.26"',
    "year 0": "date = 0000-01-01",
    "year 10000": 'date = "10000-01-01"',
    "time alone": "date = 10:00:00",
    "offset of 99 hours": "date = 2026-03-12T10:00:00+99:00",
    "second 61": "date = 2026-03-12T10:00:61Z",
    "number of 2^63": "date = 9223372036854775808",
    "negative number": "date = -1",
    "1e309": "date = 1e309",
    "NaN": "title = nan",
    "number of 5,000 digits": f"title = {'9' * 5_000}",
    "hexadecimal number without end": f"title = 0x{'f' * 50_000}",
    "yes for a truth": 'confidential = "si"',
    "key within a key without end": f"{'.'.join('a' * 5_000)} = 1",
    "table within a table without end": f"[{'.'.join('a' * 5_000)}]",
    "lists within lists": f"title = {'[' * 400}{']' * 400}",
    "lists without end": f"a = {'[' * 100_000}",
    "unknown key with a line end": '"a\\nb" = 1',
    "line end in a title": 'title = "a\\u0000b"',
    "half a pair": 'title = "\\ud800"',
    "title of 201": f'title = "{"x" * 201}"',
    "1,000 organisations without a name": "[[organisations]]\n" * 1_000,
    "unknown source": 'source = "<b>"',
    "unknown sector": 'sector = "; drop table note"',
    "the same key twice": 'title = "a"\ntitle = "b"',
    "YAML": "title: Wehr",
}


@pytest.mark.parametrize("header", _HEADERS.values(), ids=_HEADERS)
def test_a_header_that_does_not_fit_is_refused_and_nothing_is_stored(workspace, header):
    text = f"+++\n{header}\n+++\nDer Kopf passt nicht."
    with pytest.raises(BadMetadata):
        workspace.door.take_text(text, {})
    assert _refusal(workspace, text.encode(), "kopf.md")


_DAYS = {
    "first day": ("0001-01-01", "0001-01-01"),
    "1900": ("1900-02-28", "1900-02-28"),
    "last day": ("9999-12-31", "9999-12-31"),
    "leap day": ("2024-02-29", "2024-02-29"),
    "hour that clocks skip": ("2026-03-29T02:30:00", "2026-03-29"),
    "hour that comes twice": ("2026-10-25T02:30:00", "2026-10-25"),
    "no zone": ("2026-03-12 23:59:59.999999999", "2026-03-12"),
    "zone of the farthest islands": ("2026-03-12T23:59:59+14:00", "2026-03-12"),
    "text": ('" 2026-03-12 "', "2026-03-12"),
}


@pytest.mark.parametrize(("written", "day"), _DAYS.values(), ids=_DAYS)
def test_a_day_of_the_calendar_is_kept_as_written(workspace, written, day):
    text = f"+++\ndate = {written}\nsource = 'event'\n+++\nDer Tag war {written}."
    [captured] = taken(workspace, lambda: [workspace.door.take_text(text, {})])
    note = workspace.note(captured.note_id).note
    assert (str(note.date), note.source) == (day, Source.EVENT)
    assert note.text == f"Der Tag war {written}."


def test_one_bad_header_stops_no_other_file(workspace, tmp_path):
    bad, good = tmp_path / "a.md", tmp_path / "b.md"
    bad.write_text(f"+++\n{'.'.join('b' * 5_000)} = 1\n+++\nDas Rad dreht.", encoding="utf-8")
    good.write_text("Das Rad steht still.", encoding="utf-8")
    results = taken(workspace, lambda: workspace.door.take_files([bad, good], {}))
    assert [each.status for each in results] == [CaptureStatus.REFUSED, CaptureStatus.CREATED]
