"""Tallies told in sentences: one-line minimal pairs under the lead of an invented article of the regime."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilscope.pipeline import extract
from councilscope.records import ArticleRecord, Tally
from councilscope.settings import ExtractionSettings

RULES_ALONE = ExtractionSettings(model=None)
LEADS = {
    "stars": ("2006-11-28", "The Commission for Social Care Inspection published star ratings of councils in England."),
    "cpa": ("2004-12-16", "The Audit Commission published its comprehensive performance assessments of councils."),
    "harder": ("2007-02-22", "The Audit Commission published results of CPA - the harder test for councils."),
    "ofsted": ("2018-07-05", "Ofsted published inspection judgements of local authority children's services."),
    "estyn": ("2011-11-08", "Estyn inspected local authority education services for children in Wales."),
    "joint": ("2002-10-14", "The joint review team published its report on social services departments."),
    "rsh": ("2025-07-31", "The Regulator of Social Housing published its consumer grades."),
    "apa": ("2010-11-25", "The Care Quality Commission published its annual performance assessment of councils."),
    "cqc": ("2025-11-18", "The Care Quality Commission published its assessments of adult social care."),
}


def record_of(regime: str, text: str) -> ArticleRecord:
    published, lead = LEADS[regime]
    return extract(f"{lead}\n\n{text}\n", clean=False, published=published, settings=RULES_ALONE)


def tallies_of(regime: str, text: str) -> tuple[Tally, ...]:
    return record_of(regime, text).tallies


def shown(tally: Tally) -> str:
    """'28 of 150 (19%) one star up was 33': the fields that are set, in this order."""
    parts = [None if tally.count is None else str(tally.count)]
    parts += [f"of {tally.of}" if tally.of is not None else None]
    parts += [f"({tally.percent:g}%)" if tally.percent is not None else None]
    parts += [tally.value, str(tally.change.value) if tally.change else None]
    parts += [f"was {tally.previous_count}" if tally.previous_count is not None else None]
    return " ".join(part for part in parts if part)


def all_shown(regime: str, text: str) -> list[str]:
    return [shown(tally) for tally in tallies_of(regime, text)]


@pytest.mark.parametrize(
    ("regime", "text", "expected"),
    [
        ("stars", "Of 150 councils, 62 have three stars.", ["62 of 150 three stars"]),
        ("stars", "There are 30 councils with one star.", ["30 one star"]),
        ("stars", "Thirty-one departments got two stars.", ["31 two stars"]),
        ("cpa", "Sixty-two councils were judged to be good.", ["62 good"]),
        ("cpa", "There are now 22 'excellent' authorities.", ["22 excellent"]),
        ("ofsted", "A total of 24 councils had been judged inadequate by March.", ["24 inadequate"]),
        (
            "ofsted",
            "Nine out of 47 authorities reviewed last year were found to be inadequate.",
            ["9 of 47 inadequate"],
        ),
        ("ofsted", "Eleven councils remain inadequate.", ["11 inadequate"]),
        ("cqc", "Twelve of 14 councils published since June were rated good.", ["12 of 14 good"]),
        ("estyn", "Five of the 22 authorities are in special measures.", ["5 of 22 special measures"]),
        ("cpa", "Sixteen of the plans are excellent.", ["16 excellent"]),
        ("estyn", "The six to get the 'unsatisfactory' verdict were told last week.", ["6 unsatisfactory"]),
    ],
)
def test_a_number_of_councils_has_a_value(regime: str, text: str, expected: list[str]) -> None:
    assert all_shown(regime, text) == expected


@pytest.mark.parametrize(
    ("regime", "text", "expected"),
    [
        ("stars", "In all 30 (20%) have one star, 70 (47%) two stars and 50 (33%) three.",
         ["30 (20%) one star", "70 (47%) two stars", "50 (33%) three stars"]),
        ("stars", "Twelve boroughs have three stars, 18 have two and three have one.",
         ["12 three stars", "18 two stars", "3 one star"]),
        ("cpa", "Twenty-two councils are rated excellent, 54 good, 40 fair, 21 weak and 13 poor.",
         ["22 excellent", "54 good", "40 fair", "21 weak", "13 poor"]),
        ("cpa", "Inspectors found 22 excellent and 54 good authorities.", ["22 excellent", "54 good"]),
        ("cpa", "Excellent 22, good 54, fair 40.", ["22 excellent", "54 good", "40 fair"]),
        ("ofsted", "Of the 43 inspected, ten were good and the remaining 33 require improvement.",
         ["10 of 43 good", "33 of 43 requires improvement"]),
        ("cqc", "So far 60 have been rated: two outstanding, 57 good and one inadequate.",
         ["2 outstanding", "57 good", "1 inadequate"]),
        ("stars", "One-star ratings went to 14 councils and no stars to six.", ["14 one star", "6 no stars"]),
        ("stars", "They gave three stars to 44 councils, two to 73 and one to 33.",
         ["44 three stars", "73 two stars", "33 one star"]),
        ("stars", "There are 44 three-star, 73 two-star and 33 one-star councils.",
         ["44 three stars", "73 two stars", "33 one star"]),
        ("ofsted", "Inspectors found 18 authorities to be good (62%) and 11 inadequate (38%).",
         ["18 (62%) good", "11 (38%) inadequate"]),
    ],
)  # fmt: skip
def test_ellipsis_keeps_the_row_going(regime: str, text: str, expected: list[str]) -> None:
    assert all_shown(regime, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 28 councils have one star, down from 33 in 2005.", ["28 one star was 33"]),
        ("Some 28 councils have one star, compared with only 33 last year.", ["28 one star was 33"]),
        ("Only two authorities, compared with five last year, have a single star.", ["2 one star was 5"]),
        ("Now 74 have two stars (up one from 2005).", ["74 two stars was 73"]),
        ("Now 74 have two stars, down four on last year.", ["74 two stars was 78"]),
        ("Some 28 councils, as opposed to 33, have one star.", ["28 one star was 33"]),
        ("No council has a zero rating, against eight last year.", ["0 no stars was 8"]),
        ("The number of three-star councils rose from 40 to 52.", ["52 three stars was 40"]),
        ("The number of one-star authorities has fallen to 12, down from 20 last year.", ["12 one star was 20"]),
        ("Two-star councils fell in number from 31 to 25.", ["25 two stars was 31"]),
    ],
)
def test_earlier_counts_are_previous_counts(text: str, expected: list[str]) -> None:
    assert all_shown("stars", text) == expected


@pytest.mark.parametrize(
    ("regime", "text", "expected"),
    [
        ("stars", "Star ratings rose for 31 councils and fell for nine.", ["31 up", "9 down"]),
        ("stars", "Eight councils moved up to three stars and six fell from three to two stars.",
         ["8 three stars up", "6 two stars down"]),
        ("stars", "Nine slipped from two stars to one.", ["9 one star down"]),
        ("stars", "Ten departments went up a star, four lost a star and 136 stayed the same.",
         ["10 up", "4 down", "136 same"]),
        ("stars", "Twenty-five councils (17%) boosted their rating, while 16 (11%) fell back.",
         ["25 (17%) up", "16 (11%) down"]),
        ("stars", "Five of the seven authorities on no stars last year moved up.", ["5 of 7 up"]),
        ("stars", "Twelve new councils achieved three stars.", ["12 three stars up"]),
        ("harder", "Fourteen councils have fallen a category and 13 others are stuck on two stars.",
         ["14 down", "13 two stars same"]),
        ("harder", "Twenty councils have retained their four-star status.", ["20 four stars same"]),
        ("ofsted", "Six councils have moved from inadequate to good, while two have gone from outstanding to good.",
         ["6 good up", "2 good down"]),
    ],
)  # fmt: skip
def test_movements_are_counted(regime: str, text: str, expected: list[str]) -> None:
    assert all_shown(regime, text) == expected


@pytest.mark.parametrize(
    ("regime", "text", "expected"),
    [
        ("stars", "There are no zero-star authorities.", ["0 no stars"]),
        ("stars", "No council in England has been zero-rated.", ["0 no stars"]),
        ("cpa", "For the first time, no authority is rated as poor.", ["0 poor"]),
        ("estyn", "None of the six councils was judged to be excellent.", ["0 of 6 excellent"]),
        ("ofsted", "Of the ten, four are good and six inadequate. None has been rated outstanding.",
         ["4 of 10 good", "6 of 10 inadequate", "0 of 10 outstanding"]),
        ("estyn", "Neither council was judged good.", ["0 good"]),
        ("stars", "For the first time there is nobody on no stars.", ["0 no stars"]),
    ],
)  # fmt: skip
def test_none_is_a_count(regime: str, text: str, expected: list[str]) -> None:
    assert all_shown(regime, text) == expected


@pytest.mark.parametrize(
    ("regime", "text", "expected"),
    [
        ("ofsted", "Some 46 per cent of councils were good.", ["(46%) good"]),
        ("ofsted", "Of the 152 authorities, 7.5% were outstanding.", ["of 152 (7.5%) outstanding"]),
        ("ofsted", "Just 34 per cent of them were rated good or outstanding.", ["(34%) good or outstanding"]),
        ("ofsted", "Three of the region's twelve authorities are rated good or better.", ["3 of 12 good or better"]),
        ("harder", "Some 79 per cent are in the top two star rating categories.",
         ["(79%) top two star rating categories"]),
        ("harder", "Ten have only one or no stars.", ["10 one star or no stars"]),
    ],
)  # fmt: skip
def test_shares_and_ranges(regime: str, text: str, expected: list[str]) -> None:
    assert all_shown(regime, text) == expected


@pytest.mark.parametrize(
    ("regime", "text"),
    [
        ("stars", "The council employs 40 social workers and has a two-star rating."),
        ("stars", "Leeds spent £4m and rose from one star to two in three years."),
        ("stars", "The ratings, which cover 150 councils, range from no stars to three stars."),
        ("stars", "Leeds serves three quarters of a million people and has three stars."),
        ("stars", "Leeds City Council has been on one star for three years."),
        ("stars", "The director, Anne Orrell, 54, said good progress had been made."),
        ("stars", "Councils have raised their star rating by 8 per cent since 2005."),
        ("ofsted", "The council has had four directors in three years and is still inadequate."),
        ("ofsted", "The council has 12 homes, four of which were rated good."),
        ("ofsted", "Inspectors use four grades, running from outstanding down to inadequate."),
        ("ofsted", "Each is placed in one of four classes: outstanding, good, requires improvement or inadequate."),
        ("ofsted", "The report found four strengths and three areas for improvement."),
        ("ofsted", "Three councils were not judged good."),
        ("ofsted", "A service that was good in one street was inadequate in the next."),
        ("ofsted", "There was no reason why a service that was good should be inadequate next door."),
        ("ofsted", "More than 30 councils have been rated inadequate."),
        ("stars", "Seven councils which had no stars in 2005 have done better."),
        ("ofsted", "It graded leadership 5, very good, and management 4, good."),
        ("ofsted", "Leeds is one of only three to be judged good."),
        ("ofsted", "Two in five people said that services were good."),
        ("ofsted", "Three councils - Leeds, Hull and York - have moved up from inadequate to good."),
        ("cqc", "Leeds was told on 14 November 2025 that it was good."),
    ],
)
def test_what_counts_no_councils(regime: str, text: str) -> None:
    assert all_shown(regime, text) == []


@pytest.mark.parametrize(
    ("regime", "text", "kind", "name"),
    [
        ("ofsted", "In the South West, seven local authorities were good.", "region", "South West"),
        ("stars", "London's boroughs did well: 12 boroughs have three stars.", "region", "London"),
        ("stars", "Nationally, 62 councils have three stars.", "nation", "England"),
        ("estyn", "Six authorities were judged adequate.", "nation", "Wales"),
        ("ofsted", "Leeds City Council was rated good in seven areas.", "council", "Leeds City Council"),
        ("ofsted", "North Yorkshire Council heard that seven authorities were good.", "nation", "England"),
    ],
)
def test_the_scope_of_a_count(regime: str, text: str, kind: str, name: str) -> None:
    (tally,) = tallies_of(regime, text)
    assert tally.scope is not None
    assert (tally.scope.kind.value, tally.scope.name) == (kind, name)


def test_the_region_told_before_is_meant_by_the_region() -> None:
    text = "Councils in the West Midlands have improved. The region now has seven authorities on two stars."
    (tally,) = tallies_of("stars", text)
    assert tally.scope is not None
    assert tally.scope.name == "West Midlands"


def test_bullets_under_a_lead_in() -> None:
    text = "The inspectorate judged:\n\n- One service outstanding\n- Six services good\n- Two services inadequate"
    assert all_shown("ofsted", text) == ["1 outstanding", "6 good", "2 inadequate"]


def test_a_sentence_that_begins_with_a_year_counts_that_year() -> None:
    (tally,) = tallies_of("ofsted", "In 2015 no council was rated inadequate.")
    assert tally.period is not None
    assert (tally.period.first_year, tally.period.text) == (2015, "2015")


def test_what_is_said_twice_is_counted_once() -> None:
    text = "Two councils were judged inadequate.\n\nTwo councils were judged inadequate by Ofsted."
    assert all_shown("ofsted", text) == ["2 inadequate"]


@pytest.mark.parametrize(
    ("total", "expected"),
    [("All 47 authorities were assessed.", [47, 47, 47]), ("All 48 authorities were assessed.", [None, None, None]),
     ("The work took 47 weeks.", [None, None, None])],
)  # fmt: skip
def test_parts_that_make_a_stated_total_are_out_of_it(total: str, expected: list[int | None]) -> None:
    text = f"{total}\n\nTen councils were good, 30 fair and seven poor."
    assert [tally.of for tally in tallies_of("cpa", text)] == expected


@pytest.mark.parametrize(
    ("regime", "text", "code"),
    [
        ("stars", "Of 150 councils, 60 (20%) have three stars.", "tally-share"),
        ("ofsted", "Of the ten councils, seven are good and five inadequate.", "tally-total"),
        ("ofsted", "At least six councils are inadequate.", "tally-bound"),
    ],
)
def test_numbers_that_do_not_agree_are_told(regime: str, text: str, code: str) -> None:
    assert code in {warning.code for warning in record_of(regime, text).warnings}


@pytest.mark.parametrize(
    ("regime", "text"),
    [
        ("stars", "Of 150 councils, 60 (40%) have three stars."),
        ("ofsted", "Of the ten councils, seven are good and three inadequate."),
    ],
)
def test_numbers_that_agree_pass(regime: str, text: str) -> None:
    assert not [warning for warning in record_of(regime, text).warnings if warning.code.startswith("tally")]


WORDS = ["28", "(19%)", "no", "none", "councils", "have", "one", "two", "stars", "up", "down", "from", "to", "of", "the", "fell",
         "rose", "which", "good", "or", "per cent", "compared with", "-", ",", ";", ":", "(", "“", "Leeds", "half"]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=24))
def test_whatever_is_read_is_grounded(words: list[str]) -> None:
    record = record_of("stars", "Councils " + " ".join(words) + ".")
    for tally in record.tallies:
        for span in tally.evidence:
            assert record.text[span.start : span.end] == span.text
        assert tally.count is not None or tally.percent is not None
        assert tally.value is not None or tally.change is not None


@pytest.mark.parametrize(
    "piece", ["one of ", "28 (", "no councils, ", "up from ", "two stars or ", "1,000", "three fell from "]
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    begun = time.process_time()
    record_of("stars", text[:10_000])
    short = time.process_time() - begun
    begun = time.process_time()
    record_of("stars", text)
    assert time.process_time() - begun < 4 * short + 0.5


SHAPES = [
    ("stars", "Nine authorities have improved to achieve three stars but five that had them last year have dropped to two.",
     ['9 three stars up', '5 two stars down']),
    ("stars", "Nine councils rose to three stars and five others fell to two.",
     ['9 three stars up', '5 two stars down']),
    ("cpa", "Four councils rise to ‘weak’, eight to ‘fair’, nine to ‘good’ and five to ‘excellent’.",
     ['4 weak up', '8 fair up', '9 good up', '5 excellent up']),
    ("cpa", "Three councils fell to ‘fair’ and two to ‘weak’.",
     ['3 fair down', '2 weak down']),
    ("cpa", "Twenty-six councils have risen at least one category compared with only nine that have dropped.",
     ['26 up', '9 down']),
    ("cpa", "The number of councils in the ‘poor’ category has fallen from 13 to 10.",
     ['10 poor was 13']),
    ("ofsted", "Of the 34 inspected, 56 per cent have improved their rating and 35 per cent have maintained it.",
     ['of 34 (56%) up', 'of 34 (35%) same']),
    ("ofsted", "Twenty councils improved their rating. Just three - Derby, Luton and York - have been downgraded.",
     ['20 up', '3 down']),
    ("ofsted", "Ratings rose for 20 councils. Three authorities (Derby, Luton and York) were downgraded.",
     ['20 up', '3 down']),
    ("stars", "Some 32 gained at least one extra star and only seven were demoted.",
     ['32 up', '7 down']),
    ("stars", "Twelve councils gained an extra star.",
     ['12 up']),
    ("estyn", 'Of the ten inspected, three have been rated "good", four "adequate" and three "unsatisfactory".',
     ['3 of 10 good', '4 of 10 adequate', '3 of 10 unsatisfactory']),
    ("stars", 'Five councils - Derby, Luton, Leeds, York and Hull - were told they are "performing poorly".',
     []),
    ("ofsted", "Children’s services in four local authority areas have been judged to be inadequate.",
     ['4 inadequate']),
    ("ofsted", "In 2017 no council was rated inadequate while four fell short of the standard.",
     ['0 inadequate']),
    ("harder", "In four of the five councils which have lost two stars, low scores for housing were a factor.",
     []),
    ("stars", "In Walsall neither adults nor children are served well.",
     []),
    ("harder", "Sixty-two authorities have four stars, compared with 22 in the first year.",
     ['62 four stars was 22']),
    ("cqc", "Of 60 councils assessed, 38 are good, 20 require improvement and two are inadequate.",
     ['38 of 60 good', '20 of 60 requires improvement', '2 of 60 inadequate']),
    ("cqc", "One council is outstanding.",
     ['1 outstanding']),
    ("cqc", "Around two-thirds of councils are rated good.",
     []),
    ("harder", "Thirty-five councils are now rated as ‘improving strongly’, the highest number ever.",
     ['35 improving strongly']),
    ("stars", "Ratings improved for 24 councils and deteriorated for 15.",
     ['24 up', '15 down']),
    ("stars", "A further 76 departments were also awarded one star, while 50 received two stars.",
     ['76 one star', '50 two stars']),
    ("cpa", "Two authorities were deemed 'excellent', while 20 were 'good' and 17 were 'fair'. But four out of the 45 examined were classed as 'weak' and two were labelled 'poor'.",
     ['2 excellent', '20 good', '17 fair', '4 of 45 weak', '2 of 45 poor']),
    ("ofsted", "Inspectors rated:\n\n- One service ‘Outstanding’\n\n- Six services ‘Good’\n\n- Eight services ‘Requires improvement’",
     ['1 outstanding', '6 good', '8 requires improvement']),
    ("ofsted", "It judged 10 councils 'outstanding', 97 'good', 28 'requires improvement' and only four 'inadequate'.",
     ['10 outstanding', '97 good', '28 requires improvement', '4 inadequate']),
]  # fmt: skip


@pytest.mark.parametrize(("regime", "text", "expected"), SHAPES)
def test_shapes_of_counted_sentences(regime: str, text: str, expected: list[str]) -> None:
    """Movements that go on without their verb, categories named by their place, idioms that are no movement."""
    assert all_shown(regime, text) == expected
