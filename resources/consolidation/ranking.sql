-- Two views over consolidated tables; the same text runs in DuckDB and PostgreSQL.
--
-- place   worked out here: best value first, equal ones share a place, 1-2-2-4.
-- stated  the place the office or the city states; ranks are made from exact values
--         there, so where two values are equal to two decimals the stated order decides.
-- agrees  false tells that the stated places do not follow the values: ask the sender.

-- Units and people of every block of every sender, by the points of its own round.
CREATE OR REPLACE VIEW ranking_by_block AS
SELECT sender, movement, period, block, subject_id, total, stated, place,
       count(*) OVER (
           PARTITION BY sender, movement, period, block, place
       ) > 1 AS tied,
       place = stated AS agrees
FROM (
    SELECT sender, movement, period, block, subject_id, total, "rank" AS stated,
           rank() OVER (
               PARTITION BY sender, movement, period, block
               ORDER BY total DESC, "rank"
           ) AS place
    FROM rankings
    WHERE "rank" IS NOT NULL
) AS ranked;

-- The communes and departments of the city, block by block, by points or by an index.
CREATE OR REPLACE VIEW ranking_of_city AS
SELECT movement, period, block, block_name, basis, org, name, "value", is_leading, stated,
       place,
       count(*) OVER (PARTITION BY movement, period, block, place) > 1 AS tied,
       place = stated AS agrees
FROM (
    SELECT movement, period, block, block_name, basis, org, name, "value",
           is_leading,
           "rank" AS stated,
           rank() OVER (
               PARTITION BY movement, period, block
               ORDER BY "value" DESC, "rank"
           ) AS place
    FROM city_rankings
    WHERE "rank" IS NOT NULL
) AS ranked;
