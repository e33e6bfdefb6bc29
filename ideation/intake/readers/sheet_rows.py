"""From the rows of a table to notes: which column says what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ideation.errors import BadInput
from ideation.intake.extracted import MAX_NAME, Extracted
from ideation.intake.readers.who_columns import is_aside, is_who, kind_of_who, parted, with_role

KINDS = (
    *("text", "title", "date", "author", "organisation", "contact"),
    *("role", "sector", "source", "ignore"),
)
# A column whose cells are longer than this on average holds sentences.
_LONG = 60
# So many words on average are sentences, where the name of the column tells nothing.
_SENTENCE = 5
# Names of columns in German, French, English and Luxembourgish; the first kind that fits.
# Addresses and numbers come early, so that "Kontakt E-Mail" is no person.
_HEADERS = tuple(
    (kind, re.compile(words))
    for kind, words in (
        ("date", r"datum$|^datum|\bdate\b|^(?:tag|jour|day|dag)$|zeitpunkt|zäitpunkt"),
        (
            "ignore",
            r"e-?mail|courriel|telefon|\bphone|téléphone|\btél\b|handy|mobil(?:e|nummer)?\b"
            r"|adress|\burl\b|website|site web|\bid\b|\bref\b|\bnr\b|\bno\b|nummer",
        ),
        ("role", r"\brolle\b|funktion|funktioun|fonction|\bfunction|position|\bposte?\b|\brole\b"
                 r"|rôle|job title|^beruf"),
        ("author", r"aut(?:or|eur|hor)|verfasser|protokollant|protokollführ|interviewer"
                   r"|rédact|rédigé|written by|schreiwer|note ?taker|rapporteur|^erfasst"),
        ("contact", r"kontakt|contact|ansprechpartner|gesprächspartner|interviewpartner"
                    r"|interlocuteur|\bpersonn?e?\b|gespréichspartner|^(?:name|nom|numm)$"),
        ("title", r"\btitel|\btitle|\btitre|^thema$|^theema$|^topic$|^thème$|betreff|\bsubject\b"
                  r"|^sujet$|^objet$|überschrift|iwwerschrëft|stichwort"),
        ("source", r"quelle\b|^source\b|herkunft|^kanal$|^channel$|^canal$|\banlass\b|^occasion$"),
        ("sector", r"branche|sektor|secteur|\bsector|\bindustry\b"),
        (
            "text",
            r"\btext|notiz|\bnotes?\b|inhalt|content|contenu|beschreibung|descri|aussage|zitat"
            r"|\bquote|citation|komment|comment|feedback|\bidee|\bideas?\b|\bidées?\b|\biddi"
            r"|bedarf|bedürfnis|besoin|\bneeds?\b|bedierfnis|problem|problèm|wunsch|wünsche"
            r"|antwort|answer|réponse|äntwert|bemerkung|remark|remarque|bemierkung|protokoll"
            r"|statement|verbatim|beobacht|observation|erkenntnis|insight|\bfragen?\b|question"
            r"|zusammenfassung|zesummefaassung|summary|résumé|nachricht|message|noriicht"
            r"|compte rendu|bericht|\breport",
        ),
        (
            "organisation",
            r"organi[sz]ati|firma|firmen|unternehmen|company|entreprise|entrepris|société|\bkunde\b"
            r"|\bclient\b|customer|betrieb\b|betrib\b|institution|\bverein\b|gemeinde\b|\bcommune\b"
            r"|arbeitgeber|employer|\bgemeng\b|organisme|\bstructure\b|établissement|einrichtung"
            r"|\binstitut|\bkörperschaft|\bmitglied\b|\bmembre\b|\bmember\b|\bacteur\b|\bakteur\b",
        ),
    )
)  # fmt: skip
# Only these may come more than once.
_MANY = frozenset({"text", "organisation", "contact", "ignore"})
_SOURCES = tuple(
    (source, re.compile(words))
    for source, words in (
        ("meeting", r"meeting|besprechung|sitzung|treffen|réunion|versammlung|termin"),
        ("interview", r"interview|entretien"),
        ("event", r"event|veranstaltung|messe|événement|salon|konferenz|conférence|conference"),
        ("pitch", r"pitch"),
        ("email", r"e-?mail|courriel|mail"),
        ("research", r"research|recherche|studie|étude|study"),
    )
)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}.*)?")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table without its empty rows and columns; every row is as long as the header.

    `above`: what stood over the header, mostly a caption.
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    above: tuple[str, ...] = ()


def guess_columns(table: Table) -> dict[str, str]:
    """Return what each column holds, by its name and the length of its cells."""
    lengths = dict(zip(table.header, map(_mean_length, _columns(table)), strict=True))
    guessed: dict[str, str] = {}
    others = {_kind(each) or "" for each in table.header if not is_who(_folded(each))}
    for name, cells in zip(table.header, _columns(table), strict=True):
        who = is_who(_folded(name))
        named = kind_of_who(_folded(name), cells, others) if who else _kind(name)
        kind = named or "ignore"
        told = named is None and _mean(len(cell.split()) for cell in cells if cell) >= _SENTENCE
        if told or lengths[name] > (_LONG if kind == "ignore" else 2 * _LONG):
            kind = "text"
        if kind not in _MANY and kind in guessed.values():
            kind = "ignore"
        guessed[name] = kind
    if table.header and "text" not in guessed.values():
        wordy = [name for name in table.header if guessed[name] != "date"] or list(table.header)
        guessed[max(wordy, key=lengths.__getitem__)] = "text"
    return guessed


def columns_of(table: Table, given: Mapping[str, str]) -> dict[str, str]:
    """Return what each column holds: what is `given` by hand, the rest guessed.

    A kind that is given is not guessed for other columns as well.
    """
    said = {name: given[name] for name in table.header if name in given}
    settled = set(said.values()) - {"ignore"}
    return {
        name: said.get(name, "ignore" if kind in settled else kind)
        for name, kind in guess_columns(table).items()
    }


def checked_columns(given: Mapping[str, str], known: Iterable[str] | None = None) -> None:
    """Raise BadInput for what no column can hold, and for a column not among the `known`."""
    strange = next((kind for kind in given.values() if kind not in KINDS), None)
    if strange is not None:
        raise BadInput(
            f"A column cannot be {strange!r}; nothing was saved.",
            hint=f"Choose among: {', '.join(KINDS)}.",
        )
    names = list(dict.fromkeys(known)) if known is not None else list(given)
    unknown = next((name for name in given if name not in names), None)
    if unknown is not None:
        shown = ", ".join(name[:MAX_NAME] for name in names[:20])
        raise BadInput(
            f"The table has no column {unknown!r}; nothing was saved.",
            hint=f"Its columns are: {shown}{', …' if len(names) > 20 else ''}.",
        )


def notes(table: Table, columns: Mapping[str, str]) -> list[Extracted]:
    """Return a note for every row with words, by what `columns` says each column holds."""
    checked_columns(columns, table.header)
    found = [note for row in table.rows if (note := _note(table.header, row, columns)) is not None]
    if not found:
        return []
    remarks = (*_table_remarks(table, columns, len(table.rows) - len(found)), *found[0].remarks)
    return [replace(found[0], remarks=remarks), *found[1:]]


def is_header_word(text: str) -> bool:
    """Tell whether `text` alone can be the name of a column."""
    return len(text.split()) <= 2 and _kind(text) == "text"


def is_column_name(text: str) -> bool:
    """Tell whether `text` is a name under which columns of notes are known."""
    return len(text.split()) <= 3 and _kind(text) is not None


def day(text: str) -> str | None:
    """Return a date written so that it can be read in one way only, as YYYY-MM-DD."""
    iso, dotted = _ISO.fullmatch(text), _DOTTED.fullmatch(text)
    if iso:
        year, month, of_month = map(int, iso.groups())
    elif dotted:
        of_month, month, year = map(int, dotted.groups())
    else:
        return None
    try:
        return date(year, month, of_month).isoformat()
    except ValueError:
        return None


def _kind(name: str) -> str | None:
    folded = _folded(name)
    return next((kind for kind, words in _HEADERS if words.search(folded)), None)


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("_", " ").split())


def _columns(table: Table) -> list[list[str]]:
    return [[row[place] for row in table.rows] for place in range(len(table.header))]


def _mean_length(cells: Sequence[str]) -> float:
    return _mean(len(cell) for cell in cells if cell)


def _mean(values: Iterable[int]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0


def _table_remarks(table: Table, columns: Mapping[str, str], skipped: int) -> Iterator[str]:
    ignored = [name for name in table.header if columns.get(name, "ignore") == "ignore"]
    where = f" of {table.name!r}" if table.name else ""
    if table.above:
        yield f"Cells above the header{where} that were left out: {len(table.above)}."
    if ignored:
        named = ", ".join(name[:MAX_NAME] for name in ignored[:10])
        yield f"Columns{where} that were left out: {named}{', …' if len(ignored) > 10 else ''}."
    if skipped:
        yield f"Rows{where} without words that were left out: {skipped}."


def _note(
    header: Sequence[str], row: Sequence[str], columns: Mapping[str, str]
) -> Extracted | None:
    cells: dict[str, list[tuple[str, str]]] = {kind: [] for kind in KINDS}
    for name, cell in zip(header, row, strict=True):
        cells[columns.get(name, "ignore")].append((name, cell))
    named = len(cells["text"]) > 1
    text = "\n\n".join(f"{name}: {cell}" if named else cell for name, cell in cells["text"] if cell)
    title = " ".join(_first(cells["title"]).split())
    words = text if any(map(str.isalpha, "".join(cell for _, cell in cells["text"]))) else title
    if not any(map(str.isalpha, words)):
        return None
    remarks: list[str] = []
    fields = _fields(cells, title, text, remarks)
    return Extracted(text=words, fields=fields, remarks=tuple(remarks))


def _fields(
    cells: Mapping[str, Sequence[tuple[str, str]]], title: str, text: str, remarks: list[str]
) -> dict[str, Any]:
    written, source = _first(cells["date"]), _first(cells["source"])
    told = [
        parted(name)
        for column, cell in cells["organisation"]
        for name in _names(cell, remarks)
        # Of whom the row itself tells, it tells the full name.
        if not (is_who(_folded(column)) and name in text)
    ]
    organisations = [house for house, _ in told]
    contacts = [with_role(name) for _, cell in cells["contact"] for name in _names(cell, remarks)]
    contacts += [person for _, person in told if person]
    role = _first(cells["role"]) if len(contacts) == 1 else ""
    found = {
        "title": title[:MAX_NAME],
        "date": day(written),
        "author": next(iter(_names(_first(cells["author"]), remarks, apart=None)), None),
        "source": next((kind for kind, said in _SOURCES if said.search(source.casefold())), None),
        "sector": next(iter(_names(_first(cells["sector"]), remarks, apart=None)), None),
        "organisations": [{"name": name} for name in organisations],
        "contacts": [_contact(name, role, organisations) for name in contacts],
    }
    for what, value in (("date", written), ("source", source)):
        if value and not found[what]:
            remarks.append(f"The {what} {value[:MAX_NAME]!r} is not clear; it was left out.")
    return {key: value for key, value in found.items() if value}


def _first(cells: Sequence[tuple[str, str]]) -> str:
    return next((cell for _, cell in cells if cell), "")


def _names(cell: str, remarks: list[str], apart: str | None = r"[;\n]") -> list[str]:
    parts = re.split(apart, cell) if apart else [cell]
    names = [
        " ".join(part.split())
        for part in parts
        if any(map(str.isalnum, part)) and not is_aside(part)
    ]
    if any(len(name) > MAX_NAME for name in names):
        remarks.append(f"A name of more than {MAX_NAME} characters was left out.")
    return [name for name in names if len(name) <= MAX_NAME]


def _contact(said: str, role: str, organisations: Sequence[str]) -> dict[str, str]:
    """Return a contact; "Vorname Name, Rolle" is parted, "Name, Vorname" is not."""
    name, _, after = said.partition(", ")
    if role or not after or " " not in name:
        name, after = said, " ".join(role.split())[:MAX_NAME]
    contact = {"name": name, "role": after, "organisation": ""}
    if len(organisations) == 1:
        contact["organisation"] = organisations[0]
    return {key: value for key, value in contact.items() if value}
