"""Whether a sentence of findings tells of a strength, a weakness or both: what is denied, handled, falling, wanted.

Most lines differ from their neighbour in one thing, and the polarity with it.
"""

from __future__ import annotations

import pytest

from helpers.bare_articles import record_of_text

LEAD = "Ofsted has published its report on children's services at Leeds City Council."


def polarities(text: str) -> list[str]:
    """The polarities of the findings of a text below the lead."""
    found = record_of_text(f"{LEAD}\n\n{text}\n").findings
    return [str(finding.polarity) for finding in found if finding.text not in LEAD]


@pytest.mark.parametrize(
    ("polarity", "text"),
    [
        ("strength", "Inspectors found no evidence of harm."),
        ("strength", "There is no backlog of assessments, inspectors found."),
        ("strength", "Inspectors found that no child was left at risk."),
        ("strength", "They found that turnover of staff is low."),
        ("weakness", "They found that morale is low."),
        ("weakness", "They found that turnover of staff is high."),
        ("strength", "They found that morale is high."),
        ("strength", "They found that sickness absence had fallen by half."),
        ("weakness", "They found that attendance had fallen."),
        ("strength", "Inspectors found that waiting lists had been cut."),
        ("strength", "Inspectors found that the council had reduced delays."),
        ("weakness", "Inspectors found that delays had grown."),
        ("strength", "Inspectors found families got help early, before problems became serious."),
        ("strength", "Inspectors found that people at risk are kept safe."),
        ("weakness", "Inspectors found that people at risk are not kept safe."),
        ("strength", "Inspectors found that children rarely wait for help."),
        ("weakness", "Inspectors found that children rarely get help in time."),
        ("strength", "Inspectors found that few children go missing."),
        ("weakness", "Inspectors found that few children have a plan."),
        ("weakness", "Inspectors found that only a third of homes had been surveyed."),
        ("strength", "Inspectors found that all homes had been surveyed."),
        ("weakness", "Inspectors found that tenants had few ways of being heard."),
        ("weakness", "Inspectors found that the council does not know what the round costs."),
        ("strength", "Inspectors found that leaders know their weaknesses."),
        ("strength", "Inspectors found leaders were honest about their shortcomings."),
        ("weakness", "Inspectors found leaders had not been honest about their shortcomings."),
        ("strength", "Inspectors found that the council has tackled poor performance."),
        ("weakness", "Inspectors found that the council has not tackled poor performance."),
        ("weakness", "Inspectors found that nothing was done about poor performance."),
        ("mixed", "Inspectors found the service easy to join but hard to leave."),
        ("mixed", "Inspectors found that staff were dedicated, but caseloads were too high."),
        ("mixed", "Inspectors praised the staff but said records were out of date."),
        ("mixed", "Although visits were prompt, records were out of date, inspectors found."),
        ("mixed", "Inspectors found good homes, although some were damp."),
        ("mixed", "Inspectors found that plans were clear; however, few had been carried out."),
        (
            "strength",
            "Inspectors found that staff know their communities well and that people do not have to tell their story twice.",
        ),
        ("weakness", "Inspectors found that people had to tell their story twice."),
        ("weakness", "Inspectors found sickness absence to be among the highest in the country."),
        ("strength", "Inspectors found attainment to be among the highest in the country."),
        ("weakness", "Inspectors found attainment to be among the lowest in the country."),
        ("strength", "Inspectors found costs to be among the lowest in the country."),
        ("weakness", "Recycling is below the average for the county, inspectors found."),
        ("strength", "Rent arrears are below the average for the county, inspectors found."),
        ("weakness", "Inspectors found that one in five children had moved home three times."),
        ("strength", "Inspectors did not find fault with the way the council looked for a home."),
        ("weakness", "Inspectors found fault with the way the council looked for a home."),
        ("strength", "Inspectors found that the council had learned from its mistakes."),
        ("weakness", "Inspectors found that the council had failed to learn from its mistakes."),
        ("strength", "Inspectors found that carers never feel alone."),
        ("weakness", "Inspectors found that carers often feel alone."),
        ("strength", "Inspectors found robust scrutiny of poor performance."),
        ("weakness", "Inspectors found a lack of robust scrutiny."),
        ("strength", "Inspectors found that complaints are answered on time."),
        ("weakness", "Inspectors found that complaints are not answered on time."),
        ("strength", "Inspectors found that risks are well managed."),
        ("weakness", "Inspectors found that risks are poorly managed."),
        ("strength", "Inspectors found that problems are dealt with quickly."),
        ("weakness", "Inspectors found that good practice was not shared."),
        ("weakness", "Inspectors found that more needs to be done for young carers."),
        ("weakness", "Inspectors found that the pace of change had been too slow despite good intentions."),
        ("strength", "Inspectors found that the service does well despite a shortage of money."),
        ("strength", "Inspectors found that almost every child in care has a permanent social worker."),
        ("weakness", "Inspectors found that managers do not always sign off assessments."),
        ("strength", "Inspectors found that the number of empty homes had come down sharply."),
        ("weakness", "Inspectors found that rent arrears had risen for three years in a row."),
        ("strength", "Inspectors found that elected members scrutinise budgets closely and ask hard questions."),
        ("weakness", "Inspectors found that elected members were given reports too late to read them."),
        ("strength", "Inspectors found that complaints had fallen and letters were answered within a week."),
        ("weakness", "Inspectors found that families were passed from office to office."),
        ("strength", "Inspectors found that young people have a real say in how the service is run."),
        ("weakness", "Inspectors found that most plans did not say who would do what."),
        ("strength", "Inspectors found that managers have a firm grip on spending."),
        ("weakness", "Inspectors found that the council had lost sight of its tenants."),
        ("strength", "Inspectors found that the council knows its costs, which cannot be said of every unitary."),
        ("strength", "Inspectors found that staff feel able to challenge poor behaviour."),
        ("weakness", "Inspectors found poor behaviour that nobody would challenge."),
        ("strength", "Inspectors found that partners trust one another and share information freely."),
        ("weakness", "Inspectors found that partners were reluctant to share information."),
        ("mixed", "Inspectors found that carers are well trained, but too many of them leave."),
        ("weakness", "Inspectors found that fire risk assessments had not been done in 40 blocks."),
        ("strength", "Inspectors found that all 40 blocks had an up-to-date fire risk assessment."),
        ("weakness", "Inspectors found that exclusions from school are above the national average."),
        ("strength", "Inspectors found that exclusions from school are well below the national average."),
        ("weakness", "Inspectors found that older people waited up to nine months for a handrail."),
        ("strength", "Inspectors found that older people get a handrail within a week."),
        ("weakness", "Inspectors found that the strategy was little more than a wish list."),
        ("weakness", "Inspectors found that the council relies heavily on agency social workers."),
        ("strength", "Inspectors found that the council no longer relies on agency social workers."),
        ("strength", "Inspectors found that leaders acted at once when they were told of the failings."),
        ("weakness", "Inspectors found that leaders did not act when they were told of the failings."),
        ("strength", "Inspectors found that the council gives residents value for money."),
        ("weakness", "Inspectors found that the council could not show that it gives value for money."),
        ("mixed", "Inspectors found that although schools do well, the most vulnerable pupils fall behind."),
        ("weakness", "Inspectors found that pupils from poor homes fall behind."),
        ("weakness", "Inspectors found that staff feel bullied."),
        ("strength", "Inspectors found that staff feel listened to."),
        ("weakness", "Inspectors found that data was entered by hand and often wrong."),
        ("weakness", "Inspectors found that the service needs to get better and to be prompt."),
        ("strength", "Inspectors found that leaders have a clear view of what needs to be done."),
        ("strength", "They found that no children were at immediate risk of harm."),
        ("weakness", "They found that some children were at immediate risk of harm."),
        ("mixed", "Inspectors criticised the panel for its delays and praised it for its kindness."),
        ("weakness", "Inspectors criticised the panel for its delays and blamed it for its rudeness."),
        ("weakness", "Inspectors found that there is room for better and more prompt visits."),
    ],
)
def test_polarity(polarity: str, text: str) -> None:
    assert polarities(text) == [polarity]


