-- Made by SchemaIT from the catalog after all migrations; see there how to make it again.

CREATE TABLE api_tokens (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    name text NOT NULL,
    tenant text,
    scopes text[] NOT NULL,
    token_hash bytea NOT NULL,
    created timestamp with time zone NOT NULL,
    last_used timestamp with time zone,
    expires timestamp with time zone,
    created_by text,
    starts text
);
ALTER TABLE api_tokens ADD CONSTRAINT api_tokens_pkey PRIMARY KEY (id);
ALTER TABLE api_tokens ADD CONSTRAINT api_tokens_token_hash_key UNIQUE (token_hash);

CREATE TABLE audit (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    at timestamp with time zone NOT NULL,
    user_id bigint,
    action text NOT NULL,
    host text NOT NULL,
    subject text NOT NULL
);
ALTER TABLE audit ADD CONSTRAINT audit_pkey PRIMARY KEY (id);
CREATE INDEX audit_by_time ON public.audit USING btree (at);
CREATE INDEX audit_by_user ON public.audit USING btree (user_id, at);

CREATE TABLE authorization_attempts (
    session_id bigint NOT NULL,
    host_id text NOT NULL,
    outcome text NOT NULL,
    detail text NOT NULL,
    at timestamp with time zone NOT NULL
);
ALTER TABLE authorization_attempts ADD CONSTRAINT authorization_attempts_pkey PRIMARY KEY (session_id, host_id);
ALTER TABLE authorization_attempts ADD CONSTRAINT authorization_attempts_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE;
CREATE INDEX authorization_attempts_by_time ON public.authorization_attempts USING btree (at);

CREATE TABLE authorizations (
    state_hash bytea NOT NULL,
    session_id bigint NOT NULL,
    host_id text NOT NULL,
    kind_id text NOT NULL,
    sealed_verifier bytea NOT NULL,
    redirect_uri text NOT NULL,
    return_to text NOT NULL,
    created timestamp with time zone NOT NULL
);
ALTER TABLE authorizations ADD CONSTRAINT authorizations_pkey PRIMARY KEY (state_hash);
ALTER TABLE authorizations ADD CONSTRAINT authorizations_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE;
CREATE INDEX authorizations_by_created ON public.authorizations USING btree (created);
CREATE INDEX authorizations_by_session ON public.authorizations USING btree (session_id);

CREATE TABLE connections (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    user_id bigint NOT NULL,
    host_id text NOT NULL,
    kind_id text NOT NULL,
    account_id text NOT NULL,
    login text NOT NULL,
    picture text,
    web_url text,
    sealed bytea NOT NULL,
    key_id bigint NOT NULL,
    version integer NOT NULL,
    renewable boolean NOT NULL,
    expires timestamp with time zone,
    created timestamp with time zone NOT NULL,
    renewed timestamp with time zone NOT NULL,
    last_used timestamp with time zone NOT NULL,
    leased timestamp with time zone,
    ended timestamp with time zone,
    end_reason text
);
ALTER TABLE connections ADD CONSTRAINT connections_check CHECK (((ended IS NULL) = (end_reason IS NULL)));
ALTER TABLE connections ADD CONSTRAINT connections_pkey PRIMARY KEY (id);
ALTER TABLE connections ADD CONSTRAINT connections_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE;
ALTER TABLE connections ADD CONSTRAINT connections_user_id_host_id_key UNIQUE (user_id, host_id);
CREATE INDEX connections_by_key ON public.connections USING btree (key_id, id);

CREATE TABLE day_rollups (
    time timestamp with time zone NOT NULL,
    symbol_table_id bigint NOT NULL,
    profiles bigint NOT NULL,
    tenant_id integer NOT NULL,
    version_key bytea NOT NULL,
    series_ids bigint[] NOT NULL,
    totals bigint[] NOT NULL,
    block bytea NOT NULL STORAGE EXTERNAL
) PARTITION BY LIST (tenant_id);

CREATE TABLE profile_spans (
    time timestamp with time zone NOT NULL,
    series_id bigint NOT NULL,
    symbol_table_id bigint NOT NULL,
    digest bigint NOT NULL,
    tenant_id integer NOT NULL,
    span_ids bigint[] NOT NULL STORAGE EXTERNAL,
    trace_ids uuid[] NOT NULL,
    totals bigint[] NOT NULL,
    blocks bytea NOT NULL STORAGE EXTERNAL
) PARTITION BY LIST (tenant_id);

CREATE TABLE profiles (
    time timestamp with time zone NOT NULL,
    series_id bigint NOT NULL,
    symbol_table_id bigint NOT NULL,
    duration_ns bigint NOT NULL,
    digest bigint NOT NULL,
    tenant_id integer NOT NULL,
    totals bigint[] NOT NULL,
    block bytea NOT NULL STORAGE EXTERNAL
) PARTITION BY LIST (tenant_id);

CREATE TABLE ref_pins (
    tenant_id integer NOT NULL,
    repository text NOT NULL,
    ref text NOT NULL,
    commit text NOT NULL,
    first_seen timestamp with time zone NOT NULL
);
ALTER TABLE ref_pins ADD CONSTRAINT ref_pins_pkey PRIMARY KEY (tenant_id, repository, ref);
ALTER TABLE ref_pins ADD CONSTRAINT ref_pins_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);

