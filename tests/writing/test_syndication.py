"""A story printed in many papers is one cluster; form letters, digests and next year's release are not."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilscope.writing.clusters import Syndication
from councilscope.writing.fingerprints import fingerprints
from councilscope.writing.syndication import ARTICLES, NearDuplicates, day_number

WORDS = re.findall(
    r"\w+",
    "the inspectors found that children in care are visited often and listened to well but plans for those who leave "
    "care come late and too many homes are far away while managers know what must change and have begun to change it "
    "with new social workers a new panel for placements and weekly checks on every plan that has run out of time",
)


def prose(seed: int, sentences: int = 14) -> list[str]:
    """Sentences that no other seed gives."""
    draw = random.Random(seed)
    return [
        " ".join(draw.choices(WORDS, k=18)).capitalize() + f" in ward {draw.randrange(10**6)}."
        for _ in range(sentences)
    ]


def clusters(tmp_path: Path, *texts: tuple[list[str], str | None, tuple[str, ...]]) -> list[int]:
    """For each text (sentences, day, councils rated) the number of the first that is the same."""
    found = NearDuplicates(tmp_path, "t", ARTICLES)
    for number, (sentences, day, councils) in enumerate(texts):
        found.add(number + 100, " ".join(sentences), day_number(day), councils)
    same = found.found()
    return [same.keys_of([number])[0] - 100 for number in range(len(texts))]


RELEASE = prose(1)
DAY = "2022-05-03"


@pytest.mark.parametrize(
    ("sentences", "day", "councils", "is_reprint"),
    [
        (RELEASE, DAY, ("leeds",), True),
        (RELEASE[:6], "2022-05-05", ("leeds",), True),
        (["Our reporter writes."] + [s.upper().replace(",", " -") for s in RELEASE], None, ("leeds",), True),
        ([s.replace(" the ", " The ") for s in RELEASE[2:12]] + prose(3, 2), DAY, (), True),
        ([" ".join(s.split()[:9]) + " and so on." if n % 4 == 0 else s for n, s in enumerate(RELEASE)], DAY, (), True),
        (RELEASE, "2023-05-03", ("leeds",), False),
        (RELEASE, DAY, ("derby",), False),
        (RELEASE[:2], DAY, ("leeds",), False),
        (RELEASE[:3] + prose(4), DAY, ("leeds",), False),
        (RELEASE + prose(5) + prose(6) + prose(7), DAY, ("leeds",), False),
        (prose(8), DAY, ("leeds",), False),
    ],
    ids=[
        "same", "cut", "capitals", "middle", "edited", "a-year-later", "form-letter", "brief", "quoted", "digest", "other",
    ],
)  # fmt: skip
def test_what_is_a_reprint(
    sentences: list[str], day: str | None, councils: tuple[str, ...], is_reprint: bool, tmp_path: Path
) -> None:
    found = clusters(tmp_path, (prose(2), DAY, ("leeds",)), (RELEASE, DAY, ("leeds",)), (sentences, day, councils))
    assert found == [0, 1, 1 if is_reprint else 2]


def test_boilerplate_that_all_share_joins_nothing_and_costs_no_square(tmp_path: Path) -> None:
    notes = prose(99, 5)
    found = clusters(tmp_path, *((prose(number) + notes, DAY, ()) for number in range(60)))
    assert found == list(range(60))


def test_a_story_in_many_papers_is_one_even_where_parts_meet_only_in_the_whole(tmp_path: Path) -> None:
    parts = [RELEASE[:7], RELEASE[7:], RELEASE, RELEASE[3:11], *([RELEASE] * 200)]
    assert set(clusters(tmp_path, *((part, DAY, ()) for part in parts))) == {0}


def test_no_text_at_all(tmp_path: Path) -> None:
    assert clusters(tmp_path) == []
    assert clusters(tmp_path, ([], None, ()), ([], None, ()), (["Two words."], None, ())) == [0, 1, 2]


@given(st.text(max_size=300), st.text(max_size=300), st.integers(1, 6), st.integers(1, 4))
def test_a_passage_keeps_its_fingerprints_whatever_stands_around_it(
    before: str, after: str, run: int, one_in: int
) -> None:
    passage = "one two three four five six seven eight nine ten"
    whole = fingerprints(f"{before} | {passage} | {after}", run=run, one_in=one_in)
    assert np.isin(fingerprints(passage, run=run, one_in=one_in), whole).all()
    assert (np.diff(whole.astype(object)) > 0).all()


def record(number: int, text: str, *quotes: str) -> dict[str, Any]:
    """As much of a record as the clusters need."""
    said = [{"id": f"q{number:08x}{place:08x}", "kind": "direct", "text": words} for place, words in enumerate(quotes)]
    block = {"kind": "paragraph", "start": 0, "end": len(text)}
    return {"id": f"{number:016x}", "text": text, "blocks": [block], "published": None, "councils": [], "quotes": said}


def test_quotes_are_one_across_articles_that_are_not(tmp_path: Path) -> None:
    words = "We know that there is more to do, and we will keep going until every child in this city is safe."
    records = [
        record(1, " ".join(prose(1)), words),
        record(2, " ".join(prose(2)), "We are glad.", words.replace("We know that there", "There")),
        record(3, " ".join(prose(3)), words[:60], words.replace("more to do", "less to fear").replace("keep", "go")),
    ]
    syndication = Syndication(tmp_path)
    for one in records:
        syndication.take(one)
    clustered = syndication.finish()
    assert clustered.articles.ids_of(np.arange(3)) == [one["id"] for one in records]
    quotes = np.arange(5)
    first = records[0]["quotes"][0]["id"]
    assert [one == first for one in clustered.quotes.ids_of(quotes, "q")] == [True, False, True, True, False]
    assert clustered.quotes.sizes_of(quotes) == [3, 1, 3, 3, 1]
