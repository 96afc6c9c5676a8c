-- Who said what, for which council, in which role: a row an utterance, however often it was printed.
-- name: the speaker; null where only a role is given
-- role: as written
-- organisation: as written
-- council: register id of whom the speaker speaks for
-- council_name: the register's name
-- body: id of the body that the speaker speaks for
-- date: when the first article appeared
-- kind: direct, fragment or indirect
-- text: the words
-- articles: how many articles print them
-- confidence: of the quote; speaker_confidence of who said it
-- speaker_confidence: 0-1
-- article_id: the first article
-- quote_id: the first quote
SELECT
    person.name, person.role, person.organisation,
    coalesce(quote.council, person.council) AS council,
    council.name AS council_name,
    coalesce(quote.body, person.body) AS body,
    quote.article_date AS date,
    quote.kind, quote.text,
    printed.articles,
    quote.confidence, quote.speaker_confidence,
    quote.article_id, quote.id AS quote_id
FROM quotes AS quote
JOIN people AS person ON person.article_id = quote.article_id AND person.id = quote.speaker
JOIN (SELECT cluster, count(DISTINCT article_id) AS articles FROM quotes GROUP BY cluster) AS printed
    ON printed.cluster = quote.cluster
LEFT JOIN councils AS council
    ON council.article_id = quote.article_id AND council.id = coalesce(quote.council, person.council)
WHERE quote.id = quote.cluster
ORDER BY person.name NULLS LAST, council, date, quote_id
