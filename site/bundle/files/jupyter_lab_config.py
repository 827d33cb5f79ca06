"""What JupyterLab does in this course: jupyter lab --config=jupyter_lab_config.py"""

from pathlib import Path

c = get_config()  # noqa: F821 (Jupyter defines it)

c.LabApp.default_url = "lab/tree/notebooks/1-forward-pass/forward_pass.ipynb"
# Its page_config.json switches off what is for instructors, and JupyterLab's announcements, which ask the network.
c.LabApp.app_settings_dir = str(Path(__file__).resolve().parent / "jupyterlab")
c.ServerApp.jpserver_extensions = {
    f"nbgrader.server_extensions.{name}": False for name in ("assignment_list", "course_list", "formgrader")
}
