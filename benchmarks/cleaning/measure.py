"""Councilscope's cleaning and its peers on open data, in one run (``make bench-cleaning``).

    BENCH_MIRROR=... python benchmarks/cleaning/measure.py             # all of it:
    BENCH_MIRROR=... python benchmarks/cleaning/measure.py bodies      # article bodies, from HTML and flattened text
    BENCH_MIRROR=... python benchmarks/cleaning/measure.py dates       # published dates
    BENCH_MIRROR=... python benchmarks/cleaning/measure.py repair      # marks that were lost on the way

Peers run where they are installed (peers.lock); what is missing is named and left out. Seconds are CPU seconds. A page
that takes a tool more than a minute counts as an empty answer, and is reported as out of time.
"""

from __future__ import annotations

import argparse
import difflib
import json
import logging
import re
import warnings
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from limits import asked
from pages import FORMS, Page, given, load
from peers import Tool, peer_bodies
from scoring import page_score, summary

from councilscope.articles import Article, BlockKind
from councilscope.cleaning import clean
from councilscope.cleaning.repair import repaired
from councilscope.errors import RejectedInput
from councilscope.knowledge import Knowledge, load_knowledge
from councilscope.reading import read_bytes
from councilscope.settings import ExtractionSettings

DATA = ("aeb", "wcxb-article")
MEASURES = ("bodies", "dates", "repair")
NOT_BODY = (BlockKind.TITLE, BlockKind.BYLINE)
MARKS = "‘’“”–—…£"
STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


def our_article(
    text: str, form: str, *, abstain: bool = False, url: str = "", knowledge: Knowledge | None = None
) -> Article | None:
    """What Councilscope makes of a page, in whatever language it is; None where it finds nothing to read."""
    known = knowledge or load_knowledge()
    suffix = ".html" if form == "html" else ".txt"
    try:
        source = read_bytes(text.encode(errors="replace"), "page" + suffix, suffix=suffix)
        return clean(replace(source, url=url or None), ExtractionSettings(), known, abstain=abstain)
    except RejectedInput:
        return None


def our_body(form: str, *, with_title: bool = False, abstain: bool = False, knowledge: Knowledge | None = None) -> Tool:
    """The article's body: every block but headline and byline, which the data's bodies leave out.

    The numbers and signs of list items, which an article keeps as edits, stand before their items as in the data.
    """

    def run(text: str) -> str:
        article = our_article(text, form, abstain=abstain, knowledge=knowledge)
        left_out = () if with_title else NOT_BODY
        if article is None:
            return ""
        markers = {edit.start: f"{edit.was} " for edit in article.edits if edit.rule == "list-marker"}
        return "\n".join(
            markers.get(block.start, "") + block.span.of(article.text)
            for block in article.blocks
            if block.kind not in left_out
        )

    return run


def bodies(step: int, record: Callable[[dict[str, object]], None], forms: Sequence[str]) -> None:
    """Precision, recall and F1 of article bodies."""
    for data in DATA:
        chosen = load(data)[::step]
        for form in forms:
            texts = [given(page, form) for page in chosen]
            ours = [
                ("councilscope", our_body(form)),
                ("with headline", our_body(form, with_title=True)),
                ("abstaining", our_body(form, abstain=True)),
            ]
            for name, tool in [*ours, *peer_bodies(form)]:
                said = asked(tool, [(text,) for text in texts])
                scores = [page_score(page.gold, answer) for page, answer in zip(chosen, said.texts, strict=True)]
                precision, recall, f1 = summary(scores)
                row = {"data": data, "form": form, "system": name, "pages": len(chosen), "P": round(precision, 3)}
                row |= {"R": round(recall, 3), "F1": round(f1, 3), "pages/s": round(len(chosen) / said.seconds, 1)}
                record(row | ({"out of time": said.out_of_time} if said.out_of_time else {}))


def our_date(form: str) -> Callable[..., str | None]:
    """The published date that Councilscope gives, for a page with its address or without."""

    def run(text: str, url: str = "") -> str | None:
        article = our_article(text, form, url=url)
        return article.published.date if article and article.published else None

    return run


