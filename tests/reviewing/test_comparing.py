"""A record against an expectation: every kind of difference is seen, named and counted, and no other."""

from __future__ import annotations

from typing import Any

import pytest

from councilscope.records import BodyRef
from councilscope.reviewing.comparing import compared
from councilscope.reviewing.expected import ExpectedArticle
from councilscope.reviewing.scoring import Scores
from helpers.records import full_record

RATING = {"council": "ashdown", "kind": "overall", "value": "good", "status": "current"}
QUOTE = {"kind": "direct", "text": {"starts": "We are very", "ends": "glad of it"}, "speaker": {"name": "Jo Hale"}}
ACTION = {"text": {"starts": "Ashdown Council is", "ends": "rated good"}, "kind": "commitment", "status": "planned"}
RIGHT: dict[str, Any] = {
    "title": None,
    "published": None,
    "councils": [{"id": "ashdown", "roles": ["rated", "mentioned"]}],
    "people": [{"name": "Jo Hale"}],
    "ratings": [RATING],
    "tallies": [],
    "quotes": [QUOTE],
    "action_points": [{**ACTION, "owner": {"kind": "council", "id": "ashdown"}, "deadline": None}],
    "findings": [{"text": {"starts": "Ashdown Council is", "ends": "rated good"}, "polarity": "strength"}],
    "warnings": [{"code": "undated"}],
    "complete": ["councils", "people", "ratings", "tallies", "quotes", "action_points", "findings"],
    "must_stay": ["is rated GOOD"],
    "must_go": ["Accept all cookies"],
}


def against(**changes: Any) -> Scores:
    """The hand-made record against the right expectation with changes."""
    return compared("a.txt", full_record(), ExpectedArticle.model_validate({**RIGHT, **changes}))


def seen(scores: Scores) -> list[tuple[str, str]]:
    """Field and kind of each difference."""
    return [(difference.field, difference.what) for difference in scores.differences]


def test_the_right_record_has_no_difference() -> None:
    scores = against()
    assert seen(scores) == []
    assert all(score.precision == score.recall == 1.0 for score in scores.fields.values())
    assert scores.fields["ratings"].wanted == 1


@pytest.mark.parametrize(
    ("changes", "difference"),
    [
        ({"title": "Council rated good"}, ("title", "differs")),
        ({"published": {"date": "2020-01-01"}}, ("published", "differs")),
        ({"councils": []}, ("councils", "extra")),
        ({"councils": [{"id": "ashdown"}, {"id": "elsewhere"}]}, ("councils", "missed")),
        ({"councils": [{"id": "ashdown", "roles": ["rated"]}]}, ("councils.roles", "differs")),
        ({"people": []}, ("people", "extra")),
        ({"people": [{"name": "Jo Hale", "role": "leader"}]}, ("people.role", "differs")),
        ({"ratings": [{**RATING, "kind": "domain"}]}, ("ratings.kind", "differs")),
        ({"ratings": [{**RATING, "status": "denied"}]}, ("ratings.status", "differs")),
        ({"ratings": [{**RATING, "change": "up"}]}, ("ratings.change", "differs")),
        ({"ratings": [{**RATING, "previous": {"value": "weak"}}]}, ("ratings.previous", "differs")),
        ({"ratings": [{**RATING, "period": {"first_year": 2001, "last_year": 2001}}]}, ("ratings.period", "differs")),
        ({"ratings": [{**RATING, "bodies": ["ofsted"]}]}, ("ratings.bodies", "differs")),
        ({"tallies": [{"count": 3, "value": "good"}]}, ("tallies", "missed")),
        ({"quotes": []}, ("quotes", "extra")),
        ({"quotes": [{**QUOTE, "kind": "fragment"}]}, ("quotes.kind", "differs")),
        ({"quotes": [{**QUOTE, "speaker": {"name": "Al Hill"}}]}, ("quotes.speaker", "differs")),
        ({"quotes": [{**QUOTE, "speaker": None}]}, ("quotes.speaker", "differs")),
        ({"quotes": [{**QUOTE, "speaker": {"name": "Jo Hale", "role": "leader"}}]}, ("quotes.speaker.role", "differs")),
        ({"quotes": [{**QUOTE, "cue": "added"}]}, ("quotes.cue", "differs")),
        ({"action_points": [{**ACTION, "owner": None}]}, ("action_points.owner", "differs")),
        ({"action_points": [{**ACTION, "deadline": {"text": "by May"}}]}, ("action_points.deadline", "differs")),
        ({"action_points": [{**ACTION, "status": "done"}]}, ("action_points.status", "differs")),
        ({"findings": []}, ("findings", "extra")),
        ({"warnings": [{"code": "two-councils-fit"}]}, ("warnings", "missed")),
        ({"must_stay": ["is rated poor"]}, ("must_stay", "lost")),
        ({"must_go": ["said Jo Hale"]}, ("must_go", "left in")),
    ],
)
def test_each_difference_is_seen_alone(changes: dict[str, Any], difference: tuple[str, str]) -> None:
    assert seen(against(**changes)) == [difference]


