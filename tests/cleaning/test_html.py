"""HTML pages: what the page declares, and the article's blocks with their kinds."""

from __future__ import annotations

import time

import pytest

from cleaning.pages import BODY, TITLE, cleaned, kinds
from councilscope.errors import RejectedInput

PARAGRAPHS = "".join(f"<p>{words}</p>" for words in BODY)


def html(body: str = PARAGRAPHS, *, head: str = f"<title>{TITLE} | Ambleton News</title>", around: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}</head><body>'
        '<div class="cookie-banner"><p>We use cookies. <a href="#">Accept all</a></p></div>'
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
        f"<main><article><h1>{TITLE}</h1>{body}</article></main>{around}"
        "<footer><p>© 2011 Ambleton News. All rights reserved.</p></footer></body></html>"
    )


def test_article_alone_is_kept() -> None:
    article = cleaned(html(), suffix=".html")
    assert article.title == TITLE
    assert article.text == "\n\n".join([TITLE, *BODY])


@pytest.mark.parametrize(
    ("head", "iso"),
    [
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2011-05-12T08:00:00Z","dateModified":"2011-06-01"}</script>',
            "2011-05-12",
        ),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":"Article","datePublished":"2011-05-12"}]}</script>',
            "2011-05-12",
        ),
        ('<meta property="article:published_time" content="2011-05-12T00:01:00+01:00">', "2011-05-12"),
        ('<meta name="DCTERMS.issued" content="2011-05-12">', "2011-05-12"),
        ('<meta name="date" content="12 May 2011">', "2011-05-12"),
        ('<meta name="published_on" content="2011-05-12T09:00:00.000Z">', "2011-05-12"),
        ('<meta name="first-publication-date" content="Thu, 12 May 2011">', "2011-05-12"),
        (
            '<meta itemprop="datePublished" content="2011-05-12"><meta itemprop="dateModified" content="2011-06-01">',
            "2011-05-12",
        ),
        (
            '<script type="application/ld+json">{"@type":"Article","datePublished":"2009-01-01"}</script>'
            '<meta property="article:published_time" content="2011-05-12">',
            "2011-05-12",
        ),
        ('<meta name="last-published-update-date" content="2011-06-01">', None),
        ('<meta name="copyright" content="2011">', None),
        ('<script type="application/ld+json">{broken</script>', None),
        ('<meta property="article:modified_time" content="2011-06-01">', None),
    ],
)
def test_declared_dates(head: str, iso: str | None) -> None:
    published = cleaned(html(head=head), suffix=".html").published
    assert (published and published.date) == iso
    assert (published and published.origin) == (iso and "metadata")


def test_visible_date_where_none_is_declared() -> None:
    published = cleaned(html(f'<p class="date">12 May 2011</p>{PARAGRAPHS}'), suffix=".html").published
    assert published is not None
    assert (published.date, published.origin) == ("2011-05-12", "text")


JSON_LD = '<script type="application/ld+json">{"@type":"Article","datePublished":"2011-05-12"}</script>'
META = '<meta property="article:published_time" content="2011-05-12">'


@pytest.mark.parametrize(
    ("head", "line", "iso"),
    [
        (JSON_LD, "3 March 2009", "2009-03-03"),
        (JSON_LD, "Updated: 3 June 2011", "2011-05-12"),
        (META, "3 March 2009", "2011-05-12"),
        ("", '<time datetime="2009-04-03">03/04/2009</time>', "2009-04-03"),
        ("", '<time datetime="2009-03-04">03/04/2009</time>', "2009-03-04"),
    ],
)
def test_which_of_two_dates_is_believed(head: str, line: str, iso: str) -> None:
    published = cleaned(html(f'<p class="date">{line}</p>{PARAGRAPHS}', head=head), suffix=".html").published
    assert (published and published.date) == iso


def test_date_that_only_a_search_of_the_page_finds() -> None:
    page = html(around='<div class="data" data-published-at="2011-05-12T08:00:00Z"></div>')
    published = cleaned(page, suffix=".html").published
    assert (published and (published.date, published.origin)) == ("2011-05-12", "metadata")


def test_publisher_author_and_address() -> None:
    head = (
        '<link rel="canonical" href="https://news.example/care"><meta property="og:site_name" content="Ambleton News">'
        '<meta name="author" content="Ines Carrow">'
    )
    article = cleaned(html(head=head), suffix=".html")
    assert (article.publisher, article.author, article.url) == (
        "Ambleton News",
        "Ines Carrow",
        "https://news.example/care",
    )


