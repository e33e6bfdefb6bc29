"""Pseudo-Luxembourgish: German sentences respelled by rule.

Parallel Luxembourgish text is scarce, and most of its words are cousins of German ones. The
result is no correct Luxembourgish; it brings the small words and the common endings into
whole sentences, where the word lists have none.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ideation.embeddings.training.normalise import normalised

_SMALL_WORDS = """
und an|ist ass|nicht net|ich ech|er hien|sie si|es et|wir mir|ihr dir|der de|das dat|ein en
eine eng|einen en|einem engem|einer enger|von vun|mit mat|auf op|für fir|im am|in an|an un
nach no|über iwwer|unter ënner|vor virun|um ëm|durch duerch|ohne ouni|gegen géint
zwischen tëschent|seit zanter|wie wéi|wenn wann|weil well|dass datt|aber awer|auch och
noch nach|nur nëmmen|schon schonn|sehr ganz|mehr méi|viel vill|viele vill|alle all
etwas eppes|nichts näischt|niemand keen|man een|kein keen|keine keng|keinen keen|mein mäin
meine meng|dein däin|deine deng|sein säin|seine seng|unser eisen|unsere eis|ihre hir
haben hunn|hat huet|habe hunn|hast hues|hatten haten|sind sinn|bin sinn|bist bass|wird gëtt
werden ginn|wurde gouf|wurden goufen|können kënnen|könnte kéint|könnten kéinten
müssen mussen|sollte sollt|sollten sollten|will wëll|wollen wëllen|möchte wéilt
möchten wéilten|würde géif|würden géifen|machen maachen|macht mécht|gemacht gemaach
gehen goen|geht geet|kommt kënnt|sagen soen|sagt seet|sagte sot|gesagt gesot|wissen wëssen
weiss weess|sehen gesinn|geben ginn|gibt gëtt|nehmen huelen|nimmt hëlt|finden fannen
steht steet|heute haut|gestern gëschter|morgen muer|jetzt elo|hier hei|da do|dort do
immer ëmmer|nie ni|wieder erëm|was wat|wer wien|wo wou|warum firwat|dieser dësen|diese dës
dieses dëst|diesem dësem|diesen dësen|jeder all|jede all|jedes all|jahr joer|jahre joer
jahren joer|tag dag|tage deeg|zeit zäit|frau fra|frauen fraen|leute leit|kind kand
kinder kanner|arbeit aarbecht|stadt stad|wasser waasser|schule schoul|weg wee|frage fro
fragen froen|teil deel|neu nei|neue nei|neuen neien|gut gutt|gute gutt|guten gudden
gross grouss|grosse grouss|grossen groussen|klein kleng|kleine kleng|kleinen klengen
alt al|alte al|erste éischt|ersten éischten|zwei zwee|drei dräi|vier véier|fünf fënnef
sieben siwen|acht aacht|neun néng|zehn zéng|hundert honnert|tausend dausend|zurück zréck
zusammen zesummen|unternehmen entreprise|firma firma|betrieb betrib|kunden clienten
mitarbeiter mataarbechter|woche woch|monat mount|uhr auer|preis präis|beispiel beispill
"""

_WORDS = dict(entry.split() for entry in _SMALL_WORDS.replace("\n", "|").split("|") if entry)

_SPELLINGS = [
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"^über", "iwwer"),
        (r"^unter", "ënner"),
        (r"^auf(?=.{3})", "op"),
        (r"^um(?=[bdfglmrsvwz]..)", "ëm"),
        (r"^mit(?=.{3})", "mat"),
        (r"^durch(?=.{3})", "duerch"),
        (r"^vor(?=[bcdfghklmnprstvwz]..)", "vir"),
        (r"^ab(?=[bdfghklmrstwz]..)", "of"),
        (r"arbeit", "aarbecht"),
        (r"führ", "féier"),
        (r"zeit", "zäit"),
        (r"teil", "deel"),
        (r"ier(?=(en|t|te|ten|ung|ungen)$)", "éier"),
        (r"ität", "itéit"),
        (r"(?<=[hk])eit(?=(en)?$)", "eet"),
        (r"lich", "lech"),
        (r"ig(?=(e|en|er|es|em)?$)", "eg"),
        (r"isch", "esch"),
        (r"ick", "éck"),
        (r"ück", "éck"),
        (r"pf", "p"),
        (r"(?<=[aeiouäöü])b(?=e)", "w"),
        (r"ahl", "uel"),
        (r"ahr", "uer"),
        (r"oss", "ouss"),
        (r"ö(?=[bdglmnrsvz]l?[aeiouäë])", "éi"),
        (r"öh", "éi"),
        (r"ö", "ë"),
        (r"üh", "éi"),
        (r"ü", "i"),
    )
]

_PARTS = re.compile(r"\w+|\W+")
# Before these sounds a final -n stays (the Eifel rule), before all other consonants it goes.
_KEEPS_N = tuple("aeiouäëéèöüyhndtz0123456789")
_WITHOUT_N = {
    "an": "a",
    "den": "de",
    "een": "ee",
    "ginn": "gi",
    "hunn": "hu",
    "keen": "kee",
    "sinn": "si",
    "vun": "vu",
}


def pseudo_luxembourgish(german: str) -> str:
    """Return the German sentence with Luxembourgish small words, endings and n-rule."""
    parts = [_respelled(part) for part in _PARTS.findall(normalised(german))]
    for index in range(len(parts) - 2):
        here, gap, following = parts[index : index + 3]
        if gap == " " and not following.startswith(_KEEPS_N):
            parts[index] = _WITHOUT_N.get(here, here[:-1] if here.endswith("en") else here)
    return re.sub(r"\bdie ", "d'", "".join(parts))


@lru_cache(maxsize=200_000)
def _respelled(word: str) -> str:
    if word in _WORDS:
        return _WORDS[word]
    if len(word) < 5 or not word.isalpha():
        return word
    for pattern, replacement in _SPELLINGS:
        word = pattern.sub(replacement, word)
    return word
