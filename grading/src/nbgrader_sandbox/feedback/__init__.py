"""The page that a student gets back: nbgrader's feedback without the hidden tests, without scripts, in one file."""

from .exporter import FeedbackExporter
from .preprocessors import HideTests, Scores
from .write import Feedback

__all__ = ["Feedback", "FeedbackExporter", "HideTests", "Scores"]
