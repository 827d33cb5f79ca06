"""Feedback: the page that a student gets back, in one file, without the hidden tests and without scripts."""

from .exporter import FeedbackExporter
from .preprocessors import HideTests, Scores
from .write import Feedback

__all__ = ["Feedback", "FeedbackExporter", "HideTests", "Scores"]
