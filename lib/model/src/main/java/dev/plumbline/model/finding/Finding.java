package dev.plumbline.model.finding;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.source.SourceRange;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One policy's verdict "fail" on one resource, or on the stack as a whole.
 *
 * @param fingerprint hex SHA-256 of repository, stack, environment, policy, first-seen address,
 *     attribute path, element and instance key; the same after moves
 * @param policy id, as in {@code aws/s3/encryption-at-rest}
 * @param category security, iam, network, encryption, secrets, backup, monitoring, cost, practice,
 *     simplicity
 * @param message one sentence with the offending value
 * @param resource address, {@code ""} for the stack
 * @param attribute path of the attribute that decides, {@code ""} for the resource as a whole
 * @param element tells it from others of the same list, whatever their order; {@code ""} where
 *     there is one only
 * @param value the resolved value as text, secrets masked, {@code ""} where absent
 * @param trace where that value came from
 * @param fixable whether the policy has a fix recipe
 * @param advisory told only, because the policy's level or the stack, a library, asks no more
 * @param level what it does to the verdict
 * @param aliases the peers' ids of the same check
 * @param suppression set when a person decided to live with it
 * @param cause what several policies object to in one resource, in the words that each of them
 *     names it by; {@code ""} where the policy names none
 * @param evidence address of the resource that {@code range} lies in; {@code ""} where that is
 *     {@code resource} itself or no resource at all
 */
public record Finding(
    String fingerprint,
    String policy,
    String title,
    Severity severity,
    String category,
    String message,
    String remediation,
    String resource,
    String resourceType,
    String attribute,
    String element,
    SourceRange range,
    String value,
    List<Provenance.Step> trace,
    boolean fixable,
    boolean advisory,
    Level level,
    List<String> controls,
    List<String> aliases,
    List<String> references,
    Status status,
    @Nullable Suppression suppression,
    String cause,
    String evidence) {

  /** What a finding does to the verdict, from nothing to everything. */
  public enum Level {
    /** Told. */
    ADVISORY,
    /** A warning. */
    WARN,
    /**
     * Decides at or above the review's threshold, as all do of which nobody says otherwise, or
     * something that we don't know of.
     */
    @JsonEnumDefaultValue
    THRESHOLD,
    /** Decides, whatever the threshold. */
    BLOCK;

    @JsonValue
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How a finding of the head stands to the base; {@code FIXED} ones are the base's alone. */
  public enum Status {
    NEW,
    /** And whatever we don't know of: it is there, and nobody is blamed for it. */
    @JsonEnumDefaultValue
    EXISTING,
    FIXED,
    SUPPRESSED
  }

  /** Of what is one of a kind. */
  public Finding(
      String fingerprint,
      String policy,
      String title,
      Severity severity,
      String category,
      String message,
      String remediation,
      String resource,
      String resourceType,
      String attribute,
      SourceRange range,
      String value,
      List<Provenance.Step> trace,
      boolean fixable,
      boolean advisory,
      Level level,
      List<String> controls,
      List<String> aliases,
      List<String> references,
      Status status,
      @Nullable Suppression suppression) {
    this(
        fingerprint,
        policy,
        title,
        severity,
        category,
        message,
        remediation,
        resource,
        resourceType,
        attribute,
        "",
        range,
        value,
        trace,
        fixable,
        advisory,
        level,
        controls,
        aliases,
        references,
        status,
        suppression);
  }

  /** Of a policy that names no cause, in the resource itself. */
  public Finding(
      String fingerprint,
      String policy,
      String title,
      Severity severity,
      String category,
      String message,
      String remediation,
      String resource,
      String resourceType,
      String attribute,
      String element,
      SourceRange range,
      String value,
      List<Provenance.Step> trace,
      boolean fixable,
      boolean advisory,
      Level level,
      List<String> controls,
      List<String> aliases,
      List<String> references,
      Status status,
      @Nullable Suppression suppression) {
    this(
        fingerprint,
        policy,
        title,
        severity,
        category,
        message,
        remediation,
        resource,
        resourceType,
        attribute,
        element,
        range,
        value,
        trace,
        fixable,
        advisory,
        level,
        controls,
        aliases,
        references,
        status,
        suppression,
        "",
        "");
  }

  public Finding {
    element = Objects.requireNonNullElse(element, ""); // records of older versions
    level = Objects.requireNonNullElse(level, Level.THRESHOLD); // records of older versions
    cause = Objects.requireNonNullElse(cause, ""); // records of older versions
    evidence = Objects.requireNonNullElse(evidence, ""); // records of older versions
    trace = List.copyOf(trace);
    controls = List.copyOf(controls);
    aliases = List.copyOf(aliases);
    references = List.copyOf(references);
  }

  /** Whether it fails a review with that threshold. */
  public boolean decides(Severity failOn) {
    return switch (level) {
      case ADVISORY, WARN -> false;
      case THRESHOLD -> !advisory && severity.atLeast(failOn);
      case BLOCK -> !advisory;
    };
  }

  public Finding with(Status changed) {
    return new Finding(
        fingerprint,
        policy,
        title,
        severity,
        category,
        message,
        remediation,
        resource,
        resourceType,
        attribute,
        element,
        range,
        value,
        trace,
        fixable,
        advisory,
        level,
        controls,
        aliases,
        references,
        changed,
        suppression,
        cause,
        evidence);
  }

  /** This finding as one that a person decided to live with. */
  public Finding suppressedBy(Suppression decision) {
    return new Finding(
        fingerprint,
        policy,
        title,
        severity,
        category,
        message,
        remediation,
        resource,
        resourceType,
        attribute,
        element,
        range,
        value,
        trace,
        fixable,
        advisory,
        level,
        controls,
        aliases,
        references,
        Status.SUPPRESSED,
        decision,
        cause,
        evidence);
  }

  /** The same finding, pointing at a part of what it pointed at. */
  public Finding at(SourceRange finer) {
    return new Finding(
        fingerprint,
        policy,
        title,
        severity,
        category,
        message,
        remediation,
        resource,
        resourceType,
        attribute,
        element,
        finer,
        value,
        trace,
        fixable,
        advisory,
        level,
        controls,
        aliases,
        references,
        status,
        suppression,
        cause,
        evidence);
  }

  /** The same finding under another identity, as whoever keeps identities knows it. */
  public Finding withFingerprint(String other) {
    return new Finding(
        other,
        policy,
        title,
        severity,
        category,
        message,
        remediation,
        resource,
        resourceType,
        attribute,
        element,
        range,
        value,
        trace,
        fixable,
        advisory,
        level,
        controls,
        aliases,
        references,
        status,
        suppression,
        cause,
        evidence);
  }
}
