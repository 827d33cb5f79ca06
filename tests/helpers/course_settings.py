"""What the grader knows of this course: its nbgrader_config.py, loaded."""

from judge import ROOT
from nbgrader_sandbox.settings import CourseSettings
from traitlets.config.loader import PyFileConfigLoader

CONFIG = PyFileConfigLoader("nbgrader_config.py", path=str(ROOT)).load_config()
SETTINGS = CourseSettings(config=CONFIG)
