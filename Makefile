# The toolkit's commands; `make help` lists them. README opens with the two that matter: run and test.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
PIP_INSTALL := $(PIP) install --root-user-action=ignore
# compiled on all cores afterwards, because pip compiles on one; what does not compile is of no use on this Python
INSTALL_LOCKED = $(PIP_INSTALL) --no-compile --require-hashes --requirement $< && \
	{ $(BIN)/python -m compileall -qq -j 0 $(VENV)/lib || true; }
INSTALL_APP = $(PIP_INSTALL) --no-build-isolation --no-deps --editable .
LOCK = $(LOCK_VENV)/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-header $(if $(UPGRADE),--upgrade)

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help install run test test-slow lint style browser lock screenshots clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(VENV)/.ready ## Set everything up in .venv, start nothing
	@:

run: install ## Set everything up and start the app with an example municipality
	@$(BIN)/qualitaetsdialog demo
	@exec $(BIN)/qualitaetsdialog serve

# pytest's last line closes the output when all is well; style that fails ends everything before it.
# Types, most of a minute in a fresh clone, are checked beside the tests, which leave the cores idle in places;
# what is wrong with them is told last.
# Files run in their order, because by number of tests the longest ones, with a single test, would come last.
# Tests start the app many times; where Python may keep no compiled files, every start compiles everything anew.
test: browser style ## Set everything up, check style, types and import order, run all tests but the slow ones
	@$(BIN)/mypy --strict >$(VENV)/types.txt 2>&1 & types=$$!; \
	PYTHONDONTWRITEBYTECODE= QD_BROWSER="$$($(BIN)/python tools/browser.py)" $(BIN)/python -m pytest \
		-m "not slow" -n logical --maxprocesses 4 --dist loadfile --no-loadscope-reorder; tests=$$?; \
	wait $$types || { cat $(VENV)/types.txt; exit 1; }; \
	exit $$tests

test-slow: browser ## Run the tests that take minutes
	@PYTHONDONTWRITEBYTECODE= QD_BROWSER="$$($(BIN)/python tools/browser.py)" $(BIN)/python -m pytest -m slow

lint: style ## Check style, types and import order
	@$(BIN)/mypy --strict

style: $(VENV)/.ready-dev
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet || { $(BIN)/ruff format --diff --quiet; exit 1; }
	@$(BIN)/lint-imports --no-logo

browser: $(VENV)/.ready-dev
	@$(BIN)/python tools/browser.py >/dev/null

lock: ## Write the lock files from pyproject.toml (UPGRADE=1 takes the newest releases)
	@echo "Resolving requirements/*.txt ..."
	@set -e; dir="$$(mktemp -d)"; trap 'rm -rf "$$dir"' EXIT; \
	$(PYTHON) -m venv "$$dir"; \
	"$$dir/bin/python" -m pip --quiet --disable-pip-version-check install uv; \
	$(MAKE) lock-files LOCK_VENV="$$dir"

.PHONY: lock-files
lock-files:
	@$(LOCK) --group build --output-file requirements/run.txt >/dev/null
	@$(LOCK) --group build --group dev --constraints requirements/run.txt \
		--output-file requirements/dev.txt >/dev/null

screenshots: $(VENV)/.ready-dev ## Take the picture of README from the running app
	@$(BIN)/python -m tools.screenshots

clean: ## Remove .venv and every cache; what the app has stored stays
	@rm -rf $(VENV) *.egg-info .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Each stamp is newer than what it was made from, so a second start has nothing to do.
$(VENV)/.ready: $(VENV)/.ready-run pyproject.toml
	@$(INSTALL_APP)
	@touch $@

$(VENV)/.ready-run: requirements/run.txt | $(VENV)/.made
	@echo "Installing what the app needs (once, a minute or two) ..."
	@$(INSTALL_LOCKED)
	@touch $@

# dev.txt holds all of run.txt, so whoever begins with the tests installs once
$(VENV)/.ready-dev: requirements/dev.txt requirements/run.txt pyproject.toml | $(VENV)/.made
	@echo "Installing what the app and its tests need (once, a minute or two) ..."
	@$(INSTALL_LOCKED)
	@$(INSTALL_APP)
	@touch $(VENV)/.ready-run $(VENV)/.ready $@

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) --version 2>&1 | head -n 1)." \
			"Name another one: make $(MAKECMDGOALS) PYTHON=/path/to/python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
		echo "$(PYTHON) cannot make a virtual environment; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@touch $@
