"""What beside a word tells names from what only looks like one: acronyms, verbs, things, seats."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from ideation.text.entities.body import BODIES
from ideation.text.entities.grammar import is_german_adjective
from ideation.text.entities.runs import NO_START, SECTORS, is_small_word, is_unusual, touch
from ideation.text.pipeline import Token

# Acronyms that name no organisation.
ACRONYMS = SECTORS | frozenset(
    """
    EU KI AI IA IT HR TV PC CO US UK USA NRW RLP BW GR CEO CFO CTO COO CIO RH ROI KMU
    PME SME IOT ERP MES PLM CAD CAM CNC PV LED LKW PKW DSGVO RGPD GDPR ESG CSRD FAQ PDF
    GPS VR AR ML API RFID NFC QR USB PVC PET PP PE ABS CFK GFK LIBS XRF NMR PCR DNA RNA
    MDR IVDR CE ISO DIN EN NIS DORA TRL MVP KPI OKR NDA GAP SLA OEM MRO QA QM HSE CSR
    LCA EPD DPP ETS CBAM REACH NGO VAT TVA AGB IBAN ADR WLAN GSM LTE HVAC BMS HPC GPU
    CPU AC DC RDV TOP TN PS NB PJ OK KW TVAC LinkedIn YouTube WhatsApp PowerPoint
    JavaScript GitHub Wi-Fi
    MDF OSB HDF CMR CMM MIG TIG CO2 DNI BIM SCADA SPS PLC SAP CRM MOQ RFQ B2B
    B2C FTE VZÄ ETP CDI CDD AFP NACE CPV HACCP BIO AOP IGP ISBN DOI RSS VPN SMS MMS
    """.split()
)
# Behind a sentence's first word these show that it is a name.
SAYING = frozenset(
    "a est va vient ont avait has is was had will sells makes offers runs hat ist wird ass huet "
    "gëtt said already just recently déjà propose vend loue of from in à de cherche recrute "
    "produit "
    "fabrique développe ferme ouvre licencie délocalise quitte investit lance abandonne embauche "
    "emploie compte closes moved pulled shut went tried plans wants needs employs got over bought "
    "macht baut sucht bietet stellt braucht verkauft produziert plant sicht brauch mécht".split()
)
CALLED = frozenset("called named namens genannt appelé appelée nommé nommée dénommée".split())
# What stands behind these is the name of a thing.
THINGS = frozenset(
    """
    app apps appli applis application applikation logiciel software tool outil programm programme
    program projet projekt project projets system système systems portal portail plattform produkt
    produit product modell modèle model marke marque brand gerät appareil device maschine machine
    siegel label zertifikat certificat certificate norm norme verfahren procédé methode méthode
    serie série reihe sorte züchtung variété festival patent brevet schiff bateau boat
    motto titel titre title devise slogan technologie technology plugin plug-in
    format prototyp prototype anlage basisstation aggregat gamme typ type
    messe messen salon foire fair kongress congrès congress expo
    two three deux trois zwei drei zwee dräi
    """.split()
)
# Names that people give to things.
_NAMED = frozenset("nicknamed dubbed surnommé surnommée baptisé baptisée getauft".split())
_EVENTS = frozenset(
    """
    messe salon foire fair kongress congrès congress festival concours prix trophée award
    margins marge rande fringes édition edition
    """.split()
)
# What begins no name and is none.
NO_NAME = NO_START | THINGS
# What stands before these is its name: "the Galvo software".
_OF_A_THING = frozenset(
    "software app tool platform plugin plug-in system device sensor fair congress cup expo show "
    "conference summit trophy festival messe kongress".split()
)
# Behind "in" these are when a fair is, not where a firm is: "Galvo in the autumn".
_WHEN = frozenset(
    """
    january february march april may june july august september october november december spring
    summer autumn fall winter januar februar märz mai juni juli oktober dezember frühjahr frühling
    sommer herbst janvier février mars avril juin juillet août septembre octobre novembre décembre
    printemps été automne hiver mäerz abrëll juli
    """.split()
)
_DURING = frozenset("in en im am au".split())
# What somebody does with a program or a device, not with a firm.
_USES = frozenset(
    """
    use uses used using verwende verwendet verwenden verwendeten benutze benutzt benutzen nutze
    nutzt nutzen nutzten utilise utilisons utilisent utilisez utilisait utilisé benotzen benotzt
    teste testent testons testet testen testete testeten tested tests trialled
    """.split()
)
_WHO_USES = frozenset("wir sie ich er man mir si hien we they i on la le l les die der das".split())
# Behind a name these lead to its seat.
SEAT = frozenset("de d bei of vu vun von aus near à in".split())
_MODEL = re.compile(r"[A-Z]{0,2}\d{1,3}[a-z]?")
# What is one of many, or "the" in English, makes a word a product: "un Galvo", "the Galvo".
_ONE_OF_THEM = frozenset("the un une des".split())
# "the Galvo people": who works there.
_PEOPLE = frozenset("people lot team crew folks guys boys staff bunch gang".split())
_UNIT = re.compile(r"[kMGT]?(?:W|Wh|Wp|VA|Hz|Pa|Nm|bit|B)")


def may_name(token: Token, others: Set[str]) -> bool:
    """Tell whether a word can be one of a name; with a label of `others` it is something else."""
    return not (
        token.labels & others
        or token.text in ACRONYMS
        or token.text.lower() in NO_NAME
        or is_small_word(token)
        or is_german_adjective(token.text)
    )


def is_of_a_thing(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word names a thing: "die App Galvo", "ein Programm namens Galvo"."""
    if at + 1 < len(tokens) and tokens[at + 1].text.lower() in _OF_A_THING:
        return True
    if is_used(tokens, at):
        return True
    before = at - 1
    passing = CALLED | _NAMED | {"„", "“", "«", '"', ","}
    while before > 0 and tokens[before].text.lower() in passing:
        before -= 1
    nicknamed = before < at - 1 and any(
        each.text.lower() in _NAMED for each in tokens[before + 1 : at]
    )
    return nicknamed or tokens[before].text.lower() in THINGS or _is_of_an_event(tokens, at)


