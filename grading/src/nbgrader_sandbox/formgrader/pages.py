"""Changes nbgrader's handlers, which have no settings for it: what Formgrader's pages show, and may do in a browser."""

from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment
from nbgrader.server_extensions.formgrader.base import BaseApiHandler, BaseHandler
from nbgrader.server_extensions.formgrader.handlers import FormgraderHandler, SubmissionFilesHandler
from tornado.web import HTTPError

from ..marking.handlers import add_handlers
from .adapted import AdaptedTemplates, handlers
from .exporter import MarkingExporter
from .nonce import nonce

# Only scripts and styles with the nonce, which no student can know, and what the templates do on a click.
POLICY = (
    "default-src 'none'; script-src 'nonce-{nonce}' 'unsafe-hashes' {handlers}; style-src 'nonce-{nonce}'; "
    "style-src-attr 'unsafe-inline'; img-src data:; font-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'"
)
# Of a file that a student handed in, opened by itself.
FILE_POLICY = "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; sandbox"
GET = FormgraderHandler.get


def protect_pages() -> None:
    """Protect the pages of this process's Formgrader, also if it has started already, and add ours before it starts."""
    add_handlers()
    BaseHandler.content_security_policy = property(_policy)
    BaseHandler.render = _render
    BaseHandler.exporter = property(_exporter)
    BaseApiHandler.set_default_headers = _set_headers_of_data
    SubmissionFilesHandler.content_security_policy = property(_file_policy)
    FormgraderHandler.get = only_this_course(GET)


def _policy(handler: BaseHandler) -> str:
    """Ours and the server's own; both hold."""
    ours = POLICY.format(nonce=nonce(handler), handlers=" ".join(handlers()))
    return f"{ours}, {super(BaseHandler, handler).content_security_policy}"


def _file_policy(handler: SubmissionFilesHandler) -> str:
    return f"{FILE_POLICY}, {super(BaseHandler, handler).content_security_policy}"


@cache
def _environment() -> Environment:
    return Environment(loader=AdaptedTemplates(), autoescape=True)


@cache
def _marking_exporter() -> MarkingExporter:
    return MarkingExporter()  # type: ignore[no-untyped-call]  # nbconvert has types only here and there


def _render(handler: BaseHandler, name: str, **values: Any) -> str:
    """In place of BaseHandler.render."""
    values["resources"] = values.get("resources", {}) | {"nonce": nonce(handler)}
    return _environment().get_template(name).render(**values)


def _exporter(handler: BaseHandler) -> SimpleNamespace:
    """In place of BaseHandler.exporter, of which only from_filename is used."""

    def from_filename(filename: str, resources: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        page: tuple[str, dict[str, Any]] = _marking_exporter().from_filename(
            filename, resources | {"nonce": nonce(handler)}
        )
        return page

    return SimpleNamespace(from_filename=from_filename)


def _set_headers_of_data(handler: BaseApiHandler) -> None:
    """Data is no page, also if a link leads to it. Not as JSON, since Formgrader's scripts would then read it twice."""
    super(BaseApiHandler, handler).set_default_headers()
    handler.set_header("Content-Type", "text/plain; charset=UTF-8")


def only_this_course(get: Callable[[FormgraderHandler], None]) -> Callable[[FormgraderHandler], None]:
    """FormgraderHandler.get, which runs the nbgrader_config.py of any folder that the address names as `path`."""

    @wraps(get)
    def get_course(handler: FormgraderHandler) -> None:
        path = handler.get_argument("path", "")
        if path and Path(path).resolve() != Path(handler.coursedir.root).resolve():
            raise HTTPError(403, "Formgrader opens no other folder's course: start the server in that folder.")
        get(handler)

    return get_course
