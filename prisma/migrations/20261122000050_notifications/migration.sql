-- Topics. Attributes stand under AWS's names; what was never set is absent and answered with AWS's default.
CREATE TABLE sns_topics (
  account_id            text           NOT NULL,
  region                text           NOT NULL,
  topic_name            text           COLLATE "C" NOT NULL,
  attributes            jsonb          NOT NULL,
  tags                  jsonb          NOT NULL,
  subscriptions_deleted integer        NOT NULL DEFAULT 0,
  created_at            timestamptz(3) NOT NULL,
  CONSTRAINT sns_topics_pkey PRIMARY KEY (account_id, region, topic_name)
);

-- Subscriptions. A deleted one stays for some days, so that whoever was unsubscribed can take it back.
CREATE TABLE sns_subscriptions (
  account_id                      text           NOT NULL,
  region                          text           NOT NULL,
  topic_name                      text           COLLATE "C" NOT NULL,
  subscription_id                 uuid           NOT NULL,
  protocol                        text           NOT NULL
    CHECK (protocol IN ('http', 'https', 'email', 'email-json', 'lambda', 'sqs')),
  endpoint                        text           NOT NULL,
  state                           text           NOT NULL CHECK (state IN ('Pending', 'Confirmed', 'Deleted')),
  state_changed_at                timestamptz(3) NOT NULL,
  attributes                      jsonb          NOT NULL,
  principal_arn                   text           NOT NULL,
  confirmation_was_authenticated  boolean        NOT NULL,
  authenticate_on_unsubscribe     boolean        NOT NULL,
  CONSTRAINT sns_subscriptions_pkey PRIMARY KEY (account_id, region, topic_name, subscription_id),
  CONSTRAINT sns_subscriptions_of_topic FOREIGN KEY (account_id, region, topic_name)
    REFERENCES sns_topics (account_id, region, topic_name) ON DELETE CASCADE
);
-- An endpoint is subscribed to a topic once. Addresses are long, so their digest is what is unique.
CREATE UNIQUE INDEX sns_subscriptions_of_endpoint
  ON sns_subscriptions (account_id, region, topic_name, protocol, md5(endpoint));
CREATE INDEX sns_subscriptions_to_expire ON sns_subscriptions (state_changed_at) WHERE state <> 'Confirmed';

-- What was published, and the parts of handshakes, each once however many endpoints it goes to.
CREATE TABLE sns_messages (
  account_id   text           NOT NULL,
  region       text           NOT NULL,
  published_at timestamptz(3) NOT NULL,
  message_id   uuid           NOT NULL,
  topic_name   text           COLLATE "C" NOT NULL,
  kind         text           NOT NULL
    CHECK (kind IN ('Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation')),
  subject      text,
  texts        jsonb          NOT NULL,
  attributes   jsonb          NOT NULL,
  group_id     text,
  bytes        integer        NOT NULL,
  filtered_out integer        NOT NULL,
  CONSTRAINT sns_messages_pkey PRIMARY KEY (account_id, region, published_at, message_id)
) PARTITION BY RANGE (published_at);
CREATE TABLE sns_messages_default PARTITION OF sns_messages DEFAULT;

-- The outbox: one row a message and subscription, written by the publishing transaction together with its job.
-- `attempts` counts those of the present target, so that a job that runs twice finds that its attempt has been made.
CREATE TABLE sns_deliveries (
  account_id      text           NOT NULL,
  region          text           NOT NULL,
  published_at    timestamptz(3) NOT NULL,
  delivery_id     uuid           NOT NULL,
  message_id      uuid           NOT NULL,
  topic_name      text           COLLATE "C" NOT NULL,
  subscription_id uuid           NOT NULL,
  target          text           NOT NULL CHECK (target IN ('endpoint', 'dead-letter queue')),
  state           text           NOT NULL CHECK (state IN ('Waiting', 'Delivered', 'Failed', 'Cancelled')),
  attempts        integer        NOT NULL DEFAULT 0,
  CONSTRAINT sns_deliveries_pkey PRIMARY KEY (account_id, region, published_at, delivery_id)
) PARTITION BY RANGE (published_at);
CREATE TABLE sns_deliveries_default PARTITION OF sns_deliveries DEFAULT;

-- The log of deliveries: one row an attempt. attempt_order keeps the order of attempts of one millisecond.
CREATE SEQUENCE sns_attempt_order;
CREATE TABLE sns_delivery_attempts (
  account_id      text           NOT NULL,
  region          text           NOT NULL,
  attempted_at    timestamptz(3) NOT NULL,
  attempt_order   bigint         NOT NULL DEFAULT nextval('sns_attempt_order'),
  topic_name      text           COLLATE "C" NOT NULL,
  subscription_id uuid           NOT NULL,
  message_id      uuid           NOT NULL,
  delivery_id     uuid           NOT NULL,
  kind            text           NOT NULL,
  protocol        text           NOT NULL,
  endpoint        text           NOT NULL,
  target          text           NOT NULL CHECK (target IN ('endpoint', 'dead-letter queue')),
  attempt         integer        NOT NULL,
  outcome         text           NOT NULL CHECK (outcome IN ('Delivered', 'Retrying', 'Failed')),
  status_code     integer,
  answer          text           NOT NULL,
  duration_millis integer        NOT NULL,
  next_attempt_at timestamptz(3),
  CONSTRAINT sns_delivery_attempts_pkey PRIMARY KEY (account_id, region, attempted_at, attempt_order)
) PARTITION BY RANGE (attempted_at);
CREATE TABLE sns_delivery_attempts_default PARTITION OF sns_delivery_attempts DEFAULT;

-- Mails of an installation that has no mail server.
CREATE SEQUENCE sns_mail_order;
CREATE TABLE sns_mails (
  account_id text           NOT NULL,
  region     text           NOT NULL,
  kept_at    timestamptz(3) NOT NULL,
  mail_order bigint         NOT NULL DEFAULT nextval('sns_mail_order'),
  recipient  text           NOT NULL,
  subject    text           NOT NULL,
  body       text           NOT NULL,
  CONSTRAINT sns_mails_pkey PRIMARY KEY (account_id, region, kept_at, mail_order)
) PARTITION BY RANGE (kept_at);
CREATE TABLE sns_mails_default PARTITION OF sns_mails DEFAULT;

-- The keys that messages are signed with: the installation's, as AWS's are a Region's. The private half is sealed.
CREATE TABLE sns_signing_keys (
  key_id             text           NOT NULL,
  sealed_private_key bytea          NOT NULL,
  certificate        text           NOT NULL,
  created_at         timestamptz(3) NOT NULL,
  CONSTRAINT sns_signing_keys_pkey PRIMARY KEY (key_id)
);

-- Up to when the messages and deliveries of a scope have been told as metrics.
CREATE TABLE sns_metric_marks (
  account_id    text           NOT NULL,
  region        text           NOT NULL,
  counted_until timestamptz(3) NOT NULL,
  CONSTRAINT sns_metric_marks_pkey PRIMARY KEY (account_id, region)
);
