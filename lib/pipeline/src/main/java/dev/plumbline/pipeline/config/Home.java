package dev.plumbline.pipeline.config;

import java.nio.file.Path;
import java.util.Map;

/** The home directory that {@code ~} stands for, as a shell takes it. */
public final class Home {
  private Home() {}

  /** {@code HOME} where it is set, which the JVM passes over; else the user's. */
  public static Path directory() {
    return of(System.getenv(), System.getProperty("user.home"));
  }

  static Path of(Map<String, String> environment, String user) {
    String named = environment.getOrDefault("HOME", "");
    return Path.of(named.startsWith("/") ? named : user);
  }

  /** The text as a path, a {@code ~} at its beginning resolved. */
  static Path resolve(String text) {
    return text.equals("~") || text.startsWith("~/")
        ? directory().resolve(text.substring(Math.min(2, text.length())))
        : Path.of(text);
  }
}
