"""What a word can be in a sentence, as far as its dictionary form tells."""

from __future__ import annotations

from functools import lru_cache

from ideation.domain.language import Language
from ideation.text.pipeline import stop_words
from ideation.text.words import is_compound, is_known, lemma

_ADJECTIVE_ENDINGS = ("e", "en", "es", "er", "em")
_FRENCH_VERBS = ("er", "ir", "oir", "re")
_FRENCH_ADJECTIVES = tuple(
    """
    ois oise oises ain aine ains aines ien ienne iens iennes ique iques el els elle elles al ale
    ales aux aire aires é és ée ées ier ière iers ières if ifs ive ives cole coles eux euse euses
    able ables ible ibles ile iles phone phones
    """.split()
)
_OTHER_FRENCH_ADJECTIVES = frozenset(
    """
    public publics publique publiques mixte mixtes supérieur supérieure supérieurs libre libres
    écrit écrite indépendant indépendants indépendante indépendantes moderne populaire solidaire
    rural rurale ruraux urbain urbaine ouvert ouverte nouveau nouvelle grand grande petit petite
    autonome jeune jeunes vert verte bleu bleue blanc blanche noir noire rouge vivant vivante
    appliqué appliquée corse breton bretonne allemand allemande suisse belge flamand flamande
    sarrois mosan mosane wallon wallonne wallons wallonnes
    marin marine marins marines bovin bovine ovin ovine porcin porcine équin équine canin canine
    alpin alpine anonyme anonymes long longue longs longues court courte haut haute hauts hautes
    bas basse doux douce sec sèche
    froid froide chaud chaude clair claire sonore sonores sauvage sauvages ancien vieux vieille
    propre propres sobre sobres calme calmes réuni réunis réunie réunies uni unis unie unies
    commun commune communs communes frais fraîche vif vive lent lente profond profonde
    amont aval rapide rapides protégé protégée sportif sportive textile textiles agile agiles
    """.split()
)
# Participles that tell what happened to a body, behind its name.
_HAPPENED = frozenset(
    """
    fondé fondée créé créée basé basée situé située installé installée dirigé dirigée rencontré
    rencontrée visité visitée présenté présentée appelé appelée nommé nommée dénommé dénommée
    racheté rachetée lancé lancée financé financée représenté représentée soutenu soutenue
    demain main soudain prochain prochaine lendemain terrain matin bien rien combien moyen
    concerné concernée mené menée porté portée voisin voisine
    """.split()
)
_SURE_VERBS = frozenset(
    """
    hat ist wird will kann darf muss soll mag hatte war wurde wollte konnte sollte lässt
    macht baut bringt geht kommt steht sucht plant gibt zeigt
    a est va fait vend peut veut doit sait met tient vient avait était ont sont vont veulent
    rend produit possède relève prend suit reçoit dit gère
    huet ass gëtt wëll kann däerf muss soll war hat geet steet hëlt
    mécht bréngt kënnt sicht plangt gesäit
    """.split()
)
_NO_VERBS = frozenset(
    """
    mit seit nicht gut dort jetzt statt samt laut erst fast selbst oft meist zuerst zuletzt sonst
    längst nächst sogar bereit bekannt gesamt direkt nett net dacks gutt matt mat fort weit
    """.split()
)


@lru_cache(maxsize=16_384)
def is_german_adjective(word: str) -> bool:
    """Tell whether a word is no noun but bent as an adjective: "Gebrauchte", not "Klangholz"."""
    lower = word.lower()
    if is_known(lower, Language.GERMAN):
        return lower.endswith(_ADJECTIVE_ENDINGS) and lemma(lower, Language.GERMAN)[:1].islower()
    # Luxembourgish bends less: "Zwou", "Nei".
    luxembourgish = is_known(lower, Language.LUXEMBOURGISH)
    return luxembourgish and lemma(lower, Language.LUXEMBOURGISH)[:1].islower()


@lru_cache(maxsize=16_384)
def is_german_noun(word: str) -> bool:
    """Tell whether a word is a noun of the German or Luxembourgish dictionary, or made of two."""
    lower = word.lower()
    if is_known(lower, Language.GERMAN):
        great = lower.capitalize()
        # "smart" is bent as "smartem", which no noun is.
        bent = is_german_adjective(word) or is_known(lower + "em", Language.GERMAN)
        plain = lemma(great, Language.GERMAN) == great and not bent
        return plain or lemma(lower, Language.GERMAN)[:1].isupper()
    return is_known(lower, Language.LUXEMBOURGISH) or is_compound(word)


@lru_cache(maxsize=16_384)
def is_only_french(word: str) -> bool:
    """Tell whether a word is French and of no other of the languages: "Lorrain"."""
    lower = word.lower()
    return is_known(lower, Language.FRENCH) and not any(
        is_known(lower, each) for each in Language if each is not Language.FRENCH
    )


@lru_cache(maxsize=16_384)
def is_french_adjective(word: str) -> bool:
    """Tell whether a small word can tell of what sort a body is: "lorrains", not "rappelle"."""
    if word != word.lower() or not word.isalpha() or word in _HAPPENED or len(word) < 3:
        return False
    if word in _OTHER_FRENCH_ADJECTIVES:
        return True
    if word.endswith(("é", "és", "ée", "ées", "ier", "iers")):
        return True
    return word.endswith(_FRENCH_ADJECTIVES) and not _is_of_a_french_verb(word)


def _is_of_a_french_verb(word: str) -> bool:
    found = lemma(word, Language.FRENCH)
    return found.endswith(_FRENCH_VERBS) and not found.endswith(("ier", "aire"))


@lru_cache(maxsize=16_384)
def is_verb(word: str) -> bool:
    """Tell whether a small word is what one body does: "liefert", "vend", "mécht"."""
    if word != word.lower() or not word.isalpha() or word in _NO_VERBS:
        return False
    return word in _SURE_VERBS or _does_in_german(word) or _does_in_french(word)


def _does_in_german(word: str) -> bool:
    if not word.endswith(("t", "te")) or _is_stop_word(word):
        return False
    for language in (Language.GERMAN, Language.LUXEMBOURGISH):
        found = lemma(word, language)
        if found != word and found.islower() and found.endswith("n"):
            return True
    return False


def _does_in_french(word: str) -> bool:
    if _is_stop_word(word) or word.endswith(("é", "és", "ée", "ées", "ant", "er", "ir")):
        return False
    found = lemma(word, Language.FRENCH)
    if found != word and found.endswith(_FRENCH_VERBS) and not found.endswith("aire"):
        return True
    return word.endswith("e") and is_known(word + "r", Language.FRENCH)


def _is_stop_word(word: str) -> bool:
    return any(word in stop_words(language) for language in Language)
