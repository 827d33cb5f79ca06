"""What the checks say, in catalogues that can be reviewed and translated without touching code.

`messages.toml` in this folder holds what any check may say, and those in the lessons' folders what is said of mistakes.
The id of a message is its table and its key, such as `relu.changes-input`. It never changes. A check prints it after
the first line, as a linter does, so that programs, such as the report of a class, can tell which mistake it is.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Message:
    id: str
    text: str

    def __str__(self) -> str:
        first, *facts = self.text.split("\n")
        return "\n".join([f"{first} [{self.id}]", *facts])


def message(id: str, **fields: object) -> Message:
    """The message of that id, with the fields filled in. Raises KeyError for an unknown id or a missing field."""
    text = CATALOGUE[id]
    return Message(id, text.format(**fields) if fields else text)


def read_catalogue() -> Mapping[str, str]:
    """All messages by their id. Raises ValueError for an id that stands in two catalogues."""
    texts: dict[str, str] = {}
    for path in sorted(Path(__file__).parent.rglob("messages.toml")):
        for table, entries in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for key, text in entries.items():
                if f"{table}.{key}" in texts:
                    raise ValueError(f"{path.parent.name}/{path.name} has {table}.{key}, and so has another catalogue")
                texts[f"{table}.{key}"] = text
    return texts


CATALOGUE = read_catalogue()
