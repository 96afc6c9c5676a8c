"""Shares that are set off, counts that moved, two judgements of the same councils, landlords beside councils."""

from __future__ import annotations

import pytest

from matching.test_tallies import all_shown

SET_OFF = [
    ("stars", "Ten councils - 7 per cent of the total - are in the top category.", ["10 (7%) three stars"]),
    ("stars", "Seventy-five have two stars and 48 – 32 per cent of those assessed – have three.",
     ["75 two stars", "48 (32%) three stars"]),
    ("cpa", "Twelve councils, 8 per cent of the total, were rated excellent.", ["12 (8%) excellent"]),
    ("cpa", "Twelve councils, nearly a tenth of the total, were rated excellent.", ["12 excellent"]),
    ("stars", "Thirty councils - a fifth of all councils - have one star.", ["30 one star"]),
    ("cpa", "Twelve councils, 8 of them districts, were rated excellent.", ["12 excellent"]),
    ("cpa", "Twelve councils, 8 of them rated excellent, have new leaders.", ["8 excellent"]),
    ("apa", "Of the 152 councils, 95pc were performing well or excellently.",
     ["of 152 (95%) performing well or performing excellently"]),
    ("harder", "Some 17 pc of councils are improving strongly.", ["(17%) improving strongly"]),
    ("harder", "In June 17pm was the time at which councils heard that they were improving strongly.", []),
]  # fmt: skip

MOVED = [
    ("apa", "The number performing excellently has increased by six to 36.", ["36 performing excellently was 30"]),
    ("apa", "The number performing poorly has fallen by three to two.", ["2 performing poorly was 5"]),
    ("cpa", "The number rated excellent rose from 22 to 26.", ["26 excellent was 22"]),
    ("cpa", "The number of councils rated weak dropped by a further five to 16.", ["16 weak was 21"]),
    ("cpa", "The number of councils that are fair stands at 41.", ["41 fair"]),
    ("cpa", "The number one priority is that good councils rise to the challenge by 2010.", []),
]  # fmt: skip

TWO_JUDGEMENTS = [
    ("joint", "Just 4 per cent of councils served most people well and were deemed to have excellent prospects.",
     ["(4%) serving most people well", "(4%) excellent"]),
    ("joint", "Fifteen out of the 30 councils reviewed were judged as having poor or uncertain prospects.",
     ["15 of 30 poor or uncertain"]),
    ("joint", "Eleven councils have promising prospects.", ["11 promising"]),
    ("joint", "Eleven councils serve promising young people.", []),
    ("harder", "Ten councils have two stars and are improving well.", ["10 two stars", "10 improving well"]),
    ("harder", "Ten councils have two stars and four are improving well.", ["10 two stars", "4 improving well"]),
    ("harder", "Ten councils have two stars and Poole is improving well.", ["10 two stars"]),
]  # fmt: skip

THOSE_OF_LAST_TIME = [
    ("stars", "Eight reached three stars but four that were in that bracket last year have dropped to two stars.",
     ["8 three stars", "4 two stars down"]),
    ("stars", "Two of the departments which were in that class last time have gone up to three stars.", ["2 three stars up"]),
    ("stars", "Six councils that were in the bottom group a year ago have moved up to one star.", ["6 one star up"]),
    ("stars", "Six councils were in the bottom group a year ago.", []),
    ("ofsted", "Six councils were good while nine of the 16 fell below the standard.", ["6 good"]),
]  # fmt: skip

PARTS_OF_A_WHOLE = [
    ("cqc", "There have been 131 so far, of which five are outstanding, 82 good and 44 inadequate.",
     ["5 of 131 outstanding", "82 of 131 good", "44 of 131 inadequate"]),
    ("cqc", "Five were good, six inadequate and three, of which Hull is one, outstanding.", ["5 good", "6 inadequate"]),
]  # fmt: skip

LANDLORDS = [
    ("rsh", "Eleven providers have received the top mark, C1 grades, 26 have a C2 grade and two have been hit with a C4.",
     ["11 C1", "26 C2", "2 C4"]),
    ("rsh", "Five housing associations and three councils were given a C1.", ["3 C1"]),
    ("rsh", "Leeds City Council, which owns 800 homes, was given a C3.", []),
    ("ofsted", "Eleven providers of child care were rated good.", []),
    ("cpa", "At 15 of the 150 councils reviewed performance was poor.", ["15 of 150 poor"]),
    ("stars", "Poole, at two, is one star below its 14 neighbours.", []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("regime", "text", "expected"),
    [*SET_OFF, *MOVED, *TWO_JUDGEMENTS, *THOSE_OF_LAST_TIME, *PARTS_OF_A_WHOLE, *LANDLORDS],
)
def test_what_is_counted(regime: str, text: str, expected: list[str]) -> None:
    assert all_shown(regime, text) == expected
