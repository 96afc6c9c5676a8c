"""Minimal pairs of ratings: status, negation, coordination, who is rated, and words that are no rating."""

from __future__ import annotations

import pytest

from helpers.ratings import ratings

STATUS = [
    ("ilacs", "Kirklees Council was rated good.", "kirklees overall: good"),
    ("ilacs", "Kirklees Council hopes to be rated good.", "kirklees overall: good (expected)"),
    ("ilacs", "Kirklees Council was not rated good.", "kirklees overall: good (denied)"),
    ("ilacs", "Kirklees Council had previously been rated good.", "kirklees overall: good (historical)"),
    ("ilacs", "In 2016 Kirklees Council was rated good.", "kirklees overall: good (historical)"),
    ("ilacs", "Kirklees Council wants to become outstanding.", "kirklees overall: outstanding (expected)"),
    ("ilacs", "Kirklees Council could be rated inadequate.", "kirklees overall: inadequate (expected)"),
    ("ilacs", "Four years ago Kirklees Council was rated inadequate.", "kirklees overall: inadequate (historical)"),
    ("ilacs", "Kirklees Council is aiming for an outstanding rating.", "kirklees overall: outstanding (expected)"),
    ("stars", "Walsall Council expects to get two stars.", "walsall overall: two stars (expected)"),
    ("stars", "Walsall Council got two stars.", "walsall overall: two stars"),
    ("stars", "Walsall Council did not get two stars.", "walsall overall: two stars (denied)"),
    ("stars", "Last year Walsall Council had two stars.", "walsall overall: two stars (historical)"),
    ("ssi", "Brent Council's social services remain on special measures.", "brent intervention: special measures same"),
    ("ssi", "Brent Council's social services have come out of special measures.", "brent intervention: special measures (ended)"),
    ("ssi", "Special measures on Brent Council have been lifted.", "brent intervention: special measures (ended)"),
    ("ssi", "Reports that Brent Council is on special measures are untrue.", "brent intervention: special measures (denied)"),
    ("ssi", "Brent Council could be put on special measures.", "brent intervention: special measures (expected)"),
    ("ministry", "Slough Council has issued a section 114 notice.", "slough intervention: section 114 notice issued"),
    ("ministry", "Slough Council has not issued a section 114 notice.", "slough intervention: section 114 notice issued (denied)"),
    ("ministry", "Slough Council may have to issue a section 114 notice.", "slough intervention: section 114 notice issued (expected)"),
    ("ministry", "A best value notice was issued to Woking Council.", "woking intervention: notice in force"),
    ("ministry", "The best value notice at Woking Council has been withdrawn.", "woking intervention: notice in force (ended)"),
    ("ministry", "Commissioners have been appointed to run Thurrock Council.", "thurrock intervention: commissioners appointed"),
    ("ministry", "Commissioners will not be sent in to Thurrock Council.", "thurrock intervention: commissioners appointed (denied)"),
    ("estyn", "Cardiff Council does not require special measures.", "cardiff intervention: special measures (denied)"),
    ("rsh", "Leeds City Council was graded C3.", "leeds overall: C3"),
    ("rsh", "Leeds City Council was not given a C4.", "leeds overall: C4 (denied)"),
    ("rsh", "Leeds City Council hopes to be a C2 by the autumn.", "leeds overall: C2 (expected)"),
]  # fmt: skip

NEGATED_LABELS = [
    ("joint", "Social services in Walsall are serving most people well.", "walsall overall: serving most people well"),
    ("joint", "Social services in Walsall are not serving people well.", "walsall overall: not serving people well"),
    ("joint", "Social services in Walsall are serving some users well.", "walsall overall: serving some people well"),
    ("joint", "Walsall Council is serving people well.", "walsall overall: serving people well"),
    ("cpa-stars", "Torbay Council is improving adequately.", "torbay direction: improving adequately"),
    ("cpa-stars", "Torbay Council is not improving adequately.", "torbay direction: not improving adequately"),
    ("cpa-stars", "Torbay Council has no stars.", "torbay overall: no stars"),
    ("ombudsman", "It found maladministration by Lambeth Council.", "lambeth finding: maladministration"),
    ("ombudsman", "It found severe maladministration by Lambeth Council.", "lambeth finding: severe maladministration"),
    ("ombudsman", "It found no maladministration by Lambeth Council.", "lambeth finding: no maladministration"),
    ("lgsco", "A complaint against Fenland Council was upheld.", "fenland finding: upheld"),
    ("lgsco", "A complaint against Fenland Council was not upheld.", "fenland finding: not upheld"),
]  # fmt: skip

