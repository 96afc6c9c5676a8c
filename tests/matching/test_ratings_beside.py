"""Words beside a grade that are of somebody or something else: homes, shares, definitions, the time compared with."""

from __future__ import annotations

import pytest

from helpers.ratings import line, ratings, read

CARE = "The Care Quality Commission has published its local authority assessment of adult social care."
INSPECTED = "Halton Council was inspected in the spring."


def told(text: str, year: int | None = 2024, title: str | None = None) -> set[str]:
    """The ratings of councils in a text, as lines."""
    return {line(found) for found in read(text, year, title)._.councilscope_ratings if found.council}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # a share of somebody's homes is no grade of the council
        ("Nine per cent of homes in the town are good, and 12 per cent require improvement.", set()),
        ("Some 84% of the care homes in the town were good but 4% required improvement.", set()),
        ("The council has 54% and requires improvement.", {"halton overall: requires improvement"}),
        # nor is the grade of a name that the verb has for its object
        ("It has rated Alder Lodge inadequate and put it into special measures.", set()),
        ("It has rated Alder Lodge in Halton inadequate and put it into special measures.", set()),
        ("Alder Court, in Halton, was rated inadequate and the home was placed in special measures.", set()),
        ("It has rated Halton Council inadequate.", {"halton overall: inadequate"}),
        ("It has rated the council inadequate.", {"halton overall: inadequate"}),
    ],
)
def test_what_is_not_the_council(sentence: str, expected: set[str]) -> None:
    assert told(f"{CARE}\n\n{INSPECTED} {sentence}") == expected


NOTICE = "The Ministry of Housing, Communities and Local Government has written to councils."


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ('Its leader said: "A section 114 notice is not the end of the world."', set()),
        ("A section 114 notice means that spending must stop.", set()),
        ("Issuing a section 114 notice does not close libraries.", set()),
        ("A section 114 notice was issued by Slough Council.", {"slough intervention: section 114 notice issued"}),
        ("The section 114 notice at Slough is not a surprise.", {"slough intervention: section 114 notice issued"}),
        ("The section 114 notice at Slough has not been issued.",
         {"slough intervention: section 114 notice issued (denied)"}),
    ],
)  # fmt: skip
def test_a_notice_that_is_explained_is_served_on_nobody(sentence: str, expected: set[str]) -> None:
    assert told(f"{NOTICE}\n\nSlough Council is short of money. {sentence}") == expected


@pytest.mark.parametrize(
    ("behind", "status"),
    [
        (", the same grade as in 2020", ""),
        (", as it was in 2020", ""),
        (", unchanged from 2020", ""),
        (", a better grade than in 2020", ""),
        (", the same rating as at its last inspection", ""),
        (" by the same team in 2020", " (historical)"),
        (" in 2020", " (historical)"),
    ],
)
def test_the_time_of_what_a_grade_is_compared_with(behind: str, status: str) -> None:
    (found,) = ratings("ilacs", f"Leeds City Council was rated good{behind}.")
    assert found.replace(" same", "").replace(" up", "") == f"leeds overall: good{status}"


FOREIGN = "Leeds City Council was inspected by Ofsted. Leeds City Council welcomed it. Leeds City Council will act."


@pytest.mark.parametrize(
    ("gap", "opening", "council"),
    [("\n\n", "Support", "leeds"), (" ", "Support", "bury"), ("\n\n", "Its support", "bury")],
)
def test_another_paragraph_goes_back_to_the_council_of_the_article(gap: str, opening: str, council: str) -> None:
    passing = "Bury Council was rated inadequate in 2014."
    text = f"Inspection of children's services\n\n{FOREIGN}\n\n{passing}{gap}{opening} for care leavers is good."
    assert f"{council} domain [the experiences and progress of care leavers]: good" in told(text)


def test_a_text_without_a_date_is_of_no_scheme_that_ended_before_the_years_it_names() -> None:
    text = "Peers from the Local Government Association found that Stroud District Council is a good council."
    assert told(f"{text} Its accounts for 2023 were signed in May.", None) == set()


