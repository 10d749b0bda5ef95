-- A person's account at a code host, with the credential to read there as they do. The credential is cipher text, bound to user and
-- host: in another row it does not open. The key that sealed it is never in this database.
CREATE TABLE connections (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- a new one whenever the person connects again
    user_id    bigint      NOT NULL REFERENCES users ON DELETE CASCADE,
    host_id    text        NOT NULL,
    kind_id    text        NOT NULL,
    account_id text        NOT NULL,
    login      text        NOT NULL,
    picture    text,
    web_url    text,
    sealed     bytea       NOT NULL, -- cipher text
    key_id     bigint      NOT NULL, -- the key that sealed it
    version    integer     NOT NULL, -- moves whenever another credential is stored
    renewable  boolean     NOT NULL,
    expires    timestamptz,
    created    timestamptz NOT NULL,
    renewed    timestamptz NOT NULL,
    last_used  timestamptz NOT NULL,
    leased     timestamptz,          -- until then one thread of one node is renewing it
    ended      timestamptz,
    end_reason text,
    UNIQUE (user_id, host_id),
    CHECK ((ended IS NULL) = (end_reason IS NULL))
);

CREATE INDEX connections_by_key ON connections (key_id, id);
