package dev.plumbline.standalone.run;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stages of a run in one process. When each was reached stands in the log, so that a slow start
 * explains itself.
 */
public enum Stage {
  COMMAND("The command was understood"),
  BROKER("The broker takes requests"),
  TOPICS("The topics are there"),
  SERVICES("The services start"),
  PUBLISHED("The change is published"),
  REVIEW("The review has begun"),
  FINDING("The first finding is there"),
  REPORT("The report is there"),
  END("All is written");

  private static final Logger LOG = LoggerFactory.getLogger(Stage.class);
  private static final Instant BEGIN =
      ProcessHandle.current().info().startInstant().orElseGet(Instant::now);

  private final String message;

  Stage(String message) {
    this.message = message;
  }

  /** Logs it, with the milliseconds since the process began. */
  public void reached() {
    LOG.atInfo()
        .addKeyValue("millis", Duration.between(BEGIN, Instant.now()).toMillis())
        .log(message);
  }
}
