-- Where which letters occur together in the records: a row for every 16,384 events of an account, in 64 chunks. `signature` holds
-- eight bytes for each possible hash, a bit for each chunk, so that a search for a text reads a few bytes here and then only
-- the chunks that may hold it. Written once by the worker, and dropped with the months of the events.
CREATE TABLE trail_text_segments (
  account_id      text             NOT NULL,
  newest_time     timestamptz(3)   NOT NULL,
  last_position   bigint           NOT NULL,
  first_position  bigint           NOT NULL,
  oldest_time     timestamptz(3)   NOT NULL,
  chunk_positions bigint[]         NOT NULL,
  chunk_oldest    timestamptz(3)[] NOT NULL,
  chunk_newest    timestamptz(3)[] NOT NULL,
  signature       bytea            NOT NULL,
  CONSTRAINT trail_text_segments_pkey PRIMARY KEY (account_id, newest_time, last_position)
) PARTITION BY RANGE (newest_time);
-- Some bytes of it are read at a time, which only works on what is not compressed.
ALTER TABLE trail_text_segments ALTER COLUMN signature SET STORAGE EXTERNAL;
CREATE TABLE trail_text_segments_default PARTITION OF trail_text_segments DEFAULT;
CREATE INDEX trail_text_segments_by_position ON trail_text_segments (account_id, last_position);
