"""The model card: what the model is, what it was made from, what it can and cannot do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ideation.embeddings.training.network import Network

_CARD = """\
---
language: [de, fr, lb, en]
license: cc-by-sa-4.0
library_name: sentence-transformers
pipeline_tag: sentence-similarity
base_model: sentence-transformers/all-MiniLM-L6-v2
---

# {name}

A small sentence encoder for German, French, Luxembourgish and English: {layers} layers,
{width} dimensions, {pieces} word pieces, {parameters:.1f} M parameters, {megabytes:.0f} MB in
half precision. Sentences that mean the same stand near each other in all four languages, and
near the English vectors of all-MiniLM-L6-v2. It was made for the notes of innovation
agencies.

```python
from sentence_transformers import SentenceTransformer

model = SentenceTransformer("models/{name}")
vectors = model.encode(["Wir nutzen die Abwärme.", "We use the waste heat."])
```

Weights are stored as float16 and loaded as float32; vectors have unit length; texts are read
up to 256 pieces. No prompt is needed.

## How it was made

Teacher: all-MiniLM-L6-v2 (Apache 2.0). The student keeps {layers} of its layers and all its
word pieces, and has {added} new ones for German, French and Luxembourgish (lower case,
accents kept, `ss` for `ß`). Each new piece began at a weighted mean of the teacher's
embeddings of the English pieces it goes with in parallel text (phi coefficient, best six,
squared; the family of WECHSEL and FOCUS). Then distillation (Reimers & Gurevych 2020): the
student's vector of a sentence against the teacher's vector of its English form,
`4 (1 - cos)` plus an in-batch contrastive loss at temperature 0.05.

{runs}

The commands are in `ideation/embeddings/training/README.md`.

## Scores

On the sets its settings were chosen on; figures for reporting are measured elsewhere, once
per release, on the even NTREX lines and STS-b test. NTREX: share of the odd lines whose
nearest English line among the odd ones is the translation. STS-b dev: Spearman's correlation of the
cosine with the human judgement.

{scores}

## Limits

- Luxembourgish had little parallel text: word lists, interface strings, our own glossary and
  statements, and German respelled by rule. Scores on free Luxembourgish text are lower than
  for German and French.
- The parallel text is software manuals, law, everyday sentences and encyclopaedia; the words
  of innovation support come mostly from our own glossary. Slang, names and other domains are
  read in small pieces.
- Sentences longer than {limit} pieces were not trained on.
- It knows what its teacher knows in English, with the teacher's biases, and no more.
- Not for languages other than the four.

## Data and licences

This model is published under CC BY-SA 4.0, as some sources are share-alike. With thanks to
those who made the text it learned from:

| data | origin | licence |
|---|---|---|
{data}
| glossary and statements | this project | CC BY-SA 4.0 with the model |
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One training file, as the manifest beside the data describes it."""

    name: str
    origin: str
    licence: str


def sources_in(manifest: str) -> list[Source]:
    """Return the training files that a manifest lists, `same` and `as de` written out."""
    sources: list[Source] = []
    for section in re.split(r"^### ", manifest, flags=re.MULTILINE)[1:]:
        title, _, body = section.partition("\n")
        if not title.startswith("train/"):
            continue
        origin, licence = _field(body, "origin"), _field(body, "licence")
        if re.fullmatch(r"same|as \w+", origin) and sources:
            origin = sources[-1].origin
        name = title.removeprefix("train/").removesuffix(".tsv").strip()
        sources.append(Source(name=name, origin=origin, licence=licence))
    return sources


def _field(body: str, name: str) -> str:
    match = re.search(rf"^- {name}: (.+)$", body, flags=re.MULTILINE)
    return match[1].strip().replace("|", "\\|") if match else "unknown"


def card(name: str, network: Network, facts: dict[str, Any], manifest: str, *, kept: int) -> str:
    """Return the card of a network; `kept` is how many pieces the teacher has."""
    config = network.body.config
    parameters = sum(each.numel() for each in network.body.parameters())
    runs: list[dict[str, Any]] = facts.get("runs", [])
    return _CARD.format(
        name=name,
        layers=config.num_hidden_layers,
        width=config.hidden_size,
        pieces=f"{config.vocab_size:,}",
        added=f"{config.vocab_size - kept:,}",
        parameters=parameters / 1e6,
        megabytes=2 * parameters / 1e6,
        runs="\n".join(_run(run) for run in runs) or "- not trained yet",
        limit=max((run["limit"] for run in runs), default=0),
        scores="\n".join(_scores(facts.get("scores", {}))),
        data="\n".join(
            f"| {each.name} | {each.origin} | {each.licence} |" for each in sources_in(manifest)
        ),
    )


def _run(run: dict[str, Any]) -> str:
    return (
        f"- {run['samples']:,} samples in {run['steps']:,} steps, {run['minutes']:g} minutes on "
        f"{run['device']}, seed {run['seed']}, learning rates {run['body_rate']:g} (body) and "
        f"{run['embedding_rate']:g} (word embeddings)"
    )


def _scores(scores: dict[str, float]) -> Iterable[str]:
    yield "| measure | value |"
    yield "|---|---|"
    for name, value in scores.items():
        yield f"| {name} | {value:.3f} |"


def read_manifest(data: Path) -> str:
    """Return the manifest beside the data, or nothing where there is none."""
    path = data / "MANIFEST.md"
    return path.read_text(encoding="utf-8") if path.is_file() else ""
