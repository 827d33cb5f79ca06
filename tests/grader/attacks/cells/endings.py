# %% infinite loop
# tries: to hold up the class for ever
# earns: affine
while True:
    pass

# %% loop that ignores interrupts
# tries: to outlive the interrupt of its time limit
# cell: forward
# earns: affine
# says: ignored the interrupt
while True:
    try:
        while True:
            pass
    except BaseException:
        pass

# %% loop in C with the alarm switched off
# tries: to be where no signal handler of Python runs
# cell: forward
# earns: affine
# says: ignored the interrupt
import collections
import itertools
import signal

signal.setitimer(signal.ITIMER_REAL, 0)
signal.signal(signal.SIGALRM, signal.SIG_IGN)
collections.deque(itertools.repeat(0), maxlen=0)

# %% threads that go on
# tries: to go on after its cell, and to keep the process from ending
# earns: affine
import threading
import time


def go_on():
    while True:
        time.sleep(0.01)
        print("still here")


for _ in range(8):
    threading.Thread(target=go_on, daemon=False).start()

# %% loops at the exit
# tries: to hang where the interpreter ends, in handlers and destructors
# earns: affine
import atexit
import weakref


def hang():
    while True:
        pass


class Hangs:
    def __del__(self):
        hang()


atexit.register(hang)
kept = Hangs()
weakref.finalize(kept, hang)

# %% os._exit
# tries: to end the process before the check can refuse the answer
# cell: forward
# earns: affine
# says: exit code 0
import os

os._exit(0)

# %% os._exit in the answer
# tries: to end the process while the check runs
# cell: forward
# earns: affine
# says: exit code 0
import os


def forward(X, params, activation):
    os._exit(0)

# %% sys.exit
# tries: to leave the notebook in good order
# earns: affine
import sys

sys.exit(0)

# %% sys.exit in the answer
# tries: to pass for a check that ended well
# earns: affine
def relu(z):
    raise SystemExit(0)

# %% kill -9 of the parent
# tries: to end the grader itself, and everything else that it may signal
# cell: forward
# earns: affine
import os
import signal

for pid in (os.getppid(), -1, 1, os.getpgrp(), os.getsid(0)):
    for number in (signal.SIGTERM, signal.SIGSTOP, signal.SIGKILL):
        try:
            os.kill(pid, number)
        except (OSError, ValueError) as error:
            print(pid, error)

# %% null pointer
# tries: to crash the interpreter
# cell: forward
# earns: affine
# says: signal 11
import ctypes

ctypes.string_at(0)

# %% closed pipes
# tries: to cut the grader off from the process
# cell: forward
# earns: affine
import os

os.closerange(0, 4096)

# %% written pipes
# tries: to speak to the grader in the place of the check
# cell: forward
# earns: affine
import json
import os
import struct

told = json.dumps({"outputs": [], "findings": [], "error": None, "nonce": "", "value": 3.0}).encode()
for fd in range(3, 64):
    try:
        os.write(fd, struct.pack(">I", len(told)) + bytes(32) + told)
    except OSError:
        pass

# %% read pipes
# tries: to take the grader's next message, the hidden tests, from the pipe
# cell: forward
# earns: affine
import os
import time

time.sleep(0.1)
for fd in range(64):
    try:
        print(fd, os.read(fd, 1 << 16))
    except OSError as error:
        print(fd, error)

# %% endless recursion
# tries: to overflow the stack of C
# cell: forward
# earns: affine
import sys

sys.setrecursionlimit(10**9)


class Deep:
    def __repr__(self):
        return repr(self)


Deep()
