"""What is left out or turned round: numbers without their noun, 'the others', pronouns, rows that are paired (a case is a line)."""

from __future__ import annotations

import pytest

from helpers.ratings import ratings, read

OUTCOMES = "[the experiences and progress of {}]"
CARE_LEAVERS = OUTCOMES.format("care leavers")
IN_CARE = OUTCOMES.format("children in care")
PROTECTED = OUTCOMES.format("children who need help and protection")
LEADERS = "[the impact of leaders on social work practice with children and families]"

NUMBERS = [
    ("stars", "Also on three are Kent, Medway and Slough. On two: Reading, Wokingham. Only Oxfordshire is on one.",
     "kent overall: three stars; medway overall: three stars; slough overall: three stars; reading overall: two stars; "
     "wokingham overall: two stars; oxfordshire overall: one star"),
    ("ilacs", "Also on three committees are Kent, Medway and Slough.", ""),
    ("stars", "There are three stars for Bolton. Wigan has to make do with one. Oldham has none at all.",
     "bolton overall: three stars; wigan overall: one star; oldham overall: no stars"),
    ("stars", "There are three stars for Bolton. Oldham has none of its neighbour's luck.", "bolton overall: three stars"),
    ("stars", "Two councils were left with a single star, Leeds and Wigan. Four others have three: Kent, Bolton, Oldham and Salford.",
     "leeds overall: one star; wigan overall: one star; kent overall: three stars; bolton overall: three stars; "
     "oldham overall: three stars; salford overall: three stars"),
    ("stars", "Bolton lost one of its three stars.", "bolton overall: two stars from three stars"),
    ("stars", "Swindon gets its second star.", "swindon overall: two stars from one star"),
    ("stars", "Swindon has its second star.", "swindon overall: two stars"),
    ("caa", "Doncaster has two red flags, for child safety and for housing.", "doncaster flag: red flag"),
    ("caa", "Two councils have red flags.", ""),
    ("apa", "Luton got two adequates, for being healthy and staying safe.",
     "luton domain [being healthy]: adequate; luton domain [staying safe]: adequate"),
    ("apa", "Luton has four goods and an adequate.", ""),
]  # fmt: skip

PARTS = [
    ("ilacs", "Leeds City Council has been rated good in three areas and outstanding for its care leavers.", f"leeds domain {CARE_LEAVERS}: outstanding"),
    ("ilacs", "Leeds City Council is outstanding for care leavers and good in everything else.",
     f"leeds domain {CARE_LEAVERS}: outstanding; leeds domain {IN_CARE}: good; leeds domain {PROTECTED}: good; leeds domain {LEADERS}: good"),
    ("ilacs", "Leeds City Council was rated good. Help for care leavers was outstanding. The other three judgements were all good.",
     f"leeds overall: good; leeds domain {CARE_LEAVERS}: outstanding; leeds domain {IN_CARE}: good; leeds domain {PROTECTED}: good; leeds domain {LEADERS}: good"),
    ("ilacs", "Leeds City Council was rated good. Help for care leavers was outstanding. The other two judgements were all good.",
     f"leeds overall: good; leeds domain {CARE_LEAVERS}: outstanding"),
    ("ilacs", "Leeds City Council was rated good. Services for children in need of help and protection, and those for children in care, were both found to require improvement.",
     f"leeds overall: good; leeds domain {PROTECTED}: requires improvement; leeds domain {IN_CARE}: requires improvement"),
    ("youth", "The youth justice service in Portsmouth was rated good. Resettlement was not: it requires improvement.",
     "portsmouth overall: good; portsmouth domain [resettlement]: requires improvement"),
]  # fmt: skip

WHO = [
    ("ilacs", "Leeds and York were rated good and inadequate respectively.", "leeds overall: good; york overall: inadequate"),
    ("ilacs", "Unlike York, which is inadequate, Leeds is good.", "york overall: inadequate; leeds overall: good"),
    ("ilacs", "Ofsted rated York inadequate in 2018. Now it is good.", "york overall: inadequate (historical); york overall: good"),
    ("ilacs", "Ofsted rated York inadequate in 2018. Now it is good to be back there.", "york overall: inadequate (historical)"),
    ("ilacs", "York Council is waiting for its rating. Before the pandemic it was good.", "york overall: good (historical)"),
    ("ilacs", "York Council is waiting for its bus. Before the pandemic it was good.", ""),
    ("ilacs", "It would be good for York Council if inspectors came soon.", ""),
    ("cpa", "There are two weak councils, Luton and Thurrock.", "luton overall: weak; thurrock overall: weak"),
    ("cpa", "Swindon and Torbay find themselves among the poor ones.", "swindon overall: poor; torbay overall: poor"),
    ("cpa", "Fenland came out weak, Huntingdonshire good and East Cambridgeshire fair.",
     "fenland overall: weak; huntingdonshire overall: good; east-cambridgeshire overall: fair"),
    ("cpa", "Fenland came out for a good cause.", ""),
]  # fmt: skip

