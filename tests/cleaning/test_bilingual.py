"""Pages in Welsh and English keep their English blocks."""

from __future__ import annotations

from cleaning.pages import BODY, TITLE, cleaned, page

WELSH = (
    "Mae gofal i bobl hŷn yn y dref wedi gwella ers yr ymweliad diwethaf, yn ôl yr adroddiad gan yr arolygwyr.",
    "Mae’r adroddiad yn dweud bod y rhestrau aros yn fyrrach a bod y staff yn gweithio yn dda gyda’i gilydd.",
)


def test_english_blocks_of_a_bilingual_page_are_kept() -> None:
    article = cleaned(page(middle="\n\n".join(WELSH)))
    assert all(words in article.text for words in (TITLE, *BODY))
    assert [item.text for item in article.removed if item.reason == "other-language"] == list(WELSH)
    assert article.language == "en"


def test_one_sentence_of_another_language_stays() -> None:
    assert WELSH[0] in cleaned(page(middle=WELSH[0])).text
