"""From what a learning platform offers to download to the folders of submissions, and the class list.

Whose a file is (names.py), what each student has handed in (archive.py), which of it is the notebook (choose.py), the
class list (roster.py), what is written (save.py); as a command (command.py) and for nbgrader zip_collect (plugins.py).
"""

from .plugins import Collector, Extractor

__all__ = ["Collector", "Extractor"]
