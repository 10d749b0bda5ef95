-- What came of a session's last way to a host and back, when it did not end in a connection; shown to the person and forgotten.
CREATE TABLE authorization_attempts (
    session_id bigint      NOT NULL REFERENCES sessions ON DELETE CASCADE,
    host_id    text        NOT NULL,
    outcome    text        NOT NULL,
    detail     text        NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (session_id, host_id)
);

CREATE INDEX authorization_attempts_by_time ON authorization_attempts (at);
