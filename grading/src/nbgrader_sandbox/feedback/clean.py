"""Removes from HTML what runs or is fetched, scripts, styles, forms, frames, images from elsewhere, and what the page
itself knows its own parts by: ids and classes.
"""

import re

import nh3
from pygments.token import STANDARD_TYPES

TAGS = """
a abbr b blockquote br caption code col colgroup dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i
img ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead tr tt u ul var
"""
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
ATTRIBUTES = {"alt", "class", "colspan", "height", "open", "rowspan", "scope", "start", "style", "title", "width"}
CLASSES = {"anchor-link", "dataframe", "highlight", *STANDARD_TYPES.values()}  # of headings, tables and code
ID = "text."  # what ids begin with: no grade_id has a point, so that no heading can take the place of a mark
IMAGE = "data:image/"
NO_IMAGE = IMAGE + "gif,"  # browsers show the alternative text in its place
NO_ALT = "A picture without a description"
MAX_NESTING_TAGS = 1_500
NESTING_TAG = re.compile(r"<(?!/?t[dhr]\b)", re.IGNORECASE)  # any but the rows and cells of a table
TAG = re.compile(r"""(<(?:[^<>"']|"[^"]*"|'[^']*')*>)""")  # in cleaned HTML
ATTRIBUTE = re.compile(r'\s([\w-]+)="([^"]*)"')
SPACE = re.compile(r"[\x00-\x20]+")  # browsers ignore it in a scheme


def clean(source: str) -> str:
    """The harmless part of some HTML. Images keep their data and always have an alternative text."""
    return TAG.sub(_complete, CLEANER.clean(source))


def is_costly(source: str) -> bool:
    """Whether some HTML has so many tags that parsing it may take minutes and gigabytes."""
    return len(NESTING_TAG.findall(source)) > MAX_NESTING_TAGS


def _complete(tag: re.Match[str]) -> str:
    """The tag; an image's with a source and an alternative text, a link's to elsewhere with a page of its own.

    JupyterLab does what the page in Formgrader's frame asks for, whichever page that is.
    """
    if tag[0].startswith("<a ") and f'href="#{ID}' not in tag[0]:
        return f'{tag[0][:-1]} target="_blank" rel="noopener noreferrer">'
    if not tag[0].startswith("<img"):
        return tag[0]
    given = {name: value for name, value in ATTRIBUTE.findall(tag[0]) if value}
    attributes = {"src": NO_IMAGE, "alt": NO_ALT} | given
    return "<img " + " ".join(f'{name}="{value}"' for name, value in attributes.items()) + ">"


def _filter(tag: str, name: str, value: str) -> str | None:
    """The value of an attribute; None to remove it."""
    if name == "src" and not value.startswith(IMAGE):
        return None
    if name == "href" and SPACE.sub("", value).lower().startswith("data:"):
        return None
    if name == "href" and value.startswith("#"):
        return f"#{ID}{value[1:]}"
    if name == "id":
        return ID + value
    if name == "class":
        return " ".join(word for word in value.split() if word in CLASSES) or None
    return value


CLEANER = nh3.Cleaner(
    tags=set(TAGS.split()),
    clean_content_tags={"script", "style"},
    attributes={"*": ATTRIBUTES, "a": {"href"}, "img": {"src"}, **{tag: {"id"} for tag in HEADINGS}},
    attribute_filter=_filter,
    url_schemes={"http", "https", "mailto", "data"},
    link_rel=None,
    filter_style_properties={"text-align"},  # of a table's columns
)
