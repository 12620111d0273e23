-- The request that an event belongs to is looked for like its other attributes. Events of before keep theirs in the record alone.
ALTER TABLE trail_events ADD COLUMN request_id text;
CREATE INDEX trail_events_by_request ON trail_events (account_id, request_id) WHERE request_id IS NOT NULL;

-- Searches of the event history that a person keeps under a name.
CREATE TABLE trail_saved_searches (
  account_id    text           NOT NULL,
  principal_arn text           NOT NULL,
  search_name   text           NOT NULL,
  search        text           NOT NULL,
  saved_at      timestamptz(3) NOT NULL,
  CONSTRAINT trail_saved_searches_pkey PRIMARY KEY (account_id, principal_arn, search_name)
);
