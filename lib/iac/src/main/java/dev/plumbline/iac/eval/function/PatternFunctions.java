package dev.plumbline.iac.eval.function;

import static dev.plumbline.iac.eval.function.Parameter.text;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** regex, regexall, replace. */
final class PatternFunctions {
  static final List<Function> ALL =
      List.of(
          Function.of(
                  "regex",
                  Type.Dynamic.ANY,
                  PatternFunctions::regex,
                  text("pattern"),
                  text("string"))
              .typed(PatternFunctions::captured),
          Function.of(
                  "regexall",
                  new Type.ListOf(Type.Dynamic.ANY),
                  PatternFunctions::regexall,
                  text("pattern"),
                  text("string"))
              .typed(a -> new Type.ListOf(captured(a))),
          Function.of(
              "replace",
              Type.Primitive.STRING,
              PatternFunctions::replace,
              text("str"),
              text("substr"),
              text("replace")));

  private PatternFunctions() {}

  /** What a pattern's groups make of it; a wrong pattern is one before its text is known. */
  private static Type captured(Arguments a) throws ArgumentException {
    return a.get(0) instanceof Datum.Str(String pattern)
        ? type(Regex.compile(pattern, 0))
        : Type.Dynamic.ANY;
  }

  private static Datum regex(Arguments a) throws ArgumentException {
    Pattern pattern = Regex.compile(a.text(0), 0);
    Matcher matcher = Regex.matcher(pattern, a.text(1), a.budget());
    if (!matcher.find()) {
      throw new ArgumentException(1, "the pattern does not match it");
    }
    return captures(pattern, matcher);
  }

  private static Datum regexall(Arguments a) throws ArgumentException {
    Pattern pattern = Regex.compile(a.text(0), 0);
    Matcher matcher = Regex.matcher(pattern, a.text(1), a.budget());
    List<Datum> all = new ArrayList<>();
    for (int last = -1; Regex.next(matcher, last); last = matcher.end()) {
      a.budget().allocate(64);
      all.add(captures(pattern, matcher));
    }
    return Datum.list(type(pattern), all);
  }

  /** The whole match; with groups their tuple; with named ones their object. */
  private static Datum captures(Pattern pattern, Matcher matcher) throws ArgumentException {
    Map<String, Integer> names = pattern.namedGroups();
    if (!names.isEmpty()) {
      type(pattern);
    }
    if (!names.isEmpty()) {
      SortedMap<String, Datum> groups = Datum.sorted();
      names.forEach((name, group) -> groups.put(name, group(matcher, group)));
      return Datum.object(groups);
    }
    if (matcher.groupCount() == 0) {
      return Datum.of(matcher.group());
    }
    List<Datum> groups = new ArrayList<>();
    for (int i = 1; i <= matcher.groupCount(); i++) {
      groups.add(group(matcher, i));
    }
    return new Datum.Seq(type(pattern), groups);
  }

  private static Datum group(Matcher matcher, int group) {
    String text = matcher.group(group);
    return text == null ? new Datum.Null(Type.Primitive.STRING) : Datum.of(text);
  }

  private static Type type(Pattern pattern) throws ArgumentException {
    if (!pattern.namedGroups().isEmpty()) {
      if (pattern.namedGroups().size() != pattern.matcher("").groupCount()) {
        throw new ArgumentException(0, "either all of its groups have names or none");
      }
      SortedMap<String, Type> types = Datum.sorted();
      pattern.namedGroups().keySet().forEach(name -> types.put(name, Type.Primitive.STRING));
      return new Type.ObjectOf(types);
    }
    int groups = pattern.matcher("").groupCount();
    return groups == 0
        ? Type.Primitive.STRING
        : new Type.TupleOf(java.util.Collections.nCopies(groups, Type.Primitive.STRING));
  }

  /** Between slashes the second argument is a pattern, and {@code $1} in the third a group. */
  private static Datum replace(Arguments a) throws ArgumentException {
    String wanted = a.text(1);
    if (wanted.length() < 2 || !wanted.startsWith("/") || !wanted.endsWith("/")) {
      long times = wanted.isEmpty() ? a.text(0).length() : a.text(0).length() / wanted.length();
      a.pay(a.text(0).length() + times * a.text(2).length());
      return Datum.of(a.text(0).replace(wanted, a.text(2)));
    }
    Pattern pattern = Regex.compile(wanted.substring(1, wanted.length() - 1), 1);
    Matcher matcher = Regex.matcher(pattern, a.text(0), a.budget());
    var out = new StringBuilder();
    int from = 0;
    for (int last = -1; Regex.next(matcher, last); last = matcher.end()) {
      out.append(a.text(0), from, matcher.start());
      out.append(Regex.expand(a.text(2), matcher));
      a.budget().allocate(2L * (a.text(2).length() + matcher.end() - from));
      from = matcher.end();
      Arguments.checkLength(out.length());
    }
    return a.result(out.append(a.text(0), from, a.text(0).length()).toString());
  }
}
