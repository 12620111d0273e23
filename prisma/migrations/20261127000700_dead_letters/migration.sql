-- What could not be delivered is listed by topic and by rule, newest first, and is a small part of its table.
CREATE INDEX sns_deliveries_failed ON sns_deliveries (account_id, region, topic_name, published_at, delivery_id)
  WHERE state = 'Failed';
CREATE INDEX event_dead_letters_by_rule
  ON event_dead_letters (account_id, region, bus_name, rule_name, died_at DESC, delivery_id DESC);
