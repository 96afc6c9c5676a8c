"""Tables as scraping leaves them: cells with marks between, with none, or a line each; titles say what cells mean."""

from __future__ import annotations

import pytest

from councilscope.pipeline import extract
from councilscope.records import Rating
from councilscope.settings import ExtractionSettings

RULES_ALONE = ExtractionSettings(model=None)
HARDER = (
    "2008-02-08",
    "Every big council was rated by the Audit Commission in its comprehensive performance assessment: the harder test.",
)
REST = (
    "Members of the public sat in the town hall for more than two hours and listened to what was said about the weather, "
    "the roads and the price of bread before they all went home.\n\nNobody knows when the next meeting will be, but it is "
    "thought that the room has been booked for an afternoon in the spring, when the evenings are lighter."
)
BEST_VALUE = ("2002-02-21", "The Audit Commission published best value inspection reports about council services.")


def shown(rating: Rating) -> str:
    """'hull direction improving well': who, which judgement, its value, the one before and a status that is not now."""
    what = rating.domain or rating.kind.value
    before = f" was {rating.previous.value}" if rating.previous else ""
    status = "" if rating.status == "current" else f" ({rating.status.value})"
    return f"{rating.council} {what} {rating.value}{before}{status}"


def ratings_of(lead: tuple[str, str], text: str) -> list[str]:
    record = extract(f"{lead[1]}\n\n{REST}\n\n{text}\n\n{REST}\n", published=lead[0], settings=RULES_ALONE)
    return [shown(rating) for rating in record.ratings]


HULL = ["hull overall two stars", "hull direction improving well"]
LEEDS = ["leeds overall three stars", "leeds direction improving adequately"]
YORK = ["york overall no stars", "york direction not improving adequately"]


@pytest.mark.parametrize(
    "table",
    [
        "Council | Stars | Improving?\nHull | 2 | well\nLeeds | 3 | adequately\nYork | none | not adequately",
        "Council | Stars | Direction of travel\nHull | ** | well\nLeeds | *** | adequately\nYork | - | not adequately\n"
        "York | 0 | not improving adequately",
        "Council | CPA stars | Direction of travel\nHull | two | improving well\nLeeds | three | improving adequately\n"
        "York | no stars | not improving adequately",
        "Place | Council | Stars | Improving\n1 | Leeds | 3 | adequately\n2 | Hull | 2 | well\n3 | York | 0 | not adequately",
        "Council     Stars     Improving\nHull     2     well\nLeeds     3     adequately\nYork     none     not adequately",
        "Council Stars Direction of travel\nHull ** improving well\nLeeds *** improving adequately\n"
        "York none not improving adequately",
        "Council\nStars\nDirection of travel\nHull\n2\nwell\nLeeds\n3\nadequately\nYork\n0\nnot adequately",
        "Council\n\nStars\n\nDirection of travel\n\nHull **\n\nimproving well\n\nLeeds ***\n\nimproving adequately\n\n"
        "York none\n\nnot improving adequately",
    ],
)
def test_one_table_in_many_forms(table: str) -> None:
    assert sorted(ratings_of(HARDER, f"The full list:\n\n{table}")) == sorted([*HULL, *LEEDS, *YORK])


def test_words_with_their_stars_under_questions() -> None:
    table = (
        "Service | How good is it? | Will it improve?\nRepairs | Fair * | Promising\n"
        "Lettings | Good ** | Excellent\nHomelessness | Poor (no stars) | Uncertain"
    )
    lead = ("2002-06-19", "The Audit Commission's Housing Inspectorate has looked at the housing services of Hull.")
    assert sorted(ratings_of(lead, f"What it found:\n\n{table}")) == [
        "hull overall no stars", "hull overall one star", "hull overall two stars",
        "hull prospects excellent", "hull prospects promising", "hull prospects uncertain",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lead_in", "table"),
    [
        ("The list, with last year's stars in brackets:", "Council | Stars\nHull | 2 (1)\nLeeds | 3 (4)\nYork | 1 (1)"),
        ("Figures for 2007 are in brackets.", "Council | Stars\nHull | ** (*)\nLeeds | *** (****)\nYork | * (*)"),
        ("The list:", "Council | 2008 stars | 2007 stars\nHull | 2 | 1\nLeeds | 3 | 4\nYork | 1 | 1"),
        ("The list:", "Council | Stars last year | Stars now\nHull | 1 | 2\nLeeds | 4 | 3\nYork | 1 | 1"),
    ],
)
def test_earlier_values_of_a_table(lead_in: str, table: str) -> None:
    assert ratings_of(HARDER, f"{lead_in}\n\n{table}") == [
        "hull overall two stars was one star",
        "leeds overall three stars was four stars",
        "york overall one star was one star",
    ]


