"""The scan leaves honest code alone."""

import pytest
from scanning import findings_in, findings_of, submission

HONEST = {
    "imports": "import time, warnings, copy, functools, math, itertools, random, sys, os, io, json\n"
    "import logging, traceback\n"
    "from tqdm import tqdm\nfrom dataclasses import dataclass, field\nfrom pathlib import Path\n"
    "import matplotlib.animation as animation\n"
    "from IPython.display import Image, display, HTML\nimport scipy.special, pandas as pd, tempfile, pickle, ast",
    "debugging": "print(f'{z=}', type(z), z.__class__.__name__, norm.__name__, dir(z))\n"
    "assert z.shape == (4, 2), z\nvars()",
    "magics": "%matplotlib inline\n%config InlineBackend.figure_format = 'retina'\n%timeit -n 10 norm(X)\n"
    "t = %timeit -o f(X)\n"
    "%time a = norm(X)\n%load_ext autoreload\n%autoreload 2\n%precision 3\n%pip list\nnorm?\n%whos\n"
    "%config InlineBackend.rc = {'figure.figsize': (10, 6)}\n%config InlineBackend.figure_formats = {'png', 'svg'}\n"
    "%config InlineBackend\n%cat {path}\n%debug",
    "a timed cell": "%%time\nimport numpy as np\nfor i in range(3):\n    np.ones(i)",
    "a captured cell": "\n%%capture out --no-stderr\n%matplotlib inline\nprint(1)",
    "a cell of markup": "%%html\n<b>exec(1)</b>",
    "styles": "plt.style.use('ggplot')\nplt.rcParams['figure.dpi'] = 50\nplt.rcParams.update({'font.size': 9})\n"
    "import matplotlib\nmatplotlib.rcParams['a'] = 1\nnp.set_printoptions(precision=2)\nnp.random.seed(0)\n"
    "with np.errstate(all='ignore'):\n    pass",
    "names of builtins": "sum = 0\nmax = len([1])\nlist = [1, 2]\ninput = X\nid, hash = 1, 2\n"
    "for all in range(3): pass",
    "files": "import os\nfrom pathlib import Path\npath = Path('film.gif')\nopen('data/x.csv').close()\n"
    "open(path, 'rb')\n"
    "os.path.join('a', 'b')\nos.remove('x')\nopen(os.path.join('films', 'a.gif'))\nopen(f'{path}/x..y')\nPath.cwd()",
    "a class": "@dataclass\nclass Layer:\n    W: object\n    def __init__(self, W): self.W = W\n"
    "    def __repr__(self): return 'L'\n"
    "    def __call__(self, z): return self.W @ z\n    def __add__(self, o): return o\n"
    "    def __getitem__(self, i): return i\nlayer = Layer(1)\nlayer.W = 2\nclass Mistake(ValueError): pass",
    "arrays": "Z = X.copy()\nZ[Z < 0] = 0\nZ.T[0] = 1\nX[0, 0] += 1\nparams[0][0][1] = 2\n"
    "z.flags.writeable = False\nb.shape = 3,",
    "own attributes": "def norm(z):\n    norm.calls = 1\n    return z\nself = norm\nself.x = 1",
    "redirected output": "import sys, io\nold = sys.stdout\nsys.stdout = io.StringIO()\nsys.stdout = old\n"
    "sys.exit()\nexit()\nquit()",
    "broken code": "def norm(z:\n    return z  # exec(",
    "words": "'''We never exec or eval: import os; os.system'''\n# gc.collect(), sys._getframe()\nx = 'signal'",
    "a pattern": "import re\nre.compile('a').match('b')\nmodel.eval()\ntorch.compile(model)",
    "wrong escapes": "print('\\d \\_')",
    "await": "await f()",
    "IPython's displays": "from IPython.core.display import HTML, display\n"
    "from IPython.core.pylabtools import figsize\nfrom IPython.core.display_functions import display",
    "IPython's settings": "from IPython import get_ipython\nip = get_ipython()\n"
    "ip.run_line_magic('matplotlib', 'inline')\nip.magic('precision 3')",
    "what a cell shows": "from IPython.core.interactiveshell import InteractiveShell\n"
    "InteractiveShell.ast_node_interactivity = 'all'",
    "names of NumPy's": "import math\nabs = np.abs\nround = np.round\nmax, x = np.maximum, 1\nmax = np.maximum\n"
    "sum = math.fsum",
    "pip": "!pip install -q numpy==2.0\n!python --version\n!{sys.executable} -m pip install tqdm\n%pip install scipy",
    "a long line of data": "data = [" + "1.25, " * 5000 + "]\n# " + "word " * 5000,
    "a long line below magics": "%matplotlib inline\n%precision 3\ndata = '" + "1.25, " * 300 + "'\n# " + "=" * 1000,
    "many magics": "%pip list\n" * 30 + "x = 1\n" * 30,
    "a long cell of markup": "%%html\n" + "<b>bold</b> " * 20 + ("<p>" * 20 + "\n") * 500,
    "timing": "import timeit\nfrom timeit import repeat\ntimeit.timeit(lambda: norm(X), number=3)\n"
    "timeit.timeit('norm(X)', 'from __main__ import norm, X', number=9)\n"
    "timeit.timeit('norm(X)', setup='import numpy as np; X = np.ones(3)', globals=globals())\n"
    "def work(): pass\nrepeat(work)\nimport cProfile\ncProfile.run('work()')",
    "targets": "for i, Z[0] in enumerate([1]): pass\nwith open('x') as file, np.errstate(): pass\n"
    "[a for a, *b in [X]]\nclass A:\n    def __init__(self, x): self.x = x\n"
    "def title(ax): ax.title = 'a'\nfig, ax = plt.subplots()\ntitle(ax)\nA(np)\nshow(np)",
    "attributes by name": "name = 'norm'\ngetattr(np, name, None)\nfor one in ['sin', 'cos']: getattr(np, one)",
    "files of arrays": "np.save('x.npy', X)\nnp.load('x.npy')\nnp.load('x.npy', allow_pickle=False)",
    "a signal": "from scipy import signal\nimport traceback, logging\ntraceback.print_exc()\nlogging.info('x')",
}


@pytest.mark.parametrize("name", HONEST)
def test_honest_code_is_not_flagged(name):
    imports = "" if HONEST[name].lstrip().startswith("%%") else "import numpy as np, matplotlib.pyplot as plt\n"
    assert findings_of(imports + HONEST[name]) == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", " \n"])
def test_the_instructors_cells_are_known_whatever_their_line_ends(end):
    nb = submission()
    for cell in nb.cells:
        cell.source = end.join(cell.source.split("\n")) + end
    assert any("plane.checks" in cell.source for cell in nb.cells) and findings_in(nb) == []


@pytest.mark.parametrize("root", ["a", "np"])
def test_long_chains_of_attributes_are_read_through(root):
    assert findings_of("import numpy as np\n" + (root + ".b" * 2000 + "\n") * 24) == []


def test_many_names_of_one_module_are_read_through():
    assert findings_of("import numpy as np\n" + "n = np\n" * 5000 + "x\n" * 20_000) == []