COORDINATION = [
    ("stars", "Derby and Rutland got three stars, Leeds two and York just one.",
     "derby overall: three stars; rutland overall: three stars; leeds overall: two stars; york overall: one star"),
    ("stars", "Two stars went to Derby and three to Leeds.", "derby overall: two stars; leeds overall: three stars"),
    ("stars", "Three stars: Derby, Leeds and York.", "derby overall: three stars; leeds overall: three stars; york overall: three stars"),
    ("stars", "Derby has three stars, as does Leeds.", "derby overall: three stars; leeds overall: three stars"),
    ("stars", "Derby has three stars, unlike Leeds.", "derby overall: three stars"),
    ("cpa", "Derby is excellent, Leeds good and York fair.", "derby overall: excellent; leeds overall: good; york overall: fair"),
    ("cpa", "Derby and Leeds are both good.", "derby overall: good; leeds overall: good"),
    ("cpa", "Derby is rated good, but Leeds is weak.", "derby overall: good; leeds overall: weak"),
    ("cpa", "While Derby was judged excellent, Leeds was judged poor.", "derby overall: excellent; leeds overall: poor"),
    ("ilacs", "Leeds was rated good. So was Derby.", "leeds overall: good; derby overall: good"),
    ("ilacs", "Leeds and Derby were both rated good, as were York and Hull.",
     "leeds overall: good; derby overall: good; york overall: good; hull overall: good"),
    ("ilacs", "Leeds, which was inspected in May, was rated good.", "leeds overall: good"),
    ("ilacs", "Leeds, like Derby, was rated good.", "leeds overall: good"),
    ("roads", "Norfolk was rated red, Suffolk amber and Essex green.", "norfolk overall: red; suffolk overall: amber; essex overall: green"),
    ("rsh", "Ipswich received a C2 and Stevenage a C1.", "ipswich overall: C2; stevenage overall: C1"),
    ("caa", "Carlisle City Council performs adequately, as does Copeland.",
     "carlisle overall: performs adequately; copeland overall: performs adequately"),
]  # fmt: skip

WHO = [
    ("ilacs", "Leeds City Council was rated good.", "leeds overall: good"),
    ("cqc", "Ashdown Lodge, a care home in Leeds, was rated good.", "~ overall: good"),
    ("ilacs", "Leeds City Council said that its school was rated good by Ofsted.", "~ overall: good"),
    ("ilacs", "Children's services in Leeds were rated good.", "leeds overall: good"),
    ("ilacs", "Ofsted rated Leeds City Council's children's services as good.", "leeds overall: good"),
    ("ilacs", "Leeds's children's services have been judged to be inadequate.", "leeds overall: inadequate"),
    ("ilacs", "A good rating has been awarded to Leeds City Council.", "leeds overall: good"),
    ("stars", "Leeds City Council runs five care homes, three of which have two stars.", ""),
    ("cqc", "Adult social care in Leeds has been rated as requires improvement.", "leeds overall: requires improvement"),
    ("cqc", "Leeds City Council requires improvement, the regulator found.", "leeds overall: requires improvement"),
]  # fmt: skip

ORDINARY = [
    ("ilacs", "Leeds City Council has made good progress.", ""),
    ("ilacs", "Inspectors found poor implementation of plans in Leeds.", ""),
    ("ilacs", "Leeds City Council has an outstanding debt of £3m.", ""),
    ("ilacs", "It was good that Leeds City Council had listened.", ""),
    ("cpa", "It is only fair to say that Leeds City Council has listened.", ""),
    ("cpa", "The Commission puts councils into five classes: excellent, good, fair, weak or poor.", ""),
    ("cpa", "Councils are rated excellent, good, fair, weak or poor.", ""),
    ("stars", "Councils with three stars are inspected less often.", ""),
    ("stars", "A council with no stars is given help by the department.", ""),
    ("ssi", "A council on special measures has to report every month.", ""),
    ("rsh", "C1 means that a landlord is delivering what tenants should expect.", ""),
    ("rsh", "What does a C3 mean?", ""),
    ("ilacs", "Leeds City Council is good at listening.", ""),
    ("ilacs", "Leeds City Council has an adequate supply of foster carers.", ""),
    ("cqc", "The service can be rated good or outstanding.", ""),
    ("cqc", "Seven in ten councils are good or better.", ""),
    ("stars", "There are 28 councils with one star and 74 with two stars.", ""),
    ("cpa", "No council in the region is weak.", ""),
    ("cpa", "Two councils were rated excellent and 17 good.", ""),
    ("ilacs", '"We want a good start for every child," said the leader of Leeds City Council.', ""),
]  # fmt: skip

