"""Findings in sentences and lists: one-line minimal pairs of an invented article about Leeds."""

from __future__ import annotations

import pytest

from councilscope.records import ArticleRecord, Finding
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


def test_another_paragraph_does_not_go_on() -> None:
    findings = findings_of("The report says that services are well run.\n\nCommittees duplicate each other's work.")
    assert len(findings) == 1


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
