"""Captions: who said what and when, from whatever a meeting program writes."""

import time

import pytest

from ideation.errors import UnreadableText
from ideation.intake.extracted import Extracted, Limits
from ideation.intake.readers import captions

_CUE = "00:00:01.000 --> 00:00:02.000\n"

_VTT = """WEBVTT - Besuch bei Metaform
Kind: captions

NOTE
Exported by a meeting program.

STYLE
::cue { color: lime }

REGION
id:fred

c0ffee00-1/2-0
00:00:01.000 --> 00:00:03.500 align:start
<v.loud Léa Faber>Der <i>Ofen</i> zieht &amp; pfeift</v>

00:00:09.000 --> 00:00:11.000
<v Léa Faber>nur bei Südwind.</v>

01:02:03.250 --> 01:02:05.000
<v Jos Kieffer>Et ass ëmmer kal.</v> <v Léa Faber>Oui, hélas.</v>
"""

_SRT = """1
00:00:01,000 --> 00:00:02,000
LÉA: Der Ofen zieht
nicht mehr.

2
00:00:02,500 --> 00:00:04,000
Seit Wochen.

3
00:00:05,000 --> 00:00:06,000
{\\an8}Jos van der Meer: Ça suffit <b>comme ça</b>.
"""


def _read(text: str | bytes, **limits: int) -> Extracted:
    data = text if isinstance(text, bytes) else text.encode()
    [note] = captions.read(data, limits=Limits(**limits))
    return note


def _times(note: Extracted) -> list[tuple[str, float]]:
    """Return the first word of each turn or caption, found by its offset, with its time."""
    return [(note.text[offset:].split()[0], at) for offset, at, _ in note.fields["times"]]


def test_voices_become_turns_with_their_times():
    note = _read(_VTT)
    assert note.text == (
        "Léa Faber: Der Ofen zieht & pfeift nur bei Südwind.\n\n"
        "Jos Kieffer: Et ass ëmmer kal.\n\n"
        "Léa Faber: Oui, hélas."
    )
    assert _times(note) == [("Léa", 1.0), ("nur", 9.0), ("Jos", 3723.25), ("Léa", 3723.25)]
    assert [note.text[: each[0]].count("\n\n") for each in note.fields["times"]] == [0, 0, 1, 2]
    assert [each[2] for each in note.fields["times"]] == [
        "Léa Faber",
        "Léa Faber",
        "Jos Kieffer",
        "Léa Faber",
    ]
    assert note.remarks == ()


def test_names_before_a_colon_become_speakers_in_srt():
    note = _read(_SRT)
    assert note.text == (
        "LÉA: Der Ofen zieht nicht mehr. Seit Wochen.\n\nJos van der Meer: Ça suffit comme ça."
    )
    jos = [note.text.index("Jos"), 5.0, "Jos van der Meer"]
    weeks = [note.text.index("Seit"), 2.5, "LÉA"]
    assert note.fields == {"times": [[0, 1.0, "LÉA"], weeks, jos]}


@pytest.mark.parametrize(
    "line",
    [
        "Achtung: der Ofen ist heiß",
        "wir brauchen: Holz",
        "Um 10:30 geht es los",
        "Sie sagte es so: nein",
        "https://ofen.example: tot",
    ],
)
def test_a_colon_in_a_sentence_names_nobody(line):
    # A speaker would begin a paragraph of its own.
    assert _read(f"{_CUE}Guten Tag.\n\n{_CUE}{line}\n").text == f"Guten Tag. {line}"


def test_without_speakers_a_pause_over_two_seconds_starts_a_paragraph():
    note = _read(
        "WEBVTT\n\n00:01.000 --> 00:02.000\nEins\n\n00:04.000 --> 00:05.000\nzwei\n\n"
        "00:07.001 --> 00:08.000\ndrei\n"
    )
    assert note.text == "Eins zwei\n\ndrei"
    assert note.fields["times"] == [[0, 1.0, None], [5, 4.0, None], [11, 7.001, None]]


def test_rolling_captions_are_written_once():
    shown = [("der Ofen", ""), ("der Ofen", "ist kalt"), ("ist kalt", ""), ("ist kalt", "heute")]
    cues = (
        f"00:00:0{n}.000 --> 00:00:0{n + 1}.000\n{above}\n{below}\n"
        for n, (above, below) in enumerate(shown)
    )
    assert _read("WEBVTT\n\n" + "\n".join(cues)).text == "der Ofen ist kalt heute"


def test_the_same_answer_twice_is_no_repetition():
    words = ["Ja.", "Ja.", "Nein.", "Doch."]
    assert _read("".join(f"{_CUE}{word}\n\n" for word in words)).text == "Ja. Ja. Nein. Doch."


