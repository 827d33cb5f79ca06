"""Lines that platforms put above an answer (shell commands, installers, windows) cost nothing that stands below."""

import pytest
from nbgrader_sandbox.execution.limits import Limits
from nbgrader_sandbox.execution.shell import MAX_FIGURES
from notebook_runs import failed, needs_sandbox, output_of, run, text_of

pytestmark = needs_sandbox
BELOW = "\ndef answer():\n    return 42\nprint(answer())"
LINES = [
    "!pip list",
    "!pip install numpy matplotlib pillow",
    "!{sys.executable} -m pip install tqdm",
    "!nohup server &",
    "%pip install 'numpy<3'",
    "%conda install numpy",
    "%mamba list",
    "!python --version",
    "%ls",
    "files = !ls",
    "files = %sx ls",
    "!!ls",
    "%matplotlib widget",
    "%matplotlib qt",
    "%matplotlib notebook",
    "%gui tk",
    "%load_ext nb_black",
    "%watermark -v",
    "import matplotlib\nmatplotlib.use('TkAgg')",
    "import matplotlib.pyplot as plt\nplt.switch_backend('QtAgg')",
    "%%capture\n!pip install seaborn",
    "%%a_magic_of_a_package --fast",
]


@pytest.mark.parametrize("line", LINES)
def test_an_answer_below_the_line_is_there(line):
    result = run(line + BELOW, ("assert answer() == 42", 1.0), "plt.plot([1]);" if "plt" in line else "")
    assert not any(output["output_type"] == "error" for outputs in result.outputs for output in outputs)
    assert text_of(result.outputs[0]).endswith("42\n") or line.startswith("%%capture")


def test_a_shell_line_says_that_it_was_not_run_and_gives_what_such_a_line_gives():
    said = output_of("files = !ls\n!pip list\nprint(files, files.s == '', _exit_code)")
    assert said.splitlines() == [
        "[no other program is run here: 'ls']",
        "[no other program is run here: 'pip list']",
        "[] True 127",
    ]


@pytest.mark.parametrize("magic", ["bash", "sh", "script python", "python3"])
def test_a_cell_for_another_program_is_passed_over(magic):
    assert output_of(f"%%{magic}\nls") == f"[no other program is run here: '%%{magic.partition(' ')[0]} {magic[7:]}']\n"


def test_a_cell_that_writes_a_file_writes_it():
    result = run("%%writefile helper.py\nhalf = 0.5", "import helper\nprint(helper.half)")
    assert text_of(result.outputs[1]) == "0.5\n"


def test_a_mistake_in_a_magics_own_code_still_stops_its_cell():
    assert "ZeroDivisionError" in output_of("%time 1 / 0\nprint('below')")
    assert "below" not in output_of("%time 1 / 0\nprint('below')")


def test_figures_stay_inline_after_a_window_was_asked_for():
    outputs = run("%matplotlib qt\nimport matplotlib.pyplot as plt\nplt.plot([1]);").outputs[0]
    assert [kind for output in outputs for kind in output.get("data", ()) if kind.startswith("image/")] == ["image/png"]


def test_of_very_many_figures_the_first_are_drawn_and_the_notebook_goes_on():
    draw = "import matplotlib.pyplot as plt\nfig, _ = plt.subplots(figsize=(1, 1))\nplt.close(fig)"
    shown, after = run(f"{draw}\nfor _ in range(300): display(fig)", ("1.0", 1.0), limits=Limits()).outputs
    drawn = [output for output in shown if "image/png" in output["data"]]
    assert MAX_FIGURES - 1 <= len(drawn) <= MAX_FIGURES  # the warm server has drawn one
    assert text_of(shown).count(f"[not drawn: a notebook may show {MAX_FIGURES} figures]") == 300 - len(drawn)
    assert not failed(after)
