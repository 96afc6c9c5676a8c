-- A row a story: an article and its reprints.
-- cluster: id of the first article
-- title: of the first article
-- first_date: of the earliest of them
-- last_date: of the latest of them
-- articles: how many print it
-- publishers: who they are, as far as pages say
-- paths: where they are
-- councils_rated: register ids
SELECT
    articles.cluster,
    any_value(articles.title) FILTER (articles.id = articles.cluster) AS title,
    min(published_date) AS first_date,
    max(published_date) AS last_date,
    count(*) AS articles,
    string_agg(DISTINCT publisher, '; ' ORDER BY publisher) AS publishers,
    string_agg(source_path, '; ' ORDER BY source_path) AS paths,
    any_value(rated.councils) AS councils_rated
FROM articles
LEFT JOIN (
    SELECT article_cluster, string_agg(DISTINCT id, '; ' ORDER BY id) AS councils
    FROM councils WHERE list_contains(string_split(roles, '; '), 'rated') GROUP BY article_cluster
) AS rated ON rated.article_cluster = articles.cluster
GROUP BY articles.cluster
ORDER BY articles DESC, first_date NULLS LAST, articles.cluster