NUMBERS = [
    ("weakness", "fewer than half of the staff had been trained."),
    ("strength", "no fewer than half of the staff had been trained."),
    ("weakness", "just 12 of the 40 homes had a fire certificate."),
    ("strength", "only two children had waited longer than a month."),
    ("weakness", "only seven of last year's 34 school leavers had good results."),
    ("strength", "visits were made within only two days of a referral."),
    ("weakness", "samples were taken in only two months of the year."),
    ("weakness", "all but two of the targets were missed."),
    ("strength", "all but two of the targets were met."),
]
DENIED = [
    ("strength", "no child was thought to be at immediate risk of harm."),
    ("strength", "nobody waited in hospital for longer than two weeks."),
    ("weakness", "people waited in hospital for longer than two weeks."),
    ("strength", "none of the files was incomplete."),
    ("weakness", "none of the files was complete."),
    ("strength", "no child in the cases which they saw had been left at risk."),
    ("weakness", "there was no plan for those who had been left at risk."),
    ("weakness", "there was no idea of what each visit cost."),
    ("strength", "children are seen as often as they should be."),
    ("weakness", "children are not seen as often as they should be."),
    ("weakness", "children are seen less often than they should be."),
    ("strength", "premises were visited when they should have been."),
    ("strength", "managers know what needs to be better."),
    ("weakness", "records need to be better."),
]
MOVED = [
    ("weakness", "a statement had taken six months to write."),
    ("strength", "a statement had taken six hours to write."),
    ("weakness", "the number of pupils excluded had gone up from 20 to 50."),
    ("strength", "the number of pupils excluded had gone down from 50 to 20."),
    ("weakness", "truancy rose."),
    ("strength", "truancy fell."),
    ("strength", "the gap between rich and poor pupils has narrowed."),
    ("weakness", "the gap between rich and poor pupils has widened."),
    ("strength", "poor practice was followed up by letter."),
]
SIDES = [
    ("mixed", "social workers know their families well and their caseloads are too high."),
    ("mixed", "staff were loyal, the parks were clean and benefits were paid late."),
    ("strength", "staff were loyal, the parks were clean and benefits were paid on time."),
    ("weakness", "caseloads are high, supervision is patchy and morale is low."),
    ("mixed", "attainment has risen and exclusions have doubled."),
    ("strength", "attainment has risen and exclusions have halved."),
    ("mixed", "payments were easy to get and hard to spend."),
    ("strength", "tenants were, however, treated with respect."),
    ("mixed", "repairs were slow, however, tenants were treated with respect."),
]


