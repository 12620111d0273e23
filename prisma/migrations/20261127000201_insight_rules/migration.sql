-- Rules of Contributor Insights: what is asked of log events. Reports are worked out from the events whenever they are asked for.
CREATE TABLE insight_rules (
  account_id text           NOT NULL,
  region     text           NOT NULL,
  rule_name  text           COLLATE "C" NOT NULL,
  is_enabled boolean        NOT NULL,
  definition text           NOT NULL,
  on_transformed_logs boolean NOT NULL,
  changed_at timestamptz(3) NOT NULL,
  CONSTRAINT insight_rules_pkey PRIMARY KEY (account_id, region, rule_name)
);
