"""The sample course's settings: nbgrader's own, but for its folders and for what nbgrader-sandbox does in its place."""

c = get_config()  # noqa: F821 (nbgrader defines it)

c.CourseDirectory.course_id = "sample"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "notebooks"
for step in ("submitted", "autograded", "feedback"):
    setattr(c.CourseDirectory, f"{step}_directory", f"classroom/{step}")
c.CourseDirectory.db_url = "sqlite:///classroom/gradebook.db"
c.ExportPlugin.to = "classroom/grades.csv"

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
c.GenerateFeedback.exporter_class = "nbgrader_sandbox.feedback.FeedbackExporter"
c.GenerateFeedback.preprocessors = ["nbgrader_sandbox.feedback.HideTests", "nbgrader_sandbox.feedback.Scores"]

# Whose a downloaded file is: the name up to the first underscore, of the file, of its archive, or else of the folder.
c.ZipCollectApp.extractor_plugin = "nbgrader_sandbox.collect.Extractor"
c.ZipCollectApp.collector_plugin = "nbgrader_sandbox.collect.Collector"
c.FileNameCollectorPlugin.named_regexp = (
    r"(?!.*\.ipynb_checkpoints)"
    r"(?:.*[/\\](?=[^/\\]*_assignsubmission_)|.*[/\\](?!extracted[/\\]))"
    r"(?P<student_id>\w[^/\\_]*)(?:_\d+_assignsubmission_.*|_[^/\\]*)??[_/\\]"
    r"(?P<file_id>(?:small|plane_geometry)[^/\\]*)\.ipynb$"
)
