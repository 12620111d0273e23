-- The log groups that a link may read: those that its dashboard named when the link was given out, for whose rights its giver was
-- asked. A dashboard that is changed later opens no further group. Each is a Region, a space and a name.
ALTER TABLE dashboard_shares ADD COLUMN log_groups text[] COLLATE "C" NOT NULL DEFAULT '{}';
