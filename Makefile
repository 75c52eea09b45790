# make run     opens PartnerDesk on a copy of a worked example
# make test    everything a change must pass
# make search  looks for what the tests have not met: new random cases, many more of them, and another order
# make lock    picks versions anew and writes the lock files
# make clean   removes what the commands above have made
#
# PYTHON=/path/to/python chooses the interpreter, PYTEST_ARGS adds to the tests' command line.

BIN := .venv/bin
PYTEST_ARGS ?=
PYTEST := $(BIN)/python -m pytest -n 2 --dist loadgroup --max-worker-restart 0
LOCK := .venv-tools/bin/uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 \
        --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links

.PHONY: help run test search lock clean

help:
	@sed -n 's/^# \(.*\)/\1/p' Makefile

run:
	@PYTHON='$(PYTHON)' .ci/prepare run
	@$(BIN)/python -m partnerdesk --example

test:
	@PYTHON='$(PYTHON)' .ci/prepare test
	$(BIN)/python -m ruff check
	$(BIN)/python -m ruff format --check
	$(BIN)/python -m mypy
	$(BIN)/lint-imports --no-logo
	$(PYTEST) --randomly-seed=1 $(PYTEST_ARGS)

search:
	@PYTHON='$(PYTHON)' .ci/prepare test
	PARTNERDESK_CASES=search $(PYTEST) $(PYTEST_ARGS)

lock: .venv-tools/bin/uv
	$(LOCK) --output-file .ci/requirements.lock
	$(LOCK) --extra dev --constraint .ci/requirements.lock --output-file .ci/requirements-dev.lock
	@if grep -n '://' .ci/*.lock; then echo 'A lock file must not name where its packages come from.'; exit 1; fi

.venv-tools/bin/uv:
	$(or $(PYTHON),python3) -m venv .venv-tools
	.venv-tools/bin/python -m pip install --quiet uv

clean:
	rm -rf .venv .venv-tools build dist htmlcov .coverage .coverage.* .benchmarks .hypothesis
	rm -rf .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find partnerdesk ui tests -name __pycache__ -type d -prune -exec rm -rf {} +