@pytest.mark.parametrize(("polarity", "text"), [*NUMBERS, *DENIED, *MOVED, *SIDES])
def test_polarity_of_what_was_found(polarity: str, text: str) -> None:
    assert polarities(f"Inspectors found that {text}") == [polarity]


@pytest.mark.parametrize(
    ("polarity", "text"),
    [
        ("mixed", "The panel was marked down for its slow letters, although its hearings were praised."),
        ("weakness", "The panel was marked down for its slow letters, although its hearings were filmed."),
        ("mixed", "The panel was praised for its hearings, but its letters were slow."),
        ("mixed", "Inspectors praised the panel but said that it had no idea what a hearing cost."),
        ("strength", "Inspectors praised the panel but said that it had moved house."),
    ],
)
def test_what_a_verb_gives_holds_as_far_as_a_turn(polarity: str, text: str) -> None:
    assert polarities(text) == [polarity]


def test_what_a_heading_gives_holds_for_its_list() -> None:
    items = "- visits are prompt, but some are late\n\n- turnover of staff is low"
    assert polarities(f"Strengths:\n\n{items}") == ["strength", "strength"]
    assert polarities(f"Weaknesses:\n\n{items}") == ["weakness", "weakness"]
    assert polarities(f"The inspectors found:\n\n{items}") == ["mixed", "strength"]
