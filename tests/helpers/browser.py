"""Chromium, which reaches no machine but this one, and what a person does with a notebook in JupyterLab there."""

import contextlib
import re
import shutil
import time

import pytest
from judge import ROOT, lessons
from server import PATIENCE, Lab

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# The last one is a proxy at a port where nobody listens: whatever is not on this machine fails at once.
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--proxy-server=127.0.0.1:9",
]
SCREENSHOTS = ROOT / "build" / "screenshots"
MOST_CELLS = 200  # of a lesson: JupyterLab may not have put all into the page yet
IDLE = "text=Python 3 (ipykernel) | Idle"  # in JupyterLab's status bar
# What JupyterLab itself draws around the course, the course cannot fix.
COURSE = {"include": [[".jp-RenderedMarkdown"], [".jp-OutputArea-output"]], "exclude": [[".jp-InternalAnchorLink"]]}
# A heading of a table that is a formula alone is empty to axe-core, which does not look into MathML. Preloading asks
# for style sheets at wrong addresses, and no rule that runs here needs it.
RULES = {"resultTypes": ["violations"], "preload": False, "rules": {"empty-table-header": {"enabled": False}}}


@contextlib.contextmanager
def watched(page):
    """A page of which nothing stays unseen: it asks no other machine for anything, and its console holds no error."""
    page.set_default_timeout(1000 * PATIENCE)
    asked, errors = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    page.on(
        "console",
        lambda message: errors.append(f"{message.text} {message.location['url']}") if message.type == "error" else None,
    )
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert [url for url in asked if not re.match(r"(http|ws)://127\.0\.0\.1:|data:|blob:|about:", url)] == []
    assert errors == []


class Notebook:
    """A notebook that is open in JupyterLab or Notebook, and what a person does with it.

    idle: finds the sign that the kernel has nothing to do.
    """

    def __init__(self, page, idle: str = IDLE):
        self.page, self.idle = page, idle
        self.panel = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
        self.cells = self.panel.locator(".jp-Cell")
        self.title = self.panel.get_by_role("heading", level=1)
        self.active = self.panel.locator(".jp-Cell.jp-mod-active")
        self.running = self.panel.locator(".jp-InputArea-prompt", has_text="[*]").first
        self.cells.first.wait_for()
        page.locator(idle).wait_for(state="attached")

    def cell(self, text: str):
        """The code cell that holds the text."""
        return self.panel.locator(".jp-CodeCell").filter(has_text=text)

    def says(self, text: str, said: str) -> None:
        """Wait until the code cell that holds the text has put that out."""
        self.cell(text).locator(".jp-OutputArea-output").filter(has_text=said).first.wait_for()

    def run_to(self, text: str) -> None:
        """Shift and Enter, from the active cell on, until the active cell holds the text."""
        for _ in range(MOST_CELLS):
            if text in self.active.inner_text():
                return
            self.page.keyboard.press("Shift+Enter")
        raise AssertionError(f"no cell below holds {text!r}")

    def answer(self, old: str, new: str) -> None:
        """Select the line of the active cell that holds the old text, and type the new one."""
        self.active.locator(".cm-line").filter(has_text=old).click()
        self.page.keyboard.press("Home")
        self.page.keyboard.press("Shift+End")
        self.page.keyboard.type(new)

    def run_all(self) -> float:
        """Run all cells by the menu; the seconds until the last one has run, or one has failed."""
        from playwright.sync_api import TimeoutError

        for _ in range(3):  # on a busy machine JupyterLab may lose a click
            self.page.get_by_role("menuitem", name="Run", exact=True).click()
            self.page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
            with contextlib.suppress(TimeoutError):
                self.running.wait_for(state="attached", timeout=20_000)
                break
        return self.wait()

    def restart_and_run_all(self) -> float:
        self.panel.get_by_role("button", name="Restart the kernel and run all cells").click()
        self.page.get_by_role("button", name="Confirm Kernel Restart").click()
        self.running.wait_for(state="attached")
        return self.wait()

    def wait(self) -> float:
        """The seconds until the cells that have begun to run are done."""
        started = time.perf_counter()
        self.page.wait_for_function("""() => ![...document.querySelectorAll(".jp-InputArea-prompt")]
                                             .some(prompt => prompt.textContent.includes("*"))""")
        self.page.locator(self.idle).wait_for(state="attached")
        return time.perf_counter() - started

    def waiting(self) -> list[str]:
        """The code cells that have not run."""
        return self.panel.locator(".jp-CodeCell:has(.jp-InputArea-prompt:text('[ ]'))").all_inner_texts()

    def failures(self) -> list[str]:
        """What was raised, or written to stderr: JupyterLab shows both alike."""
        return self.panel.locator(".jp-OutputArea-output[data-mime-type$=stderr]").all_inner_texts()


def screenshot(page, name: str) -> None:
    """Keep the page as build/screenshots/<name>.png."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png")


def unfold(notebook: Notebook, width: int) -> None:
    """Make the window as high as the notebook: JupyterLab draws a cell when it first comes into view."""
    page, height, now = notebook.page, 0, 4000
    while now != height:
        height = now
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(500)
        now = 150 + notebook.panel.locator(".jp-WindowedPanel-outer").evaluate("""outer => {
            outer.scrollTop = 0;
            return outer.querySelector(".jp-WindowedPanel-inner").scrollHeight;
        }""")


def open_lesson(lab: Lab, page, folder: str, name: str) -> Notebook:
    lesson = lessons()[name]
    page.goto(lab.address(f"lab/tree/{folder}/{lesson.folder}/{lesson.notebook.name}") + "&reset")
    return Notebook(page)


def too_wide(notebook) -> list[str]:
    """The beginnings of texts and figures that a reader would have to scroll sideways."""
    return notebook.panel.evaluate("""panel =>
        [panel.querySelector(".jp-WindowedPanel-outer"), ...panel.querySelectorAll(
            ".jp-RenderedMarkdown, .jp-OutputArea-output, .jp-OutputArea-output img, .cm-scroller")]
        .filter(node => node.scrollWidth > node.clientWidth + 1)
        .map(node => `${node.className} ${node.scrollWidth} > ${node.clientWidth}: ${node.innerText.slice(0, 80)}`)""")


def violations(page, context: dict | None = COURSE) -> str:
    """What axe-core finds, a line each: in the course's own texts and outputs, or with None on the whole page."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe-core for Playwright")
    found = axe.Axe().run(page, context=context, options=RULES).response["violations"]
    return "\n".join(f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"])
