-- One row per set of labels and list of profile types. Profile type i is column i of the blocks, totals and samples of its profiles.
CREATE TABLE series (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id     integer     NOT NULL REFERENCES tenants,
    service       text        NOT NULL,
    labels        jsonb       NOT NULL,
    profile_types text[]      NOT NULL,
    key           bytea       NOT NULL, -- SHA-256 of service, labels and profile types
    created       timestamptz NOT NULL DEFAULT now(),
    UNIQUE (tenant_id, key)
);

CREATE INDEX series_by_service ON series (tenant_id, service);
CREATE INDEX series_by_label ON series USING gin (labels jsonb_path_ops);
