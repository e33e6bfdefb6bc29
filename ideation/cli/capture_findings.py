"""What `ideation capture --preview` says of each note: its funnel, repairs, what it repeats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ideation.cli.context import Shared
from ideation.cli.note_intake import told_funnel
from ideation.cli.output import shortened
from ideation.errors import WorkspaceMissing

if TYPE_CHECKING:
    from ideation.domain.note import NoteDraft
    from ideation.facades.door import Door
    from ideation.services.capturing.foreseeing import Foreseen

# So many notes are compared with what is there: each is encoded.
_COMPARED = 40
_SHOWN = 80


class Findings:
    """Says of drafts, one by one, what would come of them; what is there is only read."""

    def __init__(self, options: Shared) -> None:
        self._door: Door | None = None
        self._left = _COMPARED
        try:
            self._door = options.open().door
        except WorkspaceMissing:
            # Before the first note there is nothing to compare with, and nothing is made.
            self._left = 0

    def of(self, draft: NoteDraft) -> dict[str, Any]:
        """Return what JSON holds of a draft's words."""
        from ideation.services.capturing.dropping import drops_of
        from ideation.services.capturing.repairing import repairs_in
        from ideation.text.day_of_note import day_of_note
        from ideation.text.passages import split

        drops = drops_of(draft.text, draft.apart)
        passages = split(draft.text, drops)
        found = self._foreseen(draft)
        day = None if draft.header.date else day_of_note(draft.text)
        dropped: Counter[str] = Counter()
        for each in drops:
            dropped[each.reason.value] += max(1, len(split(each.span.of(draft.text))))
        merged = len(found.said) if found else 0
        return {
            "passages": len(passages),
            "apart": [{"reason": each.reason, "text": each.span.of(draft.text)} for each in drops],
            "repairs": [{"written": e.written, "read": e.read} for e in repairs_in(passages)],
            "funnel": {
                "received": len(passages) + dropped.total(),
                "dropped": dict(dropped),
                "merged": merged,
                "kept": len(passages) - merged,
            },
            "proposed_date": day.day if day else None,
            "compared": found is not None,
            "known": found.known if found else None,
            "said": [
                {"text": draft.text[each.start : each.end], "notes": list(each.notes)}
                for each in (found.said if found else ())
            ],
            "told": [
                {
                    "note_id": each.note_id,
                    "title": each.title,
                    "date": each.date,
                    "other_language": each.other_language,
                    "similarity": round(each.similarity, 4),
                }
                for each in (found.told if found else ())
            ],
        }

    def _foreseen(self, draft: NoteDraft) -> Foreseen | None:
        if self._door is None or not self._left:
            return None
        self._left -= 1
        return self._door.foresee(draft)


def lines_of(note: Mapping[str, Any]) -> Iterator[str]:
    """Yield what people read of a note that would be stored."""
    if note["known"] is not None:
        yield f"already here: note {note['known']} holds this text; nothing would be stored twice"
    if note["proposed_date"] is not None:
        day = note["proposed_date"]
        yield f"date proposed: {day}, which its head names; take it with --date {day}"
    yield told_funnel(note["funnel"])
    for each in note["apart"]:
        yield f"set apart, {each['reason']}: {_line(each['text'])}"
    for each in note["repairs"]:
        yield f"repaired: {_line(each['written'])} → {each['read']}"
    for each in note["said"]:
        count = len(each["notes"])
        others = "1 other" if count == 1 else f"{count} others"
        where = ", ".join(map(str, each["notes"]))
        yield f"said by {others} already (note {where}): {_line(each['text'])}"
    for each in note["told"]:
        what = "same interview, other language" if each["other_language"] else "same interview"
        yield f"{what}: note {each['note_id']}, {each['title']}; both count as one voice"


def _line(text: str) -> str:
    return shortened(" ".join(text.split()), _SHOWN)
