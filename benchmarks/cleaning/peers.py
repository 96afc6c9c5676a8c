"""The peers: how each is asked for a page's article. One that is not installed is named and left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable

Tool = Callable[[str], str]
C4_FEWEST_WORDS = 5
C4_ENDS = (".", "!", "?", '"', "”")
C4_OUT = ("javascript", "cookie", "privacy policy", "terms of use", "lorem ipsum", "{")


def c4_lines(text: str) -> str:
    """The line rules by which the C4 corpus was cleaned: sentences of five words or more, no scripts and policies."""
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(
        line
        for line in lines
        if line.endswith(C4_ENDS)
        and len(line.split()) >= C4_FEWEST_WORDS
        and not any(word in line.lower() for word in C4_OUT)
    )


def _trafilatura() -> Tool:
    import trafilatura

    return lambda page: trafilatura.extract(page, include_comments=False) or ""


def _justext() -> Tool:
    import justext

    words = justext.get_stoplist("English")

    def run(page: str) -> str:
        return "\n".join(part.text for part in justext.justext(page.encode(), words) if not part.is_boilerplate)

    return run


def _readability() -> Tool:
    from bs4 import BeautifulSoup
    from readability import Document

    return lambda page: BeautifulSoup(Document(page).summary(), "lxml").get_text("\n")


def _resiliparse() -> Tool:
    from resiliparse.extract.html2text import extract_plain_text

    return lambda page: str(extract_plain_text(page, main_content=True))


def _boilerpy() -> Tool:
    from boilerpy3 import extractors

    extractor = extractors.ArticleExtractor()
    return lambda page: str(extractor.get_content(page))


def _newspaper() -> Tool:
    from newspaper import Article

    def run(page: str) -> str:
        article = Article("https://page.example/", fetch_images=False)  # else it asks the network, and waits
        article.download(input_html=page)
        article.parse()
        return str(article.text)

    return run


PEERS: dict[str, Callable[[], Tool]] = {
    "trafilatura": _trafilatura,
    "jusText": _justext,
    "readability-lxml": _readability,
    "resiliparse": _resiliparse,
    "boilerpy3": _boilerpy,
    "newspaper4k": _newspaper,
}


def as_page(text: str) -> str:
    """Flattened text as the simplest page, for tools that read HTML alone."""
    return "<html><body>" + "".join(f"<p>{line}</p>" for line in text.split("\n") if line.strip()) + "</body></html>"


def peer_bodies(form: str) -> Iterable[tuple[str, Tool]]:
    """The peers that are installed, for one form of page; for flattened text also all of it, and the rules of C4."""
    if form != "html":
        yield "everything", lambda text: text
        yield "C4 line rules", c4_lines
    for name, made in PEERS.items():
        try:
            tool = made()
        except ImportError:
            print(f"{name} is not installed: see peers.in")
            continue
        yield name, tool if form == "html" else lambda text, tool=tool: tool(as_page(text))  # type: ignore[misc]
