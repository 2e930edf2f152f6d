package dev.plumbline.facts;

import java.util.Arrays;
import java.util.List;

/**
 * What CloudFormation says of one property.
 *
 * @param type {@code string}, {@code bool}, {@code int}, {@code number}, {@code json}, {@code
 *     list<string>}, {@code list<tag>}, {@code map<string>}, {@code @12} for a definition with
 *     properties of its own, {@code list<@12>}; alternatives with a bar between
 * @param allowed the values it takes; empty for any
 */
public record PropertyFacts(String type, boolean required, List<String> allowed) {
  public PropertyFacts {
    allowed = List.copyOf(allowed);
  }

  public boolean isList() {
    return type.startsWith("list<") && !type.contains("|");
  }

  /**
   * Of alternatives the one whose properties are described, {@code list<@12>|json}; else itself.
   */
  public PropertyFacts described() {
    return Arrays.stream(type.split("\\|", -1))
        .filter(alternative -> alternative.matches("@\\d+|list<@\\d+>"))
        .findFirst()
        .map(alternative -> new PropertyFacts(alternative, required, allowed))
        .orElse(this);
  }

  /** What a map says of its values; itself where it is none. */
  public PropertyFacts ofValues() {
    return type.startsWith("map<") && type.endsWith(">")
        ? new PropertyFacts(type.substring("map<".length(), type.length() - 1), false, allowed)
        : this;
  }

  /** Its type, or that of a list's elements. */
  public String element() {
    return isList() ? type.substring("list<".length(), type.length() - 1) : type;
  }
}
