"""One run of the command: from its options to the report."""

import argparse
import dataclasses
import gc
import os
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path

from tqdm import tqdm

from .assignment import read_assignment
from .classroom import Classroom, SetupError
from .execution.limits import Limits
from .feedback import Feedback
from .files import write_json
from .report import summary, write_report
from .report.course import write_course
from .report.page import feedback_links
from .runner import Runner, RunResult
from .text import printable, say
from .workers import workers

NOTEBOOK_CELLS = 10  # a notebook may take as long as this many cells at their limit


def grade_class(options: argparse.Namespace) -> bool:
    """Grade an assignment, write the results, print a summary; return whether any submission could not be graded.

    options: as __main__ describes them. Raises SetupError, UnknownAssignment, SandboxError and ForkserverError, whose
    messages say what to do, and the machine's own errors.
    """
    started = time.monotonic()
    classroom = Classroom(options.assignment)
    assignment = read_assignment(options.assignment, classroom.course)
    students = _students(classroom, options)
    runner = Runner(
        classroom,
        assignment,
        _limits(classroom, options),
        classroom.execute.sandbox and not options.no_sandbox,
        Feedback(classroom.app, classroom.course),
    )
    gc.freeze()  # all modules stay: so the collector need not look at them again, nor free them at the end
    pool = workers(options.jobs, options.scheduler, runner.sandbox, classroom.settings, classroom.assignment)
    with classroom.locked():
        with pool as (executor, window), _progress_bar(len(students)) as bar:
            result = runner.run(students, executor, window, options.regrade, lambda student: bar.update())
        seconds = time.monotonic() - started
        report = write_report(
            classroom.assignment,
            result.everybody,
            assignment.points,
            sandboxed=runner.sandbox,
            seconds=seconds,
            folder=classroom.reports,
            settings=classroom.settings,
            changes=result.changes,
            feedback=feedback_links(classroom, result.everybody),
        )
        write_course(classroom)
        if options.json:
            write_json(Path(options.json), summary(classroom.assignment, result.records, runner.sandbox, seconds))
        if options.regrade:
            runner.finish_regrading(result.records)
    _print_summary(classroom, result, runner.sandbox, seconds, report)
    return any(record.status == "failed" for record in result.records.values())


def _students(classroom: Classroom, options: argparse.Namespace) -> Mapping[str, Path]:
    if options.json and not Path(options.json).resolve().parent.is_dir():
        raise SetupError(f"--json {options.json}: there is no such folder to write it to.")
    submitted = classroom.submissions()
    if not submitted:
        raise SetupError(
            f"Nobody has handed in {classroom.assignment}. Submissions belong in "
            f"{classroom.course.submitted_directory}/<student>/{classroom.assignment}/; "
            "the command collect puts them there from a learning platform's zip file."
        )
    unknown = [student for student in options.student or () if student not in submitted]
    if unknown:
        raise SetupError(
            f"No submission of {classroom.assignment} by: {printable(', '.join(unknown))}. "
            "Is --student spelt as its folder?"
        )
    return {student: submitted[student] for student in options.student or submitted}


def _limits(classroom: Classroom, options: argparse.Namespace) -> Limits:
    limits = classroom.execute.limits
    if options.time_limit:
        limits = dataclasses.replace(
            limits, cell_seconds=options.time_limit, notebook_seconds=NOTEBOOK_CELLS * options.time_limit
        )
    if options.memory_limit:
        limits = dataclasses.replace(limits, memory_mb=options.memory_limit)
    return limits


def _progress_bar(total: int) -> tqdm:
    tqdm.set_lock(threading.RLock())  # tqdm's default is a lock between processes, which a killed run leaves behind
    return tqdm(total=total, unit="submission", desc="grading", mininterval=0.5, file=sys.stderr)


def _print_summary(classroom: Classroom, result: RunResult, sandboxed: bool, seconds: float, report: Path) -> None:
    """Print how many were graded, and what a person must look at."""
    records = result.records
    failed = {student: record for student, record in records.items() if record.status == "failed"}
    before = len(records) - len(failed) - result.new
    unchanged, changed = f"{before - len(result.outdated)} graded before and unchanged", ""
    if result.outdated:
        changed = f"{len(result.outdated)} graded before the lesson or its checks changed"
        unchanged = f"{changed}, {unchanged}" if before > len(result.outdated) else changed
    say(
        f"{classroom.assignment}: {len(records)} submissions in {seconds:.1f} s; {result.new} graded, "
        f"{unchanged}, {len(failed)} could not be graded."
    )
    if result.outdated:
        say("  points, cells or checks have changed since then: --regrade grades all again and lists what changes")
    for student, record in failed.items():
        say(f"  not graded: {student}: {record.flags[-1]}")
    flagged = {student: record for student, record in records.items() if record.flags and student not in failed}
    for student, record in flagged.items():
        more = f" (and {len(record.flags) - 1} more)" if len(record.flags) > 1 else ""
        say(f"  look at: {student}: {record.flags[0]}{more}")
    to_mark = sum(bool(record.to_mark) for record in records.values())
    if to_mark:
        say(
            f"  to mark by hand, in Formgrader: {to_mark} submissions; then run nbgrader generate_feedback "
            f"--force {classroom.assignment}"
        )
    for change in result.changes:
        say(f"  changed: {change['student']}: {change['exercise']}: {change['before']:g} -> {change['after']:g}")
    if not sandboxed:
        say("  Not sandboxed: student code ran with your rights.")
    say(f"  report: {os.path.relpath(report)}")