def test_overlapping_cues_stay_in_file_order():
    note = _read(
        "WEBVTT\n\n00:00:01.000 --> 00:00:09.000\n<v Léa>lang\n\n"
        "00:00:02.000 --> 00:00:03.000\n<v Jos>kurz\n\n00:00:01.500 --> 00:00:01.700\n<v Léa>ja\n"
    )
    assert note.text == "Léa: lang\n\nJos: kurz\n\nLéa: ja"
    assert [at for _, at, _ in note.fields["times"]] == [1.0, 2.0, 1.5]


def test_a_file_without_blank_lines_keeps_words_and_drops_numbers():
    text = "1\n00:00:01,000 --> 00:00:02,000\nDas Jahr\n2\n00:00:02,000 --> 00:00:03,000\n2026\n"
    assert _read(text + "3\n00:00:03,000 --> 00:00:04,000\nwar kalt\n").text == (
        "Das Jahr 2026 war kalt"
    )


def test_a_blank_line_within_a_cue_loses_no_words():
    text = "1\n00:00:01,000 --> 00:00:02,000\nEins\n\nzwei\n\n2\n00:00:02,000 --> 00:00:03,000\nx\n"
    assert _read(text).text == "Eins zwei x"


@pytest.mark.parametrize(
    "encoded",
    [
        ("WEBVTT\n\n" + _CUE + "Grüße").replace("\n", "\r").encode(),
        ("WEBVTT\n\n" + _CUE + "Grüße").encode("utf-16"),
        (_CUE.replace("\n", "\r\n") + "Grüße").encode("cp1252"),
        b"\xef\xbb\xbf" + (_CUE.replace(".", ",") + "Grüße").encode(),
    ],
)
def test_line_ends_encodings_and_a_missing_header_do_not_matter(encoded):
    assert _read(encoded) == Extracted(text="Grüße", fields={"times": [[0, 1.0, None]]})


@pytest.mark.parametrize("times", ["00:99:99.000 --> x", "aa:bb:cc --> dd", "-0:01 --> 0:02"])
def test_wrong_times_cost_the_time_and_not_the_words(times):
    note = _read(f"WEBVTT\n\n{times}\nHallo\n")
    assert note == Extracted(
        text="Hallo", remarks=("Captions without a readable time: 1; their words were kept.",)
    )


def test_an_arrow_or_an_angle_between_words_is_text():
    words = "Plan --> Bau, wenn < 20 und > 5 &lt;v Jos&gt;"
    assert _read(_CUE + words).text == "Plan --> Bau, wenn < 20 und > 5 <v Jos>"


def test_control_characters_are_dropped_also_when_written_as_entities():
    assert _read(f"{_CUE}a\x0b&#7;&#13;b&#10;c").text == "ab c"


def test_the_text_is_the_same_every_time():
    assert _read(_VTT) == _read(_VTT)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "no captions"),
        (b"\n\r\n\r", "no captions"),
        (b"WEBVTT\n\nHallo Welt\n", "no captions"),
        pytest.param(b"a\n" * 1_000_000, "no captions", marks=pytest.mark.slow),
        pytest.param(b"-->\n" * 1_000_000, "no captions", marks=pytest.mark.slow),
        pytest.param(_CUE.encode() * 100_000, "no words", marks=pytest.mark.slow),
        (f"{_CUE}<i></i> ...\n".encode(), "no words"),
        pytest.param(f"{_CUE}".encode() + b"<" * 4_900_000, "no words", marks=pytest.mark.slow),
        (b"\x00\x01\x02MZ", "control character"),
        (_CUE.encode() + b"a" * 5_000_000, "5,000,000"),
        (_CUE.encode() + b"a" * 26 * 2**20, "25 MiB"),
    ],
)
def test_what_holds_no_talk_is_refused_quickly(data, found):
    began = time.process_time()
    with pytest.raises(UnreadableText, match=found) as refused:
        captions.read(data, limits=Limits())
    assert refused.value.hint
    assert time.process_time() - began < 10


@pytest.mark.journey
@pytest.mark.parametrize(
    ("words", "length"),
    [
        ("a" * 4_900_000, 4_900_000),
        ("a\n" * 300_000, 599_999),
        ("<v a>b" * 100_000, 2 + 100_000 * 2),
        ("&#" + "9" * 1_000_000 + ";", 1_000_003),
        ("<v " * 1_000_000, 2_999_999),
        ("{\\" * 1_000_000 + "a", 2_000_001),
        (("b\n\n" + _CUE) * 30_000 + "b", 60_001),
    ],
)
def test_huge_cues_end_quickly(words, length):
    began = time.process_time()
    assert len(_read(_CUE + words).text) == length
    assert time.process_time() - began < 5


def test_more_characters_than_allowed_are_refused():
    with pytest.raises(UnreadableText, match="more than 50"):
        _read(_VTT, characters=50)
