# Everything happens in .venv/ inside this folder. Windows: the README has the same as plain pip lines.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CORE := $(VENV)/.core
ALL := $(VENV)/.all

# the French that the program speaks, compiled anew when a git pull brought another
WORDS := $(VENV)/.words
CATALOGUES := $(wildcard qualcode/wording/locale/*/LC_MESSAGES/*.po)

.PHONY: demo app install test tests check catalogues clean

demo: $(CORE) $(WORDS)  ## new study from the shipped corpus, from transcripts to Word
	$(BIN)/qualcode demo

app: $(CORE) $(WORDS)  ## open the app in the browser
	$(BIN)/qualcode app

install: $(CORE) $(WORDS)  ## creates .venv/bin/qualcode; after a git pull, brings it up to date

test: $(ALL) $(WORDS)  ## every check and every test
	$(MAKE) -j 2 check tests

tests: $(ALL) $(WORDS)
	$(BIN)/python -m pytest -n 2 --dist loadfile $(TESTFLAGS)

check: $(ALL)  ## style, types, floors, catalogues
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/catalogues.py --check

catalogues: $(ALL)  ## new messages into the catalogues, and compile them
	$(BIN)/python tools/catalogues.py

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(CORE): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

# twenty thousand files, of which the tests read a part: what is imported is compiled then
$(ALL): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --no-compile --editable ".[nlp,topics,cluster,dev]"
	touch $@ $(CORE)

$(WORDS): $(CATALOGUES) $(CORE)
	$(BIN)/python tools/catalogues.py --compile
	touch $@

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache
