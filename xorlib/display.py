"""What a notebook's page is shown, and what is stored where no page listens."""

import base64
import html

from IPython import get_ipython
from IPython.display import display


def a_page_listens() -> bool:
    """Whether a page asked for the cell that runs: pages tell the kernel which cell it is, programs do not."""
    shell = get_ipython()
    parent = shell.get_parent() if hasattr(shell, "get_parent") else {}
    return "cellId" in parent.get("metadata", {})


def show_png(png: bytes, alt: str, style: str = "") -> None:
    """Display a PNG with its alternative text: on a page as HTML, since JupyterLab gives a plain PNG none.

    Elsewhere it is a PNG with metadata, which nbconvert, nbgrader and GitHub show, and which nbval does not compare.
    style: CSS for a page, where `.xorlib-still` is the picture.
    """
    encoded = base64.b64encode(png).decode("ascii")
    if a_page_listens():
        tag = f'<img class="xorlib-still" src="data:image/png;base64,{encoded}" alt="{html.escape(alt)}">'
        display({"text/html": tag + (style and f"<style>{style}</style>"), "text/plain": alt}, raw=True)
    else:
        display({"image/png": encoded, "text/plain": alt}, metadata={"image/png": {"alt": alt}}, raw=True)
