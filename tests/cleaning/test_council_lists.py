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


@pytest.mark.parametrize(
    "tail", ["\nMore from your area\n\nBury\nLeeds\nYork\nWigan\n", "\nTags:\n\nBury\nLeeds\nYork\n"]
)
def test_a_menu_of_places_is_left_out(tail: str) -> None:
    assert "Leeds" not in [text for _, text in kept(tail)]


def test_two_names_make_no_list() -> None:
    assert "Wigan" not in [text for _, text in kept("\nSponsored by\n\nBury\nWigan\n")]
