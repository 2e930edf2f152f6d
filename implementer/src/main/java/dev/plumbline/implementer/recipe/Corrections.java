package dev.plumbline.implementer.recipe;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.fix.Fix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a recipe that corrects what is written comes to: no wrong value, each alone, then all. */
final class Corrections {
  private static final String EACH = "[*]";

  private Corrections() {}

  /**
   * The lists of steps to try, smallest first.
   *
   * @param paths what a path of the recipe is for the finding
   */
  static List<List<Fix.Step>> variants(
      List<Fix.Step> steps, Value.Obj written, UnaryOperator<String> paths) {
    List<List<Fix.Step>> variants = List.of(List.of());
    for (Fix.Step step : steps) {
      List<List<Fix.Step>> choices = choices(step, written, paths);
      variants =
          variants.stream()
              .flatMap(before ->
                  choices.stream()
                      .map(choice -> Stream.concat(before.stream(), choice.stream()).toList()))
              .toList();
    }
    return variants;
  }

  private static List<List<Fix.Step>> choices(
      Fix.Step step, Value.Obj written, UnaryOperator<String> paths) {
    if (step instanceof Fix.Either(var ways)) {
      return ways.stream().flatMap(way -> variants(way, written, paths).stream()).toList();
    }
    if (step instanceof Fix.Given(String path, String pattern)) {
      return isGiven(written, path, pattern) ? List.of(List.of()) : List.of();
    }
    if (step instanceof Fix.By by) {
      return List.of(chosen(by, written));
    }
    return step instanceof Fix.Correct correct
        ? corrections(correct, written, paths)
        : List.of(List.of(step));
  }

  /** Behind {@code [*].}, of each block that is written; of none where there is none. */
  private static boolean isGiven(Value.Obj written, String path, String pattern) {
    int each = path.indexOf(EACH + ".");
    if (each < 0) {
      return holds(Selectors.value(written, path), pattern);
    }
    String rest = path.substring(each + EACH.length() + 1);
    return switch (PathStep.value(written, path.substring(0, each))) {
      case Value.Seq(var blocks) ->
          !blocks.isEmpty()
              && blocks.stream()
                  .allMatch(block -> block instanceof Value.Obj one && isGiven(one, rest, pattern));
      case Value.Obj one -> isGiven(one, rest, pattern);
      case null -> false;
      case Value.Str _, Value.Num _, Value.Bool _, Value.Null _ -> false;
      case Value.Unknown _, Value.Sensitive _ -> false;
    };
  }

  /** What is written, but unknown, is written; only nobody can say how. */
  private static boolean holds(@Nullable Value written, String pattern) {
    return switch (written) {
      case null -> isForAbsent(pattern);
      case Value.Null _ -> isForAbsent(pattern);
      case Value.Seq(var elements) ->
          !elements.isEmpty() && elements.stream().allMatch(element -> holds(element, pattern));
      case Value.Str(String text) -> pattern.isEmpty() ? !text.isEmpty() : text.matches(pattern);
      case Value.Bool(boolean truth) -> String.valueOf(truth).matches(pattern) || pattern.isEmpty();
      case Value.Obj _, Value.Num _, Value.Unknown _, Value.Sensitive _ -> pattern.isEmpty();
    };
  }

  /** What is absent is an empty text, as in {@link Fix.By}. */
  private static boolean isForAbsent(String pattern) {
    return !pattern.isEmpty() && "".matches(pattern);
  }

  private static List<List<Fix.Step>> corrections(
      Fix.Correct correct, Value.Obj written, UnaryOperator<String> paths) {
    Map<String, Value> wrong = new LinkedHashMap<>();
    correct.values().forEach((path, value) -> wrong(paths.apply(path), value, written, wrong));
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
    Value there = PathStep.value(written, by.attribute());
    String text = there instanceof Value.Str(String known) ? known : "";
    by.cases().entrySet().stream()
        .filter(one -> (there == null || !text.isEmpty()) && text.matches(one.getKey()))
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
        String one = path.substring(0, each) + "[" + i + "]" + path.substring(each + EACH.length());
        if (one.contains(EACH)) {
          wrong(one, value, written, wrong);
        } else if (!value.equals(PathStep.value(written, one))) {
          wrong.put(one, value);
        }
      }
    }
  }
}
