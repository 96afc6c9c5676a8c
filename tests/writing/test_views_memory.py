"""Views count stories and articles without holding all of them: what is sorted goes to disk, a set would not."""

from pathlib import Path

import duckdb

from councilscope.writing.views import views

TOLD = """
CREATE TABLE council_ratings AS SELECT
    'council ' || n % 200 AS council, 'The District Council of Place ' || n % 200 AS council_name, 2003 AS year,
    'cpa' AS scheme, 'Comprehensive Performance Assessment' AS scheme_name, 'the council as a whole' AS subject,
    'overall' AS kind, NULL::VARCHAR AS domain, 'good' AS value, 3 AS rank, 4 AS rank_max, 'current' AS status,
    md5(n::VARCHAR) AS article_id, md5((n // 400)::VARCHAR) AS article_cluster,
    '2003-01-' || lpad((1 + n % 7)::VARCHAR, 2, '0') AS article_date, n / 100000 AS confidence, 'rating ' || n AS words
FROM range(100000) AS numbers(n)
"""
MEMORY = "40MB"  # a set of the articles and one of the stories need more than twice as much


def test_a_history_of_many_articles_needs_little_memory(tmp_path: Path) -> None:
    history = next(view for view in views() if view.name == "rating_history")
    with duckdb.connect(config={"threads": 1, "temp_directory": str(tmp_path)}) as database:
        database.execute(TOLD)
        database.execute(f"SET memory_limit = '{MEMORY}'")
        rows = database.sql(history.query).project("council, stories, articles, first_told, words").fetchall()
    assert len(rows) == 200
    # of each council each story is told by two articles; the surest is the last
    assert rows[0] == ("council 0", 250, 500, "2003-01-01", "rating 99800")
    assert {row[1:4] for row in rows} == {(250, 500, "2003-01-01")}
