# The two commands of the README: `make demo` and `make test`. Each makes its own environment when there is none.

VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
READY := $(VENV)/.ready
UV := $(shell command -v uv 2>/dev/null)
PYTHON ?= python3

.PHONY: demo test lint types templates bench docs clean

demo: $(READY)
	$(BIN)/reportgen render 2021-08 bao-cao-chi-dao-dieu-hanh

test: $(READY)
	$(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

templates: $(READY)
	$(BIN)/python -m templates.build

docs: $(READY)
	$(BIN)/python -m docs.build

bench: $(READY)
	$(BIN)/python -m bench

clean:
	rm -rf $(VENV) dist output .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(READY): pyproject.toml
ifneq ($(UV),)
	$(UV) venv --quiet --allow-existing $(VENV)
	$(UV) pip install --quiet --compile-bytecode --python $(BIN)/python -e '.[dev]'
else
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
endif
	$(BIN)/python -m compileall -q reportgen # also where Python is told to write no bytecode itself
	@touch $(READY)
