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


EXPECTED = [
    ("Leeds would now be expected to draw up a plan by June.", "requirement / leeds / ofsted / 2008-06-30"),
    ("Leeds would draw up a plan by June, its leader said.", "commitment / leeds / leeds / 2008-06-30"),
    ("Leeds will be told to draw up a plan by June.", "requirement / leeds / ofsted / 2008-06-30"),
]
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
    ("Recommendations include: training managers and opening a centre.", "recommendation / leeds / ofsted / no day"),
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
IMPERSONAL = [
    ("It is recommended that the council reviews its fostering panel.", "recommendation / leeds / ofsted / no day"),
    ("It is recommended that you update your browser.", "none"),
    ("It was suggested that Leeds recruit forty carers.", "recommendation / leeds / ofsted / no day"),
    ("It was suggested that Leeds is a large city.", "none"),
    ("It recommended that a strategy be drawn up for children in care.", "recommendation / leeds / ofsted / no day"),
    ("The report recommends that carers be given a social worker.", "recommendation / leeds / ofsted / no day"),
    ("The report suggests that carers be patient.", "none"),
    (
        "The report found records weak and recommended that managers check them.",
        "recommendation / leeds / ofsted / no day",
    ),
    ("A review of the fostering panel was recommended.", "recommendation / leeds / ofsted / no day"),
    ("A review of the panel was recommended by the inspectors.", "recommendation / leeds / ofsted / no day"),
    ("A review of the panel was recommended by parents.", "none"),
    ("Among the recommendations is a review of the panel.", "recommendation / leeds / ofsted / no day"),
    ("Among the readers is a member of the panel, Mrs Drew.", "none"),
    (
        "It makes 14 recommendations, among them that the council hires a chair.",
        "recommendation / leeds / ofsted / no day",
    ),
    ("The recommendations call for a review of the panel.", "recommendation / leeds / ofsted / no day"),
    ("Residents call for a review of the panel.", "none"),
    ("Inspectors said the council could do more to engage parents.", "recommendation / leeds / ofsted / no day"),
    ("Inspectors said the council could do no more than that.", "none"),
]
SHARED = [
    ("The council has accepted the report and agreed to pay the family £500.", "commitment / leeds / leeds / no day"),
    ("Leeds has accepted the report and pledged to recruit forty carers.", "commitment / leeds / leeds / no day"),
    ("Leeds has accepted the report and a new pledge to recruit forty carers.", "none"),
    ("The council accepts the findings and plans to publish a strategy.", "commitment / leeds / leeds / no day"),
    ("The council accepts the findings and its plans to publish a strategy.", "none"),
]
TOLD_AS_DONE = [
    ("Action has already been taken to improve training.", "done / leeds / leeds / no day"),
    ("Children have already been taken to the seaside.", "none"),
    ("Steps are being taken to recruit more carers.", "under-way / leeds / leeds / no day"),
    ("The council has recruited forty carers.", "done / leeds / leeds / no day"),
    ("The council has recruited too few carers, inspectors said.", "none"),
    ("There are plans to recruit more carers.", "commitment / leeds / leeds / no day"),
    ("There are plans of the park in the library.", "none"),
    ("One recommendation is to recruit more carers.", "recommendation / leeds / ofsted / no day"),
    ("One recommendation was turned down in May.", "none"),
    ("Priorities for action include recruiting more carers.", "recommendation / leeds / ofsted / no day"),
    ("The council said it had already hired twenty social workers.", "done / leeds / leeds / no day"),
    ("The council said it had hired twenty social workers before the visit.", "none"),
    ("A spokesman said a new director would be appointed.", "commitment / leeds / leeds / no day"),
    ("A spokesman said a new director would be welcome.", "none"),
    ("The council hopes to have the work finished by March 2009.", "commitment / leeds / leeds / 2009-03-31"),
    ("The council hopes to have a good year.", "none"),
    ("Councils have to balance their budgets.", "none"),
    ("Councils have to publish a plan by July.", "requirement / nobody / ofsted / 2008-07-31"),
    ("Jane Moss will take up her post in July.", "none"),
    ("Hope Together will open a hostel in July.", "commitment / Hope Together / Hope Together / 2008-07-31"),
]
GROUPS = [
    ("Each must publish an action plan by the end of June.", "requirement / nobody / ofsted / 2008-06-30"),
    ("Each must make up his own mind.", "none"),
    ("All three must publish an action plan by the end of June.", "requirement / nobody / ofsted / 2008-06-30"),
    ("All parents must send the form by the end of June.", "none"),
    ("Those without a grade must publish a plan by the end of June.", "requirement / nobody / ofsted / 2008-06-30"),
    ("Those who want a place must send the form by the end of June.", "none"),
    ("Every area must publish an action plan by the end of June.", "requirement / nobody / ofsted / 2008-06-30"),
    ("Every applicant must publish a notice by the end of June.", "none"),
    ("The council has a plan which will be published by November.", "commitment / leeds / leeds / 2008-11-30"),
    ("The council has staff who will be promoted by November.", "none"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *EXPECTED,
        *TIME_GIVEN,
        *RECOMMENDED,
        *NEEDS,
        *PASSIVE,
        *UNDER_WAY,
        *BEGUN,
        *SUBJECTS,
        *TENSES,
        *IMPERSONAL,
        *SHARED,
        *GROUPS,
    ],
)
def test_reading(text: str, expected: str) -> None:
    assert reading(text) == expected


