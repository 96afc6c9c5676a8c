"""Action points told in sentences: one-line minimal pairs, each a sentence of an invented article about Leeds."""

from __future__ import annotations

import pytest

from councilscope.records import ActionPoint, ArticleRecord
from helpers.bare_articles import record_of_text

LEAD = "Ofsted has published its report on children's services at Leeds City Council."


def record_of(text: str) -> ArticleRecord:
    return record_of_text(f"{LEAD}\n\n{text}\n")


def actions_of(text: str) -> tuple[ActionPoint, ...]:
    return record_of(text).action_points


def said(words: str) -> str:
    return f"Councillor Jane Ashby, leader of Leeds City Council, said: “{words}”"


def inspector_said(words: str) -> str:
    return f"Ofsted's chief inspector, Dame Hilda Marsh, said: “{words}”"


@pytest.mark.parametrize(
    "text",
    [
        "The council must publish a recovery plan.",
        "The authority must now fill its vacant posts.",
        "Leeds City Council has to appoint a permanent director by the autumn.",
        "The council is required to review every open case within three months.",
        "The council has been told to close the two homes.",
        "The council has been told by the inspectors to rewrite its threshold document.",
        "Leeds has been ordered to pay the family £2,000.",
        "The city council will have to submit an action plan to ministers by 1 August.",
        "Under the notice the council must report to the minister every month.",
        "The council must, within six weeks, send Ofsted its plan.",
        "All referrals must be looked at by a qualified social worker.",
        "Leeds has until the end of June to agree a budget.",
        "The council has been given six months to clear the backlog.",
    ],
)
def test_obligations_are_requirements(text: str) -> None:
    (action,) = actions_of(text)
    assert action.kind == "requirement"
    assert action.owner is not None
    assert action.owner.id == "leeds"


@pytest.mark.parametrize(
    "text",
    [
        "The council should publish its waiting times.",
        "Inspectors said that the council should recruit more foster carers.",
        "The authority should also review the support that it gives to carers.",
        "A named manager should be appointed for each area.",
        "The report says complaints should be answered by a senior officer.",
        "The inspectors have asked the council to simplify its forms.",
        "Ofsted urged the council to recruit a permanent head of safeguarding.",
        "The report recommends that the council should train all its governors.",
        "The inspectors recommended that the council produce a single plan.",
        "The council has been asked by Ofsted to report back in a year.",
        "The council was urged to appoint a children's champion.",
        "The council needs to update its case files by September.",
        inspector_said("We ask the council to publish its figures."),
        inspector_said("The council should look again at how it supports families, and set a target."),
    ],
)
def test_advice_is_a_recommendation(text: str) -> None:
    (action,) = actions_of(text)
    assert action.kind == "recommendation"
    assert action.owner is not None
    assert action.owner.id == "leeds"


@pytest.mark.parametrize(
    "text",
    [
        "The council will publish an action plan.",
        "The council will now draw up a workforce strategy.",
        "Leeds City Council has agreed to fund two more family centres.",
        "The council has pledged to answer every letter within ten days.",
        "Leeds has promised a new strategy before Christmas.",
        "The council is to consult parents on the changes.",
        "The council plans to open a new children's home in the spring.",
        "The council intends to recruit 40 social workers by March.",
        "An improvement plan will be presented to the cabinet on 9 June.",
        "A new head of safeguarding will be appointed by July.",
        "The council said it would publish a plan by September.",
        "The council's chief executive, Ranjit Dole, said a new team would be set up in the summer.",
        "Leeds has decided to withdraw from the contract.",
        "The council promised that families would see a difference within the year.",
        said("We will recruit 40 social workers by June."),
        said("We are going to publish our own figures."),
        said("We'll open three family centres next year."),
        said("By the end of the year every child will have a named worker."),
        said("A new telephone line will be opened."),
        said("We have agreed to invest £2m in foster care."),
        said("I have asked for a report by 30 June."),
        said("From September every school will have a link officer."),
    ],
)
def test_promises_of_the_council_are_commitments(text: str) -> None:
    (action,) = actions_of(text)
    assert action.kind == "commitment"
    assert action.status == "planned"
    assert action.owner is not None
    assert action.owner.id == "leeds"


