"""Reads invented sentences into short lines, so that a case of the rating tests is one line."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from councilscope.articles import Article, Block, BlockKind, MediaType, Published, SourceArticle
from councilscope.matching.annotations import RatingFound, annotate, register_extensions
from councilscope.matching.sections import blocks_of
from councilscope.nlp import build_nlp

LEADS = {
    "stars": (2007, "The Commission for Social Care Inspection has published its star ratings for adult social care."),
    "ssi": (2003, "The Social Services Inspectorate has published its star ratings of social services."),
    "joint": (1999, "The joint review was made by the Audit Commission and the Social Services Inspectorate."),
    "cpa": (2003, "The Audit Commission has published its comprehensive performance assessment of councils."),
    "cpa-stars": (2008, "The Audit Commission has published the comprehensive performance assessment."),
    "ilacs": (2024, "Ofsted has published its inspection of children's services."),
    "ilacs-2020": (2020, "Ofsted has published its inspection of children's services."),
    "apa": (2007, "Ofsted has published the annual performance assessment of children's services."),
    "cqc": (2025, "The Care Quality Commission has published its local authority assessment of adult social care."),
    "cqc-2010": (2010, "The Care Quality Commission has published its annual performance assessment of adult social care."),
    "caa": (2009, "The Audit Commission has published the comprehensive area assessment."),
    "rsh": (2024, "The Regulator of Social Housing has published its consumer grades."),
    "estyn": (2012, "Estyn has published its inspection of education services in Wales."),
    "swia": (2008, "The Social Work Inspection Agency has published its performance inspection."),
    "send": (2024, "Ofsted and the Care Quality Commission have published their area SEND inspection."),
    "lgsco": (2020, "The Local Government and Social Care Ombudsman has published a report."),
    "ombudsman": (2023, "The Housing Ombudsman has published its findings on complaints."),
    "youth": (2023, "HM Inspectorate of Probation has published its inspection of youth justice services."),
    "roads": (2026, "The Department for Transport has published its ratings of road maintenance."),
    "ministry": (2024, "The Ministry of Housing, Communities and Local Government has written to councils."),
    "best-value": (2003, "Best value inspectors of the Audit Commission have published a report."),
    "benefits": (2003, "The Benefit Fraud Inspectorate has published its report on the council."),
    "fire": (2024, "His Majesty's Inspectorate of Constabulary and Fire & Rescue Services has published its inspection."),
    "walking": (2024, "Active Travel England has published its capability ratings."),
    "transport": (2006, "The Department for Transport has marked the local transport plans of councils."),
    "scots-school": (2002, "HM Inspectorate of Education has inspected the education functions of the council."),
    "scots-housing": (2005, "Communities Scotland has published its inspection of the council as a landlord."),
    "wales-school": (2004, "Estyn has published its inspection of the local education authority."),
    "core-case": (2011, "HM Inspectorate of Probation has published its core case inspection of a youth offending team."),
    "lasi": (2014, "Ofsted has inspected arrangements for supporting school improvement."),
    "lea": (2000, "Ofsted has published its inspection of the local education authority."),
}  # fmt: skip

LONGEST_HEADING = 4


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """All components, without a trained model; built once for all tests."""
    return build_nlp(model=None)


def read(text: str, year: int | None = None, title: str | None = None, last: str = "findings") -> Doc:
    """The Doc of a text that appeared in June of ``year``; ``title`` is its first block; components up to ``last``."""
    register_extensions("article")
    whole = f"{title}\n\n{text}" if title else text
    blocks = [_heading(whole, block) for block in blocks_of(whole)]
    if title:
        first = blocks[0]
        blocks[0] = type(first)(BlockKind.TITLE, first.start, first.end)
    source = SourceArticle("case.txt", MediaType.PLAIN, "utf-8", len(whole), "0" * 64, whole)
    published = Published(f"{year}-06-15", "day", "metadata", str(year)) if year else None
    article = Article(source, whole, tuple(blocks), title=title, published=published)
    nlp = pipeline()
    doc = nlp.make_doc(whole)
    annotate(doc, "article", article)
    for name, component in nlp.pipeline:
        doc = component(doc)
        if name == f"councilscope_{last}":
            break
    return doc


def _heading(text: str, block: Block) -> Block:
    """A line of up to four words of which each begins with a capital is a heading, as the cleaner takes it."""
    words = text[block.start : block.end].split()
    plain = len(words) > LONGEST_HEADING or block.kind is not BlockKind.PARAGRAPH
    return (
        block
        if plain or not all(word.isalpha() and word[0].isupper() for word in words)
        else replace(block, kind=BlockKind.HEADING)
    )


def line(rating: RatingFound) -> str:
    """'council kind[ domain]: value[ from previous][ change][ status]', the parts that a case states."""
    parts = [f"{rating.council or '~'} {rating.kind}"]
    if rating.domain:
        parts.append(f"[{rating.domain}]")
    value = rating.value or f"{rating.score:g}/{rating.score_max:g}"
    if rating.score_unit == "percent":
        value += f" {rating.score:g}%"
    found = " ".join(parts) + f": {value}"
    if rating.previous:
        found += f" from {rating.previous.value or rating.previous.words}"
    elif rating.change:
        found += f" {rating.change}"
    return found if rating.status == "current" else f"{found} ({rating.status})"


def ratings(lead: str, text: str) -> set[str]:
    """The ratings of a text under the lead sentence that names its regime."""
    year, sentence = LEADS[lead]
    return {line(found) for found in read(f"{sentence}\n\n{text}", year)._.councilscope_ratings}
