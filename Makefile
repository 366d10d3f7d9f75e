# To use:
# make demo    read the example article, then follow a claim of it across outlets
# make serve   the example articles of several outlets in the web reader, in your browser
# make install the command with all it can do, as .venv/bin/musnad
# make compiled a wheel that reads in little more than half the time, in dist/; needs a C compiler, takes minutes
#
# To change:
# make test    lint, types and tests
# make lint    lint and types alone
# make quick   the tests of the grammar, in seconds
# make profile where the time of reading goes, function by function
# make bench   accuracy against its floors; speed, beside spaCy's tokeniser; memory
# make cluster  an archive by a Spark cluster on this machine and without: the times, and the same rows
# make snapshot  freeze how 1,000 real articles are read now, without their words
# make compare   what is read in another way since, each difference in its sentence
# make mutate  conditions of the grammar dropped at random: which ones the tests miss
# make fuzz    inputs that nobody would write, a minute for each format: what fails on them
# make licences  what Musnad brings with it, and under which licences
# make sbom    the same as a bill of materials (CycloneDX), in dist/musnad.cdx.json
# make cover   which lines and branches of the grammar its tests come to
# make docs    the documentation as a site, in site/
# make schema  write docs/schema.json and docs/explanation.json again from the types
# make screenshots  pictures of the web reader, in docs/screenshots
# make messages  bring the catalogues of messages up to date with the code
# make clean   take away what these have made

PYTHON ?= python3
BIN := .venv/bin
EXAMPLE := examples/article.txt
DEMO := .venv/demo.db
define MAKE_DEMO
@rm -f $(DEMO) $(DEMO)-*
$(BIN)/musnad ingest --link --ledger $(DEMO) examples/outlets.jsonl
endef
SHARED := ../shared
# A ledger of SaudiNewsNet that was linked, for the web reader under load; made in minutes by
# musnad ingest --link
LINKED := ../saudinewsnet.db

.DEFAULT_GOAL := help
.PHONY: help demo serve install compiled test lint quick profile bench cluster snapshot compare mutate fuzz licences sbom cover docs schema screenshots messages clean

help:
	@sed -n '/^[^#]/q; s/^# \{0,1\}//p' Makefile

install: .venv/.all

