"""Doc -> ArticleRecord: gives items their ids, references and evidence, and councils their roles.

The only reader of ``doc._`` outside matching/.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from councilscope import records
from councilscope.articles import Article, Notice
from councilscope.assembling.items import ItemMaker
from councilscope.assembling.references import References
from councilscope.knowledge import Knowledge
from councilscope.matching.annotations import Layout, found_in
from councilscope.records import CouncilRole

__all__ = ["assemble"]

LONGEST_REMOVED = 2000  # characters of a removed passage that a record keeps
READER = "assembling"


def assemble(doc: Doc, article: Article, knowledge: Knowledge) -> records.ArticleRecord:
    """The record of an annotated Doc; raise pydantic.ValidationError if it breaks the contract."""
    layout: Layout = found_in(doc, "layout", READER)
    on = article.published.day if article.published else None
    references = References(
        article.text, found_in(doc, "councils", READER), found_in(doc, "bodies", READER), knowledge, on
    )
    maker = ItemMaker(article.source.data_sha256[:16], article.text, layout, references)
    people = tuple(map(maker.person, found_in(doc, "people", READER)))
    ratings = tuple(map(maker.rating, found_in(doc, "ratings", READER)))
    tallies = tuple(map(maker.tally, found_in(doc, "tallies", READER)))
    quotes = tuple(map(maker.quote, found_in(doc, "quotes", READER)))
    actions = tuple(map(maker.action_point, found_in(doc, "actions", READER)))
    findings = tuple(map(maker.finding, found_in(doc, "findings", READER)))
    _give_roles(references, people, ratings, quotes, actions)
    noticed = [
        *article.notices,
        *(found_in(doc, "notices", READER) if doc._.councilscope_notices else ()),
        *references.notices,
    ]
    return records.ArticleRecord(
        id=article.source.data_sha256[:16],
        **_page_fields(article),
        councils=references.council_refs(),
        bodies=references.body_refs(),
        people=people,
        ratings=ratings,
        tallies=tallies,
        quotes=quotes,
        action_points=actions,
        findings=findings,
        warnings=_warnings(article.text, noticed),
    )


def _give_roles(
    references: References,
    people: Iterable[records.Person],
    ratings: Iterable[records.Rating],
    quotes: Iterable[records.Quote],
    actions: Iterable[records.ActionPoint],
) -> None:
    speakers = {person.id: person.council for person in people}
    for rating in ratings:
        if rating.council:
            references.roles[rating.council].add(CouncilRole.RATED)
    for quote in quotes:
        speaking = quote.council or speakers.get(quote.speaker or "")
        if speaking:
            references.roles[speaking].add(CouncilRole.SPEAKING)
    for action in actions:
        if action.owner and action.owner.kind is records.PartyKind.COUNCIL and action.owner.id:
            references.roles[action.owner.id].add(CouncilRole.OWNER)


def _page_fields(article: Article) -> dict[str, object]:
    source = article.source
    return {
        "source": records.Source(
            path=source.path,
            media_type=source.media_type,
            encoding=source.encoding,
            bytes=source.size,
            sha256=source.data_sha256,
            url=article.url or source.url,
            key=source.given.key,
        ),
        "title": article.title,
        "publisher": article.publisher,
        "author": article.author,
        "published": _published(article),
        "language": article.language,
        "text": article.text,
        # as plain fields, which the record validates all at once: one by one they would take thrice the time
        "blocks": tuple(
            {
                "kind": block.kind.value,
                "level": block.level,
                "start": block.start,
                "end": block.end,
                "source_start": block.source_start,
                "source_end": block.source_end,
            }
            for block in article.blocks
        ),
        "edits": tuple(
            {"start": edit.start, "end": edit.end, "was": edit.was, "rule": edit.rule} for edit in article.edits
        ),
        "removed": tuple(
            {
                "reason": removed.reason,
                "source_start": removed.source_start,
                "source_end": removed.source_end,
                "text": removed.text[:LONGEST_REMOVED],
                "length": len(removed.text),
                "confidence": round(removed.confidence, 2),
            }
            for removed in article.removed
        ),
    }


def _published(article: Article) -> records.PublishedDate | None:
    published = article.published
    if published is None:
        return None
    span = published.span
    return records.PublishedDate(
        date=published.date,
        precision=published.precision,
        origin=published.origin,
        words=published.words,
        span=records.TextSpan(start=span.start, end=span.end, text=span.of(article.text)) if span else None,
    )


def _warnings(text: str, notices: Iterable[Notice]) -> tuple[records.RecordWarning, ...]:
    return tuple(
        records.RecordWarning(
            code=notice.code,
            message=notice.message,
            evidence=tuple(
                records.Evidence(start=span.start, end=span.end, text=span.of(text), supports=("warning",))
                for span in notice.spans
                if span.end > span.start
            ),
        )
        for notice in notices
    )
