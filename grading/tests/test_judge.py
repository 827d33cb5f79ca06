"""Test cells run in a process of their own, which has the course's code and never the student's."""

import time

import psutil
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader_sandbox.course_code import asked_for, course_code
from nbgrader_sandbox.execution import processes, server
from nbgrader_sandbox.settings import CourseSettings
from notebook_runs import LIMITS, failed, needs_sandbox, run, text_of

pytestmark = needs_sandbox


def cell(source, **metadata):
    names = ("grade", "locked", "solution", "task")
    nbgraders = dict.fromkeys(names, False) | {"grade_id": "x", "schema_version": 3} | metadata
    return new_code_cell(source, metadata={"nbgrader": nbgraders} if metadata else {})


def test_the_courses_own_code_is_what_has_no_effect():
    released = new_notebook(
        cells=[
            new_code_cell("%matplotlib inline\nimport numpy as np, math\nX = np.zeros(3)\ndef loose(): pass\nprint(X)"),
            new_code_cell("this is no code"),
            cell("from os import path\ndef close(a): return a\nclass Case: pass\nclose(1)", locked=True),
            cell("import json\ndef answer(): pass", solution=True),
            cell("import csv\nassert answer() == 1", grade=True, locked=True, points=1),
        ]
    )
    assert course_code(released) == (
        "import numpy as np, math\nfrom os import path\n\ndef close(a):\n    return a\n\nclass Case:\n    pass"
    )
    assert asked_for([cell.source for cell in released.cells[3:4]]) == ["answer"]


def test_a_test_cell_has_the_courses_names_whatever_the_student_makes_of_them():
    done = run(
        "class Yes:\n    def __getattr__(self, name): return lambda *a: True\nnp = Yes()\ndef equal(a, b): return True",
        ("assert np.all([1, 0]) or equal(1, 2)", 1.0),
        ("assert np.all([1, 1]) and equal(2, 2) and not equal(1, 2)", 1.0),
        course_code="import numpy as np\ndef equal(a, b): return a == b",
    )
    assert failed(done.outputs[1]) and not failed(done.outputs[2]), done


def test_a_builtin_is_the_students_only_where_it_was_asked_for():
    answer = "def all(values): return True\ndef sum(values): return 7"
    done = run(answer, ("assert sum([1]) == 7 and not all([0])", 1.0), asked=["sum"])
    assert not failed(done.outputs[1]), done


def test_what_test_cells_bind_is_the_judges_and_the_next_ones():
    done = run(
        "x = 1",
        ("y = 5\ndef twice(n): return 2 * n + x", 1.0),
        ("assert twice(y) == 11", 1.0),
        "print('y' in globals())",
    )
    assert not failed(done.outputs[2]) and text_of(done.outputs[3]) == "False\n"


def test_a_test_cell_knows_what_it_is_worth():
    """So that partial credit can be a share, and an instructor changes the points in one place."""
    done = run("__points__ = 100", ("__points__ / 2", 8.0), ("__points__ / 4", 2.0))
    assert [cell[0]["data"]["text/plain"] for cell in done.outputs[1:]] == ["4.0", "0.5"]


def test_data_is_a_copy_and_functions_stay_where_they_are():
    done = run(
        "data = [1, 2]\ndef total(): return sum(data)",
        ("data.append(3)\nassert data == [1, 2] or True\nassert total() == 3", 1.0),
        ("%time x = total()\nassert x == 3 and 'total' in globals() and 'nothing' not in globals()", 1.0),
    )
    assert not failed(done.outputs[1]) and not failed(done.outputs[2]), done


def test_what_an_answer_prints_is_an_output_of_the_test_cell_and_never_stderr():
    done = run("import sys\ndef f():\n    print('out')\n    print('err', file=sys.stderr)", ("f()\nprint('then')", 1.0))
    (output,) = done.outputs[1]
    assert output == {"output_type": "stream", "name": "stdout", "text": "out\nerr\nthen\n"}


