-- Log groups. Names sort by their bytes, as AWS lists them, whatever the collation of the database.
CREATE TABLE log_groups (
  id                 bigint         GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_id         text           NOT NULL,
  region             text           NOT NULL,
  name               text COLLATE "C" NOT NULL,
  class              text           NOT NULL,
  retention_days     integer,
  created_at         timestamptz(3) NOT NULL,
  deletion_protected boolean        NOT NULL,
  tags               jsonb          NOT NULL
);
CREATE UNIQUE INDEX log_groups_by_name ON log_groups (account_id, region, name);

-- Log streams. No foreign key: a group is deleted at once, its streams and events by the worker afterwards (log_purges).
CREATE TABLE log_streams (
  group_id         bigint         NOT NULL,
  id               bigint         GENERATED ALWAYS AS IDENTITY,
  name             text COLLATE "C" NOT NULL,
  created_at       timestamptz(3) NOT NULL,
  first_event_at   timestamptz(3),
  last_event_at    timestamptz(3),
  last_ingested_at timestamptz(3),
  CONSTRAINT log_streams_pkey PRIMARY KEY (group_id, id)
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX log_streams_by_name ON log_streams (group_id, name);
-- A stream without events stands where one of 1970 would.
CREATE INDEX log_streams_by_last_event ON log_streams (group_id, (coalesce(last_event_at, to_timestamp(0))), name);

-- Log events as they came, partitioned by day of the event. The id is a number of the writer's that grows with the time
-- of arrival (see event-ids.ts), so the key is the order in which events are answered. The message is text with U+0000,
-- which Postgres cannot hold, escaped (see message-text.ts).
CREATE TABLE log_events (
  group_id    bigint         NOT NULL,
  at          timestamptz(3) NOT NULL,
  id          bigint         NOT NULL,
  stream_id   bigint         NOT NULL,
  ingested_at timestamptz(3) NOT NULL,
  message     text           NOT NULL,
  CONSTRAINT log_events_pkey PRIMARY KEY (group_id, at, id)
) PARTITION BY RANGE (at);
CREATE TABLE log_events_default PARTITION OF log_events DEFAULT;
CREATE INDEX log_events_by_stream ON log_events (group_id, stream_id, at, id);

-- The number that tells one writing process from another inside the ids of its events.
CREATE SEQUENCE log_writers MINVALUE 0 MAXVALUE 1023 CYCLE;

-- The sealed form of log events: a compressed chunk of one group, never across midnight (UTC), with what a search needs in
-- order to skip it: its time range, a filter of its tokens, and the columns of the fields that were discovered.
CREATE TABLE log_chunks (
  group_id      bigint         NOT NULL,
  first_at      timestamptz(3) NOT NULL,
  id            bigint         GENERATED ALWAYS AS IDENTITY,
  last_at       timestamptz(3) NOT NULL,
  event_count   integer        NOT NULL,
  raw_bytes     integer        NOT NULL,
  codec         text           NOT NULL,
  payload       bytea          NOT NULL,
  token_filter  bytea,
  field_columns bytea,
  CONSTRAINT log_chunks_pkey PRIMARY KEY (group_id, first_at, id)
) PARTITION BY RANGE (first_at);
-- What is already compressed is not compressed again.
ALTER TABLE log_chunks ALTER COLUMN payload SET STORAGE EXTERNAL;
ALTER TABLE log_chunks ALTER COLUMN token_filter SET STORAGE EXTERNAL;
ALTER TABLE log_chunks ALTER COLUMN field_columns SET STORAGE EXTERNAL;
CREATE TABLE log_chunks_default PARTITION OF log_chunks DEFAULT;

-- What a group holds of each day: its storedBytes, and whether a day's partition is still needed by anyone.
CREATE TABLE log_group_days (
  group_id     bigint NOT NULL,
  day          date   NOT NULL,
  stored_bytes bigint NOT NULL,
  event_count  bigint NOT NULL,
  CONSTRAINT log_group_days_pkey PRIMARY KEY (group_id, day)
) WITH (fillfactor = 50);
CREATE INDEX log_group_days_by_day ON log_group_days (day);

-- Deleted groups (stream_id is null) and streams whose rows the worker has yet to remove.
CREATE TABLE log_purges (
  id           bigint         GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  group_id     bigint         NOT NULL,
  stream_id    bigint,
  requested_at timestamptz(3) NOT NULL
);

-- The days that events may already be sent for, until the worker keeps them.
DO $$
DECLARE
  today date := (now() AT TIME ZONE 'UTC')::date;
  day   date;
BEGIN
  FOR day IN SELECT generate_series(today - 15, today + 7, '1 day') LOOP
    EXECUTE format('CREATE TABLE %I PARTITION OF log_events FOR VALUES FROM (%L) TO (%L)',
                   'log_events_' || to_char(day, 'YYYYMMDD'), day || ' 00:00+00', (day + 1) || ' 00:00+00');
  END LOOP;
END $$;