STATES = [
    ("ministry", "The best value notice of South Cambridgeshire has expired.", "south-cambridgeshire intervention: notice in force (ended)"),
    ("ministry", "The notice at Mansfield has been lifted.", "mansfield intervention: notice in force (ended)"),
    ("ministry", "The notice at Mansfield, which would have lapsed this month, has been renewed.", "mansfield intervention: notice in force"),
    ("ministry", "A planning notice at Mansfield has been taken down.", ""),
    ("ministry", "Mansfield was given a best value notice in 2021. The notice was lifted last year.", "mansfield intervention: notice in force (ended)"),
    ("ministry", "The government plans to send commissioners to Nottingham City Council.", "nottingham intervention: commissioners appointed (expected)"),
    ("lgsco", "The Ombudsman found Harrow Council at fault, but no injustice.", "harrow finding: fault, no injustice"),
    ("lgsco", "The Ombudsman found fault by Harrow Council, which had not caused injustice.", "harrow finding: fault, no injustice"),
    ("lgsco", "The Ombudsman found fault by Harrow Council, which had caused injustice.", "harrow finding: fault causing injustice (public report)"),
    ("ilacs", "Inspectors made a monitoring visit to Leeds City Council, which was judged inadequate in the spring.", "leeds overall: inadequate (historical)"),
    ("ilacs", "Inspectors made a short visit to Leeds City Council, which was judged inadequate.", "leeds overall: inadequate"),
    ("ilacs", "A monitoring visit took place at Leeds City Council, which is inadequate.", "leeds overall: inadequate"),
    ("ilacs", "At Leeds City Council managers expect nothing less than good.", "leeds overall: good (expected)"),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "text", "expected"), [*NUMBERS, *PARTS, *WHO, *STATES])
def test_case(lead: str, text: str, expected: str) -> None:
    assert ratings(lead, text) == {part.strip() for part in expected.split(";") if part}


NOTICES = [
    ("ministry", "Slough has a best value notice. Nine councils are under a best value notice. Surrey's and Kent's were lifted in May.",
     "slough intervention: notice in force; surrey intervention: notice in force (ended); kent intervention: notice in force (ended)"),
    ("ministry", "Torbay Council's notice, which was issued in January 2021, has been lifted. A best value notice is in force at Slough Council.",
     "torbay intervention: notice in force (ended); slough intervention: notice in force"),
    ("ministry", "The minister has issued a best value notice to Medway Council and lifted the one at Torbay.",
     "medway intervention: notice in force; torbay intervention: notice in force (ended)"),
    ("ministry", "The minister has issued a best value notice to Medway Council and lifted the mood at Torbay.", "medway intervention: notice in force"),
    ("ministry", "Six best value notices are in force. Surrey's, Warrington's and Leeds's were lifted in March.",
     "surrey intervention: notice in force (ended); warrington intervention: notice in force (ended); leeds intervention: notice in force (ended)"),
    ("ministry", "Six best value notices are in force. Surrey's leader and Leeds's were pleased in March.", ""),
    ("ssi", "Bedfordshire is on special measures. Being on special measures is not a punishment.", "bedfordshire intervention: special measures"),
]  # fmt: skip

TIMES = [
    ("cqc-2010", "Wigan is performing well. It was performing well in 2009.", "wigan overall: performing well"),
    ("cpa", "Rochdale waits. Town hall sources expect the council to be given two out of four for education and to be rated fair.", "rochdale domain [education]: 2/4 (expected); rochdale overall: fair (expected)"),
    ("caa", "Kent County Council was visited. Areas can be given green flags for exceptional work and red flags for serious concerns.", ""),
    ("ilacs", "Good: Kent, Essex\n\nRequires improvement: Medway\n\nInadequate: Slough",
     "kent overall: good; essex overall: good; medway overall: requires improvement; slough overall: inadequate"),
    ("ilacs", "St Helens, which was rated inadequate in 2019, was given requires improvement earlier this year.", "st-helens overall: requires improvement from inadequate"),
    ("cqc-2010", "Adult social care in Wigan is performing excellently. It was performing well in 2009.",
     "wigan overall: performing excellently; wigan overall: performing well (historical)"),
    ("cqc-2010", "Adult social care in Wigan was performing well in 2009.", "wigan overall: performing well"),
    ("best-value", "A waste service at Rutland that had no stars when it was inspected in 2000 now has one.", "rutland overall: one star from no stars"),
    ("ilacs", "Knowsley was rated good. Its director expects help and protection to be outstanding by the next visit.",
     f"knowsley overall: good; knowsley domain {PROTECTED}: outstanding (expected)"),
    ("swia", "Social work in Moray has climbed out of the weak category.", "moray overall: weak (ended)"),
]  # fmt: skip

