-- What a profile measured of spans (of OpenTelemetry and the like), beside the profile itself, in the same transaction: one row for each row of
-- profiles that has samples with a span (docs/adr/0182). Most profiles have none, so the partitions are made only for tenants and days that need them.
CREATE TABLE profile_spans (
    time            timestamptz NOT NULL, -- these four as in profiles
    series_id       bigint      NOT NULL,
    symbol_table_id bigint      NOT NULL,
    digest          bigint      NOT NULL,
    tenant_id       integer     NOT NULL,
    span_ids        bigint[]    NOT NULL,
    trace_ids       uuid[]      NOT NULL, -- one for each span, or none at all; all zeros where it is not known
    totals          bigint[]    NOT NULL, -- span after span, each with one value per profile type
    blocks          bytea       NOT NULL  -- of all spans
) PARTITION BY LIST (tenant_id);

ALTER TABLE profile_spans ALTER COLUMN span_ids SET STORAGE EXTERNAL; -- random numbers
ALTER TABLE profile_spans ALTER COLUMN blocks SET STORAGE EXTERNAL;

-- Makes a tenant's partition of one day of one table, as make_tenant_day of V15 did for each.
CREATE FUNCTION make_tenant_leaf(tenant integer, day date, whole text, by_column text, key text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    parent text := whole || '_t' || tenant;
    leaf   text := parent || to_char(day, '_YYYYMMDD');
BEGIN
    PERFORM pg_advisory_xact_lock(119191265931636); -- any number, the same for all
    IF to_regclass(parent) IS NULL THEN
        EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING STORAGE) PARTITION BY RANGE (%I)', parent, whole, by_column);
        EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES IN (%s)', whole, parent, tenant);
    END IF;
    IF to_regclass(leaf) IS NULL THEN
        EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING STORAGE) WITH (toast_tuple_target = 4080)', leaf, whole);
        EXECUTE format('CREATE UNIQUE INDEX %I ON %I (%s)', leaf || '_key', leaf, key);
        EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, leaf,
            CASE by_column WHEN 'time' THEN day || ' 00:00:00+00' ELSE day::text END,
            CASE by_column WHEN 'time' THEN day + 1 || ' 00:00:00+00' ELSE (day + 1)::text END);
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION make_tenant_day(tenant integer, day date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM make_tenant_leaf(tenant, day, 'profiles', 'time', 'series_id, time, digest');
    PERFORM make_tenant_leaf(tenant, day, 'symbol_chunks', 'epoch', 'table_id, number');
    PERFORM make_tenant_leaf(tenant, day, 'rollups', 'time', 'series_id, seconds, time, symbol_table_id');
    PERFORM make_tenant_leaf(tenant, day, 'day_rollups', 'time', 'symbol_table_id, version_key');
END
$$;

CREATE FUNCTION make_span_day(tenant integer, day date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM make_tenant_leaf(tenant, day, 'profile_spans', 'time', 'series_id, time, digest');
END
$$;

-- The two of V18, for five tables.
CREATE OR REPLACE FUNCTION drop_tenant_day(tenant integer, day date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    whole text;
BEGIN
    DELETE FROM series_hours h USING series s
    WHERE s.tenant_id = tenant AND h.series_id = s.id
      AND h.hour >= day::timestamp AT TIME ZONE 'UTC' AND h.hour < (day + 1)::timestamp AT TIME ZONE 'UTC';
    DELETE FROM rolled_up r
    WHERE r.tenant_id = tenant AND r.time >= day::timestamp AT TIME ZONE 'UTC' AND r.time < (day + 1)::timestamp AT TIME ZONE 'UTC';
    DELETE FROM symbol_tables t WHERE t.tenant_id = tenant AND t.epoch = day;
    PERFORM pg_advisory_xact_lock(119191265931636); -- as make_tenant_leaf
    FOREACH whole IN ARRAY ARRAY['profiles', 'profile_spans', 'symbol_chunks', 'rollups', 'day_rollups'] LOOP
        EXECUTE format('DROP TABLE IF EXISTS %I', whole || '_t' || tenant || to_char(day, '_YYYYMMDD'));
    END LOOP;
END
$$;

CREATE OR REPLACE FUNCTION drop_empty_tenant(tenant integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    whole   text;
    parent  regclass;
    dropped integer := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(119191265931636);
    FOREACH whole IN ARRAY ARRAY['profiles', 'profile_spans', 'symbol_chunks', 'rollups', 'day_rollups'] LOOP
        parent := to_regclass(whole || '_t' || tenant);
        IF parent IS NOT NULL AND NOT EXISTS (SELECT 1 FROM pg_inherits i WHERE i.inhparent = parent) THEN
            EXECUTE format('DROP TABLE %s', parent);
            dropped := dropped + 1;
        END IF;
    END LOOP;
    RETURN dropped;
END
$$;
