"""Run a notebook's cells in a process of their own, and make outputs of nbformat's of what comes back."""

import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .errors import ForkserverError, NotebookKilled, ProcessDied, ProcessKilled, SandboxError
from .limits import DEFAULT, Limits
from .outputs import cost, error
from .sanitize import sanitized_outputs, sanitized_texts

FORKSERVER = sys.platform != "win32"
PAUSES = (0.0, 0.5, 2.0)  # seconds before each attempt, for a notebook that is killed from outside


@dataclass(frozen=True)
class CodeCell:
    """A code cell, and whether it is a test: a grade cell, with its points."""

    source: str
    points: float | None = None


@dataclass
class ExecutionResult:
    """What came of a notebook's code cells. Plain data, fit for JSON."""

    outputs: list[list[dict]] = field(default_factory=list)  # of each cell
    findings: list[dict] = field(default_factory=list)  # {"cell": index, "text": what}: for a person to look at
    died: str | None = None  # why the process ended before the notebook did


def run_cells(
    cells: Sequence[CodeCell],
    files: Mapping[str, bytes] = {},
    limits: Limits = DEFAULT,
    sandbox: bool = True,
    environment: Mapping[str, str] = {},
) -> ExecutionResult:
    """Run the cells in a fresh process, with the files in its working directory.

    Whatever the cells do is in the ExecutionResult. Raises SandboxError where sandbox is asked for and cannot be had, and
    NotebookKilled where somebody or the system killed the process, and did so again when it was run anew.
    """
    if not FORKSERVER:
        raise SandboxError("this system has no forkserver")
    for pause in PAUSES:
        time.sleep(pause)
        try:
            return _run_once(cells, files, limits, sandbox, environment)
        except ProcessKilled:
            pass
    raise NotebookKilled(len(PAUSES))


def probe(sandbox: bool = True) -> None:
    """Start the warm server and one empty notebook. Raises SandboxError or ForkserverError, with what to do."""
    if not FORKSERVER and not sandbox:
        return  # nbgrader's own Execute serves
    try:
        run_cells([], sandbox=sandbox)
    except NotebookKilled as error:
        raise ForkserverError(error.attempts) from error


def _run_once(
    cells: Sequence[CodeCell], files: Mapping[str, bytes], limits: Limits, sandbox: bool, environment: Mapping[str, str]
) -> ExecutionResult:
    from .launch import NotebookProcess  # which Windows cannot import

    used = 0
    with NotebookProcess(limits, files, sandbox, environment) as child:
        run = ExecutionResult(died=child.unfit)
        if run.died and cells:
            run.findings.append({"cell": 0, "text": run.died[:300]})
        end = time.monotonic() + limits.notebook_seconds
        for number, cell in enumerate(cells):
            outputs, findings = [], []
            if run.died is None and (cell.source.strip() or cell.points is not None):
                try:
                    outputs, findings = _run_cell(child, cell, number + 1, end, limits, used)
                except ProcessDied as reason:
                    run.died = f"Cell {number + 1} of the code cells ended the notebook: {reason}."
                    if time.monotonic() >= end:
                        run.died = f"The notebook took longer than its {limits.notebook_seconds:g} seconds."
                    findings = [run.died]
            if run.died is not None:
                outputs = [_not_run(run.died)]
            used += cost(outputs)
            run.outputs.append(outputs)
            run.findings += [{"cell": number, "text": text[:300]} for text in findings[:20]]
    return run


def _run_cell(child, cell: CodeCell, count: int, end: float, limits: Limits, used: int) -> tuple[list[dict], list[str]]:
    """The outputs and findings of one cell. used: bytes that the cells above have put out."""
    left = end - time.monotonic()
    seconds = min(limits.cell_seconds, max(left, 0.01))
    size, what = min(
        (limits.output_bytes, f"a cell may put out {limits.output_bytes} bytes"),
        (
            max(0, limits.notebook_output_bytes - used),
            f"a notebook may put out {limits.notebook_output_bytes} bytes in all",
        ),
    )
    request = {
        "test": cell.points is not None,
        "source": cell.source,
        "count": count,
        "seconds": seconds,
        "output_bytes": size,
        "note": f"The rest is left out: {what}.",
    }
    reply = child.ask(request, min(seconds + limits.grace_seconds, left))
    findings = sanitized_texts(reply.get("findings"))
    if cell.points is None:
        return sanitized_outputs(reply, {"stream", "display_data", "execute_result", "error"}), findings
    outputs = sanitized_outputs(reply, {"stream", "display_data"})
    if reply.get("error") is not None:
        outputs += sanitized_outputs({"outputs": [reply["error"]]}, {"error"}) or [_not_run("an error without words")]
    elif (value := reply.get("value")) is not None:
        text = value if isinstance(value, str) else repr(value)
        if _is_number(text) and not 0 <= float(text) <= cell.points:
            findings.append(f"the check came to {text} of {cell.points:g} points")
            outputs.append(_not_run(findings[-1]))
        else:
            outputs.append({"output_type": "execute_result", "data": {"text/plain": text}, "metadata": {}})
    return outputs, findings


def _is_number(text: str) -> bool:
    """As nbgrader decides whether a test cell's result is partial credit."""
    try:
        float(text)
    except ValueError:
        return False
    return True


def _not_run(reason: str) -> dict:
    return error("NotebookEnded", reason, [f"\x1b[0;31mNotebookEnded\x1b[0m: {reason}"])
