-- Where people say that a service's source is, in place of what its profiles' labels say. A part that is empty stays as labelled.
CREATE TABLE source_overrides (
    tenant_id  integer     NOT NULL REFERENCES tenants,
    service    text        NOT NULL,
    user_id    bigint      REFERENCES users ON DELETE CASCADE, -- whose own it is; null holds for all
    repository text        NOT NULL,
    ref        text        NOT NULL,
    root_path  text        NOT NULL,
    changed    timestamptz NOT NULL
);

CREATE UNIQUE INDEX source_overrides_of_all ON source_overrides (tenant_id, service) WHERE user_id IS NULL;
CREATE UNIQUE INDEX source_overrides_of_one ON source_overrides (tenant_id, service, user_id) WHERE user_id IS NOT NULL;
CREATE INDEX source_overrides_by_user ON source_overrides (user_id);
