"""Whether a value holds (a case is a line): hope, target, wait, refusal, dispute, threshold, history, end."""

from __future__ import annotations

import pytest

from helpers.ratings import ratings

HOPED = [
    ("ilacs", "Leeds City Council is confident that it will be rated good.", "leeds overall: good (expected)"),
    ("ilacs", "Leeds City Council has set itself a target of an outstanding rating by 2026.", "leeds overall: outstanding (expected)"),
    ("ilacs", "Our ambition is for Leeds City Council to be rated outstanding.", "leeds overall: outstanding (expected)"),
    ("rsh", "Leeds City Council says that it is on course for a C2.", "leeds overall: C2 (expected)"),
    ("rsh", "Leeds City Council was graded C3 and is working towards a C1.", "leeds overall: C3; leeds overall: C1 (expected)"),
    ("stars", "If Walsall Council is given no stars, ministers will step in.", "walsall overall: no stars (expected)"),
    ("stars", "Walsall Council needs two stars to win the money.", "walsall overall: two stars (expected)"),
    ("stars", "Walsall Council had been confident of two stars.", "walsall overall: two stars (expected)"),
    ("stars", "Walsall Council needed two stars but got one.", "walsall overall: two stars (expected); walsall overall: one star"),
    ("ilacs", "Leeds City Council is predicted to be rated inadequate.", "leeds overall: inadequate (expected)"),
    ("ilacs", "Leeds City Council feared that it would be rated inadequate.", "leeds overall: inadequate (expected)"),
    ("ilacs", "Leeds City Council is at risk of being rated inadequate.", "leeds overall: inadequate (expected)"),
    ("ilacs", "A self-assessment by Leeds City Council rates its services as good.", "leeds overall: good"),
    ("ssi", "Brent Council faces being put on special measures.", "brent intervention: special measures (expected)"),
    ("ministry", "Slough Council has warned that it may have to issue a section 114 notice next year.",
     "slough intervention: section 114 notice issued (expected)"),
]  # fmt: skip

REFUSED = [
    ("stars", "Walsall Council was refused three stars.", "walsall overall: three stars (denied)"),
    ("stars", "Walsall Council failed to win two stars.", "walsall overall: two stars (denied)"),
    ("stars", "Walsall Council fell just short of three stars.", "walsall overall: three stars (denied)"),
    ("ilacs", "Leeds City Council narrowly missed out on an outstanding rating.", "leeds overall: outstanding (denied)"),
    ("ilacs", "Leeds City Council avoided an inadequate rating.", "leeds overall: inadequate (denied)"),
    ("cqc", "Leeds City Council was rated good, one point short of outstanding.", "leeds overall: good"),
    ("ilacs", "Leeds City Council has never been rated good.", "leeds overall: good (denied)"),
    ("ilacs", "Leeds City Council is no longer rated inadequate.", "leeds overall: inadequate (ended)"),
    ("ilacs", "Nobody could call Leeds City Council inadequate.", ""),
    ("ssi", "Brent Council has escaped special measures.", "brent intervention: special measures (denied)"),
    ("ssi", "Ministers have ruled out putting Brent Council on special measures.", "brent intervention: special measures (denied)"),
    ("ssi", "Brent Council denied that it had been put on special measures.", "brent intervention: special measures (denied)"),
    ("rsh", "Leeds City Council was criticised but was not graded C4.", "leeds overall: C4 (denied)"),
    ("ilacs", "Leeds City Council was rated good, not outstanding.", "leeds overall: good"),
]  # fmt: skip

DISPUTED = [
    ("ilacs", "Leeds City Council is appealing against its inadequate rating.", "leeds overall: inadequate"),
    ("ilacs", "Leeds City Council has complained about being rated inadequate.", "leeds overall: inadequate"),
    ("ilacs", "The leader of Leeds City Council does not accept that it was right to rate it inadequate.", "leeds overall: inadequate"),
    ("ilacs", "It is wrong to say that Leeds City Council was rated inadequate.", "leeds overall: inadequate (denied)"),
    ("ilacs", "Leeds City Council said claims that it had been rated inadequate were false.", "leeds overall: inadequate (denied)"),
    ("ssi", "It had been reported that Brent Council was on special measures. This is untrue.", "brent intervention: special measures (denied)"),
    ("ilacs", "Leeds City Council lost its challenge to an inadequate rating.", "leeds overall: inadequate"),
]  # fmt: skip

AWAITED = [
    ("ilacs", "Leeds City Council is waiting for the inspectors' report.", ""),
    ("ilacs", "Leeds City Council will learn in June whether it is still rated inadequate.", "leeds overall: inadequate (expected)"),
    ("ilacs", "It is not yet known whether Leeds City Council will be rated good.", "leeds overall: good (expected)"),
    ("rsh", "The regulator is yet to decide whether Leeds City Council should be graded C3.", "leeds overall: C3 (expected)"),
    ("ilacs", "Draft findings suggest that Leeds City Council could be rated good.", "leeds overall: good (expected)"),
]  # fmt: skip

