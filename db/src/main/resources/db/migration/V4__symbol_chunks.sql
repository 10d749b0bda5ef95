-- What a symbol table is made of, in the order of number, from 0 without gaps. Bodies are compressed by the writer, hence EXTERNAL.
CREATE TABLE symbol_chunks (
    table_id bigint  NOT NULL REFERENCES symbol_tables ON DELETE CASCADE,
    number   integer NOT NULL,
    body     bytea   NOT NULL,
    PRIMARY KEY (table_id, number)
);

ALTER TABLE symbol_chunks ALTER COLUMN body SET STORAGE EXTERNAL;
