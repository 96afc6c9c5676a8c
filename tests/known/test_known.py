"""Known articles: those of the corpus, and of a further folder where COUNCILSCOPE_KNOWN names one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from councilscope.articles import Reject
from councilscope.pipeline import Extractor
from councilscope.reviewing.checking import check, known_articles
from councilscope.reviewing.scoring import Floors, read_floors, shortfalls, table_lines

pytestmark = pytest.mark.model

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent.parent / "corpus"
FURTHER = os.environ.get("COUNCILSCOPE_KNOWN")


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """The pipeline in its default settings."""
    return Extractor()


def floors_of(folder: Path) -> Floors | None:
    """A folder's own floors; for one without, what is promised for any article of these kinds."""
    return read_floors(folder) or read_floors(HERE)


@pytest.mark.parametrize(
    "folder",
    [
        pytest.param(CORPUS, id="corpus"),
        pytest.param(CORPUS / "written-last", id="written-last"),
        pytest.param(CORPUS / "written-after", id="written-after"),
        pytest.param(CORPUS / "written-later", id="written-later"),
        pytest.param(CORPUS / "written-since", id="written-since"),
        pytest.param(CORPUS / "written-plainly", id="written-plainly"),
        pytest.param(CORPUS / "written-anew", id="written-anew"),
        pytest.param(CORPUS / "written-blind", id="written-blind"),
        pytest.param(
            Path(FURTHER or "."),
            id="further",
            marks=pytest.mark.skipif(not FURTHER, reason="COUNCILSCOPE_KNOWN names no further folder"),
        ),
    ],
)
def test_no_field_is_under_its_floor(folder: Path, extractor: Extractor) -> None:
    result = check(folder, extractor)
    short = shortfalls(result.scores, floors_of(folder))
    assert not short, "\n".join([*short, *table_lines(result.scores)])


def test_every_article_of_the_corpus_gives_a_record_and_the_same_one_again(extractor: Extractor) -> None:
    again = Extractor()
    for path, _ in known_articles(CORPUS, extractor.knowledge):
        found = extractor.process(path, path.name)
        assert not isinstance(found, Reject), f"{path}: {found.message}"
        if path.stem.startswith(("a", "s")):  # a part of them is enough, and twice as quick
            assert found == again.process(path, path.name)
