"""What a sentence makes a finding of, in one line each: 'polarity / source', or 'none'.

Each pair of lines differs in one thing, and the reading with it; the article is an invented one about Leeds.
"""

from __future__ import annotations

import pytest

from helpers.bare_articles import record_of_text

LEAD = "Ofsted has published its report on children's services at Leeds City Council."
INSPECTOR = "Dame Hilda Marsh, Ofsted's chief inspector, said she was glad to publish it."
LEADER = "Councillor Jane Ashby, leader of Leeds City Council, said she was glad to read it."


def reading(text: str, lead: str = LEAD) -> str:
    """The reading of the one finding of a sentence below the lead, 'none' if there is none."""
    found = [finding for finding in record_of_text(f"{lead}\n\n{text}\n").findings if finding.text not in lead]
    if not found:
        return "none"
    (finding,) = found
    return f"{finding.polarity} / {finding.source.id if finding.source else 'nobody'}"


SHORT = [
    ("An inspection of services for children found serious weaknesses.", "weakness / ofsted"),
    ("An inspection of services for children found three boxes.", "none"),
    ("The inspectors uncovered long delays.", "weakness / ofsted"),
    ("The inspectors uncovered a statue.", "none"),
]
OF_WHOM = [
    ("Ofsted said it had failed to keep children safe.", "weakness / ofsted"),
    ("Ofsted said it had nothing to add to what was in its report.", "none"),
    ("The inspectors said that they had wrongly closed files for years.", "weakness / ofsted"),
    ("The inspectors said that they had read a hundred files in a week.", "none"),
]
NAMED = [
    (f"{INSPECTOR}\n\nDame Hilda also notes that visits to children were too slow.", "weakness / ofsted"),
    (f"{INSPECTOR}\n\nDame Hilda also notes that the report has forty pages and a map.", "none"),
    (f"{LEADER}\n\nCouncillor Ashby also notes that visits to children were too slow.", "none"),
]
OUTSIDE = [
    ("The Office for Standards in Education (Ofsted) found that visits were too slow.", "weakness / ofsted"),
    ("The Office for Standards in Education (Ofsted) is in London, too slow a town.", "none"),
    ("“Excellent support” for carers was found to be a strength.", "strength / ofsted"),
    ("“Excellent support was found to be a strength, Mrs Drew,” said a neighbour.", "none"),
    ("Ofsted praised the staff. Carers get good support, it said.", "two"),
    ("Leeds praised the staff. Carers get good support, it said.", "none"),
]
BACKGROUND = [
    ("They found a strong focus on early help since the service was rated inadequate in 2006.", "strength / ofsted"),
    ("They found the service to be inadequate.", "none"),
    ("In response to the judgement, we have worked hard to be better.", "none"),
    ("In the inspectors' judgement, the service has worked well for families.", "strength / ofsted"),
]
NOUNS = [
    ("Other criticisms centred on slow visits and poor records.", "weakness / ofsted"),
    ("Other criticisms were written on postcards by readers of this newspaper, said a councillor.", "none"),
    ("Areas requiring attention included the pace of visits.", "weakness / ofsted"),
    ("Areas requiring attention by gardeners are marked on the map in red.", "none"),
    ("The report blasted the council for slow visits to its foster carers.", "weakness / ofsted"),
    ("The horn of the fire engine blasted the council out of its sleep.", "none"),
]
VERDICTS = [
    ("The investigation found maladministration.", "weakness / ofsted"),
    ("The investigation found three boxes.", "none"),
    ("The ombudsman's investigation found service failure.", "weakness / ofsted"),
    ("The ombudsman's investigation found a letter.", "none"),
    ("The ombudsman finds the council at fault.", "weakness / ofsted"),
    ("The ombudsman finds the council online.", "none"),
    ("The ombudsman finds fault with the council, which has caused distress to Mr Drew.", "weakness / ofsted"),
    ("The ombudsman has ruled that the landlord was too slow.", "weakness / ofsted"),
    ("The inquiry determined that the officers were unaware of it.", "weakness / ofsted"),
]
IN_HIS_REPORT = [
    (f"{INSPECTOR}\n\nIn her report, she said visits to children were too slow.", "weakness / ofsted"),
    (f"{INSPECTOR}\n\nIn her kitchen, she said visits to children were too slow.", "none"),
    (f"{LEADER}\n\nIn her report, she said visits to children were too slow.", "none"),
    (f"{INSPECTOR}\n\nIn the report she says that plans were out of date.", "weakness / ofsted"),
    (f"{INSPECTOR}\n\nIn her latest report, she noted that plans had gaps.", "weakness / ofsted"),
]
GOING_BACK = [
    ("Ofsted has now made up its mind. Its view is that plans were too late.", "weakness / ofsted"),
    ("Ofsted has now made up its mind. Its view of the park is a good one.", "none"),
    ("The leader has now made up her mind. Her view is that plans were too late.", "none"),
    ("The inspectors have met again. Their judgement is that leaders are slow.", "weakness / ofsted"),
    ("Furthermore, the inspection determined that nobody knows where staff should be sent.", "weakness / ofsted"),
]
BESIDE_A_RATING = [
    ("The inspectors found serious weaknesses in fostering and rated the service poor.", "weakness / ofsted"),
    ("The inspectors found their way about and rated the service inadequate.", "none"),
    ("The inspectors uncovered long delays, and judged the prospects for improvement to be poor.", "weakness / ofsted"),
    ("The council came under fire for delays in adoption.", "weakness / ofsted"),
    ("The council came under the roof of its town hall for adoption.", "none"),
]


