"""What months, weekdays and seasons are called in four languages."""

from __future__ import annotations

# The names of the months as a text of that language writes them, January first.
WRITTEN_MONTHS = {
    language: tuple(names.split())
    for language, names in {
        "en": "January February March April May June July August September October November "
        "December",
        "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre "
        "décembre",
    }.items()
}

# The names of each month in order, short ones last.
MONTHS = (
    ("januar", "janvier", "january", "jänner", "jan", "janv"),
    ("februar", "février", "february", "fevrier", "feb", "fév", "févr"),
    ("märz", "mars", "march", "mäerz", "maerz", "mär", "mar"),
    ("april", "avril", "abrëll", "apr", "avr"),
    ("mai", "may", "mee"),
    ("juni", "juin", "june", "jun"),
    ("juli", "juillet", "july", "jul", "juil"),
    ("august", "août", "aout", "aug"),
    ("september", "septembre", "sept", "sep"),
    ("oktober", "octobre", "october", "okt", "oct"),
    ("november", "novembre", "nov"),
    ("dezember", "décembre", "december", "decembre", "dez", "dec", "déc"),
)
# Each weekday with its place in the week, Monday first.
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("montag", "lundi", "monday", "méindeg"),
            ("dienstag", "mardi", "tuesday", "dënschdeg", "dënsdeg"),
            ("mittwoch", "mercredi", "wednesday", "mëttwoch"),
            ("donnerstag", "jeudi", "thursday", "donneschdeg"),
            ("freitag", "vendredi", "friday", "freideg"),
            ("samstag", "sonnabend", "samedi", "saturday", "samschdeg"),
            ("sonntag", "dimanche", "sunday", "sonndeg"),
        )
    )
    for name in names
}
SEASONS = frozenset(
    "spring summer autumn winter frühling frühjahr sommer herbst printemps été automne hiver "
    "freijoer hierscht wanter".split()
)
ANY_MONTH = frozenset(name for names in MONTHS for name in names)
# Every name that is no short form: "may" and "mars" are, "jan" is not.
MONTH_NAMES = frozenset(
    name for name in ANY_MONTH if len(name) > 3 or name in {"mai", "may", "mee"}
) - {"janv", "févr", "juil", "sept"}
CALENDAR = MONTH_NAMES | WEEKDAYS.keys() | SEASONS
