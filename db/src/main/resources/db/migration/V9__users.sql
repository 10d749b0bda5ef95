-- People, known by their account at a code host: one account is one person.
CREATE TABLE users (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    host_id    text        NOT NULL,
    account_id text        NOT NULL, -- the host's own number for it; the login may change
    login      text        NOT NULL, -- as of the last sign-in
    picture    text,
    created    timestamptz NOT NULL,
    UNIQUE (host_id, account_id)
);
