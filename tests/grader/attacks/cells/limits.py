# %% fork bomb
# tries: to fill the table of processes (50 of them at most, each ends by itself)
# earns: affine
import os
import time

for _ in range(50):
    try:
        pid = os.fork()
    except OSError as error:
        print(error)
        break
    if pid == 0:
        time.sleep(20)
        os._exit(0)

# %% processes by way of the C library
# tries: to start processes past Python (20 at most, each ends by itself)
# earns: affine
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
for _ in range(10):
    for start in (libc.fork, lambda: libc.syscall(57), lambda: libc.syscall(56, 17, 0, 0, 0, 0)):
        if start() == 0:
            libc.sleep(20)
            os._exit(0)

# %% 4 GB
# tries: to take all memory, untouched, so that a machine whose sandbox failed survives it
# earns: affine
taken = bytearray(4 << 30)

# %% 200 MB on stdout
# tries: to fill the grader's memory with text
# earns: affine
for _ in range(200):
    print("x" * (1 << 20))

# %% 200 MB as a display
# tries: to fill the grader's memory with rich output
# earns: affine
from IPython.display import HTML, display

for _ in range(200):
    display(HTML("x" * (1 << 20)))

# %% 100 000 small outputs
# tries: to fill the notebook with outputs of no size
# earns: affine
from IPython.display import Markdown, display

for number in range(100_000):
    display(Markdown(""))

# %% output while the check runs
# tries: to flood the test cell's own output
# earns: affine
import sys


def relu(z):
    for _ in range(50):
        sys.stdout.write("x" * (1 << 20))
        sys.stderr.write("x" * (1 << 20))
    return z.copy()

# %% huge traceback
# tries: to flood the grader by way of an error
# earns: affine
class Huge(Exception):
    def __str__(self):
        return "x" * (50 << 20)


def relu(z):
    raise Huge from Huge("\n" * 1_000_000)

# %% deep output
# tries: to break the grader's JSON with an output of 100 000 levels
# earns: affine
from IPython.display import display

nested = []
for _ in range(100_000):
    nested = [nested]
display({"application/json": nested}, raw=True)

# %% output of odd parts
# tries: to break the notebook with outputs that JSON, nbformat or UTF-8 have no word for
# earns: affine
from IPython.display import display

display({"text/plain": "\ud800\x00\x1b", "application/json": {"a": float("nan"), 1: {2}}, 5: object()}, raw=True)
display({"image/png": b"\xff\xfe", "text/html": None, "": ""}, raw=True, metadata={"\udfff": 10**5000})
print("\ud800 \udcff \x00 \x08 \u202e")

# %% full disk
# tries: to fill the disk, 300 MB at most
# earns: affine
import os

for number in range(300):
    for folder in (".", "/tmp", "/dev/shm", "/var/tmp"):
        try:
            with open(os.path.join(folder, f"left-by-an-attack-{number}"), "wb") as file:
                file.write(b"x" * (1 << 20))
            break
        except OSError:
            pass

# %% thousand threads
# tries: to use up the threads of the machine
# earns: affine
import threading

stop = threading.Event()
for _ in range(1000):
    threading.Thread(target=stop.wait, args=(20,), daemon=True).start()