WORDS = [
    ("cqc", "Torbay Council is good with 71%.", "torbay overall: good 71%"),
    ("cqc", "Torbay Council is good with people.", ""),
    ("cqc", "Medway requires improvement. At 58% it was five points short.", "medway overall: requires improvement 58%"),
    ("scots-housing", "Dundee got a B for housing management and a C for homelessness services.",
     "dundee domain [housing management]: good (B); dundee domain [services for homeless people]: fair (C)"),
    ("scots-housing", "Dundee took a C road to housing management.", ""),
    ("best-value", "No stars for the way in which Gateshead runs its parks, although prospects are promising.",
     "gateshead overall: no stars; gateshead prospects: promising"),
    ("lea", "Rochdale is a satisfactory local education authority with good capacity to improve.", "rochdale overall: satisfactory; rochdale prospects: good"),
    ("lea", "It would be a satisfactory sort of authority, said Rochdale.", ""),
    ("joint", "Most people who use social services in Bedfordshire are served well.", "bedfordshire overall: serving most people well"),
    ("joint", "Most people who use social services in Bedfordshire are served late.", ""),
    ("joint", "Most of the people who turn to Herefordshire's social services are well served by them.", "herefordshire overall: serving most people well"),
    ("send", "Bury's area partnership has been found to have widespread and systemic failings.", "bury overall: widespread and/or systemic failings"),
    ("ilacs", "Slough, inspected in September, is good across the board, as is Bracknell Forest.", "slough overall: good; bracknell-forest overall: good"),
    ("ilacs", "Herefordshire requires improvement to be good, and for children in care it is already good.",
     f"herefordshire overall: requires improvement; herefordshire domain {IN_CARE}: good"),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "text", "expected"), [*NOTICES, *TIMES, *WORDS])
def test_of_what_a_word_speaks(lead: str, text: str, expected: str) -> None:
    assert ratings(lead, text) == {part.strip() for part in expected.split(";") if part}


JUDGED_ELSEWHERE = [
    ("ministry", 'Commissioners will leave Slough Council in November rather than this spring.', 'slough intervention: commissioners appointed'),
    ("ministry", 'Commissioners at Slough Council have been asked to stay for another year.', 'slough intervention: commissioners appointed'),
    ("ministry", 'Commissioners have overseen Slough Council since 2021.', 'slough intervention: commissioners appointed'),
    ("ministry", 'The notice at Herefordshire will be reviewed in July. It is a best value notice.', 'herefordshire intervention: notice in force'),
    ('rsh', 'Ashfield and Lewes were both graded C3. Lewes had a C2 as recently as February.', 'ashfield overall: C3; lewes overall: C3; lewes overall: C2 (historical)'),
    ('ilacs', 'Ofsted rates Kent requires improvement, up from inadequate in 2021, with good for children in care.', 'kent overall: requires improvement from inadequate; kent domain [the experiences and progress of children in care]: good'),
    ('caa', 'Areas can be given green flags for exceptional work and red flags for serious concerns. Kent has a green flag.', 'kent flag: green flag'),
    ('ssi', 'Swindon was one of the first councils to be given no stars.', 'swindon overall: no stars'),
    ('best-value', 'Publication of the report on Mansfield has been put back after the council challenged a draft that is understood to have given it no stars.', 'mansfield overall: no stars (expected)'),
    ('best-value', "The Benefit Fraud Inspectorate says that Preston's benefits service, which was rated poor in 2001, has got to fair.", 'preston overall: fair from poor'),
    ('cqc', 'Kent scored 89%. It is outstanding. Medway is good with 71%.', 'kent overall: outstanding 89%; medway overall: good 71%'),
    ('scots-housing', 'Leeds is good and Dundee was given a B for housing management.', 'dundee domain [housing management]: good (B)'),
    ('ssi', 'An improvement notice is not a punishment, said Bedfordshire.', ''),
    ('ilacs', 'Of the three, only Kent is good. Medway and Slough require improvement.', 'kent overall: good; medway overall: requires improvement; slough overall: requires improvement'),
    ('ilacs', 'Not so Medway, which is inadequate.', 'medway overall: inadequate'),
    ('ilacs', 'First came the good news: Kent is outstanding. Then the bad: Medway has slipped to requires improvement.', 'kent overall: outstanding; medway overall: requires improvement down'),
    ('ilacs', "Kent's verdict is good; Medway's is requires improvement.", 'kent overall: good; medway overall: requires improvement'),
    ('ilacs', 'The verdict on Kent is good, that on Medway inadequate.', 'kent overall: good; medway overall: inadequate'),
    ('ilacs', 'Kent joins Essex in the outstanding bracket. Medway remains stuck at inadequate.', 'kent overall: outstanding; essex overall: outstanding; medway overall: inadequate same'),
    ('ilacs', 'Kent is good for the third time in a row.', 'kent overall: good same'),
    ('ilacs', 'Kent keeps the good rating that it has had since 2018.', 'kent overall: good same'),
    ('ilacs', "A 'good' for Kent, an 'inadequate' for Medway: it has been a mixed week.", 'kent overall: good; medway overall: inadequate'),
    ('ilacs', 'Kent County Council: Good (was Requires improvement)', 'kent overall: good from requires improvement'),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "text", "expected"), JUDGED_ELSEWHERE)