def test_an_error_names_the_students_own_line():
    done = run("def f(x):\n    y = x\n    return 1 / y", ("f(0)", 1.0))
    (error,) = done.outputs[1]
    assert error["ename"] == "ZeroDivisionError" and "in f, line 3:   return 1 / y" in "".join(error["traceback"])
    assert "nbgrader_sandbox" not in "".join(error["traceback"])


@pytest.mark.parametrize("answer", ["while True: pass", "import time; time.sleep(60)"])
def test_an_answer_without_an_end_costs_its_own_test_only(answer):
    done = run(
        f"def f():\n    {answer}\ndef g(): return 1",
        ("f()", 1.0),
        ("assert g() == 1", 1.0),
        limits=LIMITS.__class__(cell_seconds=1, notebook_seconds=20),
    )
    assert [output["ename"] for output in done.outputs[1]] == ["CellTimeoutError"] and not failed(done.outputs[2])
    assert done.findings == [{"cell": 1, "text": "it took longer than 1 s and was interrupted"}] and done.died is None


def test_an_answer_that_ignores_the_interrupt_ends_its_notebook():
    loop = "import time\ndef f():\n    while True:\n        try: time.sleep(0.1)\n        except BaseException: pass"
    done = run(loop, ("f()", 1.0), ("1.0", 1.0), limits=LIMITS.__class__(cell_seconds=1, notebook_seconds=20))
    assert "ignored the interrupt" in done.died and failed(done.outputs[2])


def test_an_answer_that_ends_its_process_ends_its_notebook():
    done = run("import os\ndef f(): os._exit(0)", ("try: f()\nexcept BaseException: pass\n1.0", 1.0), ("1.0", 1.0))
    assert "exit code 0" in done.died and failed(done.outputs[1]) and failed(done.outputs[2])


def test_a_judge_that_is_killed_is_no_fault_of_the_students(monkeypatch):
    """While the student's cell runs: then it is run again, from the start."""
    seen = []

    class Killing(processes.Processes):
        def run_cell(self, request, seconds):
            if not seen:
                (supervisor,) = [each for each in psutil.Process(judges()).children() if each.pid == self.judge.pid]
                seen.append(supervisor.kill())
                time.sleep(0.3)
            return super().run_cell(request, seconds)

    def judges():
        return server.warm_server("judge")._forkserver_pid

    monkeypatch.setattr(processes, "Processes", Killing)
    done = run("x = 3", ("assert x == 3", 1.0))
    assert seen and done.died is None and not failed(done.outputs[1]) and done.findings == []


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """The settings of a course whose package `plane` has two answers, a helper, checks and a module beside answers."""
    root = tmp_path_factory.mktemp("site-packages")
    files = {
        "plane/__init__.py": "from .points import double, norm, triple\n",
        "plane/points.py": "import math\nSECRET = 'the words'\ndef norm(x, y=0):\n    'The length.'\n"
        "    if x == 99: import time; time.sleep(1.2)\n"
        "    return math.hypot(x, y)  # the words\ndef double(f, x):\n    return 2 * f(x)\n"
        "def triple(x):\n    print('tripled')\n    return 3 * norm(x)\n",
        "plane/data.txt": "data",
        "plane/checks/__init__.py": "def check(x): raise AssertionError('the hidden words')\n",
        "plane/checks/near.py": "def names(namespace, *args): return sorted(n for n in namespace if n in args)\n",
        "plane/checks/secret.txt": "secret",
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(root), prepend=":")
        yield CourseSettings(
            preload=["plane"],
            course_packages=["plane"],
            check_modules=["plane.checks"],
            shared_modules=["plane.checks.near"],
            judge_functions={"points": ["plane.points:norm", "plane.points:double"]},
        )


def in_course(course, *sources, **options):
    return run(*sources, settings=course, assignment="points", **options)


