-- A point stands in exactly one place: in a slot of hot rows, in a block, or in a roll-up. Each step from one place to the next is
-- one transaction, which writes there and empties here.

-- Hot rows lie in slots that are written in turn, some minutes each. A slot that is no longer written is sealed and emptied
-- whole. Which slot holds a row says nothing of its time, so late points need no care, and slots never come or go.
ALTER TABLE metric_points RENAME TO metric_points_by_day;
CREATE TABLE metric_points (
  series_id    bigint           NOT NULL,
  at           timestamptz      NOT NULL,
  sample_count double precision NOT NULL,
  sum          double precision NOT NULL,
  minimum      double precision NOT NULL,
  maximum      double precision NOT NULL,
  resolution   smallint         NOT NULL,
  slot         smallint         NOT NULL,
  unit         text             NOT NULL,
  values       double precision[],
  counts       double precision[]
) PARTITION BY LIST (slot);
CREATE TABLE metric_points_0 PARTITION OF metric_points FOR VALUES IN (0);
CREATE TABLE metric_points_1 PARTITION OF metric_points FOR VALUES IN (1);
CREATE TABLE metric_points_2 PARTITION OF metric_points FOR VALUES IN (2);
CREATE TABLE metric_points_3 PARTITION OF metric_points FOR VALUES IN (3);
INSERT INTO metric_points (series_id, at, sample_count, sum, minimum, maximum, resolution, slot, unit, "values", counts)
SELECT series_id, at, sample_count, sum, minimum, maximum, resolution, 0, unit, "values", counts FROM metric_points_by_day;
DROP TABLE metric_points_by_day;
CREATE INDEX metric_points_by_series ON metric_points (series_id, at);

-- All points of a series and unit within one hour, as bytes, and what they add up to. Points of the second are no part of it
-- while they stand in metric_fine_blocks; after three hours they come here, added up by the minute.
DROP TABLE metric_blocks;
CREATE TABLE metric_blocks (
  series_id    bigint           NOT NULL,
  hour         timestamptz      NOT NULL,
  unit         text             NOT NULL,
  sample_count double precision NOT NULL,
  sum          double precision NOT NULL,
  minimum      double precision NOT NULL,
  maximum      double precision NOT NULL,
  points       bytea            NOT NULL,
  CONSTRAINT metric_blocks_pkey PRIMARY KEY (series_id, hour, unit)
) PARTITION BY RANGE (hour);
CREATE TABLE metric_blocks_default PARTITION OF metric_blocks DEFAULT;

-- Blocks of points of the second. The slot is the hour's number modulo 8: more hours than that are never fine at one time.
CREATE TABLE metric_fine_blocks (
  series_id bigint      NOT NULL,
  hour      timestamptz NOT NULL,
  slot      smallint    NOT NULL,
  unit      text        NOT NULL,
  points    bytea       NOT NULL,
  CONSTRAINT metric_fine_blocks_pkey PRIMARY KEY (series_id, hour, unit, slot)
) PARTITION BY LIST (slot);

-- Days of 5-minute cells and of 1-hour cells, with sketches of their values.
CREATE TABLE metric_five_minutes (
  series_id bigint      NOT NULL,
  day       timestamptz NOT NULL,
  unit      text        NOT NULL,
  points    bytea       NOT NULL,
  CONSTRAINT metric_five_minutes_pkey PRIMARY KEY (series_id, day, unit)
) PARTITION BY RANGE (day);
CREATE TABLE metric_five_minutes_default PARTITION OF metric_five_minutes DEFAULT;

CREATE TABLE metric_hours (
  series_id bigint      NOT NULL,
  day       timestamptz NOT NULL,
  unit      text        NOT NULL,
  points    bytea       NOT NULL,
  CONSTRAINT metric_hours_pkey PRIMARY KEY (series_id, day, unit)
) PARTITION BY RANGE (day);
CREATE TABLE metric_hours_default PARTITION OF metric_hours DEFAULT;

DO $$
BEGIN
  FOR slot IN 0..7 LOOP
    EXECUTE format('CREATE TABLE %I PARTITION OF metric_fine_blocks FOR VALUES IN (%s)', 'metric_fine_blocks_' || slot, slot);
  END LOOP;
END $$;
