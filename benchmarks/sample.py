"""What users get of whole notes: answers to questions, and ideas that a reader sees, too.

    python -m benchmarks.sample a            # questions of half A, on which search was tuned
    python -m benchmarks.sample a b          # and of half B, which is sealed
    python -m benchmarks.sample --concerns   # ideas beside the concerns a reader found

All on the sample corpus. Its questions and concerns were written by readers of the notes who had
not seen the code; an answer is a verbatim quote with its grade. Other than the labelled halves,
where each statement stands alone, a statement here often names its subject in another sentence.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.gold import load
from benchmarks.table import show
from ideation.domain.candidate import Candidate
from ideation.domain.ids import PassageId
from ideation.domain.passage import Passage
from ideation.resources import resource
from ideation.services.material import gather
from ideation.services.measuring.measure import ndcg, ndcg_among
from ideation.services.searching.search import Asked
from ideation.settings import Settings
from ideation.workspace import Workspace

FOLDER = Path(__file__).parents[1] / "tests" / "labelled" / "sample"
_DEPTH = 100
_FIRST = 5


class Quotes:
    """The passages in which quotes of notes stand."""

    def __init__(self, workspace: Workspace, files: Mapping[int, str]) -> None:
        self._note = {name: number for number, name in files.items()}
        self._notes = {number: workspace.note(number) for number in files}

    def passage(self, note: str, quote: str) -> Passage:
        """Return the passage that shares most with a verbatim quote of a note."""
        opened = self._notes[self._note[note]]
        start = opened.note.text.index(quote)
        end = start + len(quote)
        return max(opened.passages, key=lambda each: min(each.end, end) - max(each.start, start))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """How well one question was answered: nDCG@10, and whether the first ones answer."""

    language: str
    all: float
    same: float | None
    others: float | None
    first: bool
    of_first: float


def answered(workspace: Workspace, quotes: Quotes, half: str) -> list[Answered]:
    """Return how well each question of a half is answered."""
    found = []
    for question in lines(FOLDER / f"questions-{half}.jsonl"):
        grades: dict[str, int] = {}
        language: dict[str, str] = {}
        for answer in question["answers"]:
            passage = quotes.passage(answer["note"], answer["quote"])
            key = str(passage.id)
            grades[key] = max(grades.get(key, 0), answer["grade"])
            language[key] = passage.language.value
        hits = workspace.finder.search(Asked(query=question["query"], limit=_DEPTH))
        ranking = [str(hit.passage_id) for hit in hits]
        language |= {str(hit.passage_id): hit.language.value for hit in hits}
        own = {key for key, spoken in language.items() if spoken == question["lang"]}
        found.append(
            Answered(
                language=question["lang"],
                all=ndcg(ranking, grades),
                same=ndcg_among(ranking, grades, own),
                others=ndcg_among(ranking, grades, language.keys() - own),
                first=bool(ranking) and ranking[0] in grades,
                of_first=sum(each in grades for each in ranking[:_FIRST]) / _FIRST,
            )
        )
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerns:
    """How ideas with two backers compare with the concerns that a reader found.

    An idea is sound where two of its backers share a concern; a concern is found where an idea
    holds two of its organisations.
    """

    listed: int
    sound: int
    wanted: int
    found: int
    missed: tuple[str, ...]


def concerns(workspace: Workspace, quotes: Quotes) -> Concerns:
    """Compare the ideas of the sample corpus with its concerns."""
    return compared(workspace, quotes, lines(FOLDER / "concerns.jsonl"))


def compared(workspace: Workspace, quotes: Quotes, known: Sequence[Mapping[str, Any]]) -> Concerns:
    """Compare the ideas of a filled workspace with the concerns that its notes hold."""
    candidates = workspace.findings.candidates()
    with workspace.reading() as records:
        material = gather(records, ())
    told: dict[tuple[int, int], set[str]] = defaultdict(set)
    for concern in known:
        for member in concern["members"]:
            passage = quotes.passage(member["note"], member["quote"])
            told[material.context_of(passage.id)].add(concern["id"])

    def shared(candidate: Candidate) -> set[str]:
        """Return the concerns that two backers of a candidate have."""
        backed: dict[str, set[int]] = defaultdict(set)
        for backer in candidate.backers:
            for each in backer.passage_ids:
                for concern in told[material.context_of(PassageId(each))]:
                    backed[concern].add(backer.organisation_id)
        return {concern for concern, houses in backed.items() if len(houses) > 1}

    of_each = [shared(each) for each in candidates]
    found = set().union(*of_each) if of_each else set()
    return Concerns(
        listed=len(candidates),
        sound=sum(map(bool, of_each)),
        wanted=len(known),
        found=len(found),
        missed=tuple(each["title"] for each in known if each["id"] not in found),
    )


def lines(path: Path) -> list[dict[str, Any]]:
    """Return the values of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def main() -> None:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("halves", nargs="*", metavar="a|b", help="halves of the questions")
    parser.add_argument("--concerns", action="store_true", help="compare ideas with concerns")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        workspace = Workspace(Path(home), Settings())
        quotes = Quotes(workspace, load(resource("corpus"), workspace))
        for half in options.halves:
            _show(half, answered(workspace, quotes, half))
        if options.concerns:
            met = concerns(workspace, quotes)
            row = (met.listed, met.sound, f"{met.sound / met.listed:.2f}", met.found, met.wanted)
            show("Ideas", ("listed", "sound", "share", "concerns found", "of"), [row])
            print("not found:", "; ".join(met.missed))


def _show(half: str, found: Sequence[Answered]) -> None:
    languages = sorted({each.language for each in found})
    cells = [
        f"{np.mean([each.all for each in found]):.3f}",
        f"{np.mean([each.same for each in found if each.same is not None]):.3f}",
        f"{np.mean([each.others for each in found if each.others is not None]):.3f}",
        f"{np.mean([each.first for each in found]):.2f}",
        f"{np.mean([each.of_first for each in found]):.2f}",
        *(
            f"{np.mean([each.all for each in found if each.language == code]):.3f}"
            for code in languages
        ),
    ]
    headings = ("all", "same language", "others", "first answers", "of five", *languages)
    show(f"Questions of half {half.upper()} about whole notes, nDCG@10", headings, [cells])


if __name__ == "__main__":
    main()
