"""Each limit, and a process that dies: the notebook is graded up to there, with the reason."""

import re

import psutil
import pytest
from nbgrader_sandbox.execution.limits import Limits
from nbgrader_sandbox.execution.outputs import OVERHEAD
from notebook_runs import failed, needs_sandbox, output_of, run, text_of

pytestmark = needs_sandbox
STUBBORN = "import time\nwhile True:\n    try:\n        time.sleep(1)\n    except BaseException:\n        pass"


def test_a_cell_that_takes_too_long_is_interrupted_and_the_next_ones_run():
    done = run(
        "while True: pass",
        "print('on')",
        ("while True: pass", 1.0),
        "print('on')",
        limits=Limits(cell_seconds=2),
    )
    assert [output["ename"] for output in done.outputs[0]] == ["KeyboardInterrupt", "CellTimeoutError"]
    assert [output["ename"] for output in done.outputs[2]] == ["CellTimeoutError"]
    assert text_of(done.outputs[1]) == text_of(done.outputs[3]) == "on\n" and done.died is None
    assert [(found["cell"], "longer than 2 s" in found["text"]) for found in done.findings] == [(0, True), (2, True)]


def test_after_two_cells_that_do_not_end_the_others_have_a_shorter_limit():
    """An endless function is called in many cells; what is right below it still counts."""
    calls = ["def endless():\n    while True: pass", *["endless()"] * 3, ("endless()", 1.0), ("1.0", 1.0)]
    done = run(*calls, limits=Limits(cell_seconds=1.5))
    assert [(found["cell"], found["text"][:24]) for found in done.findings if "longer" in found["text"]] == [
        (1, "it took longer than 1.5 "),
        (2, "it took longer than 1.5 "),
        (3, "it took longer than 0.5 "),
        (4, "it took longer than 0.5 "),
    ]
    assert sum("its limit was shorter" in found["text"] for found in done.findings) == 2
    assert failed(done.outputs[4]) and not failed(done.outputs[5]) and done.died is None


@pytest.mark.parametrize(
    "loop",
    [
        STUBBORN,
        "import collections, itertools\ncollections.deque(itertools.repeat(0), maxlen=0)",
        "import signal; signal.signal(signal.SIGALRM, signal.SIG_IGN)\nwhile True: pass",
    ],
)
def test_a_loop_that_ignores_interrupts_ends_the_notebook_there(loop):
    done = run("print('before')", loop, ("1.0", 1.0), limits=Limits(cell_seconds=2, grace_seconds=0.5))
    assert text_of(done.outputs[0]) == "before\n" and "ignored the interrupt" in done.died
    assert "ignored the interrupt" in text_of(done.outputs[1]) and "Cell 2" in text_of(done.outputs[2])
    assert failed(done.outputs[2])


def test_a_notebook_has_a_limit_as_well():
    done = run(*["import time; time.sleep(0.7)"] * 5, ("1.0", 1.0), limits=Limits(notebook_seconds=3))
    assert "longer than its 3 seconds" in done.died and not done.outputs[0] and failed(done.outputs[-1])


@pytest.mark.parametrize(
    "end, reason",
    [
        ("import os; os._exit(3)", "exit code 3"),
        ("import ctypes; ctypes.string_at(0)", "signal 11"),
        ("import os; os.closerange(3, 64)", "exit code 1"),
        (
            "import os\nfor fd in range(3, 64):\n    try: os.write(fd, b'x' * 4000)\n    except OSError: pass",
            "sent|exit code",
        ),
    ],
)
def test_a_process_that_dies_leaves_its_notebook_graded_up_to_there(end, reason):
    done = run(("1.0", 1.0), end, ("1.0", 1.0), "print('never')")
    assert text_of(done.outputs[0]) == "1.0"
    assert re.search(reason, done.died) and all(done.died in text_of(outputs) for outputs in done.outputs[1:])
    assert done.findings == [{"cell": 1, "text": done.died}]


def test_a_death_inside_a_check_costs_the_check():
    done = run("import os\ndef f(): os._exit(0)", ("f()\n1.0", 1.0))
    assert failed(done.outputs[1]) and "exit code 0" in done.died


@pytest.mark.parametrize(
    "greedy",
    [
        "b'x' * (4 << 30)",
        "import numpy as np; np.ones(1 << 29)",
        "x = []\nwhile True: x.append(bytearray(1 << 20))",
        "import mmap; mmap.mmap(-1, 4 << 30)",
    ],
)
def test_memory_has_a_limit(greedy):
    assert "Error" in output_of(greedy, limits=Limits(memory_mb=300))


def test_numpy_has_the_memory_that_it_was_given():
    assert (
        output_of("import numpy as np; print(np.ones(1 << 25).sum())", limits=Limits(memory_mb=400)) == "33554432.0\n"
    )


