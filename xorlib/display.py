"""How a figure is displayed: on a page as HTML, in a stored notebook as a PNG, always with its alternative text."""

import base64
import html
import io
import os
import sys
from pathlib import Path

import matplotlib.pyplot as plt
from IPython import get_ipython
from IPython.display import display
from matplotlib.figure import Figure


def show(figure: Figure, alt: str) -> None:
    """Display the figure with its alternative text, and close it."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", metadata={"Software": None})
    plt.close(figure)
    show_png(buffer.getvalue(), alt)


def show_png(png: bytes, alt: str, style: str = "") -> None:
    """Display a PNG with its alternative text.

    On a page it is HTML, since JupyterLab gives a plain PNG no alternative text. Elsewhere it is a PNG with metadata,
    which nbconvert, nbgrader and GitHub show, and which nbval does not compare.
    style: CSS for a page, where `.xorlib-figure` is the picture.
    """
    encoded = base64.b64encode(png).decode("ascii")
    if on_a_page():
        tag = f'<img class="xorlib-figure" src="data:image/png;base64,{encoded}" alt="{html.escape(alt)}">'
        display({"text/html": tag + (style and f"<style>{style}</style>"), "text/plain": alt}, raw=True)
    else:
        display({"image/png": encoded, "text/plain": alt}, metadata={"image/png": {"alt": alt}}, raw=True)


def show_film(path: str | os.PathLike[str], alt: str) -> None:
    """Display a GIF with its alternative text: on a page its bytes, elsewhere a link to the file.

    A page in the browser can show no file of its folder, and a stored notebook need not hold the film a second time.
    Raises FileNotFoundError without the file.
    """
    gif = Path(path).read_bytes()
    source = f"data:image/gif;base64,{base64.b64encode(gif).decode('ascii')}" if on_a_page() else os.fspath(path)
    display({"text/html": f'<img src="{html.escape(source)}" alt="{html.escape(alt)}">', "text/plain": alt}, raw=True)


def on_a_page() -> bool:
    """Whether a page, such as JupyterLab's, started the running cell.

    Only pages tell the kernel the cell's id. A kernel in the browser hears none, and has always its page.
    """
    if sys.platform == "emscripten":
        return True
    shell = get_ipython()
    parent = shell.get_parent() if hasattr(shell, "get_parent") else {}
    return "cellId" in parent.get("metadata", {})
