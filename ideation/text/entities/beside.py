"""Words that tell names from what only looks like one: known acronyms, verbs behind a name."""

from __future__ import annotations

from ideation.text.entities.runs import SECTORS

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
