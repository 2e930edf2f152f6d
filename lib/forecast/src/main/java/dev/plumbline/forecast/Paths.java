package dev.plumbline.forecast;

import java.util.ArrayList;
import java.util.List;

/** Attribute paths: {@code ingress[0].cidr_blocks}, {@code tags["a.b"]}, {@code tags.a}. */
final class Paths {
  private Paths() {}

  /** The steps of a path; keys without quotes and brackets. */
  static List<String> steps(String path) {
    List<String> steps = new ArrayList<>();
    var step = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '.' || c == '[' || c == ']')) {
        flush(step, steps);
      } else {
        step.append(c);
      }
    }
    flush(step, steps);
    return steps;
  }

  /** The attribute that a path names: its steps without indices, joined by dots. */
  static String attribute(String path) {
    if (path.indexOf('[') < 0) {
      return path;
    }
    return String.join(".", steps(path).stream().filter(step -> !isIndex(step)).toList());
  }

  static boolean isIndex(String step) {
    return !step.isEmpty() && step.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** An attribute's own name, without the path to it. */
  static String last(String attribute) {
    return attribute.substring(attribute.lastIndexOf('.') + 1);
  }

  private static void flush(StringBuilder step, List<String> steps) {
    if (!step.isEmpty()) {
      steps.add(step.toString());
      step.setLength(0);
    }
  }

  /** Whether {@code path} is {@code outer} or lies in it. */
  static boolean within(String path, String outer) {
    List<String> steps = steps(path);
    List<String> outerSteps = steps(outer);
    return steps.size() >= outerSteps.size()
        && steps.subList(0, outerSteps.size()).equals(outerSteps);
  }

  static String member(String path, String name) {
    if (path.isEmpty()) {
      return name;
    }
    return name.matches("[A-Za-z_][\\w-]*") ? path + "." + name : path + "[\"" + name + "\"]";
  }

  static String element(String path, int index) {
    return path + "[" + index + "]";
  }
}
