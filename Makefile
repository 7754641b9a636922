# Two commands: `make demo` serves the knowledge base, `make test` runs the whole suite.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
# No byte of what is installed comes from anywhere but the lock file's hashes.
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test lint lock clean

demo: $(VENV)/demo.stamp
	$(BIN)/python -m kb demo --port $(PORT)

test: $(VENV)/dev.stamp
	$(BIN)/python -m pytest

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

lock: $(VENV)/dev.stamp
	$(BIN)/pip-compile --quiet --generate-hashes --no-emit-index-url --strip-extras --allow-unsafe \
		--extra dev --output-file requirements-dev.lock pyproject.toml
	$(BIN)/pip-compile --quiet --generate-hashes --no-emit-index-url --strip-extras --allow-unsafe \
		--constraint requirements-dev.lock --output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) data

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 is missing: install it, or name it with PYTHON=…" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: name it with PYTHON=…" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/demo.stamp: requirements.lock | $(BIN)/python
	@echo "Installing what the lock file names (once, about a minute) …"
	$(PIP) install --require-hashes --requirement requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock $(VENV)/demo.stamp
	$(PIP) install --require-hashes --requirement requirements-dev.lock
	@touch $@
