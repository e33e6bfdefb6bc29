"""Strings that break programs, made anew from a seed: no list of others' is copied.

Each family is a rule that makes strings of one kind of trouble. `naughty_strings` gives some of
every family, by name, always the same.
"""

import random
import unicodedata

_WORDS = "Rad Wehr Hof Mühle Ofen Halle four halle kiln dock Uewen Press".split()
_RTL = "\u200f\u202b\u202e\u2067\u061c"
_LTR = "\u200e\u202a\u202d\u2066\u2068"
_POP = "\u202c\u2069"
_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\u034f"
_FACES = "👩👨🧑👧👦🧒"
_SKIN = "🏻🏼🏽🏾🏿"
_RESERVED = (
    "null None nil undefined NaN Infinity -Infinity true false TRUE FALSE N/A #REF! (null) "
    "con prn aux nul com1 lpt1 select from table index rowid constructor __proto__ __class__ "
    "toString hasOwnProperty __init__ self this void if then else admin root localhost"
).split()
_SQL = (
    "'; drop table {};--",
    '" or ""="',
    "1' union select name, 1 from sqlite_master where '1'='1",
    "{}'); delete from note; --",
    "x' and 1=(select count(*) from {}) --",
    "\\'; vacuum; --",
    '{}" match "*" or "a" near "b',
)
_HTML = (
    "<{0} onload=alert(1)>",
    "<img src=x onerror=alert('{0}')>",
    "</textarea><script>{0}()</script>",
    '<a href="java\tscript:{0}">x</a>',
    "<svg><style>{{}}*{{{0}:1}}</style></svg>",
    "&#x3c;{0}&#x3e; &amp;lt;{0}&amp;gt;",
    "<!--{0}--!><![CDATA[{0}]]>",
)
_FORMATS = (
    "%s %d %n %({0})s %%{0}",
    "{{0}} {{{0}}} {{0.__class__}} {{:>99999999}}",
    "${{{0}}} $({0}) `{0}` $IFS",
    "{{{{{0}}}}} {{% {0} %}} <%= {0} %> #{{{0}}}",
    "\\u0000{0}\\x00\\n\\",
    "{0}\\N{{BULLET}} \\0 \\777",
)
_CONFUSED = dict(zip("aceopxyABEHKMOPTX", "асеорхуАВЕНКМОРТХ", strict=True))


def naughty_strings(seed=7, each=6):
    """Return `each` strings of every family by name, with words in each, so that each is a note."""
    found = {}
    for name, make in FAMILIES.items():
        chance = random.Random(f"{seed} {name}")
        for number in range(each):
            found[f"{name} {number}"] = f"{make(chance)} {chance.choice(_WORDS)} {name} {number}"
    return found


def _scattered(chance, marks, most=6):
    words = []
    for word in chance.sample(_WORDS, 4):
        letters = list(word)
        for _ in range(chance.randrange(1, most)):
            letters.insert(chance.randrange(len(letters) + 1), chance.choice(marks))
        words.append("".join(letters))
    return " ".join(words)


def _rtl(chance):
    opened = "".join(chance.choice(_RTL + _LTR) for _ in range(chance.randrange(1, 9)))
    closed = chance.choice(_POP) * chance.randrange(12)
    return f"{opened}{_scattered(chance, _RTL + _LTR)}{closed} שלום مرحبا"


def _emoji(chance):
    people = []
    for _ in range(chance.randrange(1, 5)):
        one = [chance.choice(_FACES) + chance.choice((*_SKIN, "")) for _ in range(4)]
        people.append("\u200d".join(one[: chance.randrange(1, 5)]))
    flags = "".join(chr(0x1F1E6 + chance.randrange(26)) for _ in range(chance.randrange(1, 8)))
    keys = "".join(f"{digit}\ufe0f\u20e3" for digit in chance.sample("0123456789#*", 3))
    tags = "🏴" + "".join(chr(0xE0020 + chance.randrange(0x5F)) for _ in range(6)) + "\U000e007f"
    return " ".join([*people, flags, keys, tags, "❤️‍🔥" * chance.randrange(3)])


def _stacks(chance):
    marks = [chr(code) for code in range(0x300, 0x370) if unicodedata.combining(chr(code))]
    return "".join(
        letter + "".join(chance.choices(marks, k=chance.randrange(60)))
        for letter in " ".join(chance.sample(_WORDS, 3))
    )


def _confused(chance):
    text = " ".join(chance.sample(_WORDS, 5))
    return "".join(_CONFUSED.get(letter, letter) for letter in text)


def _numbers(chance):
    figures = "".join(chance.choices("0123456789", k=chance.choice((20, 309, 5_000))))
    return chance.choice(
        (
            f"{figures} -{figures}",
            f"1e{chance.randrange(309, 99_999)} 0x{'F' * chance.randrange(16, 64)}",
            f"{2**63 - 1} {2**63} -{2**63} {2**64} {2**31} 0.1e-{chance.randrange(324, 999)}",
            f"١٢٣ ๑๒๓ Ⅷ ½ ² {figures}.{figures} 1,000,000,00 1_000",
            f"{figures}:{figures} 99.99.9999 00.00.0000 2026-13-45 0000-00-00 12.3.{figures}",
        )
    )


def _reserved(chance):
    return (
        f"{chance.choice(' ;,|/').join(chance.sample(_RESERVED, 8))}\n{chance.choice(_RESERVED)}:"
    )


def _paths(chance):
    up = "../" * chance.randrange(1, 20)
    return (
        f"{up}etc/{chance.choice(_WORDS)} ..\\..\\{chance.choice(_RESERVED)} \\\\?\\C:\\ file:///~"
    )


def _planes(chance):
    """Characters from anywhere but the controls and surrogates."""
    codes = (chance.choice((range(0xA0, 0xD800), range(0xE000, 0x110000))) for _ in range(40))
    return "".join(chr(chance.choice(each)) for each in codes)


def _spaces(chance):
    kinds = "\u00a0\u1680\u2000\u2003\u2009\u2028\u2029\u202f\u205f\u3000\t\v\f\x85"
    return "".join(word + chance.choice(kinds) * chance.randrange(1, 9) for word in _WORDS)


def _filled(patterns):
    return lambda chance: chance.choice(patterns).format(chance.choice(_WORDS))


FAMILIES = {
    "directions": _rtl,
    "zero width": lambda chance: _scattered(chance, _ZERO_WIDTH),
    "emoji": _emoji,
    "stacks": _stacks,
    "look-alikes": _confused,
    "SQL": _filled(_SQL),
    "HTML": _filled(_HTML),
    "formats": _filled(_FORMATS),
    "numbers": _numbers,
    "reserved words": _reserved,
    "paths": _paths,
    "all planes": _planes,
    "spaces": _spaces,
}
