"""The knowledge store: schemas are closed, overlays win by id, every problem is named with its place."""

import json
from pathlib import Path

import pytest

from councilscope.errors import CouncilscopeError
from councilscope.knowledge import load_knowledge
from councilscope.knowledge.store import Entry, KnowledgeStore

ABOUT = {"what": "a test", "sources": ["made up"], "licence": "MIT"}


class Fruit(Entry):
    colour: str


def written(folder: Path, name: str, content: object) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")
    return folder


def test_a_later_folder_wins_by_id(tmp_path: Path) -> None:
    first = written(
        tmp_path / "a",
        "fruit.json",
        {"about": ABOUT, "entries": [{"id": "plum", "colour": "red"}, {"id": "fig", "colour": "green"}]},
    )
    second = written(tmp_path / "b", "fruit.json", {"about": ABOUT, "entries": [{"id": "plum", "colour": "blue"}]})
    found = KnowledgeStore([first, second]).entries("fruit.json", Fruit)
    assert {key: fruit.colour for key, fruit in found.items()} == {"plum": "blue", "fig": "green"}


def test_entries_are_found_by_id_in_every_file_and_folder() -> None:
    found = load_knowledge().store.named(["stars-0-3", "no-such-entry", "csci-star-rating"])
    assert list(found) == ["stars-0-3", "csci-star-rating"]
    assert [file for file, _ in found["stars-0-3"]] == ["ratings/scales.json"]
    assert found["csci-star-rating"][0][1]["bodies"] == ["csci"]


def test_a_folder_of_files_reads_as_one(tmp_path: Path) -> None:
    for name in ("x", "y"):
        written(tmp_path, f"fruit/{name}.json", {"about": ABOUT, "entries": [{"id": name, "colour": "red"}]})
    assert list(KnowledgeStore([tmp_path]).entries("fruit", Fruit)) == ["x", "y"]


def test_csv_cells_left_empty_are_absent(tmp_path: Path) -> None:
    (tmp_path / "fruit.csv").write_text("id,colour\nplum,red\n", encoding="utf-8")
    assert KnowledgeStore([tmp_path]).entries("fruit.csv", Fruit)["plum"].colour == "red"


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ({"about": ABOUT, "entries": [{"id": "plum"}]}, r"entry 1 \(plum\).*colour"),
        ({"about": ABOUT, "entries": [{"id": "plum", "colour": "red", "taste": "sweet"}]}, r"taste"),
        ({"about": ABOUT, "entries": [{"id": "plum", "colour": "red"}] * 2}, r"stands twice"),
        ({"entries": []}, r"about and entries"),
        ({"about": {"what": "x"}, "entries": []}, r"about.*sources"),
    ],
)
def test_a_problem_names_its_place(tmp_path: Path, content: object, place: str) -> None:
    written(tmp_path, "fruit.json", content)
    with pytest.raises(CouncilscopeError, match=rf"C003.*fruit\.json.*{place}"):
        KnowledgeStore([tmp_path]).entries("fruit.json", Fruit)


def test_broken_json_names_its_line(tmp_path: Path) -> None:
    (tmp_path / "fruit.json").write_text('{\n"about": ', encoding="utf-8")
    with pytest.raises(CouncilscopeError, match=r"C003.*line 2"):
        KnowledgeStore([tmp_path]).entries("fruit.json", Fruit)


def test_a_folder_without_knowledge_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CouncilscopeError, match="C004"):
        KnowledgeStore([tmp_path])


def test_the_digest_changes_with_any_byte(tmp_path: Path) -> None:
    folder = written(tmp_path, "fruit.json", {"about": ABOUT, "entries": []})
    before = KnowledgeStore([folder]).digest()
    (folder / "fruit.json").write_text(json.dumps({"about": ABOUT, "entries": []}) + " ", encoding="utf-8")
    assert KnowledgeStore([folder]).digest() != before
