package dev.plumbline.forecast.erasure;

import dev.plumbline.forecast.reading.BucketOf;
import dev.plumbline.forecast.reading.Settings;
import dev.plumbline.model.graph.Resource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a lifecycle rule meets in its bucket. */
final class Buckets {
  private static final String CONFIGURATION = "aws_s3_bucket_lifecycle_configuration";

  private final Map<String, Resource> applied;
  private final Map<String, Resource> next;

  Buckets(Map<String, Resource> applied, Map<String, Resource> next) {
    this.applied = applied;
    this.next = next;
  }

  /** What a new rule deletes; nothing in a bucket that is new, or that keeps old versions. */
  Optional<Erasure> erasure(Expiry rule, Resource holder) {
    @Nullable Resource bucket =
        holder.type().equals(CONFIGURATION) ? BucketOf.of(holder, next) : holder;
    if (bucket != null && !applied.containsKey(bucket.address())) {
      return Optional.empty();
    }
    boolean google = holder.type().startsWith("google_");
    Boolean versions = bucket == null ? null : keepsVersions(bucket);
    boolean saved = rule.current() && !google && Boolean.TRUE.equals(versions);
    if (saved) {
      return Optional.empty();
    }
    String name = bucket == null ? "its bucket" : bucket.address();
    String days = Units.of(rule.days().stripTrailingZeros().toPlainString(), "day");
    return Optional.of(
        new Erasure(
            (rule.current() ? "objects of " : "old versions in ")
                + name
                + (rule.days().signum() == 0 ? "" : " of more than " + days + " ago"),
            rule.current() && rule.ofAll() && Boolean.FALSE.equals(versions),
            "Copy what is to be kept of " + name + "."));
  }

  /** Null where it isn't known. */
  private @Nullable Boolean keepsVersions(Resource bucket) {
    for (Resource part : next.values()) {
      if (part.type().equals("aws_s3_bucket_versioning")
          && bucket.equals(BucketOf.of(part, next))) {
        String status = Settings.text(part, "versioning_configuration.status", "Disabled");
        return status.isEmpty() ? null : status.equals("Enabled");
      }
    }
    return Settings.isSet(bucket, "versioning.enabled");
  }
}
