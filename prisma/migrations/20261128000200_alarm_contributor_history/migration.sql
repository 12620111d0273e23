-- What happened to one of the series of an alarm that watches several: whose it is, and what tells it from the others.
ALTER TABLE alarm_history
  ADD COLUMN contributor_id         text COLLATE "C",
  ADD COLUMN contributor_attributes jsonb;
