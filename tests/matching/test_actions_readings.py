"""What a sentence makes an action of, in one line each: 'kind or status / owner / issuer / latest day', or 'none'.

Each pair of lines differs in one thing, and the reading with it; the article is an invented one about Leeds.
"""

from __future__ import annotations

import pytest

from councilscope.records import ActionPoint
from helpers.bare_articles import record_of_text

LEAD = "Ofsted has published its report on children's services at Leeds City Council."


def actions_of(text: str) -> tuple[ActionPoint, ...]:
    return record_of_text(f"{LEAD}\n\n{text}\n", "2008-05-12").action_points


def reading(text: str) -> str:
    """The reading of the one action point of a sentence, 'none' if there is none."""
    found = actions_of(text)
    if not found:
        return "none"
    (action,) = found
    party = [(p and (p.id or p.name)) or "nobody" for p in (action.owner, action.issued_by)]
    latest = action.deadline.latest if action.deadline else None
    return " / ".join([str(action.kind or action.status), *party, latest or "no day"])


TIME_GIVEN = [
    ("The council has until Christmas to show that it has improved.", "requirement / leeds / ofsted / 2008-12-25"),
    ("The council has until Christmas for its party.", "none"),
    ("The council has been set a deadline of 16 July to finish its plan.", "requirement / leeds / ofsted / 2008-07-16"),
    ("The council has been set a deadline by its own leader.", "none"),
    (
        "Inspectors have given the council three months to repair its records.",
        "requirement / leeds / ofsted / 2008-08-12",
    ),
    ("Inspectors have given the council three stars to be proud of.", "none"),
    ("Ministers gave Leeds until June to draw up a plan.", "requirement / leeds / Ministers / 2008-06-30"),
    ("The council gave its contractor until June to draw up a plan.", "none"),
]
RECOMMENDED = [
    ("Recommendations include: training managers; and opening a centre.", "recommendation / leeds / ofsted / no day"),
    ("Recommendations were discussed by a full and lively meeting.", "none"),
    ("Its recommendations are that the council opens all its records.", "recommendation / leeds / ofsted / no day"),
    ("Its recommendations are in line with those made two years ago.", "none"),
    (
        "The report makes two recommendations: train staff and open a centre.",
        "recommendation / leeds / ofsted / no day",
    ),
    ("The report makes two recommendations to the council about staff.", "none"),
    ("The inspectors want to see better plans by November.", "recommendation / leeds / ofsted / 2008-11-30"),
    ("The residents want to see better plans by November.", "none"),
    ("Ofsted, in its letter, also calls on the council to open a centre.", "recommendation / leeds / ofsted / no day"),
    ("Ofsted, in its letter, also calls the council a good employer.", "none"),
    ("The ombudsman told the council to pay £1,000.", "requirement / leeds / nobody / no day"),
    ("The inspectors told the council to pay £1,000.", "requirement / leeds / ofsted / no day"),
]
NEEDS = [
    ("There is an urgent need to improve the quality of assessments.", "recommendation / nobody / ofsted / no day"),
    ("There is a need to be patient with the new team of managers.", "none"),
    ("There is a need for better training of front-line staff.", "recommendation / nobody / ofsted / no day"),
    ("Further progress is needed on fostering.", "recommendation / nobody / ofsted / no day"),
    ("Further progress is expected.", "none"),
    ("Urgent action is required to cut waiting times.", "recommendation / nobody / ofsted / no day"),
    ("Leaders know where urgent action is required to cut waiting times.", "none"),
    ("Ofsted said the council needed to do more to help carers.", "recommendation / leeds / ofsted / no day"),
    ("The report says the need to change is understood by all the staff.", "none"),
    ("Their need to appoint a director is clear to everybody.", "none"),
    ("They need to appoint a director by June.", "recommendation / leeds / ofsted / 2008-06-30"),
]
PASSIVE = [
    ("The plan will be overseen by the cabinet.", "commitment / leeds / leeds / no day"),
    ("The plan will be overseen by Ofsted.", "commitment / ofsted / ofsted / no day"),
    ("The plan will be overseen by North Vale Police.", "commitment / North Vale Police / North Vale Police / no day"),
    ("A new board will be set up.", "commitment / leeds / leeds / no day"),
    ("A new board would be welcome.", "none"),
    ("The service will be inspected again within 12 months.", "commitment / ofsted / ofsted / 2009-05-12"),
    ("The service will be reopened within 12 months.", "commitment / leeds / leeds / 2009-05-12"),
    ("House prices will rise next year.", "none"),
    ("A new centre will be in place next year.", "commitment / leeds / leeds / 2009-12-31"),
    ("An action plan has been drawn up.", "done / leeds / leeds / no day"),
    ("An action plan had been drawn up.", "none"),
]
UNDER_WAY = [
    ("Work is already under way to recruit more staff.", "under-way / leeds / leeds / no day"),
    ("Work is hard to find for young people who leave care.", "none"),
    ("The council is also seeking support from its neighbours.", "under-way / leeds / leeds / no day"),
    ("The council is also serving most people well at present.", "none"),
    ("The council is now drawing up a plan for its homes.", "under-way / leeds / leeds / no day"),
    ("She is now training to be a social worker in the city.", "none"),
    ("Council chiefs have drawn up a plan for the homes.", "done / leeds / leeds / no day"),
    ("Four hundred officers of councils up and down the country have drawn up plans.", "none"),
]
SUBJECTS = [
    ("Council bosses must publish a plan within 40 working days.", "requirement / leeds / ofsted / 2008-07-07"),
    ("Football bosses must publish a plan within 40 working days.", "none"),
    ("Town hall chiefs have pledged to hire 40 staff by next summer.", "commitment / leeds / leeds / 2009-08-31"),
    ("Ofsted said that Leeds was too slow, and should apologise.", "recommendation / leeds / ofsted / no day"),
    ("Ofsted said that Leeds was too slow, and should know.", "none"),
    ("The council published a plan to recruit staff.", "none"),
    ("The council plans to recruit staff.", "commitment / leeds / leeds / no day"),
    ("The leader spoke of how the council will recruit staff.", "none"),
    ("The leader said the council will recruit staff.", "commitment / leeds / leeds / no day"),
    ("We need to hold our hands up.", "none"),
]
TENSES = [
    ("On 10 June the cabinet will agree a plan.", "commitment / leeds / leeds / 2008-06-10"),
    ("On 10 April the cabinet agreed a plan to recruit staff.", "none"),
    ("In September the council is to publish a plan.", "commitment / leeds / leeds / 2008-09-30"),
    ("In September the council published a plan to hire staff.", "none"),
]


