-- How many of a tenant's profiles of an hour (seconds 3600) or a day (86400) were there when its rollups were made last. While series_hours
-- counts no more, there is nothing to make; otherwise the job looks closer. A row too few or too low costs work, never a wrong number.
CREATE TABLE rolled_up (
    tenant_id integer     NOT NULL,
    seconds   integer     NOT NULL,
    time      timestamptz NOT NULL,
    profiles  bigint      NOT NULL,
    PRIMARY KEY (tenant_id, seconds, time)
);

-- When a writer asked for the series' id last, to the day: a series that writers may still remember is never deleted (docs/adr/0124).
ALTER TABLE series ADD COLUMN used timestamptz NOT NULL DEFAULT now();

-- Deletes a tenant's day: its counts, its symbol tables, and the partitions of all four tables, at once or not at all. Dropping a partition
-- locks its parent for everybody, hence last and with a short lock_timeout, which the caller sets. No push may come for this day any more.
CREATE FUNCTION drop_tenant_day(tenant integer, day date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    whole text;
BEGIN
    DELETE FROM series_hours h USING series s
    WHERE s.tenant_id = tenant AND h.series_id = s.id
      AND h.hour >= day::timestamp AT TIME ZONE 'UTC' AND h.hour < (day + 1)::timestamp AT TIME ZONE 'UTC';
    DELETE FROM rolled_up r
    WHERE r.tenant_id = tenant AND r.time >= day::timestamp AT TIME ZONE 'UTC' AND r.time < (day + 1)::timestamp AT TIME ZONE 'UTC';
    DELETE FROM symbol_tables t WHERE t.tenant_id = tenant AND t.epoch = day;
    PERFORM pg_advisory_xact_lock(119191265931636); -- as make_tenant_day
    FOREACH whole IN ARRAY ARRAY['profiles', 'symbol_chunks', 'rollups', 'day_rollups'] LOOP
        EXECUTE format('DROP TABLE IF EXISTS %I', whole || '_t' || tenant || to_char(day, '_YYYYMMDD'));
    END LOOP;
END
$$;

-- Drops those of a tenant's own parents that have no day left, and gives how many. They come back with the tenant's next profile.
CREATE FUNCTION drop_empty_tenant(tenant integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    whole   text;
    parent  regclass;
    dropped integer := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(119191265931636);
    FOREACH whole IN ARRAY ARRAY['profiles', 'symbol_chunks', 'rollups', 'day_rollups'] LOOP
        parent := to_regclass(whole || '_t' || tenant);
        IF parent IS NOT NULL AND NOT EXISTS (SELECT 1 FROM pg_inherits i WHERE i.inhparent = parent) THEN
            EXECUTE format('DROP TABLE %s', parent);
            dropped := dropped + 1;
        END IF;
    END LOOP;
    RETURN dropped;
END
$$;
