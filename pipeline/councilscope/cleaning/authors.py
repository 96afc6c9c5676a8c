"""Who wrote the article, as its by-line says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from councilscope.cleaning.lexicon import Markers
from councilscope.cleaning.lines import Line, Part, Verdict
from councilscope.cleaning.signals import Signals
from councilscope.knowledge.officials import OfficialKnowledge

PIECE = re.compile(r" ?[|,;•·()\[\]\t] ?| [-–—] ")
BY = re.compile(r"(?:^|[\s|,;)])[Bb][Yy]:? (?=[A-Z])")
NAME = re.compile(r"[A-Z][^\W\d_]*(?:['’.-][^\W\d_]+)*\.?")
JOINTS = frozenset({"and", "&"})
NAME_WORDS = range(2, 5)
MOST_LONE_WORDS = 3
MOST_BYLINE_WORDS = 24
MOST_OUTLET_WORDS = 6
FOOT = 4
"""Lines at the end of the text among which a by-line may stand, if it does not stand right below them."""
NOT_WRITTEN = frozenset({"related", "comments", "advertisement", "job-advert", "newsletter"})
"""What was removed as one of these is signed by others."""


class Author(NamedTuple):
    """The writer's name as written ('Ann Holm and Joe Dunn'), and the line that gives it."""

    name: str
    line: int


def with_byline(verdicts: Sequence[Verdict], signals: Sequence[Signals], author: Author | None) -> list[Verdict]:
    """The verdicts, where the author's line is a by-line, and so is the line below it that names a job or outlet."""
    out = list(verdicts)
    if author is None:
        return out
    for at in (author.line, author.line + 1):
        if at >= len(out) or out[at].part not in (Part.REMOVED, Part.HEADING, Part.BYLINE):
            break
        if at > author.line and (signals[at].ends or signals[at].size > MOST_OUTLET_WORDS or not out[at].kept):
            break
        out[at] = replace(out[at], part=Part.BYLINE, reason="", confidence=0.8)
    return out


def find_author(
    lines: Sequence[Line],
    signals: Sequence[Signals],
    verdicts: Sequence[Verdict],
    markers: Markers,
    officials: OfficialKnowledge,
) -> Author | None:
    """The author by the by-line between headline and text, else by one at the foot; None where nobody signs."""
    first = next(
        (at for at, verdict in enumerate(verdicts) if verdict.part is Part.PARAGRAPH and signals[at].prose), len(lines)
    )
    title = next((at for at, verdict in enumerate(verdicts[:first]) if verdict.part is Part.TITLE), None)
    reader = _Reader(markers, officials, {word for signal in signals if signal.prose for word in signal.words})
    for at in range(0 if title is None else title + 1, first):
        if verdicts[at].reason not in NOT_WRITTEN and signals[at].size <= MOST_BYLINE_WORDS:
            lone = title is not None and not signals[at].ends
            name = reader.signed(lines[at].text, signals[at]) or (reader.lone(lines[at].text) if lone else None)
            if name:
                return Author(name, at)
    kept = [at for at, verdict in enumerate(verdicts) if verdict.kept and at > first]
    below = [kept[-1] + 1] if kept and kept[-1] + 1 < len(lines) else []
    for at in (*kept[-FOOT:], *below):
        signs = signals[at].byline and verdicts[at].reason not in NOT_WRITTEN
        name = reader.signed(lines[at].text, signals[at]) if signs else None
        if name:
            return Author(name, at)
    return None


class _Reader(NamedTuple):
    """What tells a writer's name from other words. ``told``: the words of the article's running text."""

    markers: Markers
    officials: OfficialKnowledge
    told: set[str]

    def signed(self, text: str, signal: Signals) -> str | None:
        """The name in a line that says 'by', or that gives a job or a day beside the name."""
        if signal.byline or signal.dated:
            opening = self.markers.starts("byline-start", signal.words) if signal.byline else 0
            marked = BY.search(text)
            rest = text[marked.end() :] if marked else " ".join(text.split(" ")[opening:]).lstrip(":– ")
            if marked or opening:
                return self._names(PIECE.split(rest, maxsplit=1)[0])
        pieces = [piece.strip() for piece in PIECE.split(text) if piece.strip()]
        if len(pieces) < 2 or not (signal.dates or any(self._is_job(piece) for piece in pieces)):
            return None
        return next((name for piece in pieces if (name := self.lone(piece))), None)

    def lone(self, text: str) -> str | None:
        """The name that is all of a line: its words are capitalised, and the article speaks of nobody called so."""
        words = text.split(" ")
        if not NAME_WORDS.start <= len(words) <= MOST_LONE_WORDS or self._names(text) != text or text.isupper():
            return None
        known = words[0] in self.officials.given_names
        strange = self.told.isdisjoint(word.lower() for word in words)
        return text if strange or (known and words[-1].lower() not in self.told) else None

    def _is_job(self, text: str) -> bool:
        return text.lower().split(" ")[-1] in {phrase[0] for phrase in self.markers.by_name["byline-role"]}

    def _names(self, text: str) -> str | None:
        """The names that a text begins with, as written; None where it begins with something else."""
        words = text.split(" ")
        taken = list(self._leading(words))
        joint = len(taken)
        if joint in NAME_WORDS and len(words) > joint + 1 and words[joint] in JOINTS:
            other = list(self._leading(words[joint + 1 :]))
            if len(other) in NAME_WORDS:
                return " ".join([*taken, words[joint], *other])
        return " ".join(taken) if joint in NAME_WORDS else None

    def _leading(self, words: Sequence[str]) -> Iterator[str]:
        """The words of one name: what follows it is a job, an outlet, letters or no name at all."""
        if self._job_follows(words):
            words = words[: 3 if words[1] in self.officials.given_names else 2]
        shouted = bool(words) and len(words[0]) > 1 and words[0].isupper()
        for at, word in enumerate(words[: NAME_WORDS.stop]):
            bare = word.rstrip(".:")
            if not NAME.fullmatch(bare) or self._is_no_name(bare):
                return
            if at and bare.isupper() and len(bare) > 1 and not shouted:
                return
            yield word.rstrip(":")

    def _job_follows(self, words: Sequence[str]) -> bool:
        return len(words) > NAME_WORDS.start and any(self._is_job(word) for word in words)

    def _is_no_name(self, word: str) -> bool:
        lower = word.lower()
        others = (self.officials.not_names.get(word) or self.officials.not_names.get(lower)) in (
            "organisation",
            "calendar",
        )
        return others or self._is_job(word) or (lower,) in self.markers.by_name["masthead-end"]
