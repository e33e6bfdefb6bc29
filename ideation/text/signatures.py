"""The lines of a signature: a greeting, and below it name, role, firm, address and numbers."""

from __future__ import annotations

import re

_ADVERBS = r"(?:mit |mat |avec |bien |très |many |nos |mes |meng )"
_WARM = (
    r"(?:(?:freundlich|best|lieb|viel|herzlich|schön|sonnig)e[mnr]?"
    r"|(?:beschte|bescht|frëndlech|frëndleche|léif|léiwe|léiwen|villmools|schéi|schéine)) "
)
_BEFORE = (
    r"(?:(?:vielen |besten |herzlichen )?dank(?: im voraus)?(?: und|,) "
    r"|merci(?: beaucoup| d['’]avance)?(?: et|,) |(?:e grousse )?merci an |thanks(?: and|,) "
    r"|(?:many )?thanks(?: and|,) )"
)
_GREETINGS = (
    rf"{_BEFORE}?(?:{_ADVERBS})?(?:{_WARM})?(?:gr(?:u|ü|ue)(?:ß|ss)(?:en?)?|gréiss|gréng gréiss)"
    rf"|mfg|[lv]g|hochachtungsvoll|{_BEFORE}?(?:bien |très )?cordialement|bien à (?:vous|toi)"
    rf"|{_BEFORE}?(?:(?:nos |mes )?(?:meilleures|sincères|cordiales) )?salutations(?: distinguées"
    rf"| cordiales| les meilleures)?"
    rf"|{_BEFORE}?(?:belle|bonne|excellente) (?:journée|soirée|semaine)"
    r"|amicalement|respectueusement"
    r"|(?:veuillez|je vous prie d['’]|nous vous prions d['’]) ?(?:agréer|recevoir|croire)"
    r"[\w,’' ]{1,60}"
    rf"|{_BEFORE}?(?:with )?(?:kind|best|warm|warmest|kindest) (?:regards|wishes)|regards|best"
    r"|all the best|cheers|(?:yours )?(?:sincerely|faithfully|truly)"
)
_CLOSING = re.compile(
    rf"(?:{_GREETINGS})(?: (?:aus|vun|de|from) [\w ]{{1,30}})?(?:[,.!].{{0,60}})?$", re.I
)
# Short words that greet only where nothing but a name goes on: "LG Jana".
_SHORT_CLOSING = re.compile(r"(?i:mfg|[lv]g)(?: [^\W\d_a-zà-ÿ][\w.-]+){0,3}$")
# Words that also open a sentence greet only before a comma.
_NEEDS_COMMA = re.compile(r"(?:best|cheers|regards|(?:belle|bonne|excellente) \w+)$", re.I)
# Thanks end a letter where a name or a number stands below.
_THANKS = re.compile(
    r"(?:(?:vielen|besten|herzlichen) dank(?: im voraus)?|danke(?: im voraus)?"
    r"|merci(?: beaucoup| d['’]avance| villmools| am viraus)?|(?:many )?thanks|thank you)"
    r"(?: (?:et|and|und|an) .{1,40})?,$",
    re.I,
)
_DEVICE = re.compile(r"(?:Gesendet von|Envoyé (?:de|depuis)|Sent from|Geschéckt vu) m\w+ .{1,40}$")
_POSTSCRIPT = re.compile(r"p\.?\s?s\.?\s?[:. ]|[-*•] ", re.I)
_LONGEST_LINE = 90
# A whole signature on one line, its parts between strokes.
_LONGEST_ROW = 300
_PARTS = re.compile(r"\s[|·•–—/]\s")
_FEWEST_PARTS = 3
_REACHED = re.compile(
    r"[\w.+-]+@[\w-]+\.\w|\bwww\.\w|https?://\w|\+\d[\d ()./-]{6,}\d"
    r"|\b(?:tel|tél|telefon|téléphone|phone|mobile?|handy|gsm|fax|direct)\b\.?\s?:?\s?[+(\d]",
    re.I,
)
# Stops that end no sentence: "S.à r.l.", "e. V.", "M.Sc.", "Ltd.".
_INNER_STOP = re.compile(r"(?:^|[\s(/-])(?:[\w&]{1,3}\.-?){2,}$|\s\w\.(?:-\w\.?)?$|r\.\s?l\.-s\.$")
_FORM = re.compile(r"\b(?:co|ltd|inc|corp|sàrl|sarl|asbl|kft|zrt|lda|soc|cie|bros|sc|phd|str)\.$")
# Who does something tells a sentence: no line of a signature speaks.
_SPEAKS = re.compile(
    r"\b(?:ich|wir|sie|uns|unsere?r?|ist|sind|war|wird|werden|hat|haben|will|wollen|kann|können"
    r"|muss|müssen|soll|nicht|möchte\w*|brauch\w*|such(?:t|en)"
    r"|je|nous|vous|ils?|elles?|notre|nos|est|sont|ont|sera|veut|veulent|voudr\w+|peut|pas"
    r"|i|we|you|they|our|your|is|are|was|were|will|would|has|have|can|not|please|need\w*|want\w*"
    r"|ech|mir|dir|si|eis|eise|eisen|ass|sinn|gëtt|huet|hunn|wëll|wëllen|kann|kënnen|muss|net)\b",
    re.I,
)
_FEWEST_SPACES = 4


def is_device_line(line: str) -> bool:
    """Tell what a telephone adds: "Sent from my phone"."""
    return _DEVICE.match(line) is not None


def is_greeting(line: str, below: str) -> bool:
    """Tell a line that closes a letter; `below` is the next line with words, "" for none."""
    if len(line) > _LONGEST_LINE:
        return False
    if _NEEDS_COMMA.match(line.rstrip(",.!")) and not line.endswith(","):
        return False
    if _CLOSING.match(line) or _SHORT_CLOSING.match(line):
        return True
    return bool(_THANKS.match(line)) and bool(below) and is_contact_line(below)


def is_contact_line(line: str) -> bool:
    """Tell a line of a signature (name, role, address, number) from a sentence or a list."""
    if _POSTSCRIPT.match(line) or len(line) > _LONGEST_ROW:
        return False
    in_parts = len(_PARTS.findall(line)) + 1 >= _FEWEST_PARTS
    if len(line) > _LONGEST_LINE and not (in_parts and _REACHED.search(line)):
        return False
    if line[-1] not in ".!?…:" or line.count(" ") < _FEWEST_SPACES:
        return True
    return line[-1] in ".:" and not _SPEAKS.search(line) and _ends_without_sentence(line)


def _ends_without_sentence(line: str) -> bool:
    """Tell whether the stop at the end of a line is one of a legal form, a degree, an address."""
    if _REACHED.search(line):
        return True
    folded = line.casefold()
    return _INNER_STOP.search(folded) is not None or _FORM.search(folded) is not None
