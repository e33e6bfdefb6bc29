# Everything a newcomer, a developer and CI need. Each step is also a plain command in README.md.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip
DEMO_OPTIONS ?=
# A file of tests stays in one process: what its tests share is made once.
PYTEST := $(BIN)/python -m pytest -q -n auto --dist loadfile

.PHONY: demo test lint types unit journeys slow browser check bench clean

# Fill the demo workspace from corpus/, print what it holds, open the app.
demo: $(VENV)/.installed
	$(BIN)/ideation demo $(DEMO_OPTIONS)

# What every change must pass: style, types, tests without browser and without long runs.
test: lint types unit journeys

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev
	$(BIN)/mypy

# Pure functions, rules, readers, the store's contract: in a minute.
unit: $(VENV)/.installed-dev
	$(PYTEST) -m "not journey and not slow and not browser"

# Through services, the command line and pages, and whatever learns or loads a model.
journeys: $(VENV)/.installed-dev
	$(PYTEST) -m "journey and not slow and not browser"

# Kills at random moments, texts of millions of lines, the built wheel in a clean environment.
slow: $(VENV)/.installed-dev
	$(PYTEST) -m "slow and not browser"

# The app in headless Chromium (Debian's package `chromium`).
browser: $(VENV)/.installed-browser
	$(PYTEST) -m browser

check: test slow browser

# Tables, never a verdict.
bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks.search
	$(BIN)/python -m benchmarks.start

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --upgrade pip

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	$(PIP) install --quiet --editable .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(PIP) install --quiet --group dev
	touch $@

$(VENV)/.installed-browser: $(VENV)/.installed-dev
	$(PIP) install --quiet --group browser
	touch $@

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
