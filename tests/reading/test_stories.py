"""Digests are taken apart at their headlines, and nothing else is."""

from __future__ import annotations

import json
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilscope.articles import Given
from councilscope.engines import run
from councilscope.knowledge import load_knowledge
from councilscope.reading import pieces_of, read_piece
from councilscope.reading.locating import piece_at
from councilscope.reading.stories import stories_of
from councilscope.settings import ExtractionSettings, RunSettings

SPLIT = ExtractionSettings(model=None, split_digests=True)
NAMES = load_knowledge().boilerplate.marker("many-stories")
CORPUS = Path(__file__).parent.parent.parent / "corpus"
STORIES = {
    "Bury told to do more for carers": (
        "Care for older people in Bury has improved since the last visit, inspectors said in a report on Tuesday. "
        "They found that carers wait too long for a break, and that few of them know whom to ask for one."
    ),
    "Praise for Poole's housing team": (
        "The housing service of Poole Council is quick and friendly, according to a report that came out this week. "
        "Tenants told the inspectors that repairs are done on the day that was agreed.\n\nA second visit follows in May."
    ),
    "Leeds rated good for adoption": (
        "Adoption in Leeds was rated good by inspectors, who spoke to forty families in the autumn and found no delay. "
        "The council said that it was proud of its workers, and would go on in the same way."
    ),
}
HEAD = "The Thornby Digest\nIssue 12 - 18 July 2012"


def digest(head: str = HEAD, stories: dict[str, str] = STORIES, foot: str = "") -> str:
    return "\n\n".join([head, *(f"{title}\n\n{text}" for title, text in stories.items()), foot]).strip()


def titles(text: str) -> list[str]:
    return [text[story.start : story.end].split("\n", 1)[0] for story in stories_of(text, NAMES)]


@pytest.mark.parametrize(
    "head",
    [
        HEAD,
        "THE WEEK IN CARE\n18 July 2012",
        "News in brief\n\nYou get this sheet because you asked for it. Write to us if you want it no longer.",
        "Care Round-up\n\n:: CARE ::",
    ],
)
def test_each_story_begins_at_its_headline(head: str) -> None:
    assert titles(digest(head)) == list(STORIES)


@pytest.mark.parametrize(
    "text",
    [
        digest("Inspectors find better care"),
        digest(stories=dict(list(STORIES.items())[:2])),
        digest(
            f"{HEAD}\n\nThree councils were visited in June, and all of them have something to be proud of, it seems."
        ),
        digest(stories=dict.fromkeys(STORIES, "Nothing new was said of it by any inspector on Tuesday.")),
        digest(stories={name: text * 12 for name, text in STORIES.items()}),
        digest(stories=dict(zip(("What next", "The cost", "The visit"), STORIES.values(), strict=True))),
        digest(stories={f"- {name}": text for name, text in STORIES.items()}),
        "Digest",
        "",
    ],
    ids=["unnamed", "two", "introduced", "lines", "chapters", "sub-headings", "bullets", "name alone", "empty"],
)
def test_what_is_doubtful_stays_one_article(text: str) -> None:
    assert stories_of(text, NAMES) == ()


def test_stories_are_pieces_with_the_date_of_the_digest(tmp_path: Path) -> None:
    (tmp_path / "d.txt").write_text(digest())
    found = list(pieces_of(tmp_path / "d.txt", "d.txt", SPLIT) or ())
    assert [piece.path for piece in found] == ["d.txt#1", "d.txt#2", "d.txt#3"]
    assert {piece.given for piece in found} == {Given(published="Issue 12 - 18 July 2012")}
    assert len({piece.digest for piece in found}) == 3
    assert read_piece(found[1], SPLIT).text.startswith("Praise for Poole's housing team\n\nThe housing service")


def test_a_story_is_found_again_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "d.txt").write_text(digest())
    found = piece_at([tmp_path], "d.txt#3", SPLIT)
    assert found is not None
    assert found == list(pieces_of(tmp_path / "d.txt", "d.txt", SPLIT) or ())[2]


def test_unless_asked_for_nothing_is_split(tmp_path: Path) -> None:
    (tmp_path / "d.txt").write_text(digest())
    assert pieces_of(tmp_path / "d.txt", "d.txt", ExtractionSettings()) is None


def test_a_run_gives_a_record_for_each_story(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/d.txt").write_text(digest())
    (tmp_path / "in/one.txt").write_text("\n\n".join(next(iter(STORIES.items()))))
    summary = run([tmp_path / "in"], tmp_path / "out", settings=SPLIT, how=RunSettings(workers=0))
    records = [json.loads(line) for line in (tmp_path / "out/articles.jsonl").read_text().splitlines()]
    assert summary.counts.written == 4
    assert [record["source"]["path"] for record in records] == ["d.txt#1", "d.txt#2", "d.txt#3", "one.txt"]
    assert [record["title"] for record in records[:3]] == list(STORIES)
    assert {record["published"]["date"] for record in records[:3]} == {"2012-07-18"}
    assert len({record["id"] for record in records}) == 4
    for record in records[:3]:
        block = record["blocks"][-1]
        source = STORIES[record["title"]]
        whole = f"{record['title']}\n\n{source}"
        assert whole[block["source_start"] : block["source_end"]] == source.split("\n\n")[-1]


DIGESTS = ("digest-2002", "inspections-brief-2002")  # of six stories each, below a headline of their own


@pytest.mark.parametrize("path", sorted(CORPUS.rglob("*.txt")), ids=lambda path: path.stem)
def test_only_digests_of_the_corpus_are_split(path: Path) -> None:
    assert (pieces_of(path, path.name, SPLIT) is not None) == (path.stem in DIGESTS)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(["Digest", *STORIES, *STORIES.values(), "", "- a", "NEWS"]), max_size=8))
def test_stories_follow_one_another_to_the_end(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    stories = stories_of(text, NAMES)
    assert all(first.end == second.start for first, second in pairwise(stories))
    assert not stories or stories[-1].end == len(text)


@pytest.mark.parametrize("piece", ["Digest\n\n", "A b\n\n" + "word " * 12 + ".\n\n", " \n", "x"])
def test_stories_are_found_in_linear_time(piece: str) -> None:
    start = time.process_time()
    stories_of(f"Digest\n\n{piece * (100_000 // len(piece))}", NAMES)
    assert time.process_time() - start < 3
