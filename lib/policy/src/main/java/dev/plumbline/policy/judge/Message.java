package dev.plumbline.policy.judge;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.Category;
import dev.plumbline.policy.Rule;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.words.Words;

/** Fills a message's placeholders, and says the rest of it in the resource's language. */
record Message(Display display, Subject subject, Place place, Category category, Words words) {
  private static final String PARAMETER = "parameters.";

  String fill(Rule rule) {
    String template = rule.message();
    var out = new StringBuilder();
    int at = 0;
    for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', at)) {
      int close = template.indexOf('}', open);
      if (close < 0) {
        break;
      }
      out.append(words.text(template.substring(at, open)))
          .append(value(template.substring(open + 1, close), rule));
      at = close + 1;
    }
    return out.append(words.text(template.substring(at))).toString();
  }

  private String value(String placeholder, Rule rule) {
    return switch (placeholder) {
      case "address" -> subject.resource().address();
      case "by" -> place.subject().resource().address();
      case "name" -> subject.resource().name();
      case "type" -> words.type(subject.type());
      case "path" -> way();
      case "attribute" -> Words.of(place.subject().resource()).path(place.path());
      case "value" -> {
        String shown = display.of(place, category);
        yield shown.isEmpty() ? "not set" : shown;
      }
      case String path when path.startsWith("resource.") -> attribute(path);
      case String name when name.startsWith(PARAMETER) ->
          Display.text(rule.parameters().get(name.substring(PARAMETER.length())));
      case String other -> "{" + other + "}";
    };
  }

  /** The way that a computed element tells of, as in "internet → … → aws_instance.web". */
  private String way() {
    for (Place at = place; at != null; at = at.parent()) {
      if (at.derived()
          && at.value() instanceof Value.Obj(var members)
          && members.get("path") instanceof Value.Str(String path)) {
        return path;
      }
    }
    return "unknown";
  }

  private String attribute(String path) {
    Term term = new Term.Ref(subject);
    String[] names = path.split("\\.", -1);
    for (int i = 1; i < names.length; i++) {
      term = Reading.member(term, names[i]);
    }
    Place at = Term.placeOf(term);
    if (at == null) {
      return "unknown";
    }
    String shown = display.of(at, category);
    String text = Term.text(term);
    return shown.isEmpty() ? text == null ? "not set" : text : shown;
  }
}
