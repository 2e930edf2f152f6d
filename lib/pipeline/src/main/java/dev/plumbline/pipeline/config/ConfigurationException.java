package dev.plumbline.pipeline.config;

import java.util.List;

/** The configuration can't be used; each problem is a line for the operator. */
public final class ConfigurationException extends RuntimeException {
  private final transient List<String> problems;

  public ConfigurationException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
