"""A plain-text source to an Article."""

from __future__ import annotations

from councilscope.articles import Article, BlockKind, Published, SourceArticle
from councilscope.cleaning.abstaining import judge_article
from councilscope.cleaning.authors import find_author, with_byline
from councilscope.cleaning.bilingual import without_other_languages
from councilscope.cleaning.building import CleanText, build
from councilscope.cleaning.cautions import FLATTENED
from councilscope.cleaning.choosing import judge
from councilscope.cleaning.council_lists import with_lists_of_councils
from councilscope.cleaning.dating import DatedWords, date_in_lines, date_in_name
from councilscope.cleaning.digests import read_as_digest
from councilscope.cleaning.features import features_of
from councilscope.cleaning.furniture import furniture_of
from councilscope.cleaning.glued import split_at_glue
from councilscope.cleaning.lexicon import lexicon_of
from councilscope.cleaning.line_model import trees_of
from councilscope.cleaning.lines import Part, Verdict
from councilscope.cleaning.plaintext import BULLET, DASH, LABELLED, plain_lines
from councilscope.cleaning.repair import repaired
from councilscope.cleaning.signals import page_signals
from councilscope.cleaning.templates import template_lines
from councilscope.cleaning.wrapping import ends_sentence
from councilscope.knowledge import Knowledge
from councilscope.settings import ExtractionSettings
from councilscope.spans import Span

MOST_HEADING_WORDS = 14


def clean_plain(source: SourceArticle, settings: ExtractionSettings, knowledge: Knowledge, *, abstain: bool) -> Article:
    """The article of a flattened page. Raises RejectedInput R005, R006 or R012 if ``abstain``."""
    boilerplate = knowledge.boilerplate
    lexicon, markers = lexicon_of(boilerplate)
    known = template_lines(settings.templates)
    mapped = repaired(source.text)
    lines = split_at_glue(plain_lines(mapped.text), mapped, lexicon, markers)
    signals = page_signals(lines, mapped.text, lexicon, markers)
    chances = trees_of(boilerplate, "plain-text").probabilities(features_of(lines, signals)).tolist()
    verdicts = judge(lines, signals, chances, furniture_of(lines, signals, known), FLATTENED)
    verdicts = with_lists_of_councils(lines, verdicts, mapped.text, knowledge)
    verdicts = without_other_languages(signals, verdicts, boilerplate.function_words)
    verdicts, digest = read_as_digest(signals, verdicts, markers)
    author = find_author(lines, signals, verdicts, markers, knowledge.officials)
    verdicts = with_byline(verdicts, signals, author)
    judgement = judge_article(signals, verdicts, markers, boilerplate.function_words)
    if abstain and judgement.problem:
        raise judgement.problem
    clean = build(mapped, lines, verdicts, in_source=True)
    dated = date_in_lines(lines, signals, verdicts, markers, settings.reference_date)
    title = next((block.span.of(clean.text) for block in clean.blocks if block.kind is BlockKind.TITLE), None)
    return Article(
        source=source,
        text=clean.text,
        blocks=tuple(clean.blocks),
        title=title,
        author=author.name if author else None,
        url=source.url,
        published=published_of(dated, clean) or date_in_name(source.url, source.path),
        edits=tuple(clean.edits),
        removed=tuple(clean.removed),
        language=judgement.language,
        notices=tuple(notice for notice in (digest, judgement.notice) if notice),
        confidence=judgement.confidence,
    )


def published_of(dated: DatedWords | None, clean: CleanText) -> Published | None:
    """The date with its place in the clean text, where its line was kept."""
    if dated is None:
        return None
    text = clean.text
    for block in clean.blocks:
        at = text.find(dated.words, block.start, block.end)
        if at >= 0:
            return Published(dated.iso, dated.precision, "text", dated.words, Span(at, at + len(dated.words)))
    return Published(dated.iso, dated.precision, "text", dated.words)


def take_plain(source: SourceArticle) -> Article:
    """The text as it stands: each paragraph a block, nothing removed, lost marks and encodings repaired.

    Items of lists are told by their markers; short lines without an end, above another line, are headings.
    """
    mapped = repaired(source.text)
    lines = plain_lines(mapped.text)
    verdicts = [Verdict(_part_as_is(line.text, last=line is lines[-1]), 1.0) for line in lines]
    clean = build(mapped, lines, verdicts, in_source=True)
    return Article(source, clean.text, tuple(clean.blocks), url=source.url, edits=tuple(clean.edits))


def _part_as_is(text: str, *, last: bool) -> Part:
    if (BULLET.match(text) and not DASH.match(text)) or LABELLED.match(text):
        return Part.LIST_ITEM
    short = len(text.split(" ")) <= MOST_HEADING_WORDS and not ends_sentence(text)
    return Part.HEADING if short and not last else Part.PARAGRAPH
