-- One row per profile with all its value types (docs/adr/0032). Partitions, one per UTC day, are made on demand (docs/adr/0031);
-- no foreign keys: a partition is dropped as a whole, and a key check per row would cost more than the row.
CREATE TABLE profiles (
    time            timestamptz NOT NULL,
    series_id       bigint      NOT NULL,
    symbol_table_id bigint      NOT NULL,
    duration_ns     bigint      NOT NULL,
    totals          bigint[]    NOT NULL,
    samples         bigint[]    NOT NULL,
    block           bytea       NOT NULL
) PARTITION BY RANGE (time);

ALTER TABLE profiles ALTER COLUMN block SET STORAGE EXTERNAL;

CREATE INDEX profiles_by_series ON profiles (series_id, time);
