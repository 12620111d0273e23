-- The place of an event in the audit trail, in the order in which places were taken, which is not quite the order of commits:
-- see lib/services/trail/store/positions.ts for how a reader knows up to which place nothing can come any more.
CREATE SEQUENCE trail_events_position;
ALTER TABLE trail_events ADD COLUMN position bigint NOT NULL DEFAULT nextval('trail_events_position');
CREATE INDEX trail_events_by_position ON trail_events (account_id, position);

-- A deleted trail stays, without its name, until what it had recorded is delivered: its last event is its own deletion.
CREATE TABLE trails (
  account_id            text           NOT NULL,
  trail_id              uuid           NOT NULL,
  region                text           NOT NULL,
  trail_name            text           COLLATE "C" NOT NULL,
  bucket_name           text           NOT NULL,
  key_prefix            text,
  topic_arn             text,
  log_group_arn         text,
  log_role_arn          text,
  includes_global       boolean        NOT NULL,
  is_multi_region       boolean        NOT NULL,
  validates_files       boolean        NOT NULL,
  logs_recursively      boolean        NOT NULL,
  event_selectors       jsonb,
  advanced_selectors    jsonb,
  insight_selectors     jsonb          NOT NULL DEFAULT '[]',
  tags                  jsonb          NOT NULL DEFAULT '{}',
  -- Whether the selectors ask for data events, so that the front desk finds those that do.
  wants_data            boolean        NOT NULL DEFAULT false,
  is_logging            boolean        NOT NULL DEFAULT false,
  created_at            timestamptz(3) NOT NULL,
  started_at            timestamptz(3),
  stopped_at            timestamptz(3),
  deleted_at            timestamptz(3),
  CONSTRAINT trails_pkey PRIMARY KEY (account_id, trail_id),
  CONSTRAINT trails_one_kind_of_selectors CHECK (event_selectors IS NULL OR advanced_selectors IS NULL)
);
CREATE UNIQUE INDEX trails_name_key ON trails (account_id, region, trail_name) WHERE deleted_at IS NULL;
CREATE INDEX trails_data ON trails (account_id) WHERE wants_data AND is_logging;

-- From which place to which a trail was logging. A span ends with the event of the call that ended it, whose place is not known
-- to that call; until it has been found, closing_request says which it is.
CREATE TABLE trail_spans (
  account_id      text   NOT NULL,
  trail_id        uuid   NOT NULL,
  from_position   bigint NOT NULL,
  to_position     bigint,
  closing_request text,
  CONSTRAINT trail_spans_pkey PRIMARY KEY (account_id, trail_id, from_position),
  CONSTRAINT trail_spans_of_trail FOREIGN KEY (account_id, trail_id) REFERENCES trails (account_id, trail_id) ON DELETE CASCADE
);

-- One row a trail and a way of delivery: up to which place events have been taken, when the next turn is, who takes it, and how
-- the last one ended. 'notices' and 'digests' have no place of their own: they follow the files.
CREATE TABLE trail_deliveries (
  account_id   text           NOT NULL,
  trail_id     uuid           NOT NULL,
  kind         text           NOT NULL CHECK (kind IN ('files', 'notices', 'digests', 'logs')),
  position     bigint         NOT NULL,
  due_at       timestamptz(3) NOT NULL,
  lease        uuid,
  leased_until timestamptz(3),
  failures     integer        NOT NULL DEFAULT 0,
  succeeded_at timestamptz(3),
  attempted_at timestamptz(3),
  error        text,
  CONSTRAINT trail_deliveries_pkey PRIMARY KEY (account_id, trail_id, kind),
  CONSTRAINT trail_deliveries_of_trail FOREIGN KEY (account_id, trail_id)
    REFERENCES trails (account_id, trail_id) ON DELETE CASCADE
);
CREATE INDEX trail_deliveries_due ON trail_deliveries (due_at);

-- A file that is to be written, or was and has yet to be told to a topic or listed in a digest. What is in it follows from the
-- row alone, so that whoever writes it again writes the same. Every event of a trail is in the range of one file of its Region.
CREATE TABLE trail_files (
  account_id      text           NOT NULL,
  file_id         uuid           NOT NULL,
  trail_id        uuid           NOT NULL,
  region          text           NOT NULL,
  content         text           NOT NULL CHECK (content IN ('CloudTrail', 'CloudTrail-Insight')),
  from_position   bigint         NOT NULL,
  to_position     bigint         NOT NULL,
  selection       jsonb          NOT NULL,
  bucket_name     text           NOT NULL,
  object_key      text           NOT NULL,
  planned_at      timestamptz(3) NOT NULL,
  delivered_at    timestamptz(3),
  hash_value      text,
  oldest_event_at timestamptz(3),
  newest_event_at timestamptz(3),
  needs_notice    boolean        NOT NULL DEFAULT false,
  needs_digest    boolean        NOT NULL DEFAULT false,
  digest_end      timestamptz(3),
  CONSTRAINT trail_files_pkey PRIMARY KEY (account_id, file_id),
  CONSTRAINT trail_files_of_trail FOREIGN KEY (account_id, trail_id) REFERENCES trails (account_id, trail_id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX trail_files_once ON trail_files (account_id, trail_id, region, content, to_position);

-- Where the chain of digests of a trail and a Region stands. pending is the digest that is being written: what is in it follows
-- from it, the row and the files with its digest_end.
CREATE TABLE trail_digest_chains (
  account_id         text           NOT NULL,
  trail_id           uuid           NOT NULL,
  region             text           NOT NULL,
  start_at           timestamptz(3) NOT NULL,
  previous_bucket    text,
  previous_key       text,
  previous_hash      text,
  previous_signature text,
  pending            jsonb,
  CONSTRAINT trail_digest_chains_pkey PRIMARY KEY (account_id, trail_id, region),
  CONSTRAINT trail_digest_chains_of_trail FOREIGN KEY (account_id, trail_id)
    REFERENCES trails (account_id, trail_id) ON DELETE CASCADE
);

-- The keys that digests are signed with; the private half is sealed with a key that is not in the database.
CREATE TABLE trail_signing_keys (
  account_id  text           NOT NULL,
  region      text           NOT NULL,
  fingerprint text           NOT NULL,
  public_key  bytea          NOT NULL,
  private_key bytea          NOT NULL,
  valid_from  timestamptz(3) NOT NULL,
  valid_until timestamptz(3) NOT NULL,
  CONSTRAINT trail_signing_keys_pkey PRIMARY KEY (account_id, region, fingerprint)
);
