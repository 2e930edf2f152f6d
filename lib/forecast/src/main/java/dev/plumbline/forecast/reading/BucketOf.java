package dev.plumbline.forecast.reading;

import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bucket of S3 that a part of its configuration belongs to, each being its own resource. */
public final class BucketOf {
  private static final String BUCKET = "bucket";

  private BucketOf() {}

  /**
   * @param resources by address
   * @return null where it is none of these, or where that isn't known
   */
  public static @Nullable Resource of(Resource part, Map<String, Resource> resources) {
    return switch (part.attributes().members().getOrDefault(BUCKET, Value.Null.NULL).unmarked()) {
      case Value.Unknown(Value.Origin origin) -> resources.get(origin.address());
      case Value.Str name ->
          resources.values().stream()
              .filter(resource -> resource.type().equals("aws_s3_bucket"))
              .filter(resource -> name.equals(resource.attribute(BUCKET)))
              .findFirst()
              .orElse(null);
      case Value.Null _, Value.Bool _, Value.Num _, Value.Seq _, Value.Obj _, Value.Sensitive _ ->
          null;
    };
  }
}
