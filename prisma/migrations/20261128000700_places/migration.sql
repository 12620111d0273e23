-- What people star is a dashboard, an alarm or a log group, and what they looked at lately is kept beside it. Dashboards belong to
-- no Region: theirs is empty.
ALTER TABLE dashboard_stars RENAME TO stars;
ALTER TABLE stars
  ADD COLUMN kind   text COLLATE "C" NOT NULL DEFAULT 'dashboard',
  ADD COLUMN region text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE stars ALTER COLUMN kind DROP DEFAULT, ALTER COLUMN region DROP DEFAULT;
ALTER TABLE stars DROP CONSTRAINT dashboard_stars_pkey;
ALTER TABLE stars ADD CONSTRAINT stars_pkey PRIMARY KEY (account_id, principal_arn, kind, region, name);
CREATE INDEX stars_by_place ON stars (account_id, kind, region, name);

-- From now on a star goes with what it is on, so those of dashboards that are gone go now.
DELETE FROM stars WHERE NOT EXISTS (
  SELECT FROM dashboards WHERE dashboards.account_id = stars.account_id AND dashboards.name = stars.name);

CREATE TABLE visits (
  account_id    text             NOT NULL,
  principal_arn text             NOT NULL,
  kind          text COLLATE "C" NOT NULL,
  region        text COLLATE "C" NOT NULL,
  name          text COLLATE "C" NOT NULL,
  visited_at    timestamptz(3)   NOT NULL,
  CONSTRAINT visits_pkey PRIMARY KEY (account_id, principal_arn, kind, region, name)
);
CREATE INDEX visits_by_place ON visits (account_id, kind, region, name);
