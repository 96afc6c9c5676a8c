"""Findings whose sentence does not open with who found them, and actions that reviewers recommend: minimal pairs."""

from __future__ import annotations

import pytest

from councilscope.records import ArticleRecord, Finding
from helpers.bare_articles import record_of_text

LEAD = "Ofsted inspected children's services this spring and has published its report on Luton Borough Council."


def record_of(text: str) -> ArticleRecord:
    return record_of_text(f"{LEAD}\n\n{text}\n")


def findings_of(text: str) -> list[Finding]:
    return [finding for finding in record_of(text).findings if finding.text not in LEAD]


@pytest.mark.parametrize(
    "text",
    [
        # who found it stands at the end or in the middle
        "Children were still at risk, said inspectors.",
        "Records of visits were poor, the inspectors found.",
        "Managers do not know which visits are late, the report says.",
        "Plans are often late, inspectors found, and poor records mean that children are forgotten.",
        "According to the inspectors, too many visits were missed in the winter.",
        # the passive
        "It was also praised for its quick assessments.",
        "The fostering team was commended for its work with young parents.",
        "The authority is also criticised for slow repairs to its homes.",
        "Inadequacies have been found in the way that children are kept safe.",
        "The authority was also unable to show that it checks its homes.",
        # strengths and weaknesses as nouns
        "Key weaknesses included slow visits and poor records of them.",
        "One main strength was the skill of the foster carers.",
        "Among the failings named by inspectors were slow visits and poor records.",
        # verbs
        "The report branded managers ineffective, adding that there were too few staff.",
        "Ofsted was particularly worried that children were left at risk because of slow decisions.",
    ],
)
def test_a_finding_by_the_frame_of_its_sentence(text: str) -> None:
    (finding,) = findings_of(text)
    assert finding.text == text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Inspectors said there were good links with the police. Further, there was a strong choice of homes.", 2),
        ("The report says that visits are too slow.\n\nIn addition, too few of the staff are trained.", 2),
        ("Following the inspection, Ofsted found:\n\nHalf of the plans were late.\n\nVisits had not been recorded.", 2),
        (
            "According to inspectors, the council:\n\n- does not know the condition of its homes;\n\n"
            "- has some 900 overdue repairs;\n\n- failed to give parents a way to complain.",
            3,
        ),
        ("Luton Borough Council:\n\n- Had gaps in its records.\n\n- Lacked figures about its homes.", 2),
    ],
)
def test_findings_go_on_and_stand_in_lists(text: str, count: int) -> None:
    record = record_of(text)
    assert len([finding for finding in record.findings if finding.text not in LEAD]) == count
    assert record.action_points == ()


@pytest.mark.parametrize(
    "text",
    [
        "The first reports were published on September 12 after visits in July.",
        "The findings will be noted at a meeting of the cabinet on Tuesday.",
        "The assessment is based on inspections and on figures from each council.",
        "More encouraging reports were given to three other authorities.",
        "The staff were praised for their good work by the mayor at a dinner.",
        "Councillor Jane Ashby said that staff were praised for their hard work.",
        "The home was sold after it was found to be failing in 2003.",
        "The council will be praised for quick visits if it can keep them up.",
        "The tables were published in the morning, said the commission.",
    ],
)
def test_no_finding_in_events_and_other_voices(text: str) -> None:
    assert [finding.text for finding in findings_of(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "The report also calls for more training and a wider use of advocates.",
        "The report calls on services to ask harder questions about their own work.",
        "The inspectors recommended quicker visits to children who move home.",
        "The inspection made four recommendations to the council, including the need for better records.",
        "The inspectors found slow progress in recruiting and urged the council to make training a priority.",
        "The inspectorate warned that the council “needs to increase the speed of its reviews”.",
        "Ministers said the authority would have to produce a plan for improvement.",
    ],
)
def test_what_reviewers_ask_for_is_an_action(text: str) -> None:
    (action,) = record_of(text).action_points
    assert action.kind in ("recommendation", "requirement")


@pytest.mark.parametrize(
    "text",
    [
        "The auditor said there is a growing awareness of councils' need to change.",
        "There are serious failings they need to address.",
        "They know what is working and where they need to focus.",
        "They know where improvements are needed and have plans to improve.",
        "In May the Government decided to intervene because of the losses.",
        "Services are expected to improve in 70 per cent of councils.",
        "We saw an authority committed to protecting the independence of older people.",
        "We hope they will take this experience into the new regime.",
        "Ofsted has now published reports on a third of all councils.",
        "A much harder test has been applied by Ofsted this year.",
        "It was not clear to tenants what rent they should pay.",
        "The plan was not recommended by the inspectors.",
    ],
)
def test_facts_and_feelings_are_no_actions(text: str) -> None:
    assert [action.text for action in record_of(text).action_points] == []


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("What impressed the inspectors was the speed of the team.", "strength"),
        ("What worried the inspectors most was the speed of the team.", "weakness"),
        ("What stood out for the inspectors was the wait for a social worker.", "weakness"),
        ("What stood out for the inspectors was the kindness of the staff.", "strength"),
        ("What impressed the leader was the speed of the team.", None),
        ("There are three areas for improvement besides. They include the number of audits.", "weakness"),
        ("There are no areas for improvement. They include the number of audits.", None),
        ("There are three choirs besides. They include the number of audits.", None),
    ],
)
def test_what_a_sentence_announces_or_splits(text: str, polarity: str | None) -> None:
    lead = "Ofsted has published its report on children's services at Leeds City Council."
    found = record_of_text(f"{lead}\n\n{text}\n").findings
    assert [finding.polarity for finding in found] == ([polarity] if polarity else [])
