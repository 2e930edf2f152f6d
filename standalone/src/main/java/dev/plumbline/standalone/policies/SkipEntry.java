package dev.plumbline.standalone.policies;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry under {@code suppressions}.
 *
 * @param policies ids of ours, or patterns of another tool's
 * @param until the last day it holds; null for ever
 * @param resources patterns of addresses; empty for all
 * @param files patterns of paths; empty for all
 */
public record SkipEntry(
    List<String> policies,
    String reason,
    @Nullable LocalDate until,
    List<String> resources,
    List<String> files) {
  public SkipEntry {
    policies = List.copyOf(policies);
    resources = List.copyOf(resources);
    files = List.copyOf(files);
  }
}
