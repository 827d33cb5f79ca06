"""python -m grading, in the course's folder: the grader in grading/src, under the name of this folder."""

import sys

from nbgrader_sandbox.__main__ import main

if __name__ == "__main__":
    sys.exit(main(prog="python -m grading"))
