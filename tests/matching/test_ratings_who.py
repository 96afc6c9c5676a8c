"""Who is rated (a case is a line): rows, companions, places, announced names, providers, and what the article is about."""

from __future__ import annotations

import pytest

from helpers.ratings import ratings

ANNOUNCED = [
    ("stars", "Only two councils have one star. They are Hull and Poole.", "hull overall: one star; poole overall: one star"),
    ("stars", "Just three departments, compared with nine a year ago, are rated as having won only one star. They are Hull, Poole and Bury.",
     "hull overall: one star; poole overall: one star; bury overall: one star"),
    ("rsh", "Two councils were handed a C3.\n\nThe landlords named are:\n\n- Hull City Council\n- Ashford Borough Council",
     "hull overall: C3; ashford overall: C3"),
    ("rsh", "Two councils were handed a C3.\n\nAmong other news:\n\n- Hull City Council hired a director\n- Ashford Borough Council opened a pool\n- Luton Council met", ""),
    ("stars", "Nine councils are on no stars. These include Hull, Poole and Bury.",
     "hull overall: no stars; poole overall: no stars; bury overall: no stars"),
    ("cpa-stars", "Derby and Leeds, both now 3-star authorities, met. They are Hull and York.", "derby overall: three stars; leeds overall: three stars"),
]  # fmt: skip

LABELS = [
    ("rsh", "Two councils were handed a C3.\n\nThese are:\n\n- Hull City Council\n- Ashford Borough Council", "hull overall: C3; ashford overall: C3"),
    ("cqc", "Leeds City Council met.\n\nMoss Lodge care home:\n\nThe inspectors rated it good.", "~ overall: good"),
    ("cqc", "Leeds City Council met.\n\nGrades for Moss Lodge care home:\n\nThe inspectors rated it good.", "~ overall: good"),
    ("ilacs", "Leeds City Council met.\n\nWhat changed since the company took over:\n\nThe services were rated good.", "leeds overall: good"),
    ("ilacs", "Leeds City Council met.\n\nHow the trust is paid:\n\nInspectors rated the services good.", "leeds overall: good"),
    ("cpa", "Up from weak to fair come Torbay; Luton; Derby.",
     "torbay overall: fair from weak; luton overall: fair from weak; derby overall: fair from weak"),
    ("best-value", "Two stars for Barnsley homes, said the headline.", "~ overall: two stars"),
    ("cpa", "Leeds, Bradford's largest rival, was judged fair.", "leeds overall: fair"),
    ("cqc", "Inspectors gave a good rating to Moss Lodge care home in Leeds.", "~ overall: good"),
    ("cpa", "The commission's 'poor' Walsall has a new leader.", "walsall overall: poor"),
    ("estyn", "Provision at Cardiff Council is judged good, as is leadership.",
     "cardiff domain [provision]: good; cardiff domain [leadership and management]: good"),
    ("benefits", "The report finds that Waveney District Council's overall level of performance for its administration of benefits and counter-fraud activity was poor.",
     "waveney overall: poor"),
]  # fmt: skip

COMPANIONS = [
    ("stars", "Along with Poole Council, Hull is the only department to be rated one-star.", "poole overall: one star; hull overall: one star"),
    ("ilacs", "Together with Hull, Poole was judged inadequate.", "hull overall: inadequate; poole overall: inadequate"),
    ("ilacs", "Hull, along with Poole, was judged inadequate.", "hull overall: inadequate; poole overall: inadequate"),
    ("ilacs", "Unlike Hull, Poole was judged inadequate.", "poole overall: inadequate"),
    ("ilacs", "Working with Hull, Poole was judged good.", "poole overall: good"),
    ("ilacs", "Hull, as well as Poole and Bury, was judged outstanding.",
     "hull overall: outstanding; poole overall: outstanding; bury overall: outstanding"),
]  # fmt: skip

JOINING = [
    ("stars", "Hull fell into the bottom category, joining Poole and Bury.", "hull overall: no stars down; poole overall: no stars; bury overall: no stars"),
    ("estyn", "Cardiff joins Powys council in being in special measures.", "cardiff intervention: special measures; powys intervention: special measures"),
    ("stars", "Hull joins Poole and Bury on two stars.", "hull overall: two stars; poole overall: two stars; bury overall: two stars"),
    ("stars", "Jane Moss, who is joining Hull, ran a council with two stars.", ""),
    ("ilacs", "Hull has joined Poole in asking for help; it was rated inadequate.", "hull overall: inadequate"),
]  # fmt: skip

