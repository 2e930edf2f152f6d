package dev.plumbline.validator.tests;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a condition reaches an attribute, which differs for blocks that are a list or a set. */
final class Access {
  private static final Pattern STEP = Pattern.compile("\\[(\\d+)]|\\.?([A-Za-z_][A-Za-z0-9_]*)");

  private Access() {}

  /**
   * Empty where there is no way to say it that a reader would understand.
   *
   * @param from what stands for the resource
   * @param path as in {@code metadata_options[0].http_tokens}
   */
  static Optional<String> of(String from, Resource resource, String path) {
    ResourceFacts facts = Facts.bundled().described(resource.type());
    String expression = from;
    Value at = resource.attributes();
    Matcher step = STEP.matcher(path);
    int end = 0;
    while (step.find() && step.start() == end) {
      end = step.end();
      if (step.group(2) != null) {
        expression += "." + step.group(2);
        at = at instanceof Value.Obj obj ? obj.members().getOrDefault(step.group(2), at) : at;
        continue;
      }
      AttributeFacts known =
          facts == null ? null : facts.attribute(path.substring(0, step.start()));
      boolean only = at instanceof Value.Seq seq && seq.elements().size() == 1;
      if (known == null || (known.isSet() && !only)) {
        return Optional.empty();
      }
      int index = Integer.parseInt(step.group(1));
      expression = known.isSet() ? "one(" + expression + ")" : expression + "[" + index + "]";
      at = at instanceof Value.Seq seq ? seq.elements().get(index) : at;
    }
    return end == path.length() ? Optional.of(expression) : Optional.empty();
  }
}
