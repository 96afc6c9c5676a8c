"""Lists of actions: told apart from findings by what introduces them; owner, kind, deadline and status."""

from __future__ import annotations

import pytest

from councilscope.records import ActionPoint, ArticleRecord
from helpers.bare_articles import record_of_text

LEAD = "Ofsted has published its report on children's services at Leeds City Council."
TO_DO = "- Publish a plain guide to services by July\n\n- Recruit more foster carers"
FOUND = "- Children are seen quickly by social workers\n\n- Too many families wait for an assessment"


def record_of(text: str) -> ArticleRecord:
    return record_of_text(f"{LEAD}\n\n{text}\n")


def actions_of(text: str) -> tuple[ActionPoint, ...]:
    return record_of(text).action_points


@pytest.mark.parametrize(
    ("introduction", "kind"),
    [
        ("The report recommends:", "recommendation"),
        ("Recommendations include:", "recommendation"),
        ("The inspectors have identified a number of priorities for action. They include:", "recommendation"),
        ("The report sets out two action points to help the council improve:", "recommendation"),
        ("The inspectors want the council to:", "recommendation"),
        ("Ofsted has asked the council to:", "recommendation"),
        ("The council should:", "recommendation"),
        ("The report makes six recommendations. The council should, among other things:", "recommendation"),
        ("Inspectors made a number of recommendations, including:", "recommendation"),
        ("The inspectors recommended that the council should, amongst other things:", "recommendation"),
        ("The following priority actions were set:", "recommendation"),
        ("The council now needs to:", "recommendation"),
        ("The Ombudsman recommended that the council should:", "recommendation"),
        ("The direction requires the council to:", "requirement"),
        ("To remedy the injustice, the council has agreed to:", "commitment"),
        ("The council must:", "requirement"),
        ("The notice says that the council must:", "requirement"),
        ("The council has been told to:", "requirement"),
        ("The council is required to:", "requirement"),
        ("The council has agreed to:", "commitment"),
        ("The council will:", "commitment"),
        ("The improvement plan includes:", "commitment"),
        ("The council has pledged to:", "commitment"),
        ("Members voted to:", "commitment"),
        # no colon: a clause that is left open goes on below
        ("Together with our partners we will", "commitment"),
        ("With our partners we’ll", "commitment"),
        ("Leeds has told Ofsted that it will", "commitment"),
        ("The council should", "recommendation"),
        # what was decided, and what is to come first
        ("What councillors agreed:", "commitment"),
        ("The leader set out three priorities for the year:", "commitment"),
    ],
)
def test_the_introduction_says_what_kind_of_action(introduction: str, kind: str) -> None:
    first, second = actions_of(f"{introduction}\n\n{TO_DO}")
    assert (first.kind, second.kind) == (kind, kind)
    assert first.owner is not None
    assert first.owner.id == "leeds"
    assert first.text == "Publish a plain guide to services by July"
    assert first.deadline is not None
    assert (first.deadline.text, first.deadline.latest) == ("by July", "2008-07-31")
    assert second.deadline is None
    assert record_of(f"{introduction}\n\n{TO_DO}").findings == ()


@pytest.mark.parametrize(
    ("introduction", "polarity"),
    [
        ("The inspectors found that:", None),
        ("Specifically the report says:", None),
        ("Among its findings:", None),
        ("According to the inspectors:", None),
        ("Strengths include:", "strength"),
        ("The report praises:", "strength"),
        ("Weaknesses include:", "weakness"),
        ("Weaknesses noted in the report include:", "weakness"),
        ("There were also some positive findings:", "strength"),
        ("The inspectors highlighted the following specific problems:", "weakness"),
        ("Among the failings that inspectors listed were:", "weakness"),
    ],
)
def test_a_list_of_findings_holds_no_action(introduction: str, polarity: str | None) -> None:
    record = record_of(f"{introduction}\n\n{FOUND}")
    assert record.action_points == ()
    assert len(record.findings) == 2
    assert [finding.polarity for finding in record.findings] == (
        [polarity] * 2 if polarity else ["strength", "weakness"]
    )


def test_findings_that_need_something_are_findings_still() -> None:
    record = record_of("Specifically the report says:\n\n- Managers need to be clearer\n\n- Home care is poor")
    assert (len(record.findings), record.action_points) == (2, ())


@pytest.mark.parametrize(
    "introduction", ["Work already under way includes:", "The council has already:", "Progress so far:"]
)
def test_what_has_been_done_already_has_status_done(introduction: str) -> None:
    actions = actions_of(f"{introduction}\n\n- A pooled budget has been set up\n\n- Two nurses have joined the team")
    assert [(action.status, action.kind) for action in actions] == [("done", None), ("done", None)]


def test_a_thing_done_among_things_to_do() -> None:
    done, planned = actions_of("What we are doing next:\n\n- A panel has been set up\n\n- Publish a plan")
    assert (done.status, planned.status) == ("done", "planned")


def test_areas_for_improvement_are_both() -> None:
    record = record_of(
        "Areas for improvement include:\n\n- The quality of care plans\n\n- The speed of help for families"
    )
    assert len(record.action_points) == 2
    assert [finding.polarity for finding in record.findings] == ["weakness", "weakness"]


def test_areas_for_improvement_in_the_councils_plan_are_commitments() -> None:
    record = record_of(
        "The plan highlights two areas for improvement:\n\n- To develop new services\n\n- To work with partners"
    )
    assert [action.kind for action in record.action_points] == ["commitment", "commitment"]
    assert record.findings == ()


