"""The house: imports point down, libraries stay in their rooms, files stay small."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "ideation"

# The first prefix that fits decides. Rooms on one floor do not import each other.
FLOORS = (
    ("ideation.ui", 6),
    ("ideation.cli", 6),
    ("ideation.__main__", 7),
    ("ideation.scratch", 5.5),
    ("ideation.workspace", 5),
    ("ideation.leadership", 4.7),
    ("ideation.outlook", 4.7),
    ("ideation.findings", 4.5),
    ("ideation.grouping", 4.4),
    ("ideation.door", 4.5),
    ("ideation.desk", 4.7),
    ("ideation.outbox", 4.7),
    ("ideation.people", 4.5),
    ("ideation.teaching", 4.5),
    ("ideation.finder", 4.5),
    ("ideation.embeddings", 4),
    ("ideation.storage", 4),
    ("ideation.intake", 4),
    ("ideation.reports", 4),
    ("ideation.services", 3),
    ("ideation.text", 2),
    ("ideation.themes", 2),
    ("ideation.clustering", 2),
    ("ideation.search", 2),
    ("ideation.trends", 2),
    ("ideation.flagships", 2),
    ("ideation.ports", 1),
    ("ideation.domain", 0),
    ("ideation.errors", 0),
    ("ideation.settings", 0.5),
    ("ideation.resources", 0),
    ("ideation", 0),
)

# Library: the only places that may import it, anywhere in a file.
ROOMS = {
    "streamlit": ("ideation/ui/",),
    "torch": ("ideation/embeddings/",),
    "sentence_transformers": ("ideation/embeddings/",),
    "transformers": ("ideation/embeddings/",),
    "onnxruntime": ("ideation/embeddings/",),
    "faiss": ("ideation/embeddings/",),
    "sqlite_utils": ("ideation/storage/",),
    "sqlite3": ("ideation/storage/sqlite/connection.py",),
    "pysqlite3": ("ideation/storage/sqlite/connection.py",),
    "spacy": ("ideation/text/pipeline.py",),
    "simplemma": ("ideation/text/words.py",),
    "py3langid": ("ideation/text/language.py",),
    "typer": ("ideation/cli/",),
    "openpyxl": ("ideation/intake/", "ideation/reports/"),
    "docx": ("ideation/intake/", "ideation/reports/"),
    "rapidfuzz": ("ideation/services/",),
    "typst": ("ideation/reports/",),
}

# Slow to import: only inside functions, or for type checkers.
HEAVY = {
    "faiss",
    "onnx",
    "onnxruntime",
    "sentence_transformers",
    "simplemma",
    "sklearn",
    "spacy",
    "torch",
    "transformers",
}

MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> tuple[str, float]:
    for prefix, floor in FLOORS:
        if module == prefix or module.startswith(prefix + "."):
            return prefix, floor
    raise AssertionError(f"{module} has no floor")


def imports(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module, node.lineno
            for alias in node.names:
                yield f"{node.module}.{alias.name}", node.lineno


def at_import_time(tree: ast.Module) -> Iterator[str]:
    """Yield what is imported when the module is, which leaves out `if TYPE_CHECKING`."""
    for node in tree.body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.If) and ast.unparse(node.test) != "TYPE_CHECKING":
            yield from at_import_time(ast.Module(body=node.body, type_ignores=[]))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_down(path):
    own_room, own_floor = room_of(name_of(path))
    known = {name_of(each) for each in MODULES}
    for imported, line in imports(ast.parse(path.read_text(encoding="utf-8"))):
        if imported not in known or imported == "ideation":
            continue
        room, floor = room_of(imported)
        assert room == own_room or floor < own_floor, f"{path}:{line} imports {imported}"


@pytest.mark.parametrize("path", [*MODULES, ROOT / "app.py"], ids=str)
def test_libraries_stay_in_their_rooms(path):
    place = path.relative_to(ROOT).as_posix()
    for imported, line in imports(ast.parse(path.read_text(encoding="utf-8"))):
        rooms = ROOMS.get(imported.split(".")[0])
        assert rooms is None or place.startswith(rooms), f"{place}:{line} imports {imported}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_heavy_libraries_load_on_first_use(path):
    found = {each.split(".")[0] for each in at_import_time(ast.parse(path.read_text("utf-8")))}
    assert not found & HEAVY


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_files_stay_under_three_hundred_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) < 300


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_dangerous_is_used(path):
    text = path.read_text(encoding="utf-8")
    for pattern in (
        r"\bpickle\b",
        r"\bjoblib\.load\b",
        r"torch\.load\b",
        r"trust_remote_code=True",
        r"unsafe_allow_html",
        r"unsafe_allow_javascript",
        r"(?<![.\w])eval\(",
        r"shell=True",
        r"\.atomic\(\)",
        r"write_index\(",
    ):
        assert not re.search(pattern, text), f"{path} uses {pattern}"


def test_html_is_written_in_one_place_only():
    found = [path for path in MODULES if "st.html(" in path.read_text(encoding="utf-8")]
    assert [name_of(path) for path in found] == ["ideation.ui.marked"]
