-- Who appends to symbol tables: a server while it runs. One that was not seen for minutes is gone, and what it left open is closed for it
-- (docs/adr/0113).
CREATE TABLE writers (
    id      uuid PRIMARY KEY,
    started timestamptz NOT NULL,
    seen    timestamptz NOT NULL
);

-- How many chunks a table has. The number is raised with each chunk, so that appending waits for closing and closing for appending, and
-- nobody has to look through the chunks of all days for the last one.
ALTER TABLE symbol_tables ADD COLUMN chunks integer NOT NULL DEFAULT 0;

UPDATE symbol_tables t SET chunks = (
    SELECT count(*) FROM symbol_chunks c WHERE c.tenant_id = t.tenant_id AND c.epoch = t.epoch AND c.table_id = t.id
);

CREATE INDEX symbol_tables_open ON symbol_tables (writer) WHERE closed IS NULL;
