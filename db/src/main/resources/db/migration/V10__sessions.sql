-- Who is asking. The token itself is with the browser (or client) only; from what stands here nobody can make one.
-- last_used has no index: every touch would have to maintain it, for the sake of one hourly clean-up.
CREATE TABLE sessions (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id    bigint REFERENCES users ON DELETE CASCADE, -- nobody's until they sign in
    token_hash bytea       NOT NULL UNIQUE,               -- SHA-256 of the token
    kind       text        NOT NULL,                      -- browser, compat
    user_agent text        NOT NULL,
    created    timestamptz NOT NULL,                      -- or when somebody signed in last
    last_used  timestamptz NOT NULL
);

CREATE INDEX sessions_by_user ON sessions (user_id);
