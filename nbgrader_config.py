"""nbgrader's settings: the folders of course and class, what students see in place of a solution, and how to grade."""

import re
import tomllib
from pathlib import Path

from nbgrader_sandbox.formgrader import protect

ROOT = Path(__file__).resolve().parent
CLASSROOM = ROOT / "classroom"  # all files of one class; not in git
(CLASSROOM / "exchange").mkdir(parents=True, exist_ok=True)  # the gradebook and Formgrader need their folders

c = get_config()  # noqa: F821 (nbgrader defines it)

c.CourseDirectory.root = str(ROOT)
c.CourseDirectory.course_id = "xor-from-scratch"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "notebooks"
for step in ("source_with_tests", "submitted", "autograded", "feedback", "solution"):
    setattr(c.CourseDirectory, f"{step}_directory", f"{CLASSROOM.name}/{step}")
# In an address, "%20" would be a space, and "?" would end the path.
c.CourseDirectory.db_url = "sqlite:///" + str(CLASSROOM / "gradebook.db").replace("%", "%25").replace("?", "%3F")
c.Exchange.root = str(CLASSROOM / "exchange")
c.ExportPlugin.to = str(CLASSROOM / "grades.csv")
c.GenerateAssignment.permissions = 644  # students and git want to write to what is released

c.ClearSolutions.code_stub = {
    "python": "# Your answer replaces the next line. Run this cell, then the check.\n"
    'raise NotImplementedError("not answered yet: replace this line")'
}
c.ClearSolutions.text_stub = "*Double-click here and write your answer in place of this line.*"

# What the grader must know of this course (grading/README.md has a table).
c.CourseSettings.preload.extend(["autograd", "autograd.numpy", "xorlib", "xorlib.checks"])
c.CourseSettings.course_packages = ["xorlib"]
c.CourseSettings.check_modules = ["xorlib.checks"]
c.CourseSettings.shared_modules = ["xorlib.checks.observe"]
c.CourseSettings.judge_functions = {  # those that the lesson's exercises forbid
    "1-forward-pass": [f"xorlib.network:{name}" for name in ("affine", "forward", "relu")],
    "2-random-init": [
        "xorlib.batch:losses_many",
        *(f"xorlib.network:{name}" for name in ("bce_loss", "init_params", "predict", "sigmoid")),
    ],
    "3-gradients": [
        "xorlib.batch:train_many",
        *(f"xorlib.gradients:{name}" for name in ("broken_backward", "numerical_gradients")),
        *(f"xorlib.network:{name}" for name in ("backward", "objective", "train")),
    ],
    "4-training-loop": [
        *(f"xorlib.batch:{name}" for name in ("success_rate", "train_many")),
        "xorlib.film:train_with_snapshots",
        *(f"xorlib.network:{name}" for name in ("gradient_step", "train")),
    ],
    "5-animation": [
        *(f"xorlib.film:{name}" for name in ("draw_frame", "make_gif", "train_with_snapshots")),
        "xorlib.plots:probability_grid",
    ],
    "6-noisy-xor": [
        *(f"xorlib.noisy:{name}" for name in ("best_accuracy", "noisy_xor")),
        *(f"xorlib.minibatch:{name}" for name in ("fit", "minibatches", "momentum_step")),
    ],
}
for functions in c.CourseSettings.judge_functions.values():
    functions.append("xorlib.checks:summary")
c.CourseSettings.check_error = "CheckFailed"
c.CourseSettings.figure_style = "xorlib.course"
c.CourseSettings.mistake_pattern = r"(?m)^\w+: (?:.+\n)*?.*\[([a-z_]\w*\.[\w-]+)\]$"  # "relu: ... [relu.abs]"
c.CourseSettings.mistakes = {
    f"{table}.{key}": re.sub(r"\{\w+\}", "...", sentence)
    for path in ROOT.glob("xorlib/checks/**/messages.toml")
    for table, sentences in tomllib.loads(path.read_text(encoding="utf-8")).items()
    for key, sentence in sentences.items()
} | {"result.wrong": "Another wrong result."}

# nbgrader's commands and Formgrader's buttons do what python -m grading does: they repair submissions if that is safe,
# run student code in a sandbox with limits, and show nothing of it that could run in a browser.
# On a machine that cannot sandbox: c.SandboxedExecute.sandbox = False. Then student code has your rights.
protect(c)

# Where nbgrader zip_collect looks for what a learning platform offers to download, zipped or not:
# classroom/downloaded/<lesson>/archive/. python -m grading collect ARCHIVE LESSON does not need it there.
c.ZipCollectApp.downloaded_directory = f"{CLASSROOM.name}/downloaded"
