-- Links by which anyone may look at one dashboard. The link itself is not kept: it is a signature over the id and the expiry.
CREATE TABLE dashboard_shares (
  account_id text           NOT NULL,
  share_id   uuid           NOT NULL,
  name       text           COLLATE "C" NOT NULL,
  note       text           NOT NULL,
  created_by text,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  revoked_at timestamptz(3),
  revoked_by text,
  CONSTRAINT dashboard_shares_pkey PRIMARY KEY (account_id, share_id)
);
CREATE INDEX dashboard_shares_name_idx ON dashboard_shares (account_id, name, created_at);

-- The dashboards that a person has starred.
CREATE TABLE dashboard_stars (
  account_id    text NOT NULL,
  principal_arn text NOT NULL,
  name          text COLLATE "C" NOT NULL,
  CONSTRAINT dashboard_stars_pkey PRIMARY KEY (account_id, principal_arn, name)
);
