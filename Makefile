# Needs Python 3.10 or later and make; everything else is set up here, inside the checkout.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := .demo-venv
DOCUMENTS := README.md CONTRIBUTING.md CHANGELOG.md SECURITY.md docs
CAPTURE := docs/pages.warc.gz
export FILE ?=

.PHONY: help demo test lint types contracts unit documents capture format readme bench clean

help:  ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 12

$(DEMO)/.done: setup.cfg setup.py pyproject.toml sources.yaml $(shell find auditor -name '*.py' -o -name '*.json' -o -path '*/html/*')
	$(PYTHON) -m venv $(DEMO)
	$(DEMO)/bin/python -m pip install --quiet --disable-pip-version-check .
	@touch $@

$(VENV)/.done: setup.cfg setup.py pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(DEMO)/.done  ## audit the example offline, or your own: make demo FILE=answer.txt
ifeq ($(FILE),)
	@$(DEMO)/bin/auditor check examples/answer.txt --replay examples/answer.warc.gz --fail-on never
else
	@$(DEMO)/bin/auditor check --fail-on never -- "$$FILE"
endif

test: lint types contracts documents unit  ## everything that has to pass: lint, types, contracts, documents, tests

lint: $(VENV)/.done  ## style and likely mistakes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.done  ## mypy, strict
	$(BIN)/mypy

contracts: $(VENV)/.done  ## who may import whom
	$(BIN)/lint-imports --config setup.cfg

unit: $(VENV)/.done  ## the test suite
	$(BIN)/pytest

documents: $(VENV)/.done  ## our own documents, audited without a network: from the capture, where there is one
	$(BIN)/auditor ci $(DOCUMENTS) $(if $(wildcard $(CAPTURE)),--replay $(CAPTURE),--offline)

capture: $(VENV)/.done  ## ask the web for the pages that our documents cite, and keep them for "documents"
	$(BIN)/auditor ci $(DOCUMENTS) --record $(CAPTURE).new
	mv $(CAPTURE).new $(CAPTURE)

format: $(VENV)/.done  ## put the code into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

readme: $(VENV)/.done  ## rewrite the parts of the README that the program prints
	$(BIN)/python -m tests.readme

bench: $(VENV)/.done  ## the figures of the README that need no labelled data
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/check.py
	$(BIN)/python benchmarks/pages.py
	$(BIN)/python benchmarks/judge.py
	$(BIN)/python -m benchmarks.contrast
	$(BIN)/python benchmarks/parse.py
	$(BIN)/python -m benchmarks.cache
	$(BIN)/python -m benchmarks.kill
	$(BIN)/python -m benchmarks.link_status
	$(BIN)/python -m benchmarks.html_report
	$(BIN)/python -m benchmarks.throughput
	$(BIN)/python -m benchmarks.thread_read

clean:  ## remove what the targets above made
	rm -rf $(VENV) $(DEMO) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache
