# Everything a person types. Needs Python 3.11 or newer and make; the rest comes with the lock files.

.DEFAULT_GOAL := help
.PHONY: help install demo test check lint format bench faults gallery screenshots messages lock clean chromium exim

# Compiled once and kept, instead of anew by each process that the tests start.
unexport PYTHONDONTWRITEBYTECODE

# Arguments for the command behind a target: make demo ARGS=--fresh, make test ARGS="-k undo".
ARGS ?=
# Another interpreter than the first suitable one: make install PYTHON=/opt/python3.12/bin/python3
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo "$$p" && break; done)
UV_VERSION := 0.13.9

VENV := .venv
RUN := $(VENV)/bin/python
# The lock files name every package, so pip need not look for dependencies.
PIP := $(RUN) -m pip --disable-pip-version-check --quiet install --no-input --no-deps
READY := $(VENV)/ready
READY_DEV := $(VENV)/ready-dev

help: ## Show what can be typed here
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

install: $(READY_DEV) ## Create .venv with everything, test tools included

demo: $(READY) ## Start Usher and the playground; no account, no key (ARGS=--fresh starts over)
	@$(VENV)/bin/usher demo $(ARGS)

test: $(READY_DEV) chromium exim ## Run the tests, browser and PostgreSQL included (ARGS=... goes to pytest)
	@$(RUN) -m pytest --numprocesses=auto --dist=loadfile $(if $(COVERAGE),--cov) $(ARGS)

# TESTED=yes says that `make test COVERAGE=yes` has just run here, so that CI does not run it twice.
check: lint ## Everything CI looks at: format, lint, types, imports, tests with branch coverage
ifndef TESTED
	@$(MAKE) --no-print-directory test COVERAGE=yes
endif
	@$(RUN) -m coverage report --skip-covered

lint: $(READY_DEV) ## Format, ruff, mypy and the import contracts, without the tests
	@$(RUN) -m ruff format --check .
	@$(RUN) -m ruff check .
	@$(RUN) -m mypy
	@$(VENV)/bin/lint-imports

format: $(READY_DEV) ## Lay out the code and mend what ruff can mend
	@$(RUN) -m ruff check --fix-only --quiet .
	@$(RUN) -m ruff format .

bench: $(READY_DEV) ## Measure: events per second, press to answer, start-up, memory
	@$(RUN) -m bench $(ARGS)

faults: $(READY_DEV) ## The long form of the fault matrix
	@$(RUN) -m pytest tests/faults --long $(ARGS)

gallery: $(READY_DEV) chromium ## Write every card and form, as examples, to a page
	@$(RUN) -m tools.gallery $(ARGS)

screenshots: $(READY_DEV) chromium ## Take the pictures of README and docs again
	@$(RUN) -m tools.screenshots $(ARGS)

messages: $(READY_DEV) ## Bring the catalogs of words in step with the program (docs/languages.md)
	@$(RUN) -m tools.messages $(ARGS)

lock: $(VENV)/bin/python ## Resolve the lock files again from pyproject.toml (ARGS=--upgrade for newer ones)
	@$(PIP) --target $(VENV)/lock uv==$(UV_VERSION)
	@$(RESOLVE) --group build -o requirements.lock
	@$(RESOLVE) --group build --group dev -c requirements.lock -o requirements-dev.lock

# Universal: one file for every platform and Python. No header and no index: the files name no host.
RESOLVE = $(VENV)/lock/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header $(ARGS)

clean: ## Remove .venv and what the tools left; the demo's data stays
	@rm -rf $(VENV) .coverage htmlcov .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

chromium:
	@sh .ci/chromium

exim:
	@sh .ci/exim

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Usher needs Python 3.11 or newer, and none is on the PATH."; \
		echo "Install it, or name one: make $(MAKECMDGOALS) PYTHON=/path/to/python3"; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Usher needs Python 3.11 or newer; $(PYTHON) is older."; exit 1; }
	@"$(PYTHON)" -m venv $(VENV) || { rm -rf $(VENV); \
		echo "Python could not make a virtual environment. On Debian or Ubuntu: apt-get install python3-venv"; \
		exit 1; }

$(READY): requirements.lock pyproject.toml $(VENV)/bin/python
	@echo "Installing what Usher needs to run ..."
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-build-isolation --editable .
	@touch $@

$(READY_DEV): requirements-dev.lock $(READY)
	@echo "Installing what the tests need ..."
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@