@pytest.mark.parametrize(("year", "scheme"), [(2013, "ofsted-child-protection-2012"), (2014, "ofsted-sif")])
def test_the_single_framework_reported_from_2014(year: int, scheme: str) -> None:
    text = "Child protection services at Walsall Council were found to be inadequate by Ofsted."
    assert {found.scheme for found in read(text, year)._.councilscope_ratings} == {scheme}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Last year a notice was issued after a visit that rated services inadequate.", " (historical)"),
        ("This week a notice was issued after a visit that rated services inadequate.", ""),
    ],
)
def test_the_time_that_opens_a_sentence_governs_the_clause_beneath(sentence: str, expected: str) -> None:
    assert f"leeds overall: inadequate{expected}" in ratings("ilacs", f"Leeds City Council was inspected. {sentence}")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Services for children in need of adoption are rated good.", ""),
        ("Leeds City Council needs a good rating.", " (expected)"),
    ],
)
def test_children_in_need_want_no_grade(sentence: str, expected: str) -> None:
    assert {found.split(": ")[1] for found in ratings("ilacs", f"Leeds City Council was inspected. {sentence}")} == {
        f"good{expected}"
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A former head of Halton Children's Trust has been appointed.", set()),
        ("The services of Leeds City Council were handed to a children's trust.",
         {"leeds intervention: children's trust / services removed"}),
    ],
)  # fmt: skip
def test_a_career_is_no_intervention(sentence: str, expected: set[str]) -> None:
    minister = "The Department for Education wrote to Leeds City Council."
    assert ratings("ilacs", f"{minister} {sentence}") == expected


def test_the_words_of_an_outcome_need_its_matter() -> None:
    lead = "Ofsted found that managers at Leeds City Council were 'ineffective'."
    assert told(f"{lead} Its work with children is watched.", 2016) == set()


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ("the other two areas", {"efficiency", "people"}),
        ("the other four areas", set()),
        ("all other areas", {"efficiency", "people"}),
    ],
)
def test_the_others_are_of_the_size_and_the_sort_that_is_told(others: str, expected: set[str]) -> None:
    text = "Avon Fire and Rescue Service was inspected by HMICFRS."
    found = read(f"{text} It was rated good for effectiveness and inadequate in {others}.", 2019)._.councilscope_ratings
    assert {rating.domain for rating in found if rating.value == "inadequate"} == expected


def test_a_council_that_was_rated_at_a_visit_is_the_subject_and_not_the_concern() -> None:
    text = (
        "Ofsted has published its inspection of children's services.\n\nIn Leeds inspectors raised concerns about record "
        "keeping at their last visit in 2014, when the council was rated as requires improvement."
    )
    (found,) = read(text, 2020)._.councilscope_ratings
    assert (found.council, found.subject) == ("leeds", "children's services")


def test_a_council_that_is_the_subject_is_judged_and_not_what_was_told_before() -> None:
    sentence = "Inspectors raised concerns about adoption in 2019, when the council was rated good."
    assert ratings("ilacs", f"Leeds City Council was inspected. {sentence}") == {"leeds overall: good (historical)"}


@pytest.mark.parametrize(
    ("told_again", "expected"),
    [("Leeds City Council welcomed its C2.", {"leeds overall: C2"}),
     ("Leeds City Council welcomed it.", {"leeds overall: C2", "leeds overall: C3"})],
)  # fmt: skip
def test_a_value_that_is_much_less_told_gives_way(told_again: str, expected: set[str]) -> None:
    text = f"Leeds City Council was graded C2.\n\n{told_again}\n\nIt has the C3 grade of a landlord."
    assert ratings("rsh", text) == expected


@pytest.mark.parametrize("lead", ["has become one of only three councils", "was one of the first councils"])
def test_one_of_a_few_counts_nothing(lead: str) -> None:
    doc = read(f"Ofsted has inspected children's services. Leeds City Council {lead} to be rated outstanding.", 2024)
    assert not doc._.councilscope_tallies


def test_a_council_that_is_a_commissioner_has_none() -> None:
    text = f"{NOTICE}\n\nThurrock Council is short of money. Essex County Council was the first commissioner."
    assert told(text) == set()


