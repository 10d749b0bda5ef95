-- Made by SchemaIT from the catalog after all migrations; see there how to make it again.

CREATE TABLE profiles (
    time timestamp with time zone NOT NULL,
    series_id bigint NOT NULL,
    symbol_table_id bigint NOT NULL,
    duration_ns bigint NOT NULL,
    totals bigint[] NOT NULL,
    samples bigint[] NOT NULL,
    block bytea NOT NULL STORAGE EXTERNAL
) PARTITION BY RANGE ("time");
CREATE INDEX profiles_by_series ON ONLY public.profiles USING btree (series_id, "time");

CREATE TABLE ref_pins (
    tenant_id integer NOT NULL,
    repository text NOT NULL,
    ref text NOT NULL,
    commit text NOT NULL,
    first_seen timestamp with time zone NOT NULL
);
ALTER TABLE ref_pins ADD CONSTRAINT ref_pins_pkey PRIMARY KEY (tenant_id, repository, ref);
ALTER TABLE ref_pins ADD CONSTRAINT ref_pins_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);

CREATE TABLE series (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    tenant_id integer NOT NULL,
    service text NOT NULL,
    labels jsonb NOT NULL,
    profile_types text[] NOT NULL,
    key bytea NOT NULL,
    created timestamp with time zone NOT NULL DEFAULT now()
);
ALTER TABLE series ADD CONSTRAINT series_pkey PRIMARY KEY (id);
ALTER TABLE series ADD CONSTRAINT series_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE series ADD CONSTRAINT series_tenant_id_key_key UNIQUE (tenant_id, key);
CREATE INDEX series_by_label ON public.series USING gin (labels jsonb_path_ops);
CREATE INDEX series_by_service ON public.series USING btree (tenant_id, service);

CREATE TABLE series_hours (
    series_id bigint NOT NULL,
    hour timestamp with time zone NOT NULL,
    symbol_table_id bigint NOT NULL,
    profiles bigint NOT NULL,
    first_time timestamp with time zone NOT NULL,
    last_time timestamp with time zone NOT NULL
) WITH (fillfactor=50);
ALTER TABLE series_hours ADD CONSTRAINT series_hours_pkey PRIMARY KEY (series_id, hour, symbol_table_id);

CREATE TABLE settings (
    tenant_id integer NOT NULL,
    name text NOT NULL,
    value text NOT NULL,
    changed timestamp with time zone NOT NULL
);
ALTER TABLE settings ADD CONSTRAINT settings_pkey PRIMARY KEY (tenant_id, name);
ALTER TABLE settings ADD CONSTRAINT settings_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);

CREATE TABLE symbol_chunks (
    table_id bigint NOT NULL,
    number integer NOT NULL,
    body bytea NOT NULL STORAGE EXTERNAL
);
ALTER TABLE symbol_chunks ADD CONSTRAINT symbol_chunks_pkey PRIMARY KEY (table_id, number);
ALTER TABLE symbol_chunks ADD CONSTRAINT symbol_chunks_table_id_fkey FOREIGN KEY (table_id) REFERENCES symbol_tables(id) ON DELETE CASCADE;

CREATE TABLE symbol_tables (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    tenant_id integer NOT NULL,
    service text NOT NULL,
    epoch date NOT NULL,
    writer uuid NOT NULL,
    created timestamp with time zone NOT NULL DEFAULT now(),
    closed timestamp with time zone
);
ALTER TABLE symbol_tables ADD CONSTRAINT symbol_tables_pkey PRIMARY KEY (id);
ALTER TABLE symbol_tables ADD CONSTRAINT symbol_tables_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
CREATE INDEX symbol_tables_by_epoch ON public.symbol_tables USING btree (tenant_id, service, epoch);

CREATE TABLE tenants (
    id integer NOT NULL GENERATED ALWAYS AS IDENTITY,
    name text NOT NULL,
    created timestamp with time zone NOT NULL DEFAULT now()
);
ALTER TABLE tenants ADD CONSTRAINT tenants_name_key UNIQUE (name);
ALTER TABLE tenants ADD CONSTRAINT tenants_pkey PRIMARY KEY (id);
