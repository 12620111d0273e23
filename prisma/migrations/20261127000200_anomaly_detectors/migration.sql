-- What owners told the models of anomaly detection. The key is a hash of what a detector is about: a metric and statistic, or a list of
-- queries. The models themselves are trained again whenever they are asked for, from the metrics.
CREATE TABLE anomaly_detectors (
  account_id      text           NOT NULL,
  region          text           NOT NULL,
  subject_key     uuid           NOT NULL,
  detector_id     text           COLLATE "C" NOT NULL,
  kind            text           NOT NULL,
  subject         jsonb          NOT NULL,
  configuration   jsonb,
  characteristics jsonb,
  configured_at   timestamptz(3) NOT NULL,
  CONSTRAINT anomaly_detectors_pkey PRIMARY KEY (account_id, region, subject_key)
);

CREATE UNIQUE INDEX anomaly_detectors_by_id ON anomaly_detectors (account_id, region, detector_id);
