"""Verdicts: which found items a known article says are right, wrong, or does not speak of."""

from __future__ import annotations

from typing import Any

import pytest

from councilscope.reviewing.expected import ExpectedArticle
from councilscope.reviewing.verdicts import verdicts
from helpers.records import full_record

RATING = {"council": "ashdown", "kind": "overall", "value": "good"}
QUOTE = {"kind": "direct", "text": {"starts": "We are very", "ends": "glad of it"}, "speaker": {"name": "Jo Hale"}}


def judged(**expected: Any) -> list[tuple[str, bool]]:
    """Kind and verdict of each item of the hand-made record that is spoken of."""
    known = ExpectedArticle.model_validate(expected)
    return [(verdict.kind, verdict.right) for verdict in verdicts(full_record(), known)]


@pytest.mark.parametrize(
    ("expected", "verdict"),
    [
        ({"ratings": [RATING]}, [("ratings", True)]),
        ({"ratings": [{**RATING, "status": "historical"}]}, [("ratings", False)]),
        ({"ratings": [{**RATING, "subject": "parks"}]}, [("ratings", True)]),
        ({"ratings": [{**RATING, "value": "poor"}]}, []),
        ({"ratings": [{**RATING, "value": "poor"}], "complete": ["ratings"]}, [("ratings", False)]),
        ({"ratings": [], "complete": ["ratings"]}, [("ratings", False)]),
        ({"ratings": [{**RATING, "absent": True}]}, []),
        ({"quotes": [QUOTE]}, [("quotes.speaker", True), ("quotes", True)]),
        ({"quotes": [{**QUOTE, "speaker": {"name": "Ann Other"}}]}, [("quotes.speaker", False), ("quotes", True)]),
        ({"councils": [{"id": "ashdown"}]}, [("councils", True)]),
    ],
)
def test_an_item_is_right_wrong_or_not_spoken_of(expected: dict[str, Any], verdict: list[tuple[str, bool]]) -> None:
    assert judged(**expected) == verdict


def test_only_the_lists_that_are_asked_for_are_judged() -> None:
    known = ExpectedArticle.model_validate({"ratings": [RATING], "councils": [{"id": "ashdown"}]})
    assert {verdict.kind for verdict in verdicts(full_record(), known, ["councils"])} == {"councils"}
