"""The tokens of an answer, without what a writer chooses freely: names, numbers, texts, comments, layout."""

import builtins
import keyword
import re
from dataclasses import dataclass
from functools import lru_cache

KEPT_NAMES = frozenset(dir(builtins)) | frozenset(keyword.kwlist)
MOST = 20_000  # characters of an answer that are looked at
PYTHON = re.compile(
    r"""(?P<left_out>\#[^\n]*|\\\n)
    |(?P<text>(?i:[rbuf]{0,2})(?:'{3}(?:\\.|[^\\])*?(?:'{3}|\Z)|"{3}(?:\\.|[^\\])*?(?:"{3}|\Z)
        |'(?:\\.|[^'\\\n])*+'?|"(?:\\.|[^"\\\n])*+"?))  # an open one ends with its line or file
    |(?P<number>(?i:0[xob][\da-f_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[+-]?\d+)?j?))
    |(?P<name>\w+)
    |(?P<line>\n)
    |(?P<sign>\*\*=?|//=?|->|:=|<<|>>|[=!<>]=|[-+*/%&|^@]=|[^\w\s])""",
    re.VERBOSE | re.DOTALL,
)
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Token:
    """A token, and where it stands in its source."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=4096)  # many students write the same
def code_tokens(source: str) -> tuple[Token, ...]:
    """The tokens of Python code, which need not parse.

    A name is any name, a number any number, a text any text; but what no writer can rename stays: keywords, builtins,
    and what stands behind a dot, such as the names of NumPy. Comments, docstrings and layout are left out.
    """
    tokens: list[Token] = []
    statement, depth = 0, 0  # where this line's statement begins, and how many brackets are open
    for found in PYTHON.finditer(f"{source[:MOST]}\n"):
        kind, plain = found.lastgroup, found[0]
        if kind == "left_out":
            continue
        if kind == "line":
            if depth == 0:
                if [token.text for token in tokens[statement:]] == ["text"]:
                    tokens.pop()  # a docstring, or a text that does nothing
                statement = len(tokens)
            continue
        if kind == "sign":
            depth = max(0, depth + (plain in "([{") - (plain in ")]}"))
        elif kind != "name":
            plain = str(kind)
        elif plain not in KEPT_NAMES and not (tokens and tokens[-1].text == "."):
            plain = "name"
        tokens.append(Token(plain, found.start(), min(found.end(), len(source))))
    return tuple(tokens)


@lru_cache(maxsize=4096)
def words(source: str) -> tuple[Token, ...]:
    """The words of a text, without capitals, punctuation and layout."""
    return tuple(Token(found[0].casefold(), found.start(), found.end()) for found in WORD.finditer(source[:MOST]))
