"""Attacks by the student's id alone: the work handed in under it is honest, with `relu` and `affine` right."""

import os

from . import HONEST, Attack

IDS = {
    "spaces": " two  words ",
    "umlauts": "J\u00f6rg M\u00fc\u00dfig",
    "emoji": "\U0001f600",
    "leading dash": "--regrade",
    "quotes": "O'Brien\"; drop table student; --",
    "markup": "<script>alert(1)<",
    "formula": "=1+1",
    "pattern": "[a-z]*?{0}%s$HOME",
    "backslash": "a\\..\\..\\outside",
    "200 letters": "x" * 200,
}
ATTACKS = [Attack(f"id with {name}", HONEST, student=student) for name, student in IDS.items()]
NO_IDS = {
    "id that is no UTF-8": os.fsdecode(b"J\xf6rg"),
    "id of two lines": "two\nlines",
    "id that turns the writing": "\u202eanna",
}
ATTACKS += [Attack(name, HONEST, failed=True, says="rename", student=student) for name, student in NO_IDS.items()]
