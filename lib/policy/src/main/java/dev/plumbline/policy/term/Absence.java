package dev.plumbline.policy.term;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What holds for an attribute that the source does not set: a block is then no block at all; else
 * the default of the resource's own language, else the provider's, else the service's, else it
 * stays open.
 *
 * @param serviceDefaults by type and attribute path without indices, {@code
 *     aws_kms_key.is_enabled}; where CloudFormation differs, by its own type, {@code
 *     AWS::DMS::ReplicationInstance.publicly_accessible}
 */
public record Absence(Facts facts, Map<String, Value> serviceDefaults) {
  private static final Value NO_BLOCKS = new Value.Seq(List.of());

  public Absence {
    serviceDefaults = Map.copyOf(serviceDefaults);
  }

  /**
   * @param written the type as the source has it where that is not Terraform's; its defaults come
   *     first
   * @param blockIsThere whether what would hold the attribute is set; a provider's default applies
   *     inside a block only where the block is
   */
  Term resolve(String type, @Nullable String written, Place place, boolean blockIsThere) {
    List<String> names = place.names();
    String path = "." + String.join(".", names);
    Value own = written != null && blockIsThere ? serviceDefaults.get(written + path) : null;
    Value service = own == null ? serviceDefaults.get(type + path) : own;
    if (service != null) {
      return Term.at(service, place);
    }
    AttributeFacts attribute = attribute(type, names);
    if (attribute != null) {
      if (!attribute.nested().isEmpty() && !attribute.isMap()) {
        return new Term.Known(NO_BLOCKS, place);
      }
      Value value = attribute.defaultValue();
      if (value != null && blockIsThere) {
        return Term.at(value, place);
      }
    }
    return Term.open(Cause.absent(place));
  }

  private @Nullable AttributeFacts attribute(String type, List<String> names) {
    ResourceFacts resource = facts.described(type);
    AttributeFacts found = null;
    for (String name : names) {
      Map<String, AttributeFacts> at =
          found == null ? (resource == null ? Map.of() : resource.attributes()) : found.nested();
      found = at.get(name);
      if (found == null) {
        return null;
      }
    }
    return found;
  }
}
