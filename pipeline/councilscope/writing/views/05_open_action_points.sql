-- What is still to be done as the articles tell it, the nearest deadline first; what a reprint says again stands once. No clock: whether a deadline is past is for the reader to see.
-- deadline: last day that the deadline may mean; null where none is known
-- deadline_text: as written
-- kind: recommendation, requirement or commitment
-- status: planned, under-way or unknown
-- owner: who is to do it, as written
-- owner_id: register id, body id or person id
-- issued_by: who asked for it, as written
-- text: the sentence or bullet
-- articles: how many articles say it
-- date: when the first of these appeared
-- confidence: 0-1
-- article_id: the first article
-- action_point_id: id of the action point
SELECT
    deadline_latest AS deadline, deadline_text, kind, status, owner_name AS owner, owner_id, issued_by_name AS issued_by,
    text,
    count(DISTINCT article_id) OVER (PARTITION BY article_cluster, lower(text)) AS articles,
    article_date AS date, confidence, article_id, id AS action_point_id
FROM action_points
WHERE status <> 'done'
QUALIFY row_number() OVER (PARTITION BY article_cluster, lower(text) ORDER BY article_date NULLS LAST, article_id, id) = 1
ORDER BY deadline_latest NULLS LAST, article_date NULLS LAST, article_id, id
