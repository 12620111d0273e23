-- Grows with every change of a group's filters, so that writers know at once when what they remember is old. Zero: never any.
ALTER TABLE log_groups ADD COLUMN filter_revision integer NOT NULL DEFAULT 0;

-- Metric filters. Names sort by their bytes, as AWS lists them. The id stays when a filter is replaced under its name.
CREATE TABLE log_metric_filters (
  group_id            bigint         NOT NULL,
  name                text COLLATE "C" NOT NULL,
  id                  bigint         GENERATED ALWAYS AS IDENTITY,
  pattern             text           NOT NULL,
  uses_regex          boolean        NOT NULL,
  metric_namespace    text           NOT NULL,
  metric_name         text           NOT NULL,
  metric_value        text           NOT NULL,
  default_value       double precision,
  dimensions          jsonb          NOT NULL,
  system_dimensions   text[]         NOT NULL,
  unit                text,
  apply_to_transformed boolean       NOT NULL,
  created_at          timestamptz(3) NOT NULL,
  CONSTRAINT log_metric_filters_pkey PRIMARY KEY (group_id, name)
);

-- Subscription filters, and how their deliveries went last.
CREATE TABLE log_subscription_filters (
  group_id            bigint         NOT NULL,
  name                text COLLATE "C" NOT NULL,
  id                  bigint         GENERATED ALWAYS AS IDENTITY,
  pattern             text           NOT NULL,
  uses_regex          boolean        NOT NULL,
  destination_arn     text           NOT NULL,
  role_arn            text,
  distribution        text           NOT NULL,
  apply_to_transformed boolean       NOT NULL,
  created_at          timestamptz(3) NOT NULL,
  last_delivered_at   timestamptz(3),
  last_failed_at      timestamptz(3),
  last_failure        text,
  CONSTRAINT log_subscription_filters_pkey PRIMARY KEY (group_id, name)
);
-- A log group that receives must not forward, so every put asks who forwards to where.
CREATE INDEX log_subscription_filters_by_destination ON log_subscription_filters (destination_arn);

-- What log events said of metrics, written in the transaction of the events and taken in the transaction of the points, so
-- that nothing is lost or counted twice. The payload is JSON as text: jsonb refuses U+0000.
CREATE TABLE log_metric_outbox (
  account_id text           NOT NULL,
  region     text           NOT NULL,
  id         bigint         GENERATED ALWAYS AS IDENTITY,
  created_at timestamptz(3) NOT NULL,
  payload    text           NOT NULL,
  CONSTRAINT log_metric_outbox_pkey PRIMARY KEY (account_id, region, id)
);

-- Minutes in which a filter with a default value saw events. One that has settled without a match gave the default.
CREATE TABLE log_filter_minutes (
  account_id text           NOT NULL,
  region     text           NOT NULL,
  filter_id  bigint         NOT NULL,
  minute     timestamptz(3) NOT NULL,
  matched    boolean        NOT NULL,
  seen_at    timestamptz(3) NOT NULL,
  settled_at timestamptz(3),
  CONSTRAINT log_filter_minutes_pkey PRIMARY KEY (account_id, region, filter_id, minute)
);
CREATE INDEX log_filter_minutes_open ON log_filter_minutes (account_id, region, seen_at) WHERE settled_at IS NULL;
CREATE INDEX log_filter_minutes_settled ON log_filter_minutes (account_id, region, settled_at) WHERE settled_at IS NOT NULL;

-- Events on their way to a subscription's destination, written in the transaction of the events. A worker that takes a row
-- moves next_attempt_at ahead, so that a row whose worker died comes again.
CREATE TABLE log_subscription_outbox (
  account_id      text           NOT NULL,
  region          text           NOT NULL,
  id              bigint         GENERATED ALWAYS AS IDENTITY,
  group_id        bigint         NOT NULL,
  filter_id       bigint         NOT NULL,
  stream_name     text           NOT NULL,
  message_type    text           NOT NULL,
  events          text           NOT NULL,
  created_at      timestamptz(3) NOT NULL,
  attempts        integer        NOT NULL,
  next_attempt_at timestamptz(3) NOT NULL,
  CONSTRAINT log_subscription_outbox_pkey PRIMARY KEY (account_id, region, id)
);
CREATE INDEX log_subscription_outbox_due ON log_subscription_outbox (account_id, region, next_attempt_at);
CREATE INDEX log_subscription_outbox_by_filter ON log_subscription_outbox (filter_id);
