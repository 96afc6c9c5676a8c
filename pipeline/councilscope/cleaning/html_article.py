"""An HTML source to an Article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from councilscope.articles import Article, BlockKind, SourceArticle
from councilscope.cleaning.abstaining import judge_article
from councilscope.cleaning.authors import find_author, with_byline
from councilscope.cleaning.bilingual import without_other_languages
from councilscope.cleaning.building import build
from councilscope.cleaning.cautions import PAGE
from councilscope.cleaning.choosing import judge
from councilscope.cleaning.council_lists import with_lists_of_councils
from councilscope.cleaning.dating import date_in_lines, date_in_name
from councilscope.cleaning.digests import read_as_digest
from councilscope.cleaning.features import features_of
from councilscope.cleaning.furniture import Furniture, furniture_of
from councilscope.cleaning.lexicon import lexicon_of
from councilscope.cleaning.line_model import trees_of
from councilscope.cleaning.lines import Line, folded
from councilscope.cleaning.metadata import Declared, declared
from councilscope.cleaning.page import PageLine, page_features, page_lines, parse
from councilscope.cleaning.page_dating import published_on_page, searched_date
from councilscope.cleaning.plain_article import published_of
from councilscope.cleaning.repair import repaired
from councilscope.cleaning.signals import page_signals
from councilscope.cleaning.templates import template_lines
from councilscope.cleaning.words import tokens
from councilscope.knowledge import Knowledge
from councilscope.settings import ExtractionSettings

LATER = 3
LEAST_LATER_WORDS = 5
"""Of a part of the declared title that is not its first one; a site's name is shorter."""
SITE_PART = re.compile(r" (?:[|–—·:»-]|::) ")


def clean_html(source: SourceArticle, settings: ExtractionSettings, knowledge: Knowledge, *, abstain: bool) -> Article:
    """The article of an HTML page.

    Raises: RejectedInput R005 where nothing can be parsed; R005, R006 or R012 if ``abstain``.
    """
    boilerplate = knowledge.boilerplate
    lexicon, markers = lexicon_of(boilerplate)
    known = template_lines(settings.templates)
    tree = parse(source.text)
    about = declared(tree, source.text)
    page = page_lines(tree)
    mapped = repaired("\n".join(line.text for line in page))
    lines = located(page, mapped.text)
    signals = page_signals(lines, mapped.text, lexicon, markers)
    title = _title_line(lines, page, about)
    features = features_of(lines, signals, page_features(page))
    chances = trees_of(boilerplate, "page").probabilities(features).tolist()
    furniture = with_captions(lines, furniture_of(lines, signals, known))
    verdicts = judge(lines, signals, chances, furniture, PAGE, title)
    verdicts = with_lists_of_councils(lines, verdicts, mapped.text, knowledge)
    verdicts = without_other_languages(signals, verdicts, boilerplate.function_words)
    verdicts, digest = read_as_digest(signals, verdicts, markers)
    author = find_author(lines, signals, verdicts, markers, knowledge.officials)
    verdicts = with_byline(verdicts, signals, author)
    judgement = judge_article(signals, verdicts, markers, boilerplate.function_words, free=about.free)
    if abstain and judgement.problem:
        raise judgement.problem
    clean = build(mapped, lines, verdicts, in_source=False)
    dated = date_in_lines(lines, signals, verdicts, markers, settings.reference_date)
    published = published_on_page(about, published_of(dated, clean), dated)
    url = source.url or about.url
    return Article(
        source=source,
        text=clean.text,
        blocks=tuple(clean.blocks),
        title=next((block.span.of(clean.text) for block in clean.blocks if block.kind is BlockKind.TITLE), None),
        publisher=about.publisher,
        author=about.author or (author.name if author else None),
        url=url,
        published=published or date_in_name(url, source.path) or searched_date(tree, source.text, lines, about),
        edits=tuple(clean.edits),
        removed=tuple(clean.removed),
        language=judgement.language,
        notices=tuple(notice for notice in (digest, judgement.notice) if notice),
        confidence=judgement.confidence,
    )


def located(page: Sequence[PageLine], text: str) -> list[Line]:
    """The page's lines with their ranges in the repaired text, which has the same line ends."""
    lines = []
    offset = 0
    for item, raw in zip(page, text.split("\n"), strict=True):
        start = offset + len(raw) - len(raw.lstrip())
        end = offset + len(raw.rstrip())
        tag = "blockquote" if item.quoted and item.tag in ("p", "") else item.tag or "div"
        text = folded(raw)
        lines.append(Line(start, max(start, end), text, True, 0, tag, item.level, item.main, item.link_share))
        offset += len(raw) + 1
    return lines


def with_captions(lines: Sequence[Line], furniture: Sequence[Furniture]) -> list[Furniture]:
    """What each line is by itself, with the captions that the page marks as such."""
    return [
        ("caption", 0.9) if line.tag == "figcaption" and not seen[0] else seen
        for line, seen in zip(lines, furniture, strict=True)
    ]


def _title_line(lines: Sequence[Line], page: Sequence[PageLine], about: Declared) -> int | None:
    """The heading that the page declares as its title; else its only first-rank heading in the content."""
    wanted = [tokens(title) for title in about.titles]
    parts = [[tokens(part) for part in SITE_PART.split(title)] for title in about.titles]
    wanted += [of_title[0] for of_title in parts]
    longest = [max(of_title, key=len) for of_title in parts]  # behind the site's name and a section's
    wanted_last = [words for words in longest if len(words) >= LEAST_LATER_WORDS]
    best: tuple[int, int] | None = None
    for index, line in enumerate(lines):
        if page[index].zone in ("nav", "footer", "aside") or not line.text:
            continue
        words = tokens(line.text)
        rank = {"h1": 0, "h2": 1}.get(line.tag, 2) + LATER * (words not in wanted)
        if (words in wanted or words in wanted_last) and len(words) >= 2 and (best is None or rank < best[0]):
            best = (rank, index)
    if best is not None:
        return best[1]
    first = [index for index, line in enumerate(lines) if line.tag == "h1" and not page[index].zone and line.text]
    return first[-1] if first else None
