-- Who else may write through a channel, as a policy that hangs on it.
ALTER TABLE trail_channels ADD COLUMN policy text;
