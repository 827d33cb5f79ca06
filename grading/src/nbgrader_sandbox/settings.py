"""What the grader must know of a course, in nbgrader_config.py as c.CourseSettings.<name> = ...

No course has to set anything: the defaults ask nothing of it.
"""

import re
from pathlib import Path
from typing import Any

from traitlets import Dict, List, Unicode
from traitlets.config import Configurable
from traitlets.config.loader import PyFileConfigLoader

CONFIG_FILE = "nbgrader_config.py"


class CourseSettings(Configurable):
    """The settings of a course. To send them to another process: CourseSettings(**settings.plain())."""

    preload = List(
        Unicode(),
        ["numpy", "numpy.testing", "matplotlib.pyplot", "IPython.display"],
        help="Modules that are imported once, so that every notebook starts with them; missing ones are skipped.",
    ).tag(config=True)
    course_packages = List(
        Unicode(),
        help="The course's own packages. Students' processes have them with stubs in place of judge_functions.",
    ).tag(config=True)
    judge_functions = Dict(
        key_trait=Unicode(),
        value_trait=List(Unicode()),
        help="For each assignment, the functions, as 'module:function', that run in the judge's process only: those "
        "of course_packages that give an exercise away, and those of check_modules that report results.",
    ).tag(config=True)
    check_modules = List(
        Unicode(), help="Packages that hold the checks: in students' processes their names do nothing."
    ).tag(config=True)
    shared_modules = List(
        Unicode(),
        help="Modules below check_modules that students' processes have, for checks that must be near an answer.",
    ).tag(config=True)
    check_error = Unicode(
        help="Name of the exception class whose message alone is shown to students, without the class's name."
    ).tag(config=True)
    mistake_pattern = Unicode(
        help="Regular expression whose one group is the id of a known mistake in what a check says."
    ).tag(config=True)
    mistakes = Dict(
        key_trait=Unicode(), value_trait=Unicode(), help="For the class report: the sentence for each such id."
    ).tag(config=True)
    figure_style = Unicode("default", help="Matplotlib style of the pictures in the class report.").tag(config=True)

    def mistake_ids(self, message: str) -> list[str]:
        """The ids of the known mistakes that a check's message names, each once, in order."""
        return list(dict.fromkeys(re.findall(self.mistake_pattern, message))) if self.mistake_pattern else []

    def plain(self) -> dict[str, Any]:
        """The settings as plain data."""
        return {name: getattr(self, name) for name in self.trait_names(config=True)}


DEFAULTS = CourseSettings()


def load_settings(folder: Path) -> CourseSettings:
    """The settings in a course's nbgrader_config.py. It is Python, so that anything may be raised."""
    return CourseSettings(config=PyFileConfigLoader(CONFIG_FILE, path=str(folder)).load_config())
