"""Findings in sentences and lists: one-line minimal pairs of an invented article about Leeds."""

from __future__ import annotations

import pytest

from councilscope import extract
from councilscope.records import ArticleRecord, Finding
from councilscope.settings import ExtractionSettings
from helpers.bare_articles import record_of_text

LEAD = "Ofsted has published its report on children's services at Leeds City Council."


def record_of(text: str) -> ArticleRecord:
    return record_of_text(f"{LEAD}\n\n{text}\n")


def findings_of(text: str) -> tuple[Finding, ...]:
    return record_of(text).findings


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Inspectors found that social workers know their families well.", "strength"),
        ("The report praises the work of foster carers in the city.", "strength"),
        ("Ofsted commended the council for its prompt response to referrals.", "strength"),
        ("The inspectors were impressed by the skill of front-line staff.", "strength"),
        ("It found that plans were clear and up to date.", "strength"),
        ("In the inspectors' view the service is run by people who know their job.", "strength"),
        ("Inspectors found that too many children wait for an assessment.", "weakness"),
        ("The report criticises the council for its slow response to referrals.", "weakness"),
        ("The inspectors expressed concern about the number of vacancies.", "weakness"),
        ("The report says that records were not kept up to date.", "weakness"),
        ("It also found weaknesses in the supervision of new staff.", "weakness"),
        ("The review identified delays in the adoption process.", "weakness"),
        ("The inspectors noted that morale was high but that caseloads were too high.", "mixed"),
        ("The report finds that children are safe, although plans are often late.", "mixed"),
    ],
)
def test_what_reviewers_found_is_a_finding(text: str, polarity: str) -> None:
    (finding,) = findings_of(text)
    assert finding.polarity == polarity
    assert finding.text == text
    assert finding.source is not None
    assert finding.source.id == "ofsted"


@pytest.mark.parametrize(
    "text",
    [
        # people who are no reviewers
        "A council spokesman said that the report was fair and well written.",
        "The council found that its new system saved money.",
        "Parents said that their letters were not answered for months.",
        "The newspaper reported that staff were unhappy with their pay.",
        # reviewers about themselves
        "Ofsted said it had nothing to add to its report on the city.",
        # told by the way
        "The home, where inspectors found faults in 2003, has been sold.",
        # rules, not findings
        "The inspectorate's rules say that reports are published within six weeks.",
        # what is to be done
        "The report says that the council should recruit more foster carers.",
        "Inspectors found that the council must recruit more foster carers.",
        # speech
        "“The inspectors found a lot to like,” said Councillor Jane Ashby, leader of Leeds City Council.",
        # no statement
        "What did the inspectors find in the autumn of last year?",
        "The council wanted to find a better home for its records.",
    ],
)
def test_what_only_sounds_like_a_finding_is_none(text: str) -> None:
    assert [finding.text for finding in findings_of(text)] == []


def test_a_report_goes_on_in_the_same_paragraph() -> None:
    findings = findings_of("The report says that services are well run. Committees duplicate each other's work.")
    assert [finding.polarity for finding in findings] == ["strength", "weakness"]


def test_paragraphs_below_a_heading_of_findings_are_findings() -> None:
    text = (
        "What the inspectors found\n\nChildren are seen quickly. Plans are often late.\n\n"
        "Councillor Jane Ashby said that she was pleased with the good report."
    )
    record = record_of_text(f"{LEAD}\n\n{text}\n", headings=("What the inspectors found",))
    assert [finding.text for finding in record.findings] == ["Children are seen quickly.", "Plans are often late."]


def test_what_stands_below_a_heading_ends_where_something_else_is_announced() -> None:
    found = "What the inspectors found\n\nChildren are seen quickly."
    promised = "We have promised that we will:\n\n- answer letters\n\nA grade of good is a strong one."
    heading = ("What the inspectors found",)
    assert [f.text for f in record_of_text(f"{LEAD}\n\n{found}\n\n{promised}\n", headings=heading).findings] == [
        "Children are seen quickly."
    ]


FOUND = "The report says that services are well run."
FLOOR = [
    # the next paragraph goes on with praise or blame, not with news
    (f"{FOUND}\n\nCommittees are too slow and repeat each other's work.", 2),
    (f"{FOUND}\n\nCommittees meet in the old corn exchange.", 1),
    # over several paragraphs, until something else is told
    (f"{FOUND}\n\nCommittees are too slow.\n\nRecords of visits are patchy.", 3),
    (f"{FOUND}\n\nCommittees meet on Tuesdays.\n\nRecords of visits are patchy.", 1),
    # a sentence between in the same paragraph is no change of subject
    (f"{FOUND} The report has forty pages. Records of visits are patchy.", 2),
    # reviewers may speak, others take the floor
    (f"{FOUND}\n\n“We enjoyed our week,” said Ofsted's inspector, Hilda Marsh.\n\nRecords of visits are patchy.", 2),
    (f"{FOUND}\n\n“We enjoyed the week,” said Councillor Jane Ashby, the leader.\n\nRecords of visits are patchy.", 1),
    (f"{FOUND}\n\nThe council will open a centre in July.\n\nRecords of visits are patchy.", 1),
    # about another council, about councils and grades in general, about the reviewers themselves
    (f"{FOUND}\n\nLuton Borough Council has patchy records of visits.", 1),
    (f"{FOUND}\n\nA council with poor records will lose a grade.", 1),
    (f"{FOUND}\n\nThe weakest grade is the fourth.", 1),
    (f"{FOUND}\n\nThe inspectorate is too small for its work.", 1),
    # a rating takes the floor too, but facts do not follow from it
    ("Ofsted found the service to be inadequate. Visits were too late.", 1),
    ("Ofsted found the service to be inadequate. The report has forty pages.", 0),
]


