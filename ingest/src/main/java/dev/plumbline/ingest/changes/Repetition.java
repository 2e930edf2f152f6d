package dev.plumbline.ingest.changes;

import dev.plumbline.pipeline.Input;
import java.io.IOException;

/** Whether a change is in the topic for a second time: whoever sends may have to send again. */
@FunctionalInterface
public interface Repetition {
  /**
   * @throws IOException when that can't be told now
   */
  boolean isRepeated(Input change) throws IOException;
}
