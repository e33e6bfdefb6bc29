"""German and French: no page shows a key or an English word of the interface."""

import functools
import json
import re
from datetime import date

import pytest
from drawn import draw
from google.protobuf.descriptor import FieldDescriptor
from streamlit.testing.v1 import AppTest

from ideation.ui.language import percent
from ideation.ui.parts import day
from ideation.ui.strings import table

BENCH = "einen offenen Prüfstand für Blechteile in der Region"
NOTES = {
    "Kolbenwerk GmbH": ("firm", f"Frau Elke Zonnick schickt uns den Plan. Wir brauchen {BENCH}."),
    "Institut Aeolia": ("research", f"Wir möchten {BENCH} gemeinsam betreiben."),
    "Amt für Gefäße": ("public", f"Wir hätten gern {BENCH}, das wäre schön."),
}
PAGES = {
    "capture": {},
    "inbox": {},
    "search": {},
    "search?q": {"q": "Prüfstand", "across": "1", "kind": "need"},
    "search?by": {"q": "Prüfstand", "by": "organisations"},
    "search?nothing": {"q": "Prüfstand", "author": "niemand", "region": "nirgends", "kind": "fact"},
    "search?like": {"like": "1"},
    "candidates": {},
    "candidates?one": {"candidate": "{idea}"},
    "candidates?board": {"view": "board", "show": "every"},
    "portfolio": {},
    "portfolio?return": {"view": "return"},
    "portfolio?goals": {"view": "goals"},
    "meeting": {},
    "meeting?one": {"ids": "{idea}"},
    "meeting?end": {"ids": "{idea}", "at": "1"},
    "briefs": {},
    "briefs?one": {"candidate": "{idea}"},
    "briefs?paper": {"view": "paper"},
    "clusters": {},
    "trends": {},
    "trends?one": {"trend": "digitalisation"},
    "trends?month": {"trend": "digitalisation", "by": "month"},
    "trends?radar": {"view": "radar"},
    "trends?heat": {"view": "heat"},
    "trends?barometer": {"view": "barometer"},
    "trends?news": {"view": "news"},
    "coverage": {},
    "coverage?region": {"gap": "region"},
    "themes": {},
    "themes?teach": {"theme": "_teach"},
    "themes?schemes": {"theme": "_schemes"},
    "organisations": {},
    "organisations?one": {"organisation": "1"},
    "contacts": {},
    "contacts?one": {"contact": "1"},
    "notes": {"note": "1"},
}
# Names of things, not words that anybody reads.
UNREAD = set(
    "id key form_id icon element_hash url_path_name spec page_script_hash column_order".split()
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory, learned_once):
    from ideation.settings import Settings
    from ideation.workspace import Workspace

    home = tmp_path_factory.mktemp("languages")
    workspace = Workspace(home, Settings(encoder="hashing"))
    for name, (category, text) in NOTES.items():
        contacts = [{"name": "Elke Zonnick", "role": "Leiterin", "organisation": name}]
        workspace.door.take_text(
            text,
            {
                "title": f"Gespräch mit {name}",
                "date": "2026-03-12",
                "sector": "Wood",
                "organisations": [{"name": name, "category": category, "region": "Nord"}],
                "contacts": contacts if category == "firm" else [],
            },
        )
    workspace.catch_up()
    workspace.findings.run()
    return workspace


@pytest.fixture
def home(filled, monkeypatch):
    monkeypatch.setenv("IDEATION_HOME", str(filled.path))
    monkeypatch.setenv("IDEATION_ENCODER", "hashing")


def elements(node):
    for child in node.children.values():
        if hasattr(child, "children"):
            yield from elements(child)
        yield child


def strings(message):
    for field, value in message.ListFields():
        if field.name in UNREAD:
            continue
        many = value if field.is_repeated else [value]
        if field.message_type and field.message_type.GetOptions().map_entry:
            continue
        for each in many:
            if field.type == FieldDescriptor.TYPE_MESSAGE:
                yield from strings(each)
            elif field.type == FieldDescriptor.TYPE_STRING:
                yield from in_json(each)


