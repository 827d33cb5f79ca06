"""The scan leaves the lessons and all answers of the bank alone, and names what takes an answer from xorlib."""

import copy

import nbformat
import pytest
from answers import bank
from course_settings import SETTINGS
from judge import lessons
from lesson_assignments import assignment, solved
from nbgrader_sandbox.preflight import preflight
from nbgrader_sandbox.scan import scan

BY_FOLDER = {lesson.folder: name for name, lesson in lessons().items()}


def findings_of(source, exercise="relu", lesson="forward_pass"):
    """The findings in a submission whose answer to an exercise is this source."""
    notebook = assignment(lesson).notebooks[lesson]
    nb = copy.deepcopy(notebook.released)
    next(cell for cell in nb.cells if cell.id == exercise).source = source
    return scan(nb, notebook, SETTINGS)


@pytest.mark.parametrize("name", lessons())
def test_nothing_in_the_lessons_is_flagged(name):
    notebook = assignment(name).notebooks[name]
    assert scan(notebook.released, notebook, SETTINGS) == []
    nb = preflight({f"{name}.ipynb": nbformat.writes(solved(name)).encode()}, assignment(name)).notebooks[name]
    assert scan(nb, notebook, SETTINGS) == []


@pytest.mark.parametrize(
    "answer", [answer for answer in bank() if answer.right], ids=lambda answer: f"{answer.exercise}: {answer.name}"
)
def test_a_right_answer_is_not_flagged(answer):
    assert findings_of(answer.source, answer.exercise, BY_FOLDER[answer.lesson]) == []


@pytest.mark.parametrize(
    "answer", [answer for answer in bank() if not answer.right], ids=lambda answer: f"{answer.exercise}: {answer.name}"
)
def test_an_honest_mistake_is_not_flagged(answer):
    """Only those that take something from the course's own package are."""
    sentences = findings_of(answer.source, answer.exercise, BY_FOLDER[answer.lesson])
    assert not sentences or ("xorlib" in answer.source and all("import" in sentence for sentence in sentences))


@pytest.mark.parametrize(
    "source",
    [
        "import xorlib\nfrom xorlib import X, y, plot_points, show, init_params\nxorlib.X.shape",
        "import xorlib\nprint(np.allclose(relu(X), xorlib.relu(X)))",
    ],
)
def test_the_courses_helpers_may_be_used(source):
    assert findings_of(source) == []


@pytest.mark.parametrize(
    "line, what",
    [
        ("from xorlib.checks import COURSE", "checks or the grader"),
        ("import xorlib; xorlib.checks.check_answer", "checks or the grader"),
        ("from xorlib import relu", "answer from xorlib"),
        ("from xorlib.network import relu as mine", "answer from xorlib"),
        ("import xorlib; relu = xorlib.relu", "answer from xorlib"),
        ("check_answer = 1", "name of something that checks use"),
    ],
)
def test_what_reaches_into_the_checks_is_named(line, what):
    (sentence,) = findings_of(line)
    assert sentence.startswith(f"relu, line 1: {line} : ") and what in sentence
