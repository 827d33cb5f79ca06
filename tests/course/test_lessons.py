"""What every lesson tells a student besides its subject: place, points, hints, errors, and where they stand."""

import re

import nbformat
import pytest
from judge import lessons
from nbconvert.filters import strip_ansi

from xorlib.checks import COURSE, check_answer, summary
from xorlib.checks.messages import message
from xorlib.checks.summary import shares

NAMES = list(COURSE)
HELP = lessons()[NAMES[0]].notebook.with_name("help.md")
TASK = re.compile(r"^### (?:Exercise: `(\w+)`|Question: (.*?)) \((\d+) points?, (\d+) minutes\)", re.MULTILINE)


def cells(name):
    return nbformat.read(lessons()[name].notebook, as_version=4).cells


def cell(name, cell_id):
    return next(cell for cell in cells(name) if cell.id == cell_id)


def plain(text):
    return " ".join(text.split())


# Where am I


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_opens_with_its_place_its_minutes_and_what_is_worth_points(name):
    title, table = cells(name)[:2]
    assert table.id == "points"
    others = [other for other in NAMES if other != name]
    assert all(f"/{other}.ipynb)" in title.source for other in others)
    assert f"This is lesson {NAMES.index(name) + 1} of 6" in title.source
    plan = int(re.search(r"\*\*Plan\*\* (\d+) minutes", plain(title.source))[1])
    assert f"; {sum(lessons()[name].points.values()) + sum(lessons()[name].manual.values()):g} points." in title.source
    tasks = [match for c in cells(name) for match in TASK.findall(c.source)]
    rows = re.findall(r"^\| (?:`(\w+)`|question: (.*?)) \| (\d+) \| (\d+) \|$", table.source, re.MULTILINE)
    assert rows == [(exercise, question.rstrip("?"), points, minutes) for exercise, question, points, minutes in tasks]
    assert sum(int(minutes) for *_, minutes in rows) < plan


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_closes_with_where_the_student_stands(name):
    last = cells(name)[-1]
    assert last.source == f'from xorlib.checks import summary\n\nsummary("{name}")'
    assert "nbgrader" not in last.metadata
    said = last.outputs[0].text
    for exercise, points in COURSE[name].points.items():
        assert re.search(rf"^{exercise} +{points:g} of {points:g} +PASSED$", strip_ansi(said), re.MULTILINE)


def test_the_summary_tells_each_fate_and_promises_nothing(capsys):
    shares.clear()
    right, stub = lessons()["forward_pass"].namespace({}), {}
    lessons()["forward_pass"].verdict("relu", right)
    lessons()["forward_pass"].verdict("affine", stub)
    summary("forward_pass")
    said = strip_ansi(capsys.readouterr().out)
    for line in (
        r"relu +1 of 1 +PASSED",
        r"affine +0 of 2 +not passed yet",
        r"forward +0 of 3 +not run yet",
        r"why_not_a_line +- of 3 +read by a person",
        "1 of 9 points by the checks above, .*",
    ):
        assert re.search(rf"^{line}$", said, re.MULTILINE)
    assert "this is no grade" in said and "all" not in said
    assert max(map(len, said.splitlines())) <= 75  # fits a narrow page


def test_the_summary_gives_a_part_for_a_part(capsys):
    shares["train"] = 0.6
    summary("training_loop")
    assert re.search(r"^train +3 of 5 +PASSED IN PART$", strip_ansi(capsys.readouterr().out), re.MULTILINE)


def test_a_check_that_fails_after_it_passed_is_told_as_failed():
    lesson = lessons()["forward_pass"]
    lesson.verdict("relu", lesson.namespace({}))
    assert shares["relu"] == 1
    lesson.judge("relu", "def relu(z):\n    return z")
    assert shares["relu"] == 0


def test_an_exercise_that_is_not_there_is_told_as_not_passed():
    with pytest.raises(AssertionError):
        check_answer("relu", {})
    assert shares["relu"] == 0


# What there is to do


def words(text: str) -> int:
    """How many words a reader meets in Markdown before anything is unfolded; a formula is one word."""
    while "<details>" in text:  # the innermost first; that each has its end is a test of its own
        text = re.sub(r"<details>(?:(?!<details>).)*?(</details>|$)", "", text, flags=re.DOTALL)
    text = re.sub(r"\$\$.*?\$\$|\$[^$]*\$", "formula", text, flags=re.DOTALL)
    text = re.sub(r"### BEGIN SOLUTION.*?### END SOLUTION", "", text, flags=re.DOTALL)
    return sum(bool(re.search(r"\w", word)) for word in re.sub(r"\]\([^)]*\)", "]", text).replace("|", " ").split())


def is_to_do(c) -> bool:
    """An exercise, a question, a prediction, or sliders."""
    return (
        c.metadata.get("nbgrader", {}).get("solution", False)
        or c.id.startswith("prediction-")
        or (c.cell_type == "code" and bool(re.match(r"(move_\w+|play_film)\(", c.source)))
    )


