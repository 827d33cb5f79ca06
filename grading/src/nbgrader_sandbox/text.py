"""Strings for messages, and how sources are compared."""

import re
import unicodedata
from collections.abc import Iterable

MAX_QUOTED = 80  # characters of a student's text in a message


def quoted(text: str) -> str:
    """A student's text in quotes, short and in ASCII."""
    return ascii(text if len(text) <= MAX_QUOTED else text[:MAX_QUOTED] + "...")


def printable(text: str) -> str:
    """The text for a terminal or a log: what moves the cursor, ends the line or changes the direction is escaped."""
    return text if text.isprintable() else "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def say(text: str) -> None:
    """Print a line of which a part may be a student's."""
    print(printable(text))


def folder_name(text: str) -> str:
    """The name of a folder as a shell completes it, without the slash at its end."""
    return text.rstrip("/\\") or text


def listed(words: Iterable[str], most: int = 12) -> str:
    """The words with commas between them; of many, the first ones and how many more there are."""
    words = list(words)
    return ", ".join(words[:most]) + (f" and {len(words) - most} more" if len(words) > most else "")


def shortened(text: str, most: int) -> str:
    """The text without its middle, if it is longer than that."""
    return text if len(text) <= most else f"{text[: most // 2]}\n...\n{text[-most // 2 :]}"


def error_message(name: str, value: str, check_error: str) -> str:
    """What an error of a check says, without its traceback: "NameError: ..."; of a check_error, only its message."""
    return (value or name) if name == check_error or not value else f"{name}: {value}"


def stripped(source: str) -> str:
    """A source without white space at its ends and at the ends of its lines."""
    return "\n".join(map(str.rstrip, source.splitlines())).strip()


def same(source: str, other: str) -> bool:
    """Whether two sources are equal once stripped."""
    return source == other or stripped(source) == stripped(other)


def without_surrogates(text: str) -> str:
    """The text without lone surrogates, which UTF-8 cannot hold: Python keeps bytes that are no UTF-8 as such."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def words(name: str) -> tuple[str, ...]:
    """The words of a name in an order of their own: "Zhang, Wei" and "Wei Zhang" are one name."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return tuple(sorted(re.findall(r"[^\W_]+", plain)))