JUDGEMENTS = [
    ("joint", "Walsall Council has uncertain prospects for improvement.", "walsall prospects: uncertain"),
    ("joint", "Prospects for improvement in Walsall are poor.", "walsall prospects: poor"),
    ("ilacs", "In Leeds services for care leavers were rated outstanding.",
     "leeds domain [the experiences and progress of care leavers]: outstanding"),
    ("ilacs", "Leeds City Council was rated good for help and protection.",
     "leeds domain [the experiences and progress of children who need help and protection]: good"),
    ("ilacs", "Leeds was rated good overall but inadequate for help and protection.",
     "leeds overall: good; leeds domain [the experiences and progress of children who need help and protection]: inadequate"),
    ("apa", "For staying safe, Leeds was judged adequate.", "leeds domain [staying safe]: adequate"),
    ("apa", "Capacity to improve in Leeds is outstanding.", "leeds prospects: outstanding"),
    ("cqc-2010", "Leeds is performing well overall and performing excellently on dignity and respect.",
     "leeds overall: performing well; leeds domain [maintaining personal dignity and respect]: performing excellently"),
    ("cpa-stars", "On use of resources Leeds scores three out of four.",
     "leeds domain [use of resources]: consistently above minimum requirements - performing well"),
    ("cqc", "Leeds City Council's scores are:\n\n- Assessing needs: 3\n- Safeguarding: 2",
     "leeds domain [assessing needs]: evidence shows a good standard; leeds domain [safeguarding]: evidence shows some shortfalls"),
    ("swia", "The grades for Fife Council are:\n\n- Impact on staff: good\n- Leadership and direction: very good",
     "fife domain [impact on staff]: good; fife domain [leadership and direction]: very good"),
    ("youth", "Inspectors gave organisational delivery in Walsall good and resettlement outstanding.",
     "walsall domain [organisational delivery]: good; walsall domain [resettlement]: outstanding"),
    ("estyn", "Provision at Cardiff Council is judged good and leadership adequate.",
     "cardiff domain [provision]: good; cardiff domain [leadership and management]: adequate"),
    ("best-value", "Pendle Council's refuse service was given two stars and has promising prospects for improvement.",
     "pendle overall: two stars; pendle prospects: promising"),
    ("send", "Inspectors found widespread and systemic failings in Medway.", "medway overall: widespread and/or systemic failings"),
    ("caa", "Cumbria County Council was given a green flag for flood recovery.", "cumbria flag: green flag"),
    ("lea", "Support for literacy at Medway Council is rated good.", "medway domain [literacy]: good"),
]  # fmt: skip

MOVEMENT = [
    ("stars", "Leeds has moved up from one star to two.", "leeds overall: two stars from one star"),
    ("stars", "Leeds has dropped from three stars to two.", "leeds overall: two stars from three stars"),
    ("stars", "Leeds has kept its three stars.", "leeds overall: three stars same"),
    ("stars", "Leeds again has two stars.", "leeds overall: two stars same"),
    ("stars", "Leeds drops a star to two.", "leeds overall: two stars from three stars"),
    ("stars", "Leeds remains on one star.", "leeds overall: one star same"),
    ("ilacs", "Leeds has been rated good, up from inadequate.", "leeds overall: good from inadequate"),
    ("ilacs", "Leeds has been downgraded from good to requires improvement.", "leeds overall: requires improvement from good"),
    ("ilacs", "Leeds is now good, having been inadequate in 2019.", "leeds overall: good from inadequate"),
    ("ilacs", "Leeds has retained its good rating.", "leeds overall: good same"),
    ("ilacs", "Leeds was rated requires improvement for the second time running.", "leeds overall: requires improvement same"),
    ("apa", "Leeds and Derby have both gone from adequate to good.", "leeds overall: good from adequate; derby overall: good from adequate"),
    ("stars", "Derby keeps its three stars and is joined by Leeds, which has gone up from two.",
     "derby overall: three stars same; leeds overall: three stars from two stars"),
]  # fmt: skip

CASES = [*STATUS, *NEGATED_LABELS, *COORDINATION, *WHO, *ORDINARY, *JUDGEMENTS, *MOVEMENT]


@pytest.mark.parametrize(("lead", "text", "expected"), CASES)
def test_case(lead: str, text: str, expected: str) -> None:
    assert ratings(lead, text) == {part.strip() for part in expected.split(";") if part}
