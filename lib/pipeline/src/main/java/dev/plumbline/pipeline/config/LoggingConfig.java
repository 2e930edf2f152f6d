package dev.plumbline.pipeline.config;

/** What the log looks like; it goes to standard error. */
public record LoggingConfig(
    @Setting(doc = "text for people, json for collectors.", def = "text") Format format,
    @Setting(doc = "Least level of our own messages: error, warn, info or debug.", def = "info")
        Level level) {
  /** The forms of a line. */
  public enum Format {
    TEXT,
    JSON
  }

  /** How much is said. */
  public enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG
  }
}
