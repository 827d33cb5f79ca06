"""The number, new for each page, by which a browser knows the scripts and styles that are not a student's."""

import secrets

from nbgrader.server_extensions.formgrader.base import BaseHandler


def nonce(handler: BaseHandler) -> str:
    """The nonce of this answer."""
    if not hasattr(handler, "_nonce"):
        handler._nonce = secrets.token_urlsafe(16)
    value: str = handler._nonce
    return value
