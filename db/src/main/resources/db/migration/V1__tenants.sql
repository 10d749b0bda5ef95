-- Who a profile belongs to. The name is what a client sends; everything else refers to the number.
CREATE TABLE tenants (
    id      integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name    text        NOT NULL UNIQUE,
    created timestamptz NOT NULL DEFAULT now()
);
