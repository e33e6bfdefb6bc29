"""Questions with their answers and concerns in other words: what distillation does not teach.

The teacher knows which English sentences are alike; that a statement in other words, and in
another language, answers a question or shares a concern is taught by examples. A question meets
its answer among the answers to others and among statements that only sound like it (in-batch
negatives, Karpukhin et al. 2020; hard ones by hand). Every text is drawn in a language of its own,
so none is favoured.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ideation.embeddings.training.network import Network
from ideation.embeddings.training.recipe import Recipe
from ideation.embeddings.training.sources import LANGUAGES
from ideation.errors import BadInput
from ideation.text.terms import glossary_rows

if TYPE_CHECKING:
    from torch import Tensor

_ALL = (*LANGUAGES, "en")
# Another answer that the teacher finds this much as near as the right one may be right as well.
_MAY_BE_RIGHT = 0.95

Forms = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question, statements that answer it and some that only sound so, each in all languages.

    With `alike` it is a concern: what "answers" it says the same, and may stand in its place.
    """

    forms: Forms
    answers: Sequence[Forms]
    others: Sequence[Forms]
    alike: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """n questions and 2n candidates: each one's answer, then each one's soundalike.

    `left_out`, shape (n, 2n), names candidates that count neither as right nor as wrong.
    """

    questions: list[list[int]]
    candidates: list[list[int]]
    left_out: NDArray[np.bool_]


def read_questions(glossary: Path) -> list[Question]:
    """Return the questions of `glossary/answers`, in order of their file.

    Raises BadInput for a question that stands in no file of `statements`, or has no answer or
    no soundalike.
    """
    known = {row["en"]: row for row in glossary_rows(glossary / "statements")}
    found: dict[str, dict[str, list[Forms]]] = defaultdict(
        lambda: {"yes": [], "same": [], "no": []}
    )
    for row in glossary_rows(glossary / "answers"):
        found[row["question"]][row["answers"]].append({name: row[name] for name in _ALL})
    for question, said in found.items():
        if question not in known or bool(said["yes"]) == bool(said["same"]) or not said["no"]:
            raise BadInput(
                f"The question {question!r} lacks its statement, an answer or a soundalike.",
                hint="Give it a line in statements/, and in answers/ lines with no and with "
                "either yes (it is answered) or same (it is said in other words).",
            )
    return [
        Question(
            forms=known[question],
            answers=said["yes"] or said["same"],
            others=said["no"],
            alike=bool(said["same"]),
        )
        for question, said in found.items()
    ]


class Questions:
    """Draws questions with an answer each, and knows which answers the teacher would confuse."""

    def __init__(
        self, teacher: Network, student: Network, questions: Sequence[Question], recipe: Recipe
    ) -> None:
        self._questions, self._recipe = questions, recipe
        self._student = student
        self._said = [(each.forms, *each.answers) for each in questions]
        taught = teacher.encode([forms["en"] for said in self._said for forms in said])
        self._taught = np.split(taught, np.cumsum([len(said) for said in self._said])[:-1])

    def drawn(self) -> Iterator[Asked]:
        """Yield samples without end: every question once in a round, in an order of chance."""
        rng = np.random.default_rng([self._recipe.seed, len(self._questions)])
        size = min(self._recipe.asked, len(self._questions))
        while True:
            order = rng.permutation(len(self._questions))
            for first in range(0, len(order) - size + 1, size):
                yield self._sample(order[first : first + size], rng)

    def _sample(self, chosen: NDArray[np.int64], rng: np.random.Generator) -> Asked:
        pairs = [self._pair(int(i), rng) for i in chosen]
        asked, answers = (
            [self._said[i][pair[side]] for i, pair in zip(chosen, pairs, strict=True)]
            for side in (0, 1)
        )
        others = [
            soundalikes[int(rng.integers(len(soundalikes)))]
            for soundalikes in (self._questions[i].others for i in chosen)
        ]
        rows, taught = (
            np.stack([self._taught[i][pair[side]] for i, pair in zip(chosen, pairs, strict=True)])
            for side in (0, 1)
        )
        nearness = rows @ taught.T
        doubtful = nearness > _MAY_BE_RIGHT * np.diag(nearness)[:, None]
        np.fill_diagonal(doubtful, val=False)
        # What sounds like another's question is wrong for this one as well.
        return Asked(
            questions=self._pieces(asked, rng),
            candidates=self._pieces([*answers, *others], rng),
            left_out=np.hstack([doubtful, np.zeros_like(doubtful)]),
        )

    def _pair(self, at: int, rng: np.random.Generator) -> tuple[int, int]:
        """Return which of what is said stands as the question and which as its answer."""
        question = self._questions[at]
        if not question.alike:
            return 0, 1 + int(rng.integers(len(question.answers)))
        first, second = rng.permutation(1 + len(question.answers))[:2].tolist()
        return first, second

    def _pieces(self, texts: Sequence[Forms], rng: np.random.Generator) -> list[list[int]]:
        languages = rng.integers(len(_ALL), size=len(texts))
        spoken = [text[_ALL[at]] for text, at in zip(texts, languages, strict=True)]
        return self._student.tokenise(spoken, limit=self._recipe.limit)


def asking_loss(
    questions: Tensor, candidates: Tensor, left_out: Tensor, *, temperature: float
) -> Tensor:
    """Return the cross entropy of each question's answer among the candidates, both ways.

    `questions` (n, dim) and `candidates` (2n, dim) are unit rows; see `Asked`.
    """
    import torch

    right = torch.arange(len(questions), device=questions.device)
    scores = (questions @ candidates.T / temperature).masked_fill(left_out, -1e4)
    back = scores[:, : len(questions)].T
    loss: Tensor = (
        torch.nn.functional.cross_entropy(scores, right)
        + torch.nn.functional.cross_entropy(back, right)
    ) / 2
    return loss
