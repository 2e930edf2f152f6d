-- The newest end of each branch and pull request: reviews of an older generation stand no more.
CREATE TABLE closings (
  repository TEXT NOT NULL,
  ref TEXT NOT NULL,
  generation BIGINT NOT NULL,
  closed_at BIGINT NOT NULL,
  PRIMARY KEY (repository, ref)
);
CREATE INDEX reviews_by_ref ON reviews (repository, ref);

-- For taking away what is older than the history is kept.
CREATE INDEX findings_by_time ON findings (seen_at);
CREATE INDEX events_by_review ON events (review);
