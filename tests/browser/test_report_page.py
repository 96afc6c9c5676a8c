"""The report in a real browser: look, filter, click through, correct, with keyboard and screen reader."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from browser.conftest import Opener, written
from councilscope.knowledge import load_knowledge
from councilscope.records import ArticleRecord
from councilscope.writing.report import ReportWriter
from helpers.records_json import as_json

VIEWS = (
    "overview",
    "councils",
    "articles",
    "ratings",
    "quotes",
    "actions",
    "findings",
    "warnings",
    "rejects",
    "corrections",
)
HOSTILE = (
    "<script>document.title='taken'</script>",
    '"><img src=x onerror="document.title=\'taken\'">',
    "'-alert(1)-'",
    "</script><svg onload=\"document.title='taken'\">",
    "javascript:document.title='taken'",
    "{{7*7}}${7*7}",
    "=cmd|' /C calc'!A0",
)


def article(records: list[ArticleRecord], with_list: str = "ratings") -> ArticleRecord:
    """A record that holds items of the list."""
    return next(record for record in records if getattr(record, with_list))


def outlined(page: Page) -> str:
    """The outlined words of the text, in their order."""
    return " ".join(page.locator(".text .chosen").all_text_contents())


def test_every_view_opens_and_counts_what_the_records_hold(
    opened: Opener, report: Path, records: list[ArticleRecord]
) -> None:
    page = opened(report, "")
    for view in VIEWS:
        page.locator(f"nav a[data-view={view}]").click()
        page.wait_for_selector(f"html[data-ready={view}]")
        expect(page.locator(f"nav a[data-view={view}]")).to_have_attribute("aria-current", "page")
        expect(page.locator("h1:visible")).to_be_focused()
    page.goto(f"{report.as_uri()}#/ratings")
    total = sum(len(record.ratings) for record in records)
    expect(page.get_by_text(f"{total} of {total}")).to_be_visible()


def test_choosing_a_record_marks_its_words_and_choosing_words_opens_the_record(
    opened: Opener, report: Path, records: list[ArticleRecord]
) -> None:
    record = article(records)
    rating = record.ratings[0]
    page = opened(report, f"#/article/{record.id}")
    page.locator(f"#record-{rating.id} button").first.click()
    for evidence in rating.evidence:
        assert evidence.text in outlined(page)
    inside = page.locator(f"#record-{rating.id}")
    expect(inside).to_contain_text(rating.rule)
    expect(inside).to_contain_text(str(rating.confidence))
    known = load_knowledge().store.named(rating.knowledge)
    assert known
    for entry, ((file, row), *_) in known.items():
        shown = inside.locator("details", has=page.get_by_text(entry, exact=True))
        shown.locator("summary").click()
        expect(shown.get_by_text(file)).to_be_visible()
        expect(shown).to_contain_text(str(row.get("name", "")))
    other = record.quotes[0]
    page.locator(f"mark.quote[data-items~='{other.id}']").first.click()
    expect(page.locator(f"#record-{other.id}")).to_have_class("record chosen")
    assert f"item={other.id}" in page.url


def test_an_address_with_an_item_opens_at_its_words(opened: Opener, report: Path, records: list[ArticleRecord]) -> None:
    record = article(records, "quotes")
    page = opened(report, f"#/article/{record.id}?item={record.quotes[-1].id}")
    expect(page.locator(f"#record-{record.quotes[-1].id} .inside")).to_be_visible()
    expect(page.locator("mark.chosen").first).to_be_in_viewport()


def test_the_text_is_the_record_s_text_to_the_letter(
    opened: Opener, report: Path, records: list[ArticleRecord]
) -> None:
    for record in records:
        page = opened(report, f"#/article/{record.id}")
        blocks = page.locator(".text > :not(ul), .text > ul > li").all_text_contents()
        assert blocks == [record.text[block.start : block.end] for block in record.blocks]


def test_filters_narrow_a_list_and_stand_in_the_address(
    opened: Opener, report: Path, records: list[ArticleRecord]
) -> None:
    page = opened(report, "#/ratings")
    council = article(records).ratings[0].council
    wanted = sum(rating.council == council for record in records for rating in record.ratings)
    page.locator("select[name=council]").select_option(council)
    count = page.locator("#page [role=status]")
    expect(count).to_have_text(f"{wanted} of {sum(len(record.ratings) for record in records)}")
    assert f"council={council}" in page.url
    again = opened(report, "#" + page.url.split("#")[1])
    expect(again.locator("#page [role=status]")).to_have_text(count.text_content() or "")
    page.locator("input[name=q]").fill("zzzz no such words")
    expect(count).to_contain_text("0 of")
    page.get_by_role("button", name="Clear").click()
    expect(count).not_to_contain_text("0 of")


def test_a_list_sorts_by_its_columns(opened: Opener, report: Path) -> None:
    page = opened(report, "#/ratings")
    head = page.get_by_role("columnheader", name="sure")
    for order in ("ascending", "descending"):
        head.get_by_role("button").click()
        expect(head).to_have_attribute("aria-sort", order)
        place = page.get_by_role("columnheader").all_text_contents().index("sure") + 1
        values = [float(text) for text in page.locator(f"td:nth-child({place})").all_text_contents()]
        assert values == sorted(values, reverse=order == "descending")


def test_a_council_page_shows_each_scheme_on_its_own_scale(
    opened: Opener, report: Path, records: list[ArticleRecord]
) -> None:
    record = article(records)
    rating = next(rating for rating in record.ratings if rating.rank is not None)
    page = opened(report, f"#/council/{rating.council}")
    schemes = {one.scheme for other in records for one in other.ratings if one.council == rating.council}
    expect(page.locator(".timeline")).to_have_count(len(schemes))
    levels = page.locator(".timeline").first.locator("svg text").all_text_contents()
    assert rating.value in levels
    expect(page.locator(".caveat:visible")).to_contain_text("do not compare")


def test_keyboard_alone_reaches_the_content_and_opens_a_record(
    opened: Opener, report: Path, records: list[ArticleRecord]
) -> None:
    record = article(records)
    page = opened(report, f"#/article/{record.id}")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.locator("mark[tabindex='0']").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".record.chosen")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_view_keeps_the_accessibility_rules(
    browser: Browser, report: Path, records: list[ArticleRecord], scheme: Any
) -> None:
    page = browser.new_page(color_scheme=scheme)
    rating = article(records).ratings[0]
    for view in (*VIEWS, f"article/{article(records).id}?item={rating.id}", f"council/{rating.council}"):
        page.goto(f"{report.as_uri()}#/{view}")
        page.wait_for_selector(f"html[data-ready={view.split('/')[0]}]")
        found = (
            Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}).response["violations"]
        )
        assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found] == [], view
    page.close()


def hostile(record: ArticleRecord, place: int) -> dict[str, Any]:
    """A record in which an attacker wrote title, speaker, role, quote, warning, publisher, address and file name."""
    words = HOSTILE[place % len(HOSTILE)]
    row = as_json(record)
    row["id"] = f"{place:016x}"
    row["title"] = row["publisher"] = row["author"] = words
    row["source"] |= {"path": f"{words}.txt", "url": words}
    row["text"] = words + row["text"][len(words) :]
    row["warnings"] = [{"code": words, "message": words, "evidence": []}]
    row["removed"] = [
        {"reason": words, "source_start": None, "source_end": None, "text": words, "length": 1, "confidence": 1}
    ]
    for name in ("people", "quotes", "ratings", "action_points", "councils"):
        for item in row[name]:
            item.update(
                {
                    key: words
                    for key in ("name", "role", "text", "value", "words", "rule", "heading", "scheme")
                    if key in item
                }
            )
    return row


def test_nothing_that_an_article_says_becomes_markup_or_runs(
    opened: Opener, records: list[ArticleRecord], tmp_path: Path
) -> None:
    writer = ReportWriter(load_knowledge())
    rows = [hostile(article(records), place) for place in range(len(HOSTILE))]
    for row in rows:
        writer.record(row)
    writer.reject("R001", HOSTILE[0], HOSTILE[1])
    report = written(writer, tmp_path)
    for view in (
        *VIEWS,
        *(f"article/{row['id']}?item={row['quotes'][0]['id']}" for row in rows),
        f"council/{rows[0]['ratings'][0]['council']}",
    ):
        page = opened(report, f"#/{view}")
        assert "taken" not in page.title() or "document.title" in page.title()
        assert page.locator("img, iframe, object, embed, main script, #page svg [onload]").count() == 0
        assert page.locator("a[href^='javascript']").count() == 0
        page.close()
    page = opened(report, "#/articles")
    for words in HOSTILE:
        expect(page.locator("#page table a").get_by_text(words, exact=True).first).to_be_visible()


def test_an_entry_of_knowledge_that_is_laid_over_is_text_as_well(
    opened: Opener, records: list[ArticleRecord], tmp_path: Path
) -> None:
    record = article(records)
    rating = next(rating for rating in record.ratings if rating.scheme)
    name = f"ratings/regimes/{rating.scheme}.json"
    shipped = json.loads((load_knowledge().store.folders[0] / name).read_text("utf-8"))
    for regime in shipped["entries"]:
        regime["name"] = HOSTILE[0]
    overlay = tmp_path / "overlay" / name
    overlay.parent.mkdir(parents=True)
    overlay.write_text(json.dumps(shipped), "utf-8")
    writer = ReportWriter(load_knowledge((tmp_path / "overlay",)))
    writer.record(as_json(record))
    page = opened(written(writer, tmp_path), f"#/article/{record.id}?item={rating.id}")
    inside = page.locator(f"#record-{rating.id}")
    inside.locator("summary", has_text=rating.scheme or "").first.click()
    expect(inside.locator(".entry").get_by_text(HOSTILE[0]).first).to_be_visible()
    assert page.locator("img, iframe, object, embed, main script").count() == 0


def test_letters_outside_the_basic_plane_do_not_shift_the_marks(
    opened: Opener, records: list[ArticleRecord], tmp_path: Path
) -> None:
    row = as_json(article(records, "quotes"))
    start = row["quotes"][0]["segments"][0]["start"]
    row["text"] = "😀" * (start - 2) + row["text"][start - 2 :]
    writer = ReportWriter(load_knowledge())
    writer.record(row)
    page = opened(written(writer, tmp_path), f"#/article/{row['id']}?item={row['quotes'][0]['id']}")
    expect(page.locator("mark.chosen").first).to_be_visible()
    assert row["quotes"][0]["segments"][0]["text"][:20] in outlined(page)


def saved(page: Page, path: Path) -> list[dict[str, Any]]:
    """The corrections that the page saves."""
    page.locator("#unsaved a").click()
    with page.expect_download() as download:
        page.locator("#save").click()
    download.value.save_as(path)
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_accepted_fixed_rejected_and_added_items_are_saved(
    opened: Opener, report: Path, records: list[ArticleRecord], tmp_path: Path
) -> None:
    record = article(records)
    first, second = record.ratings[0], record.ratings[1]
    page = opened(report, f"#/article/{record.id}?item={first.id}")
    page.get_by_role("button", name="Accept").click()
    expect(page.locator(f"#record-{first.id} .verdict")).to_have_text("(accept)")
    page.locator(f"#record-{second.id} button").first.click()
    page.get_by_role("button", name="Fix").click()
    page.get_by_label("status", exact=True).select_option("historical")
    page.get_by_role("button", name="Keep").click()
    expect(page.locator(f"#record-{second.id} .verdict")).to_have_text("(fix)")
    page.locator(f"#record-{record.quotes[0].id} button").first.click()
    page.get_by_role("button", name="Reject").click()
    expect(page.locator("#unsaved")).to_have_text("3 corrections")

    block = next(block for block in record.blocks if block.kind == "paragraph")
    page.evaluate(
        "place => { const node = document.querySelectorAll('.text > :not(ul), .text > ul > li')[place];"
        " getSelection().selectAllChildren(node); node.dispatchEvent(new MouseEvent('mouseup', { bubbles: true })); }",
        record.blocks.index(block),
    )
    page.locator("#new-kind").select_option("findings")
    page.get_by_label("polarity", exact=True).select_option("strength")
    page.get_by_role("button", name="Keep").click()

    lines = saved(page, tmp_path / "corrections.jsonl")
    assert [line["verdict"] for line in lines] == ["accept", "fix", "reject", "add"]
    assert lines[0]["fields"]["value"] == first.value
    assert lines[1]["fields"]["status"] == "historical"
    assert lines[1]["was"]["status"] == str(second.status)
    assert lines[3]["anchor"] == {"start": block.start, "end": block.end, "text": record.text[block.start : block.end]}
    page.get_by_role("button", name="Take back").first.click()
    expect(page.locator("#unsaved")).to_have_text("3 corrections")


def test_a_correction_made_in_the_browser_comes_back_as_a_known_article(
    opened: Opener, command: Any, tmp_path: Path
) -> None:
    source = (
        Path(__file__).resolve().parent.parent.parent
        / "corpus"
        / "trade-press"
        / "joint-review-1999-west-berkshire.txt"
    )
    assert command("run", source, "--out", tmp_path / "run", "--workers", 0, "--model", "none").code == 0
    record = json.loads((tmp_path / "run" / "articles.jsonl").read_text("utf-8"))
    page = opened(tmp_path / "run" / "report.html", f"#/article/{record['id']}?item={record['ratings'][0]['id']}")
    page.get_by_role("button", name="Accept").click()
    saved(page, tmp_path / "corrections.jsonl")
    applied = command("apply", tmp_path / "corrections.jsonl", "--run", tmp_path / "run", "--to", tmp_path / "known")
    assert applied.code == 0, applied.err
    assert command("check", tmp_path / "known", "--model", "none").code == 0