def dates(step: int, record: Callable[[dict[str, object]], None]) -> None:
    """Share of pages with the right day."""
    chosen: list[Page] = [page for page in load("wcxb-article") if page.date][::step]
    for form in ("html", "text"):
        texts = [given(page, form) for page in chosen]
        tools: list[tuple[str, Callable[..., str | None]]] = [("councilscope", our_date(form))]
        if form == "html":
            from htmldate import find_date

            tools.append(("htmldate", lambda text, url=None: find_date(text, original_date=True, url=url)))
        for name, tool in tools:
            for given_too in ("", ", given the address"):
                with_url = [(text, page.url) for text, page in zip(texts, chosen, strict=True)]
                answers = asked(tool, with_url if given_too else [(text,) for text in texts]).texts
                right = sum(page.date == answer for page, answer in zip(chosen, answers, strict=True))
                said = sum(bool(answer) for answer in answers)
                row = {"form": form, "system": name + given_too, "pages": len(chosen)}
                record(row | {"right": round(right / len(chosen), 3), "precision": round(right / max(1, said), 3)})


def lost(text: str) -> str:
    """Each character beyond ASCII as one question mark a byte of UTF-8."""
    return "".join(letter if letter.isascii() else "?" * len(letter.encode()) for letter in text)


def three_expressions(text: str) -> str:
    """The usual repair: an apostrophe between letters, a dash between spaces, else a quotation mark."""
    text = re.sub(r"(?<=\w)\?\?\?(?=\w)", "'", text)
    text = re.sub(r"(?<= )\?\?\?(?= )", "-", text)
    return re.sub(r"\?\?(?=\d)", "£", re.sub(r"\?\?\?", '"', text))


def repair(step: int, record: Callable[[dict[str, object]], None]) -> None:
    """Share of lost marks that come back, curly and straight ones alike, and changes to what was whole."""
    for data in DATA:
        texts = [page.gold[:1200] for page in load(data)[::step] if sum(page.gold.count(mark) for mark in MARKS)]
        texts = [text for text in texts if len(re.findall(r" (?:the|of|and) ", text)) > 5]
        texts = ["".join(letter for letter in text if letter.isascii() or letter in MARKS) for text in texts]
        for name, tool in (
            ("councilscope", lambda text: repaired(text).text),
            ("three expressions", three_expressions),
        ):
            back = total = wrong = 0
            for text in texts:
                whole, found = text.translate(STRAIGHT), tool(lost(text)).translate(STRAIGHT)
                kept = bytearray(len(whole))
                for start, _, size in difflib.SequenceMatcher(None, whole, found, autojunk=False).get_matching_blocks():
                    kept[start : start + size] = b"\1" * size
                special = [not letter.isascii() for letter in text]
                total += sum(special)
                back += sum(good for good, is_mark in zip(kept, special, strict=True) if is_mark)
                wrong += sum(not good for good, is_mark in zip(kept, special, strict=True) if not is_mark)
            row = {
                "data": data,
                "system": name,
                "texts": len(texts),
                "marks": total,
                "repaired": round(back / total, 3),
            }
            record(row | {"whole characters changed": wrong})


def main() -> None:
    """Run one of the benchmarks and print a row a system."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("what", nargs="*", metavar="what", help="all, unless some are named")
    options.add_argument("--form", choices=FORMS, action="append", help="bodies in this form only; may be repeated")
    options.add_argument("--step", type=int, default=1, help="every n-th page only")
    options.add_argument("--out", type=Path, help="append the rows to this JSONL file")
    chosen = options.parse_args()
    if set(chosen.what) - set(MEASURES):
        options.error(f"there are {', '.join(MEASURES)} to measure")
    warnings.filterwarnings("ignore")
    logging.disable(logging.CRITICAL)

    def record(row: dict[str, object]) -> None:
        print("  ".join(f"{name} {value}" for name, value in row.items()), flush=True)
        if chosen.out:
            with chosen.out.open("a", encoding="utf-8") as file:
                file.write(json.dumps(row) + "\n")

    for what in chosen.what or MEASURES:
        if what == "bodies":
            bodies(chosen.step, record, chosen.form or FORMS)
        else:
            {"dates": dates, "repair": repair}[what](chosen.step, record)


if __name__ == "__main__":
    main()
