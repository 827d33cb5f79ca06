"""nbgrader's own templates of Formgrader, changed as they are read: nothing that is shown can become a script."""

import base64
import hashlib
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import BaseLoader, Environment, FileSystemLoader

from ..feedback.exporter import NBGRADER_TEMPLATES

LOADED = re.compile(r"<(script|style|link)\b")
VARIABLE = re.compile(r'(var \w+ = )"\{\{ ([\w.]+) \}\}";')  # of a script
SHOWN = re.compile(r"\{\{ ((?:resources|cell)(?:\.\w+)+) \}\}")  # nbconvert's pages escape nothing by themselves
HANDLER = re.compile(r'\bonclick="([^"{]*)"', re.IGNORECASE)
# A student's id is part of addresses, in which a browser takes "\" for "/": it could lead to another button's address.
AS_ONE_NAME = """
<script>
$.ajaxPrefilter(function (options) {
    options.url = options.url.replace(/[\\\\?#]/g, encodeURIComponent);
});
</script>
"""

QUESTIONS = (
    '<p><a href="{{ base_url }}/formgrader/questions/{{ assignment_id | urlencode }}">Mark question by question</a></p>'
)
MESSAGES = "{%- block messages -%}"  # above a table


class AdaptedTemplates(BaseLoader):
    """Loads nbgrader's templates; of each name that begins with `prefix`."""

    def __init__(self, prefix: str = ""):
        self._prefix = prefix
        self._files = FileSystemLoader([NBGRADER_TEMPLATES, NBGRADER_TEMPLATES / "formgrade"])

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        if not template.startswith(self._prefix):
            return super().get_source(environment, template)  # raises TemplateNotFound
        source, path, fresh = self._files.get_source(environment, template)
        return adapted(source, template), path, fresh


def adapted(source: str, name: str = "") -> str:
    """A template whose scripts and styles have the page's nonce, and which writes data as data and texts as texts."""
    if name == "base.tpl":  # of the lists
        source = source.replace("{%- block head -%}", AS_ONE_NAME + "{%- block head -%}", 1)
    elif name == "gradebook_notebooks.tpl":
        source += f"{MESSAGES}{QUESTIONS}{{%- endblock -%}}"
    elif name == "gradebook_notebook_submissions.tpl":
        source = source.replace(MESSAGES, MESSAGES + QUESTIONS, 1)
    source = VARIABLE.sub(r"\1{{ \2 | tojson }};", source)
    source = SHOWN.sub(r"{{ \1 | e }}", source)
    return LOADED.sub(r'<\1 nonce="{{ resources.nonce }}"', source)


@cache
def handlers() -> list[str]:
    """The sources of a policy for what the templates themselves do on a click."""
    texts = [Path(path).read_text(encoding="utf-8") for path in sorted(NBGRADER_TEMPLATES.rglob("*.*"))]
    scripts = sorted({script for text in texts for script in HANDLER.findall(text)})
    digests = [base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()) for script in scripts]
    return [f"'sha256-{digest.decode('ascii')}'" for digest in digests]
