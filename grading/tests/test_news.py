"""What a marker is told of a student's code is no suspicion, and nothing of the course's own."""

import copy

import pytest
from nbgrader_sandbox.news import news
from submissions import ASSIGNMENT, NAME, cell_of

RELEASED = ASSIGNMENT.notebooks[NAME].released


def news_of(source: str) -> list[str]:
    nb = copy.deepcopy(RELEASED)
    cell_of(nb, "norm").source = source
    return news(nb, RELEASED)


@pytest.mark.parametrize(
    "source, said",
    [
        ("import socket", "norm uses the network: 'import socket'"),
        ("x = 1\nif x:\n    from urllib.request import urlopen", "norm uses the network"),
        ("import os, requests as r", "norm uses the network"),
        ("import subprocess", "norm starts processes"),
        ("def f():\n    return os.system('ls')", "norm starts processes: \"return os.system('ls')\""),
        ("import ctypes", "norm calls C libraries"),
        ("text = inspect.getsource(tracer)", "norm may run a copy of a package's code"),
        ("exec(open(tracer.__file__).read())", "norm may run a copy of a package's code"),
        ("mine = importlib.util.module_from_spec(spec)", "norm may run a copy of a package's code"),
        ("import runpy", "norm may run a copy of a package's code"),
    ],
)
def test_what_code_asks_for_is_told(source, said):
    (sentence,) = news_of(source)
    assert said in sentence


@pytest.mark.parametrize(
    "source",
    [
        *(
            "# import socket",
            "from scipy import signal",
            "import http2\nimport sockets",
            "os.path.join('a')",
            "(" * 500,
        ),
        *("!pip install requests", "%%bash\ncurl x", "import matplotlib.pyplot as plt  # no socket", ".a" * 50_000),
        "getattr(p, f'W{i}')\nimport gc, inspect, pickle\ngc.collect()\ninspect.currentframe()\nverdict = max = 1",
    ],
)
def test_other_code_is_no_news(source):
    assert news_of(source) == []


def test_nothing_in_what_was_released_is_news():
    nb = copy.deepcopy(RELEASED)
    nb.cells[1].source += "\nimport socket"
    assert news(nb, nb) == [] and len(news(nb, RELEASED)) == 1