def test_blocks_keep_their_kinds_and_order() -> None:
    body = (
        f"<p>{BODY[0]}</p><h2>What must change</h2><p>The council must:</p>"
        "<ul><li>train every manager<ul><li>and their deputies</li></ul></li><li>answer letters</li></ul>"
        f"<blockquote><p>{BODY[2]}</p></blockquote>"
        f"<table><tr><th>Service</th><th>Grade</th></tr><tr><td>Care at home</td><td>Good</td></tr></table>"
        f"<p>{BODY[1]}</p><p>{BODY[3]}</p>"
    )
    article = cleaned(html(body), suffix=".html")
    assert kinds(article) == [
        ("title", TITLE),
        ("paragraph", BODY[0]),
        ("heading", "What must change"),
        ("paragraph", "The council must:"),
        ("list-item", "train every manager"),
        ("list-item", "and their deputies"),
        ("list-item", "answer letters"),
        ("block-quote", BODY[2]),
        ("table-row", "Service | Grade"),
        ("table-row", "Care at home | Good"),
        ("paragraph", BODY[1]),
        ("paragraph", BODY[3]),
    ]
    levels = [block.level for block in article.blocks if block.kind.value == "list-item"]
    assert levels == [1, 2, 1]


def test_definition_list_is_rows() -> None:
    body = f"<p>{BODY[0]}</p><dl><dt>Care at home</dt><dd>Good</dd><dt>Day centres</dt><dd>Fair</dd></dl>" + PARAGRAPHS
    assert ("table-row", "Care at home | Good") in kinds(cleaned(html(body), suffix=".html"))


@pytest.mark.parametrize(
    "furniture",
    [
        '<aside><h3>Related stories</h3><ul><li><a href="/a">Bus lane opens in Thornby</a></li></ul></aside>',
        '<div class="comments"><h3>Comments</h3><p>fenman: bus lane opens at last, I said it would!</p></div>',
        "<form><p>Get our newsletter in your inbox. The bus lane opens soon.</p></form>",
        '<div class="promo"><p>Book now: the bus lane opens dinner, Thornby.</p></div>',
        "<script>var bus = 'bus lane opens';</script><template><p>bus lane opens</p></template>",
        '<p style="display: none">The bus lane opens in the dark and nobody sees it.</p>',
    ],
)
def test_furniture_goes(furniture: str) -> None:
    for page in (html(around=furniture), html(PARAGRAPHS + furniture)):
        assert "bus lane opens" not in cleaned(page, suffix=".html").text.lower()


def test_text_without_an_element_is_not_lost() -> None:
    body = f"{BODY[0]}<br><br>{BODY[1]}<br><br>{BODY[2]}<br>{BODY[3]}<br>{BODY[4]}"
    assert cleaned(html(body), suffix=".html").text == "\n\n".join([TITLE, *BODY])


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<html></html>",
        "<p></p>",
        "<html><head><title>404</title></head><body><h1>Page not found</h1><p>Sorry, we could not find it.</p></body></html>",
    ],
)
def test_pages_without_an_article_are_rejected(page: str) -> None:
    with pytest.raises(RejectedInput) as caught:
        cleaned(page, suffix=".html")
    assert caught.value.code == "R005"


HOSTILE = {
    "deep": "<div>" * 100_000,
    "deep and inline": "<div><span><ul><li><b>" * 20_000,
    "tables in tables": "<table><tr><td>" * 20_000,
    "open paragraphs": "<p>a" * 20_000,
    "angle brackets": "<" * 50_000,
    "ampersands": "&" * 50_000,
    "entities": "<p>" + "&#8217;&amp;&nosuchentity;&#x110000;&#0;" * 2_000,
    "null bytes": "<p>a\0b</p>" * 10_000,
    "a huge attribute": '<div class="' + "x" * 2_000_000 + '">a</div>',
    "many attributes": "<div " + " ".join(f"a{number}=1" for number in range(50_000)) + ">a</div>",
    "many classes": '<div class="' + "x " * 500_000 + '">a</div>',
    "dates": '<time datetime="2011-05-12">' * 20_000,
    "dated items": "<ul><li>x 12 May 2011</li>" * 5_000,
    "json in json": '<script type="application/ld+json">' + '{"@graph":[' * 50_000 + "</script>",
    "open comments": "<!--" * 50_000,
}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_end_soon(hostile: str) -> None:
    start = time.process_time()
    article = cleaned(html(PARAGRAPHS + hostile), suffix=".html", abstain=False)
    assert time.process_time() - start < 12
    assert article.title == TITLE


def test_text_below_endless_nesting_is_refused_not_lost() -> None:
    page = f"<html><body>{'<div>' * 100_000}<h1>{TITLE}</h1>{PARAGRAPHS}</body></html>"
    with pytest.raises(RejectedInput) as caught:
        cleaned(page, suffix=".html")
    assert caught.value.code == "R005"


