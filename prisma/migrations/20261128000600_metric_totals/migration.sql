-- How far what counts from its start on (OpenTelemetry's cumulative metrics) had come at its last point: the next one adds the rest.
CREATE TABLE metric_totals (
  account_id text           NOT NULL,
  region     text           NOT NULL,
  total_key  uuid           NOT NULL,
  totals     jsonb,
  seen_at    timestamptz(3) NOT NULL,
  CONSTRAINT metric_totals_pkey PRIMARY KEY (account_id, region, total_key)
);
CREATE INDEX metric_totals_by_time ON metric_totals (seen_at);
