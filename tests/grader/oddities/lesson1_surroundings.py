# %% is this Colab
import sys

IN_COLAB = "google.colab" in sys.modules
if IN_COLAB:
    from google.colab import drive
    drive.mount("/content/drive")

# %% a GPU if there is one
try:
    import cupy as xp
except ImportError:
    xp = np

def relu(z):
    return xp.maximum(0, z)

# %% torch and tqdm if they are there
try:
    import torch
except ModuleNotFoundError:
    torch = None
try:
    from tqdm.notebook import tqdm
except ImportError:
    tqdm = lambda steps, **options: steps

def relu(z):
    return np.array([max(v, 0.0) for v in tqdm(z.ravel(), desc="relu")]).reshape(z.shape)

# %% pip and conda
!pip install numpy
%pip install --quiet matplotlib
!python --version
%conda list
# --- next cell
files = !ls
print(files)

# %% shell cells
%%bash
echo hello
ls -la
# --- next cell
%%sh
pwd
# --- next cell
%%script python
print(1)

# %% time magics
%time relu(np.zeros(3))
# --- next cell
%%time
relu(np.zeros(3))
# --- next cell
%timeit -n 3 -r 1 relu(np.zeros(3))
# --- next cell
%%timeit -n 2 -r 1
relu(np.zeros(3))

# %% an answer in a timed cell
%%time
def relu(z):
    return np.maximum(0, z)

# %% an answer in a captured cell
%%capture captured
def relu(z):
    return np.maximum(0, z)
print("captured")
# --- next cell
print(captured.stdout)

# %% autoreload
%load_ext autoreload
%autoreload 2

# %% matplotlib magics
%matplotlib inline
%config InlineBackend.figure_format = "svg"
# --- next cell
%matplotlib widget
# --- next cell
%matplotlib notebook

# %% other magics
%who
%whos
%pwd
%lsmagic
%precision 3
%xmode Plain
# --- next cell
%xmode Context
%env HOME
%pdb off
%colors NoColor
%automagic on
%alias_magic t time

# %% help
relu?
# --- next cell
np.maximum?
# --- next cell
help(relu)
# --- next cell
%pinfo relu
%psource relu
%pdoc relu

# %% the profiler
%prun relu(np.zeros(3))
# --- next cell
import cProfile
cProfile.run("relu(np.zeros(3))")

# %% a cell written to a file
# alone
%%writefile my_activation.py
import numpy as np

def my_relu(z):
    return np.maximum(0, z)
# --- next cell
from my_activation import my_relu

def relu(z):
    return my_relu(z)
# --- next cell
%run my_activation.py

# %% an own module as the answer
# alone
%%writefile answers.py
import numpy as np

def relu(z):
    """As in the lesson."""
    return np.where(z > 0, z, 0)
# --- next cell
from answers import relu

# %% an own module that is loaded again
# alone
%%writefile helper.py
SLOPE = 2
# --- next cell
import importlib
import helper
from pathlib import Path

Path("helper.py").write_text("SLOPE = 1.0  # changed\n")
importlib.invalidate_caches()
helper = importlib.reload(helper)

def relu(z):
    return helper.SLOPE * np.maximum(0, z) / helper.SLOPE

# %% an own package
# alone
import os
import sys

os.makedirs("mine/inner", exist_ok=True)
open("mine/__init__.py", "w").close()
with open("mine/inner/__init__.py", "w") as file:
    file.write("import numpy as np\ndef relu(z):\n    return np.maximum(0, z)\n")
from mine.inner import relu

# %% xorlib loaded again
# alone
import importlib
import json
import xorlib

importlib.reload(json)
importlib.reload(xorlib.plots)
importlib.reload(xorlib)

# %% xorlib imported afresh
# alone
import sys

for name in [name for name in sys.modules if name.startswith("xorlib")]:
    del sys.modules[name]
import xorlib
from xorlib import X, plot_points
from xorlib.checks import check_answer
print(X.shape, xorlib.plots.plot_points is plot_points)

# %% sys.path
# alone
import sys

sys.path.append("..")
sys.path.insert(0, "/content/drive/MyDrive")
sys.path.insert(0, ".")

# %% a change into an own folder
# alone
import os

os.makedirs("work", exist_ok=True)
os.chdir("work")
print(os.getcwd())

