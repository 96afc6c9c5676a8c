"""A scheme or a reorganisation is data and one article: an overlay given by ``--knowledge``, and no code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from councilscope.records import ArticleRecord
from helpers.command import Command

ABOUT = {"what": "invented", "sources": ["made up"], "licence": "MIT"}
SCALE = {
    "id": "beacon-lights",
    "levels": [{"label": "dim", "strong": ["dim light"]}, {"label": "bright", "strong": ["bright light"]}],
}
REGIME = {
    "id": "lighthouse-review", "name": "Lighthouse Review", "nations": ["England"], "first_year": 2027, "form": "graded",
    "level": "council", "bodies": ["ofsted"], "cues": ["Lighthouse Review"], "subject": "lighthouses",
    "scale": "beacon-lights", "kind": "overall",
}  # fmt: skip
REGISTER = (
    "id,official_name,short_name,kind,nation,region,valid_from,successors,social_services\n"
    "mercia-vale,Mercia Vale Council,Mercia Vale,unitary,England,West Midlands,2028-04-01,,yes\n"
)
ARTICLE = """Lighthouse Review: first results

5 June 2029

Ofsted has published the first results of its Lighthouse Review. Mercia Vale Council, which took over from two districts,
was given a bright light, while Leeds City Council got a dim light. Mercia Vale said that it was pleased.
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of knowledge with one scheme and one new council."""
    for name, entry in (("scales", SCALE), ("regimes/lighthouse", REGIME)):
        path = tmp_path / "own" / "ratings" / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"about": ABOUT, "entries": [entry]}), encoding="utf-8")
    (tmp_path / "own" / "councils").mkdir()
    (tmp_path / "own" / "councils" / "register.csv").write_text(REGISTER, encoding="utf-8")
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def shown(command: Command, folder: Path, *options: str) -> set[tuple[str | None, str | None, str | None]]:
    """Council, scheme and value of each rating of the article."""
    called = command("show", folder / "article.txt", "--json", "--model", "none", *options)
    record = ArticleRecord.model_validate_json(called.out)
    return {(rating.council, rating.scheme, rating.value) for rating in record.ratings}


def test_a_scheme_and_a_reorganisation_are_data(command: Command, own: Path) -> None:
    assert shown(command, own, "--knowledge", str(own / "own")) == {
        ("mercia-vale", "lighthouse-review", "bright"),
        ("leeds", "lighthouse-review", "dim"),
    }


def test_without_the_data_nothing_is_known_of_them(command: Command, own: Path) -> None:
    assert shown(command, own) == set()
