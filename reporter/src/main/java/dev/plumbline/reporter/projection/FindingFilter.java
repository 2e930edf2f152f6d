package dev.plumbline.reporter.projection;

import dev.plumbline.model.finding.Severity;
import java.util.List;

/**
 * Which findings to show; an empty criterion lets all through.
 *
 * @param severities any of these
 * @param policy the start of a policy's id
 * @param repository exactly this one
 * @param stack exactly this one
 * @param review those of this review; {@code ""} for the newest review of every stack
 * @param statuses any of {@code new}, {@code existing}, {@code fixed}
 * @param text lower or upper case, looked for in policy, title, message, resource, file, controls
 * @param limit at most so many
 */
public record FindingFilter(
    List<Severity> severities,
    String policy,
    String repository,
    String stack,
    String review,
    List<String> statuses,
    Suppressed suppressed,
    String text,
    int limit) {

  public enum Suppressed {
    HIDE,
    SHOW,
    ONLY
  }

  public FindingFilter {
    severities = List.copyOf(severities);
    statuses = List.copyOf(statuses);
  }
}
