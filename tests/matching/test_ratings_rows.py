"""Rows of values (a case is a line): values side by side of several councils, with a year each, after a count."""

from __future__ import annotations

import pytest

from helpers.ratings import ratings

SIDE_BY_SIDE = [
    ("stars", "Hull and Bury got one star and two.", "hull overall: one star; bury overall: two stars"),
    ("stars", "Hull and Bury received one and two stars.", "hull overall: one star; bury overall: two stars"),
    ("cpa", "Hull and Bury were rated fair and good.", "hull overall: fair; bury overall: good"),
    ("stars", "Hull, Bury and Leeds have one, two and three stars.", ""),
    ("cpa", "Hull, Bury and Leeds were rated fair and good.", ""),
    ("cpa", "Hull was rated fair and Bury good.", "hull overall: fair; bury overall: good"),
    ("stars", "Hull and Bury got two stars and promising prospects.",
     "hull overall: two stars; bury overall: two stars; hull prospects: promising; bury prospects: promising"),
]  # fmt: skip

YEARS = [
    ("stars", "Hull got two stars in 2007, one in 2006 and none in 2005.",
     "hull overall: two stars; hull overall: one star (historical); hull overall: no stars (historical)"),
    ("stars", "Hull has three stars this year and last, having been awarded two stars in 2005, one in 2004 and none in 2003.",
     "hull overall: three stars from two stars; hull overall: one star (historical); hull overall: no stars (historical)"),
    ("stars", "Hull got two stars in 2007 and Bury one in 2006.", "hull overall: two stars; bury overall: one star"),
    ("ilacs", "Hull was rated inadequate in 2014, requires improvement in 2018 and good in 2022.",
     "hull overall: inadequate (historical); hull overall: requires improvement (historical); hull overall: good (historical)"),
    ("ilacs", "Hull was rated inadequate in 2014 and good news came in 2022.", "hull overall: inadequate (historical)"),
    ("ssi", "Hull got one star in 2003, when it was taken off special measures.",
     "hull overall: one star; hull intervention: special measures (ended)"),
    ("ssi", "Brent fell to zero in 2002, when it was put on special measures, and got one star this year.",
     "brent overall: one star; brent overall: no stars down (historical); brent intervention: special measures (historical)"),
]  # fmt: skip

COUNTED = [
    ("cqc", "Ten councils have been rated good and two inadequate, York and Luton.",
     "york overall: inadequate; luton overall: inadequate"),
    ("cqc", "Three councils (Hull, Bury and Leeds) have been rated outstanding, 55 good and two inadequate, York and Luton.",
     "hull overall: outstanding; bury overall: outstanding; leeds overall: outstanding; york overall: inadequate; luton overall: inadequate"),
    ("cqc", "Ten councils have been rated good and two inadequate, said the director of York.", ""),
    ("ssi", "Those left on special measures are Hull and Bury.",
     "hull intervention: special measures; bury intervention: special measures"),
]  # fmt: skip

DENIED = [
    ("cpa", "Hull was not rated fair, and is poor.", "hull overall: fair (denied); hull overall: poor"),
    ("cpa", "Hull was not rated good or excellent.", ""),
    ("estyn", "Conwy was judged good, none excellent, and Powys unsatisfactory.",
     "conwy overall: good; powys overall: unsatisfactory"),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "text", "expected"), [*SIDE_BY_SIDE, *YEARS, *COUNTED, *DENIED])
def test_rows(lead: str, text: str, expected: str) -> None:
    assert ratings(lead, text) == {part.strip() for part in expected.split(";") if part}
