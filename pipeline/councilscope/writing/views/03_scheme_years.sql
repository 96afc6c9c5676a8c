-- How many councils had which value, by scheme and year, as far as these articles tell. No national figures: a council that no article names is not in it. councils_told and sources say how far to trust a row.
-- scheme: id of the regime
-- scheme_name: name of the regime
-- year: last year judged, else the year of the article
-- subject: the service judged
-- kind: overall, domain, prospects, …
-- domain: official name of the part of the scheme
-- value: the scheme's label
-- rank: place on that scheme's scale, worst = 0
-- rank_max: the best place on that scale
-- councils: how many councils had the value
-- councils_told: of how many councils any value of this scheme, year and part is told
-- share: councils / councils_told
-- stories: how many stories tell it; reprints count once
-- articles: how many articles tell it
-- sources: how many publishers, sites or folders tell it
-- caveat: why to be careful; empty where nothing is seen
WITH counted AS (
    SELECT
        scheme, scheme_name, year, subject, kind, domain, value, rank, rank_max,
        count(DISTINCT council) AS councils,
        count(DISTINCT article_cluster) AS stories,
        count(DISTINCT article_id) AS articles,
        count(DISTINCT source) AS sources
    FROM council_ratings
    WHERE status = 'current' AND scheme IS NOT NULL
    GROUP BY ALL
), told AS (
    SELECT scheme, year, subject, kind, domain, count(DISTINCT council) AS councils_told
    FROM council_ratings
    WHERE status = 'current' AND scheme IS NOT NULL
    GROUP BY ALL
)
SELECT
    counted.scheme, scheme_name, counted.year, counted.subject, counted.kind, counted.domain, value, rank, rank_max,
    councils, councils_told, round(councils / councils_told, 3) AS share, stories, articles, sources,
    concat_ws(
        '; ',
        CASE WHEN councils_told < 5 THEN 'fewer than 5 councils told' END,
        CASE WHEN sources = 1 THEN 'one source' END,
        CASE WHEN counted.year IS NULL THEN 'no year' END
    ) AS caveat
FROM counted
JOIN told ON told.scheme = counted.scheme AND told.kind = counted.kind
    AND told.year IS NOT DISTINCT FROM counted.year
    AND told.subject IS NOT DISTINCT FROM counted.subject
    AND told.domain IS NOT DISTINCT FROM counted.domain
ORDER BY counted.scheme, counted.year, counted.subject, counted.kind, counted.domain, rank, value
