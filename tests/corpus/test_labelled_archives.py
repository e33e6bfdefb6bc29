"""Concerns of archives on which nothing was made are found as ideas."""

import pytest

from benchmarks.archives import FOLDER, measured
from benchmarks.sample import lines

QUOTED = [
    (path.parent.name, member)
    for path in sorted(FOLDER.glob("*/*.jsonl"))
    for told in lines(path)
    for member in told["members"]
]


@pytest.mark.parametrize(("archive", "member"), QUOTED)
def test_every_quote_stands_once_in_its_note(archive, member):
    text = (FOLDER / archive / "notes" / member["note"]).read_text(encoding="utf-8")
    assert text.count(member["quote"]) == 1


@pytest.mark.slow
@pytest.mark.model
def test_half_of_the_concerns_of_a_sealed_archive_are_found():
    wanted, decoys = measured(FOLDER / "valley")
    assert wanted.found >= wanted.wanted / 2
    assert wanted.sound >= wanted.listed / 2
    assert decoys.found <= decoys.wanted / 2
