"""Notes from files and folders."""

import os

import pytest

from ideation.errors import BadInput, NotFound, UnreadableText
from ideation.intake.decoding import MAX_BYTES
from ideation.intake.files import find_files, read_bytes


def test_a_folder_gives_its_notes_sorted_without_hidden_ones(tmp_path):
    for name in ["b.txt", "a.MD", "c.png", ".hidden.txt", "d.PDF", "sub/d.md", ".git/e.md"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [str(path.relative_to(tmp_path)) for path in find_files([tmp_path])]
    assert found == ["a.MD", "b.txt", "d.PDF", os.path.join("sub", "d.md")]


def test_a_file_named_is_taken_whatever_its_ending(tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"x")
    assert find_files([path]) == [path]


def test_a_folder_without_notes_is_refused(tmp_path):
    with pytest.raises(BadInput) as refused:
        find_files([tmp_path])
    assert refused.value.sentence() == (
        f"The folder {tmp_path} holds no notes. Notes are files of the kinds "
        "txt, md, docx, pdf, pptx, xlsx, csv, vtt, srt, eml, html and ics."
    )


def test_a_path_that_leads_nowhere_is_refused(tmp_path):
    with pytest.raises(NotFound) as refused:
        find_files([tmp_path / "gone.txt"])
    assert refused.value.message == f"There is no file or folder {tmp_path / 'gone.txt'}."


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(UnreadableText, match=r"^big.txt has 26 MB; more than 25 MiB"):
        read_bytes(path)


def test_a_file_that_cannot_be_read_is_refused_with_the_reason(tmp_path):
    folder = tmp_path / "note.txt"
    folder.mkdir()
    with pytest.raises(UnreadableText) as refused:
        read_bytes(folder)
    assert refused.value.message == "note.txt cannot be read: Is a directory."
