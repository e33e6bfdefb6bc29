"""The words of minutes in English, German and French."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Date
from types import MappingProxyType

_EN = {
    "title": "Minutes of the review meeting",
    "subtitle": "{n} candidates, {decided} decided",
    "made": "From the statements in {notes} notes; findings of {day} with {model}. "
    "What people decided and planned stands as they wrote it.",
    "made_bare": "What people decided and planned stands as they wrote it.",
    "lights": "Lights",
    "independent": "independent",
    "public_private": "public and private",
    "beyond_one": "benefit beyond one",
    "none_on": "none of three",
    "of_three": "{n} of 3: {names}",
    "backers": "Backers",
    "decision": "Decision",
    "open": "no decision was taken",
    "taken_back": "taken back: {verdict}",
    "reason": "Reason",
    "by": "Decided by",
    "wake": "Opens again",
    "claim": "Claim",
    "plan": "Next steps",
    "step": "Step",
    "owner": "Owner",
    "due": "Due",
    "instrument": "Instrument",
    "status": "Status",
    "advance": "advance",
    "hold": "hold",
    "drop": "drop",
    "backer": "when a further independent organisation backs it",
    "public": "when a public or research body backs it",
    "private": "when a firm or investor backs it",
    "date": "on {day}",
    "organisation": "when {name} speaks of it",
    "funding": "support and funding",
    "campaign": "awareness campaign",
    "platform": "digital platform",
    "event": "event or working group",
    "study": "study",
    "status_open": "open",
    "status_done": "done",
    "at": "{who}, {time} UTC",
    "doubt": "Strongest doubt",
}
_DE = {
    "title": "Protokoll der Auswahlsitzung",
    "subtitle": "{n} Kandidaten, {decided} entschieden",
    "made": "Aus den Aussagen in {notes} Notizen; Ergebnisse vom {day} mit {model}. "
    "Was Menschen entschieden und geplant haben, steht, wie sie es geschrieben haben.",
    "made_bare": "Was Menschen entschieden und geplant haben, steht, wie sie es geschrieben haben.",
    "lights": "Lichter",
    "independent": "unabhängig",
    "public_private": "öffentlich und privat",
    "beyond_one": "Nutzen über einen hinaus",
    "none_on": "keines von dreien",
    "of_three": "{n} von 3: {names}",
    "backers": "Träger",
    "decision": "Entscheidung",
    "open": "keine Entscheidung getroffen",
    "taken_back": "zurückgenommen: {verdict}",
    "reason": "Begründung",
    "by": "Entschieden von",
    "wake": "Öffnet sich wieder",
    "claim": "Kernaussage",
    "plan": "Nächste Schritte",
    "step": "Schritt",
    "owner": "Zuständig",
    "due": "Bis",
    "instrument": "Instrument",
    "status": "Stand",
    "advance": "weiterführen",
    "hold": "zurückstellen",
    "drop": "verwerfen",
    "backer": "wenn eine weitere unabhängige Organisation sie trägt",
    "public": "wenn eine öffentliche Stelle oder Forschung sie trägt",
    "private": "wenn ein Unternehmen oder Investor sie trägt",
    "date": "am {day}",
    "organisation": "wenn {name} sich dazu äußert",
    "funding": "Förderung und Finanzierung",
    "campaign": "Informationskampagne",
    "platform": "digitale Plattform",
    "event": "Veranstaltung oder Arbeitsgruppe",
    "study": "Studie",
    "status_open": "offen",
    "status_done": "erledigt",
    "at": "{who}, {time} UTC",
    "doubt": "Stärkster Zweifel",
}
_FR = {
    "title": "Procès-verbal de la réunion de sélection",
    "subtitle": "{n} candidats, {decided} décidés",
    "made": "D'après les propos de {notes} notes ; résultats du {day} avec {model}. "
    "Ce que les personnes ont décidé et prévu figure tel qu'elles l'ont écrit.",
    "made_bare": "Ce que les personnes ont décidé et prévu figure tel qu'elles l'ont écrit.",
    "lights": "Feux",
    "independent": "indépendant",
    "public_private": "public et privé",
    "beyond_one": "utile au-delà d'un seul",
    "none_on": "aucun des trois",
    "of_three": "{n} sur 3 : {names}",
    "backers": "Soutiens",
    "decision": "Décision",
    "open": "aucune décision prise",
    "taken_back": "retirée : {verdict}",
    "reason": "Motif",
    "by": "Décidé par",
    "wake": "Se rouvre",
    "claim": "Idée en une phrase",
    "plan": "Prochaines étapes",
    "step": "Étape",
    "owner": "Responsable",
    "due": "Échéance",
    "instrument": "Instrument",
    "status": "État",
    "advance": "poursuivre",
    "hold": "mettre en attente",
    "drop": "abandonner",
    "backer": "quand une autre organisation indépendante la soutient",
    "public": "quand un organisme public ou de recherche la soutient",
    "private": "quand une entreprise ou un investisseur la soutient",
    "date": "le {day}",
    "organisation": "quand {name} en parle",
    "funding": "soutien et financement",
    "campaign": "campagne d'information",
    "platform": "plateforme numérique",
    "event": "événement ou groupe de travail",
    "study": "étude",
    "status_open": "ouvert",
    "status_done": "fait",
    "at": "{who}, {time} UTC",
    "doubt": "Doute le plus fort",
}

WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType({"en": _EN, "de": _DE, "fr": _FR})
_DAYS = {"en": "{0:%d/%m/%Y}", "de": "{0:%d.%m.%Y}", "fr": "{0:%d/%m/%Y}"}


def word(language: str, key: str, **values: object) -> str:
    """Return a word of minutes with its values filled in; they are never read as a template."""
    text = WORDS[language][key]
    for name, value in values.items():
        text = text.replace("{" + name + "}", str(value))
    return text


def written_day(day: Date, language: str) -> str:
    """Return a day as the language writes it in figures."""
    return _DAYS[language].format(day)
