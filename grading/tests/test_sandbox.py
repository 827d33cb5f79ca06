"""Each promise of the sandbox, tried from inside by code that would break it. No address but loopback."""

import os
import socket
import sys
import time
from pathlib import Path

import psutil
import pytest
from nbgrader_sandbox.execution import server as servers
from nbgrader_sandbox.preflight.extra_files import extra_files
from nbgrader_sandbox.submission import read_submission
from notebook_runs import failed, needs_sandbox, output_of, run, text_of

pytestmark = needs_sandbox


def descendants(pid: int) -> list[psutil.Process]:
    try:
        return psutil.Process(pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def assert_no_process_is_left() -> None:
    """The forkserver has no child: no notebook's process is left."""
    for _ in range(100):
        left = descendants(servers.warm_server("student")._forkserver_pid)
        if not left:
            return
        time.sleep(0.05)
    raise AssertionError(left)


@pytest.fixture
def secret(tmp_path):
    path = tmp_path / "gradebook.db"
    path.write_text("a secret")
    return path


@pytest.mark.parametrize(
    "path",
    [
        "/etc/shadow",
        "/etc/hostname",
        "/proc/self/environ",
        "/proc/1/cmdline",
        "/sys/kernel",
        "/home",
        "/var",
        "/run",
        "/bin/sh",
        "/usr/bin/env",
        "/dev/sda",
        "/dev/vda",
        "/dev/mem",
    ],
)
def test_of_the_system_only_libraries_can_be_seen(path):
    assert output_of(f"import os; print(os.path.lexists({path!r}))") == "False\n"


def test_the_gradebook_the_project_and_the_home_cannot_be_seen(secret):
    hidden = [
        str(secret),
        __file__,
        os.path.expanduser("~/.bashrc"),
        os.path.expanduser("~/.ssh"),
    ]
    assert output_of(f"import os; print([p for p in {hidden} if os.path.lexists(p)])") == "[]\n"
    assert "FileNotFoundError" in output_of(f"open({str(secret)!r})")
    assert output_of("import os; os.symlink('/etc/shadow', 'link'); print(os.path.exists('link'))") == "False\n"


def test_the_users_of_the_system_cannot_be_seen():
    assert output_of("import pwd; print([user.pw_name for user in pwd.getpwall()])") == "['student']\n"


def test_the_environment_is_short(monkeypatch):
    monkeypatch.setenv("TOKEN_OF_THE_GRADER", "a secret")
    text = output_of("""
import ctypes, os
print(sorted(os.environ))
libc = ctypes.CDLL(None)
stack = ctypes.cast(ctypes.c_void_p.in_dll(libc, "environ"), ctypes.c_void_p)
print("TOKEN_OF_THE_GRADER" in os.popen("env").read())
""")
    assert text.startswith("['HOME', 'LANG', 'MPLBACKEND', 'OPENBLAS_NUM_THREADS', 'PATH', 'TMPDIR', 'USER']\n")
    server = psutil.Process(servers.warm_server("student")._forkserver_pid)
    assert not [name for name in server.environ() if "TOKEN" in name or "SECRET" in name or "SSL" in name]


def test_a_listener_on_loopback_hears_nothing():
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagrams,
    ):
        datagrams.bind(("127.0.0.1", 0))
        server.settimeout(0.3)
        datagrams.settimeout(0.3)
        text = output_of(f"""
import socket, urllib.request
for attempt in (lambda: socket.create_connection(("127.0.0.1", {server.getsockname()[1]}), 1),
                lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b"x", {datagrams.getsockname()}),
                lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW),
                lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW),
                lambda: socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM),
                lambda: urllib.request.urlopen("http://127.0.0.1:{server.getsockname()[1]}", timeout=1)):
    try:
        print("reached", attempt())
    except OSError as error:
        print("refused")
""")
        assert text == "refused\n" * 6
        for listener in (server.accept, lambda: datagrams.recv(1)):
            with pytest.raises(TimeoutError):
                listener()


def test_abstract_unix_sockets_of_the_system_are_out_of_reach():
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(f"\0listener-{os.getpid()}")
        server.listen()
        assert "Error" in output_of(
            f"import socket; socket.socket(socket.AF_UNIX).connect('\\0listener-{os.getpid()}')"
        )


@pytest.mark.parametrize("folder", ["/", "/usr/lib", "/etc", "/dev", sys.prefix + "/lib"])
def test_nothing_can_be_written_outside_the_scratch_folder(folder):
    assert "Error" in output_of(f"open({folder!r} + '/written', 'w')")
    assert not Path(folder, "written").exists()


def test_the_scratch_folder_can_be_written_and_is_gone_afterwards():
    write = (
        "from pathlib import Path; import tempfile\n"
        "print(Path('mine').exists(), Path('mine').write_text('x'))\n"
        "print(tempfile.NamedTemporaryFile().name.startswith('/scratch/tmp/'))"
    )
    assert output_of(write) == output_of(write) == "False 1\nTrue\n"


def test_files_of_the_submission_are_in_the_working_directory(tmp_path, secret):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "table.csv").write_text("1,2")
    (tmp_path / "link.csv").symlink_to(secret)
    (tmp_path / "linked").symlink_to("/etc")
    (tmp_path / "other.ipynb").write_text("{}")
    secret.unlink()
    (tmp_path / "numpy.py").write_text("")
    submitted, _, left_out = read_submission(tmp_path)
    files, flags = extra_files(submitted, {})
    assert files == {"data/table.csv": b"1,2"}
    assert "symbolic links" in left_out[0] and "link.csv" in left_out[0] and "numpy.py" in flags[0]
    assert (
        output_of("import glob; print(glob.glob('**', recursive=True), open('data/table.csv').read())", files=files)
        == "['data', 'data/table.csv'] 1,2\n"
    )


