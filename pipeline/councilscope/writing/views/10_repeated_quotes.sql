-- Utterances that more than one article prints, wherever: a row a printing.
-- cluster: id of the first quote with these words
-- articles: how many articles print them
-- date: when this article appeared
-- title: of this article
-- speaker: name or role, as this article gives it
-- text: as this article prints it
-- article_id: this article
-- quote_id: this quote
WITH repeated AS (
    SELECT cluster, count(DISTINCT article_id) AS articles FROM quotes GROUP BY cluster
    HAVING count(DISTINCT article_id) > 1
)
SELECT
    quote.cluster, repeated.articles, quote.article_date AS date, quote.article_title AS title,
    coalesce(person.name, person.role) AS speaker, quote.text, quote.article_id, quote.id AS quote_id
FROM quotes AS quote
JOIN repeated ON repeated.cluster = quote.cluster
LEFT JOIN people AS person ON person.article_id = quote.article_id AND person.id = quote.speaker
ORDER BY repeated.articles DESC, quote.cluster, date NULLS LAST, quote_id
