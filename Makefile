# Every target but help, lite, browser and clean makes .venv first, with one of these Pythons (make PYTHON=python3.12 test:
# with that one), and all but test-oldest and test-newest run in it. lite makes an environment of its own in the same way.
PYTHONS = $(or $(PYTHON),python3 python3.15 python3.14 python3.13 python3.12 python3.11 python)

BIN = $(if $(filter Windows_NT,$(OS)),.venv/Scripts,.venv/bin)
# Written when the packages of the course are installed, and when those of the tests are.
STAMP = .venv/locked
TESTED = $(STAMP)-test
SITE = .venv/site
PIP = $(BIN)/python -m pip --disable-pip-version-check --quiet
# nbgrader calls jupyter and alembic by name.
IN_VENV = export PATH="$$PWD/$(BIN):$$PATH";

.PHONY: help lab quick test test-oldest test-newest lint coverage answers browser notebooks bench bench-grading bench-compare site bundle lite lock clean

help: ## Print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

# The lesson as the page to open, since a file as the argument would make its folder the server's.
lab: $(STAMP) ## Open lesson 1 in JupyterLab (LAB_ARGS="..." adds arguments)
	$(IN_VENV) jupyter lab $(LAB_ARGS) \
	    --LabApp.default_url=lab/tree/notebooks/1-forward-pass/forward_pass.ipynb

quick: $(TESTED) ## After every change, in a minute: layout, network, figures, lesson 1, changed exercises
	$(IN_VENV) ruff check --quiet && ruff format --quiet --check && python -m pytest --quick --quiet \
	    tests/network/test_network.py tests/network/test_gradients.py tests/course/test_figures.py \
	    tests/course/test_notebooks.py tests/checks/test_answers.py solutions/1-forward-pass

test: lint $(SITE) ## Run every test and re-execute every lesson (PYTEST_ARGS="..." adds arguments)
	$(IN_VENV) python -m pytest $(PYTEST_ARGS)

# In environments of their own. The oldest ones are those that pyproject.toml names; what these
# need in turn is new. Layout and types are checked with the locked versions alone.
OTHER_BIN = $(BIN:.venv/%=build/$@/%)
test-oldest: ## Run every test with the oldest packages that pyproject.toml allows, on Python 3.11
test-newest: ## Run every test with the newest packages
test-oldest test-newest: $(STAMP)
	$(PIP) install uv
	$(BIN)/python -m uv venv --quiet --clear --seed --python $(if $(filter test-oldest,$@),3.11,$(BIN)/python) build/$@
	$(BIN)/python -m uv pip install --quiet --python build/$@ --group build \
	    --resolution $(if $(filter test-oldest,$@),lowest-direct,highest) \
	    --editable ".[course,test,site]" --editable "./grading[cluster,test]"
	export PATH="$$PWD/$(OTHER_BIN):$$PATH"; python -m pytest $(PYTEST_ARGS)

lint: $(TESTED) ## Check layout (ruff) and types (mypy)
	$(IN_VENV) ruff check --quiet && ruff format --quiet --check && mypy

coverage: $(TESTED) ## Measure which branches of xorlib and the grader the tests cover, at least 95% of each
	rm -rf build/coverage
	mkdir -p build/coverage
	$(IN_VENV) python -m coverage run -m pytest --quiet --ignore=tests/checks/test_mutants.py \
	    tests/network tests/course tests/checks tests/pages/test_widgets.py grading/tests
	$(IN_VENV) python -m coverage combine --quiet
	$(IN_VENV) python -m coverage report --include="xorlib/*" && python -m coverage report --include="grading/*"

answers: $(TESTED) ## Judge the bank of answers, export it as JSON Lines, and print how often the checks are right
	$(IN_VENV) python tests/checks/export_answers.py

# Debian's package. Ubuntu has none that runs without snapd; there and elsewhere an installed Chrome or Chromium will do.
browser: ## Install Chromium for the browser tests (Debian, as root); without one they are skipped
	apt-get update --quiet
	DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends chromium

# Stored metadata is what grading and the editor need, so that executing again changes nothing.
notebooks: $(STAMP) ## Execute solutions/ in place and generate notebooks/ from it
	$(IN_VENV) jupyter nbconvert --to notebook --inplace --execute \
	    --ExecutePreprocessor.record_timing=False --CoalesceStreamsPreprocessor.enabled=True \
	    --NotebookExporter.preprocessors=nbconvert.preprocessors.CoalesceStreamsPreprocessor \
	    --ClearMetadataPreprocessor.enabled=True \
	    --ClearMetadataPreprocessor.preserve_nb_metadata_mask="{'kernelspec', ('language_info', 'name')}" \
	    --ClearMetadataPreprocessor.preserve_cell_metadata_mask="{'nbgrader', 'tags'}" \
	    solutions/*/*.ipynb
	$(IN_VENV) for lesson in solutions/*/; do \
	    nbgrader generate_assignment --force "$$(basename "$$lesson")" || exit 1; \
	done

