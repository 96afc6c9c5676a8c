"""Lines that recur over a site's articles are learnt, and taken out of later ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaning.pages import BODY, KNOWLEDGE, TITLE
from councilscope.articles import Article
from councilscope.cleaning import clean
from councilscope.cleaning.templates import Templates, key_of, learn, template_lines
from councilscope.errors import CouncilscopeError
from councilscope.reading import read_bytes
from councilscope.settings import ExtractionSettings

TOWNS = ("Ambleton", "Thornby", "Holm", "Wexcombe")
SLOGAN = "Harbour towns, plainly told"


def cleaned(text: str, path: str = "harbour/a.txt", templates: Path | None = None) -> Article:
    return clean(read_bytes(text.encode(), path), ExtractionSettings(templates=templates), KNOWLEDGE)


def article(number: int, line: str = SLOGAN) -> str:
    town = TOWNS[number]
    body = [words.replace("Ambleton", town).replace("the", f"{town}’s") for words in BODY]
    return "\n\n".join([line, TITLE.replace("Ambleton", town), *body])


def learnt(texts: list[str], folder: str = "harbour") -> set[str]:
    found = learn(cleaned(text, f"{folder}/{number}.txt") for number, text in enumerate(texts))
    return {line.words for line in found.lines}


def test_line_of_three_articles_is_learnt() -> None:
    assert learnt([article(number) for number in range(3)]) == {key_of(SLOGAN)}


def test_line_of_two_articles_is_not() -> None:
    assert learnt([article(0), article(1)]) == set()


def test_near_duplicates_count_once() -> None:
    assert (
        learnt([article(0), article(0) + "\n\nOne more line was added to the story later on that day.", article(1)])
        == set()
    )


def test_sites_are_learnt_apart() -> None:
    found = learn(cleaned(article(number), f"{TOWNS[number]}/a.txt") for number in range(4))
    assert found == Templates()


def test_line_within_prose_is_never_learnt() -> None:
    texts = [article(number).replace("\n\nCouncillor", f"\n\n{SLOGAN}\n\nCouncillor") for number in range(3)]
    assert learnt(texts) == set()


def test_learnt_lines_go_wherever_they_stand(tmp_path: Path) -> None:
    file = tmp_path / "templates.json"
    found = learn(cleaned(article(number), f"harbour/{number}.txt") for number in range(3))
    file.write_text(found.model_dump_json())
    text = article(3, line="") + f"\n\n{SLOGAN}"
    gone = cleaned(text, templates=file).removed
    assert [(item.reason, item.text) for item in gone] == [("template", SLOGAN)]


def test_digest_of_settings_hangs_on_what_is_in_the_file(tmp_path: Path) -> None:
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    first.write_text(Templates().model_dump_json())
    second.write_text(first.read_text())
    assert ExtractionSettings(templates=first).digest() == ExtractionSettings(templates=second).digest()
    second.write_text(first.read_text() + "\n")
    assert ExtractionSettings(templates=first).digest() != ExtractionSettings(templates=second).digest()
    assert ExtractionSettings(templates=first).digest() != ExtractionSettings().digest()


@pytest.mark.parametrize(("content", "code"), [(None, "C001"), ("{", "C006"), ('{"lines": [{"words": ""}]}', "C006")])
def test_unreadable_templates_are_refused(tmp_path: Path, content: str | None, code: str) -> None:
    file = tmp_path / "templates.json"
    if content is not None:
        file.write_text(content)
    with pytest.raises(CouncilscopeError) as caught:
        template_lines(file)
    assert caught.value.code == code
