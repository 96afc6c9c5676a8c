"""Values told as turns: what was before and is now, 'no longer … but', 'new to the list', 'join', legends (a case is a line)."""

from __future__ import annotations

import pytest

from helpers.ratings import ratings

THEN_AND_NOW = [
    ("cpa", "Stockport Council, good a year ago and now weak, is the biggest faller.", "stockport overall: weak from good"),
    ("cpa", "Going the other way is Stockport Council, good last year and now weak.", "stockport overall: weak from good"),
    ("cpa", "Tamworth was fair two years ago and is good now.", "tamworth overall: good from fair"),
    ("cpa", "Thurrock was weak and is fair.", "thurrock overall: fair from weak"),
    ("cpa", "Enfield, which was weak, is fair.", "enfield overall: fair from weak"),
    ("cpa", "Norfolk is no longer good but fair.", "norfolk overall: fair from good"),
    ("cpa", "Lambeth and Torbay are no longer poor; both are weak.", "lambeth overall: weak from poor; torbay overall: weak from poor"),
    ("stars", "Harrow, a three-star council since 2004, falls back to two.", "harrow overall: two stars from three stars"),
    ("cpa", "Lichfield is good and has been since 2001.", "lichfield overall: good"),
    ("cpa", "South Staffordshire rose all the way to excellent.", "south-staffordshire overall: excellent up"),
    ("cpa", "South Staffordshire has fallen two classes, to fair.", "south-staffordshire overall: fair from excellent"),
    ("cpa", "Leeds is no longer a poor city but a fair one.", ""),
]  # fmt: skip

NAMED_AT_AN_END = [
    ("cpa", "New to the excellent list are Trafford, Westminster and Derbyshire.",
     "trafford overall: excellent; westminster overall: excellent; derbyshire overall: excellent"),
    ("cpa", "In the excellent class are Trafford and Westminster.", "trafford overall: excellent; westminster overall: excellent"),
    ("stars", "Doncaster and York have both gone up from two stars to three. They join Barnsley and Leeds.",
     "doncaster overall: three stars from two stars; york overall: three stars from two stars; barnsley overall: three stars; leeds overall: three stars"),
    ("stars", "Doncaster went up to three stars. It joins Barnsley and Leeds.",
     "doncaster overall: three stars up; barnsley overall: three stars; leeds overall: three stars"),
    ("cpa", "Cumbria and Lincolnshire each drop a class, to fair and poor respectively.", "cumbria overall: fair from good; lincolnshire overall: poor"),
]  # fmt: skip

LEGENDS = [
    ("stars", "Three stars: Bury, Leeds, York. What the stars mean: three is most people served well and excellent prospects of doing better.",
     "bury overall: three stars; leeds overall: three stars; york overall: three stars"),
    ("stars", "Bury has two stars. The stars mean that a service has promising prospects.", "bury overall: two stars"),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "text", "expected"), [*THEN_AND_NOW, *NAMED_AT_AN_END, *LEGENDS])
def test_case(lead: str, text: str, expected: str) -> None:
    assert ratings(lead, text) == {part.strip() for part in expected.split(";") if part}
