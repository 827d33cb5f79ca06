"""nbgrader's settings: where the course and the class are kept, and what a student meets in place of a solution."""

from pathlib import Path

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
    "python": "# Replace the next line with your answer, run this cell, then run the check below.\n"
              'raise NotImplementedError("not answered yet: write your answer in place of this line")'
}
c.ClearSolutions.text_stub = "*Double-click here and write your answer in place of this line.*"