@pytest.mark.parametrize(
    ("lead_in", "owner", "issuer"),
    [
        ("The Government itself undertakes to:", "The Government", "The Government"),
        ("The council itself undertakes to:", "leeds", "leeds"),
        ("Ministers have said that they will:", "Ministers", "Ministers"),
        ("The partners say they will:", "partners", "partners"),
        ("Ofsted wants the nine authorities with weak plans to:", "nobody", "ofsted"),
        ("Ofsted wants the council, one of nine with weak plans, to:", "leeds", "ofsted"),
        ("It told Larchfield Care to:", "Larchfield Care", "ofsted"),
        ("Beacons Together must:", "Beacons Together", "ofsted"),
        ("The Liberal Democrats will:", "The Liberal Democrats", "The Liberal Democrats"),
    ],
)
def test_whom_a_lead_in_names_for_its_list(lead_in: str, owner: str, issuer: str) -> None:
    found = actions_of(f"{lead_in}\n\n- publish a new code of practice\n\n- hire forty more nurses")
    who = [[(party and (party.id or party.name)) or "nobody" for party in (a.owner, a.issued_by)] for a in found]
    assert who == [[owner, issuer]] * 2


def test_whoever_says_what_will_happen_answers_for_the_list() -> None:
    items = "- the website will move by July\n\n- the staff will be offered other jobs"
    for who, owner in (("Ministers", "Ministers"), ("The council", "leeds")):
        found = actions_of(f"{who} has said that:\n\n{items}")
        assert [a.owner and (a.owner.id or a.owner.name) for a in found] == [owner] * 2


def test_what_must_improve_is_a_weakness_where_no_item_tells_a_deed() -> None:
    lead_in = "What Ofsted says must improve:"
    record = record_of_text(f"{LEAD}\n\n{lead_in}\n\n- The quality of assessments\n\n- Oversight of decisions")
    assert [(str(f.polarity), f.text) for f in record.findings] == [
        ("weakness", "The quality of assessments"),
        ("weakness", "Oversight of decisions"),
    ]
    assert [a.kind for a in actions_of("The council must:\n\n- publish a plan\n\n- hire nurses")] == ["requirement"] * 2


def test_a_day_is_no_organisation() -> None:
    assert reading("By 1 August it will publish a plan.") == "commitment / ofsted / ofsted / 2008-08-01"
    assert reading("In 2009 Hope Homes will publish a plan.") == "commitment / Hope Homes / Hope Homes / 2009-12-31"


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


