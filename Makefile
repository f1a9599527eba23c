# `make run` and `make test` are all that a fresh machine needs; see README.md.
PYTHON ?= python3
VENV ?= .venv
ARGS ?=

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
RUN := $(VENV)/.installed-run
DEV := $(VENV)/.installed-dev
# What the editable install was made from; its dependencies come from the locks alone.
INSTALL_FROM := pyproject.toml hatch_build.py
CATALOGUES := $(wildcard resources/locale/*/LC_MESSAGES/*.po)
COMPILED := $(CATALOGUES:.po=.mo)
OFFSCREEN := QT_QPA_PLATFORM=offscreen
# What the system must have; holds for what a target depends on, too.
NEEDS := offscreen
run: NEEDS := window

.PHONY: help run test outside check lint types house translations coverage rules turn-rules people screenshots film bench walks wheel locale lock clean

help:
	@echo "make run         open the window (ARGS='day --json' for the command line)"
	@echo "make test        run the tests (ARGS='-k name' for some)"
	@echo "make outside     drive the real window as a screen reader does (ARGS='kept' for one scenario)"
	@echo "make check       lint, format, types, import directions, translations"
	@echo "make coverage    the tests, and which lines they leave out"
	@echo "make rules       docs/rules.md, from the rules and their tests"
	@echo "make turn-rules  turn each rule round in a copy, and see its test fail (minutes)"
	@echo "make people      invented people: their advice and their screens, into build/people"
	@echo "make screenshots all tabs, both languages, light and dark, into build/screenshots"
	@echo "make film        an ordinary day in the real window, by keys and by mouse, into build/film"
	@echo "make bench       the figures of speed"
	@echo "make walks       thousands of random walks through the diary, each step checked (a quarter of an hour; WALKS=100)"
	@echo "make wheel       dist/magapp-*.whl"
	@echo "make locale      bring the translation catalogues up to the sources"
	@echo "make lock        renew the locked dependencies (takes minutes)"
	@echo "make clean       remove what was built; the diary is not touched"

run: $(RUN) $(COMPILED)
	@bash tools/preflight.sh $(NEEDS)
	@$(BIN)/python -m compileall -q src/magapp
	@$(BIN)/magapp $(ARGS)

test: $(DEV) $(COMPILED)
	@bash tools/preflight.sh $(NEEDS)
	$(OFFSCREEN) $(BIN)/python -m pytest $(ARGS)

outside: $(DEV) $(COMPILED)
	@$(BIN)/python tests/outside/run_outside.py $(ARGS)

check: lint types house translations

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEV)
	$(BIN)/mypy

house: $(DEV)
	$(BIN)/lint-imports --no-logo

translations: $(DEV)
	$(BIN)/python tools/check_locale.py

coverage: $(DEV) $(COMPILED)
	$(OFFSCREEN) $(BIN)/python -m pytest --cov --cov-report=term $(ARGS)

rules: $(DEV)
	$(BIN)/python tools/rules.py write

# One rule after the other is turned round in a copy; its own test has to fail. About ten minutes.
turn-rules: $(DEV) $(COMPILED)
	$(OFFSCREEN) $(BIN)/python tools/rules.py turn $(ARGS)

people: $(DEV) $(COMPILED)
	$(OFFSCREEN) $(BIN)/python tools/people.py build/people $(ARGS)

screenshots: $(DEV) $(COMPILED)
	$(OFFSCREEN) $(BIN)/python tools/screenshots.py build/screenshots

film: $(DEV) $(COMPILED)
	@$(BIN)/python tools/film.py build/film

bench: $(DEV) $(COMPILED)
	@$(BIN)/python -m compileall -q src/magapp
	@set -e; for script in benchmarks/bench_*.py; do echo "$$script"; $(OFFSCREEN) $(BIN)/python "$$script"; done

walks: WALKS ?= 2000
walks: $(DEV) $(COMPILED)
	@bash tools/preflight.sh $(NEEDS)
	$(OFFSCREEN) WALKS=$(WALKS) $(BIN)/python -m pytest -o faulthandler_timeout=0 tests/ui/test_random_walks.py $(ARGS)

wheel: $(DEV)
	$(BIN)/python -m build --wheel --no-isolation --outdir dist .

locale: $(DEV)
	$(BIN)/python tools/check_locale.py --update $(ARGS)
	$(BIN)/python hatch_build.py

lock:
	bash tools/lock.sh $(PYTHON)

clean:
	rm -rf build dist htmlcov .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache __pycache__ $(VENV)
	rm -f resources/locale/*/LC_MESSAGES/*.mo
	find src tests tools benchmarks -name __pycache__ -type d -exec rm -rf {} + 2> /dev/null || true

# A virtual environment whose interpreter is gone has a dangling link here, and is made again.
$(BIN)/python:
	@bash tools/preflight.sh $(NEEDS) $(PYTHON)
	$(PYTHON) -m venv $(VENV)

$(RUN): requirements.lock requirements-build.lock $(INSTALL_FROM) | $(BIN)/python
	$(PIP) install --require-hashes -r requirements.lock -r requirements-build.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# The development lock holds the other two, pinned alike.
$(DEV): requirements-dev.lock requirements.lock requirements-build.lock $(INSTALL_FROM) | $(BIN)/python
	$(PIP) install --require-hashes -r requirements-dev.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $(RUN) $@

%.mo: %.po | $(RUN)
	@$(BIN)/python hatch_build.py
