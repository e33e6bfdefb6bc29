"""Trades that no table holds, by how their words end: "Kassenwartin", "apicultrice", "saddler".

Only beside somebody's name: elsewhere the same endings are those of things and adverbs.
"""

from __future__ import annotations

from collections.abc import Sequence

from ideation.domain.language import Language
from ideation.text.entities.runs import is_small_word
from ideation.text.pipeline import NEW_LINE, Token
from ideation.text.words import is_compound, is_known

# What ends so is somebody, whatever stands before it.
_SURE_GREAT = (
    *("meister", "meisterin", "macher", "macherin", "techniker", "technikerin", "forscher"),
    *("fuerscher", "fuerscherin", "doktesch", "dokter", "pfleger", "züchter", "wart", "erin"),
    *("eurin", "orin", "istin", "ologin", "entin", "antin", "ologe", "metz", "ingenieur"),
    *("händler", "bauer", "führer", "lehrer", "steiger", "wirt", "iker", "ist", "eur"),
)
_SURE_SMALL = (
    *("trice", "euse", "iste", "istes", "ologue", "logiste", "ologist", "archivist", "smith"),
    *("wright", "stress", "woman", "mason", "entist", "eologist", "graphe", "isseur", "ateur"),
)
# These are somebody only where the word is a noun of its language, and none of the things below.
_MAYBE_GREAT = ("er", "or", "arzt", "ärztin", "mann", "frau", "ent", "ant")
_MAYBE_SMALL = ("eur", "ier", "ière", "ien", "ienne", "er", "or", "ist", "ian", "man", "taire")
_THINGS = frozenset(
    """
    fenster wasser keller muster zimmer lager nummer feuer ufer theater wetter dauer mauer messer
    pflaster filter container eimer computer semester sommer winter moment element prozent patent
    dokument argument instrument motor sensor faktor reaktor labor humor priorat kilometer meter
    liste frist mist rest list geist dienst durst kunst september oktober november dezember
    chantier atelier quartier papier métier hier dernier premier entier février janvier cahier
    courrier dossier fichier escalier calendrier palier plusieurs ailleurs extérieur intérieur
    valeur couleur chaleur hauteur longueur largeur moteur capteur ordinateur secteur leur heure
    bien rien combien ancien quotidien moyen lien manière matière première dernière lumière
    rivière frontière poussière carrière bière derrière entière
    later after over under never however whether either rather other another former earlier
    together water paper number summer winter power order letter offer computer sensor motor floor
    door colour color major minor prior senior junior better older younger bigger smaller longer
    further ever still list mist twist exist human german roman italian belgian norwegian christian
    immer aber oder unter über hinter später leider weiter wieder sicher lieber selber außer daher
    bisher vorher nachher eher früher teuer sauber
    """.split()
)
# A trade ends its segment, or these lead on to whose it is.
_LEADS = frozenset(
    "at of from with for in de du des d à au aux chez pour bei beim am an vom von der im vun vum "
    "um und et and".split()
)
_MOST = 3


def is_trade(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether the words from `start` to `end`, told behind somebody, begin with a trade."""
    if tokens[start].is_capital:
        alone = start == end or tokens[start + 1].text.lower() in _LEADS
        return alone and not tokens[start].labels - {NEW_LINE} and _is_great_trade(tokens[start])
    for at in range(start, min(start + _MOST, end + 1)):
        token = tokens[at]
        if not (token.text.isalpha() and token.text.islower()) or is_small_word(token):
            return False
        ended = at == end or tokens[at + 1].text.lower() in _LEADS
        if ended:
            return _is_small_trade(token.text)
    return False


def is_sure_trade(token: Token) -> bool:
    """Tell whether a small word right before a name is a trade: "the seamstress Ada Roth"."""
    return token.text.isalpha() and token.text.endswith(_SURE_SMALL) and _is_somebody(token.text)


def _is_great_trade(token: Token) -> bool:
    lower = token.text.lower()
    if not _is_somebody(lower):
        return False
    if lower.endswith(_SURE_GREAT):
        return True
    return lower.endswith(_MAYBE_GREAT) and (is_known(lower, Language.GERMAN) or is_compound(lower))


def _is_small_trade(word: str) -> bool:
    if not _is_somebody(word):
        return False
    known = is_known(word, Language.FRENCH) or is_known(word, Language.ENGLISH)
    return word.endswith(_SURE_SMALL) or (word.endswith(_MAYBE_SMALL) and known)


def _is_somebody(word: str) -> bool:
    return word not in _THINGS and len(word) > len("maire")
