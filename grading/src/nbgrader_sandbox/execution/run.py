"""Run a notebook's cells in processes of their own, and turn the replies into nbformat's outputs."""

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..settings import DEFAULTS, CourseSettings
from .errors import ForkserverError, NotebookKilled, ProcessDied, ProcessKilled, SandboxError
from .limits import DEFAULT, Limits
from .notebook import CodeCell, Notebook
from .outputs import cost, error
from .sanitize import sanitized_outputs, sanitized_texts

if TYPE_CHECKING:
    from .processes import Processes

# An endless function is often called in many cells. After so many time-outs each cell has this share of its limit,
# which is enough for what is right below.
MOST_TIMEOUTS, SHORTER = 2, 1 / 3
FORKSERVER = sys.platform != "win32"
PAUSES = (0.0, 0.5, 2.0)  # seconds before each attempt to run a notebook that is killed from outside
KILLED = (
    f"The notebook could not be graded: its process was killed from outside in each of {len(PAUSES)} attempts, by "
    "the system when memory ran out, or by somebody. Make room, or use fewer --jobs or a lower --memory-limit; then "
    "grade it again."
)
NO_SERVER = (
    f"Nothing can be graded: not even an empty notebook could be run, in any of {len(PAUSES)} attempts. If there is a "
    "traceback above, a package that is imported for all notebooks is broken: fix or reinstall it. If not, the system "
    "has no memory left: make room."
)


@dataclass
class ExecutionResult:
    """The results of a notebook's code cells, as plain data for JSON."""

    outputs: list[list[dict[str, Any]]] = field(default_factory=list)  # of each cell
    findings: list[dict[str, Any]] = field(default_factory=list)  # {"cell": index, "text": what to look at}
    raised_at: dict[int, int] = field(default_factory=dict)  # by index: the line at which a test cell raised
    died: str | None = None  # why the process ended before the notebook did


def run_cells(
    notebook: Notebook, limits: Limits = DEFAULT, sandbox: bool = True, settings: CourseSettings = DEFAULTS
) -> ExecutionResult:
    """Run the cells: the student's in one fresh process, the test cells in another one, the judge.

    Whatever the cells do is in the result. Raises SandboxError if a sandbox is wanted and not possible, and
    NotebookKilled if somebody or the system killed a process in every attempt.
    """
    if not FORKSERVER:
        raise SandboxError("this system has no forkserver")
    from .processes import Processes  # Windows cannot import it

    for pause in PAUSES:
        time.sleep(pause)
        try:
            with Processes(notebook, limits, sandbox, settings) as processes:
                return _run_once(processes, notebook.cells, limits)
        except ProcessKilled:
            pass
    raise NotebookKilled(KILLED)


def probe(sandbox: bool = True, settings: CourseSettings = DEFAULTS, assignment: str = "") -> None:
    """Start the warm servers and one empty notebook. Raises SandboxError or ForkserverError, which say what to do."""
    if not FORKSERVER and not sandbox:
        return  # nbgrader's own Execute is used
    try:
        run_cells(Notebook(assignment=assignment), sandbox=sandbox, settings=settings)
    except NotebookKilled as error:
        raise ForkserverError(NO_SERVER) from error


def _run_once(processes: "Processes", cells: Sequence[CodeCell], limits: Limits) -> ExecutionResult:
    used = timeouts = 0
    result = ExecutionResult(died=processes.files_problem)
    if result.died and cells:
        result.findings.append({"cell": 0, "text": result.died[:300]})
    end = time.monotonic() + limits.notebook_seconds
    for index, cell in enumerate(cells):
        outputs: list[dict[str, Any]] = []
        findings: list[str] = []
        if result.died is None and (cell.source.strip() or cell.points is not None):
            started = time.monotonic()
            share = SHORTER if timeouts >= MOST_TIMEOUTS else 1
            seconds = min(share * limits.cell_seconds, max(end - started, 0.01))
            try:
                outputs, findings, line = _run_cell(processes, cell, index + 1, end, seconds, limits, used)
                if line is not None:
                    result.raised_at[index] = line
            except ProcessDied as reason:
                result.died = f"Cell {index + 1} of the code cells ended the notebook: {reason}."
                if time.monotonic() >= end:
                    result.died = f"The notebook took longer than its {limits.notebook_seconds:g} seconds."
                findings = [result.died]
            if time.monotonic() - started >= seconds:
                if share < 1 and result.died is None:
                    findings.append(f"its limit was shorter, since {MOST_TIMEOUTS} cells above did not end")
                timeouts += 1
        if result.died is not None:
            outputs = [_not_run(result.died)]
        used += cost(outputs)
        result.outputs.append(outputs)
        result.findings += [{"cell": index, "text": text[:300]} for text in findings[:20]]
    return result


def _run_cell(
    processes: "Processes", cell: CodeCell, count: int, end: float, seconds: float, limits: Limits, used: int
) -> tuple[list[dict[str, Any]], list[str], int | None]:
    """The outputs and findings of one cell, and the line at which a test cell raised.

    seconds: its limit. used: the bytes of all outputs above.
    """
    left = end - time.monotonic()
    output_bytes, limit = min(
        (limits.output_bytes, f"a cell may put out {limits.output_bytes} bytes"),
        (
            max(0, limits.notebook_output_bytes - used),
            f"a notebook may put out {limits.notebook_output_bytes} bytes in all",
        ),
    )
    request = {
        "source": cell.source,
        "count": count,
        "seconds": seconds,
        "output_bytes": output_bytes,
        "note": f"The rest is left out: {limit}.",
    }
    patience = min(seconds + limits.grace_seconds, left)
    if cell.points is None:
        reply = processes.run_cell(request, patience)
    else:
        reply = processes.run_test(request | {"below_hidden": cell.below_hidden, "points": cell.points}, patience)
    findings = sanitized_texts(reply.get("findings"))
    if cell.points is None:
        return sanitized_outputs(reply, {"stream", "display_data", "execute_result", "error"}), findings, None
    outputs = sanitized_outputs(reply, {"stream", "display_data"})
    if reply.get("error") is not None:
        outputs += sanitized_outputs({"outputs": [reply["error"]]}, {"error"}) or [_not_run("an error without words")]
    elif (value := reply.get("value")) is not None:
        text = value if isinstance(value, str) else repr(value)
        if _is_number(text) and not 0 <= float(text) <= cell.points:
            findings.append(f"the check gave {text} of {cell.points:g} points")
            outputs.append(_not_run(findings[-1]))
        else:
            outputs.append({"output_type": "execute_result", "data": {"text/plain": text}, "metadata": {}})
    line = reply.get("raised_at")
    return outputs, findings, line if isinstance(line, int) else None


def _is_number(text: str) -> bool:
    """As nbgrader decides whether a test cell's result is partial credit."""
    try:
        float(text)
    except ValueError:
        return False
    return True


def _not_run(reason: str) -> dict[str, Any]:
    return error("NotebookEnded", reason, [f"\x1b[0;31mNotebookEnded\x1b[0m: {reason}"])
