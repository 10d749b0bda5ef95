-- Who did what, for operators to look up with SQL. The user is no foreign key: what somebody did stays when they are deleted.
CREATE TABLE audit (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL,
    user_id bigint,
    action  text        NOT NULL,
    host    text        NOT NULL,
    subject text        NOT NULL -- what was read: repository path @ commit : file
);

CREATE INDEX audit_by_time ON audit (at);
CREATE INDEX audit_by_user ON audit (user_id, at);
