-- People on their way to a code host and back. A row is taken (deleted) by the first who brings its state.
CREATE TABLE authorizations (
    state_hash      bytea PRIMARY KEY, -- SHA-256 of the state
    session_id      bigint      NOT NULL REFERENCES sessions ON DELETE CASCADE,
    host_id         text        NOT NULL,
    kind_id         text        NOT NULL,
    sealed_verifier bytea       NOT NULL, -- cipher text
    redirect_uri    text        NOT NULL,
    return_to       text        NOT NULL,
    created         timestamptz NOT NULL
);

CREATE INDEX authorizations_by_session ON authorizations (session_id);
CREATE INDEX authorizations_by_created ON authorizations (created);
