# One command for each thing to do; `make` alone lists them. The longer steps are scripts in tools/.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

VENV ?= .venv
BIN := $(VENV)/bin
SHARED ?= $(or $(VANBAN_SHARED),../shared)
# Worn copies of the gold documents and the readings of all of them, kept between runs of calibrate.
WORN ?= build/worn
READINGS ?= build/readings
SOURCES := config pipeline extractors index $(wildcard web) cli.py
# What extraction is measured beside; nothing of vanban is in it.
EYECITE := $(VENV)/eyecite
# What reading is measured beside, likewise; BENCH_OCR passes options (--every 2, --variants skew30 real, --alone).
OCRMYPDF := $(VENV)/ocrmypdf
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input

.PHONY: help demo test check format lock samples picture ocr-faults score bench-extract bench-ocr bench-search bench-graph bench-layer calibrate gains clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

demo: $(VENV)/.run  ## set everything up, read the samples, search, show what cites what
	@BIN=$(abspath $(BIN)) tools/demo.sh

test: $(VENV)/.tests check  ## check, then all tests on real components
	$(BIN)/python -m pytest

check: $(VENV)/.dev  ## lint, format, types, layers, documentation; changes nothing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy $(SOURCES) tools tests
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m pytest -q tests/test_docs.py

format: $(VENV)/.dev  ## put the code into its form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(VENV)/.dev  ## solve the requirements anew into the lock files
	BIN=$(BIN) tools/lock.sh

samples: $(VENV)/.dev  ## make samples/ anew from tools/samples/texts
	tools/system.sh run make-samples
	$(BIN)/python -m tools.samples.make

picture: $(VENV)/.dev  ## make docs/session.svg and docs/net.svg anew from real commands
	$(BIN)/python -m tools.session_picture

score: $(VENV)/.dev  ## score the fields against the gold records, where they are at hand
	@if [ -d "$(SHARED)/gold" ]; then \
	  $(BIN)/python $(SHARED)/tools/score.py $(SHARED)/gold --cmd "$(abspath $(BIN))/vanban extract --format json"; \
	else echo "no gold records at $(SHARED) (set VANBAN_SHARED)"; fi

bench-extract: $(VENV)/.run $(EYECITE)/.ready  ## speed of extraction, beside eyecite in a virtual environment of its own
	$(BIN)/python -m tools.bench_extract --eyecite $(EYECITE)/bin/python

ocr-faults: $(VENV)/.dev  ## a page with each fault, before and after, for docs/ocr.md
	@$(BIN)/python -m tools.ocr_faults

bench-layer: $(VENV)/.dev  ## speed of born-digital pages, beside pdfplumber
	@$(BIN)/python -m tools.bench_layer --shared "$(SHARED)"

bench-ocr: $(VENV)/.dev $(OCRMYPDF)/.ready  ## worn pages and real scans read, beside pytesseract and OCRmyPDF (about an hour); BENCH_OCR=options
	@if [ -d "$(SHARED)/seeds" ]; then \
	  $(BIN)/python -m tools.bench_ocr $(SHARED) --ocrmypdf $(OCRMYPDF)/bin/ocrmypdf $(BENCH_OCR); \
	else echo "no pages at $(SHARED) (set VANBAN_SHARED)"; fi

bench-search: $(VENV)/.dev  ## made archives searched, beside FTS5 and plain Elasticsearch (about half an hour); BENCH_SEARCH=options
	$(BIN)/python -m tools.bench_search $(BENCH_SEARCH)

bench-graph: $(VENV)/.dev  ## questions to made nets of citations, beside networkx and plain SQL (a quarter of an hour); BENCH_GRAPH=options
	$(BIN)/python -m tools.bench_graph $(BENCH_GRAPH)

calibrate: $(VENV)/.dev  ## fit the confidences anew on the gold records, where they are at hand; WORN, READINGS keep copies
	@if [ -d "$(SHARED)/gold" ]; then \
	  $(BIN)/python -m tools.calibrate $(SHARED) --worn $(WORN) --readings $(READINGS) $(CALIBRATE); \
	else echo "no gold records at $(SHARED) (set VANBAN_SHARED)"; fi

gains: $(VENV)/.dev  ## what a change of rules won and lost against BASE=rev (default: where the branch left main), and its speed
	@VANBAN_SHARED="$(SHARED)" $(BIN)/python -m tools.gains $(BASE) $(GAINS)

clean:  ## remove what make and the tests made, the virtual environment too
	rm -rf $(VENV) build dist demo *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# ---- stamps: what is already done is not done again ----

$(VENV)/bin/python:
	@tools/system.sh python
	@"$$(tools/python.sh)" -m venv $(VENV)

$(VENV)/.run: requirements.lock setup.cfg pyproject.toml tools/system.sh | $(VENV)/bin/python
	@tools/system.sh run
	@echo "Installing Python packages from requirements.lock into $(VENV)/ (a minute or two) ..."
	@$(PIP) install --quiet --require-hashes -r requirements.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation --config-settings editable_mode=compat -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	@echo "Installing tools for tests and checks from requirements-dev.lock ..."
	@$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/.tests: tools/system.sh $(VENV)/.dev
	@tools/system.sh run test
	@touch $@

$(OCRMYPDF)/.ready: tools/bench_ocr/requirements-ocrmypdf.txt | $(VENV)/bin/python
	@tools/system.sh run bench
	@echo "Installing OCRmyPDF into $(OCRMYPDF)/ ..."
	@"$$(tools/python.sh)" -m venv $(OCRMYPDF)
	@$(OCRMYPDF)/bin/python -m pip --disable-pip-version-check --no-input install --quiet -r $<
	@touch $@

$(EYECITE)/.ready: tools/bench/requirements-eyecite.txt | $(VENV)/bin/python
	@echo "Installing eyecite into $(EYECITE)/ ..."
	@"$$(tools/python.sh)" -m venv $(EYECITE)
	@$(EYECITE)/bin/python -m pip --disable-pip-version-check --no-input install --quiet -r $<
	@touch $@