def test_a_deadline_may_stand_in_the_introduction() -> None:
    actions = actions_of("By the autumn we will:\n\n- rewrite our plans\n\n- double the number of visits")
    assert [action.deadline.text if action.deadline else None for action in actions] == ["By the autumn"] * 2


def test_each_list_has_its_own_owner() -> None:
    actions = actions_of(
        "Leeds City Council should:\n\n- assess every child\n\n- publish its waiting times\n\n"
        "West Yorkshire Police should:\n\n- refer children within ten days"
    )
    assert [action.owner.name if action.owner else None for action in actions] == [
        "Leeds City Council",
        "Leeds City Council",
        "West Yorkshire Police",
    ]


def test_it_that_should_act_is_the_council_not_the_reviewers() -> None:
    actions = record_of_text(
        f"{LEAD}\n\nInspectors also went to Bradford City Council. It should:\n\n- publish a plan\n\n- train staff"
    ).action_points
    assert [action.owner.id if action.owner else None for action in actions] == ["bradford", "bradford"]


def test_a_heading_far_above_does_not_introduce_a_list() -> None:
    text = "Recommendations\n\nThe report is short.\n\nIt is kind.\n\nIt is fair.\n\n- Jane Ashby\n\n- Ranjit Dole"
    assert record_of_text(f"{LEAD}\n\n{text}\n", headings=("Recommendations",)).action_points == ()


def test_councils_in_general_own_nothing() -> None:
    actions = actions_of("The inspectorate calls on councils to:\n\n- write to every carer\n\n- set a target")
    assert [(action.kind, action.owner) for action in actions] == [("recommendation", None)] * 2


@pytest.mark.parametrize(
    "text",
    [
        "The ratings are:\n\n- Safeguarding: good\n\n- Leadership: adequate",
        "Useful links:\n\n- Read the report\n\n- Contact the press office",
        "What people told us:\n\n- “Excellent lady, never in a hurry.”\n\n- “I waited too long.”",
        "Among the examples in the annex are:\n\n- a one-page plan\n\n- monthly walkabouts",
    ],
)
def test_other_lists_hold_neither(text: str) -> None:
    record = record_of(text)
    assert (record.action_points, record.findings) == ((), ())


def test_end_marks_and_and_are_no_part_of_an_item() -> None:
    first, second, _ = actions_of("The council should:\n\n- publish a plan;\n\n- recruit staff; and\n\n- train them.")
    assert (first.text, second.text) == ("publish a plan", "recruit staff")


@pytest.mark.parametrize(
    ("introduction", "items", "expected"),
    [
        # verbs in the third person after 'recommend that'
        ("Inspectors recommend that Leeds:", ("opens a centre by July", "trains its staff"), "recommendation unknown"),
        ("Inspectors recommend that Leeds:", ("open a centre by July", "train its staff"), "recommendation unknown"),
        ("Inspectors noted that Leeds:", ("opens a centre twice a week", "trains its staff"), "finding"),
        # what a council says that it has done or will do, beside what reviewers say of it
        (
            "In its reply the council says that it:",
            ("has trained its staff", "will open a centre"),
            "commitment planned",
        ),
        ("In its report Ofsted says that it:", ("has trained its staff", "will open a centre"), "finding"),
        # deeds, whatever the words of the heading
        ("What we’ve already changed:", ("A centre has been opened", "Staff are trained"), "None done"),
        ("What has been put right since May:", ("A centre was opened", "Staff are trained"), "None done"),
        ("What we will change:", ("Open a centre", "Train our staff"), "commitment planned"),
        # what is told in the past is no thing to do
        ("Areas where we can do better:", ("Some people waited too long", "Plans were late"), "finding"),
        ("Areas where we can do better:", ("Waiting times", "The quality of plans"), "recommendation unknown"),
    ],
)
def test_the_form_of_the_items_tells_too(introduction: str, items: tuple[str, ...], expected: str) -> None:
    record = record_of(f"{introduction}\n\n" + "\n\n".join(f"- {item}" for item in items))
    if expected == "finding":
        assert [finding.text for finding in record.findings] == list(items)
        assert record.action_points == ()
    else:
        last = record.action_points[-1]
        assert [action.text for action in record.action_points] == list(items)
        assert f"{last.kind} {last.status}" == expected


@pytest.mark.parametrize(
    ("item", "owner"),
    [
        ("Bradford Council should publish a guide", "Bradford Council"),
        ("Bradford and Leeds should agree who pays", "Bradford"),
        ("West Yorkshire Police should share what it knows", "West Yorkshire Police"),
        # whom the introduction means: no other is named
        ("It should publish a guide", "Leeds City Council"),
        ("Plans should be published in Bradford", "Leeds City Council"),
        ("A guide should be published by Bradford Council", "Leeds City Council"),
    ],
)
def test_an_item_names_who_is_to_act(item: str, owner: str) -> None:
    text = f"Inspectors made nine recommendations to Leeds City Council. Among them:\n\n- {item}\n\n- Recruit staff"
    action = next(action for action in actions_of(text) if action.text == item)
    assert action.owner is not None
    assert action.owner.name == owner


def test_a_statement_among_areas_for_improvement_is_nothing_to_do() -> None:
    text = "Areas for improvement\n\n- Too few plans say who pays\n\n- Too many families leave\n\n- No care at night"
    record = record_of(text)
    assert not record.action_points
    assert len(record.findings) == 3
