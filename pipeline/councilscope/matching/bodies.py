"""Finds inspectorates, regulators, auditors, ombudsmen and ministries: names, acronyms, and what stands for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from councilscope.articles import BlockKind
from councilscope.knowledge import Knowledge, load_knowledge
from councilscope.knowledge.bodies import Body
from councilscope.matching.annotations import (
    BodyMention,
    Layout,
    annotate,
    article_of,
    found_in,
    register_extensions,
)
from councilscope.matching.order import check_order
from councilscope.matching.phrases import Hit, PhraseTrie, Words, words_of
from councilscope.records import MentionForm

UNREAD = (BlockKind.BYLINE, BlockKind.NOTE)
COORDINATION = re.compile(r"(?i),? (?:and|&) (?:the )?|, (?:the )?")


class NameKind(StrEnum):
    """What sort of phrase stands in the trie."""

    NAME = "name"
    ALIAS = "alias"
    ACRONYM = "acronym"
    WEAK = "weak"
    ANAPHOR = "anaphor"


class Named(NamedTuple):
    """A phrase of the trie: the body, its kind, and the letters as the knowledge writes them."""

    body: str
    kind: NameKind
    surface: str


class Bodies:
    """Writes ``doc._.councilscope_bodies``, a list of BodyMention in text order."""

    def __init__(self, knowledge: Knowledge) -> None:
        register_extensions("bodies")
        self.bodies = knowledge.bodies.bodies
        self.trie = PhraseTrie(phrase for body in self.bodies.values() for phrase in _phrases(body))

    def __call__(self, doc: Doc) -> Doc:
        annotate(doc, "bodies", self.match(doc))
        return doc

    def match(self, doc: Doc) -> list[BodyMention]:
        """All mentions in read blocks; an anaphor that no named body explains is left out."""
        layout: Layout = found_in(doc, "layout", reader="councilscope_bodies")
        words = words_of(doc)
        unread = [block.span for block in layout.blocks if block.kind in UNREAD]
        hits = [
            hit
            for hit in self._longest(words)
            if not any(span.start <= words.items[hit.first].start < span.end for span in unread)
        ]
        year = _year(doc)
        names = [mention for hit in hits for mention in self._named(words, hit, year)]
        named = {mention.body for mention in names}
        names += [mention for hit in hits for mention in self._weak(words, hit, named)]
        names.sort()
        anaphors = [mention for hit in hits for mention in self._anaphors(words, hit, names, year)]
        return [BodyMention(found.start, found.end, found.body, found.form) for found in sorted([*names, *anaphors])]

    def _longest(self, words: Words) -> Iterator[Hit[Named]]:
        """The phrases found; 'the Commission' gives way to 'Commission for Social Care Inspection' inside it."""
        for hit in self.trie.find(words):
            inner = self.trie.longest(words, hit.first + 1) if hit.last > hit.first else None
            yield inner if inner is not None and inner.last > hit.last else hit

    def _named(self, words: Words, hit: Hit[Named], year: int | None) -> list[_Found]:
        surface = words.surface(hit.first, hit.last)
        fitting = [named for named in hit.payloads if _fits(named, surface)]
        return [_found(words, hit, named) for named in self._timely(fitting, year)[:1]]

    def _timely(self, fitting: Sequence[Named], year: int | None) -> list[Named]:
        """Those at work in the article's year, if the surface is shared and the year tells."""
        if year is None or len({named.body for named in fitting}) < 2:
            return list(fitting)
        return [named for named in fitting if self._at_work(named.body, year)] or list(fitting)

    def _at_work(self, body: str, year: int | None) -> bool:
        """False for a body that had ended by the article's year: 'its predecessor, the Audit Commission'."""
        return year is None or (self.bodies[body].last_year or year) >= year

    def _weak(self, words: Words, hit: Hit[Named], bodies: set[str]) -> list[_Found]:
        surface = words.surface(hit.first, hit.last)
        known = [p for p in hit.payloads if p.kind is NameKind.WEAK and p.surface == surface and p.body in bodies]
        return [_found(words, hit, named) for named in known[:1]]

    def _anaphors(self, words: Words, hit: Hit[Named], names: Sequence[_Found], year: int | None) -> list[_Found]:
        """The bodies that a generic phrase stands for: the last named before it, else the only one named at all."""
        candidates = {named.body for named in hit.payloads if named.kind is NameKind.ANAPHOR}
        if not candidates:
            return []
        start = words.items[hit.first].start
        fitting = [name for name in names if name.body in candidates]
        fitting = [name for name in fitting if self._at_work(name.body, year)] or fitting
        before = [name for name in fitting if name.start < start]
        if before:
            chosen = [before[-1].body, *_joined_to(before, words.text)]
        elif len({name.body for name in fitting}) == 1:
            chosen = [fitting[0].body]
        else:
            chosen = []
        end = words.items[hit.last].end
        return [_Found(start, end, body, MentionForm.ANAPHOR) for body in dict.fromkeys(chosen)]


class _Found(NamedTuple):
    start: int
    end: int
    body: str
    form: MentionForm


def _phrases(body: Body) -> Iterable[tuple[str, Named]]:
    for kind, surfaces in (
        (NameKind.NAME, (body.name,)),
        (NameKind.ALIAS, body.aliases),
        (NameKind.ACRONYM, body.acronyms),
        (NameKind.WEAK, body.weak_acronyms),
        (NameKind.ANAPHOR, body.anaphors),
    ):
        for surface in surfaces:
            yield surface, Named(body.id, kind, surface)


def _fits(named: Named, surface: str) -> bool:
    """Names in any case but without a capital anywhere; acronyms with theirs, or whole in capitals."""
    if named.kind is NameKind.ACRONYM:
        return surface == named.surface or surface == named.surface.upper()
    if named.kind is NameKind.NAME or (named.kind is NameKind.ALIAS and named.surface[:1].isupper()):
        return surface != surface.lower()
    return named.kind is NameKind.ALIAS


def _found(words: Words, hit: Hit[Named], named: Named) -> _Found:
    form = MentionForm.NAME if named.kind is NameKind.NAME else MentionForm.ALIAS
    return _Found(words.items[hit.first].start, words.items[hit.last].end, named.body, form)


def _joined_to(names: Sequence[_Found], text: str) -> list[str]:
    """Bodies coordinated with the last of ``names``: 'the Audit Commission and the Social Services Inspectorate'."""
    joined = []
    for earlier, later in zip(reversed(names[:-1]), reversed(names), strict=False):
        if not COORDINATION.fullmatch(text, earlier.end, later.start):
            break
        joined.append(earlier.body)
    return joined


def _year(doc: Doc) -> int | None:
    article = article_of(doc)
    return int(article.published.date[:4]) if article and article.published else None


@Language.factory(
    "councilscope_bodies",
    assigns=["doc._.councilscope_bodies"],
    requires=["doc._.councilscope_layout"],
    default_config={"knowledge": []},
)
def make_bodies(nlp: Language, name: str, knowledge: list[str]) -> Bodies:
    """The spaCy factory; ``knowledge`` lists overlay folders."""
    check_order(nlp, "councilscope_bodies")
    return Bodies(load_knowledge(tuple(map(Path, knowledge))))
