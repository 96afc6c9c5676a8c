-- What each council was rated over the years under one scheme after the other, each on its own scale; ranks of two schemes do not compare. A row a council, year, scheme, part and value; counts in stories, not in articles.
-- council: register id
-- council_name: the register's name
-- year: last year judged, else the year of the article
-- scheme: id of the regime
-- scheme_name: name of the regime
-- subject: the service judged
-- kind: overall, domain, prospects, direction, intervention, flag, award or finding
-- domain: official name of the part of the scheme
-- value: the scheme's label
-- rank: place on that scheme's scale, worst = 0
-- rank_max: the best place on that scale
-- status: current, ended or historical
-- stories: how many stories tell it; reprints count once
-- articles: how many articles tell it
-- first_told: date of the first article
-- confidence: of the surest
-- words: the value as written there
-- article_id: the article that is surest
WITH told AS (  /* sorted, so that stories and articles are counted where they begin: sets of them would be held in memory */
    SELECT
        council, council_name, year, scheme, scheme_name, subject, kind, domain, value, rank, rank_max, status,
        article_date, confidence, words, article_id,
        article_cluster IS DISTINCT FROM lag(article_cluster) OVER same AS begins_story,
        article_id IS DISTINCT FROM lag(article_id) OVER same AS begins_article
    FROM council_ratings
    WHERE status IN ('current', 'ended', 'historical')
    WINDOW same AS (
        PARTITION BY
            council, council_name, year, scheme, scheme_name, subject, kind, domain, value, rank, rank_max, status
        ORDER BY article_cluster, article_id
    )
)
SELECT
    council, council_name, year, scheme, scheme_name, subject, kind, domain, value, rank, rank_max, status,
    count(*) FILTER (begins_story) AS stories,
    count(*) FILTER (begins_article) AS articles,
    min(article_date) AS first_told,
    max(confidence) AS confidence,
    arg_max(words, (confidence, article_id)) AS words,
    arg_max(article_id, (confidence, article_id)) AS article_id
FROM told
GROUP BY ALL
ORDER BY council, year, scheme, subject, kind, domain, value, status
