package dev.plumbline.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What CloudFormation does with a resource when one of its properties changes, which is not always
 * what Terraform does. Properties that can't be updated at all are not marked in the source.
 */
public final class CloudFormationUpdates {
  /** What becomes of the resource. */
  public enum Update {
    IN_PLACE,
    REPLACEMENT,
    /** In place with some interruption, or by a replacement: the service decides. */
    CONDITIONAL
  }

  private static final Map<String, CloudFormationUpdates> READ = new ConcurrentHashMap<>();

  private final Map<String, Update> byPath = new HashMap<>();

  private CloudFormationUpdates(JsonNode properties) {
    for (var property : properties.properties()) {
      byPath.put(plain(property.getKey()), update(property.getValue().asInt()));
    }
  }

  /** Read when first asked for. */
  private static final class Lines {
    static final LineFile FILE = LineFile.open("cfn.updates.gz");
  }

  /** Those of a type, {@code AWS::RDS::DBInstance}; null for one that is not described. */
  public static @Nullable CloudFormationUpdates of(String type) {
    CloudFormationUpdates known = READ.get(type);
    if (known != null) {
      return known;
    }
    JsonNode properties = Lines.FILE.get(type);
    if (properties == null) {
      return null;
    }
    var read = new CloudFormationUpdates(properties);
    READ.put(type, read);
    return read;
  }

  private static Update update(int code) {
    return switch (code) {
      case 1 -> Update.REPLACEMENT;
      case 2 -> Update.CONDITIONAL;
      default -> Update.IN_PLACE;
    };
  }

  /**
   * What the change of a property, or of a part of one, does.
   *
   * @param path from the top; the spelling of words does not matter: {@code BlockDeviceMappings},
   *     {@code block_device_mappings}
   * @return null for a property that is not described
   */
  public @Nullable Update at(List<String> path) {
    Update found = null;
    var at = new StringBuilder();
    for (String step : path) {
      at.append(at.isEmpty() ? top(plain(step)) : "." + plain(step));
      Update here = byPath.get(at.toString());
      if (here != null && (found == null || found == Update.IN_PLACE)) {
        found = here;
      }
    }
    return found;
  }

  /** Terraform leaves out what the type says already: {@code DBInstanceClass}, instance_class. */
  private String top(String name) {
    if (byPath.containsKey(name)) {
      return name;
    }
    List<String> longer =
        byPath.keySet().stream()
            .filter(path -> path.endsWith(name) && path.indexOf('.') < 0)
            .limit(2)
            .toList();
    return longer.size() == 1 ? longer.getFirst() : name;
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }
}
