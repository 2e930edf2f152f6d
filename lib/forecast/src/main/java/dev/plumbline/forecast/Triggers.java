package dev.plumbline.forecast;

import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Resource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code replace_triggered_by}: a change elsewhere that replaces this resource. */
final class Triggers {
  private final Order order;
  private final Map<String, Prediction> predicted;

  Triggers(Order order, Map<String, Prediction> predicted) {
    this.order = order;
    this.predicted = predicted;
  }

  /** A reference that was set off. */
  record Trigger(String reference, Certainty certainty) {}

  /** The first reference that is set off; null where none is. */
  @Nullable Trigger of(Resource resource) {
    for (String reference : resource.lifecycle().replaceTriggeredBy()) {
      Symbol symbol = Symbol.split(absolute(reference, resource));
      for (Resource source : order.instancesOf(symbol.address())) {
        Prediction prediction = predicted.get(source.address());
        if (prediction != null && sets(prediction, symbol.path())) {
          return new Trigger(reference, prediction.certainty());
        }
      }
    }
    return null;
  }

  /** References are written as the module sees them, and may follow the resource's own key. */
  private static String absolute(String reference, Resource resource) {
    String key = Addresses.key(resource.address());
    String own = reference.replace("[count.index]", key).replace("[each.key]", key);
    return resource.module().isEmpty() || own.startsWith(resource.module() + ".")
        ? own
        : resource.module() + "." + own;
  }

  private static boolean sets(Prediction prediction, String path) {
    if (path.isEmpty()) {
      return prediction.changes();
    }
    return prediction.changes()
        && (prediction.differences().stream()
                .anyMatch(
                    diff -> Paths.within(diff.path(), path) || Paths.within(path, diff.path()))
            || (prediction.resource().attribute(Paths.steps(path).getFirst()) == null
                && prediction.pending(path) != null));
  }
}
