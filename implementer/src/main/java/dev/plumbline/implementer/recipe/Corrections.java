package dev.plumbline.implementer.recipe;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.fix.Fix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a recipe that corrects what is written comes to: no wrong value, each alone, then all. */
final class Corrections {
  private static final String EACH = "[*]";

  private Corrections() {}

  /** The lists of steps to try, smallest first. */
  static List<List<Fix.Step>> variants(Fix fix, Value.Obj written) {
    List<List<Fix.Step>> variants = List.of(List.of());
    for (Fix.Step step : fix.steps()) {
      List<List<Fix.Step>> choices =
          switch (step) {
            case Fix.Correct correct -> choices(correct, written);
            case Fix.By by -> List.of(chosen(by, written));
            default -> List.of(List.of(step));
          };
      variants =
          variants.stream()
              .flatMap(before ->
                  choices.stream()
                      .map(choice -> Stream.concat(before.stream(), choice.stream()).toList()))
              .toList();
    }
    return variants;
  }

  private static List<List<Fix.Step>> choices(Fix.Correct correct, Value.Obj written) {
    Map<String, Value> wrong = new LinkedHashMap<>();
    correct.values().forEach((path, value) -> wrong(path, value, written, wrong));
    List<Fix.Step> all = new ArrayList<>();
    wrong.forEach((path, value) -> all.add(new Fix.Set(path, value)));
    List<List<Fix.Step>> choices = new ArrayList<>();
    choices.add(List.of());
    all.forEach(step -> choices.add(List.of(step)));
    if (all.size() > 1) {
      choices.add(all);
    }
    return choices;
  }

  private static List<Fix.Step> chosen(Fix.By by, Value.Obj written) {
    List<Fix.Step> steps = new ArrayList<>();
    String text =
        PathStep.value(written, by.attribute()) instanceof Value.Str(String there) ? there : "";
    by.cases().entrySet().stream()
        .filter(one -> text.matches(one.getKey()))
        .findFirst()
        .ifPresent(
            one -> one.getValue().forEach((path, value) -> steps.add(new Fix.Set(path, value))));
    return steps;
  }

  private static void wrong(String path, Value value, Value.Obj written, Map<String, Value> wrong) {
    int each = path.indexOf(EACH);
    if (each < 0) {
      Value there = PathStep.value(written, path);
      if (there != null && !there.equals(value)) {
        wrong.put(path, value);
      }
    } else if (PathStep.value(written, path.substring(0, each)) instanceof Value.Seq blocks) {
      for (int i = 0; i < blocks.elements().size(); i++) {
        String at = path.substring(0, each) + "[" + i + "]";
        each(at, path.substring(each + EACH.length() + 1), value, written, wrong);
      }
    }
  }

  /** What is below one block of several; there it is wrong too where it is absent. */
  private static void each(
      String at, String inner, Value value, Value.Obj written, Map<String, Value> wrong) {
    if (inner.contains(EACH)) {
      wrong(at + "." + inner, value, written, wrong);
    } else if (!value.equals(PathStep.value(written, at + "." + inner))) {
      wrong.put(at + "." + inner, value);
    }
  }
}
