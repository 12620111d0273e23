-- Alarms of every kind. The configuration is replaced whole by each Put, so it is kept whole, in AWS's own members;
-- what a search asks for, and what changes by itself (state, actions_enabled), are columns.
CREATE TABLE alarms (
  account_id            text           NOT NULL,
  region                text           NOT NULL,
  alarm_name            text           COLLATE "C" NOT NULL,
  kind                  text           NOT NULL CHECK (kind IN ('MetricAlarm', 'CompositeAlarm', 'LogAlarm')),
  configuration         jsonb          NOT NULL,
  rule                  text,
  namespace             text,
  metric_name           text,
  action_arns           text[]         NOT NULL,
  actions_enabled       boolean        NOT NULL,
  configured_at         timestamptz(3) NOT NULL,
  state_value           text           NOT NULL CHECK (state_value IN ('OK', 'ALARM', 'INSUFFICIENT_DATA')),
  state_reason          text           NOT NULL,
  state_reason_data     text,
  state_updated_at      timestamptz(3) NOT NULL,
  state_transitioned_at timestamptz(3) NOT NULL,
  evaluation_state      text,
  -- Counts every change of configuration or state, so that an evaluation that began before one cannot overwrite it.
  revision              bigint         NOT NULL DEFAULT 1,
  CONSTRAINT alarms_pkey PRIMARY KEY (account_id, region, alarm_name),
  CONSTRAINT alarms_rule_of_composites CHECK ((kind = 'CompositeAlarm') = (rule IS NOT NULL))
);
CREATE INDEX alarms_by_metric ON alarms (account_id, region, namespace, metric_name);

-- When each metric alarm is evaluated next, and who evaluates it now. Narrow and without an index beside its key, so that
-- the two updates of every tick stay within the page (HOT) and the table stays small enough to be read whole.
CREATE TABLE alarm_evaluations (
  account_id       text           NOT NULL,
  region           text           NOT NULL,
  alarm_name       text           COLLATE "C" NOT NULL,
  interval_seconds integer        NOT NULL,
  due_at           timestamptz(3) NOT NULL,
  lease            uuid,
  leased_until     timestamptz(3),
  CONSTRAINT alarm_evaluations_pkey PRIMARY KEY (account_id, region, alarm_name),
  CONSTRAINT alarm_evaluations_of_alarm FOREIGN KEY (account_id, region, alarm_name)
    REFERENCES alarms (account_id, region, alarm_name) ON DELETE CASCADE
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);

-- What happened to alarms, kept after the alarm is gone. item_order keeps the order of items of one millisecond.
CREATE SEQUENCE alarm_history_order;
CREATE TABLE alarm_history (
  account_id  text           NOT NULL,
  region      text           NOT NULL,
  alarm_name  text           COLLATE "C" NOT NULL,
  occurred_at timestamptz(3) NOT NULL,
  item_order  bigint         NOT NULL DEFAULT nextval('alarm_history_order'),
  kind        text           NOT NULL,
  item_type   text           NOT NULL,
  summary     text           NOT NULL,
  data        text           NOT NULL,
  CONSTRAINT alarm_history_pkey PRIMARY KEY (account_id, region, alarm_name, occurred_at, item_order)
) PARTITION BY RANGE (occurred_at);
CREATE TABLE alarm_history_default PARTITION OF alarm_history DEFAULT;
CREATE INDEX alarm_history_by_time ON alarm_history (account_id, region, occurred_at DESC, item_order DESC);

-- The outbox of actions: one row an action that a change of state asked for, written with that change, gone once its
-- outcome stands in the history.
CREATE TABLE alarm_actions (
  account_id  text           NOT NULL,
  region      text           NOT NULL,
  action_id   uuid           NOT NULL,
  alarm_name  text           COLLATE "C" NOT NULL,
  state_value text           NOT NULL,
  action_arn  text           NOT NULL,
  payload     jsonb          NOT NULL,
  created_at  timestamptz(3) NOT NULL,
  due_at      timestamptz(3) NOT NULL,
  attempts    integer        NOT NULL DEFAULT 0,
  CONSTRAINT alarm_actions_pkey PRIMARY KEY (account_id, region, action_id)
);

-- The tags of CloudWatch's resources, by ARN. Dashboards have no Region: theirs is the empty text, as in their ARN.
CREATE TABLE cloudwatch_tags (
  account_id   text NOT NULL,
  region       text NOT NULL,
  resource_arn text NOT NULL,
  tag_key      text COLLATE "C" NOT NULL,
  tag_value    text NOT NULL,
  CONSTRAINT cloudwatch_tags_pkey PRIMARY KEY (account_id, region, resource_arn, tag_key)
);

-- Which accounts have been given their first content, so that what a user deletes never comes back.
CREATE TABLE first_start_contents (
  account_id text           NOT NULL,
  region     text           NOT NULL,
  given_at   timestamptz(3) NOT NULL,
  CONSTRAINT first_start_contents_pkey PRIMARY KEY (account_id)
);