@pytest.mark.parametrize(
    ("behind", "status"),
    [(", having been told to improve four years ago", ""), (" four years ago", " (historical)")],
)
def test_what_went_before_is_not_the_time_of_the_grade(behind: str, status: str) -> None:
    assert ratings("ilacs", f"Leeds City Council was rated good{behind}.") == {f"leeds overall: good{status}"}


@pytest.mark.parametrize(
    "aside",
    ["which is run by Leeds City Council with the police, health and probation services", "which is run by Leeds"],
)
def test_an_aside_that_enumerates_ends_before_the_verb(aside: str) -> None:
    text = (
        f"HM Inspectorate of Probation has inspected Leeds City Council. In 2019 the service, {aside}, was rated good."
    )
    assert told(text) == {"leeds overall: good (historical)"}


def test_a_state_that_is_no_longer_has_ended() -> None:
    sentence = "Torfaen Council has made sufficient progress and is no longer an authority causing significant concern."
    found = told(f"Estyn has inspected education services. {sentence}", 2023)
    assert found == {"torfaen intervention: authority causing significant concern (ended)"}


@pytest.mark.parametrize("names", ["which were safeguarding and governance", "namely safeguarding and governance"])
def test_the_rest_that_is_named_has_the_value(names: str) -> None:
    found = told(f"{CARE}\n\n{INSPECTED} It scored two out of four in seven areas and three in the rest, {names}.")
    assert {line.split("]")[0] for line in found} == {
        "halton domain [safeguarding",
        "halton domain [governance, management and sustainability",
    }


def test_a_count_of_areas_waits_for_no_councils() -> None:
    text = "HM Inspectorate of Probation has inspected youth justice services. It scored 'good' in two of 12 areas."
    assert told(f"{text}\n\nThe councils named are: Leeds City Council and Bury Council.") == set()


@pytest.mark.parametrize(("when", "status"), [("until 2019", ""), ("in 2019", " (historical)")])
def test_a_year_of_the_fault_is_not_that_of_the_finding(when: str, status: str) -> None:
    lead = "The Local Government and Social Care Ombudsman has published a report."
    sentence = f"Leeds City Council was at fault for not seeing him {when}."
    if status:
        sentence = "In 2019 Leeds City Council was found to be at fault."
    (found,) = told(f"{lead} {sentence}")
    assert found.endswith(f"(public report){status}")


YOUTH = "HM Inspectorate of Probation has inspected Leeds City Council's youth justice service and rated it good."


@pytest.mark.parametrize(
    "sentence",
    [
        "The way the service is run was rated outstanding.",
        "The work done to supervise children in court was outstanding.",
        "It rated how staff are led as outstanding.",
    ],
)
def test_a_part_without_a_name_is_not_the_whole(sentence: str) -> None:
    assert "leeds overall: outstanding" not in told(f"{YOUTH} {sentence}")


def test_the_work_of_a_service_is_the_service() -> None:
    text = "HM Inspectorate of Probation has published its inspection of youth justice services."
    assert told(f"{text} The work of Leeds Youth Justice Service was rated good.") == {"leeds overall: good"}


def test_a_state_that_began_in_another_year_and_lasts_is_one() -> None:
    text = "Commissioners will stay at Slough Council. Three commissioners were sent in in 2021."
    assert told(f"{NOTICE}\n\n{text}") <= {
        "slough intervention: commissioners appointed same",
        "slough intervention: commissioners appointed",
    }


def test_they_scored_points_to_nothing_told_before() -> None:
    found = told(
        f"{CARE}\n\n{INSPECTED} They scored Halton 3 for assessing needs and for safeguarding, and 2 for governance."
    )
    assert "halton domain [assessing needs]: evidence shows some shortfalls" not in found


def test_a_complaint_about_something_is_of_no_service_that_was_named_before() -> None:
    text = "The finances of Leeds City Council were audited. The Local Government Ombudsman upheld a complaint about a path."
    found = read(text, 2024)._.councilscope_ratings
    assert {rating.subject for rating in found} <= {"complaint"}
