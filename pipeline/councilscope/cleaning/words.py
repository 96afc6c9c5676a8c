"""Lines to words: lower case, numbers as 0, signs that furniture is made of as words of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d[\d.,]*|[£@#©]")
ASCII_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)*|[0-9][0-9.,]*|[@#]")
"""The same for ASCII in lower case, which needs no table of characters."""
DIGIT = re.compile(r"\d")
COPYRIGHT = re.compile(r"\([cC]\)(?= ?(?:(?i:copyright)|(?:[A-Z][\w&'’.-]{0,30} ){0,6}(?:19|20)\d\d))")
"""The sign in brackets, told from the third item of a list by the year or the word after it."""
NUMBER = re.compile(r"[0-9][0-9.,]*")
LOOSE_APOSTROPHE = re.compile(r"'(?:(?![a-z])|(?<![a-z]'))")
PARTING = "“”‘–—…•·»«"
"""Common signs beyond ASCII that no word holds."""
APART = {code: " " for code in range(128) if not chr(code).isalnum() and chr(code) not in "'\n@#"}


def tokens(text: str) -> tuple[str, ...]:
    """The words of a line, lower case, numbers as 0, typographic apostrophes straight."""
    plain = COPYRIGHT.sub("©", text).lower() if "(" in text else text.lower()
    found: list[str] = ASCII_TOKEN.findall(plain) if plain.isascii() else TOKEN.findall(plain.replace("’", "'"))
    return tuple("0" if token[0].isdecimal() else token for token in found) if DIGIT.search(plain) else tuple(found)


def tokens_of(lines: Sequence[str]) -> list[tuple[str, ...]]:
    """The ``tokens`` of each line; none may hold a line end. All of a page's lines at once cost a third as much."""
    whole = "\n".join(lines)
    if "(" in whole:
        whole = COPYRIGHT.sub("©", whole)
    whole = whole.lower().replace("’", "'")
    for sign in PARTING:
        whole = whole.replace(sign, " ")
    if whole.isascii():
        return [tuple(words) for words in _split(whole)] if lines else []
    plain = whole.split("\n")
    easy = _split("\n".join(line if line.isascii() else "" for line in plain))
    return [
        tuple(words if line.isascii() else ["0" if word[0].isdecimal() else word for word in TOKEN.findall(line)])
        for line, words in zip(plain, easy, strict=True)
    ]


def _split(text: str) -> list[list[str]]:
    """The words of each line of an ASCII text in lower case, in which signs and loose apostrophes are blanks."""
    for sign in "@#":
        if sign in text:
            text = text.replace(sign, f" {sign} ")
    text = LOOSE_APOSTROPHE.sub(" ", NUMBER.sub(" 0 ", text))
    return [line.split() for line in text.translate(APART).split("\n")]
