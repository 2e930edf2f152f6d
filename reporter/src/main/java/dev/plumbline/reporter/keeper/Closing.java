package dev.plumbline.reporter.keeper;

import dev.plumbline.model.event.ReviewEvent;

/**
 * A branch that was deleted.
 *
 * @param change what the change goes by, as {@link ReviewEvent#changeId} has it
 * @param generation of that change: what is newer is of another branch of the same name
 */
record Closing(String repository, String ref, String change, long generation) {}
