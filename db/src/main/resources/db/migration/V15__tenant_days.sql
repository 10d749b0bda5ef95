-- What is many rows lies in one partition per tenant and UTC day: retention drops a tenant's day as a whole, and disk space comes back
-- (docs/adr/0102). Rows of profiles are only ever added, which is what makes it possible to tell from a count whether a rollup is complete.
ALTER TABLE profiles RENAME TO profiles_before;
ALTER INDEX profiles_by_series RENAME TO profiles_before_by_series;
ALTER TABLE symbol_chunks RENAME TO symbol_chunks_before;
ALTER TABLE symbol_chunks_before RENAME CONSTRAINT symbol_chunks_pkey TO symbol_chunks_before_pkey;
ALTER TABLE symbol_chunks_before DROP CONSTRAINT symbol_chunks_table_id_fkey;

-- One row per profile with all its value types (docs/adr/0032). No foreign keys: a key check per row would cost more than the row.
CREATE TABLE profiles (
    time            timestamptz NOT NULL,
    series_id       bigint      NOT NULL,
    symbol_table_id bigint      NOT NULL,
    duration_ns     bigint      NOT NULL,
    digest          bigint      NOT NULL, -- of the profile as pushed: the same push again is found by it
    tenant_id       integer     NOT NULL,
    totals          bigint[]    NOT NULL,
    block           bytea       NOT NULL
) PARTITION BY LIST (tenant_id);

ALTER TABLE profiles ALTER COLUMN block SET STORAGE EXTERNAL;

-- What a symbol table is made of, in the order of number, from 0 without gaps. Bodies are compressed by the writer, hence EXTERNAL.
CREATE TABLE symbol_chunks (
    table_id  bigint  NOT NULL,
    number    integer NOT NULL,
    tenant_id integer NOT NULL,
    epoch     date    NOT NULL,
    body      bytea   NOT NULL
) PARTITION BY LIST (tenant_id);

ALTER TABLE symbol_chunks ALTER COLUMN body SET STORAGE EXTERNAL;

-- The profiles of a series in 5 minutes or an hour, of one symbol table, added up. Complete, and only then to be used, when profiles
-- is what series_hours counts.
CREATE TABLE rollups (
    time            timestamptz NOT NULL,
    series_id       bigint      NOT NULL,
    symbol_table_id bigint      NOT NULL,
    profiles        bigint      NOT NULL,
    seconds         integer     NOT NULL, -- 300 or 3600
    tenant_id       integer     NOT NULL,
    totals          bigint[]    NOT NULL,
    block           bytea       NOT NULL
) PARTITION BY LIST (tenant_id);

ALTER TABLE rollups ALTER COLUMN block SET STORAGE EXTERNAL;

-- The profiles of a service version in a day, of one symbol table, added up over the series that it names.
CREATE TABLE day_rollups (
    time            timestamptz NOT NULL,
    symbol_table_id bigint      NOT NULL,
    profiles        bigint      NOT NULL,
    tenant_id       integer     NOT NULL,
    version_key     bytea       NOT NULL, -- SHA-256 of service, version labels and profile types
    series_ids      bigint[]    NOT NULL,
    totals          bigint[]    NOT NULL,
    block           bytea       NOT NULL
) PARTITION BY LIST (tenant_id);

ALTER TABLE day_rollups ALTER COLUMN block SET STORAGE EXTERNAL;

-- Makes a tenant's partitions of one day. Each is made as a table of its own and then attached: CREATE TABLE ... PARTITION OF would lock
-- all readers and writers out of the parent, ATTACH PARTITION does not. The lock lets one node make a day and the others find it made.
CREATE FUNCTION make_tenant_day(tenant integer, day date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    made   record;
    parent text;
    leaf   text;
BEGIN
    PERFORM pg_advisory_xact_lock(119191265931636); -- any number, the same for all
    FOR made IN SELECT * FROM (VALUES
        ('profiles', 'time', 'series_id, time, digest'),
        ('symbol_chunks', 'epoch', 'table_id, number'),
        ('rollups', 'time', 'series_id, seconds, time, symbol_table_id'),
        ('day_rollups', 'time', 'symbol_table_id, version_key')
    ) AS v (whole, by_column, key)
    LOOP
        parent := made.whole || '_t' || tenant;
        leaf := parent || to_char(day, '_YYYYMMDD');
        IF to_regclass(parent) IS NULL THEN
            EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING STORAGE) PARTITION BY RANGE (%I)',
                parent, made.whole, made.by_column);
            EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES IN (%s)', made.whole, parent, tenant);
        END IF;
        IF to_regclass(leaf) IS NULL THEN
            EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING STORAGE) WITH (toast_tuple_target = 4080)',
                leaf, made.whole);
            EXECUTE format('CREATE UNIQUE INDEX %I ON %I (%s)', leaf || '_key', leaf, made.key);
            EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, leaf,
                CASE made.by_column WHEN 'time' THEN day || ' 00:00:00+00' ELSE day::text END,
                CASE made.by_column WHEN 'time' THEN day + 1 || ' 00:00:00+00' ELSE (day + 1)::text END);
        END IF;
    END LOOP;
END
$$;

-- Days of profiles and of symbol tables, which may be there without each other.
SELECT make_tenant_day(tenant_id, day) FROM (
    SELECT DISTINCT s.tenant_id, (h.hour AT TIME ZONE 'UTC')::date AS day
    FROM series_hours h JOIN series s ON s.id = h.series_id
    UNION
    SELECT tenant_id, epoch FROM symbol_tables
) days;

INSERT INTO profiles (time, series_id, symbol_table_id, duration_ns, digest, tenant_id, totals, block)
SELECT p.time, p.series_id, p.symbol_table_id, p.duration_ns, hashtextextended(gen_random_uuid()::text, 0), s.tenant_id, p.totals, p.block
FROM profiles_before p JOIN series s ON s.id = p.series_id;

INSERT INTO symbol_chunks (table_id, number, tenant_id, epoch, body)
SELECT c.table_id, c.number, t.tenant_id, t.epoch, c.body
FROM symbol_chunks_before c JOIN symbol_tables t ON t.id = c.table_id;

-- How many of the hour's profiles start in each of its twelve 5 minutes.
ALTER TABLE series_hours ADD COLUMN parts integer[];
UPDATE series_hours h SET parts = ARRAY(
    SELECT (SELECT count(*)::integer FROM profiles_before p
            WHERE p.series_id = h.series_id AND p.symbol_table_id = h.symbol_table_id
              AND p.time >= h.hour + part * interval '5 minutes' AND p.time < h.hour + (part + 1) * interval '5 minutes')
    FROM generate_series(0, 11) AS part ORDER BY part);
ALTER TABLE series_hours ALTER COLUMN parts SET NOT NULL;

DROP TABLE profiles_before;
DROP TABLE symbol_chunks_before;