CHAINS = [
    # 'it' after 'it' goes back to whom the text spoke of; reviewers do not advise themselves or promise
    ("The council will pay £500. It must also train its staff.", "requirement / leeds"),
    ("The chief executive met the inspectors. It must also train its staff.", "requirement / leeds"),
    ("Cabinet met on Tuesday. It agreed to train all staff.", "commitment / leeds"),
    ("Ofsted came to the city in May. It has promised to train all staff.", "commitment / leeds"),
    ("Ofsted came to the city in May. It will come to the city again in June.", "commitment / ofsted"),
    ("A storm came in May. It must also train its staff.", "none"),
]
REPORTED = [
    ("A council spokesman said that 20 social workers had been hired.", "done / leeds"),
    ("A council spokesman said that 20 social workers had been hired before the visit.", "none"),
    ("A neighbour said that 20 social workers had been hired.", "none"),
    ("The council said it had started hiring social workers.", "under-way / leeds"),
    ("The council said it had lost its way.", "none"),
    ("The council has opened two centres.", "done / leeds"),
    ("Ofsted found that the council has opened two centres.", "none"),
    ("The report says that the council has opened two centres.", "none"),
    ("A board has been set up to oversee the work.", "done / leeds"),
    ("A board has been set on fire by Ofsted.", "none"),
]
TO_COME = [
    ("A new family centre opens in Beeston in June.", "commitment / leeds"),
    ("A new family centre opens in Beeston at nine.", "none"),
    ("The next inspection starts in June.", "none"),
    ("Mrs Hill starts work in June.", "none"),
    ("Plans include a hotline for carers and more training.", "commitment / leeds"),
    ("Strengths include a hotline for carers and more training.", "none"),
    ("Town hall chiefs have until the end of the month to publish a plan.", "requirement / leeds"),
    ("Town hall chiefs have rooms at the end of the corridor to publish from.", "none"),
    ("The council has 70 days to publish a plan.", "requirement / leeds"),
    ("The council has 70 staff to publish a plan.", "none"),
    ("Ofsted has given it 70 days to publish a plan.", "requirement / leeds"),
    ("The gap will be £21 million by 2010.", "none"),
    ("The plan will be ready by June.", "commitment / leeds"),
    ("The council will always put its children first.", "none"),
    ("The council will put two nurses in each school.", "commitment / leeds"),
]
WISHED = [
    ("Inspectors want better records and quicker decisions.", "recommendation / leeds"),
    ("Parents want better records and quicker decisions.", "none"),
    ("Inspectors wanted for nothing in their stay.", "none"),
    ("Inspectors would like managers to meet front-line staff.", "recommendation / leeds"),
    ("Inspectors would like to thank the front-line staff.", "none"),
    ("The minister wants a permanent director in post by June.", "recommendation / leeds"),
    ("The minister wants a permanent director in post.", "none"),
    ("The reviewers suggest that we cut the number of plans.", "recommendation / leeds"),
    ("The reviewers suggest that we liked the number of plans.", "none"),
    ("The report suggests the council cuts the number of plans.", "recommendation / leeds"),
    ("Inspectors made a list, among them that the police should share records.", "recommendation / the police"),
]


@pytest.mark.parametrize(("text", "expected"), [*CHAINS, *REPORTED, *TO_COME, *WISHED])
def test_kind_and_owner_of_the_last(text: str, expected: str) -> None:
    found = actions_of(text)
    action = found[-1] if found else None
    last = text.rsplit(". ", 1)[-1].rstrip(".")
    if expected == "none":
        assert action is None or action.text.rstrip(".") not in last
    else:
        assert action is not None
        assert action.text.rstrip(".") in last
        assert f"{action.kind or action.status} / {action.owner and (action.owner.id or action.owner.name)}" == expected


RUN_ON = [
    ("The council must: (a) publish a plan; (b) train its staff.", ["publish a plan", "train its staff"]),
    ("It makes two recommendations: R1, publish a plan; R2, train staff.", ["publish a plan", "train staff"]),
    ("The report recommends: training managers; and opening a centre.", ["training managers", "opening a centre"]),
    ("The council has three vans: a red one; a blue one; and one that it sold.", []),
    (
        "Leeds should publish a plan; schools should train staff; and NHS Leeds should share its records.",
        ["Leeds should publish a plan", "schools should train staff", "NHS Leeds should share its records"],
    ),
    ("Leeds should publish a plan; it is late.", ["Leeds should publish a plan; it is late."]),
]


@pytest.mark.parametrize(("text", "items"), RUN_ON)
def test_lists_and_clauses_that_run_on_in_a_sentence(text: str, items: list[str]) -> None:
    assert [action.text for action in actions_of(text)] == items


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
