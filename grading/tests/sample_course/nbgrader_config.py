"""The sample course's settings: nbgrader's own, but for its folders and for what nbgrader-sandbox does in its place."""

from nbgrader_sandbox.formgrader import protect

c = get_config()  # noqa: F821 (nbgrader defines it)

c.CourseDirectory.course_id = "sample"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "notebooks"
for step in ("submitted", "autograded", "feedback"):
    setattr(c.CourseDirectory, f"{step}_directory", f"classroom/{step}")
c.CourseDirectory.db_url = "sqlite:///classroom/gradebook.db"
c.ExportPlugin.to = "classroom/grades.csv"

protect(c)
