"""Formgrader is the instructor's session: whatever a script does in its pages, the instructor did.

So that nothing that a student wrote runs there, its pages show it cleaned, as feedback does (exporter.py), and a
browser gets a policy with them by which only Formgrader's own scripts run (pages.py, adapted.py).
"""

import sys
from typing import Any

HANDLERS = "nbgrader.server_extensions.formgrader.handlers"


def protect(c: Any) -> None:
    """Have nbgrader's commands and Formgrader do what this package does in their place. In nbgrader_config.py:

    from nbgrader_sandbox.formgrader import protect
    protect(c)
    """
    c.Autograde.exporter_class = "nbgrader_sandbox.autograde.ClassGrader"
    c.GenerateFeedback.exporter_class = "nbgrader_sandbox.feedback.FeedbackExporter"
    c.GenerateFeedback.preprocessors = ["nbgrader_sandbox.feedback.HideTests", "nbgrader_sandbox.feedback.Scores"]
    c.ExportApp.plugin_class = "nbgrader_sandbox.export.GradesExporter"
    c.ZipCollectApp.extractor_plugin = "nbgrader_sandbox.collect.Extractor"
    c.ZipCollectApp.collector_plugin = "nbgrader_sandbox.collect.Collector"
    if HANDLERS in sys.modules:  # in a server. Elsewhere the import would take seconds.
        from .pages import protect_pages

        protect_pages()
