"""Theme schemes: the one that ships and those made in the app; which one is used."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ideation.domain.theme import NONE, Scheme, SchemeEntry, ThemeDraft
from ideation.errors import BadInput, NotFound
from ideation.ports import Clock, Records, Store
from ideation.services.rights import Right, requires
from ideation.text.language import languages_of
from ideation.themes.making import scheme_text
from ideation.themes.scheme import DEFAULT_SCHEME, read_scheme

# The languages in which the interface speaks, and in which a scheme may be written.
_LANGUAGES = ("de", "en", "fr")


@requires(Right.READ)
def list_schemes(store: Store) -> list[SchemeEntry]:
    """Return the shipped scheme, then those made here, the oldest first."""
    with store.reading() as records:
        used = records.schemes.in_use()
        made = records.schemes.all()
    shipped = shipped_scheme()
    schemes = [shipped, *(_read(body) for _, body in made)]
    return [
        SchemeEntry(
            slug=scheme.slug,
            name=scheme.name,
            themes=len(scheme.assignable),
            examples=len(scheme.prototypes),
            shipped=scheme is shipped,
            in_use=scheme.slug == used,
        )
        for scheme in schemes
    ]


@requires(Right.READ)
def scheme_in_use(store: Store) -> Scheme:
    """Return the scheme by which statements are grouped; the same one while nobody changes it."""
    with store.reading() as records:
        return _read(_text(records, records.schemes.in_use()))


@requires(Right.READ)
def find_scheme(store: Store, slug: str) -> Scheme:
    """Return a scheme; NotFound where there is none."""
    return _read(export_scheme(store, slug))


@requires(Right.READ)
def export_scheme(store: Store, slug: str) -> str:
    """Return a scheme as its TOML file; NotFound where there is none."""
    with store.reading() as records:
        return _text(records, slug)


@requires(Right.CURATE)
def use_scheme(store: Store, clock: Clock, slug: str) -> Scheme:
    """Group statements by a scheme from now on; what was said under others stays theirs."""
    with store.writing() as records:
        scheme = _read(_text(records, slug))
        records.schemes.use(slug, clock())
        return scheme


@requires(Right.CURATE)
def import_scheme(store: Store, clock: Clock, text: str, where: str) -> Scheme:
    """Keep a scheme from its TOML file, in the place of one of its slug; BadInput for a fault."""
    scheme = read_scheme(text, where)
    with store.writing() as records:
        _keep(records, clock, scheme, text)
    return scheme


@requires(Right.CURATE)
def add_scheme(
    store: Store, clock: Clock, name: str, themes: Sequence[ThemeDraft], *, language: str = "en"
) -> Scheme:
    """Make a scheme from names, definitions and a few examples, written in `language`.

    Raises BadInput for what is missing, and for a name that a scheme has already.
    """
    if language not in _LANGUAGES:
        raise BadInput(f"A scheme is written in {', '.join(_LANGUAGES)}, not in {language}.")
    shipped = shipped_scheme()
    none = shipped.theme(NONE)
    assert none is not None
    nowhere = [each.text for each in shipped.prototypes if each.themes == (NONE,)]
    told = [each for theme in themes for each in theme.examples if each.strip()]
    texts = [each.strip() for each in (*told, *nowhere)]
    spoken = {
        text: found.value for text, (found, _) in zip(texts, languages_of(texts), strict=True)
    }
    text = scheme_text(name, themes, none, nowhere, language=language, spoken=spoken)
    scheme = read_scheme(text, name)
    with store.writing() as records:
        if scheme.slug in _slugs(records):
            raise BadInput(
                f"There is a scheme {scheme.slug!r} already.", hint="Choose another name."
            )
        _keep(records, clock, scheme, text)
    return scheme


@requires(Right.CURATE)
def remove_scheme(store: Store, clock: Clock, slug: str) -> None:
    """Put a scheme away; import it again and what people said under it is there again."""
    with store.writing() as records:
        _text(records, slug)
        if slug == shipped_scheme().slug:
            raise BadInput("The shipped scheme cannot be removed.", hint="Use another one instead.")
        if slug == records.schemes.in_use():
            raise BadInput(
                f"The scheme {slug!r} is in use.",
                hint=f"Use another one first: ideation schemes use {shipped_scheme().slug}",
            )
        records.schemes.remove(slug, clock())


def _keep(records: Records, clock: Clock, scheme: Scheme, text: str) -> None:
    if scheme.slug == shipped_scheme().slug:
        raise BadInput(
            f"The slug {scheme.slug!r} is that of the shipped scheme.",
            hint="Give the scheme another slug.",
        )
    records.schemes.put(scheme.slug, scheme.name, text, clock())


def _text(records: Records, slug: str) -> str:
    if slug == shipped_scheme().slug:
        return _shipped_text()
    found = dict(records.schemes.all()).get(slug)
    if found is None:
        raise NotFound(
            f"There is no theme scheme {slug!r}.",
            hint=f"There are: {', '.join(_slugs(records))}.",
        )
    return found


def _slugs(records: Records) -> list[str]:
    return [shipped_scheme().slug, *(slug for slug, _ in records.schemes.all())]


@lru_cache(maxsize=1)
def _shipped_text() -> str:
    return DEFAULT_SCHEME.read_text(encoding="utf-8")


def shipped_scheme() -> Scheme:
    """Return the scheme that comes with us, read once."""
    return _read(_shipped_text())


@lru_cache(maxsize=16)
def _read(text: str) -> Scheme:
    """Return the scheme of a text; reading the shipped one takes 50 ms."""
    return read_scheme(text, "in the workspace")
