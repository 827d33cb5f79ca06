"""HTML without what runs or is fetched: scripts, styles, forms, frames, images from elsewhere."""

import re

import bleach
from bleach.css_sanitizer import CSSSanitizer

TAGS = frozenset(
    {
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "caption",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "tt",
        "u",
        "ul",
        "var",
    }
)
IMAGE = "data:image/"
NO_IMAGE = IMAGE + "gif,"  # in its place browsers show the alternative text
NO_ALT = "A picture without a description"
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
ATTRIBUTES = {"alt", "class", "colspan", "height", "open", "rowspan", "scope", "start", "style", "title", "width"}
NOT_SHOWN = re.compile(r"<(script|style)\b.*?(</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
IMG = re.compile(r"""<img((?:[^<>"']|"[^"]*"|'[^']*')*)>""")
ATTRIBUTE = re.compile(r"""\s([\w-]+)=("[^"]*"|'[^']*')""")
CSS = CSSSanitizer(allowed_css_properties=["text-align"])  # of a table's columns


def clean(source: str) -> str:
    """The harmless part of some HTML. Images keep their data and always have an alternative text."""
    cleaned = bleach.clean(
        NOT_SHOWN.sub("", source),
        tags=TAGS,
        attributes=_allowed,
        css_sanitizer=CSS,
        protocols={"http", "https", "mailto", "data"},
        strip=True,
    )
    return IMG.sub(_described, cleaned)


def _described(image: re.Match) -> str:
    """An image with an alternative text, and with a source that is at least empty."""
    given = dict(ATTRIBUTE.findall(image[1]))
    needed = {"src": f'"{NO_IMAGE}"', "alt": f'"{NO_ALT}"'}
    attributes = needed | {name: value for name, value in given.items() if value != '""'}
    return "<img " + " ".join(f"{name}={value}" for name, value in attributes.items()) + ">"


def _allowed(tag: str, name: str, value: str) -> bool:
    if name == "src":
        return tag == "img" and value.startswith(IMAGE)
    if name == "href":
        return tag == "a" and not value.lstrip().lower().startswith("data:")
    return name in ATTRIBUTES or (name == "id" and tag in HEADINGS)