PLACED = [
    ("ilacs", "Two more authorities – Poole in Dorset and St Helens in Lancashire – have been given a requires improvement judgement.",
     "poole overall: requires improvement; st-helens overall: requires improvement"),
    ("ilacs", "Trafford in Greater Manchester was rated good.", "trafford overall: good"),
    ("ilacs", "Barnet in London and Bury in Lancashire were both rated good.", "barnet overall: good; bury overall: good"),
    ("ilacs", "Services in Trafford and in Bury were rated good.", "trafford overall: good; bury overall: good"),
    ("cqc", "A care home in Bury run by Trafford Council was rated good.", "~ overall: good"),
    ("stars", "Dorset has two stars, and Poole in Dorset has one.", "dorset-cc overall: two stars; poole overall: one star"),
]  # fmt: skip

PROVIDERS = [
    ("best-value", "Homes for Islington was rated as good and awarded two stars.", "~ overall: two stars"),
    ("best-value", "The repairs service of Wigan and Leigh Homes was judged to be a two-star service.", "~ overall: two stars"),
    ("best-value", "Derby Homes, which runs the council's houses, was given three stars.", "~ overall: three stars"),
    ("best-value", "Derby City Council's housing service was given three stars.", "derby overall: three stars"),
    ("rsh", "Hull City Council and Moss Vale Housing Association were graded C3.", "hull overall: C3; ~ overall: C3"),
    ("rsh", "Hull City Council, Octagon Housing and Leeds City Council were all graded C3.",
     "hull overall: C3; ~ overall: C3; leeds overall: C3"),
    ("cqc", "Bradford Teaching Hospitals NHS Foundation Trust was rated good.", "~ overall: good"),
    ("ilacs", "Moss Academy, a school in Leeds, was rated inadequate.", "~ overall: inadequate"),
    ("cqc", "Together Housing's care homes in Leeds were rated good, but Leeds City Council was rated inadequate.",
     "~ overall: good; leeds overall: inadequate"),
    ("ilacs", "The Kingsway Trust, which runs children's services for Slough Council, was rated inadequate.", "~ overall: inadequate"),
    ("cqc", "Slough Council's care home for adults, Moss Lodge, was rated good.", "~ overall: good"),
    ("ilacs", "The council's fostering agency was rated good by Ofsted, said Leeds City Council.", "leeds overall: good"),
    ("fire", "Avon and Somerset Police was rated good.", "~ overall: good"),
]  # fmt: skip

CHANGED = [
    ("ilacs", "In March two councils had their ratings limited by one grade to inadequate (Hull and Bury).",
     "hull overall: inadequate; bury overall: inadequate"),
    ("ilacs", "Ofsted has cut the rating of Hull Council to inadequate.", "hull overall: inadequate"),
    ("ilacs", "The rating of Hull Council was raised to good.", "hull overall: good up"),
    ("ilacs", "Hull Council's rating led to good talks.", ""),
    ("stars", "Only two councils have a single star. They are Hull and Bury.", "hull overall: one star; bury overall: one star"),
    ("stars", "Teams will help four of the councils that have no stars.", ""),
]  # fmt: skip

PARTS = [
    ("cpa", "The chairman acknowledged that many services at Liverpool were good.", ""),
    ("ilacs", "Some of the services in Liverpool were good.", ""),
    ("ilacs", "Most social workers in Liverpool were rated good by families.", ""),
    ("ilacs", "Services in Liverpool were judged good.", "liverpool overall: good"),
    ("ilacs", "Nearly all of Liverpool's schools are rated good.", ""),
    ("ilacs", "Half the homes in Liverpool were rated inadequate.", ""),
    ("ilacs", "All of Liverpool's children's homes are rated good or better.", ""),
]  # fmt: skip

