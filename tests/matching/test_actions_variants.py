"""Harmless rewording must not change a reading; lists that look alike are told apart by what introduces them."""

from __future__ import annotations

import pytest

from councilscope.records import ArticleRecord
from helpers.bare_articles import record_of_text

SENTENCES = [
    "The council must publish a plan by July.",
    "The inspectors asked the council to open a centre by July.",
    "The council has agreed to hire 20 nurses by July.",
    "The inspectors found that visits to children were too slow.",
    "Inspectors have given the council three months to repair its records.",
]
ITEMS = ("open a family centre by July", "hire 20 nurses")


def record_of(text: str, council: str = "Leeds City Council") -> ArticleRecord:
    return record_of_text(f"Ofsted has published its report on {council}.\n\n{text}\n")


def readings(record: ArticleRecord) -> list[tuple[object, ...]]:
    """What is read of each action and finding, its words and the council's id left out."""
    actions = [
        (action.kind, action.status, action.owner and action.owner.kind, action.deadline and action.deadline.latest)
        for action in record.action_points
    ]
    return [*actions, *((finding.polarity, finding.subject) for finding in record.findings)]


@pytest.mark.parametrize("text", SENTENCES)
def test_a_neutral_clause_changes_no_reading(text: str) -> None:
    plain = readings(record_of(text))
    assert plain
    assert readings(record_of(f"The report has forty pages. {text}")) == plain
    assert readings(record_of(f"{text} The report has forty pages.")) == plain


@pytest.mark.parametrize("text", SENTENCES)
def test_another_council_changes_no_reading(text: str) -> None:
    assert readings(record_of(text, "Luton Borough Council")) == readings(record_of(text))


@pytest.mark.parametrize("mark", ["- ", "• ", "* ", "– "])
def test_the_mark_of_a_bullet_changes_no_reading(mark: str) -> None:
    record = record_of("The council should:\n\n" + "\n\n".join(mark + item for item in ITEMS))
    assert [(action.text, action.kind) for action in record.action_points] == [(i, "recommendation") for i in ITEMS]


@pytest.mark.parametrize(
    ("introduction", "expected"),
    [
        ("The council should:", ("recommendation", "unknown", "leeds", "ofsted")),
        ("The notice requires the council to:", ("requirement", "unknown", "leeds", None)),
        ("The report requires the council to:", ("requirement", "unknown", "leeds", "ofsted")),
        ("Among the improvements planned are:", ("commitment", "planned", "leeds", "leeds")),
        ("Recommendations to the partnership:", ("recommendation", "unknown", None, "ofsted")),
        ("The inspectors set out what the police have to do:", ("requirement", "unknown", None, "ofsted")),
        ("How you can help:", None),
        ("What residents can do:", None),
    ],
)
def test_the_introduction_tells_lists_that_look_alike_apart(
    introduction: str, expected: tuple[str | None, ...] | None
) -> None:
    record = record_of(f"{introduction}\n\n- {ITEMS[0]}\n\n- {ITEMS[1]}")
    found = {
        (str(a.kind), str(a.status), a.owner and a.owner.id, a.issued_by and a.issued_by.id)
        for a in record.action_points
    }
    assert found == ({expected} if expected else set())


def test_numbered_recommendations_without_a_colon_are_a_list() -> None:
    text = "Recommendations\n\nR1 Improve attendance\n\nR2 Publish a plan by July\n\nThe report has forty pages."
    record = record_of_text(f"Estyn has inspected Cardiff Council.\n\n{text}\n", headings=("Recommendations",))
    assert [(a.kind, a.owner and a.owner.id) for a in record.action_points] == [("recommendation", "cardiff")] * 2


def test_whom_a_thing_is_for_does_not_act() -> None:
    assert record_of("Prospects for social services should improve.").action_points == ()
    assert len(record_of("Social services should improve their records.").action_points) == 1