OTHERS_SAY = [
    ("A spokesman for the council said it was disappointed with the report.", "none"),
    ("Unions said they were worried about the loss of jobs.", "none"),
    ("Ofsted said it was concerned about the number of agency staff.", "weakness / ofsted"),
    ("Ofsted said it had heard the council's case in November.", "none"),
    ("Inspectors said they were worried about the number of agency staff.", "weakness / ofsted"),
]
RECEIVED = [
    ("The fostering service drew praise for its training.", "strength / ofsted"),
    ("The fostering service drew criticism for its panel.", "weakness / ofsted"),
    ("The fostering service drew a map for its panel.", "none"),
    ("The mayor drew criticism for his hat, said Mrs Drew.", "none"),
    ("The service has not received praise for years.", "none"),
    ("Leeds was given a scathing report after a visit in March.", "weakness / ofsted"),
    ("Leeds was given a bound report after a visit in March.", "none"),
    ("The report paints a bleak picture of the fostering service.", "weakness / ofsted"),
    ("The report paints a positive picture of the fostering service.", "strength / ofsted"),
]
THERE_WERE = [
    ("There was also high praise for the staff of the family centres.", "strength / ofsted"),
    ("There were also concerns about the number of agency staff.", "weakness / ofsted"),
    ("There were no concerns about the number of agency staff.", "none"),
    ("There were concerns about parking, residents said.", "none"),
    ("Areas for improvement include the timeliness of assessments.", "weakness / ofsted"),
    ("Four areas for improvement are set out on its last page.", "none"),
    ("Areas needing particular attention are the panel and the recording of visits.", "weakness / ofsted"),
]
NAMED_AFTER = [
    ("The letter to the council's director highlights weaknesses in the panel.", "weakness / ofsted"),
    ("The director's letter to the panel highlights weaknesses in the panel.", "none"),
    ("A lack of oversight was also a concern.", "weakness / ofsted"),
    ("A lack of oversight was also a habit of the last manager, said Mrs Drew.", "none"),
    ("Other strengths highlighted in the report include work with schools.", "strength / ofsted"),
    ("The slow panel was criticised.", "weakness / ofsted"),
    ("The slow panel was criticised by residents.", "none"),
]
CONFIDED = [
    ("Staff told the review team that they were well supported.", "strength / ofsted"),
    ("Staff told the review team that they were in the canteen.", "none"),
    ("Social workers told inspectors that caseloads were too high.", "weakness / ofsted"),
    ("The council told inspectors that caseloads were too high.", "none"),
    ("Inspectors were told that carers were let down.", "weakness / ofsted"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(*SHORT, *OF_WHOM, *NAMED, *BACKGROUND, *NOUNS, *VERDICTS, *IN_HIS_REPORT, *GOING_BACK, *BESIDE_A_RATING),
        *(*OTHERS_SAY, *RECEIVED, *THERE_WERE, *NAMED_AFTER, *CONFIDED),
    ],
)
def test_reading(text: str, expected: str) -> None:
    assert reading(text) == expected


@pytest.mark.parametrize(("text", "expected"), OUTSIDE)
def test_brackets_and_quotation_marks_beside_the_source(text: str, expected: str) -> None:
    found = [finding for finding in record_of_text(f"{LEAD}\n\n{text}\n").findings if finding.text not in LEAD]
    count = {"none": 0, "two": 2}.get(expected, 1)
    assert len(found) == count
    assert expected in ("none", "two") or reading(text) == expected


def test_a_sentence_ends_after_an_initial_where_no_name_goes_on() -> None:
    text = "The ombudsman finds fault with the council, which let down Mr X. The council will pay him £500 in June."
    record = record_of_text(f"{LEAD}\n\n{text}\n")
    assert [finding.text[-5:] for finding in record.findings] == ["Mr X."]
    assert [action.text[:11] for action in record.action_points] == ["The council"]


def test_they_after_a_list_are_those_who_found_what_it_holds() -> None:
    more = "They also found areas where plans were weak."
    record = record_of_text(f"{LEAD}\n\nThe inspectors praised:\n\n- good homes\n- warm staff\n\n{more}\n")
    assert more in [finding.text for finding in record.findings]
    plain = more.replace("areas where plans were weak", "out what others do")
    assert plain not in [finding.text for finding in record_of_text(record.text.replace(more, plain)).findings]


def test_we_are_the_reviewers_where_they_write_that_they_visited() -> None:
    found = "We found that plans were too late."
    assert reading(found) == "none"
    record = record_of_text(f"{LEAD}\n\nWe visited the council in May. {found}\n")
    assert [finding.text for finding in record.findings] == [found]


def test_what_a_report_says_of_itself_is_no_finding() -> None:
    record = record_of_text(f"{LEAD}\n\nThe report states: “These reviews may cover the weakness of plans.”\n")
    assert record.findings == ()
