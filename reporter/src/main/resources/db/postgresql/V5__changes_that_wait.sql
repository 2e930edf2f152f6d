-- The list of reviews names the changes that wait for their repository: few, among the phases of all reviews.
CREATE INDEX phases_of_waiting_changes ON phases (started_at) WHERE phase = 'ingest' AND state IN ('started', 'waiting');
