# What a person or a build server types. Every target does its own set-up; `make help` lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run test lint format bundle bench screenshots papers kill-test messages lock clean

BIN := .venv/bin
OUT ?= out
ROUNDS ?= 200
WORKERS ?= 2

help: ## this list
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 22

run: ## open the window; with no display, a day's main job into out/
	@.ci/setup run
	@if [[ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]]; then exec $(BIN)/regulars $(ARGS); \
	else QT_QPA_PLATFORM=offscreen QT_LOGGING_RULES=default.warning=false exec $(BIN)/regulars day --out $(OUT); fi

test: ## the whole test suite, on two cores
	@.ci/setup test
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m "not slow" $(ARGS)

lint: ## ruff and mypy, nothing changed
	@.ci/setup test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: ## ruff's formatter and its safe repairs
	@.ci/setup test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bundle: ## the program as one folder in dist/, started and tried
	@.ci/setup bundle
	$(BIN)/pyinstaller --noconfirm --log-level WARN build.spec
	$(BIN)/python -m pytest -m slow tests/test_bundle.py

bench: ## speed beside the bare parts; ARGS="…" goes to the bench
	@.ci/setup run
	$(BIN)/python -m bench $(ARGS)

papers: ## every paper, size and language as PDF and as contact sheets, into out/papers
	@.ci/setup test
	$(BIN)/python -m bench.paper_sheets --out $(OUT)/papers
	$(BIN)/python -m bench.receipt_sheets --out $(OUT)/papers
	$(BIN)/python -m bench.text_sheets --out $(OUT)/papers
	$(BIN)/python -m bench.card_sheets --out $(OUT)/papers
	$(BIN)/python -m bench.label_pages --out $(OUT)/papers

kill-test: ## kill the program ROUNDS times while it sells, 40 times while it writes letters
	@.ci/setup run
	$(BIN)/python -m bench.kill --rounds $(ROUNDS)
	$(BIN)/python -m bench.kill_mail

screenshots: ## every page, language, theme and size as a picture
	@.ci/setup test
	$(BIN)/python -m bench.screenshots --out $(OUT)/screenshots

messages: ## collect the sentences to translate, update and compile the catalogues
	@.ci/setup run
	$(BIN)/python .ci/messages.py update
	$(BIN)/python .ci/messages.py compile

lock: ## pin all libraries anew, with hashes
	@.ci/setup run
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --upgrade --extra dev --generate-hashes --allow-unsafe \
		--strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --output-file requirements.lock pyproject.toml

clean: ## everything made here, the environment too
	rm -rf .venv build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage
	rm -f resources/locale/*/LC_MESSAGES/*.mo
	find app tests bench -name __pycache__ -type d -prune -exec rm -rf {} +
