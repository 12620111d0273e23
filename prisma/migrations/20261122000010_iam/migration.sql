-- Identity and access. IAM is global in an account, so its keys name no Region.

-- One row an account: who its root user is, and what else there is one of.
CREATE TABLE iam_accounts (
  account_id               text           NOT NULL CHECK (account_id ~ '^[0-9]{12}$'),
  alias                    text,
  root_email               text,
  root_password_hash       text,
  root_password_changed_at timestamptz(3),
  root_password_last_used  timestamptz(3),
  set_up_token_hash        bytea,
  password_policy          jsonb,
  created_at               timestamptz(3) NOT NULL,
  CONSTRAINT iam_accounts_pkey PRIMARY KEY (account_id),
  CONSTRAINT iam_accounts_root_is_whole CHECK (
    (root_email IS NULL) = (root_password_hash IS NULL) AND (root_email IS NULL) = (root_password_changed_at IS NULL))
);
-- An alias stands in sign-in addresses, so it is unique among all accounts.
CREATE UNIQUE INDEX iam_accounts_alias_key ON iam_accounts (alias);

-- Users, groups and roles: whoever policies can be given to. Names keep their case and are unique without it.
CREATE TABLE iam_principals (
  account_id          text             NOT NULL,
  principal_id        text             NOT NULL,
  kind                text             NOT NULL CHECK (kind IN ('user', 'group', 'role')),
  name                text             NOT NULL,
  name_key            text COLLATE "C" NOT NULL CHECK (name_key = lower(name)),
  path                text             NOT NULL,
  boundary_arn        text             CHECK (boundary_arn IS NULL OR kind <> 'group'),
  tags                jsonb            NOT NULL DEFAULT '{}',
  trust_policy        text,
  description         text,
  max_session_seconds integer,
  last_used_at        timestamptz(3),
  last_used_region    text,
  created_at          timestamptz(3)   NOT NULL,
  CONSTRAINT iam_principals_pkey PRIMARY KEY (account_id, principal_id),
  CONSTRAINT iam_principals_roles_are_trusted CHECK (
    (kind = 'role') = (trust_policy IS NOT NULL) AND (kind = 'role') = (max_session_seconds IS NOT NULL))
);
CREATE UNIQUE INDEX iam_principals_account_id_kind_name_key_key ON iam_principals (account_id, kind, name_key);
CREATE INDEX iam_principals_by_boundary ON iam_principals (account_id, boundary_arn) WHERE boundary_arn IS NOT NULL;

CREATE TABLE iam_group_members (
  account_id text           NOT NULL,
  user_id    text           NOT NULL,
  group_id   text           NOT NULL,
  added_at   timestamptz(3) NOT NULL,
  CONSTRAINT iam_group_members_pkey PRIMARY KEY (account_id, user_id, group_id),
  CONSTRAINT iam_group_members_user_fkey  FOREIGN KEY (account_id, user_id)  REFERENCES iam_principals (account_id, principal_id),
  CONSTRAINT iam_group_members_group_fkey FOREIGN KEY (account_id, group_id) REFERENCES iam_principals (account_id, principal_id)
);
CREATE INDEX iam_group_members_by_group ON iam_group_members (account_id, group_id);

CREATE TABLE iam_inline_policies (
  account_id   text             NOT NULL,
  principal_id text             NOT NULL,
  name         text COLLATE "C" NOT NULL,
  document     text             NOT NULL,
  CONSTRAINT iam_inline_policies_pkey PRIMARY KEY (account_id, principal_id, name),
  CONSTRAINT iam_inline_policies_principal_fkey FOREIGN KEY (account_id, principal_id) REFERENCES iam_principals (account_id, principal_id)
);

-- The account's own managed policies; AWS's are part of the program.
CREATE TABLE iam_policies (
  account_id      text             NOT NULL,
  policy_id       text             NOT NULL,
  name            text             NOT NULL,
  name_key        text COLLATE "C" NOT NULL CHECK (name_key = lower(name)),
  path            text             NOT NULL,
  arn             text COLLATE "C" NOT NULL,
  description     text,
  default_version integer          NOT NULL,
  latest_version  integer          NOT NULL,
  tags            jsonb            NOT NULL DEFAULT '{}',
  created_at      timestamptz(3)   NOT NULL,
  updated_at      timestamptz(3)   NOT NULL,
  CONSTRAINT iam_policies_pkey PRIMARY KEY (account_id, policy_id)
);
CREATE UNIQUE INDEX iam_policies_account_id_name_key_key ON iam_policies (account_id, name_key);
CREATE UNIQUE INDEX iam_policies_account_id_arn_key ON iam_policies (account_id, arn);

