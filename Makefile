# make run, make test, make bench, make wheel: each sets up what it needs. Python 3.11 or later is all that must be there.

PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3.14 python3; do \
	if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$name; break; fi; done)
BIN := .venv/bin
READY := .venv/.ready
OUT ?= outputs/corpus
WORKERS ?= 2
CLEANING := benchmarks/cleaning/.venv

.PHONY: run test lint bench bench-cleaning wheel docs screenshots clean mutation
.DELETE_ON_ERROR:

run: $(READY)
	$(BIN)/councilscope run corpus --out $(OUT) --workers $(WORKERS)

test: lint
	$(BIN)/python -m pytest --numprocesses 2

# turns each rule on councils and ratings off and looks for a test line that fails without it
mutation: $(READY)
	$(BIN)/python -m pytest -m mutation tests/matching/test_rules_are_needed.py

lint: $(READY)
	$(BIN)/ruff check pipeline tests benchmarks
	$(BIN)/ruff format --check pipeline tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	$(BIN)/python benchmarks/throughput/measure.py

# BENCH_MIRROR names the folder with the clones of the open data; the peers have an environment of their own.
bench-cleaning: $(CLEANING)/.ready
	$(CLEANING)/bin/python benchmarks/cleaning/measure.py $(ARGS)

wheel: $(READY)
	$(BIN)/python -m build --wheel --no-isolation --outdir dist

# The pages of docs/ that the program writes, and the site. The report's pictures need a Chromium.
docs: $(READY)
	$(BIN)/councilscope schema --columns > docs/columns.md
	{ echo '# Every field, on one article'; echo; echo '```text'; cat docs/examples/article.txt; echo '```'; echo; \
	  $(BIN)/councilscope show docs/examples/article.txt --fields --model none; } > docs/fields.md
	$(BIN)/mkdocs build --strict

screenshots: $(READY)
	mkdir -p docs/images
	COUNCILSCOPE_SCREENSHOTS=1 $(BIN)/python -m pytest tests/browser/test_screenshots.py

clean:
	rm -rf .venv $(CLEANING) build dist

# Everything is pinned by hash in requirements.lock; the package itself is installed in place, so edits count at once.
# It is compiled here, as pip does with a wheel: where Python may write no bytecode, each worker would do it anew.
$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Councilscope needs Python 3.11 or later; none was found." >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q pipeline
	@touch $@

$(CLEANING)/.ready: requirements.lock benchmarks/cleaning/peers.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Councilscope needs Python 3.11 or later; none was found." >&2; exit 1; }
	test -x $(CLEANING)/bin/python || $(PYTHON) -m venv $(CLEANING)
	$(CLEANING)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(CLEANING)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --requirement benchmarks/cleaning/peers.lock
	$(CLEANING)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
