"""What beside a word tells names from what only looks like one: acronyms, verbs, things, seats."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ideation.text.entities.runs import SECTORS, is_unusual
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
    JavaScript GitHub
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
    motto titel titre title devise slogan
    two three deux trois zwei drei zwee dräi
    """.split()
)
# Behind a name these lead to its seat.
SEAT = frozenset("de d bei of vu vun von aus near à in".split())
_UNIT = re.compile(r"[kMGT]?(?:W|Wh|Wp|VA|Hz|Pa|Nm|bit|B)")


def is_of_a_thing(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word names a thing: "die App Galvo", "ein Programm namens Galvo"."""
    before = at - 1
    while before > 0 and tokens[before].text.lower() in CALLED | {"„", "“", "«", '"'}:
        before -= 1
    return tokens[before].text.lower() in THINGS


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
