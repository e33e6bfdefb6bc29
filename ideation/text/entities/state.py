"""Bodies of the state, of which each is the only one: one word names them, without more."""

from __future__ import annotations

from collections.abc import Sequence

from ideation.text.pipeline import Token

_CERTAIN = frozenset({"der", "die", "das", "dem", "des", "d", "beim", "vom", "zum", "zur", "de"})
_REALMS = ("landes", "bundes", "staats", "reichs")
# "Bundesliga", "Landesverband": of these there are many, or they are none.
_OFFICES = (
    *("amt", "kammer", "anstalt", "behörde", "agentur", "bank", "museum", "archiv", "labor"),
    *("institut", "forsten", "zentrale", "bibliothek", "polizei", "aufsicht", "kasse"),
)
# What a country has one administration or inspection for.
_TASKS = (
    *("natur", "steuer", "steier", "zoll", "douanen", "kataster", "wasser", "wasserwirtschafts"),
    *("forst", "bësch", "straßen", "strassen", "bau", "umwelt", "ëmwelt", "veterinär", "schul"),
    *("arbeits", "gewerbe", "gewierbe", "finanz", "bergbau", "eisenbahn", "landwirtschafts"),
)
_DEPARTMENTS = ("verwaltung", "inspektion", "inspektioun", "aufsichtsamt", "wirtschaftsamt")
_MINISTRY = len("ministerium")
# What a land has one of for a trade or a task, called so without more and without an article.
_SOLE = (
    *("landwirtschaftskammer", "handwerkskammer", "handwierkskummer", "bauernkammer"),
    *("arbeitsagentur", "bergamt", "bauerekummer", "ärztekammer", "apothekerkammer"),
    *("architektenkammer", "ingenieurkammer", "wasserwirtschaftsamt", "gewerbeaufsichtsamt"),
)


def is_of_the_state(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word alone names a body of the state: "Sportministerium", "Bundesamt"."""
    lower = tokens[at].text.lower()
    if lower.endswith(("ministerium", "ministère")):
        return len(lower) > _MINISTRY
    if lower.endswith(("-bundesamt", "-landesamt", "verbraucherzentrale")):
        return True
    if lower.endswith(_SOLE):
        return True
    realm = lower.startswith(_REALMS) and lower.endswith(_OFFICES)
    if not (realm or (lower.startswith(_TASKS) and lower.endswith(_DEPARTMENTS))):
        return False
    # "das Landesamt" alone does not tell which.
    told = not realm or any(
        lower.startswith(each) and len(lower) > len(each) + len("behörde") for each in _REALMS
    )
    before = tokens[at - 1].text.lower() if at else ""
    certain = before in _CERTAIN or before in {"'", "’"}
    return told and certain
