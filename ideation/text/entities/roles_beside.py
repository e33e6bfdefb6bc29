"""What somebody does, told right beside the name: behind it in a list, or before it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ideation.text.entities.lists import is_role, organisation_in_role, segments_behind
from ideation.text.entities.long_run import list_goes_on
from ideation.text.entities.roles_told import particle_end, role_told
from ideation.text.entities.runs import touch
from ideation.text.entities.trades_by_shape import is_sure_trade, is_trade
from ideation.text.pipeline import NEW_LINE, Token, given_names

# Where the words of a role end.
_ROLE_STOPS = frozenset("( ) ; : . ! ? – — | \n".split(" "))
_OPENING, _CLOSING = frozenset("„«"), frozenset("“”»")
# Behind a role these lead to where somebody works.
LEADING = frozenset(
    "bei beim am an um at of chez de des du der vun vum vom von of im in zu".split()
)
LONGEST_ROLE = 12


def is_given(token: Token) -> bool:
    """Tell whether a token is a given name, or two of them with a hyphen."""
    return "given" in token.labels or (
        "-" in token.text and token.text.split("-")[0].lower() in given_names()
    )


def _after_initials(tokens: Sequence[Token], last: int) -> int:
    """Return the last token of a name with its initials behind it: "Anna Roth (AR)"."""
    ahead = tokens[last + 1 : last + 4]
    brackets = len(ahead) == 3 and ahead[0].text == "(" and ahead[2].text == ")"
    initials = brackets and ahead[1].text.isupper() and "roles" not in ahead[1].labels
    return last + 3 if initials else particle_end(tokens, last)


def role_follows(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether a role is told behind the name that ends at token `last`."""
    return _role_segment(tokens, last) is not None


def _role_segment(tokens: Sequence[Token], last: int) -> int | None:
    """Return where the role behind a name begins: ", buyer at Galvo", "(Galvo, buyer)"."""
    segments = segments_behind(tokens, _after_initials(tokens, last))
    if segments and is_role(tokens, segments[0]):
        return segments[0][0]
    for before, segment in pairwise(segments):
        # "Galvo (Ada Roth, founder)": the role is hers, not Galvo's.
        if not tokens[before[0]].is_capital or is_given(tokens[before[0]]):
            return None
        if is_role(tokens, segment):
            return segment[0]
    return None


def role_precedes(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a role is told before the name that begins at token `first`."""
    return first > 0 and (
        "roles" in tokens[first - 1].labels or _role_ahead(tokens, first) is not None
    )


def role_beside(
    text: str, tokens: Sequence[Token], first: int, last: int
) -> tuple[str | None, tuple[int, int]]:
    """Return the role's words and the stretch in which its organisation is to be looked for."""
    behind = _role_behind(tokens, last)
    if behind is not None:
        start, end = behind
        segments = segments_behind(tokens, _after_initials(tokens, last))
        beside = [stop for at, stop in segments if tokens[at].is_capital]
        close = max([end, *(stop for stop in beside if _same_line(text, tokens, last, stop))])
        near = (tokens[segments[0][0] if segments else start].start, tokens[close].end)
        return _worded(text, tokens, start, end), near
    ahead = _role_ahead(tokens, first)
    if ahead is not None:
        start, end = ahead
        return _worded(text, tokens, start, end), (tokens[start].start, tokens[end].end)
    if (told := role_told(text, tokens, first, last)) is not None:
        return told
    if (trade := _trade_beside(text, tokens, first, last)) is not None:
        return trade
    stretch = tokens[last + 1 : last + 1 + LONGEST_ROLE]
    end = last
    for offset, token in enumerate(stretch):
        if token.text in _ROLE_STOPS or token.text == ",":
            break
        end = last + 1 + offset
    role = _professor(tokens, first)
    return role, (tokens[last].end, tokens[end].end)


def _trade_beside(
    text: str, tokens: Sequence[Token], first: int, last: int
) -> tuple[str | None, tuple[int, int]] | None:
    """Return a trade told by its ending behind the name or right before it; None without one."""
    segments = segments_behind(tokens, _after_initials(tokens, last))
    if segments and is_trade(tokens, *segments[0]):
        start, end = segments[0]
        close = next((stop for at, stop in segments[1:2] if tokens[at].is_capital), end)
        return _worded(text, tokens, start, end), (tokens[start].start, tokens[close].end)
    if first and touch(tokens, first - 1) and is_sure_trade(tokens[first - 1]):
        return tokens[first - 1].text, (tokens[first].start, tokens[last].end)
    return None


def _same_line(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    return "\n" not in text[tokens[first].end : tokens[last].start]


def _role_behind(tokens: Sequence[Token], last: int) -> tuple[int, int] | None:
    """Return the tokens of ", Geschäftsführerin von ..." behind a name."""
    start = _role_segment(tokens, last)
    if start is None:
        return None
    at, quoted = start, False
    while at < len(tokens) and at - start < 2 * LONGEST_ROLE:
        if at > start and NEW_LINE in tokens[at].labels:
            break
        text = tokens[at].text
        quoted = (quoted or text in _OPENING) and text not in _CLOSING
        if quoted:
            at += 1
            continue
        if text in _ROLE_STOPS and not (text == "–" and at + 1 < len(tokens)):
            break
        if text == "," and (not list_goes_on(tokens, at) or "given" in tokens[at + 1].labels):
            break
        at += 1
    return start, max(start, at - 1)


def _role_ahead(tokens: Sequence[Token], first: int) -> tuple[int, int] | None:
    """Return the tokens of "Geschäftsführerin der Kammer, ..." before a name."""
    at = _before_article(tokens, first) - 1
    while at >= 0 and (tokens[at].text in {",", ".", ":"} or "titles" in tokens[at].labels):
        at -= 1
    end = at
    while at >= 0 and end - at < LONGEST_ROLE:
        if "roles" in tokens[at].labels:
            break
        if tokens[at].text in _ROLE_STOPS or tokens[at].text == ",":
            return None
        at -= 1
    else:
        return None
    if any(NEW_LINE in each.labels for each in tokens[at + 1 : first + 1]):
        # The role stands in the list item before.
        return None
    # "Luxemburgs Minister": who it is of may stand before it.
    return at, end


def _before_article(tokens: Sequence[Token], first: int) -> int:
    """Return where a name begins with its Luxembourgish article: "d'Chefin, d'Ada Roth"."""
    behind = [each.text for each in tokens[max(0, first - 3) : first]]
    if behind[-3:] == [",", "d", "'"] or behind[-3:] == [",", "d", "’"]:
        return first - 2
    return first - 1 if behind[-2:] in ([",", "de"], [",", "den"]) else first


def _worded(text: str, tokens: Sequence[Token], start: int, end: int) -> str | None:
    """Return the role's own words: up to where the organisation is named."""
    inside = organisation_in_role(tokens, start, end)
    stop = end if inside is None else inside - 1
    for at in range(start + 1, end + 1):
        lower = tokens[at].text.lower()
        nominal = at + 1 <= end and tokens[at + 1].is_capital
        if lower in {"bei", "beim", "at", "chez", "vun", "vum", "vom", "von"} or (
            lower in LEADING and nominal and at - start > 1
        ):
            stop = at - 1
            break
    words = " ".join(text[tokens[start].start : tokens[stop].end].split()).strip(" ,-–•")
    return words or None


def _professor(tokens: Sequence[Token], first: int) -> str | None:
    for at in range(max(0, first - 4), first):
        if tokens[at].text.lower() in {"prof", "prof.", "professor", "professeur", "pr", "pr."}:
            return "Prof."
    return None
