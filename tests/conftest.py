"""The browser and its server, the option --quick, and what is printed after the last test.

After the last test: a line for each answer of the bank and for each mutant, how many there are of each, and what was
measured in the browser.
"""

import os
import re
import shutil
import sys
from collections import Counter

# Before NumPy is loaded, here and in the kernels that tests start: threads for every core make workers wait.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import hypothesis
import matplotlib
import numpy as np
import pytest

# The same examples in every run: what fails on one machine fails on the next.
hypothesis.settings.register_profile("course", deadline=None, derandomize=True, max_examples=60)
hypothesis.settings.load_profile("course")
# nbgrader calls alembic and jupyter by name; make has them on its path, an editor's test runner has not.
os.environ["PATH"] = os.path.dirname(sys.executable) + os.pathsep + os.environ["PATH"]

pytest.register_assert_rewrite("browser")
import browser  # noqa: E402
import changes  # noqa: E402
import server  # noqa: E402

# Begun first, the longest before the others: else one worker runs them alone when the others have nothing left to do.
LONG = [
    "test_browser_lessons.py",
    "test_attacks.py",
    "test_mutants.py",
    "test_nbgrader.py",
    "test_interrupted.py",
    "test_pages.py",
    "test_browser_instructor.py",
    "test_independence.py",
    "test_answers.py",
    "test_browser_formgrader.py",
    "test_submission_check.py",
    "test_bank.py",
]

SECTIONS = {"bank": "accepted|refused", "mutants": "killed|survived", "measured": ""}


@pytest.fixture(autouse=True)
def own_settings():
    """What an answer of the bank sets of Matplotlib and NumPy ends with its test."""
    with matplotlib.rc_context(), np.errstate(), np.printoptions():
        yield


@pytest.fixture(scope="module")
def lab(tmp_path_factory, chromium):
    """The server of `make lab` in a scratch copy of the course."""
    folder = tmp_path_factory.mktemp("lab")
    with server.running_lab(server.scratch_course(folder / "course"), folder / "home") as running:
        yield running


@pytest.fixture(scope="module")
def chromium():
    """Chromium with an empty profile, in which nobody has ever visited anything."""
    playwright = pytest.importorskip("playwright.sync_api", reason="no Playwright for Python on this system")
    for program in ("make", "sh"):
        if not shutil.which(program):
            pytest.skip(f"no {program}, and the server is started by `make lab`")
    if browser.CHROMIUM is None:
        pytest.skip("no Chromium: `make browser` installs it on Debian and Ubuntu")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=browser.CHROMIUM, args=browser.OPTIONS)
        yield started.new_context()
        started.close()


@pytest.fixture
def page(chromium):
    """A new tab. Afterwards: no other machine was asked for anything, and the console holds no error."""
    with browser.watched(chromium.new_page()) as tab:
        yield tab


def pytest_addoption(parser):
    parser.addoption(
        "--quick", action="store_true", help="of the bank, run the answers to changed exercises, and samples"
    )
    parser.addoption(
        "--lite", action="store_true", help="run the lessons in the browser alone: a large download, minutes"
    )


def pytest_xdist_auto_num_workers(config):
    """Two for each core, as half of the tests wait most of the time: for a browser, a kernel, or the end of a limit."""
    return 2 * (os.cpu_count() or 1)


def pytest_collection_modifyitems(config, items):
    items.sort(key=lambda item: LONG.index(item.path.name) if item.path.name in LONG else len(LONG))
    if not config.getoption("quick"):
        return
    bank = [item for item in items if item.name.startswith("test_answer[")]
    selected = changes.worth_running([item.callspec.params["answer"] for item in bank], changes.changed_paths())
    skipped = [item for item in bank if item.callspec.params["answer"] not in selected]
    config.hook.pytest_deselected(items=skipped)
    items[:] = [item for item in items if item not in skipped]


def pytest_terminal_summary(terminalreporter):
    properties = [
        pair
        for reports in terminalreporter.stats.values()
        for report in reports
        if getattr(report, "when", "") == "call"
        for pair in report.user_properties
    ]
    for kind, fates in SECTIONS.items():
        lines = sorted((line for name, line in properties if name == kind), key=lambda line: line.partition(":")[0])
        if lines:
            terminalreporter.section(kind)
            for line in lines:
                terminalreporter.write_line(line)
            if fates:
                counts = Counter(re.search(fates, line)[0] for line in lines)
                terminalreporter.write_line(", ".join(f"{count} {fate}" for fate, count in sorted(counts.items())))
