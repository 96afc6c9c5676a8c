-- A row a council: what there is on it.
-- council: register id
-- council_name: the register's name
-- kind: county, unitary, metropolitan, …
-- nation: England, Scotland, Wales or Northern Ireland
-- region: region of England, or the nation
-- articles: how many articles name or mean it
-- stories: how many stories do; reprints count once
-- ratings: how many current ratings of it the stories tell, told twice in one story or its reprints counted once
-- schemes: under how many schemes
-- first_year: of these ratings
-- last_year: of these ratings
-- quotes: how many utterances for it
-- open_action_points: how many it owns that are not done
WITH named AS (
    SELECT
        id AS council, any_value(name) AS council_name, any_value(kind) AS kind, any_value(nation) AS nation,
        any_value(region) AS region, count(DISTINCT article_id) AS articles, count(DISTINCT article_cluster) AS stories
    FROM councils GROUP BY id
), rated AS (
    SELECT
        council, count(DISTINCT (article_cluster, scheme, subject, kind, domain, value)) AS ratings,
        count(DISTINCT scheme) AS schemes, min(year) AS first_year, max(year) AS last_year
    FROM council_ratings WHERE status = 'current' GROUP BY council
), said AS (
    SELECT council, count(*) AS quotes FROM quotes_by_official WHERE council IS NOT NULL GROUP BY council
), owned AS (
    SELECT owner_id AS council, count(*) AS open_action_points FROM open_action_points
    WHERE owner_id IS NOT NULL GROUP BY owner_id
)
SELECT
    named.*, coalesce(ratings, 0) AS ratings, coalesce(schemes, 0) AS schemes, first_year, last_year,
    coalesce(quotes, 0) AS quotes, coalesce(open_action_points, 0) AS open_action_points
FROM named
LEFT JOIN rated USING (council)
LEFT JOIN said USING (council)
LEFT JOIN owned USING (council)
ORDER BY stories DESC, council