CREATE TABLE iam_policy_versions (
  account_id text           NOT NULL,
  policy_id  text           NOT NULL,
  version    integer        NOT NULL,
  document   text           NOT NULL,
  created_at timestamptz(3) NOT NULL,
  CONSTRAINT iam_policy_versions_pkey PRIMARY KEY (account_id, policy_id, version),
  CONSTRAINT iam_policy_versions_policy_fkey FOREIGN KEY (account_id, policy_id) REFERENCES iam_policies (account_id, policy_id) ON DELETE CASCADE
);

-- By ARN, since a policy may be AWS's. That an attached policy of the account stays is seen to by locks on its row.
CREATE TABLE iam_attachments (
  account_id   text             NOT NULL,
  principal_id text             NOT NULL,
  policy_arn   text COLLATE "C" NOT NULL,
  attached_at  timestamptz(3)   NOT NULL,
  CONSTRAINT iam_attachments_pkey PRIMARY KEY (account_id, principal_id, policy_arn),
  CONSTRAINT iam_attachments_principal_fkey FOREIGN KEY (account_id, principal_id) REFERENCES iam_principals (account_id, principal_id)
);
CREATE INDEX iam_attachments_by_policy ON iam_attachments (account_id, policy_arn);

CREATE TABLE iam_login_profiles (
  account_id     text           NOT NULL,
  user_id        text           NOT NULL,
  password_hash  text           NOT NULL,
  reset_required boolean        NOT NULL,
  changed_at     timestamptz(3) NOT NULL,
  created_at     timestamptz(3) NOT NULL,
  CONSTRAINT iam_login_profiles_pkey PRIMARY KEY (account_id, user_id),
  CONSTRAINT iam_login_profiles_user_fkey FOREIGN KEY (account_id, user_id) REFERENCES iam_principals (account_id, principal_id)
);

-- Long-lived keys. A key without a user is the root user's. Secrets are sealed with a key that is not in the database.
CREATE TABLE iam_access_keys (
  account_id        text           NOT NULL,
  access_key_id     text           NOT NULL,
  user_id           text,
  sealed_secret     bytea          NOT NULL,
  status            text           NOT NULL CHECK (status IN ('Active', 'Inactive')),
  last_used_at      timestamptz(3),
  last_used_service text,
  last_used_region  text,
  created_at        timestamptz(3) NOT NULL,
  CONSTRAINT iam_access_keys_pkey PRIMARY KEY (account_id, access_key_id),
  CONSTRAINT iam_access_keys_user_fkey FOREIGN KEY (account_id, user_id) REFERENCES iam_principals (account_id, principal_id)
);
-- A signed request names its key alone; the account follows from it.
CREATE UNIQUE INDEX iam_access_keys_access_key_id_key ON iam_access_keys (access_key_id);
CREATE INDEX iam_access_keys_by_user ON iam_access_keys (account_id, user_id);

-- Temporary credentials of STS. They end with their time, or with the user or role behind them (no principal: the root user).
CREATE TABLE iam_sessions (
  account_id          text           NOT NULL,
  access_key_id       text           NOT NULL,
  kind                text           NOT NULL CHECK (kind IN ('user', 'role')),
  principal_id        text           CHECK (principal_id IS NOT NULL OR kind = 'user'),
  sealed_secret       bytea          NOT NULL,
  sealed_token        bytea          NOT NULL,
  session_name        text,
  session_policy      text,
  session_policy_arns text[]         NOT NULL DEFAULT '{}',
  created_at          timestamptz(3) NOT NULL,
  expires_at          timestamptz(3) NOT NULL,
  CONSTRAINT iam_sessions_pkey PRIMARY KEY (account_id, access_key_id),
  CONSTRAINT iam_sessions_principal_fkey FOREIGN KEY (account_id, principal_id) REFERENCES iam_principals (account_id, principal_id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX iam_sessions_access_key_id_key ON iam_sessions (access_key_id);
CREATE INDEX iam_sessions_by_principal ON iam_sessions (account_id, principal_id);
CREATE INDEX iam_sessions_by_expiry ON iam_sessions (expires_at);

-- Wrong passwords, counted by a digest of the name tried and of the source address.
CREATE TABLE iam_sign_in_failures (
  subject      text           NOT NULL,
  window_start timestamptz(3) NOT NULL,
  failures     integer        NOT NULL,
  CONSTRAINT iam_sign_in_failures_pkey PRIMARY KEY (subject)
);
CREATE INDEX iam_sign_in_failures_by_start ON iam_sign_in_failures (window_start);
