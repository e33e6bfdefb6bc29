"""The parent of the reading process: starts it, waits, kills and replaces it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from threading import Lock, Timer
from typing import Any

from ideation.errors import UnreadableText
from ideation.intake.decoding import MAX_BYTES, decode
from ideation.intake.extracted import Extracted, plain_note
from ideation.intake.formats import Format, format_of
from ideation.intake.readers.sheet_rows import Table
from ideation.intake.wire import receive, send, unpacked

# A file ends within a minute: what is read is then split and stored.
WALL_SECONDS = 50.0


class FileReader:
    """Reads foreign files in a process of its own, one at a time; close it when done.

    One process serves many files and is replaced when it breaks a limit. Plain text needs none.
    """

    def __init__(self, *, wall_seconds: float = WALL_SECONDS) -> None:
        self._wall = wall_seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._busy = Lock()

    def read(
        self, data: bytes, name: str, columns: Mapping[str, str] | None = None
    ) -> list[Extracted]:
        """Return the notes in a file; raises UnreadableText with the reason.

        `columns` says what columns of a table hold; of those it does not name, it is guessed.
        """
        if _is_text(data, name):
            return [plain_note(decode(data))]
        answer = self._answer(data, {"ask": "notes", "name": name, "columns": dict(columns or {})})
        return unpacked(answer["notes"])

    def tables(self, data: bytes, name: str) -> list[Table]:
        """Return the tables in a file, none where it is none; raises UnreadableText as `read`."""
        if _is_text(data, name):
            return []
        answer = self._answer(data, {"ask": "tables", "name": name})
        return [
            Table(
                name=each["name"],
                header=tuple(each["header"]),
                rows=tuple(map(tuple, each["rows"])),
                above=tuple(each["above"]),
            )
            for each in answer["tables"]
        ]

    def close(self) -> None:
        """End the process."""
        with self._busy:
            self._end()

    def _answer(self, data: bytes, question: Mapping[str, Any]) -> dict[str, Any]:
        with self._busy:
            answer = self._ask(data[: MAX_BYTES + 1], question)
        if "refused" in answer:
            raise UnreadableText(answer["refused"], hint=answer.get("hint"))
        return answer

    def _ask(self, data: bytes, question: Mapping[str, Any]) -> dict[str, Any]:
        process = self._running()
        late = Timer(self._wall, process.kill)
        late.start()
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            send(process.stdin, question, data)
            answer = receive(process.stdout)
        except (OSError, ValueError):
            answer = None
        finally:
            in_time = late.is_alive()
            late.cancel()
        if answer is not None:
            return answer[0]
        self._end()
        what = "broke off: it takes too much memory or time" if in_time else "took too long"
        return {"refused": f"Reading the file {what}.", "hint": "Paste its text instead."}

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = subprocess.Popen(
                [sys.executable, "-m", "ideation.intake.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
            )
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    # What was still to be written goes nowhere.
                    continue


def _is_text(data: bytes, name: str) -> bool:
    # Archives are hostile until read: their directory is for the reading process.
    small = len(data) <= MAX_BYTES and not data.startswith(b"PK")
    return small and format_of(data, name) is Format.TEXT


def _environment() -> dict[str, str]:
    # One thread is enough, and each thread's stack would count as memory.
    return {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
