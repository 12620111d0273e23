-- Event buses. The default bus of an account gets its row with the first change to it.
-- rules_version takes a new number of the sequence with every change of a rule or target, so that a number never comes back,
-- not even after a rollback: processes keep a bus's rules in memory for as long as it stays the same.
CREATE SEQUENCE event_rules_versions;
CREATE TABLE event_buses (
  account_id    text           NOT NULL,
  region        text           NOT NULL,
  bus_name      text           COLLATE "C" NOT NULL,
  configuration jsonb          NOT NULL DEFAULT '{}',
  policy        text,
  created_at    timestamptz(3) NOT NULL,
  modified_at   timestamptz(3) NOT NULL,
  rules_version bigint         NOT NULL DEFAULT nextval('event_rules_versions'),
  CONSTRAINT event_buses_pkey PRIMARY KEY (account_id, region, bus_name)
);

-- Rules. due_at is when a scheduled rule runs next; absent while it is disabled and when no time is left.
CREATE TABLE event_rules (
  account_id     text           NOT NULL,
  region         text           NOT NULL,
  bus_name       text           COLLATE "C" NOT NULL,
  rule_name      text           COLLATE "C" NOT NULL,
  event_pattern  text,
  schedule       text,
  state          text           NOT NULL
    CHECK (state IN ('ENABLED', 'DISABLED', 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS')),
  description    text,
  role_arn       text,
  created_by     text           NOT NULL,
  schedule_start timestamptz(3),
  due_at         timestamptz(3),
  CONSTRAINT event_rules_pkey PRIMARY KEY (account_id, region, bus_name, rule_name),
  CONSTRAINT event_rules_of_bus FOREIGN KEY (account_id, region, bus_name)
    REFERENCES event_buses (account_id, region, bus_name),
  CONSTRAINT event_rules_have_a_cause CHECK (event_pattern IS NOT NULL OR schedule IS NOT NULL)
);
CREATE INDEX event_rules_due ON event_rules (account_id, region, due_at) WHERE due_at IS NOT NULL;

CREATE TABLE event_targets (
  account_id text  NOT NULL,
  region     text  NOT NULL,
  bus_name   text  COLLATE "C" NOT NULL,
  rule_name  text  COLLATE "C" NOT NULL,
  target_id  text  COLLATE "C" NOT NULL,
  target_arn text  NOT NULL,
  definition jsonb NOT NULL,
  CONSTRAINT event_targets_pkey PRIMARY KEY (account_id, region, bus_name, rule_name, target_id),
  CONSTRAINT event_targets_of_rule FOREIGN KEY (account_id, region, bus_name, rule_name)
    REFERENCES event_rules (account_id, region, bus_name, rule_name)
);
CREATE INDEX event_targets_by_arn ON event_targets (account_id, region, target_arn, bus_name, rule_name);

-- The tags of rules and buses, by ARN.
CREATE TABLE event_tags (
  account_id   text  NOT NULL,
  region       text  NOT NULL,
  resource_arn text  NOT NULL,
  tags         jsonb NOT NULL,
  CONSTRAINT event_tags_pkey PRIMARY KEY (account_id, region, resource_arn)
);

-- The outbox: one row an event and target, written when the event is accepted, gone when it is settled. The target is kept as
-- it was then. due_at is when it is tried next; while a worker holds it, when the worker's lease ends.
CREATE TABLE event_deliveries (
  account_id  text           NOT NULL,
  region      text           NOT NULL,
  delivery_id uuid           NOT NULL,
  bus_name    text           NOT NULL,
  rule_name   text           NOT NULL,
  target      jsonb          NOT NULL,
  event_id    uuid           NOT NULL,
  event       text           NOT NULL,
  hops        integer        NOT NULL DEFAULT 0,
  accepted_at timestamptz(3) NOT NULL,
  due_at      timestamptz(3) NOT NULL,
  lease       uuid,
  attempts    integer        NOT NULL DEFAULT 0,
  CONSTRAINT event_deliveries_pkey PRIMARY KEY (account_id, region, delivery_id)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
CREATE INDEX event_deliveries_due ON event_deliveries (due_at, account_id, region);

-- Every attempt to reach a target, with what became of it.
CREATE TABLE event_attempts (
  account_id      text           NOT NULL,
  region          text           NOT NULL,
  attempted_at    timestamptz(3) NOT NULL,
  delivery_id     uuid           NOT NULL,
  attempt         integer        NOT NULL,
  bus_name        text           NOT NULL,
  rule_name       text           NOT NULL,
  target_id       text           NOT NULL,
  target_arn      text           NOT NULL,
  event_id        uuid           NOT NULL,
  outcome         text           NOT NULL CHECK (outcome IN ('SUCCEEDED', 'RETRYING', 'FAILED')),
  status_code     integer,
  error_code      text,
  error_message   text,
  dead_letter     text           CHECK (dead_letter IN ('QUEUE', 'KEPT')),
  duration_millis integer        NOT NULL,
  CONSTRAINT event_attempts_pkey PRIMARY KEY (account_id, region, attempted_at, delivery_id, attempt)
) PARTITION BY RANGE (attempted_at);
CREATE TABLE event_attempts_default PARTITION OF event_attempts DEFAULT;
CREATE INDEX event_attempts_by_rule
  ON event_attempts (account_id, region, bus_name, rule_name, attempted_at DESC, delivery_id DESC, attempt DESC);

-- Events that could not be delivered and have no dead-letter queue, or one that could not be reached either.
CREATE TABLE event_dead_letters (
  account_id          text           NOT NULL,
  region              text           NOT NULL,
  died_at             timestamptz(3) NOT NULL,
  delivery_id         uuid           NOT NULL,
  bus_name            text           NOT NULL,
  rule_name           text           NOT NULL,
  target              jsonb          NOT NULL,
  event_id            uuid           NOT NULL,
  event               text           NOT NULL,
  attempts            integer        NOT NULL,
  exhausted_condition text           NOT NULL,
  error_code          text           NOT NULL,
  error_message       text           NOT NULL,
  CONSTRAINT event_dead_letters_pkey PRIMARY KEY (account_id, region, died_at, delivery_id)
) PARTITION BY RANGE (died_at);
CREATE TABLE event_dead_letters_default PARTITION OF event_dead_letters DEFAULT;

-- Connections: what may be shown is in public_auth, all of it (with the secrets) sealed in sealed_auth.
CREATE TABLE event_connections (
  account_id         text           NOT NULL,
  region             text           NOT NULL,
  connection_name    text           COLLATE "C" NOT NULL,
  connection_id      uuid           NOT NULL,
  description        text,
  authorization_type text           NOT NULL CHECK (authorization_type IN ('BASIC', 'OAUTH_CLIENT_CREDENTIALS', 'API_KEY')),
  public_auth        jsonb          NOT NULL,
  sealed_auth        bytea,
  connection_state   text           NOT NULL CHECK (connection_state IN ('AUTHORIZED', 'AUTHORIZING', 'DEAUTHORIZED')),
  state_reason       text,
  created_at         timestamptz(3) NOT NULL,
  modified_at        timestamptz(3) NOT NULL,
  authorized_at      timestamptz(3),
  CONSTRAINT event_connections_pkey PRIMARY KEY (account_id, region, connection_name)
);

-- API destinations. next_slot_at is when the next call may begin, which keeps their rate across all workers.
CREATE TABLE event_api_destinations (
  account_id          text           NOT NULL,
  region              text           NOT NULL,
  destination_name    text           COLLATE "C" NOT NULL,
  destination_id      uuid           NOT NULL,
  description         text,
  connection_name     text           COLLATE "C" NOT NULL,
  connection_id       uuid           NOT NULL,
  endpoint            text           NOT NULL,
  http_method         text           NOT NULL,
  rate_per_second     integer        NOT NULL CHECK (rate_per_second > 0),
  created_at          timestamptz(3) NOT NULL,
  modified_at         timestamptz(3) NOT NULL,
  next_slot_at        timestamptz(6) NOT NULL DEFAULT to_timestamp(0),
  CONSTRAINT event_api_destinations_pkey PRIMARY KEY (account_id, region, destination_name)
);