@pytest.mark.parametrize(("text", "count"), FLOOR)
def test_reviewers_hold_the_floor_until_something_else_is_told(text: str, count: int) -> None:
    assert len(findings_of(text)) == count


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("However, the inspectors noted that rents were clear and fair.", "strength"),
        ("Although rents were clear, the inspectors noted that repairs were late.", "mixed"),
        ("Inspectors were confident that managers understood the service.", "strength"),
        ("Inspectors were not confident that managers understood the service.", "weakness"),
        ("The team had serious doubts about the pace of change.", "weakness"),
        ("Inspectors felt that plans were thorough.", "strength"),
        ("The notice follows an inspection which found that children were left at risk.", "weakness"),
        ("Now the inspectors agree: they say that there are not enough social workers.", "weakness"),
        ("Waits for a first visit were said to be unacceptably long.", "weakness"),
    ],
)
def test_words_of_reviewers_views(text: str, polarity: str) -> None:
    (finding,) = findings_of(text)
    assert finding.polarity == polarity


@pytest.mark.parametrize(
    "text",
    [
        "I have been told that inspectors thought the service slow.",
        "The notice follows a storm which found the town asleep.",
        "Parents had serious doubts about the pace of change.",
        "Councillors were not confident that managers understood the service.",
        "Ofsted will be confident that managers understood the service, said a mother.",
    ],
)
def test_views_of_others_are_no_findings(text: str) -> None:
    assert findings_of(text) == ()


def test_a_speaker_does_not_go_on() -> None:
    findings = findings_of("The report says that services are well run. Councillor Jane Ashby said she was pleased.")
    assert len(findings) == 1


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("Inspectors found that foster carers are well supported.", "children in care"),
        ("Inspectors found that the budget is well managed.", "finance"),
        ("Inspectors found that everything is well ordered.", None),
    ],
)
def test_the_subject_is_named_by_the_words(words: str, subject: str | None) -> None:
    (finding,) = findings_of(words)
    assert finding.subject == subject


def test_every_field_of_a_finding_is_accounted_for() -> None:
    record = record_of("The report says:\n\n- Foster carers are well supported\n\n- Plans are late")
    assert len(record.findings) == 2
    for finding in record.findings:
        supported = {name for evidence in finding.evidence for name in evidence.supports} | set(finding.derived)
        assert {"text", "polarity", "source", "heading"} <= supported
        assert all(record.text[e.start : e.end] == e.text for e in finding.evidence)


def test_the_councils_retelling_of_findings_is_not_counted_again() -> None:
    record = record_of(
        "The report says:\n\n- Plans are late\n\nA statement from the council follows:\n\n"
        "The report found that much has improved.\n\nThe key findings were:\n\n- It found progress in many areas"
    )
    assert [finding.text for finding in record.findings] == ["Plans are late"]


@pytest.mark.parametrize(
    ("lead_in", "polarity"),
    [
        ("The inspectors praise:", "strength"),
        ("The inspectors single out:", "strength"),
        ("They have doubts about:", "weakness"),
        ("The report condemns:", "weakness"),
        ("On the credit side:", "strength"),
        ("On the debit side:", "weakness"),
        ("There was criticism of:", "weakness"),
        ("The leader praised:", None),
        ("The budget means:", None),
    ],
)
def test_verbs_that_praise_or_blame_open_lists(lead_in: str, polarity: str | None) -> None:
    lead = "Ofsted has published its report on schools in Leeds."
    items = "- the way in which weak schools are spotted early\n\n- relations with headteachers"
    found = record_of_text(f"{lead}\n\n{lead_in}\n\n{items}\n").findings
    assert [finding.polarity for finding in found] == ([polarity] * 2 if polarity else [])


def test_an_item_that_is_a_judgement_and_its_grade_is_no_finding() -> None:
    told = "Ofsted has inspected children's services at Derby City Council and has published what it found there."
    grades = "Adoption performance: good\n\nLeadership, management and governance: requires improvement"
    text = f"Report on services\n\n14 June 2016\n\n{told}\n\nThe judgements are:\n\n{grades}\n\n{told}\n"
    record = extract(text, settings=ExtractionSettings(model=None))
    assert (len(record.ratings), record.findings) == (2, ())
    faults = "Adoption performance: too few children are placed\n\nLeadership and governance: managers are good but new"
    record = extract(text.replace(grades, faults), settings=ExtractionSettings(model=None))
    assert len(record.findings) == 2
