"""A corpus of any size, recombined from the articles of corpus/: paragraphs and people's names, no two alike.

python benchmarks/throughput/made_corpus.py FOLDER COUNT
"""

from __future__ import annotations

import html
import json
import random
import re
import sys
from pathlib import Path
from typing import NamedTuple

CORPUS = Path(__file__).resolve().parent.parent.parent / "corpus"
PARAGRAPH = re.compile(r"(<p\b[^>]{0,500}>)(.*?)(</p>)", re.DOTALL)
LONGEST_FURNITURE = 12  # words of a paragraph that is no part of an article


class Piece(NamedTuple):
    """A plain-text article in paragraphs, and the people named in it."""

    paragraphs: list[str]
    people: list[str]


def pieces() -> list[Piece]:
    """The plain-text articles of the corpus that are UTF-8."""
    found = []
    for path in sorted(CORPUS.glob("*/*.txt")):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        beside = json.loads(path.with_name(path.stem + ".expected.json").read_text(encoding="utf-8"))
        people = [person["name"] for person in beside.get("people", []) if person.get("name")]
        found.append(Piece([part for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()], people))
    return found


def article(sources: list[Piece], words: int, dice: random.Random) -> str:
    """The head of one article, then runs of paragraphs of others, until about ``words`` words; names exchanged."""
    names = [name for piece in sources for name in piece.people]
    parts: list[str] = []
    length = 0
    while length < words:
        piece = dice.choice(sources)
        start = 0 if not parts else dice.randrange(len(piece.paragraphs))
        for paragraph in piece.paragraphs[start : start + dice.randint(3, 9)]:
            for name in piece.people:
                paragraph = paragraph.replace(name, dice.choice(names))
            parts.append(paragraph)
            length += len(paragraph.split())
            if length >= words:
                break
    return "\n\n".join(parts) + "\n"


def page(template: str, sources: list[Piece], words: int, dice: random.Random) -> str:
    """An HTML page of the corpus with other paragraphs of about ``words`` words in place of its own."""
    paragraphs = iter(article(sources, words, dice).split("\n\n"))
    slots = [slot for slot in PARAGRAPH.finditer(template) if len(slot[2].split()) >= LONGEST_FURNITURE]
    if not slots:
        return template.replace("<body", f"<!-- {dice.random()} --><body", 1)
    made, reached = [], 0
    for slot in slots:
        is_last = slot is slots[-1]
        told = [html.escape(part) for part in paragraphs] if is_last else [html.escape(next(paragraphs, ""))]
        made += [template[reached : slot.start()], *(f"{slot[1]}{part}{slot[3]}\n" for part in told if part)]
        reached = slot.end()
    return "".join(made) + template[reached:]


def write(folder: Path, count: int, *, words: int = 700, seed: int = 1) -> int:
    """Write ``count`` plain-text articles; returns how many words they have in all. The same seed, the same corpus."""
    dice, sources, total = random.Random(seed), pieces(), 0
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        text = article(sources, words, dice)
        total += len(text.split())
        (folder / f"{number:07}.txt").write_text(text, encoding="utf-8")
    return total


def write_pages(folder: Path, count: int, *, words: int = 700, seed: int = 1) -> None:
    """As write, HTML pages in the layouts of those of the corpus."""
    dice, sources = random.Random(seed), pieces()
    templates = [path.read_text("utf-8", errors="replace") for path in sorted(CORPUS.glob("*/*.html"))]
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        made = page(templates[number % len(templates)], sources, words, dice)
        (folder / f"{number:07}.html").write_text(made, encoding="utf-8")


if __name__ == "__main__":
    print(write(Path(sys.argv[1]), int(sys.argv[2])), "words")
