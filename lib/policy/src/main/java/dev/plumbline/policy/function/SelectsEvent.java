package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.TRUTH;

import dev.plumbline.policy.logs.FilterPattern;
import dev.plumbline.policy.term.Term;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code filter.pattern.selectsEvent('eventSource=s3.amazonaws.com, eventName=PutBucketAcl')}:
 * whether a CloudWatch Logs filter pattern selects a JSON event with these properties. A text that
 * is no such pattern selects nothing.
 */
final class SelectsEvent {
  static final Function FUNCTION =
      Function.on(
          "selectsEvent",
          2,
          TRUTH,
          (in, _, budget) -> {
            String pattern = Term.text(in.getFirst());
            String event = Term.text(in.get(1));
            if (pattern == null || event == null) {
              return Term.misfit(in.getFirst(), "a text");
            }
            budget.spend(1 + pattern.length() / 32);
            FilterPattern filter = FilterPattern.parse(pattern);
            return Term.of(
                filter != null && filter.selects(properties(event)), Term.placeOf(in.getFirst()));
          });

  private SelectsEvent() {}

  private static Map<String, String> properties(String event) {
    var properties = new HashMap<String, String>();
    for (String property : event.split(",")) {
      int equals = property.indexOf('=');
      if (equals > 0) {
        properties.put(
            property.substring(0, equals).strip(), property.substring(equals + 1).strip());
      }
    }
    return properties;
  }
}