RETOLD = [
    ("ilacs", "Leeds City Council was last inspected in 2018. Inspectors then judged it inadequate. Now it has been rated good.",
     "leeds overall: inadequate (historical); leeds overall: good"),
    ("ilacs", "Leeds City Council has been rated good. In 2018 inspectors found children at risk. They rated it inadequate.",
     "leeds overall: good; leeds overall: inadequate (historical)"),
    ("ilacs", "Leeds City Council has been rated good. At its previous inspection children were at risk. It was judged inadequate.",
     "leeds overall: good; leeds overall: inadequate (historical)"),
    ("ilacs", "Leeds City Council was inspected in May. Inspectors met staff. They rated it inadequate.", "leeds overall: inadequate"),
    ("ilacs", "In 2018 Leeds City Council opened a college. Ofsted has now rated it good.", "leeds overall: good"),
    ("ilacs", "Leeds City Council was set up in 1974. It was rated good this week.", "leeds overall: good"),
    ("best-value", "Poole Council had already gained one star prior to setting up a company.", "poole overall: one star (historical)"),
    ("stars", "Before that, Hull had two stars.", "hull overall: two stars (historical)"),
    ("stars", "Hull was given a one-star rating when it was first inspected.", "hull overall: one star (historical)"),
    ("cpa", "Hull council is the sole occupant of the 'poor' category, compared with ten last year.", "hull overall: poor"),
    ("cpa", "Hull council is rated weak, against fair for Poole last year.", "hull overall: weak"),
    ("walking", "Torbay, rated level 0 last year, moves to level 1. Hull drops from level 2 to level 1.",
     "torbay overall: level 1 from level 0; hull overall: level 1 from level 2"),
    ("stars", "Hull has two stars, more than last year.", "hull overall: two stars"),
    ("ilacs", "Although Hull still requires improvement, inspectors praised its efforts to solve the problems found at its last inspection.",
     "hull overall: requires improvement same"),
    ("ilacs", "Hull has been rated good after being rated inadequate in 2019.", "hull overall: good from inadequate"),
    ("stars", "Hull stayed on no stars in 2006 before going up to one star this year.", "hull overall: one star from no stars"),
    ("ilacs", "Hull has been rated good, a year after it was rated inadequate.", "hull overall: good from inadequate"),
    ("ilacs", "Hull, whose services were rated inadequate in 2019, is now rated good.", "hull overall: good from inadequate"),
    ("estyn", "Cardiff council was placed in special measures last summer and remains there.", "cardiff intervention: special measures same"),
    ("estyn", "The council's department at Cardiff was placed in special measures last summer.", "cardiff intervention: special measures"),
]  # fmt: skip

BACKSHIFT = [
    ("ilacs", "The director told members that the rating of Leeds City Council had been good.", "leeds overall: good"),
    ("ilacs", "Leeds City Council had been rated inadequate. It is now rated good.",
     "leeds overall: inadequate (historical); leeds overall: good"),
    ("ilacs", "Leeds City Council had been rated inadequate in 2016.", "leeds overall: inadequate (historical)"),
    ("ilacs", "The minutes say that Leeds City Council had been hoping to be rated good.", "leeds overall: good (expected)"),
    ("ilacs", "There had been progress since 2016, and Leeds City Council was rated good.", "leeds overall: good"),
]  # fmt: skip

SPOKEN_ABOUT = [
    ("stars", "Hull put its first star on the wall.", ""),
    ("stars", "Hull won its third star.", "hull overall: three stars from two stars"),
    ("ombudsman", "The Ombudsman can find maladministration by Lambeth Council.", ""),
    ("ssi", "Is Brent Council on special measures?", ""),
    ("cpa-stars", "A four-star council is a fine thing, said Derby City Council.", ""),
    ("ilacs", '"The service is good," said Mary Bolton, leader of Leeds City Council.', ""),
    ("ilacs", '"Leeds is good," said Mary Bolton, leader of Leeds City Council.', ""),
    ("rsh", "C1 means that Leeds City Council is delivering.", ""),
    ("cpa", "The scale on which Leeds City Council is judged runs from poor, weak and fair to good.", ""),
    ("ssi", "In 1999 inspectors found that Brent Council was not serving people well and that its prospects were poor.",
     "brent overall: not serving people well (historical); brent prospects: poor (historical)"),
]  # fmt: skip

ENDED = [
    ("ssi", "Brent Council has been taken off special measures.", "brent intervention: special measures (ended)"),
    ("ssi", "Special measures at Brent Council end today.", "brent intervention: special measures (ended)"),
    ("ssi", "Brent Council, which has emerged from special measures, was praised.", "brent intervention: special measures (ended)"),
    ("ssi", "Brent Council hopes to be taken off special measures.", "brent intervention: special measures"),
    ("ssi", "Special measures will stay in place at Brent Council until May.", "brent intervention: special measures same"),
    ("ssi", "Hull and Bury departments have been removed from special measures after being awarded two stars.",
     "hull intervention: special measures (ended); bury intervention: special measures (ended); hull overall: two stars; bury overall: two stars"),
    ("ilacs", "Inspectors have removed Hull Council's inadequate rating.", "hull overall: inadequate (ended)"),
    ("ilacs", "Hull Council has shed its inadequate rating.", "hull overall: inadequate (ended)"),
    ("ilacs", "Hull Council is rated good and moves out of 'inadequate'.", "hull overall: good; hull overall: inadequate (ended)"),
    ("cpa", "The commission took away the fair rating of Hull Council.", "hull overall: fair (ended)"),
    ("ministry", "Commissioners are still in charge at Slough Council.", "slough intervention: commissioners appointed same"),
    ("ministry", "The best value notice issued to Woking Council has expired.", "woking intervention: notice in force (ended)"),
]  # fmt: skip

CASES = [*HOPED, *REFUSED, *DISPUTED, *AWAITED, *RETOLD, *BACKSHIFT, *SPOKEN_ABOUT, *ENDED]


@pytest.mark.parametrize(("lead", "text", "expected"), CASES)
def test_case(lead: str, text: str, expected: str) -> None:
    assert ratings(lead, text) == {part.strip() for part in expected.split(";") if part}
