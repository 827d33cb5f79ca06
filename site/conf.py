"""Sphinx's settings for make site; SITE_ARGS="-D name=value" sets one for once."""

import sys
import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
sys.path.insert(0, str(ROOT / "site"))  # where course_site is

# The repository on GitHub, such as https://github.com/owner/xor-from-scratch: turns on the links that need it.
course_repository = ""
# Whether each page links to the repository's discussions, for comments and questions.
course_discussions = False
# Where the lessons run in the browser: from the front page, where make lite puts it before make site, or a whole
# address. "": nowhere.
course_lite = "lite/notebooks/index.html"
course_bundle = f"xor-from-scratch-{VERSION}.zip"
course_categories = CITATION["keywords"]

project = CITATION["title"]
author = " and ".join(person["name"] for person in CITATION["authors"])
language = "en"
extensions = ["myst_nb", "course_site"]
html_theme = "sphinx_book_theme"
html_title = project
html_math_renderer = "mathml"
html_static_path = ["course.css"]
html_css_files = ["course.css"]
html_copy_source = False
html_use_index = False
html_show_sphinx = False
html_show_copyright = False
html_favicon = "favicon.svg"
html_context = {"default_mode": "auto"}  # light or dark as the reader's system
html_sidebars = {"**": ["search-button-field.html", "sbt-sidebar-nav.html"]}
html_theme_options = {
    "footer_content_items": [],  # the author stands below the title
    "home_page_in_toc": True,
    "navbar_persistent": [],  # the search is in the side bar
    "toc_title": "On this page",
    "use_download_button": False,
}
myst_enable_extensions = ["dollarmath"]
myst_heading_anchors = 4
myst_heading_slug_func = "course_site.anchor"
myst_html_meta = {
    "author": author,
    "description": " ".join(CITATION["abstract"].split()),
    "keywords": ", ".join(course_categories),
}
nb_execution_mode = "off"
