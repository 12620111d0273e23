-- How often each operation was called, by the minute: of management events those that write, and, by their error code, those that
-- failed. An empty error_code counts calls whatever came of them. Dropped partition by partition.
CREATE TABLE trail_call_counts (
  account_id   text           NOT NULL,
  region       text           NOT NULL,
  event_source text           NOT NULL,
  event_name   text           NOT NULL,
  error_code   text           NOT NULL,
  minute       timestamptz(3) NOT NULL,
  call_count   integer        NOT NULL,
  CONSTRAINT trail_call_counts_pkey PRIMARY KEY (account_id, region, event_source, event_name, error_code, minute)
) PARTITION BY RANGE (minute);
CREATE TABLE trail_call_counts_default PARTITION OF trail_call_counts DEFAULT;
CREATE INDEX trail_call_counts_by_minute ON trail_call_counts (account_id, minute);

-- Up to which place an account's events are counted, and up to which minute their rates have been judged.
CREATE TABLE trail_insight_progress (
  account_id   text           NOT NULL,
  position     bigint         NOT NULL,
  judged_until timestamptz(3),
  CONSTRAINT trail_insight_progress_pkey PRIMARY KEY (account_id)
);

-- An Insight, with what it was held against when it began. Its two records are in trail_events.
CREATE TABLE trail_insights (
  account_id       text             NOT NULL,
  insight_id       uuid             NOT NULL,
  region           text             NOT NULL,
  event_source     text             NOT NULL,
  event_name       text             NOT NULL,
  error_code       text             NOT NULL,
  start_event_id   uuid             NOT NULL,
  start_at         timestamptz(3)   NOT NULL,
  found_at         timestamptz(3)   NOT NULL,
  end_event_id     uuid,
  end_at           timestamptz(3),
  baseline_average double precision NOT NULL,
  baseline_minutes integer          NOT NULL,
  threshold        double precision NOT NULL,
  insight_average  double precision NOT NULL,
  insight_minutes  integer          NOT NULL,
  attributions     jsonb            NOT NULL,
  CONSTRAINT trail_insights_pkey PRIMARY KEY (account_id, insight_id)
);
CREATE UNIQUE INDEX trail_insights_once ON trail_insights (account_id, region, event_source, event_name, error_code, start_at);
CREATE INDEX trail_insights_by_start ON trail_insights (account_id, start_at DESC);
CREATE INDEX trail_insights_open ON trail_insights (account_id) WHERE end_at IS NULL;
