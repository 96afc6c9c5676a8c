"""Lists of bare council names at the end of a page: the article's, or a site's menu?"""

import pytest

from councilscope.articles import BlockKind
from councilscope.cleaning import clean
from councilscope.knowledge import load_knowledge
from councilscope.pipeline import source_of_text
from councilscope.settings import ExtractionSettings

STORY = """Nine councils keep their stars

Nine councils in the north have kept all of their stars for social care, the inspectorate said in its yearly report.

The report says that managers in these places know their services well, and that people wait less than they did a year ago.

“We are glad of it,” said Jo Hale, who led the work. “It was a hard year, and staff have carried it on their backs.”
"""


def kept(tail: str) -> list[tuple[str, str]]:
    article = clean(source_of_text(STORY + tail), ExtractionSettings(), load_knowledge())
    return [(block.kind.value, block.span.of(article.text)) for block in article.blocks]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "names", [["Bury", "Leeds", "York", "Wigan"], ["Bury Council", "Redcar & Cleveland", "Kent County Council"]]
)
def test_a_list_of_councils_after_a_kept_heading_is_kept(names: list[str], gap: str) -> None:
    found = kept("\nThe councils with three stars are:\n\n" + gap.join(names) + "\n")
    assert [text for kind, text in found if kind == BlockKind.LIST_ITEM] == names


def test_a_second_list_under_its_own_heading_is_kept() -> None:
    tail = "\nThe councils with three stars are:\n\nBury\nLeeds\nYork\n\nTwo stars\n\nWigan\nHalton\nSefton\n"
    found = kept(tail)
    assert (BlockKind.HEADING, "Two stars") in found
    assert [text for kind, text in found if kind == BlockKind.LIST_ITEM] == [
        "Bury",
        "Leeds",
        "York",
        "Wigan",
        "Halton",
        "Sefton",
    ]


def test_a_list_under_a_heading_that_rates_is_kept_where_both_look_cut_off() -> None:
    names = ["Bury", "Redcar & Cleveland", "Stoke-on-Trent", "Wigan", "York"]
    found = kept("\nTHE POOR LIST\n" + "\n".join(names) + "\n\nHave your say\n")
    assert [text for kind, text in found if kind == BlockKind.LIST_ITEM] == names


@pytest.mark.parametrize(
    "row", ["{} ***\nimproving well\n3", "{}\n2 stars\nimproving well", "{} fair", "{} Council    3    well"]
)
def test_the_rows_of_a_table_at_the_end_are_kept_with_their_titles(row: str) -> None:
    table = "\n".join(row.format(name) for name in ("Bury", "Leeds", "Redcar & Cleveland", "York"))
    texts = " ".join(text for _, text in kept(f"\nHow they did\n\nCouncil\nStars\n{table}\n\nUseful links\n"))
    assert texts.count("Stars") == 1
    assert all(name in texts.split("Stars")[1] for name in ("Bury", "Leeds", "Redcar & Cleveland", "York"))
    assert "Useful links" not in texts


def test_figures_a_line_below_each_name_are_kept_with_the_titles_of_their_columns() -> None:
    titles = "Council / Adults / Children's social care / Education and schools / Capacity to improve"
    rows = "\n\n".join(f"{name}\n2\n3\n3\n3" for name in ("Bury", "Leeds", "Redcar & Cleveland", "York"))
    texts = [text for _, text in kept(f"\nHOW THEY DID\n{titles}\n\n{rows}\n\nUseful links\n")]
    assert titles in texts
    assert texts[texts.index("Leeds") :][:6] == ["Leeds", "2", "3", "3", "3", "Redcar & Cleveland"]
    assert "Useful links" not in texts


@pytest.mark.parametrize(
    "tail",
    [
        "\nOur other towns\n\nBury\nLeeds\nYork\nWigan\n",
        "\nYou may also like\n\nBury tram is late\nLeeds bins overflow\nYork races called off\n",
    ],
)
def test_names_and_headlines_without_a_word_of_ratings_are_left_out(tail: str) -> None:
    assert "Leeds" not in " ".join(text for _, text in kept(tail))


@pytest.mark.parametrize(
    "tail", ["\nMore from your area\n\nBury\nLeeds\nYork\nWigan\n", "\nTags:\n\nBury\nLeeds\nYork\n"]
)
def test_a_menu_of_places_is_left_out(tail: str) -> None:
    assert "Leeds" not in [text for _, text in kept(tail)]


def test_two_names_make_no_list() -> None:
    assert "Wigan" not in [text for _, text in kept("\nSponsored by\n\nBury\nWigan\n")]
