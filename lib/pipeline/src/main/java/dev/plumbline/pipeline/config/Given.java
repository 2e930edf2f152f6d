package dev.plumbline.pipeline.config;

import java.util.List;
import java.util.stream.Stream;

/**
 * A value as somebody wrote it.
 *
 * @param texts one, or the elements of a list
 * @param origin where, as messages say it: {@code plumbline.yaml:12}
 */
record Given(List<String> texts, String origin) {

  /** For places that know only text: a list is separated by commas. */
  static Given of(Key key, String text, String origin) {
    List<String> texts =
        key.list()
            ? Stream.of(text.split(",")).map(String::strip).filter(t -> !t.isEmpty()).toList()
            : List.of(text.strip());
    return new Given(texts, origin);
  }
}