def test_threads_have_a_limit():
    text = output_of("""
import threading
event, count = threading.Event(), 0
try:
    for count in range(1000):
        threading.Thread(target=event.wait, daemon=True).start()
except (RuntimeError, MemoryError):
    pass
event.set()
print(count)
""")
    assert 4 < int(text) < 64


def test_open_files_have_a_limit():
    assert "Too many open files" in output_of("files = [open('/dev/null') for _ in range(1000)]")


def test_the_disk_has_a_limit():
    text = output_of(
        """
written = 0
try:
    for number in range(1000):
        with open(f"file{number}", "wb") as file:
            written += file.write(bytes(1 << 20))
except OSError as error:
    print(error)
print(written >> 20)
""",
        limits=Limits(disk_mb=8),
    )
    assert "No space left" in text and 4 <= int(text.split()[-1]) <= 8


def test_one_file_has_a_limit_as_well():
    assert "Error" in output_of("open('big', 'wb').truncate(1 << 40)")


@pytest.mark.parametrize(
    "flood",
    [
        "for _ in range(2000): print('x' * 100_000)",
        "print('x' * 200_000_000)",
        "import sys; sys.stderr.write('x' * 200_000_000)",
        "while True: print('x')",
        "for n in range(10**6): display(n)",
        "'x' * 200_000_000",
        "raise ValueError('x' * 200_000_000)",
        "from IPython.display import HTML; display(HTML('x' * 200_000_000))",
        "display({str(n): n for n in range(10**6)}, raw=True)",
    ],
)
def test_what_a_cell_puts_out_has_a_limit(flood):
    before = psutil.Process().memory_info().rss
    done = run(flood, "print('on')", limits=Limits(cell_seconds=3, grace_seconds=30, output_bytes=100_000))
    size = sum(len(repr(output)) for output in done.outputs[0])
    assert size < 400_000 and len(done.outputs[0]) < 1100
    assert psutil.Process().memory_info().rss - before < 50 << 20
    assert text_of(done.outputs[1]) == "on\n" and not done.died


def test_what_takes_most_bytes_is_cut_as_the_rest():
    done = run("from IPython.display import Markdown\ndisplay(Markdown('\U0001f600' * 640_000))", "print('on')")
    assert text_of(done.outputs[1]) == "on\n" and done.died is None


def test_a_cut_is_said():
    done = run("print('a' * 600)\nprint('b' * 600)\nprint('never')", limits=Limits(output_bytes=1000 + OVERHEAD))
    assert text_of(done.outputs[0]).startswith("a" * 600 + "\n" + "b" * 399 + "\n[The rest is left out")
    assert "never" not in text_of(done.outputs[0])


def test_texts_that_are_no_utf8_are_made_so():
    done = run("print('\\ud800')", "display({'text/plain': '\\ud800'}, raw=True)", "raise ValueError('\\ud800')")
    repr(done).encode("utf-8")
    assert "?" in text_of(done.outputs[0])


def test_a_thread_that_spins_ends_with_its_notebook():
    done = run(
        """
import threading
def spin():
    while True: pass
threading.Thread(target=spin, daemon=True).start()
import time; time.sleep(20)
""",
        "print('on')",
        limits=Limits(cell_seconds=20, notebook_seconds=2),
    )
    assert "longer than its 2 seconds" in done.died


def test_a_notebook_has_a_limit_of_output_as_well_and_the_grader_stays_small():
    before = psutil.Process().memory_info().rss
    flood = "for n in range(100): display({'application/json': [[]] * 50, 'text/plain': 'x' * 9000}, raw=True)"
    limits = Limits(output_bytes=1_000_000, notebook_output_bytes=3_000_000)
    done = run(*[flood] * 40, "1 / 0", ("1.0", 1.0), limits=limits)
    assert sum(len(repr(outputs)) for outputs in done.outputs) < 4_000_000
    assert psutil.Process().memory_info().rss - before < 60 << 20
    assert "a cell may put out 1000000 bytes" in text_of(done.outputs[0])
    assert "a notebook may put out 3000000 bytes in all" in text_of(done.outputs[39])
    assert "ZeroDivisionError" in text_of(done.outputs[40]) and not failed(done.outputs[41])


@pytest.mark.parametrize(
    "deep",
    [
        "x = []\nfor _ in range(500): x = [x]",
        "import sys; sys.setrecursionlimit(10**5)\nx = []\nfor _ in range(5000): x = [x]",
        "x = 10**5000",
        "x = float('nan')",
    ],
)
def test_json_that_is_too_much_for_the_grader_does_no_harm(deep):
    done = run(deep + "\ndisplay({'application/json': x}, raw=True)", ("1.0", 1.0))
    assert len(done.outputs) == 2 and (done.died or not failed(done.outputs[1]))