def in_json(text):
    """Yield the texts of a column configuration, which travels as JSON; else the text itself."""
    if not text.startswith("{"):
        yield text
        return
    waiting = [json.loads(text)]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            waiting += (value for name, value in each.items() if name not in {"type", "format"})
        elif isinstance(each, list):
            waiting += each
        elif isinstance(each, str):
            yield each


def shown(test: AppTest):
    for each in elements(test._tree):
        proto = getattr(each, "proto", None)
        if proto is not None and hasattr(proto, "ListFields"):
            yield from (re.sub(r"\\(.)", r"\1", text) for text in strings(proto))


@functools.cache
def foreign(language):
    """Return what finds each of the English texts that this language says otherwise."""
    own = table(language)
    said = set(own.values())
    found = {}
    for key, text in table("en").items():
        words = re.sub(r"\{\w+\}", "", text)
        if own[key] == text or text in said or not re.search(r"[^\W\d_]{3}", words):
            continue
        found[key] = telling(text)
    return found


def telling(text):
    """Return what tells whether a text that is shown says `text`.

    A short word may stand in a name; a sentence is found wherever it stands.
    """
    sentence = len(text) > 14 and " " in text
    if "{" not in text:
        return (lambda shown: text in shown) if sentence else text.__eq__
    pattern = re.compile(re.sub(r"\\\{\w+\\\}", ".+", re.escape(text)))
    return pattern.search if sentence else pattern.fullmatch


@pytest.mark.parametrize("language", ["de", "fr"])
@pytest.mark.parametrize("page", PAGES)
def test_no_page_shows_a_key_or_an_english_word(home, filled, language, page):
    [idea] = filled.findings.candidates()
    address = {key: value.format(idea=idea.id) for key, value in PAGES[page].items()}
    query = address.pop("q", None)
    test = draw(page.partition("?")[0], language, **address)
    if query:
        test.text_input(key="q").set_value(query).run()
    assert not test.exception
    texts = list(shown(test))
    assert len(texts) > 5
    keys = set(table("en"))
    assert [text for text in texts if text in keys] == []
    english = foreign(language)
    assert [
        (key, text) for text in dict.fromkeys(texts) for key, says in english.items() if says(text)
    ] == []


@pytest.mark.parametrize("page", PAGES)
def test_no_box_is_left_to_the_browsers_own_english(home, filled, page):
    """A box without a placeholder of ours says "Choose an option" in every language."""
    [idea] = filled.findings.candidates()
    address = {key: value.format(idea=idea.id) for key, value in PAGES[page].items()}
    test = draw(page.partition("?")[0], "de", **address)
    boxes = [*test.selectbox, *test.multiselect]
    assert [each.label for each in boxes if not each.proto.placeholder] == []
    searches = [each for each in test.text_input if each.proto.type == each.proto.SEARCH]
    assert [each.label for each in searches if not each.placeholder] == []


def test_english_words_would_be_found(home, filled):
    texts = list(shown(draw("organisations", "en")))
    found = {key for text in texts for key, says in foreign("de").items() if says(text)}
    assert {"organisations.lead", "organisations.filter", "party.last", "party.status"} <= found


@pytest.mark.parametrize(
    ("language", "written", "share"),
    [
        ("en", "1\N{NO-BREAK SPACE}March 2026", "12.5%"),
        ("de", "1.\N{NO-BREAK SPACE}März 2026", "12,5\N{NARROW NO-BREAK SPACE}%"),
        ("fr", "1er\N{NO-BREAK SPACE}mars 2026", "12,5\N{NARROW NO-BREAK SPACE}%"),
    ],
)
def test_dates_and_shares_are_written_as_the_language_does(monkeypatch, language, written, share):
    monkeypatch.setattr("ideation.ui.parts.language", lambda: language)
    monkeypatch.setattr("ideation.ui.language.language", lambda: language)
    assert day(date(2026, 3, 1), lambda key: key) == written
    assert percent(0.125, digits=1) == share
    assert percent(0.35, digits=1) == share.replace("12.5", "35").replace("12,5", "35")