def _is_of_an_event(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a fair or prize is called so: "la foire de Galvo", "on the margins of Galvo"."""
    if at < 2 or tokens[at - 1].text.lower() not in {"de", "d", "of", "der", "vun", "du"}:
        return False
    return tokens[at - 2].text.lower() in _EVENTS


def is_used(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether somebody uses what begins at `at`: "verwenden wir Galvo", "they use Galvo"."""
    before = at - 1
    while before > 0 and tokens[before].text.lower() in _WHO_USES:
        before -= 1
    if before < 0:
        return False
    return tokens[before].text.lower() in _USES


def is_dated(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether a name ending at `last` is told when it is: a fair, "Galvo in the autumn"."""
    behind = [each.text.lower() for each in tokens[last + 1 : last + 4]]
    if len(behind) < 2 or behind[0] not in _DURING:
        return False
    return behind[1] in _WHEN or (behind[1] == "the" and behind[2:3] != [] and behind[2] in _WHEN)


def is_model(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether one word is a product: with an article, or a number behind: "the Galvo 700"."""
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    if following is not None and touch(tokens, last) and _MODEL.fullmatch(following.text):
        return True
    if following is not None and (
        following.text.lower() in _PEOPLE or following.labels & BODIES.keys()
    ):
        # "the Galvo people", "the Galvo cluster"
        return False
    before = tokens[first - 1].text.lower() if first else ""
    return first == last and before in _ONE_OF_THEM and not tokens[first].text.isupper()


def is_seat(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word is where a named body is: "Institut Galvo de Brillac"."""
    before = at - 1
    while before > 0 and tokens[before].text in "'’":
        before -= 1
    if before < 1 or tokens[before].text.lower() not in SEAT:
        return False
    owner = tokens[before - 1]
    return owner.is_capital and is_unusual(owner) and not owner.labels & {"roles", "titles"}


def inner_capital(token: Token, *, least: int = 5) -> bool:
    """Tell whether a part of at least so many letters has a capital inside, and is no unit."""
    inner = any(
        any(char.isupper() for char in part[1:]) and not part.isupper() and len(part) >= least
        for part in token.text.split("-")
    )
    return inner and _UNIT.fullmatch(token.text) is None
