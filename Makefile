# Needs Python 3.11 or later and make; everything else goes into .venv.
# Another Python: make test PYTHON=python3.13

PYTHON ?= $(or $(firstword $(foreach name,python3 python3.13 python3.12 python3.11,\
	$(shell $(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $(name)))),python3)
CONFIG ?= config.toml
# Only errors: a lock needs no advice. pip's own version plays no part here either.
PIP := .venv/bin/python -m pip --disable-pip-version-check -qq
SOURCES := $(wildcard routing adapters bot benchmarks tests)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | awk -F '\t' '{ printf "  make %-11s %s\n", $$1, $$2 }'

.PHONY: demo
demo: .venv/runtime.stamp ## See Wijkbot at work in this terminal, on an invented municipality
	@.venv/bin/wijkbot demo

.PHONY: demo-matrix
demo-matrix: .venv/dev.stamp ## See it on a Matrix server of its own, with any client
	@.venv/bin/python -m tests.matrix.demo

.PHONY: run
run: .venv/runtime.stamp ## Run the bot: make run CONFIG=config.toml
	@.venv/bin/wijkbot run --config "$(CONFIG)"

.PHONY: test
test: .venv/dev.stamp ## Run the tests
	@.venv/bin/python -m pytest -n auto -m "not long"

.PHONY: test-long
test-long: .venv/dev.stamp ## Kill real processes everywhere, and let random people do random things
	@.venv/bin/python -m pytest -n auto -m long

.PHONY: shapes
shapes: .venv/dev.stamp ## Hold the stand-in for Slack against more of Slack's shapes: make shapes DATA=PATH
	@.venv/bin/python -m tests.slack.shapes "$(DATA)"

.PHONY: benchmark
benchmark: .venv/benchmark.stamp ## Measure routing beside its rivals, some twenty minutes: make benchmark ARGS="--no-scale"
	@.venv/bin/python benchmarks/routing.py $(ARGS)

.PHONY: lint
lint: .venv/dev.stamp ## Check style, types and which package may import which
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy $(SOURCES)
	.venv/bin/lint-imports

.PHONY: texts
texts: .venv/dev.stamp ## Bring the Dutch texts in step with the code, and list what is missing
	@.venv/bin/python -m bot.locale

.PHONY: docs
docs: .venv/dev.stamp ## Write docs/commands.md anew: every act, and who may do it
	@.venv/bin/python -m bot.docs

.PHONY: setup
setup: .venv/dev.stamp ## Install everything for work on Wijkbot in .venv

.PHONY: lock
lock: .venv/bin/python ## Lock versions anew after a change of pyproject.toml (all newer: make lock UPGRADE=--upgrade)
	@$(PIP) install uv
	@$(LOCK) --output-file requirements.lock
	@$(LOCK) --group dev --constraint requirements.lock --output-file requirements-dev.lock
	@$(LOCK) --group benchmark --constraint requirements-dev.lock --output-file requirements-benchmark.lock

# Universal: one file holds for each Python from 3.11 on, on Linux and on macOS, so a line may have
# a marker. Hashes: what is installed is what was locked, from whichever index it comes.
LOCK := .venv/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' $(UPGRADE)

.PHONY: clean
clean: ## Remove .venv and everything else that was made
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Wijkbot needs Python 3.11 or later; $(PYTHON) is $$($(PYTHON) --version 2>&1 || true)." >&2; \
		echo "Install a newer one, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
		echo "Python cannot make a virtual environment; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }

.venv/runtime.stamp: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Installing Wijkbot in .venv: once, about a minute."
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --editable .
	@touch $@

# What development needs holds what running needs, in the same versions.
.venv/dev.stamp: requirements-dev.lock requirements.lock pyproject.toml | .venv/bin/python
	@echo "Installing Wijkbot and its development tools in .venv: once, about a minute."
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@$(PIP) install --no-deps --editable .
	@touch .venv/runtime.stamp $@

# Beside the development tools, in the same versions of what both need.
.venv/benchmark.stamp: requirements-benchmark.lock .venv/dev.stamp
	@echo "Installing what routing is measured against in .venv."
	@$(PIP) install --require-hashes -r requirements-benchmark.lock
	@touch $@
