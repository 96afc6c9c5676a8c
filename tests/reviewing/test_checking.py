"""Check: a folder of known articles, its floors, the older one-file form, and expectations that cannot be read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from councilscope.articles import Reject
from councilscope.errors import CouncilscopeError
from councilscope.knowledge import Knowledge, load_knowledge
from councilscope.records import ArticleRecord
from councilscope.reviewing.checking import check
from councilscope.reviewing.scoring import read_floors, write_floors
from helpers.records import TEXT, full_record

EXPECTED: dict[str, Any] = {
    "councils": [{"id": "ashdown"}],
    "ratings": [{"council": "ashdown", "kind": "overall", "value": "good"}],
    "complete": ["councils", "ratings"],
}


class Fixed:
    """Gives the hand-made record for every file but those called empty."""

    knowledge: Knowledge = load_knowledge()

    def process(self, path: Path, relative: str) -> ArticleRecord | Reject:
        """A fixed record."""
        if "empty" in path.name:
            return Reject(relative, "R001", "reading", "The file is empty.")
        return full_record(relative)


def known(folder: Path, name: str = "a", suffix: str = ".txt", **changes: Any) -> Path:
    """A folder with one more known article."""
    folder.mkdir(exist_ok=True)
    (folder / f"{name}{suffix}").write_text(TEXT)
    (folder / f"{name}.expected.json").write_text(json.dumps({**EXPECTED, **changes}))
    return folder


def test_a_folder_that_is_right(tmp_path: Path) -> None:
    known(known(tmp_path, "a"), "b", ".html")
    result = check(tmp_path, Fixed())
    assert (result.articles, result.shortfalls, result.scores.differences) == (2, [], [])


def test_without_floors_any_difference_falls_short(tmp_path: Path) -> None:
    result = check(known(tmp_path, councils=[]), Fixed())
    assert result.shortfalls == ["councils: 1 differences"]


def test_a_rejected_article_is_a_difference(tmp_path: Path) -> None:
    result = check(known(tmp_path, "empty"), Fixed())
    assert result.scores.differences[0][:3] == ("empty.txt", "record", "missed")


def test_floors_are_held_and_go_down_only_when_asked(tmp_path: Path) -> None:
    known(tmp_path, "a")
    good = check(tmp_path, Fixed())
    assert write_floors(tmp_path, good.scores, lower=False) == []
    assert read_floors(tmp_path) == {name: {"precision": 1.0, "recall": 1.0} for name in good.scores.fields}
    known(tmp_path, "b", councils=[{"id": "ashdown"}, {"id": "barton"}])
    worse = check(tmp_path, Fixed())
    assert worse.shortfalls == ["councils: recall 0.666 is under its floor 1.000"]
    assert write_floors(tmp_path, worse.scores, lower=False) == [
        "councils: recall 0.666 is under its floor 1.000, which stays"
    ]
    assert check(tmp_path, Fixed()).shortfalls
    assert write_floors(tmp_path, worse.scores, lower=True) == []
    assert check(tmp_path, Fixed()).shortfalls == []


@pytest.mark.parametrize(
    ("files", "code", "says"),
    [
        ({}, "C002", "expected.json"),
        ({"a.expected.json": "{}"}, "C009", "no article a beside it"),
        ({"a.txt": "x", "a.expected.json": "{"}, "C009", "JSON"),
        ({"a.txt": "x", "a.expected.json": '{"rating": []}'}, "C009", "rating"),
        ({"a.txt": "x", "a.expected.json": '{"quotes": [{"kind": "shouted"}]}'}, "C009", "quotes.0.kind"),
        ({"a.txt": "x", "a.expected.json": "{}", "floors.json": '{"councils": 1}'}, "C009", "floors.json"),
        ({"gold.jsonl": '{"id": "a"}\n'}, "C009", "line 1"),
    ],
)
def test_what_cannot_be_read_is_named(files: dict[str, str], code: str, says: str, tmp_path: Path) -> None:
    for name, content in files.items():
        (tmp_path / name).write_text(content)
    with pytest.raises(CouncilscopeError, match=code) as caught:
        check(tmp_path, Fixed())
    assert says in str(caught.value)


def test_the_older_form_is_read(tmp_path: Path) -> None:
    row = {
        "id": "x01",
        "title": None,
        "published": None,
        "councils": ["Leeds City Council"],
        "ratings": [
            {"council": "Leeds City Council", "body": "Ofsted", "subject": None, "kind": "overall", "value": "good",
             "previous": None, "change": None, "year": 2020},
        ],
        "aggregates": [],
        "quotes": [
            {"speaker": "Jo Hale", "role": None, "organisation": None, "starts": "We are very", "ends": "of it"},
        ],
        "actions": [],
        "findings": [],
        "boilerplate": ["Accept all cookies"],
    }  # fmt: skip
    (tmp_path / "gold.jsonl").write_text(json.dumps(row) + "\n")
    (tmp_path / "01.txt").write_text(TEXT)
    result = check(tmp_path, Fixed())
    found = {(difference.field, difference.what) for difference in result.scores.differences}
    assert found == {("councils", "missed"), ("councils", "extra"), ("ratings", "missed"), ("ratings", "extra"),
                     ("action_points", "extra")}  # fmt: skip
    assert result.scores.fields["quotes"].recall == 1.0


def test_a_folder_inside_with_floors_of_its_own_is_a_set_of_its_own(tmp_path: Path) -> None:
    inner = known(known(tmp_path, "a") / "inner", "b", councils=[])
    assert check(tmp_path, Fixed()).articles == 2
    (inner / "floors.json").write_text("{}")
    assert check(tmp_path, Fixed()).articles == 1
    assert check(inner, Fixed()).articles == 1
