"""The barometer of a sector: what its organisations said in a month, read in four parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date

import numpy as np

from ideation.domain.barometer import Aspect, Barometer, Spoken
from ideation.domain.fold import fold
from ideation.domain.ids import PassageId
from ideation.domain.note import NoteSummary
from ideation.domain.passage import Kind
from ideation.domain.theme import Scheme
from ideation.errors import BadInput
from ideation.ports import Encoder, Store
from ideation.services.learning import kept_vectors
from ideation.services.material import Material, gather
from ideation.services.rights import Right, requires
from ideation.text.aspects import aspect_cues, aspect_examples
from ideation.trends.barometer import (
    BarometerRules,
    Signs,
    Told,
    aspect_of,
    months_before,
    read_month,
)

# So many of the nearest examples say how near an aspect is.
_NEAREST = 3
# What a word that decides adds to a statement's strength.
_BY_CUE = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBarometer:
    """A barometer with the material that its statements stand in."""

    barometer: Barometer
    material: Material
    cues: Mapping[PassageId, str]


@requires(Right.READ)
def make_barometer(
    store: Store,
    encoder: Encoder,
    agency: Sequence[str],
    sectors: Sequence[str],
    sector: str,
    month: Date,
    *,
    named: bool = True,
    language: str = "en",
    scheme: Scheme | None = None,
) -> MadeBarometer:
    """Return the readings of a sector in the month that `month` lies in; raises BadInput.

    A sector is that of the note. Copies, undated notes and the agency's own voice do not count.
    With `named` off, statements that hold a name known to the workspace are not quoted. With a
    `scheme` its themes are counted too, named in `language`.
    """
    if sector not in sectors:
        raise BadInput(
            f"There is no sector {sector!r}.", hint=f"Choose one of: {', '.join(sectors)}."
        )
    month, rules = month.replace(day=1), BarometerRules()
    earlier = months_before(month, rules.usual_months)
    with store.reading() as records:
        material = gather(records, agency)
        heard = _heard(material, sector, {month, *earlier})
        ids, vectors = records.vectors.load(encoder.model, heard)
        barred = [] if named else [fold(each) for each in records.directory.names()]
    examples = kept_vectors(store, encoder, [text for _, text in aspect_examples()])
    near = dict(zip(map(PassageId, ids.tolist()), _nearness(vectors @ examples.T), strict=True))
    told, cues = [], {}
    for each in heard:
        found, cue = _told(material, each, near.get(each, {}), barred)
        if found is not None:
            told.append(found)
            cues[each] = cue
    now = [each for each in heard if _month_of(material, each) == month]
    with_voice = {_month_of(material, each) for each in heard}
    placed = {each.passage_id for each in told}
    barometer = Barometer(
        sector=sector,
        month=month,
        passages=len(now),
        organisations=len({material.voice_of(each) for each in now}),
        notes=len({material.note_of(each).id for each in now}),
        unplaced=sum(each not in placed for each in now),
        withheld=sum(material.note_of(each).confidential for each in now),
        readings=read_month(told, month, [each for each in earlier if each in with_voice], rules),
        before=_voices(material, heard, earlier[0]),
        themes=_themes(material, scheme, heard, (month, earlier[0]), language) if scheme else (),
    )
    return MadeBarometer(barometer=barometer, material=material, cues=cues)


@requires(Right.READ)
def barometer_months(store: Store, sector: str) -> list[Date]:
    """Return the first days of the months with a dated note of the sector, the newest first."""
    with store.reading() as records:
        notes = records.notes.summaries()
    found = {_first(each) for each in notes if each.sector == sector}
    return sorted((each for each in found if each is not None), reverse=True)


def _voices(material: Material, heard: Sequence[PassageId], month: Date) -> int:
    return len({material.voice_of(each) for each in heard if _month_of(material, each) == month})


def _themes(
    material: Material,
    scheme: Scheme,
    heard: Sequence[PassageId],
    months: tuple[Date, Date],
    language: str,
) -> tuple[Spoken, ...]:
    """Return the themes of a month with the one before, by how many organisations speak of them."""
    month, earlier = months
    known = _voices(material, heard, earlier) > 0
    found = []
    for theme in scheme.assignable:
        of_it = [
            each
            for each in heard
            if any(label.slug == theme.slug for label in material.passages[each].themes)
        ]
        now = [each for each in of_it if _month_of(material, each) == month]
        if now:
            found.append(
                Spoken(
                    name=theme.label(language),
                    passage_ids=tuple(now),
                    organisations=_voices(material, of_it, month),
                    before=_voices(material, of_it, earlier) if known else None,
                )
            )
    return tuple(sorted(found, key=lambda each: (-each.organisations, -len(each.passage_ids))))


def _first(note: NoteSummary) -> Date | None:
    return note.date.replace(day=1) if note.date else None


def _month_of(material: Material, passage_id: PassageId) -> Date | None:
    return _first(material.note_of(passage_id))


def _heard(material: Material, sector: str, months: set[Date]) -> list[PassageId]:
    """Return the statements of a sector in some months; standard text is nobody's."""
    return [
        each
        for each in material.passages
        if material.note_of(each).sector == sector
        and _month_of(material, each) in months
        and material.voice_of(each) is not None
        and material.understood[each].kind is not None
        and each not in material.standard_text
    ]


def _nearness(
    cosines: np.ndarray[tuple[int, int], np.dtype[np.float32]],
) -> list[dict[Aspect, float]]:
    """Return per statement how near its nearest examples of each aspect are."""
    aspects = np.array([aspect.value for aspect, _ in aspect_examples()])
    found: list[dict[Aspect, float]] = []
    for row in cosines:
        best = {each: np.sort(row[aspects == each.value])[-_NEAREST:] for each in Aspect}
        found.append({each: float(values.mean()) for each, values in best.items()})
    return found


def _told(
    material: Material,
    passage_id: PassageId,
    nearness: Mapping[Aspect, float],
    barred: Sequence[str],
) -> tuple[Told | None, str]:
    passage, understood = material.passages[passage_id], material.understood[passage_id]
    note, voice = material.note_of(passage_id), material.voice_of(passage_id)
    cues = aspect_cues(passage.reading, passage.language)
    aspect = aspect_of(
        Signs(
            kind=understood.kind,
            doubt=bool(understood.doubt),
            cues=cues,
            nearness=nearness,
        )
    )
    if aspect is None or voice is None or note.date is None:
        return None, ""
    cue = cues.get(aspect, "")
    if not cue and aspect is Aspect.NEEDS and understood.kind is Kind.NEED:
        cue = understood.kind_cue
    if not cue and aspect is Aspect.WORRIES:
        cue = understood.doubt or ""
    told = Told(
        passage_id=passage_id,
        day=note.date,
        voice=voice,
        aspect=aspect,
        strength=round(nearness.get(aspect, 0.0) + (_BY_CUE if cue else 0.0), 6),
        length=len(passage.reading),
        quotable=not note.confidential and not any(name in fold(passage.text) for name in barred),
    )
    return told, cue