def test_how_rounds_and_digests_word_it(lead: str, text: str, expected: str) -> None:
    assert ratings(lead, text) == {part.strip() for part in expected.split(";") if part}


WORDINGS_OF_REGIMES = [
    ('ssi', "A joint review of Merton's social services reveals uncertain prospects for improvement.", 'merton prospects: uncertain'),
    ('ssi', 'Merton Council, which was awarded a zero-star rating for its social services in May, has promising prospects.', 'merton overall: no stars; merton prospects: promising'),
    ('ssi', 'The review of one-star Greenwich social services department found promising prospects.', 'greenwich overall: one star; greenwich prospects: promising'),
    ('estyn', 'The current performance of both local authorities, Monmouthshire and Torfaen, is unsatisfactory.', 'monmouthshire overall: unsatisfactory; torfaen overall: unsatisfactory'),
    ('estyn', 'That leaves four councils - Torfaen, Conwy, Monmouthshire and Powys - still in special measures.', 'torfaen intervention: special measures same; conwy intervention: special measures same; monmouthshire intervention: special measures same; powys intervention: special measures same'),
    ('estyn', 'Pembrokeshire and Conwy have been lifted out of special measures.', 'pembrokeshire intervention: special measures (ended); conwy intervention: special measures (ended)'),
    ('cqc', 'Four of the five authorities tested – Kent, Suffolk, Norfolk and Essex – received a good rating, the second highest grade below outstanding.', 'kent overall: good; suffolk overall: good; norfolk overall: good; essex overall: good'),
    ('cqc', 'Three councils (Kent, Suffolk and Norfolk) have been rated outstanding.', 'kent overall: outstanding; suffolk overall: outstanding; norfolk overall: outstanding'),
    ('cqc', "Kent County Council, Suffolk County Council and Norfolk County Council were all assessed as 'good', the second top rating behind outstanding.", 'kent overall: good; suffolk overall: good; norfolk overall: good'),
    ('cqc', "Kent County Council and Medway Council both received a rating of 'Good', while Slough Council was told it requires improvement.", 'kent overall: good; medway overall: good; slough overall: requires improvement'),
    ('cqc', "Kent's adult social care has been given a 'good' rating, a step up from its pilot rating of requires improvement.", 'kent overall: good from requires improvement'),
    ('ilacs', "Kent's children's services have gone from inadequate to outstanding in four years.", 'kent overall: outstanding from inadequate'),
    ('ilacs', "Kent has been told its children's services are 'inadequate', just two years after they were found to be 'good'.", 'kent overall: inadequate from good'),
    ('ilacs', "Ofsted said services in Kent 'require improvement to be good'. They had been rated good at the last inspection in 2019.", 'kent overall: requires improvement; kent overall: good (historical)'),
    ('ilacs', 'Ofsted has upgraded Kent to good. It upgrades few.', 'kent overall: good up'),
    ('ilacs', 'Kent loses its outstanding rating and is now good.', 'kent overall: good from outstanding'),
    ('ilacs', 'The overall judgement on Kent is good, with outstanding for care leavers.', 'kent overall: good; kent domain [the experiences and progress of care leavers]: outstanding'),
    ('ilacs', 'For the experiences of children in care Kent got a good, for leadership an inadequate.', 'kent domain [the experiences and progress of children in care]: good; kent domain [the impact of leaders on social work practice with children and families]: inadequate'),
    ('rsh', "Slough Council's C4, the lowest grade there is, is only the second that the regulator has given.", 'slough overall: C4'),
    ('rsh', 'The regulator gave Slough Council its lowest consumer grade, C4.', 'slough overall: C4'),
    ('rsh', "The regulator confirmed Slough Council's C3 and raised Kent County Council's from C3 to C2.", 'slough overall: C3; kent overall: C2 from C3'),
    ('lgsco', 'Kent County Council must pay £500 after the Ombudsman found it at fault.', 'kent finding: fault causing injustice (public report)'),
    ('ombudsman', 'The Housing Ombudsman made four findings of severe maladministration against Lambeth Council and one against Southwark Council.', 'lambeth finding: severe maladministration; southwark finding: severe maladministration'),
    ('ombudsman', 'It found severe maladministration in how Lambeth Council handled leaks and service failure in its handling of the complaint.', 'lambeth finding: severe maladministration; lambeth finding: service failure'),
    ('joint', 'Merton is serving some people well but its prospects are poor, the worst of any council reviewed this year.', 'merton overall: serving some people well; merton prospects: poor'),
    ('apa', 'Ofsted graded Kent 3 overall, 4 for enjoying and achieving and 2 for staying safe.', 'kent overall: good; kent domain [enjoying and achieving]: outstanding; kent domain [staying safe]: adequate'),
    ('caa', 'Kent was scored three out of four overall, with a four for managing performance.', 'kent overall: performs well; kent domain [managing performance]: performs excellently'),
    ('cqc', 'Kent received the highest rating of 4 for partnerships and communities.', 'kent domain [partnerships and communities]: evidence shows an exceptional standard'),
    ('cqc', 'Kent received the highest rating of the five.', 'kent overall: outstanding'),
    ('ilacs', 'On help and protection Kent is inadequate; on everything else it requires improvement.', 'kent domain [the experiences and progress of children who need help and protection]: inadequate; kent domain [the experiences and progress of children in care]: requires improvement; kent domain [the experiences and progress of care leavers]: requires improvement; kent domain [the impact of leaders on social work practice with children and families]: requires improvement'),
    ('ilacs', 'Ofsted has stripped Kent of its outstanding rating and now says that it requires improvement.', 'kent overall: requires improvement from outstanding'),
    ('ilacs', 'Inspectors judged Kent good on three of the four measures.', ''),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "text", "expected"), WORDINGS_OF_REGIMES)