FAR = [
    ("ilacs", "Inspectors spent two weeks at Leeds City Council in May. They met staff and read 40 files. The overall rating is good.", "leeds overall: good"),
    ("ilacs", "Inspectors visited Leeds City Council in May.\n\nStaff were praised.\n\nThe service was rated good overall.", "leeds overall: good"),
    ("ilacs", "Leeds City Council was rated good. Mary Bolton, the leader, was pleased. It was rated outstanding for leadership.",
     "leeds overall: good; leeds domain [the impact of leaders on social work practice with children and families]: outstanding"),
    ("stars", "Hull and Poole were inspected. The former has two stars.", "hull overall: two stars"),
    ("stars", "Hull and Poole were inspected. The latter has two stars.", "poole overall: two stars"),
    ("stars", "Hull was given one star and Poole two. Both councils had hoped for three stars.",
     "hull overall: one star; poole overall: two stars; hull overall: three stars (expected); poole overall: three stars (expected)"),
    ("ilacs", "Leeds was rated good. Its neighbour, Bradford, was rated inadequate.", "leeds overall: good; bradford overall: inadequate"),
    ("ilacs", "Leeds was rated good.\n\n- Birmingham: inspectors visited in May. The city council was rated inadequate.", "leeds overall: good; birmingham overall: inadequate"),
    ("cpa", "Councils have had their results. Leeds was pleased. Nationally, one in five is judged weak.", ""),
    ("ilacs", "Leeds was pleased. In all, 14 authorities have been judged inadequate since March.", ""),
]  # fmt: skip

BRACKETED = [
    ("ilacs", "Three councils (Hull, Poole and Bury) were rated good and two inadequate.",
     "hull overall: good; poole overall: good; bury overall: good"),
    ("youth", "One service (Camden) was rated outstanding and two (Brent and Leicester) were rated good.",
     "camden overall: outstanding; brent overall: good; leicester overall: good"),
    ("ilacs", "Two councils were judged inadequate (Hull and Poole).", "hull overall: inadequate; poole overall: inadequate"),
    ("ilacs", "Leeds (like Hull and Poole) was rated good.", "leeds overall: good"),
    ("cqc", "Two councils (Hull and Bury) have been rated outstanding, 12 good and three inadequate.",
     "hull overall: outstanding; bury overall: outstanding"),
    ("stars", "Five councils, two of them in the north (Hull and Bury), met. Leeds has two stars.", "leeds overall: two stars"),
    ("rsh", "It hit three housing providers with C3 grades. Hull City Council, Derby City Council and Octagon Housing Group must improve.",
     "hull overall: C3; derby overall: C3; ~ overall: C3"),
]  # fmt: skip

COUNTED_SUBJECTS = [
    ("stars", "Hull Council met. Of these, 12 ended up with two stars.", ""),
    ("stars", "Hull Council met. A further 76 were awarded two stars.", ""),
    ("stars", "Hull Council met. The picture is spoilt by 13 laggards who have been stuck on two stars.", ""),
    ("ilacs", "Hull Council met. Other services were inspected too. All were rated good.", ""),
    ("ilacs", "Hull and Poole were inspected. Both were rated good.", "hull overall: good; poole overall: good"),
    ("ilacs", "Hull Council, which took over from two districts, was rated good.", "hull overall: good"),
    ("ilacs", "Hull Council met 12 inspectors. Its services were rated good.", "hull overall: good"),
    ("ilacs", "Two weeks of inspection at Hull Council ended in May. It was rated good.", "hull overall: good"),
]  # fmt: skip

ROUND_UPS = [
    ("ssi", "Leeds and Hull met. Walsall, Derby, Bury, Barnet and Poole met. Walsall has a new director.\n\nIt rained.\n\nThe sun came out.\n\nA dog barked.\n\nThe rating, no stars, was a blow.", ""),
    ("ssi", "Walsall Council met. Walsall was calm. The rating is two stars.", "walsall overall: two stars"),
    ("ssi", "Experts from the three-star Kent County Council helped no-star Swindon.", "kent overall: three stars; swindon overall: no stars"),
]  # fmt: skip

CASES = [
    *LABELS,
    *ANNOUNCED, *COMPANIONS, *JOINING, *PLACED, *PROVIDERS, *CHANGED, *PARTS, *FAR, *BRACKETED, *COUNTED_SUBJECTS,
    *ROUND_UPS,
]  # fmt: skip


@pytest.mark.parametrize(("lead", "text", "expected"), CASES)
def test_case(lead: str, text: str, expected: str) -> None:
    assert ratings(lead, text) == {part.strip() for part in expected.split(";") if part}
