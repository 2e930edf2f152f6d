package dev.plumbline.reporter.dashboard;

import dev.plumbline.pipeline.config.Spelling;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** What stands behind the question mark: a key that nobody reads would be taken for a filter. */
final class Query {
  private Query() {}

  /**
   * @param known the keys that are read
   * @throws IllegalArgumentException when there is another, which it names with the known ones
   */
  static void require(RoutingContext request, String... known) {
    List<String> keys = List.of(known);
    for (String key : request.queryParams().names()) {
      if (!keys.contains(key)) {
        throw new IllegalArgumentException(
            "no such key: "
                + key
                + Spelling.nearest(key, keys)
                    .map(near -> "; did you mean " + near + "? There are ")
                    .orElse("; there are ")
                + (keys.isEmpty() ? "none here" : String.join(", ", keys)));
      }
    }
  }
}
