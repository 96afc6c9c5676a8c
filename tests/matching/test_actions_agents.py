"""Who acts and when: things that nobody undertakes, words of minutes, other speakers, what was before."""

from __future__ import annotations

import pytest

from councilscope.records import ActionPoint
from helpers.bare_articles import record_of_text

LEAD = "Ofsted has published its report on children's services at Leeds City Council."


def actions_of(text: str, published: str | None = "2008-05-12") -> tuple[ActionPoint, ...]:
    return record_of_text(f"{LEAD}\n\n{text}\n", published).action_points


def said(words: str) -> str:
    return f"Councillor Jane Ashby, leader of Leeds City Council, said: “{words}”"


@pytest.mark.parametrize(
    ("undertaken", "befalls"),
    [
        (
            "The action plan will be published by 1 December.",
            "The last set of star ratings, due on 1 December, will still make or break reputations.",
        ),
        ("The new hub will open in September.", "The next set of ratings will come out in the autumn."),
        ("A new panel will meet for the first time in June.", "The contract will run out in June."),
        ("The plan will go to cabinet on 3 March.", "The report will make uncomfortable reading on Monday."),
        ("The scheme will train 40 social workers by June.", "The new regime will test many councils in June."),
        ("There will be a new team by June.", "There will be no commissioners in June."),
        (
            "It was resolved that the Chief Executive write to the Minister.",
            "It was resolved that the letter be received with thanks.",
        ),
        (
            "RESOLVED that an action plan be submitted to the committee by March.",
            "RESOLVED that the improvement in moving from Poor to Fair in two years be noted.",
        ),
        (
            "Members resolved that officers report back to the committee in May.",
            "Members resolved that the report be noted and the actions being taken be approved.",
        ),
        (
            "The regulator has told the council that leaders have to publish a plan by May.",
            "The regulator has told the council that its care needs to get better.",
        ),
        ("The council was told to improve child protection.", "Two years ago the council was told to improve it."),
        ("The council has appointed a new director.", "The council has appointed Sally Ellam as its director."),
        ("The council has cut its waiting times.", "Neighbouring Bradford has cut its waiting times."),
        ("Leeds has since announced a review.", "Bradford and Kirklees have both announced bigger reductions."),
        (
            "Councillor Jane Ashby told the Chronicle that lorries would arrive in October.",
            "It placed her in a hotel and told her that she would be moved on within a fortnight.",
        ),
        (said("By Christmas nobody should wait longer."), said("Next year nobody should be surprised.")),
    ],
)
def test_what_somebody_is_to_do_and_what_only_befalls(undertaken: str, befalls: str) -> None:
    assert len(actions_of(undertaken)) == 1
    assert actions_of(befalls) == ()


@pytest.mark.parametrize(
    ("owner", "text"),
    [
        ("ofsted", "The chief inspector, Dame Hilda Marsh, said visits to the last 68 would be finished by May."),
        ("leeds", "The council's director, Jane Ashby, said assessments of the last 68 would be finished by May."),
        ("The minister", "The minister said the remaining reviews would be completed by March."),
        (
            "Airedale NHS Trust",
            "Ed Garrow, chief executive of Airedale NHS Trust, said the board would hire 12 nurses by June.",
        ),
        (
            "Airedale NHS Trust",
            "Ed Garrow, chief executive of Airedale NHS Trust, said it was ready. It will hire 12 nurses by June.",
        ),
        ("district-audit", "The district auditor, Wes Rick, will present his letter to the committee on 15 June."),
        ("leeds", "I have written to the leader of the council. He has agreed to set up a board by the end of May."),
        ("leeds", "An action plan must be with the Department by 1 December."),
        ("leeds", "The council's response is due by 1 December."),
        ("the Government", "The report also calls on the Government to guarantee carers a break."),
        ("The provider", "The provider must send a report every month and not take new residents."),
        ("leeds", said("We know where our children are and will have a new service in January.")),
        ("leeds", said("By Christmas every family should have a named worker.")),
        ("leeds", "“All referrals must be looked at within 24 hours,” said Ofsted's inspector, Dame Hilda Marsh."),
        ("leeds", "They said leaders had to act on long waits, and must submit a plan by 1 March."),
    ],
)
def test_the_owner_is_who_acts(owner: str, text: str) -> None:
    (action,) = actions_of(text)
    assert action.owner is not None
    assert owner in (action.owner.id, action.owner.name)


@pytest.mark.parametrize(
    ("deadline", "text"),
    [
        ("within three months", "The report recommends that within three months the council appoints a manager."),
        ("by June", "The report recommends that by June the council should appoint a manager."),
        (None, "The report recommends that, in its next budget, the council sets aside more."),
        ("by May", "The panel, which met in April, will report by May."),
        ("from May", "The budget, which was cut in 2005, will be raised from May."),
    ],
)
@pytest.mark.parametrize("published", ["2008-05-12", None])
def test_the_deadline_is_of_the_act(deadline: str | None, text: str, published: str | None) -> None:
    (action,) = actions_of(text, published)
    assert (action.deadline and action.deadline.text) == deadline