# The builder has an environment of its own, and takes the newest Pyodide that it knows from the network. It would leave an
# old output as it is. `cd site/lite && ../../build/lite/venv/bin/jupyter-lite serve` then shows the result.
LITE_BIN = $(BIN:.venv/%=build/lite/venv/%)
LITE_PIP = $(LITE_BIN)/python -m pip --disable-pip-version-check --quiet
lite: ## Build the course that runs in a browser, nothing installed, in dist/site/lite/ (LITE_ARGS="..." adds arguments)
	$(call make_venv,build/lite/venv,12)
	rm -rf dist/site/lite build/lite/cache build/lite/wheels site/lite/.jupyterlite.doit.db
	$(LITE_PIP) install --requirement site/lite/requirements.txt
	$(LITE_PIP) wheel --no-deps --no-build-isolation --wheel-dir build/lite/wheels .
	export PATH="$$PWD/$(LITE_BIN):$$PATH"; cd site/lite && jupyter-lite build $(LITE_ARGS) || { \
	    echo "Not built. It takes Pyodide from cdn.jsdelivr.net: can this machine reach that?" >&2; exit 1; }

bench: $(TESTED) ## Measure how fast the film and the sliders are drawn and how fast a batch trains
	$(IN_VENV) for bench in film widgets train_many; do python "tests/benchmarks/bench_$$bench.py" || exit 1; done

bench-grading: $(TESTED) ## Measure the grader side by side with nbgrader's own, a quarter of an hour (BENCH_ARGS="--help")
	$(IN_VENV) PYTHONPATH=tests/helpers:grading/tests/helpers \
	    python tests/benchmarks/bench_grading.py $(BENCH_ARGS)

bench-compare: $(TESTED) ## Measure which planted pairs of submissions the grader lists, and which honest ones
	$(IN_VENV) PYTHONPATH=tests/helpers python tests/benchmarks/bench_similarity.py $(BENCH_ARGS)

site: $(SITE) ## Write the lessons as web pages, with the bundle, to dist/site/ (SITE_ARGS="-D name=value" changes site/conf.py)
	$(IN_VENV) python site/build.py $(SITE_ARGS)

bundle: $(STAMP) ## Write the course for students, without solutions, as a zip to dist/
	$(IN_VENV) python site/bundle/build.py

COMPILE = $(BIN)/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
    --no-emit-index-url --no-emit-find-links --excludes build/excludes --constraint build/constraints \
    pyproject.toml grading/pyproject.toml

# jsonschema can do without rfc3987-syntax, whose import takes two of the four seconds in which Jupyter starts. Later
# versions of argon2-cffi-bindings have no wheel for Macs with Intel's processors.
lock: $(STAMP) ## Renew the three locks: the newest versions that pyproject.toml allows
	$(PIP) install uv
	mkdir -p build
	echo "rfc3987-syntax" > build/excludes
	echo "argon2-cffi-bindings<26" > build/constraints
	{ echo "# The packages of the course and its grader on every system, Python 3.11 and later. Written by: make lock"; \
	  $(COMPILE) --extra course --group build; } > build/requirements.lock
	sed -n 's/==.*//p' build/requirements.lock >> build/excludes
	{ echo "# What the tests need on top of requirements.lock. Written by: make lock"; \
	  $(COMPILE) --extra test --extra cluster --constraint build/requirements.lock; } > build/requirements-test.lock
	{ echo "# What make site needs on top of requirements.lock. Written by: make lock"; \
	  $(COMPILE) --extra site --constraint build/requirements.lock --constraint build/requirements-test.lock; \
	} > build/requirements-site.lock
	mv build/requirements*.lock .

clean: ## Remove .venv, caches and builds (classroom/ stays)
	rm -rf .venv build dist *.egg-info .pytest_cache .hypothesis .ruff_cache
	find . -name __pycache__ -prune -exec rm -rf {} +
	find . -name .ipynb_checkpoints -prune -exec rm -rf {} +

# $(call make_venv,folder,minor): an empty environment, with the first of PYTHONS that is Python 3.minor or later.
define make_venv
@for python in $(PYTHONS) ""; do \
    if [ -z "$$python" ]; then \
        echo "No Python 3.$(2) or later with venv and pip among: $(PYTHONS)" >&2; \
        echo "Install one (Debian and Ubuntu: the package python3-venv too) or name it:" >&2; \
        echo "make PYTHON=path/to/python $(MAKECMDGOALS)" >&2; \
        exit 1; \
    fi; \
    if $$python -c "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, $(2)))" 2>/dev/null; then \
        echo "Making $(1) with $$python: a minute or two, this once"; \
        exec $$python -m venv --clear $(1); \
    fi; \
done
endef

# The stamp, written last, holds the folder of the install: a .venv that is half made, broken or
# moved is made anew.
ifneq ($(shell { $(BIN)/python -c "" && cat $(STAMP); } 2>&1 || :),$(CURDIR))
.PHONY: $(STAMP)
endif

$(STAMP): pyproject.toml grading/pyproject.toml requirements.lock
	$(call make_venv,.venv,11)
	$(PIP) install --no-deps --require-hashes --requirement requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable . --editable ./grading
	@echo "$(CURDIR)" > $(STAMP)

$(TESTED): $(STAMP) requirements-test.lock
	$(PIP) install --no-deps --require-hashes --requirement requirements-test.lock
	@touch $(TESTED)

# The pages' packages, which only make site and the tests need.
$(SITE): $(STAMP) requirements-site.lock
	$(PIP) install --no-deps --require-hashes --requirement requirements-site.lock
	@touch $(SITE)
