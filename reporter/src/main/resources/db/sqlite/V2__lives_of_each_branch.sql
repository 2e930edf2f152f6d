-- A finding lives on each tracked branch for itself. What was kept did not say which branch it was,
-- so everything is read again from the topics.
DROP TABLE lives;
CREATE TABLE lives (
  repository TEXT NOT NULL,
  ref TEXT NOT NULL,
  stack TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  state TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  review TEXT NOT NULL,
  finding TEXT NOT NULL,
  PRIMARY KEY (repository, ref, stack, fingerprint)
);
DELETE FROM events;
DELETE FROM positions;
