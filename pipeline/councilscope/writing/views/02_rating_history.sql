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
SELECT
    council, council_name, year, scheme, scheme_name, subject, kind, domain, value, rank, rank_max, status,
    count(DISTINCT article_cluster) AS stories,
    count(DISTINCT article_id) AS articles,
    min(article_date) AS first_told,
    max(confidence) AS confidence,
    arg_max(words, (confidence, article_id)) AS words,
    arg_max(article_id, (confidence, article_id)) AS article_id
FROM council_ratings
WHERE status IN ('current', 'ended', 'historical')
GROUP BY ALL
ORDER BY council, year, scheme, subject, kind, domain, value, status
