"""What only looks like an action: people in general, comparisons, questions, statistics, courtesies, lists of facts.

Most lines differ from their neighbour in one thing, and the reading with it; the article is an invented one about Leeds.
"""

from __future__ import annotations

import pytest

from helpers.bare_articles import record_of_text

LEAD = "Ofsted has published its report on children's services at Leeds City Council."


def texts(text: str) -> list[str]:
    """The words of the action points of a text below the lead."""
    return [action.text for action in record_of_text(f"{LEAD}\n\n{text}\n").action_points]


PEOPLE_IN_GENERAL = [
    ("Leeds must write a plan by June.", True),
    ("Nobody in Leeds should write this off as a bad year.", False),
    ("Anyone in Leeds should read the report by June.", False),
    ("Someone who falls in Leeds will be seen in two days.", False),
    ("Families in Leeds should read the report.", False),
    ("Members will ask me whether it was wise to visit in June.", False),
    ("Members will share my dismay.", False),
    ("The council will share a van with Hull from June.", True),
]
LOCATED = [
    ("Householders in Leeds will pay a charge from June.", False),
    ("Forty homes in Leeds have handed back their keys since.", False),
    ("Councillors in Leeds will vote on a plan in June.", True),
    ("Leeds will have its first visit in June.", False),
    ("Leeds will have a plan in June.", True),
]
OTHERS = [
    ("The leader said that he would have put it down as poor.", False),
    ("The leader said that he would put a plan before members.", True),
    ("The leader added that she would be surprised by June.", False),
    ("The inspector told the committee that nobody should think so.", False),
    ("The inspector told the committee that the council should hire ten nurses.", True),
    ("Ofsted wants the council to act.", False),
    ("Ofsted wants the council to act on its report.", True),
]
COMPARISONS_AND_QUESTIONS = [
    ("The council must call it a plan.", True),
    ("It was a plan, as they have to call it.", False),
    ("Inspectors found that the council was not as good as it should be at planning.", False),
    ("The council is waiting to hear when it will publish a plan.", False),
    ("The council will publish a plan in June.", True),
    ("One repair in six has to be done twice.", False),
    ("Every repair has to be done by Christmas.", True),
    ('The chief inspector told the Herald: "There is a lot to like about Leeds."', False),
    ("The chief inspector told the council to hire forty nurses.", True),
]
SUFFERED = [
    ("The council has hired forty nurses.", True),
    ("The council has appealed.", False),
    ("The leader said that the council had been marked down for its past.", False),
]


@pytest.mark.parametrize(
    ("text", "acts"), [*PEOPLE_IN_GENERAL, *LOCATED, *OTHERS, *COMPARISONS_AND_QUESTIONS, *SUFFERED]
)
def test_what_is_an_action(text: str, acts: bool) -> None:
    assert bool(texts(text)) is acts


def test_a_date_after_a_colon_is_of_another_clause() -> None:
    assert texts("I will make one point: it may be June before anybody knows.") == []
    assert texts("I will bring a plan to cabinet in June.") != []


def test_the_clause_after_a_semicolon_stands_for_itself() -> None:
    assert texts("Hull has a new director; Leeds must write a plan by June.") == ["Leeds must write a plan by June."]


@pytest.mark.parametrize(
    ("items", "number"),
    [
        ("- empty houses take too long to let\n\n- the hostel is not fit for families", 0),
        ("- the time that empty houses take to let\n\n- the care of families who are in the hostel", 2),
        ("- let empty houses faster\n\n- close the hostel", 2),
    ],
)
def test_areas_for_improvement_that_tell_facts_are_no_actions(items: str, number: int) -> None:
    record = record_of_text(f"{LEAD}\n\nAreas for improvement:\n\n{items}\n")
    assert len(record.action_points) == number


def test_the_words_that_open_a_list_are_no_action_of_their_own() -> None:
    assert texts("By June 2009 we will have:\n\n- opened two shops\n\n- hired ten nurses") == [
        "opened two shops",
        "hired ten nurses",
    ]


def test_a_firm_told_what_it_must_do_owns_the_list() -> None:
    text = (
        "Inspectors went to Oakdene. The firm that owns it, Highfold, took over in May, and inspectors blame Highfold."
        "\n\nHighfold must:\n\n- train all of its staff\n\n- hire a manager"
    )
    owners = [action.owner and action.owner.name for action in record_of_text(f"{LEAD}\n\n{text}\n").action_points]
    assert owners == ["Highfold", "Highfold"]
