"""nbgrader's settings: where the course and the class are kept, and what a student meets in place of a solution."""

from pathlib import Path

from nbgrader.server_extensions.formgrader.handlers import template_path

ROOT = Path(__file__).resolve().parent
CLASSROOM = ROOT / "classroom"  # everything of one class, kept out of git
(CLASSROOM / "exchange").mkdir(parents=True, exist_ok=True)  # the gradebook and Formgrader want their folders to exist

c = get_config()  # noqa: F821 (nbgrader defines it)

c.CourseDirectory.root = str(ROOT)
c.CourseDirectory.course_id = "xor-from-scratch"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "notebooks"
for step in ("source_with_tests", "submitted", "autograded", "feedback", "solution"):
    setattr(c.CourseDirectory, f"{step}_directory", f"{CLASSROOM.name}/{step}")
c.CourseDirectory.db_url = f"sqlite:///{CLASSROOM / 'gradebook.db'}"
c.Exchange.root = str(CLASSROOM / "exchange")
c.ExportPlugin.to = str(CLASSROOM / "grades.csv")
c.GenerateAssignment.permissions = 644  # students and git want to write to what is released

c.ClearSolutions.code_stub = {
    "python": "# Your answer replaces the next line. Run this cell, then the check.\n"
    'raise NotImplementedError("not answered yet: replace this line")'
}
c.ClearSolutions.text_stub = "*Double-click here and write your answer in place of this line.*"

# Submissions are repaired where that is safe, and student code runs shut in and limited, for nbgrader autograde and
# Formgrader's button as for python -m grading (grading/README.md). Where a machine cannot confine:
# c.SandboxedExecute.sandbox = False, and the code has your rights.
c.Autograde.exporter_class = "nbgrader_sandbox.preflight.SubmissionExporter"
c.Autograde.sanitize_preprocessors = ["nbgrader_sandbox.preflight.Preflight"]
c.Autograde.autograde_preprocessors = [
    "nbgrader_sandbox.execute.SandboxedExecute",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]

# What a student gets back: no hidden tests, no scripts, nothing from the network.
c.GenerateFeedback.exporter_class = "nbgrader_sandbox.feedback.FeedbackExporter"
c.GenerateFeedback.preprocessors = ["nbgrader_sandbox.feedback.HideTests", "nbgrader_sandbox.feedback.Scores"]

# What a learning platform hands out goes into classroom/downloaded/<lesson>/archive/, zipped or not. The student's id is
# the name up to the first underscore, of the file, of the archive that it came in, or else of the folder:
# "Jane Doe_123_assignsubmission_file_forward_pass.ipynb" (Moodle), "doejane_LATE_12_34_forward_pass-1.ipynb" (Canvas),
# "jdoe_forward_pass.ipynb", "jdoe_work.zip", "jdoe/forward_pass.ipynb".
NOTEBOOKS = "|".join(sorted(path.stem for path in ROOT.glob("solutions/*/*.ipynb")))
c.ZipCollectApp.downloaded_directory = f"{CLASSROOM.name}/downloaded"
c.ZipCollectApp.extractor_plugin = "nbgrader_sandbox.collect.Extractor"
c.ZipCollectApp.collector_plugin = "nbgrader_sandbox.collect.Collector"
c.FileNameCollectorPlugin.named_regexp = (
    r"(?!.*\.ipynb_checkpoints)"
    r"(?:.*[/\\](?=[^/\\]*_assignsubmission_)|.*[/\\](?!extracted[/\\]))"
    r"(?P<student_id>\w[^/\\_]*)(?:_\d+_assignsubmission_.*|_[^/\\]*)??[_/\\]"
    rf"(?P<file_id>(?:{NOTEBOOKS})[^/\\]*)\.ipynb$"
)

# Formgrader finds MathJax on this machine, by our template in front of nbgrader's own.
c.HTMLExporter.extra_template_basedirs = [str(ROOT / ".nbgrader"), template_path]
