"""After the last test: a line for each answer of the bank, for each mutant and for each widget, and the counts."""

import os
import re
import sys
from collections import Counter

# nbgrader calls alembic and jupyter by name; make has them on its path, an editor's test runner has not.
os.environ["PATH"] = os.path.dirname(sys.executable) + os.pathsep + os.environ["PATH"]


def pytest_terminal_summary(terminalreporter):
    properties = [pair for reports in terminalreporter.stats.values() for report in reports
                  if getattr(report, "when", "") == "call" for pair in report.user_properties]
    for kind, fates in (("bank", "accepted|refused"), ("mutants", "killed|survived")):
        lines = sorted((line for name, line in properties if name == kind), key=lambda line: line.partition(":")[0])
        if lines:
            terminalreporter.section(kind)
            for line in lines:
                terminalreporter.write_line(line)
            counts = Counter(re.search(fates, line)[0] for line in lines)
            terminalreporter.write_line(", ".join(f"{count} {fate}" for fate, count in sorted(counts.items())))
    lines = sorted({line for name, line in properties if name == "widgets"})
    if lines:
        terminalreporter.section("widgets")
        terminalreporter.write_line("; ".join(lines))
