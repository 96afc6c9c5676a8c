"""Ratings told over a heading, an aside or several sentences (a case is a line): who has them, and for what."""

from __future__ import annotations

import pytest

from helpers.ratings import ratings

LEADERS = "domain [the impact of leaders on social work practice with children and families]"
PROTECTION = "domain [the experiences and progress of children who need help and protection]"
IN_CARE = "domain [the experiences and progress of children in care]"
LEAVERS = "domain [the experiences and progress of care leavers]"
PREVENTION = "domain [preventing fires and other risks]"
CULTURE = "domain [promoting the right values and culture]"
RESPONSE = "domain [responding to fires and other emergencies]"

HEADED = [
    ("ilacs", "Kirklees Council\n\nKirklees was rated good.\n\nTorbay Council\n\nThe council's services were judged inadequate.",
     "kirklees overall: good; torbay overall: inadequate"),
    ("ilacs", "Kirklees Council\n\nKirklees was rated good.\n\nTorbay Council\n\nLeadership was outstanding.",
     f"kirklees overall: good; torbay {LEADERS}: outstanding"),
    ("fire", "Kent Fire Service\n\nPrevention: good\n\nAvon Fire Service\n\nPrevention: inadequate",
     f"kent-fire {PREVENTION}: good; avon-fire {PREVENTION}: inadequate"),
    # a heading about something else ends what the one above it says, where only one names a council
    ("ilacs", "Leeds met Hull. Leeds is well. Leeds is calm.\n\nHull\n\nIt rained.\n\nThe Verdict\n\nThe rating is good.", "leeds overall: good"),
    ("ilacs", "Leeds met Hull. Leeds is well. Leeds is calm.\n\nHull\n\nThe rating is good.", "hull overall: good"),
]  # fmt: skip

NAMES_AFTER_VALUES = [
    ("fire", "Kent Fire and Rescue Service was outstanding at preventing fires, good at responding to fires and adequate at training and skills.",
     f"kent-fire {PREVENTION}: outstanding; kent-fire {RESPONSE}: good; kent-fire domain [getting the right people with the right skills]: adequate"),
    ("fire", "Kent Fire and Rescue Service met. The brigade was outstanding at preventing fires.", f"kent-fire {PREVENTION}: outstanding"),
    ("fire", "Avon Fire Service fared worse: inadequate for values and culture.", f"avon-fire {CULTURE}: inadequate"),
    ("fire", "Avon Fire Service gave a good account of values and culture.", ""),
    ("fire", "Avon Fire Service has ten good grades and an outstanding one for prevention.", f"avon-fire {PREVENTION}: outstanding"),
    ("fire", "Avon Fire Service was marked as 'requires improvement' on prevention, on values and culture and on response.",
     f"avon-fire {PREVENTION}: requires improvement; avon-fire {CULTURE}: requires improvement; avon-fire {RESPONSE}: requires improvement"),
    ("fire", "Avon Fire Service was inspected. It was good in six, adequate in three and required improvement in two: preventing fires and promoting values and culture.",
     f"avon-fire {PREVENTION}: requires improvement; avon-fire {CULTURE}: requires improvement"),
    ("ilacs", "Leeds, rated inadequate in 2019, now requires improvement.", "leeds overall: requires improvement from inadequate"),
]  # fmt: skip

WHOLE = [
    ("fire", "Avon Fire Service was inspected. Five areas are good and two (prevention and values and culture) require improvement.",
     f"avon-fire {PREVENTION}: requires improvement; avon-fire {CULTURE}: requires improvement"),
    ("fire", "Kent Fire Service joins Avon Fire Service as the only ones to get good across the board.", "kent-fire overall: good; avon-fire overall: good"),
    ("fire", "Kent Fire Service got good advice.", ""),
    ("ilacs", "Leeds City Council got good for leadership.", f"leeds {LEADERS}: good"),
    ("ilacs", "Leeds City Council got good news for leadership.", ""),
]  # fmt: skip

COUNCIL_NAMES = [
    ("cpa", "Kent and Medway Fire Authority is excellent and Avon is weak.", "kent-fire overall: excellent; avon-fire overall: weak"),
    ("cpa", "Two are poor: Derby City Council and Hull City Council.", "derby overall: poor; hull overall: poor"),
    ("cpa", "Two are poor.", ""),
]  # fmt: skip

NAMES_OF_THE_REGIME = [
    # 'the experiences of care leavers' is a name of another scheme; of this one 'experiences of care leavers' is
    ("ilacs", "Leeds City Council met. The experiences of care leavers were found to be good.", f"leeds {LEAVERS}: good"),
    ("ilacs", "Leeds was rated good. Leadership, help and protection, and the experiences of children in care all require improvement.",
     f"leeds overall: good; leeds {LEADERS}: requires improvement; leeds {PROTECTION}: requires improvement; leeds {IN_CARE}: requires improvement"),
    ("ilacs", "Leeds was rated good. The experiences of care leavers escaped criticism; the watchdog rated them outstanding.",
     f"leeds overall: good; leeds {LEAVERS}: outstanding"),
    ("ilacs", "Leeds was inspected. Three of the four judgements came out the same: 'requires improvement'.", ""),
    ("ilacs", "Leeds was inspected. Leadership: good. Care leavers: inadequate.", f"leeds {LEADERS}: good; leeds {LEAVERS}: inadequate"),
]  # fmt: skip

