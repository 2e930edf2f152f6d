package dev.plumbline.forecast.erasure;

import dev.plumbline.forecast.danger.Safeguards;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a lifecycle rule meets in its bucket. */
final class Buckets {
  private static final String CONFIGURATION = "aws_s3_bucket_lifecycle_configuration";
  private static final String BUCKET = "bucket";

  private final Map<String, Resource> applied;
  private final Map<String, Resource> next;

  Buckets(Map<String, Resource> applied, Map<String, Resource> next) {
    this.applied = applied;
    this.next = next;
  }

  /** What a new rule deletes; nothing in a bucket that is new, or that keeps old versions. */
  Optional<Erasure> erasure(Expiry rule, Resource holder) {
    @Nullable Resource bucket = holder.type().equals(CONFIGURATION) ? of(holder) : holder;
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

  /** The bucket that a part of its configuration names; null where it is none of the stack's. */
  private @Nullable Resource of(Resource part) {
    return switch (part.attributes().members().getOrDefault(BUCKET, Value.Null.NULL).unmarked()) {
      case Value.Unknown(Value.Origin origin) -> next.get(origin.address());
      case Value.Str(String name) ->
          next.values().stream()
              .filter(resource -> resource.type().equals("aws_s3_bucket"))
              .filter(resource -> Safeguards.text(resource, BUCKET, "").equals(name))
              .findFirst()
              .orElse(null);
      case Value.Null _, Value.Bool _, Value.Num _, Value.Seq _, Value.Obj _, Value.Sensitive _ ->
          null;
    };
  }

  /** Null where it isn't known. */
  private @Nullable Boolean keepsVersions(Resource bucket) {
    for (Resource part : next.values()) {
      if (part.type().equals("aws_s3_bucket_versioning") && bucket.equals(of(part))) {
        String status = Safeguards.text(part, "versioning_configuration.status", "Disabled");
        return status.isEmpty() ? null : status.equals("Enabled");
      }
    }
    return Safeguards.isSet(bucket, "versioning.enabled");
  }
}
