"""Scripts that students hide in what they hand in, to run in the instructor's browser when it shows their work.

Each asks the server for the list of the solutions, with its own name in the address, and gives itself full marks.
"""

import re

from feedback_pages import Page
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output, new_raw_cell

STOLEN = "/api/contents/solutions?stolen="  # what an attack that runs asks for, and its name
SCORE = 3  # what it gives itself

MARKDOWN = {
    "script": "<script>JS</script>",
    "script-file": "<script src='URL'></script>",
    "script-in-prose": "An answer, <script>JS</script> and more of it.",
    "script-upper": "<ScRiPt >JS</sCrIpT\t>",
    "script-nested": "<scr<script>x</script>ipt>JS</script><script>JS</script>",
    "img-onerror": '<img src=x onerror="JS">',
    "img-slash": '<div>\n<img/src=x/onerror="JS">',
    "img-no-space": "<div>\n<img src='x'onerror=\"JS\">",
    "img-srcset": "<img srcset='URL 1x' src=x>",
    "image-of-the-server": "![A curve](URL)",
    "details-ontoggle": '<details open ontoggle="JS"><summary>x</summary></details>',
    "video-onerror": '<video><source onerror="JS"></video>',
    "audio-onerror": '<audio src=x onerror="JS"></audio>',
    "input-autofocus": '<input autofocus onfocus="JS">',
    "style-onload": '<style onload="JS">b{}</style>',
    "animation": "<style>@keyframes grow{}</style><b style='animation:grow 1s' onanimationstart=\"JS\">x</b>",
    "style-import": "<style>@import 'URL';</style>",
    "style-background": "<div style='background:url(URL);height:9px'>x</div>",
    "link-stylesheet": "<link rel=stylesheet href='URL'>",
    "svg-onload": '<svg onload="JS"></svg>',
    "svg-script": "<svg><script>JS</script></svg>",
    "svg-animate": '<svg><animate onbegin="JS" attributeName=x dur=1s></animate></svg>',
    "svg-foreign": '<svg><foreignObject><img src=x onerror="JS"></foreignObject></svg>',
    "svg-image": "<svg><image href='URL'></image></svg>",
    "math-in-html": '<math><mtext><img src=x onerror="JS"></mtext></math>',
    "math-link": "<math><mrow href='javascript:JS'>x</mrow></math>",
    "iframe-srcdoc": '<iframe srcdoc="<script>JS</script>"></iframe>',
    "iframe-javascript": '<iframe src="javascript:JS"></iframe>',
    "iframe-page": "<iframe src='URL'></iframe>",
    "object-data": "<object data='URL'></object>",
    "embed-src": "<embed src='URL'>",
    "link-javascript": "[The source](javascript:JSURL)",
    "link-prefix": "[The source](files/javascript:JSURL)",
    "link-entity": '<a href="&#106;avascript&colon;JS">x</a>',
    "link-newline": '<a href="java\nscript:JS">x</a>',
    "link-svg": '<svg><a xlink:href="javascript:JS"><text y=9>x</text></a></svg>',
    "form-javascript": '<form action="javascript:JS"><input type=submit></form>',
    "button-formaction": '<form><button formaction="javascript:JS">x</button></form>',
    "meta-refresh": "<meta http-equiv=refresh content='0;url=URL'>",
    "base": "<base href='/api/contents/'><img src='solutions?stolen=base'>",
    "comment": '<!--><img src=x onerror="JS">-->',
    "noscript": "<div>\n<noscript><p title=\"</noscript><img src=x onerror='JSQ'>\"></noscript>",
    "mxss-math": '<div>\n<math><mtext><table><mglyph><style><!--</style><img title="--><img src=x onerror=JSQ>">',
    "mxss-svg": "<div>\n<svg></p><style><a id=\"</style><img src=x onerror='JSQ'>\">",
    "mxss-form": '<div>\n<form><math><mtext></form><form><mglyph><style></math><img src=x onerror="JS">',
    "mxss-select": '<div>\n<select><template><img src=x onerror="JS"></template></select><img src=x onerror="JS">',
    "title-text": "<div>\n<p title=\"<img src=x onerror='JSQ'>\">x<xmp><p title=\"</xmp><img src=x onerror='JSQ'>\">",
    "tooltip": "<b data-toggle=tooltip data-html=true title=\"<img src=x onerror='JSQ'>\" class=name-hidden>x</b>",
    "heading": '# <img src=x onerror="JS">\n\nx\n=\n',
    "fence": "```html\n<script>JS</script>\n```\n\n```<script>JS</script>\nx\n```\n<script>JS</script>",
    "table": '|a|b|\n|-|-|\n|<img src=x onerror="JS">|`x`|',
    "formula": '$\\text{</math><img src=x onerror="JS">}$',
    "formula-link": "$\\href{javascript:JSURL}{x}$ $$\\unicode{<script>JS</script>}$$",
    "formula-in-alt": '![$"><img src=x onerror=JSQ>$](x.png)',
    "mermaid": '```mermaid\ngraph TD\nA[<img src=x onerror=JSQ>] --> B\n```\n<img src=x onerror="JS">',
}
OUTPUTS = {
    "output-html": ("text/html", "<script>JS</script>"),
    "output-html-event": ("text/html", '<table class="dataframe"><td onclick=x><img src=x onerror="JS"></td></table>'),
    "output-svg": ("image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg" onload="JS"><script>JS</script></svg>'),
    "output-javascript": ("application/javascript", "JS"),
    "output-latex": ("text/latex", "$x$ <script>JS</script>"),
    "output-markdown": ("text/markdown", "**x** <script>JS</script>"),
    "output-plain": ("text/plain", "</pre><script>JS</script>"),
    "output-json": ("application/json", {"x": "</script><script>JS</script>"}),
    "output-widget": ("application/vnd.jupyter.widget-view+json", {"model_id": '</script><img src=x onerror="JS">'}),
    "output-png": ("image/png", 'x" onerror="JS'),
    "output-jpeg": ("image/jpeg", '"><script>JS</script>'),
}
NAMES = [*MARKDOWN, *OUTPUTS, "metadata", "stream", "error", "raw", "attachment", "code"]
# nbgrader's own page does not run these either, since nbconvert escapes or rewrites them. They are aimed at a cleaner.
NO_CANARY = {
    *("attachment", "code", "error", "metadata", "raw", "stream", "tooltip", "math-link", "img-slash", "noscript"),
    *("formula", "formula-in-alt", "formula-link", "mxss-form", "mxss-math", "mxss-svg", "title-text"),
    *(f"output-{kind}" for kind in ("jpeg", "json", "latex", "plain", "png", "svg", "widget")),
}
# A student's id has no "/", as it is a folder's name.
IDS = {
    "id-img": "<img src=x onerror=fetch('?stolen=id-img')>",
    "id-script": "<script>fetch('?stolen=id-script')",
    "id-quote": "\";fetch('?stolen=id-quote');\"",
    "id-attribute": "x\" tabindex=0 autofocus onfocus=\"fetch('?stolen=id-attribute')",
    "id-entity": "&lt;img src=x onerror=fetch('?stolen=id-entity')&gt;",
    "id-backslash": "..\\..\\assignment\\geometry\\unrelease?",
}


def script(name: str, grade: str = "0") -> str:
    """What an attack runs, without < > and double quotes. grade: the id of the row in the gradebook that it changes."""
    return (
        f"fetch('{STOLEN}{name}');fetch('/formgrader/api/grade/{grade}',{{method:'PUT',"
        "headers:{'X-XSRFToken':/xsrf=([^;]+)/.exec(document.cookie)[1]},"
        f"body:JSON.stringify({{manual_score:{SCORE}}})}})"
    )


def filled(text: str, name: str, grade: str = "0") -> str:
    """The text of an attack with its script: JSQ is it in an attribute without quotes, JSURL in a link of Markdown."""
    code = script(name, grade)
    bare = f"fetch(&#39;{STOLEN}{name}&#39;)"
    linked = f"fetch%28%27{STOLEN}{name}%27%29"
    for mark, value in (("JSURL", linked), ("JSQ", bare), ("JS", code), ("URL", STOLEN + name)):
        text = text.replace(mark, value)
    return text


def attacks(grade: str = "0") -> dict[str, NotebookNode]:
    """A cell for each attack, by its name."""
    cells = {name: new_markdown_cell(filled(text, name, grade)) for name, text in MARKDOWN.items()}
    for name, (kind, data) in OUTPUTS.items():
        content = (
            filled(data, name, grade)
            if isinstance(data, str)
            else {key: filled(value, name, grade) for key, value in data.items()}
        )
        cells[name] = new_code_cell(outputs=[new_output("display_data", {kind: content})])

    def hostile(name: str) -> str:
        return filled(
            '</pre>\x1b[31m<script>JS</script>\x1b]8;;javascript:JS\x1b\\<img src=x onerror="JS">', name, grade
        )

    about = {"image/png": {"width": hostile("metadata"), "alt": '" onerror="' + script("metadata", grade)}}
    cells["metadata"] = new_code_cell(outputs=[new_output("display_data", {"image/png": "x"}, metadata=about)])
    cells["stream"] = new_code_cell(outputs=[new_output("stream", text=hostile("stream"))])
    failed = new_output("error", ename=hostile("error"), evalue=hostile("error"), traceback=[hostile("error")])
    cells["error"] = new_code_cell(outputs=[failed])
    cells["raw"] = new_raw_cell(hostile("raw"), metadata={"raw_mimetype": "text/html"})
    data = {"image/svg+xml": f'x" onerror="{script("attachment", grade)}'}
    cells["attachment"] = new_markdown_cell("![A sketch](attachment:x.svg)", attachments={"x.svg": data})
    cells["code"] = new_code_cell(f"'''{hostile('code')}'''")
    return cells


def scripts_and_handlers(html):
    """The scripts that would run without a policy, but for nbgrader's own, and whatever else a page may fetch."""
    tags = Page(html).tags
    found = [(tag, attributes) for tag, attributes in tags if tag == "script" and attributes.get("nonce") != "secret"]
    found += [
        (tag, attributes) for tag, attributes in tags if tag in ("iframe", "object", "embed", "base", "form", "svg")
    ]
    for tag, attributes in tags:
        names = [
            name for name in attributes if name.startswith("on") and not attributes[name].startswith("toggle_name(")
        ]
        address = re.sub(r"[\x00-\x20]", "", attributes.get("href") or "").lower()
        if names or address.startswith(("javascript:", "data:")):
            found.append((tag, attributes))
        if tag == "img" and not attributes["src"].startswith("data:image/"):
            found.append((tag, attributes))
    return found
