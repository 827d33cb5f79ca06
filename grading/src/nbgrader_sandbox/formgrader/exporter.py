"""nbconvert's HTML exporter for Formgrader's page of a submission: nothing that a student wrote runs there."""

from pathlib import Path

from jinja2 import BaseLoader
from traitlets import default
from traitlets.config import Config

from ..feedback.exporter import NBGRADER_TEMPLATES, FeedbackExporter
from ..feedback.exporter import TEMPLATES as FEEDBACK_TEMPLATES
from .adapted import AdaptedTemplates

TEMPLATES = Path(__file__).with_name("templates")


class MarkingExporter(FeedbackExporter):
    """Renders nbgrader's page of a submission, texts and outputs as in feedback. Its scripts get resources.nonce."""

    @default("extra_loaders")
    def _extra_loaders_default(self) -> list[BaseLoader]:
        return [AdaptedTemplates("formgrade")]

    @property
    def default_config(self) -> Config:
        config = super().default_config
        config.merge(
            Config(
                {
                    "MarkingExporter": {
                        "template_name": "marking",
                        "extra_template_basedirs": [str(TEMPLATES), str(NBGRADER_TEMPLATES)],
                        "extra_template_paths": [str(FEEDBACK_TEMPLATES), str(NBGRADER_TEMPLATES)],
                    },
                    "CSSHTMLHeaderPreprocessor": {"enabled": True},  # colours of code
                }
            )
        )
        return config
