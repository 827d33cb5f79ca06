"""nbgrader zip_collect, with what the command collect knows. In nbgrader_config.py:

c.ZipCollectApp.extractor_plugin = "nbgrader_sandbox.collect.Extractor"
c.ZipCollectApp.collector_plugin = "nbgrader_sandbox.collect.Collector"

The extractor puts each student's files into a folder of the student's own, and the collector reads its name.
"""

import tempfile
from pathlib import Path
from typing import Any

from nbgrader.plugins import ExtractorPlugin, FileNameCollectorPlugin
from traitlets import Integer

from ..assignment import Assignment, UnknownAssignment, read_assignment
from ..preflight.notebook_files import is_notebook
from ..text import printable
from .archive import Limits, UnreadableArchive, read_archive
from .choose import TIMESTAMP, choose


class Extractor(ExtractorPlugin):
    """Writes the files to collect of each student into a folder that has the student's number as its name."""

    most_mb = Integer(500, help="Megabytes that one student's archives may unpack to.").tag(config=True)
    deepest = Integer(3, help="How many archives may lie one in another.").tag(config=True)

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Unpack what was downloaded. What is broken is named in the log, and stops nobody else."""
        assignment = self._assignment()
        limits = Limits(self.most_mb, self.deepest)
        with tempfile.TemporaryDirectory() as scratch:
            try:
                archive = read_archive(
                    Path(archive_path), Path(scratch), assignment.notebooks if assignment else (), limits=limits
                )
            except UnreadableArchive as reason:
                self.log.error("%s", printable(str(reason)))
                return
            for number, hand_in in archive.students.items():
                chosen = choose(hand_in, assignment)
                for note in (*hand_in.notes, *chosen.notes):
                    self.log.warning("%s: %s", printable(number), printable(note))
                if chosen.files and hand_in.time:
                    chosen.files[TIMESTAMP] = f"{hand_in.time:%Y-%m-%d %H:%M:%S} UTC\n".encode()
                for name, content in chosen.files.items():
                    flat = name.replace("/", "-")  # so that the last folder of a path is always the student's
                    path = Path(extracted_path, number, flat)
                    if flat == name or is_notebook(name):
                        path.parent.mkdir(parents=True, exist_ok=True)
                        path.write_bytes(content)
                    else:
                        self.log.warning("%s: left out, in a folder: %s", printable(number), printable(name))
            for name in archive.unknown:
                self.log.warning("Left out: nobody can tell whose %s is", printable(name))

    def _assignment(self) -> Assignment | None:
        """The assignment that zip_collect is for; None if nbgrader does not know it yet."""
        course = getattr(self.parent, "coursedir", None)
        try:
            return read_assignment(course.assignment_id, course) if course else None
        except UnknownAssignment as reason:
            self.log.warning("%s", printable(str(reason)))
            return None


class Collector(FileNameCollectorPlugin):
    """Says whose each file is that the extractor has written. A named_regexp is not needed, and not used."""

    def collect(self, submitted_file: str) -> dict[str, Any] | None:
        """The student's number, which is the name of the file's folder, and the file's name."""
        path = Path(submitted_file)
        return {"student_id": path.parent.name, "file_id": path.name}
