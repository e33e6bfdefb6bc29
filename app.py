"""The app's entry point: `streamlit run app.py`, or `ideation serve`."""

from ideation.ui.shell import run

run()
