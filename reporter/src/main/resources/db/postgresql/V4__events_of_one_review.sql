-- An open page asks each second for what is new of its review: a look into the index, not at all events since.
CREATE INDEX events_of_review ON events (review, id);
DROP INDEX events_by_review;
