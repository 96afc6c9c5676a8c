-- Two stories, one council, scheme, part and year, two current values: a row a pair of values, with the first stories that tell them. One may be wrong, or there were two inspections in the year: read both.
-- council: register id
-- council_name: the register's name
-- scheme: id of the regime
-- year: last year judged, else the year of the article
-- subject: the service judged
-- kind: overall, domain, prospects, …
-- domain: official name of the part of the scheme
-- value_a: what the one article says
-- value_b: what the other says
-- stories_a: how many stories say the one
-- stories_b: how many stories say the other
-- evidence_a: the words there
-- evidence_b: the words here
-- date_a: when the one appeared
-- date_b: when the other appeared
-- confidence_a: 0-1
-- confidence_b: 0-1
-- article_a: id of the one
-- article_b: id of the other
WITH by_story AS (
    SELECT * FROM council_ratings
    WHERE status = 'current'
    QUALIFY row_number() OVER (
        PARTITION BY council, scheme, year, subject, kind, domain, value, article_cluster
        ORDER BY coalesce(article_date, ''), article_id, id
    ) = 1
), first_two AS (  /* whichever stories tell two values, two different ones are among the first two of each */
    SELECT *, count(*) OVER (PARTITION BY council, scheme, year, subject, kind, domain, value) AS stories
    FROM by_story
    QUALIFY row_number() OVER (
        PARTITION BY council, scheme, year, subject, kind, domain, value
        ORDER BY coalesce(article_date, ''), article_id, id
    ) <= 2
)
SELECT
    a.council, a.council_name, a.scheme, a.year, a.subject, a.kind, a.domain,
    a.value AS value_a, b.value AS value_b, a.stories AS stories_a, b.stories AS stories_b,
    a.evidence AS evidence_a, b.evidence AS evidence_b, a.article_date AS date_a, b.article_date AS date_b,
    a.confidence AS confidence_a, b.confidence AS confidence_b, a.article_id AS article_a, b.article_id AS article_b
FROM first_two AS a
JOIN first_two AS b
    ON b.council = a.council AND b.scheme = a.scheme AND b.year = a.year AND b.kind = a.kind
    AND b.subject IS NOT DISTINCT FROM a.subject AND b.domain IS NOT DISTINCT FROM a.domain
    AND b.article_cluster <> a.article_cluster
    AND b.value <> a.value
    AND (coalesce(a.article_date, ''), a.article_id) < (coalesce(b.article_date, ''), b.article_id)
QUALIFY row_number() OVER (
    PARTITION BY a.council, a.scheme, a.year, a.subject, a.kind, a.domain,
        least(a.value, b.value), greatest(a.value, b.value)
    ORDER BY coalesce(a.article_date, ''), a.article_id, coalesce(b.article_date, ''), b.article_id, a.id, b.id
) = 1
ORDER BY a.council, a.scheme, a.year, a.subject, a.kind, a.domain, date_a, article_a, article_b, value_a, value_b
