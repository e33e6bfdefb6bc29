"""Roles that a sentence tells of somebody: "she is our buyer", "who runs the lab", "founded by"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ideation.text.entities.runs import touch
from ideation.text.entities.trades_by_shape import is_trade
from ideation.text.pipeline import Token

if TYPE_CHECKING:
    from ideation.text.entities.people import Person

# What somebody is, told behind the name; a role follows within a few words.
_IS = re.compile(
    r"(?:\b(?:er|sie|elle|il|qui|he|she|who|si|hien|hatt|déi|deen)[ \t]+"
    r"(?:ist|est|is|was|ass|war|était)"
    r"|\b(?:ech si(?:nn)?|ich bin|je suis|i am|i['’]m"
    r"|(?:ech schaffen|ich arbeite) als|je travaille comme|i work as))\b"
    r"(?:[ \t]+(?:do|dort|da|hei|hier|là|there)\b)?",
    re.IGNORECASE,
)
# Right behind the name: "Ada Roth ist Leiterin Einkauf", up to the next clause.
_IS_HERSELF = re.compile(
    r"[ \t]+(?:ist|war|est|était|is|was|ass|wor)[ \t]+"
    r"(?:(?:seit|depuis|since|zënter)[ \t]+(?:\d+|\w+[ \t]+(?:jahren|ans|years|joer))[ \t]+)?"
    r"(?:(?:der|die|le|la|the|our|their|notre|leur|unsere?|ihre?|eis|an?|eng?|eine?|une?|déi|den)"
    r"[ \t]+|[ld]['’])?(?P<what>[^\W\d_][^,;:()]*?)"
    r"(?=[ \t]*(?:$|[,;:()]|[ \t](?:und|et|and|an|who|qui)[ \t]))",
    re.IGNORECASE,
)
# What somebody does, told by a verb; its object is the role.
_DOES = re.compile(
    r"(?:,[ \t]*(?:who|qui|he|she|elle|il)|\b(?:er|sie))?[ \t]+(?:runs|leads|heads|manages|oversees"
    r"|looks after|is in charge of|dirige|gère|pilote|s['’]occupe (?:de|des|du)|leitet|führt"
    r"|verantwortet|betreut|kümmert sich (?:\w+[ \t]+)?um|këmmert sech (?:\w+[ \t]+)?ëm)[ \t]+"
    r"(?:(?:the|den|die|das|le|la|les|d['’]|l['’])[ \t]*)?(?P<what>[^\W\d_][\w&-]*"
    r"(?:[ \t]+(?!at\b|in\b|bei\b|chez\b|à\b|for\b|and\b)[^\W\d_][\w&-]*)?)",
    re.IGNORECASE,
)
# "Ada Roth from R&D": the department somebody belongs to.
_FROM = re.compile(
    r"[ \t]+(?:from|aus (?:dem|der)|vom|von der|du|de la|vum|vun der)[ \t]+(?:service[ \t]+)?"
    r"(?P<what>R&D|HR|IT|purchasing|procurement|sales|marketing|logistics|finance|production|quality"
    r"|Einkauf|Vertrieb|Entwicklung|Produktion|Personalabteilung|Qualität|achats|ventes|production"
    r"|qualité|recherche|développement|Akaf|Produktioun)\b",
)
_COUNTED = re.compile(
    r"\d|(?:\w+-)*(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|deux|trois|quatre|cinq"
    r"|six|sept|huit|neuf|dix|vingt|trente|quarante|cinquante|cent|two|three|four|five|seven|eight"
    r"|nine|ten|twelve|twenty|thirty|forty|fifty)\b",
    re.IGNORECASE,
)
_MADE = frozenset(
    "gegründet gegrënnt fondé fondée créé créée founded led headed geleitet geführt dirigé "
    "dirigée lancé lancée".split()
)
_BY = frozenset("von vom vum vun par by".split())
_AND = frozenset("und et and an".split())
_PLURAL = ("s", "er", "en", "x")
_SENTENCE_END = re.compile(r"[.!?;](?:\s|$)|\n")
_REACH = 90
_NEAR = 3


def role_told(
    text: str, tokens: Sequence[Token], first: int, last: int
) -> tuple[str, tuple[int, int]] | None:
    """Return a role told beside the name from token `first` to `last`, and where; or None."""
    if (made := _made_by(tokens, first)) is not None:
        return made, (tokens[last].end, tokens[last].end)
    start = tokens[last].end
    stretch = text[start : start + _REACH]
    if stop := _SENTENCE_END.search(stretch):
        stretch = stretch[: stop.start()]
    end = start + len(stretch)
    if told := _IS.search(stretch):
        behind = [each for each in tokens[last + 1 : last + 1 + _REACH] if each.start < end]
        behind = [each for each in behind if each.start >= start + told.end()]
        trade = bool(behind) and is_trade(behind, 0, len(behind) - 1)
        if trade or any("roles" in each.labels for each in behind[:_NEAR]):
            return " ".join(text[behind[0].start : end].split()), (start, end)
    if (herself := _IS_HERSELF.match(stretch)) is not None:
        first_word = start + herself.start("what")
        named = [each for each in tokens[last + 1 : last + 1 + _REACH] if each.start >= first_word]
        if named and "roles" in named[0].labels:
            return " ".join(herself["what"].split()), (start, start + herself.end("what"))
    does = _DOES.match(stretch) or _FROM.match(stretch)
    if does is None or _COUNTED.match(does["what"]):
        # "dirige vingt-deux personnes": how many, not what.
        return None
    return does["what"], (start, end)


def _made_by(tokens: Sequence[Token], first: int) -> str | None:
    """Return "founded" of "founded by Anna Roth"."""
    before = tokens[max(0, first - 3) : first]
    by = [at for at, each in enumerate(before) if each.text.lower() in _BY]
    if by and by[-1] and before[by[-1] - 1].text.lower() in _MADE:
        return before[by[-1] - 1].text
    return None


def shared_roles(text: str, tokens: Sequence[Token], people: Sequence[Person]) -> list[Person]:
    """Return the people, those of "Anna Roth and Eva Blum, buyers" both with the role.

    One who comes behind shares what was told before: "founded by Anna Roth and Eva Blum".
    """
    found = list(people)
    for at in range(len(found) - 1):
        one, two = found[at], found[at + 1]
        between = text[one.named.end : two.named.start].split()
        if not between or between[0].lower() not in _AND or len(between) > 2:
            continue
        if one.role is None and two.role and _many(two.role):
            found[at] = replace(one, role=two.role, near=two.near)
        elif two.role is None and one.role and one.role.lower() in _MADE:
            found[at + 1] = replace(two, role=one.role)
    return found


def _many(role: str) -> bool:
    """Tell whether a role is that of several; "Leiter" is one and many."""
    words = role.split()
    head = (
        words[1] if words[0].lower() in {"both", "beide", "zwee"} and len(words) > 1 else words[0]
    )
    return head != words[0] or head.lower().endswith(_PLURAL)


def particle_end(tokens: Sequence[Token], last: int) -> int:
    """Return the last token with a verb's part behind a name: "rief Anna Roth an, Leiterin"."""
    ahead = tokens[last + 1 : last + 3]
    apart = len(ahead) == 2 and ahead[0].text in _APART and ahead[1].text == ","
    return last + 1 if apart and touch(tokens, last) else last


_APART = frozenset("an ab auf vor ein aus zu mit kennen teil un op vir".split())
