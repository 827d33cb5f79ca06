# Every target but help and clean runs in .venv and makes it first, with one of these Pythons:
#   make PYTHON=python3.12 test     with that one
#   make UNLOCKED=1 test            with the newest packages that pyproject.toml allows
PYTHONS = $(or $(PYTHON),python3 python3.13 python3.12 python3.11 python)

BIN = $(if $(filter Windows_NT,$(OS)),.venv/Scripts,.venv/bin)
STAMP = .venv/$(if $(UNLOCKED),unlocked,locked)
PIP = $(BIN)/python -m pip --disable-pip-version-check --quiet
# nbgrader calls jupyter and alembic by name.
IN_VENV = export PATH="$$PWD/$(BIN):$$PATH";

.PHONY: help lab quick test lint coverage browser notebooks lite bench bench-grading lock clean

help: ## Print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

# The lesson as the page to open, since a file as the argument would make its folder the server's.
lab: $(STAMP) ## Open lesson 1 in JupyterLab (LAB_ARGS="..." adds arguments)
	$(IN_VENV) jupyter lab $(LAB_ARGS) \
	    --LabApp.default_url=lab/tree/notebooks/1-forward-pass/forward_pass.ipynb

quick: $(STAMP) ## After every change, in a minute: layout, network, figures, lesson 1, changed exercises
	$(IN_VENV) ruff check --quiet && ruff format --quiet --check && python -m pytest --quick --quiet \
	    tests/network/test_network.py tests/network/test_gradients.py tests/course/test_figures.py \
	    tests/course/test_notebooks.py tests/checks/test_answers.py solutions/1-forward-pass

test: lint ## Run every test and re-execute every lesson (PYTEST_ARGS="..." adds arguments)
	$(IN_VENV) python -m pytest $(PYTEST_ARGS)

lint: $(STAMP) ## Check layout (ruff) and types (mypy)
	$(IN_VENV) ruff check --quiet && ruff format --quiet --check && mypy

coverage: $(STAMP) ## Measure which branches of xorlib and the grader the tests cover
	rm -rf build/coverage
	mkdir -p build/coverage
	$(IN_VENV) python -m coverage run -m pytest --quiet --ignore=tests/checks/test_mutants.py \
	    tests/network tests/course tests/checks tests/pages/test_widgets.py grading/tests
	$(IN_VENV) python -m coverage combine --quiet && python -m coverage report

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

# The builder has an environment of its own, and takes the newest Pyodide from the network. It would leave an old output as
# it is. `cd site/lite && ../../build/lite/venv/bin/jupyter-lite serve` then shows the result.
LITE_BIN = $(BIN:.venv/%=build/lite/venv/%)
lite: $(STAMP) ## Build the course that runs in a browser, nothing installed: dist/site/lite/
	rm -rf dist/site/lite build/lite build/lib site/lite/.jupyterlite.doit.db
	$(PIP) wheel --no-deps --no-build-isolation --wheel-dir build/lite/wheels .
	$(BIN)/python -m venv build/lite/venv
	$(LITE_BIN)/python -m pip --disable-pip-version-check --quiet install --requirement site/lite/requirements.txt
	export PATH="$$PWD/$(LITE_BIN):$$PATH"; cd site/lite && jupyter-lite build

bench: $(STAMP) ## Measure how fast the film and the sliders are drawn and how fast a batch trains
	$(IN_VENV) for bench in film widgets train_many; do python "tests/benchmarks/bench_$$bench.py" || exit 1; done

bench-grading: $(STAMP) ## Measure the grader side by side with nbgrader's own, a quarter of an hour (BENCH_ARGS="--help")
	$(IN_VENV) PYTHONPATH=tests/helpers:grading/tests/helpers \
	    python tests/benchmarks/bench_grading.py $(BENCH_ARGS)

lock: $(STAMP) ## Renew requirements.lock: the newest versions that pyproject.toml allows
	$(PIP) install uv
	{ echo "# The packages of the course and its tests on every system, Python 3.11 and later."; \
	  echo "# Written by: make lock"; \
	  $(BIN)/python -m uv pip compile --quiet --universal --python-version 3.11 --all-extras \
	      --generate-hashes --no-header --no-emit-index-url --no-emit-find-links \
	      pyproject.toml grading/pyproject.toml; \
	} > requirements.lock.new
	mv requirements.lock.new requirements.lock

clean: ## Remove .venv, caches and builds (classroom/ stays)
	rm -rf .venv build dist *.egg-info .pytest_cache .hypothesis .ruff_cache
	find . -name __pycache__ -prune -exec rm -rf {} +
	find . -name .ipynb_checkpoints -prune -exec rm -rf {} +

# The stamp, written last, holds the folder of the install: a .venv that is half made, broken or
# moved is made anew.
ifneq ($(shell { $(BIN)/python -c "" && cat $(STAMP); } 2>&1 || :),$(CURDIR))
.PHONY: $(STAMP)
endif

$(STAMP): pyproject.toml grading/pyproject.toml requirements.lock
	@for python in $(PYTHONS) ""; do \
	    if [ -z "$$python" ]; then \
	        echo "No Python 3.11 or later with venv and pip among: $(PYTHONS)" >&2; \
	        echo "Install one (Debian and Ubuntu: the package python3-venv too) or name it:" >&2; \
	        echo "make PYTHON=path/to/python $(MAKECMDGOALS)" >&2; \
	        exit 1; \
	    fi; \
	    if $$python -c "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))" 2>/dev/null; then \
	        echo "Making .venv with $$python: a minute or two, this once"; \
	        exec $$python -m venv --clear .venv; \
	    fi; \
	done
ifdef UNLOCKED
	$(PIP) install --editable ".[course,test]" --editable "./grading[cluster,test]"
else
	$(PIP) install --require-hashes --requirement requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable . --editable ./grading
endif
# jsonschema can do without it, and its import takes two of the four seconds in which Jupyter and nbgrader start.
	$(PIP) uninstall --yes rfc3987-syntax
# JupyterLab's announcements ask the network for news and for newer versions of itself.
	$(BIN)/jupyter labextension disable --level=sys_prefix @jupyterlab/apputils-extension:announcements
	@echo "$(CURDIR)" > $(STAMP)
