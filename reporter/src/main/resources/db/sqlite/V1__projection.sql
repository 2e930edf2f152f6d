-- Where each partition's reading goes on; written together with the rows.
CREATE TABLE positions (
  topic TEXT NOT NULL,
  part INTEGER NOT NULL,
  next INTEGER NOT NULL,
  PRIMARY KEY (topic, part)
);

CREATE TABLE reviews (
  id TEXT PRIMARY KEY,
  repository TEXT NOT NULL,
  ref TEXT NOT NULL,
  head TEXT NOT NULL,
  base TEXT NOT NULL,
  tracked INTEGER NOT NULL,
  lane TEXT NOT NULL,
  generation INTEGER NOT NULL,
  state TEXT NOT NULL,
  summary TEXT NOT NULL,
  stacks TEXT NOT NULL,
  notes TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER NOT NULL,
  report TEXT NOT NULL
);
CREATE INDEX reviews_by_start ON reviews (started_at);

-- The newest review of each stack of each ref: its findings are the ones that count today.
CREATE TABLE heads (
  repository TEXT NOT NULL,
  ref TEXT NOT NULL,
  stack TEXT NOT NULL,
  generation INTEGER NOT NULL,
  review TEXT NOT NULL,
  PRIMARY KEY (repository, ref, stack)
);
CREATE INDEX heads_by_review ON heads (review);

CREATE TABLE phases (
  review TEXT NOT NULL,
  stack TEXT NOT NULL,
  phase TEXT NOT NULL,
  state TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  millis INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (review, stack, phase)
);

CREATE TABLE sources (
  review TEXT NOT NULL,
  stack TEXT NOT NULL,
  artifact TEXT NOT NULL,
  PRIMARY KEY (review, stack)
);

CREATE TABLE findings (
  review TEXT NOT NULL,
  stack TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  repository TEXT NOT NULL,
  ref TEXT NOT NULL,
  policy TEXT NOT NULL,
  severity INTEGER NOT NULL,
  status TEXT NOT NULL,
  resource TEXT NOT NULL,
  haystack TEXT NOT NULL,
  finding TEXT NOT NULL,
  seen_at INTEGER NOT NULL,
  PRIMARY KEY (review, stack, fingerprint)
);
CREATE INDEX findings_by_fingerprint ON findings (fingerprint);

-- The life of tracked branches' findings, as the keeper tells it.
CREATE TABLE lives (
  repository TEXT NOT NULL,
  stack TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  state TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  review TEXT NOT NULL,
  finding TEXT NOT NULL,
  PRIMARY KEY (repository, stack, fingerprint)
);

-- What the live stream sends; the id is its Last-Event-ID.
CREATE TABLE events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  review TEXT NOT NULL,
  kind TEXT NOT NULL,
  data TEXT NOT NULL
);
