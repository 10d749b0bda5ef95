-- For the page that lists tokens: who made one there, and how it starts, so that people find it again among those that their programs have.
ALTER TABLE api_tokens
    ADD COLUMN created_by text, -- a login; null: on the command line, or by somebody who was not signed in
    ADD COLUMN starts     text; -- the first letters of the token; null of those made before
