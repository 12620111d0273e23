-- The series of alarms that watch several: each has a state of its own.
CREATE TABLE alarm_contributors (
  account_id      text           NOT NULL,
  region          text           NOT NULL,
  alarm_name      text           COLLATE "C" NOT NULL,
  contributor_id  text           COLLATE "C" NOT NULL,
  attributes      jsonb          NOT NULL,
  state_value     text           NOT NULL,
  state_reason    text           NOT NULL,
  transitioned_at timestamptz(3) NOT NULL,
  CONSTRAINT alarm_contributors_pkey PRIMARY KEY (account_id, region, alarm_name, contributor_id),
  CONSTRAINT alarm_contributors_of_alarm FOREIGN KEY (account_id, region, alarm_name)
    REFERENCES alarms (account_id, region, alarm_name) ON DELETE CASCADE
);
