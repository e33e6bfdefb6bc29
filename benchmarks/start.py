"""Time of starting: import, help, a search as a whole process, the app's first page.

python -m benchmarks.start [--runs 5]
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

from benchmarks.table import show

COMMANDS = {
    "python -c 'pass'": ["-c", "pass"],
    "import ideation": ["-c", "import ideation"],
    "ideation --help": ["-m", "ideation", "--help"],
    "ideation search": ["-m", "ideation", "search", "Who could share a test bench?"],
}


def main() -> None:
    """Time each command as a whole process, on a workspace with two notes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "IDEATION_HOME": home}
        subprocess.run(
            [sys.executable, "-m", "ideation", "capture", "-"],
            input=b"They would share the test bench. Sie suchen einen Lieferanten.",
            env=environment,
            check=True,
            capture_output=True,
        )
        rows = []
        for name, arguments in COMMANDS.items():
            spent = [_seconds(arguments, environment) for _ in range(options.runs + 1)][1:]
            rows.append((name, f"{statistics.median(spent):.2f}", f"{max(spent):.2f}"))
    show("Whole processes, warm", ("command", "median s", "max s"), rows)


def _seconds(arguments: list[str], environment: dict[str, str]) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, *arguments], env=environment, check=True, capture_output=True)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
