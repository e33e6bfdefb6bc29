"""Family names that are trades as well, "Weber", and what is called after persons."""

from __future__ import annotations

from ideation.text.pipeline import Token

# Bodies that are called after persons.
CALLED_AFTER = frozenset(
    "fondation stiftung foundation fonds lycée gymnasium école collège hôpital clinique".split()
)
# Trades that are the commonest family names, where nouns have capitals as names have.
TRADE_NAMES = frozenset(
    """
    bauer becker berger böttcher drechsler fischer fleischer förster fuhrmann gärtner gerber glaser
    hofmann hoffmann jäger kaufmann koch köhler krämer krüger lehmann maurer meier metzger meyer
    müller muller pfeiffer richter sattler schäfer scheffer schlosser schmidt schmit schmitt schmitz
    schneider schreiner schröder schubert schultz schulz schulze schuster seiler töpfer vogt wagner
    weber ziegler zimmer zimmermann
    """.split()
)
# With a word before them these make family names too: "Stegmüller", "Obermeier".
_ENDINGS = ("müller", "meier", "maier", "mayer", "meyer", "bauer", "schmidt", "schmitt", "huber")


def is_trade_name(token: Token) -> bool:
    """Tell whether a capital word for somebody's trade can be a family name."""
    lower = token.text.lower()
    return (
        token.is_capital
        and not token.text.isupper()
        and (lower in TRADE_NAMES or lower.endswith(_ENDINGS))
    )
