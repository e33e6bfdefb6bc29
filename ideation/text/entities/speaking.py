"""Who speaks for the organisation that a note is about, where none is named beside them."""

from __future__ import annotations

import re

from ideation.text.entities.people import Person

# Offices that nobody holds at a firm, and those who come from elsewhere by what they do.
_ELSEWHERE = re.compile(
    r"minist|bürgermeister|buergermeeschter|bourgmestre|\bmaire\b|\bmayor\b|\bdéputé|abgeordnet"
    r"|landrat|\bpréfet|professor|professeur|\bprof\b|berater|consultant|\bextern|conseiller extern"
    r"|lieferant|fournisseur|supplier|\bkund|\bclient|customer|journalist|anwalt|avocat|lawyer"
    r"|architekt|architect|\bnotar|gutachter|auditor|nachbar|voisin|neighbour|steuerberater",
    re.IGNORECASE,
)
# "formerly of", "who works elsewhere now"
_FORMER = re.compile(r"\b(?:ehemalig|früher|ancien|former|fréier|ex-)", re.IGNORECASE)
_MET = re.compile(
    r"\b(?:mit|with|avec|mat|bei|chez|teilnehm\w*|anwesend\w*|gespräch\w*|présent\w*|participant\w*"
    r"|attend\w*|rencontré\w*|reçus? par|empfangen|met|spoke|talked|getroffen|begréisst|do waren"
    r"|dabei|gesprächspartner\w*|interlocut\w*|interview\w*|entretien\w*)\b",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"[^.!?\n]{0,40}?\b(?:sag\w*|erklär\w*|zeigt\w*|such\w*|möchte\w*|will|wünsch\w*|brauch\w*|führt\w*"
    r"|empf\w+|bericht\w*|erzähl\w*|meint\w*|schick\w*|biet\w*|dank\w*|frag\w*|leit\w*|begrüßt\w*"
    r"|schlägt|hat|hatte|klag\w*|hofft|plant|rechnet|stell\w*|betont\w*|dit|explique\w*|montr\w+"
    r"|cherch\w+|souhait\w+|voudr\w+|veut|propos\w+|offr\w+|racont\w+|reçoit|a|estim\w+|précis\w+"
    r"|regrett\w+|demand\w+|envoi\w+|dirig\w+|craint|says?|said|explain\w*|show\w*|wants?|needs?"
    r"|seeks?|looks?|offer\w*|would|told|asks?|sends?|runs|leads|hopes|complain\w*|sot|seet|sicht"
    r"|wëll|weist|erkläert|huet|schéckt|freet|mengt|bitt)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\s?(?:\([^()\n]{1,60}\))?\s?(?:\*\*)?:")
_REACH = 60


def speaks_for_the_host(text: str, person: Person) -> bool:
    """Tell whether somebody of whom no organisation is told belongs to the one that was visited.

    They are named in the first line, among those met, as who speaks, or do or say something; an
    office that is held elsewhere, or a trade that comes to a firm from outside, says that they do
    not.
    """
    role = person.role or ""
    start, end = person.named.start, person.named.end
    line_start = text.rfind("\n", 0, start) + 1
    before, behind = text[max(line_start, start - _REACH) : start], text[end : end + _REACH]
    beside = f"{before[-_REACH // 2 :]} {role}"
    if _ELSEWHERE.search(beside) or _FORMER.search(beside):
        return False
    opening = not text[:line_start].strip()
    return bool(
        opening
        or role
        or _MET.search(before)
        or _LABEL.match(behind)
        or _DOES.match(behind.split("\n", 1)[0])
    )
