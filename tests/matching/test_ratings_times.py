"""When a value held (a case is a line): nearly won, left, counted from, won elsewhere, of the years before; asked."""

from __future__ import annotations

import pytest

from helpers.ratings import ratings

LEFT = [
    ("ssi", "Hull and Bury leave special measures.",
     "hull intervention: special measures (ended); bury intervention: special measures (ended)"),
    ("ssi", "Hull is leaving special measures.", "hull intervention: special measures (ended)"),
    ("ssi", "Hull quits special measures.", "hull intervention: special measures (ended)"),
    ("ssi", "Hull is off special measures.", "hull intervention: special measures (ended)"),
    ("ssi", "Hull escapes from special measures.", "hull intervention: special measures (ended)"),
    ("ssi", "Hull will leave special measures next month.", "hull intervention: special measures"),
    ("ssi", "Hull hopes to leave special measures.", "hull intervention: special measures"),
    ("ssi", "The changes leave Hull and Bury on special measures.",
     "hull intervention: special measures; bury intervention: special measures"),
]  # fmt: skip

NEARLY = [
    ("stars", "Hull Council nearly kept two stars.", "hull overall: two stars (denied)"),
    ("stars", "Hull very nearly got three stars.", "hull overall: three stars (denied)"),
    ("stars", "Hull got three stars for nearly all services.", "hull overall: three stars"),
    ("stars", "Hull was a point away from three stars.", "hull overall: three stars (denied)"),
    ("stars", "Hull came within a point of three stars.", "hull overall: three stars (denied)"),
    ("stars", "Hull was just a mark off three stars.", "hull overall: three stars (denied)"),
    ("ilacs", "Hull just missed being rated good.", "hull overall: good (denied)"),
    ("ilacs", "Hull was one mark short of being rated good.", "hull overall: good (denied)"),
    ("ilacs", "Hull is on the verge of a good rating.", "hull overall: good (expected)"),
]  # fmt: skip

LOST = [
    ("stars", "Hull has been stripped of one of its two stars.", "hull overall: one star from two stars"),
    ("stars", "Hull has been stripped of two of its three stars.", "hull overall: one star from three stars"),
    ("stars", "Hull had one of its three stars taken away.", "hull overall: two stars from three stars"),
    ("stars", "Hull had one of its three stars framed.", ""),
    ("stars", "Hull dropped one of its three stars.", "hull overall: two stars from three stars"),
    ("stars", "Inspectors took away one of Hull's two stars.", ""),
]  # fmt: skip

BEFORE = [
    ("stars", "Hull has one star. Last year it had two.", "hull overall: one star; hull overall: two stars (historical)"),
    ("stars", "Hull has two stars. It had one last year.", "hull overall: two stars from one star"),
    ("stars", "Hull has one star. In 2005 it had two.", "hull overall: one star; hull overall: two stars (historical)"),
    ("stars", "Hull has one star. Last year it had two directors.", "hull overall: one star"),
    ("best-value", "The verdict comes 18 months after Hull Council was judged fair.", "hull overall: one star (historical)"),
    ("ilacs", "The report comes two years after Hull was rated inadequate.", "hull overall: inadequate (historical)"),
    ("ilacs", "It is three years since the service at Hull was rated inadequate.", "hull overall: inadequate (historical)"),
    ("ministry", "It comes three years after Slough Council was found to be failing and commissioners were sent in.",
     "slough intervention: commissioners appointed (historical)"),
    ("ilacs", "The director left a month after Hull was rated inadequate.", "hull overall: inadequate"),
    ("ilacs", "Two years after the fire, Hull was rated inadequate.", "hull overall: inadequate"),
    ("ilacs", "She was part of the team that took Hull from inadequate to good in three years.",
     "hull overall: good from inadequate (historical)"),
    ("ilacs", "She led Hull when it went from inadequate to good.", "hull overall: good from inadequate (historical)"),
    ("ilacs", "The director has taken Hull from inadequate to good.", "hull overall: good from inadequate"),
    ("ilacs", "Hull City Council is pleased. Hull City Council has improved. She led Hull when it went from inadequate to good.",
     "hull overall: good from inadequate"),
    ("ilacs", "Last year ministers sent in a commissioner after Ofsted rated Hull inadequate.",
     "hull overall: inadequate (historical)"),
]  # fmt: skip

OVER_YEARS = [
    ("ministry", "Hull and Bury councils have both issued section 114 notices in the last three years.",
     "hull intervention: section 114 notice issued (historical); bury intervention: section 114 notice issued (historical)"),
    ("ministry", "In recent years section 114 notices have been issued by Hull and Bury councils.",
     "hull intervention: section 114 notice issued (historical); bury intervention: section 114 notice issued (historical)"),
    ("ministry", "Hull City Council has issued a section 114 notice for the second time in three years.",
     "hull intervention: section 114 notice issued"),
    ("ministry", "Hull City Council became the third council to issue a section 114 notice in the past year.",
     "hull intervention: section 114 notice issued"),
    ("ministry", "Hull City Council has been run by commissioners over the last three years.",
     "hull intervention: commissioners appointed"),
]  # fmt: skip

ASKED = [
    ("caa", '"Is Hull performing well?" asked Mary Bolton.', ""),
    ("caa", '"Hull is performing well," said Mary Bolton of the Audit Commission.', "hull overall: performs well"),
    ("caa", "Tenants were asked if Hull was performing well.", ""),
    ("ilacs", "The test is whether Hull is still rated good in two years.", "hull overall: good (expected)"),
]  # fmt: skip

CASES = [*LEFT, *NEARLY, *LOST, *BEFORE, *OVER_YEARS, *ASKED]


@pytest.mark.parametrize(("lead", "text", "expected"), CASES)
def test_when_it_held(lead: str, text: str, expected: str) -> None:
    assert ratings(lead, text) == {part.strip() for part in expected.split(";") if part}
