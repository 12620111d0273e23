-- Console sessions that ended before their time, because somebody signed out. A cookie says for itself how long it is good; this
-- says that it no longer is. Rows older than the longest session are cleared away.
CREATE TABLE iam_ended_console_sessions (
  account_id text           NOT NULL,
  session_id text           NOT NULL,
  ended_at   timestamptz(3) NOT NULL,
  CONSTRAINT iam_ended_console_sessions_pkey PRIMARY KEY (account_id, session_id)
);
CREATE INDEX iam_ended_console_sessions_by_end ON iam_ended_console_sessions (ended_at);