@pytest.mark.parametrize(
    "text",
    [
        said("We have already recruited 20 social workers."),
        said("Since the inspection we have opened a second office."),
        said("Six managers have been appointed since January."),
        "The council has already closed the home.",
        "Twenty new foster families have been approved since the inspectors left.",
        "The council has since replaced its computer system.",
        "The council has appointed a new director of children's services.",
    ],
)
def test_what_has_been_done_is_done(text: str) -> None:
    (action,) = actions_of(text)
    assert action.status == "done"
    assert action.kind is None
    assert action.owner is not None
    assert action.owner.id == "leeds"


@pytest.mark.parametrize(
    "text",
    [
        "The council is drawing up a new strategy.",
        "The council is recruiting more foster carers.",
        said("We are setting up a helpline for parents."),
    ],
)
def test_what_is_going_on_is_under_way(text: str) -> None:
    (action,) = actions_of(text)
    assert (action.status, action.kind) == ("under-way", None)
    assert action.owner is not None
    assert action.owner.id == "leeds"


@pytest.mark.parametrize(
    "text",
    [
        "Inspectors will return in twelve months.",
        "Ofsted will publish its next report in the autumn.",
        "A follow-up visit will be made in the new year.",
        "The inspectorate is to return in the second half of next year.",
        inspector_said("We will continue to monitor the council's performance closely."),
        inspector_said("We shall visit again within a year."),
    ],
)
def test_what_the_reviewers_will_do_is_their_commitment(text: str) -> None:
    (action,) = actions_of(text)
    assert action.kind == "commitment"
    assert action.owner is not None
    assert action.owner.kind == "body"
    assert action.owner.id == "ofsted"


@pytest.mark.parametrize(
    "text",
    [
        "More needs to be done to support young carers.",
        "The report says more work is needed to share information between agencies.",
        "Further work is required to reduce delays.",
    ],
)
def test_a_general_need_is_a_recommendation_to_nobody(text: str) -> None:
    (action,) = actions_of(text)
    assert action.kind == "recommendation"
    assert action.owner is None


@pytest.mark.parametrize(
    "text",
    [
        # idioms and courtesies
        "The staff must be congratulated on their work.",
        said("Anything that helps families must be welcomed."),
        said("I must stress that this was a team effort."),
        said("The team should be proud of what it has achieved."),
        said("I would like to thank the staff."),
        # forecasts and hopes
        "If these problems are tackled, prospects should improve.",
        said("It will take time."),
        said("This will not happen overnight."),
        said("The new system will help families."),
        "Better training should mean fewer mistakes.",
        "The council will face a difficult year.",
        "The council will benefit from the extra money.",
        # general ambition
        said("We will not be complacent."),
        said("We will do our best for every child."),
        said("We need to do better."),
        said("We must work harder."),
        said("We will rise to the challenge."),
        said("I am committed to this city."),
        # what readers and residents do
        "You must sign in to post a comment.",
        "Residents should contact the press office.",
        "Parents will be pleased with the result.",
        "Readers can comment until Friday.",
        # definitions and general rules
        "A council on special measures must send ministers a report each month.",
        "Any authority that fails must explain itself.",
        "No council should be judged on one visit.",
        # nouns that look like verbs
        "What holds the council back is not will but information.",
        "The political will of the council is not in doubt.",
        "Children in need are seen quickly.",
        # refusals, negations and questions
        "The council will not have to pay the money back.",
        said("We will not be resigning."),
        said("Should the council appeal?"),
        # conditions
        said("If the money runs out, we will close the centre."),
        # relative clauses
        "The report sets out the targets that it should reach.",
        "It describes a scheme that will offer personal budgets.",
        # the council as the one to whom something happens
        "The council will be inspected again.",
        "The council has been praised for its work since January.",
        "The council has moved up from one star to two.",
        "The council has faced a difficult year.",
        # history
        "In 2001 the council was told to rewrite its plan.",
        "The service has been run by a company since 2003.",
        # own acknowledgement
        "The council accepts it has to meet a challenge to improve.",
        # what others want
        "Critics should read the report.",
        said("I have sat in those meetings."),
        said("He told me to ring back."),
        "The service requires improvement to be good.",
    ],
)
def test_what_only_sounds_like_an_action_is_none(text: str) -> None:
    assert [action.text for action in actions_of(text)] == []


