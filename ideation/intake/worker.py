"""The reading process: opens foreign files under limits, so that a hostile one harms nobody.

Runs as `python -m ideation.intake.worker`; reads files from stdin, answers on stdout. It opens
no network connection and ends when it is asked for more than it may use.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, NoReturn

from ideation.errors import IdeationError
from ideation.intake.extracted import Limits
from ideation.intake.reading import read, tables_in
from ideation.intake.wire import packed, receive, send

MEMORY = 1024 * 1024 * 1024
CPU_SECONDS = 30


def main() -> None:
    """Read files until stdin ends."""
    _take_little()
    _close_network()
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Libraries that print must not break the messages.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    while (message := receive(sys.stdin.buffer)) is not None:
        head, data = message
        _more_time()
        send(answers, _answer(data, head))


def _answer(data: bytes, head: Mapping[str, Any]) -> dict[str, object]:
    try:
        if head["ask"] == "tables":
            found = tables_in(data, head["name"], Limits())
            return {"tables": [asdict(table) for table in found]}
        return {"notes": packed(read(data, head["name"], Limits(), head["columns"]))}
    except IdeationError as error:
        return {"refused": error.message, "hint": error.hint}
    except (MemoryError, RecursionError):
        return {"refused": "Reading the file takes too much memory.", "hint": "Split it."}
    except Exception as error:
        # Libraries that read foreign files raise anything; the parent says what became of it.
        return {
            "refused": f"The file is damaged or unusual ({type(error).__name__}).",
            "hint": "Open it in its program and save it again, or paste its text.",
        }


def _take_little() -> None:
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    os.nice(5)


def _more_time() -> None:
    """Give each file its own seconds: the limit counts over the life of the process."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (spent + CPU_SECONDS, hard))


def _close_network() -> None:
    def refused(*_: object, **__: object) -> NoReturn:
        raise OSError("a file must not open a connection")

    socket.socket.connect = refused  # type: ignore[method-assign]
    socket.create_connection = refused
    socket.getaddrinfo = refused


if __name__ == "__main__":
    main()
