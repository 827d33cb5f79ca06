"""The sandbox on other hosts: for root, nobody and the root of a container, and where the kernel refuses it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from notebook_runs import needs_sandbox

pytestmark = needs_sandbox
IMPORTS = "import os\nfrom nbgrader_sandbox.execution.run import *\n"


def output_of_grader(script: str, before: tuple[str, ...] = (), **environment: str) -> str:
    """What a script puts out that runs notebooks with a forkserver of its own. before: the command that starts it."""
    done = subprocess.run(
        [*before, sys.executable, "-c", IMPORTS + script],
        cwd="/",
        env=os.environ | environment,
        capture_output=True,
        text=True,
    )
    return done.stdout + done.stderr


def test_a_killed_grader_leaves_no_process_behind():
    script = (
        "loop = 'while True:\\n    try:\\n        pass\\n    except BaseException:\\n        pass'\n"
        "run_cells(Notebook([CodeCell(loop)]), limits=Limits(cell_seconds=60, notebook_seconds=60))"
    )
    with subprocess.Popen([sys.executable, "-c", IMPORTS + script]) as grader:
        for _ in range(1200):
            started = psutil.Process(grader.pid).children(recursive=True)
            if len(started) == 6:  # the resource tracker, the forkserver; supervisor and process of judge and student
                break
            time.sleep(0.05)
        grader.send_signal(signal.SIGKILL)
    _, alive = psutil.wait_procs(started, timeout=10)
    assert len(started) == 6 and not alive


def test_a_grader_who_hides_new_files_hides_none_of_the_environment():
    script = (
        "os.umask(0o077)\nprint(run_cells(Notebook([CodeCell('import sqlite3; print(sqlite3.__name__)')])).outputs)"
    )
    assert "'text': 'sqlite3\\n'" in output_of_grader(script)


def test_packages_in_other_places_can_be_imported_or_the_message_says_why_not(tmp_path):
    packages = tmp_path / "site-packages"
    packages.mkdir()
    (packages / "elsewhere.py").write_text("here = 'it is'\n")
    script = "print(run_cells(Notebook([CodeCell('import elsewhere; print(elsewhere.here)')])).outputs)"
    assert "it is" in output_of_grader(script, PYTHONPATH=str(packages))
    if os.geteuid() == 0:  # who becomes somebody else
        packages.chmod(0o700)
        assert f"{packages}, of the Python environment, may only be read by its owner" in output_of_grader(
            script, PYTHONPATH=str(packages)
        )


def test_where_the_kernel_refuses_a_sandbox_nothing_runs_and_the_message_says_what_to_do():
    """This grader's own filter refuses namespaces, as a container's does."""
    output = output_of_grader("""
import ctypes
from nbgrader_sandbox.execution import linux, seccomp
assert ctypes.CDLL(None).prctl(38, 1, 0, 0, 0) == 0  # no new privileges
for name in set(seccomp.DENIED) - {"unshare"}:
    del seccomp.DENIED[name]
seccomp._arguments = lambda *_: []
seccomp.CLONE3 = (9999, 9999)
seccomp.deny_system_calls(linux.libc)
try:
    run_cells(Notebook([CodeCell("print('ran')")]))
except linux.SandboxError as error:
    print(error)
print(run_cells(Notebook([CodeCell("print('ran')")]), sandbox=False).outputs)
""")
    assert "new namespaces: Operation not permitted" in output
    assert "--no-sandbox" in output and output.count("ran") == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may always have a user namespace")
def test_the_root_of_a_container_who_is_nobody_outside_has_a_sandbox():
    script = "print(run_cells(Notebook([CodeCell('import os; print(os.getuid(), os.getpid())')])).outputs)"
    output = output_of_grader(script, ("unshare", "--user", "--map-root-user"))
    assert "65534 1\\n" in output, output


AS_NOBODY = 'exec setpriv --reuid 65534 --regid 65534 --clear-groups "$@"'
WITH_PYTHON_FOR_ALL = """
mount --bind {prefix} /mnt && mount -t tmpfs -o mode=755 none {top} && mkdir -p {prefix} || exit 9
mount --move /mnt {prefix} || exit 9
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_an_ordinary_user_has_a_sandbox():
    """In a mount namespace where everybody can read Python."""
    script = (
        "print(run_cells(Notebook([CodeCell('import os; print(os.getuid(), os.getpid(), "
        'os.listdir(os.curdir), os.path.exists("/proc/1"))\\nos.fork()\')])).outputs)'
    )
    top = "/" + Path(sys.base_prefix).parts[1]
    shell = AS_NOBODY
    if top == "/root":
        shell = WITH_PYTHON_FOR_ALL.format(prefix=sys.base_prefix, top=top) + AS_NOBODY
    output = output_of_grader(script, ("unshare", "-m", "sh", "-c", shell, "sh"), HOME="/nonexistent")
    assert "65534 1 [] False" in output and "PermissionError" in output, output
