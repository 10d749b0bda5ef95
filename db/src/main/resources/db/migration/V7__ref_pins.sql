-- The commit a ref meant when it was first seen: branches and tags move, what was profiled does not.
CREATE TABLE ref_pins (
    tenant_id  integer     NOT NULL REFERENCES tenants,
    repository text        NOT NULL,
    ref        text        NOT NULL,
    commit     text        NOT NULL,
    first_seen timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, repository, ref)
);
