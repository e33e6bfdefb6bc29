"""Run the command line with `python -m ideation`."""

from ideation.cli import main

main()