CLAUSES = [
    ("ilacs", "Two years after inspectors warned of drift, Leeds has been given the top grade.", "leeds overall: outstanding"),
    ("ilacs", "Inspectors warned of an inadequate rating for Leeds.", "leeds overall: inadequate (expected)"),
    ("ilacs", "Leeds's services were upgraded to good after six years of being inadequate.", "leeds overall: good from inadequate"),
    ("ilacs", "Children's services in Leeds are no longer inadequate.", "leeds overall: inadequate (ended)"),
    ("ilacs", "Children's services in Leeds are inadequate.", "leeds overall: inadequate"),
    ("ilacs", "Leaders in Leeds hope to have climbed to good.", "leeds overall: good (expected)"),
    ("ilacs", "Leeds City Council met. In 2020 inspectors had said that arrangements were inadequate.", "leeds overall: inadequate (historical)"),
    ("ilacs", "Leeds City Council met. In 2020 a tenant had said that arrangements were inadequate.", ""),
    ("ilacs", "Leadership in Leeds, including its plans for help and protection, was judged good.", f"leeds {LEADERS}: good"),
]  # fmt: skip

PERCENT = [
    ("cqc", "Leeds City Council met. It was given a score of 54 per cent, which makes it 'requires improvement'.", "leeds overall: requires improvement 54%"),
    ("cqc", "Leeds City Council met. Its partners were 54 councils, which are 'requires improvement'.", ""),
]  # fmt: skip

ASIDES = [
    ("ilacs", "Leeds's children's services are good, says Ofsted, which found on its last visit, in 2017, that they required improvement.",
     "leeds overall: good from requires improvement"),
    ("ilacs", "Leeds was rated good, which pleased its leaders, and leadership was judged outstanding.", f"leeds overall: good; leeds {LEADERS}: outstanding"),
    ("ministry", "Woking Council met. A Best Value Notice is a formal request.", ""),
    ("ministry", "Woking Council met. A Best Value Notice has been issued.", "woking intervention: notice in force"),
    ("ilacs", "Councillors in Leeds froze their pay until the council is rated good.", "leeds overall: good (expected)"),
    ("ilacs", "Councillors in Leeds froze their pay after the council was rated good.", "leeds overall: good"),
    ("fire", "Norfolk County Council met. Our service was rated good for prevention.", f"norfolk-fire {PREVENTION}: good"),
    ("fire", "Kent Fire Service met. No part of the service was graded inadequate.", ""),
    ("fire", "Kent Fire Service met. The service was graded inadequate.", "kent-fire overall: inadequate"),
    ("fire", "Kent Fire Service got ‘good’ for two, among them prevention and values and culture.", f"kent-fire {PREVENTION}: good; kent-fire {CULTURE}: good"),
]  # fmt: skip

SCHEMES = [
    ("cpa", "Good: Barnet, Leeds; fair: Bristol; poor: Walsall, Hackney.",
     "barnet overall: good; leeds overall: good; bristol overall: fair; walsall overall: poor; hackney overall: poor"),
    ("cpa", "Good news: Barnet and Leeds met.", ""),
    ("caa", "The organisational assessment gave Leeds City Council three out of four for managing performance.",
     "leeds domain [managing performance]: performs well"),
    ("send", "Children in Barnet typically have positive experiences, inspectors found.", "barnet overall: typically lead to positive experiences and outcomes"),
    ("estyn", "The performance of Cardiff's education services for children and young people is adequate.", "cardiff overall: adequate"),
    ("lgsco", "Lambeth Council was found guilty of maladministration.", "lambeth finding: fault causing injustice (public report)"),
    ("fire", "Kent Fire Service was rated good for prevention and outstanding for chip pans.", f"kent-fire {PREVENTION}: good; kent-fire domain [chip pans]: outstanding"),
    ("fire", "Kent Fire Service was rated good for prevention and outstanding for response.", f"kent-fire {PREVENTION}: good; kent-fire {RESPONSE}: outstanding"),
]  # fmt: skip

CASES = [
    *SCHEMES,
    *ASIDES,
    *HEADED,
    *NAMES_AFTER_VALUES,
    *WHOLE,
    *COUNCIL_NAMES,
    *NAMES_OF_THE_REGIME,
    *CLAUSES,
    *PERCENT,
]


@pytest.mark.parametrize(("lead", "text", "expected"), CASES)
def test_case(lead: str, text: str, expected: str) -> None:
    assert ratings(lead, text) == {part.strip() for part in expected.split(";") if part}