@pytest.mark.parametrize("hidden", ['<div hidden id="S:0">', '<div style="display:none">', "<noscript>", "<template>"])
def test_article_that_a_script_would_show_is_read(hidden: str) -> None:
    end = hidden[: hidden.find(" ")] if " " in hidden else hidden[:-1]
    page = f"<html><body><div id=root></div>{hidden}<h1>{TITLE}</h1>{PARAGRAPHS}</{end[1:]}></body></html>"
    assert cleaned(page, suffix=".html").text.startswith(f"{TITLE}\n\n{BODY[0]}")


@pytest.mark.parametrize(
    "caption",
    [
        "<figure><img src=a.jpg><figcaption>The bus lane opens in the rain.</figcaption></figure>",
        "<figure><img src=a.jpg><figcaption><p>The bus lane opens, as the mayor and her guests look on.</p></figcaption></figure>",
    ],
)
def test_captions_go(caption: str) -> None:
    article = cleaned(html(f"<p>{BODY[0]}</p>{caption}" + PARAGRAPHS[len(BODY[0]) + 7 :]), suffix=".html")
    assert "bus lane" not in article.text
    assert BODY[0] in article.text


NOT_FREE = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>'
WALL = "<div><p>Subscribe to continue reading.</p><p><a href=/join>Join now</a></p></div>"


@pytest.mark.parametrize(("head", "foot"), [(NOT_FREE, ""), ("", WALL)])
def test_a_wall_hides_the_article(head: str, foot: str) -> None:
    with pytest.raises(RejectedInput) as caught:
        cleaned(html(f"<p>{BODY[0]} {BODY[1]}</p>", head=head, around=foot), suffix=".html")
    assert caught.value.code == "R012"


@pytest.mark.parametrize(("head", "foot", "codes"), [(NOT_FREE, "", ["walled"]), ("", WALL, ["walled"]), ("", "", [])])
def test_a_wall_below_a_long_article_is_warned_about(head: str, foot: str, codes: list[str]) -> None:
    long = PARAGRAPHS + "".join(f"<p>{words}</p>" for words in BODY[::-1])
    article = cleaned(html(PARAGRAPHS + long, head=head, around=foot), suffix=".html")
    assert [notice.code for notice in article.notices] == codes


@pytest.mark.parametrize(
    "items", [("Train staff", "Hear carers"), ("Write a plan", "Publish it by May", "Report back")]
)
def test_list_that_ends_the_page_stays_under_its_lead_in(items: tuple[str, ...]) -> None:
    listed = "".join(f"<li>{item}</li>" for item in items)
    html = f"<h1>{TITLE}</h1>" + "".join(f"<p>{part}</p>" for part in BODY)
    article = cleaned(f"<body>{html}<p>The council must:</p><ul>{listed}</ul></body>", suffix=".html")
    assert [words for kind, words in kinds(article) if kind == "list-item"] == list(items)
    others = cleaned(f"<body>{html}<p>Share this:</p><ul>{listed}</ul></body>", suffix=".html")
    assert not [words for kind, words in kinds(others) if kind == "list-item"]


@pytest.mark.parametrize("early", ["</body></html>", "</BODY>\n</HTML >", "</html><html><body>"])
def test_page_that_goes_on_after_an_early_end_is_read_to_its_end(early: str) -> None:
    html = f"<html><body><p>Ambleton Today</p>{early}<h1>{TITLE}</h1>" + "".join(f"<p>{part}</p>" for part in BODY)
    article = cleaned(html + "</body></html>", suffix=".html")
    assert article.title == TITLE
    assert [words for kind, words in kinds(article) if kind == "paragraph"] == list(BODY)


@pytest.mark.parametrize(
    ("declared", "headings"),
    [
        (f"Ambleton Echo - News - {TITLE}", f"<h2>{TITLE}</h2>"),
        (f"{TITLE} | Ambleton Echo", f"<h2>Ambleton Echo</h2><h1>{TITLE}</h1>"),
        (f"Echo - {TITLE} - Ambleton", f"<h3>Ambleton</h3><h2>{TITLE}</h2>"),
        ("Care | The Ambleton Echo", f"<h2>The Ambleton Echo</h2><h1>{TITLE}</h1>"),
    ],
)
def test_the_headline_is_the_part_of_the_declared_title_that_is_no_sites_name(declared: str, headings: str) -> None:
    page = html(head=f"<title>{declared}</title>").replace(f"<h1>{TITLE}</h1>", headings)
    assert cleaned(page, suffix=".html").title == TITLE
