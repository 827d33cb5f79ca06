"""What a marker may like to know of a student's code: that it asks for the network, say. It is no suspicion."""

import re

from nbformat import NotebookNode

from .text import quoted, stripped

MODULES = {
    "uses the network": "socket|ssl|urllib|http|ftplib|smtplib|requests|httpx|aiohttp|websockets|paramiko",
    "starts processes": "subprocess|multiprocessing|pty|pexpect",
    "calls C libraries": "ctypes|cffi",
    "may run a copy of a package's code": "runpy",
}
CALLS = {
    "starts processes": r"|.*\bos\.(?:system|popen|fork|exec\w+|spawn\w+|posix_spawn\w*)\(",
    "may run a copy of a package's code": r"|.*(?:\b__file__\b|\bget_?source\(|\bget_(?:code|data)\(|_from_spec\()",
}
PATTERNS = {
    kind: re.compile(rf"^[ \t]*(?:(?:import\b[^#\n]*?\b|from[ \t]+)(?:{modules})\b{CALLS.get(kind, '')})", re.MULTILINE)
    for kind, modules in MODULES.items()
}


def news(nb: NotebookNode, released: NotebookNode) -> list[str]:
    """A sentence for each cell of the student's, and each kind of thing in it."""
    given = {stripped(cell.source) for cell in released.cells}
    sentences = []
    code = [cell for cell in nb.cells if cell.cell_type == "code"]
    for number, cell in enumerate(code, start=1):
        if stripped(cell.source) in given:
            continue
        name = cell.metadata.get("nbgrader", {}).get("grade_id") or f"code cell {number}"
        for kind, pattern in PATTERNS.items():
            if found := pattern.search(cell.source):
                line = cell.source[found.start() :].lstrip().partition("\n")[0]
                sentences.append(f"{name} {kind}: {quoted(line)}")
    return sentences
