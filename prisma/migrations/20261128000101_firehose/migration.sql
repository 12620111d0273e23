-- A delivery stream: where its records go, in AWS's own members, and how far delivery has come. The access key of an HTTP
-- endpoint is sealed. While batch_id is set, that batch is being delivered, over and over under the same id until it arrives.
CREATE TABLE firehose_streams (
  account_id        text           NOT NULL,
  region            text           NOT NULL,
  stream_name       text           COLLATE "C" NOT NULL,
  stream_id         uuid           NOT NULL,
  destination       jsonb          NOT NULL,
  sealed_access_key bytea,
  version_id        integer        NOT NULL,
  tags              jsonb          NOT NULL DEFAULT '{}',
  created_at        timestamptz(3) NOT NULL,
  modified_at       timestamptz(3) NOT NULL,
  lease             uuid,
  leased_until      timestamptz(3),
  batch_id          uuid,
  batch_begun_at    timestamptz(3),
  retry_at          timestamptz(3),
  failures          integer        NOT NULL DEFAULT 0,
  last_error        text,
  failed_at         timestamptz(3),
  delivered_at      timestamptz(3),
  delivered_records bigint         NOT NULL DEFAULT 0,
  dropped_records   bigint         NOT NULL DEFAULT 0,
  CONSTRAINT firehose_streams_pkey PRIMARY KEY (account_id, region, stream_name)
);
CREATE UNIQUE INDEX firehose_streams_by_id ON firehose_streams (stream_id);

-- Records that wait for their delivery; a record that has arrived is gone from here.
CREATE TABLE firehose_records (
  stream_id  uuid           NOT NULL,
  record_id  bigint         GENERATED ALWAYS AS IDENTITY,
  arrived_at timestamptz(3) NOT NULL,
  size_bytes integer        NOT NULL,
  batch_id   uuid,
  data       bytea          NOT NULL,
  CONSTRAINT firehose_records_pkey PRIMARY KEY (stream_id, record_id)
);