@pytest.mark.parametrize("name", NAMES)
def test_there_is_something_to_do_before_there_is_much_to_read(name):
    stretches, count = [], 0
    for c in cells(name):
        count += words(c.source) if c.cell_type == "markdown" else 0
        if is_to_do(c):
            stretches.append((count, c.id))
            count = 0
    assert stretches[0][0] <= 250, stretches[0]
    assert max(stretches[1:])[0] <= 350, max(stretches[1:])


@pytest.mark.parametrize("name", NAMES)
def test_a_prediction_comes_right_before_its_result(name):
    all_cells = cells(name)
    predictions = [i for i, c in enumerate(all_cells) if c.id.startswith("prediction-")]
    assert len(predictions) >= 4
    for i in predictions:
        assert all_cells[i].source.startswith("**Predict, then run.**")
        assert 2 <= all_cells[i].source.count("<details><summary>") <= 4
        assert all_cells[i + 1].cell_type == "code", all_cells[i].id


# Stuck


@pytest.mark.parametrize("name", NAMES)
def test_hints_are_three_deep_from_three_points_on(name):
    for c in cells(name):
        for exercise, _, points, _ in TASK.findall(c.source):
            hints = c if exercise else cell(name, f"{c.id}-hints") if int(points) >= 3 else None
            if int(points) >= 3:
                depth = [
                    hints.source.find(f"<summary>{title}</summary>")
                    for title in ("Stuck? A hint", "A second hint", "The last hint")
                ]
                assert -1 not in depth and depth == sorted(depth), c.id
                assert hints.source.count("</details>\n\n</details>\n\n</details>") == 1, c.id


@pytest.mark.parametrize("name", NAMES)
def test_what_folds_is_written_so_that_every_page_renders_it(name):
    """Markdown inside a details element needs an empty line before and behind it."""
    for c in cells(name):
        if c.cell_type == "markdown":
            assert c.source.count("<details>") == c.source.count("</details>"), c.id
            assert not re.search(r"</summary>\n[^\n]|[^\n]\n</details>|</details>\n[^\n]", c.source), c.id


@pytest.mark.parametrize("name", NAMES)
def test_no_hint_is_the_answer(name):
    """No line of a solution stands in a hint, apart from lines that the task gives as well."""
    for exercise, source in lessons()[name].solutions.items():
        solution = source.partition("### BEGIN SOLUTION")[2].splitlines()[1:-1]
        task = next(c.source for c in cells(name) if f"### Exercise: `{exercise}`" in c.source)
        shown = [line.strip() for line in solution if len(line.strip()) > 12 and line.strip() in task]
        assert len(shown) <= len(solution) / 3, exercise


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_links_to_the_help(name):
    page = "help.md" if name == NAMES[0] else f"../{lessons()[NAMES[0]].folder}/help.md"
    assert any(f"]({page})" in c.source for c in cells(name)[:4])


def test_the_five_errors_are_explained_in_the_words_of_the_checks():
    page = plain(HELP.read_text(encoding="utf-8"))
    for words in (
        message("advice.shapes"),
        message("advice.nan"),
        message("result.unanswered"),
        message("result.undefined", name="..."),
        message("advice.no-environment", name="..."),
    ):
        assert plain(words.text) in page


@pytest.mark.parametrize(
    "answer, words",
    [
        ("return A @ W + np.zeros((7, 9))", message("advice.shapes")),
        ("return (A @ W.T + b) * np.nan", message("advice.nan")),
        ("raise NotImplementedError", message("result.unanswered")),
        ("globals().pop('plt'); return plt.product(A, W)", message("advice.not-run", name="plt")),
        ("raise NameError('of my own')", "it raised NameError: of my own"),
        ("raise ModuleNotFoundError('of my own')", "ModuleNotFoundError: of my own"),
        ("return require_count(A @ W.T)", message("advice.unknown-name", name="require_count")),
        ("return my_product(A, W) + b", message("advice.unknown-name", name="my_product")),
        ("return matmul(A, W.T) + b", message("advice.name-of-numpy", name="matmul")),
        ("return sigmoid(A @ W.T + b)", message("advice.name-of-xorlib", name="sigmoid")),
        ("import numpy.no_such_module", message("advice.no-environment", name="numpy.no_such_module")),
        ("import scipy.linalg", message("advice.module-not-needed", name="scipy")),
        ("(A, W)[0] = b", message("advice.tuple-assignment")),
    ],
)
def test_the_checks_say_these_words(answer, words):
    verdict = lessons()["forward_pass"].judge("affine", f"def affine(A, W, b):\n    {answer}")
    assert verdict.says(str(words))


@pytest.mark.parametrize("won", [*range(1, 9), *range(10, 16)])
def test_a_share_that_is_a_mistakes_by_chance_is_not_called_that_mistake(won):
    """The visible case has 15 seeds, so most wrong shares are some mistake's."""
    said = (
        lessons()["training_loop"]
        .judge("success_rate", f"def success_rate(seeds, lr, epochs):\n    return {won} / 15")
        .said
    )
    assert "[diagnosis.same-for-all]" in said
