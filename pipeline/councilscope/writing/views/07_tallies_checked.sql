-- How many councils a tally counts, beside those that are named with that value: in its own article, and in all articles of that scheme and year. A tally of a region or nation is rarely named in full.
-- scheme: id of the regime
-- year: last year counted, else the year of the article
-- value: the label counted
-- scope: over what was counted, as written
-- count: how many the article says
-- of: out of how many
-- named_in_article: how many councils the same article names with that value
-- named_in_all: how many councils all articles name with it, for this scheme and year
-- difference: named_in_article - count
-- evidence: the words
-- date: when the article appeared
-- article_id: the article
-- tally_id: id of the tally
WITH tallied AS (
    SELECT *, coalesce(period_last_year, try_cast(left(article_date, 4) AS INTEGER)) AS year
    FROM tallies
    WHERE value IS NOT NULL AND "count" IS NOT NULL AND coalesce(unit, 'councils') = 'councils'
), checked AS (
SELECT
    tallied.scheme, tallied.year, tallied.value, scope_name AS scope, tallied."count", tallied."of",
    (
        SELECT count(DISTINCT council) FROM ratings
        WHERE ratings.article_id = tallied.article_id AND ratings.value = tallied.value
            AND ratings.scheme IS NOT DISTINCT FROM tallied.scheme AND ratings.status = 'current'
    ) AS named_in_article,
    (
        SELECT count(DISTINCT council) FROM council_ratings
        WHERE council_ratings.scheme = tallied.scheme AND council_ratings.year = tallied.year
            AND council_ratings.value = tallied.value AND council_ratings.status = 'current'
    ) AS named_in_all,
    evidence, article_date AS date, article_id, id AS tally_id
FROM tallied
)
SELECT
    scheme, year, value, scope, "count", "of", named_in_article, named_in_all,
    named_in_article - "count" AS difference, evidence, date, article_id, tally_id
FROM checked
ORDER BY scheme, year, value, date, article_id, tally_id
