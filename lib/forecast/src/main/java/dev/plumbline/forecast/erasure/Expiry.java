package dev.plumbline.forecast.erasure;

import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A lifecycle rule that deletes objects. One that only moves them to another class, or ends uploads
 * that were never finished, is none. Sources: docs.aws.amazon.com/AmazonS3, "Elements to describe
 * lifecycle actions"; cloud.google.com/storage/docs/lifecycle.
 *
 * @param current whether it deletes what is current, and not only what a newer version replaced
 * @param days after how many; 0 for a date, which is taken for the earliest
 * @param scope what it picks objects by; empty for all
 */
record Expiry(boolean current, BigDecimal days, Map<String, Value> scope) {
  private static final Set<String> ALWAYS = Set.of("ANY", "");

  /** Those that are on; what isn't known is none. */
  static List<Expiry> of(Resource resource) {
    return switch (resource.type()) {
      case "aws_s3_bucket_lifecycle_configuration" -> amazon(blocks(resource, "rule"));
      case "aws_s3_bucket" -> amazon(blocks(resource, "lifecycle_rule"));
      case "google_storage_bucket" -> google(blocks(resource, "lifecycle_rule"));
      default -> List.of();
    };
  }

  boolean ofAll() {
    return scope.isEmpty();
  }

  /** Whether all that this deletes is deleted by the other, and no later. */
  boolean isWithin(Expiry other) {
    return current == other.current
        && other.days.compareTo(days) <= 0
        && (other.ofAll() || other.scope.equals(scope));
  }

  private static List<Expiry> amazon(List<Value.Obj> rules) {
    List<Expiry> found = new ArrayList<>();
    for (Value.Obj rule : rules) {
      boolean on = text(rule, "status").equals("Enabled") || text(rule, "enabled").equals("true");
      if (!on) {
        continue;
      }
      Map<String, Value> scope = new HashMap<>();
      for (String name : List.of("filter", "prefix", "tags")) {
        put(scope, name, member(rule, name));
      }
      for (Value.Obj expiration : objects(member(rule, "expiration"))) {
        if (!text(expiration, "date").isEmpty()) {
          found.add(new Expiry(true, BigDecimal.ZERO, scope));
        }
        add(found, true, member(expiration, "days"), scope);
      }
      for (Value.Obj old : objects(member(rule, "noncurrent_version_expiration"))) {
        add(found, false, member(old, "noncurrent_days"), scope);
        add(found, false, member(old, "days"), scope);
      }
    }
    return found;
  }

  private static List<Expiry> google(List<Value.Obj> rules) {
    List<Expiry> found = new ArrayList<>();
    for (Value.Obj rule : rules) {
      boolean deletes =
          objects(member(rule, "action")).stream()
              .anyMatch(action -> text(action, "type").equals("Delete"));
      for (Value.Obj condition :
          deletes ? objects(member(rule, "condition")) : List.<Value.Obj>of()) {
        Map<String, Value> scope = new HashMap<>();
        condition.members().forEach((name, value) -> put(scope, name, value));
        scope.remove("age");
        if (ALWAYS.contains(text(condition, "with_state"))) {
          scope.remove("with_state");
        }
        add(found, true, member(condition, "age"), scope);
      }
    }
    return found;
  }

  private static void add(
      List<Expiry> found, boolean current, Value days, Map<String, Value> scope) {
    if (days.unmarked() instanceof Value.Num(BigDecimal number) && number.signum() > 0) {
      found.add(new Expiry(current, number, scope));
    }
  }

  private static void put(Map<String, Value> scope, String name, Value value) {
    if (!isEmpty(value)) {
      scope.put(name, value.unmarked());
    }
  }

  private static boolean isEmpty(Value value) {
    return switch (value.unmarked()) {
      case Value.Null _ -> true;
      case Value.Str str -> str.value().isEmpty();
      case Value.Seq seq -> seq.elements().stream().allMatch(Expiry::isEmpty);
      case Value.Obj obj -> obj.members().values().stream().allMatch(Expiry::isEmpty);
      case Value.Bool bool -> !bool.value();
      case Value.Num _, Value.Unknown _, Value.Sensitive _ -> false;
    };
  }

  private static List<Value.Obj> blocks(Resource resource, String name) {
    return objects(member(resource.attributes(), name));
  }

  private static List<Value.Obj> objects(Value value) {
    return switch (value.unmarked()) {
      case Value.Obj obj -> List.of(obj);
      case Value.Seq seq ->
          seq.elements().stream().flatMap(each -> objects(each).stream()).toList();
      case Value.Null _,
          Value.Str _,
          Value.Bool _,
          Value.Num _,
          Value.Unknown _,
          Value.Sensitive _ ->
          List.of();
    };
  }

  private static Value member(Value.Obj of, String name) {
    return of.members().getOrDefault(name, Value.Null.NULL);
  }

  private static String text(Value.Obj of, String name) {
    return switch (member(of, name).unmarked()) {
      case Value.Str str -> str.value();
      case Value.Bool bool -> Boolean.toString(bool.value());
      case Value.Null _,
          Value.Num _,
          Value.Seq _,
          Value.Obj _,
          Value.Unknown _,
          Value.Sensitive _ ->
          "";
    };
  }
}
