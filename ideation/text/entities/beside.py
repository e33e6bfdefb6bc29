"""What beside a word tells names from what only looks like one: acronyms, verbs, seats."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from ideation.domain.calendar_names import MONTH_NAMES, SEASONS
from ideation.text.entities.grammar import is_german_adjective
from ideation.text.entities.runs import NO_START, SECTORS, is_small_word, is_unusual
from ideation.text.entities.things import THINGS
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
    RTK CLP FEADER FSE GNSS NDT EPV LoRa LoRaWAN RoHS GOTS FSC PEFC UKCA IFS DVGW Bluetooth
    MDF OSB HDF CMR CMM MIG TIG CO2 DNI BIM SCADA SPS PLC SAP CRM MOQ RFQ B2B
    PFAS PFOA BPA VOC COV
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
# What begins no name and is none.
NO_NAME = NO_START | THINGS
# Behind "in" these are when a fair is, not where a firm is: "Galvo in the autumn".
_WHEN = MONTH_NAMES | SEASONS | {"fall"}
_DURING = frozenset("in en im am au".split())
# Behind a name these lead to its seat.
SEAT = frozenset("de d bei of vu vun von aus near à in".split())
_AT_A_SEAT = frozenset("in near à zu bei aus vun".split())
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


def is_dated(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether a name ending at `last` is told when it is: a fair, "Galvo in the autumn"."""
    behind = [each.text.lower() for each in tokens[last + 1 : last + 4]]
    if len(behind) < 2 or behind[0] not in _DURING:
        return False
    return behind[1] in _WHEN or (behind[1] == "the" and behind[2:3] != [] and behind[2] in _WHEN)


def is_seat(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word is where a named body is: "Institut Galvo de Brillac"."""
    before = at - 1
    while before > 0 and tokens[before].text in "'’":
        before -= 1
    if before < 1 or tokens[before].text.lower() not in SEAT:
        return False
    owner = tokens[before - 1]
    if owner.text in ACRONYMS:
        # "la balise GPS de Galvo"
        return False
    return owner.is_capital and is_unusual(owner) and not owner.labels & {"roles", "titles"}


def is_seated(tokens: Sequence[Token], last: int, *, apart: bool = False) -> bool:
    """Tell whether a place follows that says where a name is: "Galvo in Nancy".

    `apart`: behind a comma too.
    """
    start = last + 1
    start += apart and start < len(tokens) and tokens[start].text == ","
    behind = tokens[start : start + 2]
    seat = len(behind) == 2 and behind[0].text.lower() in _AT_A_SEAT
    return seat and "places" in behind[1].labels


def is_somebody(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Tell whether two words between a role and a comma, or before "who", are a person."""
    if last != at + 1 or last + 2 >= len(tokens) or tokens[last + 1].text != ",":
        return False
    # "De Patron, de Galvo Ulmen,": Luxembourgish gives people articles.
    comma = at - 1 - (at > 2 and tokens[at - 1].text in {"de", "den"})
    role = at > 1 and tokens[comma].text == "," and "roles" in tokens[comma - 1].labels
    # "Galvo Ulmen, who sell plywood": a house is many.
    does = tokens[last + 3].text if last + 3 < len(tokens) else ""
    return role or (tokens[last + 2].text == "who" and does.endswith("s"))


def inner_capital(token: Token, *, least: int = 5) -> bool:
    """Tell whether a part of at least so many letters has a capital inside, and is no unit."""
    inner = any(
        any(char.isupper() for char in part[1:]) and not part.isupper() and len(part) >= least
        for part in token.text.split("-")
    )
    return inner and _UNIT.fullmatch(token.text) is None
