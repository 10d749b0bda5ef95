-- How many profiles a series got in an hour, and when: "last seen" and the list of services never touch the profiles inside a range.
-- The symbol table belongs to one writer, so no two server nodes ever update the same row (docs/adr/0033).
CREATE TABLE series_hours (
    series_id       bigint      NOT NULL,
    hour            timestamptz NOT NULL,
    symbol_table_id bigint      NOT NULL,
    profiles        bigint      NOT NULL,
    first_time      timestamptz NOT NULL,
    last_time       timestamptz NOT NULL,
    PRIMARY KEY (series_id, hour, symbol_table_id)
) WITH (fillfactor = 50);
