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
    ("ideation.facades.leadership", 4.7),
    ("ideation.facades.outlook", 4.7),
    ("ideation.facades.findings", 4.5),
    ("ideation.facades.grouping", 4.4),
    ("ideation.facades.facade", 4.3),
    ("ideation.facades.door", 4.5),
    ("ideation.facades.desk", 4.7),
    ("ideation.facades.outbox", 4.7),
    ("ideation.facades.people", 4.5),
    ("ideation.facades.teaching", 4.5),
    ("ideation.facades.finder", 4.5),
    ("ideation.facades", 4.2),
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


TEXTS = {path: path.read_text(encoding="utf-8") for path in [*MODULES, ROOT / "app.py"]}
KNOWN = {name_of(path) for path in MODULES}


@pytest.fixture(scope="module")
def trees():
    """The syntax trees of all modules, which take seconds to read."""
    return {path: ast.parse(text) for path, text in TEXTS.items()}


# Each rule is one test that tells all who break it: some thousand tests would tell no more.


def test_imports_point_down(trees):
    wrong = []
    for path in MODULES:
        own_room, own_floor = room_of(name_of(path))
        for imported, line in imports(trees[path]):
            if imported in KNOWN and imported != "ideation":
                room, floor = room_of(imported)
                if room != own_room and floor >= own_floor:
                    wrong.append(f"{path}:{line} imports {imported}")
    assert wrong == []


def test_libraries_stay_in_their_rooms(trees):
    wrong = []
    for path, tree in trees.items():
        place = path.relative_to(ROOT).as_posix()
        for imported, line in imports(tree):
            rooms = ROOMS.get(imported.split(".")[0])
            if rooms is not None and not place.startswith(rooms):
                wrong.append(f"{place}:{line} imports {imported}")
    assert wrong == []


def test_heavy_libraries_load_on_first_use(trees):
    wrong = {
        path: found
        for path in MODULES
        if (found := {each.split(".")[0] for each in at_import_time(trees[path])} & HEAVY)
    }
    assert wrong == {}


def test_files_stay_under_three_hundred_lines():
    long = {path: n for path in MODULES if (n := len(TEXTS[path].splitlines())) >= 300}
    assert long == {}


@pytest.mark.parametrize(
    "pattern",
    [
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
    ],
)
def test_nothing_dangerous_is_used(pattern):
    assert [path for path in MODULES if re.search(pattern, TEXTS[path])] == []


def test_html_is_written_in_one_place_only():
    found = [path for path in MODULES if "st.html(" in TEXTS[path]]
    assert [name_of(path) for path in found] == ["ideation.ui.marked"]
