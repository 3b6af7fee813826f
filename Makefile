# Everything a person does with this project is one word here; `make` alone lists them.
# What needs more than a line lives in scripts/, one purpose a file.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run test explore install setup lint format lock words bench pictures clean

BIN := .venv/bin

help: ## this list
	@awk -F ':[^#]*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' Makefile

run: .venv/installed-run ## start the tracker: web server and scheduler, demo data, one address (Ctrl-C stops it)
	@TRACKER_DEMO=$${TRACKER_DEMO-true} exec $(BIN)/tracker run

test: .venv/installed-dev ## check everything: style, types, contracts, templates, tests on both databases, browser
	@scripts/test

explore: .venv/installed-dev ## let the property tests look for cases that nobody has tried yet
	@TRACKER_TEST_EXPLORE=yes $(BIN)/pytest --numprocesses 2 --ignore tests/browser -m hypothesis

install: .venv/installed-run ## make .venv with what the tracker needs to run

setup: .venv/installed-dev ## make .venv with all that development needs

lint: .venv/installed-dev ## the checks that run no code
	@scripts/lint

format: .venv/installed-dev ## bring Python into shape
	@scripts/format

lock: ## compile the two hash-pinned locks from pyproject.toml (ARGS=--upgrade moves the pins)
	@scripts/lock $(ARGS)

words: .venv/installed-dev ## collect the words of the interface into the catalogues
	@scripts/words

bench: .venv/installed-dev ## measure speed over 20,000 tasks beside a bare Flask hello
	@$(BIN)/python -m benchmarks $(ARGS)

pictures: .venv/installed-dev ## take the pictures of docs/pictures anew
	@TRACKER_TEST_PICTURES=docs/pictures scripts/test-browser

clean: ## remove what these commands made, except the data in instance/
	@rm -rf .venv .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# A venv whose Python has gone is a dangling link, which make takes for a missing file.
$(BIN)/python:
	@scripts/make-venv

.venv/installed-run: requirements.lock pyproject.toml scripts/install | $(BIN)/python
	@scripts/install requirements.lock
	@touch $@

# The development lock holds the other one whole.
.venv/installed-dev: requirements-dev.lock pyproject.toml scripts/install | $(BIN)/python
	@scripts/install requirements-dev.lock
	@touch .venv/installed-run $@