# %% a change into an own folder by a magic
# alone
%mkdir results
import os
os.makedirs("results", exist_ok=True)
%cd results

# %% paths with ..
from pathlib import Path

DATA = Path("..") / "data" / "points.csv"
print(DATA.resolve().exists(), Path.cwd().parent, Path("../images").is_dir())

# %% own files
import csv
from pathlib import Path

with open("losses.csv", "w", newline="") as file:
    csv.writer(file).writerows([[1, 0.5], [2, 0.25]])
print(Path("losses.csv").read_text(), *Path().glob("*.csv"))
Path("losses.csv").unlink()

# %% a log file in the answer
def relu(z):
    with open("log.txt", "a") as log:
        log.write(f"{z.shape}\n")
    return np.maximum(0, z)

# %% numpy files
np.save("weights.npy", np.eye(2))
np.savez("all.npz", W=np.eye(2), b=np.zeros(2))
np.savetxt("weights.txt", np.eye(2))
print(np.load("weights.npy"), np.load("all.npz")["b"], np.loadtxt("weights.txt"))

# %% pickles of own objects
import pickle

class Model:
    pass

with open("model.pkl", "wb") as file:
    pickle.dump({"W": np.eye(2), "model": Model()}, file)
with open("model.pkl", "rb") as file:
    print(pickle.load(file))

# %% json, yaml-like texts and configparser
import configparser
import json

json.dump({"lr": 0.1}, open("config.json", "w"))
config = configparser.ConfigParser()
config.read_string("[run]\nlr = 0.1\n")
print(json.load(open("config.json")), config["run"]["lr"])

# %% a temporary folder and shutil
import shutil
import tempfile
from pathlib import Path

with tempfile.TemporaryDirectory() as folder:
    Path(folder, "a.txt").write_text("a")
    shutil.copytree(folder, "copied", dirs_exist_ok=True)
shutil.rmtree("copied")

# %% an sqlite database
import sqlite3

with sqlite3.connect(":memory:") as base:
    base.execute("create table runs (seed int)")
    base.execute("insert into runs values (4)")
    print(base.execute("select * from runs").fetchall())

# %% the environment
import os
import platform
import sys

print(sys.version, platform.platform(), os.environ.get("HOME"), os.cpu_count(), sys.executable, sys.argv)
os.environ["OMP_NUM_THREADS"] = "1"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

# %% versions
import importlib.metadata

import matplotlib

print(np.__version__, matplotlib.__version__, importlib.metadata.version("numpy"))
np.show_config()

# %% memory and garbage
import gc
import sys
import tracemalloc

tracemalloc.start()
big = np.zeros((300, 300))
print(sys.getsizeof(big), len(gc.get_objects()) > 0, gc.get_count())
del big
gc.collect()
tracemalloc.stop()

# %% weak references
import weakref

class Node:
    pass

node = Node()
watch = weakref.ref(node)
weakref.finalize(node, lambda: None)
del node

# %% the code of a function
def relu(z):
    positive = z > 0
    return positive * z

print(relu.__code__.co_varnames, relu.__code__.co_argcount, relu.__name__, relu.__doc__)

# %% the source of a function
import inspect

def relu(z):
    """Elementwise max(0, z)."""
    return np.maximum(0, z)

print(inspect.getsource(relu), inspect.signature(relu), inspect.getdoc(relu))

# %% the disassembly of a function
import ast
import dis

dis.dis(relu)
print(ast.dump(ast.parse("z > 0")))

# %% the current frame
import inspect

def relu(z):
    name = inspect.currentframe().f_code.co_name
    assert name == "relu"
    return np.maximum(0, z)

# %% the caller's name, for a log
import sys

def who():
    return sys._getframe(1).f_code.co_name

def relu(z):
    print("in", who())
    return np.maximum(0, z)

# %% a traceback printed
import traceback

def relu(z):
    try:
        1 / 0
    except ZeroDivisionError:
        text = traceback.format_exc()
    assert "ZeroDivisionError" in text
    return np.maximum(0, z)

# %% exec and eval of an own text
exec("def relu(z):\n    return np.maximum(0, z)")
print(eval("1 + 1"))

# %% a function made by types
import types

f = compile("np.maximum(0, z)", "mine", "eval")

def relu(z):
    return eval(f, {"np": np, "z": z})

# %% a symbolic formula with str.format
formula = "max({0}, {1})"
print(formula.format("0", "z"))