def test_a_reference_answer_is_called_in_the_judges_process(course):
    done = in_course(
        course,
        "import plane as p\nprint(p.norm(3, y=4), p.norm.__doc__, p.triple(2), p.double(lambda x: x + 1, 4))",
        "p.norm('x')",
    )
    assert text_of(done.outputs[0]) == "tripled\n5.0 The length. 6.0 10\n" and "TypeError" in text_of(done.outputs[1])


@pytest.mark.parametrize(
    "source",
    [
        "open(points.__file__).read()",
        "print(inspect.getsource(points))",
        "print(plane.norm.__code__.co_consts, plane.norm.__code__.co_names, vars(points))",
        "del sys.modules['plane.points']\nimport plane.points\nprint(vars(plane.points))",
        "print(pkgutil.get_data('plane', 'points.py'))",
        "sys.meta_path.pop(0)\nfor name in [name for name in sys.modules if 'plane' in name]: del sys.modules[name]\n"
        "import plane",
        "for folder, _, names in os.walk(os.path.dirname(plane.__file__)):\n"
        "    print([open(os.path.join(folder, name), 'rb').read() for name in names])",
        "word = 'hyp' + 'ot'\nprint([o for o in gc.get_objects() if word in repr(o)[:3000]])",
    ],
)
def test_the_code_of_a_reference_answer_is_not_in_the_students_process(course, source):
    imports = "import gc, inspect, os, pkgutil, sys\nimport plane\nfrom plane import points\n"
    text = text_of(in_course(course, imports + source).outputs[0])
    assert "hypot" not in text and "# the words" not in text


def test_of_the_courses_files_only_data_can_be_read(course):
    source = (
        "import os, plane\nfor _, _, names in os.walk(os.path.dirname(plane.__file__)):\n    print(sorted(names))\n"
        "import importlib.resources as r\nprint(r.files('plane').joinpath('data.txt').read_text())"
    )
    assert text_of(in_course(course, source).outputs[0]) == "['data.txt']\ndata\n"


def test_checks_do_nothing_in_the_students_process(course):
    source = "from plane.checks import check\nimport plane.checks.near\nc = check(3)\nc(4)\n"
    source += "print(c.verdict(), plane.checks.other)"
    assert text_of(in_course(course, source).outputs[0]) == "None (the grader runs the checks in another process)\n"
    done = in_course(course, "x = y = 1", ("from plane.checks import check\ncheck(1)", 1.0))
    assert "the hidden words" in text_of(done.outputs[1])


def test_a_check_may_look_near_an_answer_by_a_shared_module_only(course):
    near = "assert globals().call_apart('plane.checks.near:names', 'x', 'y') == ['x']"
    other = "globals().call_apart('plane.points:norm', 3)"
    done = in_course(course, "x = 1", (near, 1.0), (other, 1.0))
    assert not failed(done.outputs[1]), done
    assert "shared_modules" in text_of(done.outputs[2])


def test_a_test_cell_that_seeds_or_answers_input_does_so_for_the_answer_too():
    done = run(
        "import random\nimport numpy as np\ndef draw(): return np.random.rand(), random.random()\n"
        "def ask(): return int(input('how many? '))",
        ("import random\nimport numpy as np\nnp.random.seed(3)\nrandom.seed(4)\nfirst = draw()\nsecond = draw()", 1.0),
        ("np.random.seed(3)\nrandom.seed(4)\nassert draw() == first and draw() == second != first", 1.0),
        ("assert first == (np.random.RandomState(3).rand(), random.Random(4).random())", 1.0),
        ("from unittest import mock\nwith mock.patch('builtins.input', return_value='3'): assert ask() == 3", 1.0),
        ("ask()", 1.0),
    )
    assert not any(failed(outputs) for outputs in done.outputs[1:5]), done
    assert "StdinNotImplementedError" in text_of(done.outputs[5])