demo: .venv/.run
	$(BIN)/musnad read $(EXAMPLE)
	$(MAKE_DEMO)
	$(BIN)/musnad stories --ledger $(DEMO)
	$(BIN)/musnad claim --ledger $(DEMO) "$$($(BIN)/musnad claims --ledger $(DEMO) --limit 1 --json | \
	  sed 's/.*"id":"\([^"]*\)".*/\1/')"
	$(BIN)/musnad trace --ledger $(DEMO) "تشققات ظهرت في جسم السد"

serve: .venv/.serve
	$(MAKE_DEMO)
	$(BIN)/musnad serve $(DEMO)

compiled: .venv/.dev
	rm -rf build/compiled dist/musnad-*
	HATCH_BUILD_HOOK_ENABLE_MYPYC=true $(BIN)/python -m build --wheel --outdir dist
	$(BIN)/pip install --quiet --no-deps --target build/compiled dist/musnad-*.whl
	PYTHONPATH=build/compiled $(BIN)/musnad --version | grep -F '(compiled)'
	$(BIN)/python benchmarks/compiled.py build/compiled $(SHARED)
	PYTHONPATH=build/compiled $(BIN)/pytest --numprocesses=auto --dist=loadscope \
	  -m "not cluster and not inside and not window" --ignore tests/page --ignore tests/spark

# The many processes that tests start need not compile all code anew, each for itself.
test quick: export PYTHONDONTWRITEBYTECODE :=

test: lint
	$(BIN)/pytest --numprocesses=auto --dist=loadscope -m "not cluster"

lint: export MYPY_NUM_WORKERS := auto
lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff check --select C901 --config 'lint.mccabe.max-complexity=12' musnad/attribution
	$(BIN)/ruff format --check .
	$(BIN)/mypy

quick: .venv/.dev
	$(BIN)/pytest -m "not slow" tests/attribution tests/lexicon tests/text

profile: .venv/.run
	$(BIN)/python -m cProfile -o .venv/.profile -m musnad.cli read --json tests/gold/articles.jsonl \
	  > .venv/.profiled
	printf 'sort tottime\nstats 40\n' | $(BIN)/python -m pstats .venv/.profile

bench: .venv/.bench
	$(BIN)/python benchmarks/gate.py tests/gold
	if [ -e $(SHARED)/gold/dev.gold.jsonl ]; then $(BIN)/python benchmarks/gate.py $(SHARED)/gold; fi
	$(BIN)/python benchmarks/varied.py
	$(BIN)/python benchmarks/linear.py
	$(BIN)/python benchmarks/speed.py $(SHARED)
	if command -v cc > /dev/null; then $(MAKE) compiled; fi
	if [ -e build/compiled ]; then PYTHONPATH=build/compiled $(BIN)/python benchmarks/speed.py $(SHARED) --speed; fi
	$(BIN)/python benchmarks/stories.py --shared $(SHARED)
	$(BIN)/python benchmarks/claims.py $(SHARED)
	$(BIN)/python benchmarks/ingest.py $(SHARED)
	$(BIN)/python benchmarks/growth.py $(SHARED) --articles 65000
	if [ -e "$(LINKED)" ]; then $(BIN)/python benchmarks/serve.py "$(LINKED)" $(SHARED); fi

cluster: .venv/.spark
	$(BIN)/python benchmarks/spark.py $(SHARED) --kill

snapshot: .venv/.run
	$(BIN)/python benchmarks/snapshot.py write $(SHARED)

compare: .venv/.run
	@if [ -e $(SHARED)/data ]; then $(BIN)/python benchmarks/snapshot.py compare $(SHARED); \
	  else echo "The articles are not here: make compare SHARED=FOLDER" >&2; fi

mutate: .venv/.dev
	$(BIN)/python benchmarks/mutate.py

fuzz: .venv/.dev .venv/.fuzz
	nice $(BIN)/python benchmarks/fuzz.py

licences: .venv/.dev
	$(BIN)/python tools/licences.py

# Of an environment that has nothing but what users install.
sbom: .venv/.sbom
	$(BIN)/python -m venv --clear --without-pip build/sbom
	HATCH_BUILD_HOOK_ENABLE_MYPYC=false $(BIN)/pip --python build/sbom/bin/python install --quiet '.[all]'
	mkdir -p dist
	$(BIN)/cyclonedx-py environment --pyproject pyproject.toml --mc-type library \
	  --output-reproducible --output-file dist/musnad.cdx.json build/sbom/bin/python

cover: .venv/.dev
	$(BIN)/coverage run --branch --source=musnad/attribution --data-file=.venv/.coverage \
	  -m pytest -q tests/attribution
	$(BIN)/coverage report --data-file=.venv/.coverage --show-missing --skip-covered

docs: .venv/.docs
	$(BIN)/mkdocs build --strict

schema: .venv/.run
	$(BIN)/musnad schema > docs/schema.json
	$(BIN)/musnad schema --of explanation > docs/explanation.json

screenshots: .venv/.dev
	$(BIN)/python tools/screenshots.py

messages: .venv/.dev
	$(BIN)/python tools/po_files.py

clean:
	rm -rf .venv build dist site .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Musnad needs Python 3.11 or newer; set PYTHON=python3.x" >&2; exit 1; }
	$(PYTHON) -m venv .venv

# One stamp for each set of dependencies, made anew when pyproject.toml changes.
.venv/.run: pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --editable .
	@touch $@

.venv/.%: pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --editable '.[$*]'
	@touch $@
