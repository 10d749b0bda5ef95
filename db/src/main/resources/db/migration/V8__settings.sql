-- What a tenant's people changed in the pages; what operators change stays in the configuration.
CREATE TABLE settings (
    tenant_id integer     NOT NULL REFERENCES tenants,
    name      text        NOT NULL,
    value     text        NOT NULL,
    changed   timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, name)
);