BEGUN = [
    ("We have begun work to hire contractors for our homes.", "under-way / leeds / leeds / no day"),
    ("We have started work on a plan for our homes.", "under-way / leeds / leeds / no day"),
    ("The council has started recruiting forty more social workers.", "under-way / leeds / leeds / no day"),
    ("We have begun work of which we are proud.", "none"),
    ("The work has begun.", "none"),
]


@pytest.mark.parametrize(
    ("text", "expected"), [*TIME_GIVEN, *RECOMMENDED, *NEEDS, *PASSIVE, *UNDER_WAY, *BEGUN, *SUBJECTS, *TENSES]
)
def test_reading(text: str, expected: str) -> None:
    assert reading(text) == expected


def test_a_lead_that_does_not_name_its_council_yet_speaks_of_it() -> None:
    record = record_of_text("A council must pay a family £500.\n\nLeeds City Council said it was sorry.\n")
    assert [action.owner and action.owner.id for action in record.action_points] == ["leeds"]


def test_a_council_in_general_is_nobodys_action() -> None:
    assert reading("Mr Drew does not believe that a council must pay a family £500.") == "none"


def test_the_rows_of_a_table_of_plans_are_actions_with_their_dates() -> None:
    from dataclasses import replace

    from councilscope.articles import Article, BlockKind, Published
    from councilscope.matching.sections import blocks_of
    from councilscope.pipeline import Extractor, source_of_text
    from councilscope.settings import ExtractionSettings

    text = f"{LEAD}\n\nWhat we will do | When\n\nOpen a family centre | May-09\n\nHire nurses | by March 2010\n"
    blocks = tuple(
        replace(block, kind=BlockKind.TABLE_ROW) if " | " in block.span.of(text) else block for block in blocks_of(text)
    )
    article = Article(source_of_text(text), text, blocks, published=Published("2008-05-12", "day", "metadata", ""))
    record = Extractor(ExtractionSettings(model=None)).annotated(article)
    read = [(action.text, action.kind, action.deadline and action.deadline.latest) for action in record.action_points]
    assert read == [("Open a family centre", "commitment", "2009-05-31"), ("Hire nurses", "commitment", "2010-03-31")]


