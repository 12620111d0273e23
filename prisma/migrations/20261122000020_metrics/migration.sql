-- A metric of one account and Region: namespace, name and set of dimensions. Found by the hash of all three (series_key),
-- because the dimensions alone can be larger than an index entry may be.
CREATE TABLE metric_series (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_id  text        NOT NULL,
  region      text        NOT NULL,
  series_key  uuid        NOT NULL,
  namespace   text        COLLATE "C" NOT NULL,
  metric_name text        COLLATE "C" NOT NULL,
  dimensions  jsonb       NOT NULL,
  first_seen  timestamptz NOT NULL,
  last_seen   timestamptz NOT NULL
) WITH (fillfactor = 90);
-- last_seen is in no index, so that its updates stay within the page (HOT).
CREATE UNIQUE INDEX metric_series_by_key  ON metric_series (account_id, region, series_key);
CREATE INDEX metric_series_by_name        ON metric_series (account_id, region, namespace, metric_name, id);
CREATE INDEX metric_series_by_dimension   ON metric_series USING gin (dimensions);

-- Data points as they came, one row a datum, partitioned by day. A row without "values" is a single value when
-- sample_count = 1 or minimum = maximum, else a statistic set, of which no percentile can be known.
-- The order of the columns leaves no padding between them.
CREATE TABLE metric_points (
  series_id    bigint           NOT NULL,
  at           timestamptz      NOT NULL,
  sample_count double precision NOT NULL,
  sum          double precision NOT NULL,
  minimum      double precision NOT NULL,
  maximum      double precision NOT NULL,
  resolution   smallint         NOT NULL,
  unit         text             NOT NULL,
  values       double precision[],
  counts       double precision[]
) PARTITION BY RANGE (at);
CREATE TABLE metric_points_default PARTITION OF metric_points DEFAULT;
CREATE INDEX metric_points_by_series ON metric_points (series_id, at);

-- The sealed form: all points of a series, unit and resolution within one hour, as bytes.
CREATE TABLE metric_blocks (
  series_id    bigint           NOT NULL,
  hour         timestamptz      NOT NULL,
  resolution   smallint         NOT NULL,
  unit         text             NOT NULL,
  sample_count double precision NOT NULL,
  sum          double precision NOT NULL,
  minimum      double precision NOT NULL,
  maximum      double precision NOT NULL,
  points       bytea            NOT NULL,
  CONSTRAINT metric_blocks_pkey PRIMARY KEY (series_id, hour, resolution, unit)
) PARTITION BY RANGE (hour);
CREATE TABLE metric_blocks_default PARTITION OF metric_blocks DEFAULT;

-- The days that data may already be sent for: two weeks back and a week ahead, until the worker keeps them.
DO $$
DECLARE
  today date := (now() AT TIME ZONE 'UTC')::date;
  day   date;
BEGIN
  FOR day IN SELECT generate_series(today - 14, today + 7, '1 day') LOOP
    EXECUTE format('CREATE TABLE %I PARTITION OF metric_points FOR VALUES FROM (%L) TO (%L)',
                   'metric_points_' || to_char(day, 'YYYYMMDD'), day || ' 00:00+00', (day + 1) || ' 00:00+00');
  END LOOP;
END $$;
