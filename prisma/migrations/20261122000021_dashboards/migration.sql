-- Dashboards belong to an account, not to a Region. The body is kept as it was sent.
CREATE TABLE dashboards (
  account_id    text           NOT NULL,
  name          text           COLLATE "C" NOT NULL,
  version       integer        NOT NULL,
  body          text           NOT NULL,
  last_modified timestamptz(3) NOT NULL,
  CONSTRAINT dashboards_pkey PRIMARY KEY (account_id, name)
);

-- Every body that a dashboard had, and who gave it. Kept when the dashboard goes: one of the same name counts on.
CREATE TABLE dashboard_versions (
  account_id text           NOT NULL,
  name       text           COLLATE "C" NOT NULL,
  version    integer        NOT NULL,
  body       text           NOT NULL,
  author_arn text,
  created_at timestamptz(3) NOT NULL,
  CONSTRAINT dashboard_versions_pkey PRIMARY KEY (account_id, name, version)
);