@pytest.mark.parametrize("name", ["../outside", "/etc/outside", "a/../../outside"])
def test_a_file_name_that_leads_outside_is_refused(name):
    done = run(("1.0", 1.0), files={name: b""})
    assert "leads outside" in done.died and failed(done.outputs[0])


@pytest.mark.parametrize(
    "files", [{"a": b"", "a/b": b""}, {f"{n}/{n}": b"" for n in range(3000)}, {"big": bytes(65 << 20)}], ids=len
)
def test_files_that_do_not_fit_concern_their_submission_alone(files):
    done = run(("1.0", 1.0), files=files)
    assert "extra files of the submission cannot be written" in done.died and failed(done.outputs[0]) and done.findings


def test_a_module_of_the_submission_hides_none():
    files = {
        "numpy.py": b"raise SystemExit",
        "json.py": b"1/0",
        "mine.py": b"x = 5",
        "sitecustomize.py": b"1/0",
    }
    assert (
        output_of(
            "import importlib, json, numpy, mine; print(importlib.reload(json).__file__[0], mine.x)",
            files=files,
        )
        == "/ 5\n"
    )


def test_no_other_process_can_be_seen_signalled_or_traced():
    text = output_of(f"""
import ctypes, os, resource, signal
libc = ctypes.CDLL(None, use_errno=True)
print(os.getpid(), os.getppid())
for pid in ({os.getpid()}, {os.getppid()}):
    for attempt in (lambda: os.kill(pid, signal.SIGKILL), lambda: os.killpg(pid, signal.SIGTERM),
                    lambda: resource.prlimit(pid, resource.RLIMIT_CPU), lambda: os.setpriority(0, pid, 19)):
        try:
            attempt()
            print("done")
        except OSError:
            pass
    assert libc.ptrace(16, pid, 0, 0) == -1
try:
    os.kill(-1, signal.SIGTERM)
except OSError:
    pass
""")
    assert text == "1 0\n"


@pytest.mark.parametrize(
    "start",
    [
        "os.fork()",
        "os.system('true')",
        "os.execv('/usr/lib/x', ['x'])",
        "pty.fork()",
        "subprocess.run(['true'])",
        "os.posix_spawn('/bin/true', ['true'], {})",
        "multiprocessing.Process(target=print).start()",
    ],
)
def test_no_process_can_be_started(start):
    text = output_of(f"import multiprocessing, os, pty, subprocess\nprint('started', {start})")
    assert "Error" in text or text == "started 32512\n"  # system()'s word for: it could not be started


def test_a_fork_bomb_and_a_daemon_leave_nothing():
    text = output_of("""
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
started = 0
for _ in range(200):
    for attempt in (os.fork, libc.fork, lambda: libc.syscall(57), lambda: libc.syscall(56, 17, 0, 0, 0, 0),
                    lambda: libc.syscall(435, 0, 0)):
        try:
            pid = attempt()
        except OSError:
            continue
        if pid == 0:
            os._exit(0)
        started += pid > 0
print(started)
""")
    assert text == "0\n"
    assert_no_process_is_left()


@pytest.mark.parametrize(
    "call",
    [
        "libc.unshare(0x10000000)",
        "libc.setns(0, 0)",
        "libc.mount(b'x', b'/scratch', b'tmpfs', 0, 0)",
        "libc.umount2(b'/scratch', 2)",
        "libc.chroot(b'/scratch')",
        "libc.prctl(1, 0, 0, 0, 0)",
        "libc.shmget(0, 1 << 20, 0o1600)",
        "libc.memfd_create(b'x', 0)",
        "libc.setuid(0)",
        "libc.syscall(425, 1, 0)",
        "libc.syscall(321, 0, 0, 0)",
        "libc.setgid(0)",
        "libc.prctl(22, 1, 0, 0, 0)",
        "libc.syscall(317, 0, 0, None)",
        "libc.setrlimit(0, (ctypes.c_ulong * 2)(1, 1))",
        "libc.syscall(0x40000000 + 57)",
        "libc.ioctl(0, 0x5412, b'x')",
    ],
)
def test_system_calls_that_lead_out_are_refused(call):
    assert output_of(f"import ctypes; libc = ctypes.CDLL(None); print({call})") == "-1\n"


def test_the_process_has_no_rights():
    assert (
        output_of("import ctypes, os; print(ctypes.CDLL(None).prctl(39, 0, 0, 0, 0), 0 in os.getresuid())")
        == "1 False\n"
    )


def test_two_runs_have_nothing_in_common():
    assert "NameError" in text_of(run("x").outputs[0])
    run("import builtins, os; x = builtins.left = 1; open('left', 'w'); os.environ['LEFT'] = '1'")
    assert (
        output_of("import builtins, os; print(hasattr(builtins, 'left'), os.path.exists('left'), os.getenv('LEFT'))")
        == "False False None\n"
    )


def test_random_numbers_differ_from_run_to_run():
    draw = (
        "import random; from numpy.random import rand, default_rng as rng\n"
        "print(random.random(), rand(), rng().random())"
    )
    assert len(set(output_of(draw).split() + output_of(draw).split())) == 6