CREATE TABLE rolled_up (
    tenant_id integer NOT NULL,
    seconds integer NOT NULL,
    time timestamp with time zone NOT NULL,
    profiles bigint NOT NULL
);
ALTER TABLE rolled_up ADD CONSTRAINT rolled_up_pkey PRIMARY KEY (tenant_id, seconds, "time");

CREATE TABLE rollups (
    time timestamp with time zone NOT NULL,
    series_id bigint NOT NULL,
    symbol_table_id bigint NOT NULL,
    profiles bigint NOT NULL,
    seconds integer NOT NULL,
    tenant_id integer NOT NULL,
    totals bigint[] NOT NULL,
    block bytea NOT NULL STORAGE EXTERNAL
) PARTITION BY LIST (tenant_id);

CREATE TABLE series (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    tenant_id integer NOT NULL,
    service text NOT NULL,
    labels jsonb NOT NULL,
    profile_types text[] NOT NULL,
    key bytea NOT NULL,
    created timestamp with time zone NOT NULL DEFAULT now(),
    used timestamp with time zone NOT NULL DEFAULT now()
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
    last_time timestamp with time zone NOT NULL,
    parts integer[] NOT NULL
) WITH (fillfactor=50);
ALTER TABLE series_hours ADD CONSTRAINT series_hours_pkey PRIMARY KEY (series_id, hour, symbol_table_id);

CREATE TABLE sessions (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    user_id bigint,
    token_hash bytea NOT NULL,
    kind text NOT NULL,
    user_agent text NOT NULL,
    created timestamp with time zone NOT NULL,
    last_used timestamp with time zone NOT NULL
);
ALTER TABLE sessions ADD CONSTRAINT sessions_pkey PRIMARY KEY (id);
ALTER TABLE sessions ADD CONSTRAINT sessions_token_hash_key UNIQUE (token_hash);
ALTER TABLE sessions ADD CONSTRAINT sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE;
CREATE INDEX sessions_by_user ON public.sessions USING btree (user_id);

CREATE TABLE settings (
    tenant_id integer NOT NULL,
    name text NOT NULL,
    value text NOT NULL,
    changed timestamp with time zone NOT NULL
);
ALTER TABLE settings ADD CONSTRAINT settings_pkey PRIMARY KEY (tenant_id, name);
ALTER TABLE settings ADD CONSTRAINT settings_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);

CREATE TABLE source_overrides (
    tenant_id integer NOT NULL,
    service text NOT NULL,
    user_id bigint,
    repository text NOT NULL,
    ref text NOT NULL,
    root_path text NOT NULL,
    changed timestamp with time zone NOT NULL
);
ALTER TABLE source_overrides ADD CONSTRAINT source_overrides_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
ALTER TABLE source_overrides ADD CONSTRAINT source_overrides_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE;
CREATE INDEX source_overrides_by_user ON public.source_overrides USING btree (user_id);
CREATE UNIQUE INDEX source_overrides_of_all ON public.source_overrides USING btree (tenant_id, service) WHERE (user_id IS NULL);
CREATE UNIQUE INDEX source_overrides_of_one ON public.source_overrides USING btree (tenant_id, service, user_id) WHERE (user_id IS NOT NULL);

CREATE TABLE symbol_chunks (
    table_id bigint NOT NULL,
    number integer NOT NULL,
    tenant_id integer NOT NULL,
    epoch date NOT NULL,
    body bytea NOT NULL STORAGE EXTERNAL
) PARTITION BY LIST (tenant_id);

CREATE TABLE symbol_tables (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    tenant_id integer NOT NULL,
    service text NOT NULL,
    epoch date NOT NULL,
    writer uuid NOT NULL,
    created timestamp with time zone NOT NULL DEFAULT now(),
    closed timestamp with time zone,
    chunks integer NOT NULL DEFAULT 0
);
ALTER TABLE symbol_tables ADD CONSTRAINT symbol_tables_pkey PRIMARY KEY (id);
ALTER TABLE symbol_tables ADD CONSTRAINT symbol_tables_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id);
CREATE INDEX symbol_tables_by_epoch ON public.symbol_tables USING btree (tenant_id, service, epoch);
CREATE INDEX symbol_tables_open ON public.symbol_tables USING btree (writer) WHERE (closed IS NULL);

CREATE TABLE tenants (
    id integer NOT NULL GENERATED ALWAYS AS IDENTITY,
    name text NOT NULL,
    created timestamp with time zone NOT NULL DEFAULT now()
);
ALTER TABLE tenants ADD CONSTRAINT tenants_name_key UNIQUE (name);
ALTER TABLE tenants ADD CONSTRAINT tenants_pkey PRIMARY KEY (id);

CREATE TABLE users (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    host_id text NOT NULL,
    account_id text NOT NULL,
    login text NOT NULL,
    picture text,
    created timestamp with time zone NOT NULL
);
ALTER TABLE users ADD CONSTRAINT users_host_id_account_id_key UNIQUE (host_id, account_id);
ALTER TABLE users ADD CONSTRAINT users_pkey PRIMARY KEY (id);

CREATE TABLE writers (
    id uuid NOT NULL,
    started timestamp with time zone NOT NULL,
    seen timestamp with time zone NOT NULL
);
ALTER TABLE writers ADD CONSTRAINT writers_pkey PRIMARY KEY (id);
