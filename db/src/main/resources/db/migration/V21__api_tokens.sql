-- What programs show that push or read. The token itself is with whoever made it; from what stands here nobody can make one.
CREATE TABLE api_tokens (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name       text        NOT NULL, -- for people
    tenant     text,                 -- null: for every tenant
    scopes     text[]      NOT NULL, -- push, read
    token_hash bytea       NOT NULL UNIQUE, -- SHA-256 of the token
    created    timestamptz NOT NULL,
    last_used  timestamptz,          -- to some minutes
    expires    timestamptz           -- null: never
);
