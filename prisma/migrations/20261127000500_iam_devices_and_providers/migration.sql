-- What else IAM keeps of an account: devices for multi-factor authentication, instance profiles, identity providers, the
-- passwords that may not come again, and the credential report. And what temporary credentials say of whoever got them.

-- Virtual MFA devices. The seed is sealed with a key that is not here; last_step is the newest code that was accepted, in
-- steps of 30 seconds since the epoch, so that no code is good twice.
CREATE TABLE iam_mfa_devices (
  account_id    text             NOT NULL,
  serial_number text COLLATE "C" NOT NULL,
  path          text             NOT NULL,
  name          text             NOT NULL,
  sealed_seed   bytea            NOT NULL,
  holder        text             CHECK (holder IN ('user', 'root')),
  user_id       text,
  enabled_at    timestamptz(3),
  last_step     bigint           NOT NULL DEFAULT 0,
  tags          jsonb            NOT NULL DEFAULT '{}',
  created_at    timestamptz(3)   NOT NULL,
  CONSTRAINT iam_mfa_devices_pkey PRIMARY KEY (account_id, serial_number),
  CONSTRAINT iam_mfa_devices_user_fkey FOREIGN KEY (account_id, user_id) REFERENCES iam_principals (account_id, principal_id),
  CONSTRAINT iam_mfa_devices_holder_is_whole CHECK (
    (holder IS NULL) = (enabled_at IS NULL) AND (holder IS NOT DISTINCT FROM 'user') = (user_id IS NOT NULL))
);
CREATE INDEX iam_mfa_devices_by_user ON iam_mfa_devices (account_id, user_id);

CREATE TABLE iam_instance_profiles (
  account_id text             NOT NULL,
  profile_id text             NOT NULL,
  name       text             NOT NULL,
  name_key   text COLLATE "C" NOT NULL CHECK (name_key = lower(name)),
  path       text             NOT NULL,
  role_id    text,
  tags       jsonb            NOT NULL DEFAULT '{}',
  created_at timestamptz(3)   NOT NULL,
  CONSTRAINT iam_instance_profiles_pkey PRIMARY KEY (account_id, profile_id),
  CONSTRAINT iam_instance_profiles_role_fkey FOREIGN KEY (account_id, role_id) REFERENCES iam_principals (account_id, principal_id)
);
CREATE UNIQUE INDEX iam_instance_profiles_account_id_name_key_key ON iam_instance_profiles (account_id, name_key);
CREATE INDEX iam_instance_profiles_by_role ON iam_instance_profiles (account_id, role_id);

-- OpenID Connect and SAML providers. `address` is the issuer's address without its scheme, or the SAML provider's name.
CREATE TABLE iam_identity_providers (
  account_id  text             NOT NULL,
  arn         text COLLATE "C" NOT NULL,
  kind        text             NOT NULL CHECK (kind IN ('oidc', 'saml')),
  address     text             NOT NULL,
  client_ids  text[]           NOT NULL DEFAULT '{}',
  thumbprints text[]           NOT NULL DEFAULT '{}',
  metadata    text             CHECK ((metadata IS NOT NULL) = (kind = 'saml')),
  uuid        text             CHECK ((uuid IS NOT NULL) = (kind = 'saml')),
  valid_until timestamptz(3),
  tags        jsonb            NOT NULL DEFAULT '{}',
  created_at  timestamptz(3)   NOT NULL,
  CONSTRAINT iam_identity_providers_pkey PRIMARY KEY (account_id, arn)
);

-- Hashes of a user's former passwords, for as many as the quota of PasswordReusePrevention.
CREATE TABLE iam_former_passwords (
  account_id    text           NOT NULL,
  user_id       text           NOT NULL,
  password_hash text           NOT NULL,
  set_at        timestamptz(3) NOT NULL,
  CONSTRAINT iam_former_passwords_pkey PRIMARY KEY (account_id, user_id, set_at),
  CONSTRAINT iam_former_passwords_user_fkey FOREIGN KEY (account_id, user_id)
    REFERENCES iam_principals (account_id, principal_id) ON DELETE CASCADE
);

CREATE TABLE iam_credential_reports (
  account_id   text           NOT NULL,
  content      text           NOT NULL,
  generated_at timestamptz(3) NOT NULL,
  CONSTRAINT iam_credential_reports_pkey PRIMARY KEY (account_id)
);

-- A session of GetFederationToken is the user's or the root user's with a name of its own.
ALTER TABLE iam_sessions DROP CONSTRAINT iam_sessions_kind_check, DROP CONSTRAINT iam_sessions_check;
ALTER TABLE iam_sessions ADD CONSTRAINT iam_sessions_kind_check CHECK (kind IN ('user', 'role', 'federated'));
ALTER TABLE iam_sessions ADD CONSTRAINT iam_sessions_roles_are_named CHECK (principal_id IS NOT NULL OR kind <> 'role');
ALTER TABLE iam_sessions
  ADD COLUMN mfa_authenticated boolean NOT NULL DEFAULT false,
  ADD COLUMN source_identity   text,
  ADD COLUMN tags              jsonb   NOT NULL DEFAULT '{}',
  ADD COLUMN transitive_keys   text[]  NOT NULL DEFAULT '{}',
  ADD COLUMN federation        jsonb;
