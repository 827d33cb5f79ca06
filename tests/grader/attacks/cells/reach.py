# %% gradebook read
# tries: to read the grades of others
# earns: affine
import sqlite3

print(open(f"{COURSE}/classroom/gradebook.db", "rb").read())
sqlite3.connect(f"{COURSE}/classroom/gradebook.db").execute("select * from student").fetchall()

# %% gradebook rewritten
# tries: to give itself all points
# earns: affine
import sqlite3

with sqlite3.connect(f"{COURSE}/classroom/gradebook.db", timeout=1) as gradebook:
    gradebook.execute("update grade set auto_score = 100, manual_score = 100")
    gradebook.execute("delete from student where id like '%neighbour'")

# %% solutions
# tries: to read the hidden tests and the model answers
# earns: affine
import glob

for path in (f"{COURSE}/solutions/1-forward-pass/forward_pass.ipynb",
             "../../solutions/1-forward-pass/forward_pass.ipynb", *glob.glob("/**/*.ipynb", recursive=True)):
    try:
        print(open(path, encoding="utf-8").read())
    except OSError as error:
        print(error)

# %% another submission
# tries: to read the answers of others
# earns: affine
import glob

for path in glob.glob(f"{COURSE}/classroom/submitted/*/*/*") + glob.glob("../../*/*/*") + [NEIGHBOUR]:
    print(open(path, encoding="utf-8").read())

# %% another submission rewritten
# tries: to spoil the work of others
# earns: affine
open(NEIGHBOUR, "w", encoding="utf-8").write("left-by-an-attack")

# %% secrets of the system
# tries: to read what a process of the instructor may read
# earns: affine
import os

for path in ("/etc/passwd", "/etc/shadow", "/proc/1/environ", "/proc/self/environ", f"/proc/{os.getppid()}/environ",
             "/proc/self/mountinfo", f"{COURSE}/secret.txt", f"{COURSE}/nbgrader_config.py", os.path.expanduser("~")):
    try:
        print(path, open(path, "rb").read())
    except OSError as error:
        print(error)

# %% environment variables
# tries: to read the instructor's environment, this process's own and by way of C
# earns: affine
import ctypes
import os

print(dict(os.environ))
libc = ctypes.CDLL(None)
libc.getenv.restype = ctypes.c_char_p
print(libc.getenv(b"SECRET_OF_THE_GRADER"))
print(os.popen("env").read())

# %% memory of the process
# tries: to find secrets in the memory that was forked
# earns: affine
import gc

print([text for found in gc.get_objects() if isinstance(found, (list, dict, tuple))
       for text in (found.values() if isinstance(found, dict) else found)
       if isinstance(text, (str, bytes)) and "ECRET" in str(text)[:100_000]])

# %% loopback
# tries: to reach a listener of this machine
# earns: affine
import socket
import urllib.request

for attempt in (lambda: socket.create_connection(("127.0.0.1", PORT), 1).send(b"left-by-an-attack"),
                lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b"left-by-an-attack", ("127.0.0.1", PORT)),
                lambda: socket.create_connection(("::1", PORT), 1),
                lambda: urllib.request.urlopen(f"http://127.0.0.1:{PORT}/left-by-an-attack", timeout=1)):
    try:
        print(attempt())
    except OSError as error:
        print(error)

# %% daemon
# tries: to leave a process behind (it would end by itself)
# earns: affine
import os
import subprocess
import sys

for start in (lambda: subprocess.Popen(["sleep", "20"], start_new_session=True),
              lambda: subprocess.Popen([sys.executable, "-c", "import time; time.sleep(20)"]),
              lambda: os.system("sleep 20 &"),
              lambda: get_ipython().system("sleep 20 &"),
              lambda: os.posix_spawn("/bin/sleep", ["sleep", "20"], {})):
    try:
        print(start())
    except Exception as error:
        print(error)

# %% daemon by two forks
# tries: to leave a process behind, in a session of its own (it would end by itself)
# earns: affine
import os
import time

if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        time.sleep(20)
    os._exit(0)

# %% files left everywhere
# tries: to change something that outlives the notebook
# earns: affine
import os
import site
import sys
import tempfile

import xorlib

for folder in (COURSE, PROJECT, os.path.dirname(xorlib.__file__), os.path.dirname(os.__file__), sys.prefix,
               f"{COURSE}/classroom", f"{COURSE}/classroom/autograded", f"{COURSE}/solutions/1-forward-pass",
               f"{COURSE}/home", os.path.expanduser("~"), tempfile.gettempdir(), "/tmp", "/dev/shm", "/var/tmp", "/",
               *site.getsitepackages(), os.path.dirname(NEIGHBOUR), "..", "../.."):
    try:
        with open(os.path.join(folder, "left-by-an-attack"), "w", encoding="utf-8") as file:
            print("written", file.name)
    except OSError as error:
        print(error)

# %% library rewritten
# tries: to change the checks on disk, for whoever is graded next
# earns: affine
import os
import shutil

import numpy
import xorlib.checks

for path in (xorlib.__file__, xorlib.checks.__file__, numpy.__file__):
    try:
        os.chmod(path, 0o666)
        open(path, "a", encoding="utf-8").write("\n# left-by-an-attack\n")
    except OSError as error:
        print(error)
shutil.rmtree(os.path.join(os.path.dirname(xorlib.__file__), "__pycache__"), ignore_errors=True)

# %% symbolic link made while it runs
# tries: to have the grader follow a link that its notebook has made
# earns: affine
import os

for number, target in enumerate((f"{COURSE}/secret.txt", "/etc/passwd", f"{COURSE}/classroom/gradebook.db", "/")):
    os.symlink(target, f"link-{number}")
    try:
        print(open(f"link-{number}", "rb").read())
    except OSError as error:
        print(error)
os.remove("forward_pass.ipynb") if os.path.exists("forward_pass.ipynb") else None
os.symlink(NEIGHBOUR, "forward_pass.ipynb")

# %% way out of the sandbox
# tries: to change its view of the system back
# earns: affine
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
print(libc.unshare(0x10000000), libc.setns(0, 0), libc.chroot(b"/"), libc.umount2(b"/", 2), libc.setuid(0))
print(libc.mount(b"/", b"/scratch", b"", 4096, 0), libc.ptrace(16, os.getppid(), 0, 0), libc.prctl(22, 0, 0, 0, 0))

# %% module left for the next student
# tries: to change the warm process from which the next notebook is forked
# earns: affine
import builtins
import sys

import matplotlib
import numpy
import xorlib

numpy.left_by_an_attack = builtins.left_by_an_attack = sys.left_by_an_attack = True
xorlib.X[:] = 0
matplotlib.rcParams["figure.dpi"] = 1
numpy.random.seed(0)

# %% input
# tries: to wait for an answer that never comes
# earns: affine
name = input("Your name? ")