@pytest.mark.parametrize(
    "titles",
    [
        "Council / Social care / Education / Overall / Capacity to improve",
        "Council\nSocial care\nEducation\nOverall\nCapacity to improve",
    ],
)
def test_a_title_that_names_a_service_is_a_judgement_of_its_own(titles: str) -> None:
    lead = ("2005-12-02", "Ofsted published its annual performance assessment of children's services of every council.")
    rows = "\n\n".join(["Hull\n2\n3\n3\n3", "Leeds\n4\n4\n3\n4", "York\n3\n2\n2\n3"])
    found = ratings_of(lead, f"How they did\n{titles}\n\n{rows}")
    assert [line.lower() for line in found if "leeds" in line] == [
        "leeds children's social care outstanding",
        "leeds education outstanding",
        "leeds overall good",
        "leeds prospects outstanding",
    ]


def test_brackets_that_nothing_explains_are_left_alone() -> None:
    assert ratings_of(HARDER, "The list:\n\nCouncil | Stars\nHull | 2 (1)\nLeeds | 3 (4)") == [
        "hull overall two stars",
        "leeds overall three stars",
    ]


def test_a_star_behind_a_title_refers_to_the_note_below() -> None:
    table = "Council | Stars | Money*\nHull | 2 | 3\nLeeds | 3 | 4\n\n*Use of resources, from one to four"
    assert [found for found in ratings_of(HARDER, f"The list:\n\n{table}") if "use of resources" in found] == [
        "hull use of resources consistently above minimum requirements - performing well",
        "leeds use of resources well above minimum requirements - performing strongly",
    ]


def test_a_row_whose_council_is_not_known_rates_no_other() -> None:
    table = "Council | Stars\nHull | 2\nNowhereshire | 4\nLeeds | 3"
    assert ratings_of(HARDER, f"The list:\n\n{table}") == ["hull overall two stars", "leeds overall three stars"]


@pytest.mark.parametrize(
    "table",
    [
        "Council | Service | Stars | Prospects\nHull CC | Libraries | * | uncertain\nLeeds CC | Leisure centres | ** | promising\n"
        "York CC | Planning | none | poor",
        "Council Service Stars (out of 3) Prospects for improvement\n\nHull CC Libraries * Uncertain\n\n"
        "Leeds CC Leisure centres ** Promising\n\nYork CC Planning none Poor",
    ],
)
def test_services_beside_the_council(table: str) -> None:
    text = f"{BEST_VALUE[1]}\n\n{REST}\n\nThe list:\n\n{table}\n\n{REST}\n"
    record = extract(text, published=BEST_VALUE[0], settings=RULES_ALONE)
    assert [(rating.council, rating.subject.split()[0], rating.value) for rating in record.ratings] == [
        ("hull", "libraries", "one star"),
        ("hull", "libraries", "uncertain"),
        ("leeds", "leisure", "two stars"),
        ("leeds", "leisure", "promising"),
        ("york", "planning", "no stars"),
        ("york", "planning", "poor"),
    ]


def test_a_legend_of_stars_rates_nobody() -> None:
    assert ratings_of(BEST_VALUE, "Hull spoke up.\n\nKey: *** excellent ** good * fair; no stars poor") == []
