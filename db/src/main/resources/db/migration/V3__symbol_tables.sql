-- One growing stack tree: each server node (writer) writes its own for a service and a day, so nodes never wait for each other.
CREATE TABLE symbol_tables (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id integer     NOT NULL REFERENCES tenants,
    service   text        NOT NULL,
    epoch     date        NOT NULL,
    writer    uuid        NOT NULL,
    created   timestamptz NOT NULL DEFAULT now(),
    closed    timestamptz -- null while its writer may still append
);

CREATE INDEX symbol_tables_by_epoch ON symbol_tables (tenant_id, service, epoch);
