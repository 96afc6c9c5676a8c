"""A corpus of any size, recombined from the articles of corpus/: paragraphs and people's names, no two alike."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import NamedTuple

CORPUS = Path(__file__).resolve().parent.parent.parent / "corpus"


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
    parts, length = [], 0
    while length < words:
        piece = dice.choice(sources)
        start = 0 if not parts else dice.randrange(len(piece.paragraphs))
        run = "\n\n".join(piece.paragraphs[start : start + dice.randint(3, 9)])
        for name in piece.people:
            run = run.replace(name, dice.choice(names))
        parts.append(run)
        length += len(run.split())
    return "\n\n".join(parts) + "\n"


def write(folder: Path, count: int, *, words: int = 700, seed: int = 1) -> int:
    """Write ``count`` articles; returns how many words they have in all. The same seed gives the same corpus."""
    dice, sources, total = random.Random(seed), pieces(), 0
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        text = article(sources, words, dice)
        total += len(text.split())
        (folder / f"{number:07}.txt").write_text(text, encoding="utf-8")
    return total