def test_another_value_is_missed_and_extra() -> None:
    assert seen(against(ratings=[{**RATING, "value": "poor"}])) == [("ratings", "missed"), ("ratings", "extra")]


@pytest.mark.parametrize("value", ["good", "Good", "GOODS"])
def test_case_and_number_of_a_label_do_not_count(value: str) -> None:
    assert seen(against(ratings=[{**RATING, "value": value}])) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"complete": [], "ratings": [], "quotes": [], "people": []},
        {"ratings": [RATING, {**RATING, "value": "poor", "optional": True}]},
        {"ratings": [{**RATING, "optional": True}]},
        {"action_points": [{**ACTION, "owner": [{"id": "nobody"}, {"id": "ashdown"}]}]},
        {"action_points": [ACTION]},
        {"quotes": [QUOTE, {"kind": "indirect", "text": {"starts": "x", "ends": "y"}, "optional": True}]},
        {"quotes": [{**QUOTE, "speaker": [{"name": "Al Hill"}, {"name": "Jo Hale"}]}]},
    ],
)
def test_what_is_left_open_is_no_difference(changes: dict[str, Any]) -> None:
    assert seen(against(**changes)) == []


def test_an_optional_item_that_is_found_must_be_right() -> None:
    rating = {**RATING, "status": "historical", "optional": True}
    assert seen(against(ratings=[rating])) == [("ratings.status", "differs")]


def test_a_rejected_article_misses_all() -> None:
    scores = compared("a.txt", None, ExpectedArticle.model_validate(RIGHT))
    assert [what for _, what in seen(scores)].count("missed") == 7
    assert scores.fields["quotes"].recall == 0.0
    assert scores.fields["must_go"].recall == 0.0


def test_reported_speech_is_a_field_of_its_own() -> None:
    wanted = {"kind": "indirect", "text": {"starts": "Ashdown Council", "ends": "good"}}
    assert seen(against(quotes=[QUOTE, wanted])) == [("quotes.reported", "missed")]


INSTITUTIONS = [
    # who speaks by the record (kind, council, body, the words that say so), who was expected, whether they are one
    ("council", "ashdown", None, "It", {"name": "Ashdown Council"}, True),
    ("council", "ashdown", None, "It", {"name": "Hull City Council"}, False),
    ("council", "ashdown", None, "It", {"name": None, "organisation": "Ashdown Council"}, True),
    ("council", "ashdown", None, "It", {"name": None, "organisation": "Ofsted"}, False),
    ("council", "ashdown", None, "It", {"name": "Jo Hale"}, False),
    ("council", "ashdown", None, "It", None, True),
    ("council", "ashdown", None, "It", {"name": None}, True),
    ("body", None, "ofsted", "the watchdog", {"name": "Ofsted"}, True),
    ("body", None, None, "The Audit Office", {"name": "the Audit Office"}, True),
    ("body", None, None, "The Audit Office", {"name": "Audit Commission"}, False),
    ("unknown", None, None, None, {"name": "Ashdown Council"}, False),
]


@pytest.mark.parametrize(("kind", "council", "body", "words", "expected", "same"), INSTITUTIONS)
def test_a_council_or_body_speaks(
    kind: str, council: str | None, body: str | None, words: str | None, expected: dict[str, Any] | None, same: bool
) -> None:
    ofsted = BodyRef.model_construct(id="ofsted", name="Ofsted")
    record = full_record().model_copy(update={"bodies": (ofsted,)})
    (quote,) = record.quotes
    evidence = [found for found in quote.evidence if "speaker_kind" not in found.supports]
    if words is not None:
        evidence.append(evidence[0].model_copy(update={"text": words, "supports": ("speaker_kind",)}))
    fields = {"speaker": None, "speaker_how": None, "speaker_kind": kind, "council": council, "body": body}
    changed = record.model_copy(
        update={"quotes": (quote.model_copy(update={**fields, "evidence": tuple(evidence)}),), "people": ()}
    )
    wanted = {**RIGHT, "people": [], "bodies": [], "quotes": [{**QUOTE, "speaker": expected}]}
    scores = compared("a.txt", changed, ExpectedArticle.model_validate(wanted))
    assert (("quotes.speaker", "differs") in seen(scores)) is not same