def test_how_each_regime_is_worded(lead: str, text: str, expected: str) -> None:
    assert ratings(lead, text) == {part.strip() for part in expected.split(";") if part}


@pytest.mark.parametrize(
    ("time", "year"), [("last year", 2023), ("a year ago", 2023), ("two years ago", 2022), ("in 2019", 2019)]
)
def test_the_year_of_an_earlier_value_is_counted_from_that_of_the_article(time: str, year: int) -> None:
    text = f"Ofsted has been to Kent, which is good. Slough was rated inadequate {time}."
    periods = {rating.council: rating.period for rating in read(text, 2024)._.councilscope_ratings}
    assert periods["slough"] is not None
    assert periods["slough"].first_year == year


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Inspectors gave Gloucester two stars for its museums service.", "museums"),
        ("Gloucester has two stars for a very good service.", "service"),
        ("Inspectors of housing gave Gloucester two stars.", "housing"),
    ],
)
def test_a_service_that_is_not_known_is_named_by_its_own_words(text: str, subject: str) -> None:
    lead = "Best value inspectors of the Audit Commission have published a report."
    (rating,) = read(f"{lead}\n\n{text}", 2003)._.councilscope_ratings
    assert rating.subject == subject


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Kent is good, up from inadequate in 2021.", 2021),
        ("Kent is good, up from inadequate, which in 2021 was a shock.", None),
        ("Kent is good, up from inadequate.", None),
    ],
)
def test_the_year_of_a_previous_value_stands_beside_it(text: str, year: int | None) -> None:
    (rating,) = read(
        f"Ofsted has published its inspection of children's services.\n\n{text}", 2024
    )._.councilscope_ratings
    assert rating.previous is not None
    assert rating.previous.year == year
