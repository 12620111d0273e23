-- The audit trail. Partitioned by month of the event, so that old months are dropped whole.
CREATE TABLE trail_events (
  account_id    text           NOT NULL,
  event_time    timestamptz(3) NOT NULL,
  event_id      uuid           NOT NULL,
  region        text           NOT NULL,
  category      text           NOT NULL,
  event_source  text           NOT NULL,
  event_name    text           NOT NULL,
  read_only     boolean        NOT NULL,
  user_name     text,
  principal_arn text,
  access_key_id text,
  source_ip     text,
  error_code    text,
  record        text           NOT NULL,
  CONSTRAINT trail_events_pkey PRIMARY KEY (account_id, event_time, event_id)
) PARTITION BY RANGE (event_time);
CREATE TABLE trail_events_default PARTITION OF trail_events DEFAULT;
CREATE INDEX trail_events_by_name   ON trail_events (account_id, event_name, event_time DESC, event_id DESC);
CREATE INDEX trail_events_by_source ON trail_events (account_id, event_source, event_time DESC, event_id DESC);
CREATE INDEX trail_events_by_user   ON trail_events (account_id, user_name, event_time DESC, event_id DESC);
CREATE INDEX trail_events_by_key    ON trail_events (account_id, access_key_id, event_time DESC, event_id DESC);
CREATE INDEX trail_events_by_id     ON trail_events (account_id, event_id);
CREATE INDEX trail_events_writes    ON trail_events (account_id, event_time DESC, event_id DESC) WHERE NOT read_only;
CREATE INDEX trail_events_errors    ON trail_events (account_id, error_code, event_time DESC) WHERE error_code IS NOT NULL;

-- Records are append-only for everyone, whatever the program does.
CREATE FUNCTION trail_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit records are append-only';
END $$;
CREATE TRIGGER trail_events_append_only BEFORE UPDATE OR DELETE ON trail_events
  FOR EACH ROW EXECUTE FUNCTION trail_is_append_only();

CREATE TABLE trail_event_resources (
  account_id    text           NOT NULL,
  event_time    timestamptz(3) NOT NULL,
  event_id      uuid           NOT NULL,
  region        text           NOT NULL,
  resource_type text           NOT NULL,
  resource_name text           NOT NULL,
  arn           text           NOT NULL,
  CONSTRAINT trail_event_resources_pkey PRIMARY KEY (account_id, event_time, event_id, arn)
) PARTITION BY RANGE (event_time);
CREATE TABLE trail_event_resources_default PARTITION OF trail_event_resources DEFAULT;
CREATE INDEX trail_event_resources_by_name ON trail_event_resources (account_id, resource_name, event_time DESC, event_id DESC);
CREATE INDEX trail_event_resources_by_type ON trail_event_resources (account_id, resource_type, event_time DESC, event_id DESC);
CREATE TRIGGER trail_event_resources_append_only BEFORE UPDATE OR DELETE ON trail_event_resources
  FOR EACH ROW EXECUTE FUNCTION trail_is_append_only();
