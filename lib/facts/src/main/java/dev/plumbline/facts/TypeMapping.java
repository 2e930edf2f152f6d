package dev.plumbline.facts;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How another language's resource type reads in Terraform's vocabulary.
 *
 * @param source {@code AWS::S3::Bucket}, {@code aws:s3/bucket:Bucket}
 * @param type the Terraform type
 * @param attributes top-level property name to Terraform attribute; nested ones follow the
 *     language's own rule
 * @param split properties that are resources of their own in Terraform, with their type
 */
public record TypeMapping(
    String source, String type, Map<String, String> attributes, Map<String, String> split) {
  public TypeMapping {
    attributes = Map.copyOf(attributes);
    split = Map.copyOf(split);
  }

  /** The Terraform attribute of a top-level property, or null where it has none. */
  public @Nullable String attribute(String property) {
    return attributes.get(property);
  }

  /**
   * The property that a Terraform attribute comes from, of several the first by name; null where
   * none does.
   */
  public @Nullable String property(String attribute) {
    String first = null;
    for (var entry : attributes.entrySet()) {
      String property = entry.getKey();
      if (entry.getValue().equals(attribute) && (first == null || property.compareTo(first) < 0)) {
        first = property;
      }
    }
    return first;
  }
}
