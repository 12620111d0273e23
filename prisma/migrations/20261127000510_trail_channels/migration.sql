-- Channels: ways for a team's own applications to write audit events under their own names.
CREATE TABLE trail_channels (
  account_id       text             NOT NULL,
  region           text             NOT NULL,
  channel_id       uuid             NOT NULL,
  name             text COLLATE "C" NOT NULL,
  tags             jsonb            NOT NULL DEFAULT '{}',
  created_at       timestamptz(3)   NOT NULL,
  success_at       timestamptz(3),
  success_event_id text,
  error_code       text,
  attempt_at       timestamptz(3),
  attempt_event_id text,
  CONSTRAINT trail_channels_pkey PRIMARY KEY (account_id, region, channel_id)
);
CREATE UNIQUE INDEX trail_channels_account_id_region_name_key ON trail_channels (account_id, region, name);