@pytest.mark.parametrize(
    ("text", "deadline", "earliest", "latest"),
    [
        ("The council must publish a plan by July.", "by July", "2008-07-01", "2008-07-31"),
        ("The council must publish a plan by the end of July.", "by the end of July", "2008-07-31", "2008-07-31"),
        ("The council must publish a plan within six months.", "within six months", "2008-05-12", "2008-11-12"),
        ("The plan will be published over the next six weeks.", "over the next six weeks", "2008-05-12", "2008-06-23"),
        ("The council will publish a plan this autumn.", "this autumn", "2008-09-01", "2008-11-30"),
        ("The council will publish a plan before Christmas.", "before Christmas", "2008-05-12", "2008-12-24"),
        ("The council will publish a plan next year.", "next year", "2009-01-01", "2009-12-31"),
        ("The council must publish a plan immediately.", "immediately", "2008-05-12", "2008-05-12"),
        ("The council must publish a plan by 2010.", "by 2010", "2010-01-01", "2010-12-31"),
        ("The council will report to ministers every quarter.", "every quarter", None, None),
        ("The council must see every child within 24 hours.", "within 24 hours", None, None),
    ],
)
def test_the_deadline_is_a_range_of_days(text: str, deadline: str, earliest: str | None, latest: str | None) -> None:
    (action,) = actions_of(text)
    assert action.deadline is not None
    assert (action.deadline.text, action.deadline.earliest, action.deadline.latest) == (deadline, earliest, latest)


def test_a_date_that_is_over_is_no_deadline() -> None:
    (action,) = actions_of("The council must publish the plan that was promised in November last year.")
    assert action.deadline is None


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("The inspectors asked Northgate Housing Trust to publish its figures.", "Northgate Housing Trust"),
        ("West Yorkshire Police should train its officers.", "West Yorkshire Police"),
        ("NHS partners must share their records.", "NHS partners"),
    ],
)
def test_others_than_councils_own_their_actions(text: str, owner: str) -> None:
    (action,) = actions_of(text)
    assert action.owner is not None
    assert action.owner.name == owner
    assert action.owner.id is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The council said that it would publish a plan by July.", "it would publish a plan by July."),
        (said("It is a fair report. We will publish a plan by July."), "We will publish a plan by July."),
        ("The report is kind, but the council must publish its figures.", "the council must publish its figures."),
    ],
)
def test_the_text_is_the_clause_without_who_reports_it(text: str, words: str) -> None:
    (action,) = actions_of(text)
    assert action.text == words


def test_every_span_is_grounded_and_every_field_accounted_for() -> None:
    record = record_of("The council must publish a plan by July, inspectors said. " + said("We will open a home."))
    assert len(record.action_points) == 2
    for action in record.action_points:
        supported = {name for evidence in action.evidence for name in evidence.supports} | set(action.derived)
        assert {"text", "kind", "status", "owner"} <= supported
        assert all(record.text[e.start : e.end] == e.text for e in action.evidence)


@pytest.mark.parametrize("unit", ["will will ", "asked the council to ", "The council, which must, ", "that which "])
def test_an_endless_sentence_holds_no_action_and_costs_little(unit: str) -> None:
    record = record_of_text(unit * (100_000 // len(unit)))
    assert record.action_points == ()