WEAK = "\n\n- the wait for assessments\n- the poor oversight of plans\n"
ANSWERED = [
    "The local area must write a statement that explains how it will tackle these areas of significant weakness:",
    "The council must submit a plan to address the following areas for priority action:",
    "The council is required to produce a written statement of action on these areas of weakness:",
    "Leeds must publish a plan for the following areas for improvement:",
    "The partnership must prepare an action plan to put right these significant weaknesses:",
]


@pytest.mark.parametrize("lead_in", ANSWERED)
def test_weaknesses_that_a_plan_must_answer_are_findings_and_the_plan_is_the_action(lead_in: str) -> None:
    record = record_of_text(f"{LEAD}\n\n{lead_in}{WEAK}")
    assert [(action.text[:20], action.kind) for action in record.action_points] == [(lead_in[:20], "requirement")]
    assert [finding.polarity for finding in record.findings] == ["weakness", "weakness"]


def test_areas_for_improvement_that_nothing_answers_are_both() -> None:
    record = record_of_text(f"{LEAD}\n\nThe areas for improvement are:{WEAK}")
    assert (len(record.action_points), len(record.findings)) == (2, 2)


@pytest.mark.parametrize(
    ("lead_in", "kind"),
    [
        ("The areas to focus on are:", "recommendation"),
        ("The three priorities inspectors urged the council to focus on are:", "recommendation"),
        ("The council must now:", "requirement"),
        ("The council will:", "commitment"),
        ("The council has promised to:", "commitment"),
        ("Improvements put in place include:", None),
    ],
)
def test_lines_after_a_lead_in_are_actions_with_or_without_full_stops(lead_in: str, kind: str | None) -> None:
    for items in ("- Train staff\n- Repair records", "Train staff.\n\nRepair records."):
        record = record_of_text(f"{LEAD}\n\n{lead_in}\n\n{items}\n")
        assert [action.kind for action in record.action_points] == [kind, kind]


def test_sentences_after_a_colon_are_no_items() -> None:
    told = "Staff were trained.\n\nRecords were good."
    assert actions_of(f"The council must now:\n\n{told}") == ()


SIGNED = [
    ("Leeds City Council", "Leeds City Council"),
    ("London Borough of Ealing", "London Borough of Ealing"),
    ("Jane Ashby, council", None),
    ("Leeds United", None),
    ("council", None),
]


@pytest.mark.parametrize(("byline", "owner"), SIGNED)
def test_a_page_that_names_no_council_speaks_for_the_one_that_signs_it(byline: str, owner: str | None) -> None:
    from councilscope.articles import Article, Block, BlockKind
    from councilscope.pipeline import Extractor, source_of_text
    from councilscope.settings import ExtractionSettings

    text = f"{byline}\n\nWe will hire forty nurses."
    split = text.index("\n")
    blocks = (Block(BlockKind.BYLINE, 0, split), Block(BlockKind.PARAGRAPH, split + 2, len(text)))
    record = Extractor(ExtractionSettings(model=None)).annotated(Article(source_of_text(text), text, blocks))
    assert [action.owner and action.owner.name for action in record.action_points] == ([owner] if owner else [])


@pytest.mark.parametrize(
    ("before", "owner"),
    [
        ("A team of advisers came to Leeds in May.", "The team"),
        ("Ministers sent an expert team to Leeds.", "The team"),
        ("The council has an able team.", "The team"),
        ("The social workers of Leeds are proud.", "Leeds"),
        ("A neighbour of theirs plays in goal.", "Leeds City Council"),
    ],
)
def test_a_team_that_the_text_brings_in_acts_for_itself(before: str, owner: str) -> None:
    record = record_of_text(f"{LEAD}\n\n{before} The team will publish a plan in June.\n")
    assert [action.owner and action.owner.name for action in record.action_points] == [owner]
