-- Queries of Logs Insights: what was asked, how far it is, and who works on it. A worker takes those that are scheduled and says
-- that it lives; one whose worker died is given up by another.
CREATE TABLE log_queries (
  account_id      text           NOT NULL,
  region          text           NOT NULL,
  query_id        uuid           NOT NULL,
  query_string    text           NOT NULL,
  group_ids       bigint[]       NOT NULL,
  group_names     text[]         NOT NULL,
  start_millis    bigint         NOT NULL,
  end_millis      bigint         NOT NULL,
  row_limit       integer        NOT NULL,
  user_identity   text           NOT NULL,
  status          text           NOT NULL,
  failure         text,
  created_at      timestamptz(3) NOT NULL,
  started_at      timestamptz(3),
  finished_at     timestamptz(3),
  worker          uuid,
  seen_alive_at   timestamptz(3),
  records_matched bigint         NOT NULL DEFAULT 0,
  records_scanned bigint         NOT NULL DEFAULT 0,
  bytes_scanned   bigint         NOT NULL DEFAULT 0,
  result_rows     integer        NOT NULL DEFAULT 0,
  CONSTRAINT log_queries_pkey PRIMARY KEY (account_id, region, query_id)
);
CREATE INDEX log_queries_newest ON log_queries (account_id, region, created_at DESC, query_id);
CREATE INDEX log_queries_open ON log_queries (created_at) WHERE status IN ('Scheduled', 'Running');

-- Rows of answers as JSON, a thousand a page; those of a running query are its answer so far.
CREATE TABLE log_query_results (
  account_id text    NOT NULL,
  region     text    NOT NULL,
  query_id   uuid    NOT NULL,
  page       integer NOT NULL,
  rows       text    NOT NULL,
  CONSTRAINT log_query_results_pkey PRIMARY KEY (account_id, region, query_id, page)
);

-- Queries that were saved under a name; folders are in the name, parted by /.
CREATE TABLE log_query_definitions (
  account_id    text           NOT NULL,
  region        text           NOT NULL,
  definition_id uuid           NOT NULL,
  name          text           COLLATE "C" NOT NULL,
  query_string  text           NOT NULL,
  group_names   text[]         NOT NULL,
  parameters    jsonb          NOT NULL,
  modified_at   timestamptz(3) NOT NULL,
  CONSTRAINT log_query_definitions_pkey PRIMARY KEY (account_id, region, definition_id)
);
CREATE INDEX log_query_definitions_by_name ON log_query_definitions (account_id, region, name, definition_id);
