-- Ratings of councils of the register, each with the council's and the scheme's name and a year; base of other views.
-- council_name: the register's name
-- nation: England, Scotland, Wales or Northern Ireland
-- region: region of England, or the nation
-- scheme_name: name of the regime
-- year: last year judged, else the year of the article; null where neither is known
-- source: publisher, else the site of the page's address, else the folder or file of the article
SELECT
    rating.*,
    council.name AS council_name,
    council.nation,
    council.region,
    scheme.name AS scheme_name,
    coalesce(rating.period_last_year, try_cast(left(rating.article_date, 4) AS INTEGER)) AS year,
    coalesce(
        article.publisher,
        nullif(regexp_extract(article.source_url, '^[a-z]+://(?:www\.)?([^/:]+)', 1), ''),
        split_part(split_part(article.source_path, '#', 1), '/', 1)
    ) AS source
FROM ratings AS rating
JOIN articles AS article ON article.id = rating.article_id
JOIN councils AS council ON council.article_id = rating.article_id AND council.id = rating.council
LEFT JOIN schemes AS scheme ON scheme.id = rating.scheme
