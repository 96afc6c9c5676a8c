"""Who wrote the article: by-lines of papers, newsrooms and blogs, and lines that look like them."""

from __future__ import annotations

import pytest

from cleaning.pages import BODY, TITLE, cleaned, kinds, page


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ines Carrow", "Ines Carrow"),
        ("By INES CARROW", "INES CARROW"),
        ("by Ines Carrow, Local Democracy Reporter", "Ines Carrow"),
        ("By Ines Carrow Local Democracy Reporter", "Ines Carrow"),
        ("By Mary Jane Carrow Education Correspondent", "Mary Jane Carrow"),
        ("By Ines Carrow and Tom O'Dell", "Ines Carrow and Tom O'Dell"),
        ("By Ines Carrow BBC News, Thornby", "Ines Carrow"),
        ("Report by: Ines Carrow", "Ines Carrow"),
        ("Words by Ines Carrow @inescarrow", "Ines Carrow"),
        ("Posted by Ines Carrow on 3 May 2011 in News", "Ines Carrow"),
        ("3 May 2011 | By Ines Carrow", "Ines Carrow"),
        ("Ines Carrow | Tuesday 3 May 2011", "Ines Carrow"),
        ("Ines Carrow, Local Democracy Reporter", "Ines Carrow"),
        ("Education Editor,Ines Carrow", "Ines Carrow"),
        ("Ines Carrow", "Ines Carrow"),
        ("Hesper Lugwardine", "Hesper Lugwardine"),
    ],
)
def test_author_under_the_headline(line: str, author: str) -> None:
    article = cleaned(page(under=line))
    assert article.author == author
    assert ("byline", line) in kinds(article)
    assert [words for kind, words in kinds(article) if kind == "paragraph"] == list(BODY)


@pytest.mark.parametrize(
    "line",
    [
        "By Staff Reporter",
        "By admin on 3 May 2011",
        "By the Thornby Mercury",
        "By Thornby Mercury",
        "From our own correspondent",
        "Local Democracy Reporter",
        "Ruth Penhallow",
        "Older People",
        "What We Found",
        "By Easter Monday",
    ],
)
def test_what_names_no_author(line: str) -> None:
    assert cleaned(page(under=line)).author is None


def test_author_at_the_foot() -> None:
    article = cleaned(page(foot="Report by Ines Carrow"))
    assert article.author == "Ines Carrow"


def test_outlet_under_the_author_is_of_the_byline() -> None:
    article = cleaned(page(under="Ines Carrow\nBBC News, West of England"))
    assert article.author == "Ines Carrow"
    assert ("byline", "BBC News, West of England") in kinds(article)


def test_author_of_another_story_is_not_this_one_s() -> None:
    others = "\n\n".join(
        f"{head}\n\nBy {name} | 0{day} July 2024\n\nA short word on what happened in the town on that day ..."
        for day, (head, name) in enumerate([("Bins go weekly", "Tom Dell"), ("Park opens again", "Ann Holt")], 3)
    )
    article = cleaned(page(foot=others))
    assert article.author is None
    assert article.published is None
    assert [words for kind, words in kinds(article) if kind == "paragraph"] == list(BODY)


def test_author_of_a_page() -> None:
    html = f"<h1>{TITLE}</h1><p>Ines Carrow | Tuesday 3 May 2011</p>" + "".join(f"<p>{part}</p>" for part in BODY)
    article = cleaned(f"<html><body><article>{html}</article></body></html>", suffix=".html")
    assert article.author == "Ines Carrow"
