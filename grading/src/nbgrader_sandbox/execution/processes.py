"""The two processes of a notebook: the student's, and the judge's, with pipes between them."""

import contextlib
import dataclasses
import os
import tempfile
from typing import Any, Self

from ..settings import CourseSettings
from .child import Job
from .errors import ProcessDied
from .launch import CellProcess
from .limits import Limits
from .notebook import Notebook
from .server import warm_server


class Processes:
    """Fresh processes for one notebook, as a context manager: afterwards nothing of them is left.

    Raises SandboxError and ProcessKilled. files_problem: why the submission's files could not be written, or None.
    """

    def __init__(self, notebook: Notebook, limits: Limits, sandbox: bool, settings: CourseSettings):
        student = Job(limits, notebook.files, notebook.environment, "student")
        judge = Job(
            *(limits, {}, notebook.environment, "judge", None),
            *(notebook.asked, notebook.asked_classes, notebook.course_code),
        )
        student_reads, judge_writes = os.pipe()
        judge_reads, student_writes = os.pipe()
        links = {"student": (student_reads, student_writes), "judge": (judge_reads, judge_writes)}
        self._stack = contextlib.ExitStack()
        started = {}
        try:
            for job in (judge, student):
                server = warm_server(job.role, settings, notebook.assignment)
                scratch = None if sandbox else tempfile.mkdtemp(prefix="notebook-")
                process = CellProcess(server, dataclasses.replace(job, scratch=scratch), links[job.role])
                started[job.role] = process
                self._stack.callback(process.close)
            for process in started.values():
                process.begin()
        except BaseException:
            self._stack.close()
            raise
        finally:
            for fd in (*links["student"], *links["judge"]):
                os.close(fd)
        self.judge, self.student = started["judge"], started["student"]
        self.files_problem = self.student.files_problem

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def run_cell(self, request: dict[str, Any], seconds: float) -> dict[str, Any]:
        """The reply to a student's cell. Raises ProcessDied and ProcessKilled."""
        try:
            reply = self.student.ask(request, seconds)
        except ProcessDied:
            self._require_judge()
            raise
        self._require_judge()
        return reply

    def run_test(self, request: dict[str, Any], seconds: float) -> dict[str, Any]:
        """The reply to a test cell. Raises ProcessDied and ProcessKilled."""
        reply = self.judge.ask(request, seconds)
        if reply.get("student"):
            raise self.student.ended(stuck=reply["student"] == "stuck")
        return reply

    def _require_judge(self) -> None:
        """Raise ProcessKilled if the judge was killed: what the student's cell did without it counts for nothing."""
        self.judge.require_running()
