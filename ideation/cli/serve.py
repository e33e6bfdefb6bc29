"""`ideation serve`: open the app."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Annotated

import typer

from ideation.cli.context import shared


def serve(
    context: typer.Context,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port on this computer.")] = 8501,
    browser: Annotated[bool, typer.Option(help="Open a browser window.")] = True,
) -> None:
    """Open the app on this computer; nobody else can reach it."""
    raise typer.Exit(run_app(context, port=port, browser=browser))


def run_app(context: typer.Context, *, port: int = 8501, browser: bool = True) -> int:
    """Run the app on the workspace until it is stopped; return its exit status."""
    from ideation.resources import resource

    workspace = shared(context).open(create=True)
    script = resource("app.py")
    command = [
        *(sys.executable, "-m", "streamlit", "run", script.name),
        *("--server.address", "127.0.0.1", "--server.port", str(port)),
        *("--server.headless", "false" if browser else "true"),
    ]
    environment = {**os.environ, "IDEATION_HOME": str(workspace.path)}
    try:
        # Streamlit reads its settings and colours from .streamlit beside the script.
        return subprocess.run(command, cwd=script.parent, env=environment, check=False).returncode
    except KeyboardInterrupt:
        return 0
