"""The pictures of the documentation: each view of the report of corpus/, taken as a person would see it.

``make screenshots`` keeps them in docs/images; a plain test run takes them and looks at what they show.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser.conftest import Opener
from councilscope.records import ArticleRecord

KEPT = Path(__file__).resolve().parent.parent.parent / "docs" / "images"
SIZE = (1300, 1000)


def views(records: list[ArticleRecord]) -> dict[str, str]:
    """The views that the documentation shows, by the name of their picture."""
    record = next(record for record in records if record.ratings and record.action_points)
    rating = record.ratings[0]
    return {
        "overview": "overview",
        "ratings": "ratings",
        "council": f"council/{rating.council}",
        "article": f"article/{record.id}?item={rating.id}",
    }


@pytest.mark.parametrize("name", ["overview", "ratings", "council", "article"])
def test_a_view_is_drawn_and_its_picture_kept(
    opened: Opener, report: Path, records: list[ArticleRecord], name: str
) -> None:
    page: Page = opened(report, f"#/{views(records)[name]}")
    picture = page.screenshot(path=KEPT / f"{name}.png" if os.environ.get("COUNCILSCOPE_SCREENSHOTS") else None)
    assert struct.unpack(">II", picture[16:24]) == SIZE
    assert len(picture) > 30_000, "a page that shows nothing packs to less"
    kept = (KEPT / f"{name}.png").read_bytes()
    assert struct.unpack(">II", kept[16:24]) == SIZE, "make screenshots takes them again"
