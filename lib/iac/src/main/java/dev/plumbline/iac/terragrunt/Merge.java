package dev.plumbline.iac.terragrunt;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * How a file is laid over one that it includes.
 *
 * <p>Source: Terragrunt's reference of the include block, {@code merge_strategy}, read 2026-11-28:
 * a deep merge combines maps by key, appends lists, and has other values override.
 */
enum Merge {
  /** What is included can be asked, and gives nothing. */
  NONE,
  /** Each input that the file sets replaces the included one. */
  SHALLOW,
  DEEP,
  /** The strategy is not known. */
  OPEN;

  /** What an include block says of it; shallow where it says nothing. */
  static Merge of(Datum strategy) {
    return switch (strategy.unmarked()) {
      case Datum.Str(String text) ->
          switch (text) {
            case "no_merge" -> NONE;
            case "shallow" -> SHALLOW;
            case "deep" -> DEEP;
            default -> OPEN;
          };
      case Datum.Null _ -> SHALLOW;
      case Datum.Bool _,
          Datum.Num _,
          Datum.Seq _,
          Datum.Obj _,
          Datum.Unknown _,
          Datum.Sensitive _ ->
          OPEN;
    };
  }

  /** The inputs of a file over those that it includes. */
  Map<String, Config.Input> over(
      Map<String, Config.Input> included, Map<String, Config.Input> inputs) {
    if (this == NONE) {
      return inputs;
    }
    Map<String, Config.Input> merged = new LinkedHashMap<>(included);
    if (this == OPEN) {
      merged.replaceAll((_, input) -> input.with(open("how it is included")));
    }
    inputs.forEach((name, input) -> merged.merge(name, input, this::joined));
    return merged;
  }

  private Config.Input joined(Config.Input lower, Config.Input upper) {
    return switch (this) {
      case NONE, SHALLOW -> upper;
      case DEEP -> upper.with(deep(lower.value(), upper.value()));
      case OPEN -> upper.with(open("how it is included"));
    };
  }

  private static Datum open(String what) {
    return Datum.unknown(Type.Dynamic.ANY, what + " is not known");
  }

  private static Datum deep(Datum lower, Datum upper) {
    boolean marked = lower instanceof Datum.Sensitive || upper instanceof Datum.Sensitive;
    Datum under = lower.unmarked();
    Datum over = upper.unmarked();
    return (switch (over) {
          case Datum.Obj obj when under instanceof Datum.Obj all -> maps(all, obj);
          case Datum.Seq seq when under instanceof Datum.Seq all -> lists(all, seq);
          case Datum.Unknown _ -> over;
          case Datum.Bool _, Datum.Num _, Datum.Str _
              when !isEmpty(over) && !(under instanceof Datum.Obj || under instanceof Datum.Seq) ->
              over;
          // Whether something empty, or of another kind, overrides is nowhere said.
          case Datum.Null _,
              Datum.Bool _,
              Datum.Num _,
              Datum.Str _,
              Datum.Seq _,
              Datum.Obj _,
              Datum.Sensitive _ ->
              over.equals(under) ? over : open("what a deep merge makes of it");
        })
        .sensitiveIf(marked);
  }

  private static boolean isEmpty(Datum value) {
    return value.equals(Datum.Str.EMPTY)
        || value.equals(Datum.Bool.FALSE)
        || value.equals(Datum.of(0));
  }

  private static Datum maps(Datum.Obj lower, Datum.Obj upper) {
    SortedMap<String, Datum> merged = Datum.sorted();
    merged.putAll(lower.members());
    upper.members().forEach((name, member) -> merged.merge(name, member, Merge::deep));
    return Datum.object(merged);
  }

  private static Datum lists(Datum.Seq lower, Datum.Seq upper) {
    List<Datum> all = new ArrayList<>(lower.elements());
    all.addAll(upper.elements());
    return Datum.tuple(all);
  }
}
