package dev.plumbline.pipeline.config;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a configuration comes from, strongest first.
 *
 * @param flags from the command line, by key: {@code kafka.bootstrap-servers}
 * @param environment the process's; only names that begin with PLUMBLINE_ are looked at
 * @param file plumbline.yaml; null for none
 */
public record Sources(
    Map<String, String> flags, Map<String, String> environment, @Nullable Path file) {
  public static final Sources NONE = new Sources(Map.of(), Map.of(), null);

  public Sources {
    flags = Map.copyOf(flags);
    environment = Map.copyOf(environment);
  }

  /**
   * The command line's settings, this process's environment, and the file that {@code
   * PLUMBLINE_CONFIG} or {@code file} names.
   *
   * @param file from the command line; null when it names none
   */
  public static Sources ofProcess(Map<String, String> flags, @Nullable Path file) {
    Map<String, String> environment = System.getenv();
    String named = environment.get("PLUMBLINE_CONFIG");
    return new Sources(
        flags, environment, file != null || named == null ? file : Home.resolve(named));
  }
}
