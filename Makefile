# make demo   runs the village case from start to report
# make test   lint, types, layers and the test suite
# make tables   writes the tables of docs/odd.md, and docs/limits.md, anew from the declarations
# make guide    the numbers of the trainer's guide, and the parts of it that are made, anew (docs/workshop; about half a minute)
# make sensitivity   which parameters matter, anew (docs/sensitivity.*; about 8 minutes on one core)
# make parameters    what breaks without each parameter, anew (docs/evidence/parameters.*; about 25 minutes on one core, goes on where stopped)
# make identifiability   what a survey can tell of each parameter, anew (docs/evidence/identifiability.*; about 8 minutes on two cores)
# make docking     what is diverted under monitoring beside a published model, anew (in docs/evidence/docking.*; half a minute)
# make bench       every figure of speed and memory, anew (docs/performance.md; about 12 minutes on two quiet cores)
# make test-slow   the tests that take minutes;   make test-all   the suite on every Python that is installed
PYTHON ?= $(shell for p in python3.12 python3.13 python3.11 python3 python; do if $$p -c 'import sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then echo $$p; break; fi; done)
VENV := .venv
BIN := $(VENV)/bin
DEPENDENCIES := pyproject.toml hatch_build.py

.PHONY: demo guide sensitivity parameters identifiability docking bench test check test-slow test-all format tables clean

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed; set it with: make PYTHON=/path/to/python3.12 ..."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/.package: $(BIN)/python $(DEPENDENCIES)
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.tests: $(VENV)/.package
	$(BIN)/python -m pip install --quiet --group test
	@touch $@

demo: $(VENV)/.package
	$(BIN)/partnership-sim run experiments/air_bersih --out results/air_bersih/demo --force
	@echo "Open results/air_bersih/demo/report.html in a browser."

sensitivity: $(VENV)/.tests
	$(BIN)/python experiments/sensitivity/screen.py

parameters: $(VENV)/.tests
	$(BIN)/python experiments/parameters/without.py

identifiability: $(VENV)/.package
	$(BIN)/python experiments/identifiability/identifiability.py

docking: $(VENV)/.package
	$(BIN)/python experiments/docking/leakage.py

bench: $(VENV)/.tests
	$(BIN)/python -m benchmarks

check: $(VENV)/.tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

test: check
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not slow"

test-slow: $(VENV)/.tests
	$(BIN)/python -m pytest -m slow

# An interpreter counts only if it runs; what is skipped is said.
test-all: test
	@for version in 3.11 3.12 3.13; do sh tests/on_python.sh $$version || exit 1; done

format: $(VENV)/.tests
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

tables: $(VENV)/.package
	$(BIN)/python -m partnership_sim.catalogue docs/odd.md
	$(BIN)/python -m partnership_sim.report.limits docs

guide: $(VENV)/.tests
	$(BIN)/python experiments/teaching/lessons.py

clean:
	rm -rf $(VENV) .venvs build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
