-- Metric streams. The filters are objects by namespace: true for all of its metrics, or a list of their names.
CREATE TABLE metric_streams (
  account_id      text           NOT NULL,
  region          text           NOT NULL,
  stream_name     text           COLLATE "C" NOT NULL,
  stream_id       uuid           NOT NULL,
  firehose_arn    text           NOT NULL,
  role_arn        text           NOT NULL,
  output_format   text           NOT NULL,
  included        jsonb,
  excluded        jsonb,
  statistics      jsonb          NOT NULL,
  includes_linked boolean        NOT NULL,
  is_running      boolean        NOT NULL,
  created_at      timestamptz(3) NOT NULL,
  modified_at     timestamptz(3) NOT NULL,
  retry_at        timestamptz(3),
  failures        integer        NOT NULL DEFAULT 0,
  last_error      text,
  failed_at       timestamptz(3),
  sent_at         timestamptz(3),
  CONSTRAINT metric_streams_pkey PRIMARY KEY (account_id, region, stream_name)
);
CREATE UNIQUE INDEX metric_streams_by_id ON metric_streams (stream_id);

-- Which metrics of a stream have new points in which minute. The points themselves are read when the minute is sent, so that
-- what is sent is the whole minute, whatever came to it when.
CREATE TABLE metric_stream_updates (
  stream_id  uuid        NOT NULL,
  update_id  bigint      GENERATED ALWAYS AS IDENTITY,
  minute     timestamptz NOT NULL,
  series_ids bigint[]    NOT NULL,
  CONSTRAINT metric_stream_updates_pkey PRIMARY KEY (stream_id, update_id)
);
CREATE INDEX metric_stream_updates_by_minute ON metric_stream_updates (stream_id, minute);

-- Up to which snapshot of the database new points have been noted, one row for all streams (see store/streams/capture.ts).
CREATE TABLE metric_stream_position (
  is_only     boolean     NOT NULL DEFAULT true,
  snapshot    text        NOT NULL,
  captured_at timestamptz NOT NULL,
  CONSTRAINT metric_stream_position_pkey PRIMARY KEY (is_only)
);