def test_a_generator_and_a_docstring_can_be_read():
    done = run(
        "def count():\n    'Counts.'\n    yield 1\n    yield 2",
        ("g = count()\nassert next(g) == 1 and list(g) == [2] and count.__doc__ == 'Counts.'", 1.0),
    )
    assert not failed(done.outputs[1]), done


def test_a_call_of_a_reference_that_takes_too_long_disturbs_no_later_cell(course):
    """Its reply arrives when nobody waits for it any more."""
    slow = "import plane, time\ntry: plane.norm(99)\nexcept KeyboardInterrupt: print('interrupted')"
    limits = LIMITS.__class__(cell_seconds=1, notebook_seconds=20)
    done = in_course(course, slow, "time.sleep(0.5)", "print(plane.norm(3, 4))", ("assert 1", 1.0), limits=limits)
    assert "interrupted" in text_of(done.outputs[0]) and text_of(done.outputs[2]) == "5.0\n"
    assert not failed(done.outputs[3]) and done.died is None


def test_of_the_judge_only_what_it_has_lent_can_be_called():
    call = "link = input.__self__\nlink.call('call', {}, [[1]], {{}})"
    done = run(*(call.format(function) for function in ("list", "type", "print")))
    assert all("PlainError" in text_of(outputs) for outputs in done.outputs), done


def test_a_lent_function_is_to_the_student_what_a_function_is():
    answer = """
def f(g, h):
    assert str(g) and {g: 1}[h] == 1 and g == h and g and g != abs and not hasattr(g, "nothing")
    return g.__name__, g.__doc__, g(1)"""
    test = """
def mine(x):
    "Two more."
    return x + 2
assert f(mine, mine) == ("mine", "Two more.", 3)"""
    done = run(answer, (test, 1.0))
    assert not failed(done.outputs[1]), done


ALWAYS = """
class Always:
    def __eq__(self, other): return True
    __lt__ = __le__ = __gt__ = __ge__ = __eq__
    def __ne__(self, other): return False
    def __hash__(self): return hash(3)
def f(): return Always()
"""


@pytest.mark.parametrize(
    "test", ["f() == 3", "3 == f()", "not f() != 3", "f() in [3]", "f() in {3}", "f() < 4", "f() >= 3", "[f()] == [3]"]
)
def test_no_object_of_the_students_says_that_it_equals_what_a_test_expects(test):
    assert failed(run(ALWAYS, (f"assert {test}", 1.0)).outputs[1])


def test_objects_of_a_class_that_was_asked_for_say_what_they_equal():
    test = "assert f() == 3 and 3 == f() and f() < 4 and not f() != 3 and f() in [3] and f() == Always()"
    done = run(ALWAYS, (test, 1.0), asked=["Always"], asked_classes=["Always"])
    assert not failed(done.outputs[1]), done


def test_two_objects_of_the_students_are_compared_by_their_own_class():
    answer = "class P:\n    def __init__(self, x): self.x = x\n    def __eq__(self, other): return self.x == other.x"
    done = run(answer, ("assert P(1) == P(1) and P(1) != P(2) and P(1) in [P(2), P(1)]", 1.0))
    assert not failed(done.outputs[1]), done


def test_data_of_another_class_is_compared_as_data():
    answer = """
import collections, enum
import numpy as np
Point = collections.namedtuple("Point", "x y")
class Colour(str, enum.Enum): RED = "red"
class Words(list):
    def __eq__(self, other): return True
def f(): return [collections.Counter("aab"), Point(1, 2), Colour.RED, np.matrix([[1.0, 2.0]]), bytearray(b"a")]
"""
    test = "a, b, c, d, e = f()\nassert a == {'a': 2, 'b': 1} and b == (1, 2) and c == 'red' != c * 2 and e == b'a'\n"
    test += "assert (d == [[1, 2]]).all() and a != {'a': 2} and not b == (1, 3) and Words([1]) == [1]"
    done = run(answer, (test, 1.0), ("assert Words([1]) == [2]", 1.0))
    assert not failed(done.outputs[1]), done
    assert failed(done.outputs[2])
