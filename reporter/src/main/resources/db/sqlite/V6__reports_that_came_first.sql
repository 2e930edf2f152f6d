-- Reports that were read before their review's start, which is in another topic.
CREATE TABLE early_reports (
  review TEXT PRIMARY KEY,
  report TEXT NOT NULL,
  told_at INTEGER NOT NULL
);
