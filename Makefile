# Everything is done by `python3 -m casearchive.prepare`, which also works where there is no make.
# Another Python: make run PYTHON=python3.12. Another place for the virtual environment: make run VENV=/some/directory

PYTHON ?= python3
PREPARE = $(PYTHON) -m casearchive.prepare

.PHONY: run test bench editor check fix lock help
.DEFAULT_GOAL := help

run:  ## Start the archive at http://127.0.0.1:8000 (PORT=8001, HOST=0.0.0.0 change that)
	@$(PREPARE) run $(ARGS)

test:  ## Run the tests (ARGS="-k search" goes to pytest)
	@$(PREPARE) test $(ARGS)

bench:  ## Measure search beside other engines (ARGS="--size 10k,100k")
	@$(PREPARE) bench tests.benchmarks.searching $(ARGS)

editor:  ## Make an editor's account, or give one a new password (ARGS="--role reviewer"; ARGS=--chief for all rights)
	@$(PREPARE) editor $(ARGS)

check:  ## Lint, format, types, migrations, deployment settings
	@$(PREPARE) check

fix:  ## Mend what lint and format can mend by themselves
	@$(PREPARE) fix

LOCK = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header pyproject.toml
lock:  ## For developers: write the requirements files anew from pyproject.toml (needs uv)
	@command -v uv >/dev/null || { echo "make lock needs uv, which is not installed: pip install uv"; exit 1; }
	$(LOCK) --output-file requirements.txt
	$(LOCK) --extra local --constraints requirements.txt --output-file requirements-local.txt
	$(LOCK) --extra local --extra dev --constraints requirements-local.txt --output-file requirements-dev.txt
	$(LOCK) --extra local --extra dev --extra bench --constraints requirements-dev.txt --output-file requirements-bench.txt

help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile
