"""An HTML source to an Article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from councilscope.articles import Article, Published, SourceArticle
from councilscope.cleaning.abstaining import check_article
from councilscope.cleaning.building import build
from councilscope.cleaning.choosing import furniture_of
from councilscope.cleaning.dating import date_in_lines, date_in_name
from councilscope.cleaning.lexicon import lexicon_of, tokens
from councilscope.cleaning.lines import Line, Part, Verdict, folded, removed
from councilscope.cleaning.metadata import Declared, declared
from councilscope.cleaning.page import PageLine, page_lines, parse
from councilscope.cleaning.plain_article import published_of
from councilscope.cleaning.repair import repaired
from councilscope.cleaning.signals import Signals, signals_of
from councilscope.knowledge.boilerplate import BoilerplateKnowledge
from councilscope.settings import ExtractionSettings

SITE_PART = re.compile(r" (?:[|–—·:»-]|::) ")


def clean_html(source: SourceArticle, settings: ExtractionSettings, boilerplate: BoilerplateKnowledge) -> Article:
    """The article of an HTML page. Raises RejectedInput R005, R006 or R012."""
    lexicon, markers = lexicon_of(boilerplate)
    tree = parse(source.text)
    about = declared(tree, source.text)
    page = page_lines(tree)
    mapped = repaired("\n".join(line.text for line in page))
    lines = _located(page, mapped.text)
    signals = [signals_of(line, mapped.text[line.start : line.end], lexicon, markers) for line in lines]
    title = _title_line(lines, page, about)
    verdicts = _judge(lines, page, signals, title)
    confidence = check_article(signals, verdicts, markers)
    clean = build(mapped, lines, verdicts, in_source=False)
    dated = date_in_lines(lines, signals, verdicts, markers, settings.reference_date)
    published = None
    if about.published:
        published = Published(about.published, "day", "metadata", about.published_words)
    url = source.url or about.url
    return Article(
        source=source,
        text=clean.text,
        blocks=tuple(clean.blocks),
        title=next((block.span.of(clean.text) for block in clean.blocks if block.kind == Part.TITLE), None),
        publisher=about.publisher,
        author=about.author,
        url=url,
        published=published or published_of(dated, clean) or date_in_name(url, source.path),
        edits=tuple(clean.edits),
        removed=tuple(clean.removed),
        confidence=confidence,
    )


def _located(page: Sequence[PageLine], text: str) -> list[Line]:
    """The page's lines with their ranges in the repaired text, which has the same line ends."""
    lines = []
    offset = 0
    for item, raw in zip(page, text.split("\n"), strict=True):
        start = offset + len(raw) - len(raw.lstrip())
        end = offset + len(raw.rstrip())
        lines.append(
            Line(start, max(start, end), folded(raw), True, 0, item.tag or "div", item.level, item.main, item.link_share)
        )
        offset += len(raw) + 1
    return lines


def _title_line(lines: Sequence[Line], page: Sequence[PageLine], about: Declared) -> int | None:
    """The heading that the page declares as its title; else its only first-rank heading in the content."""
    wanted = [tokens(title) for title in about.titles]
    wanted += [tokens(part) for title in about.titles for part in SITE_PART.split(title)[:1]]
    best: tuple[int, int] | None = None
    for index, line in enumerate(lines):
        if page[index].zone in ("nav", "footer", "aside") or not line.text:
            continue
        words = tokens(line.text)
        rank = {"h1": 0, "h2": 1}.get(line.tag, 2)
        if words in wanted and len(words) >= 2 and (best is None or rank < best[0]):
            best = (rank, index)
    if best is not None:
        return best[1]
    first = [index for index, line in enumerate(lines) if line.tag == "h1" and not page[index].zone and line.text]
    return first[-1] if first else None


def _judge(
    lines: Sequence[Line], page: Sequence[PageLine], signals: Sequence[Signals], title: int | None
) -> list[Verdict]:
    furniture = furniture_of(lines, signals)
    main = [index for index, line in enumerate(lines) if line.main and not furniture[index][0] and signals[index].size]
    if not main:
        return [removed("no-article", 0.5) for _ in lines]
    first, last = main[0], main[-1]
    if title is not None and title < first:
        first = title
    notes = False
    verdicts: list[Verdict] = []
    for index, line in enumerate(lines):
        reason, confidence = furniture[index]
        item = page[index]
        if index == title:
            verdicts.append(Verdict(Part.TITLE, 0.95))
        elif not signals[index].size:
            verdicts.append(removed("separator", 0.9))
        elif reason and not (line.main and signals[index].size > 25):
            verdicts.append(removed(reason, confidence))
        elif not first <= index <= last or (title is not None and index < title):
            verdicts.append(removed("outside-article", 0.8))
        elif not line.main and not _restored(item, signals[index]):
            verdicts.append(removed(item.zone or "outside-article", 0.7))
        else:
            notes = notes or signals[index].ends_article or (signals[index].note and not signals[index].prose)
            verdicts.append(Verdict(Part.NOTE if notes else _part(item, signals[index]), 0.9))
    return verdicts


def _restored(item: PageLine, signal: Signals) -> bool:
    """True for a line that the extractor dropped inside the article though it belongs there."""
    if item.zone or item.link_share > 0.6 or item.tag == "figcaption":
        return False
    if item.tag in ("li", "tr", "dt", "dd", "blockquote") or item.tag[:1] == "h" or item.quoted:
        return True
    return signal.prose or signal.sentence or signal.dated or signal.byline


def _part(item: PageLine, signal: Signals) -> Part:
    if item.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return Part.HEADING
    if item.tag in ("li", "dd") and not item.quoted:
        return Part.LIST_ITEM
    if item.tag == "tr":
        return Part.TABLE_ROW
    if item.quoted:
        return Part.BLOCK_QUOTE
    if (signal.dated or signal.byline) and not signal.prose:
        return Part.BYLINE
    return Part.PARAGRAPH


