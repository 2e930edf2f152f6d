package dev.plumbline.policy.read;

import dev.plumbline.facts.Facts;
import dev.plumbline.policy.Rule;
import dev.plumbline.policy.cel.AbsenceCheck;
import dev.plumbline.policy.cel.ConditionException;
import dev.plumbline.policy.cel.Language;
import dev.plumbline.policy.cel.NameCheck;
import dev.plumbline.policy.fix.Fix;
import dev.plumbline.policy.term.Absence;
import dev.plumbline.policy.term.Declared;
import dev.plumbline.policy.term.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Looks at the expressions of a policy while its file is read, so that a problem has a line. */
public final class Expressions {
  private static final String NO_CONDITION = "Not a condition";

  private Expressions() {}

  /** How closely. */
  public enum Depth {
    /** Not at all: the build has done it. */
    TRUSTED,
    /** They compile. */
    COMPILED,
    /** They compile, their types fit, and each name in them is one that a provider has. */
    NAMES,
    /**
     * As well, a rule says what holds where an absent attribute alone leaves its condition open.
     */
    ABSENCE
  }

  private static final class Legacy {
    static final Set<String> NAMES = CatalogueReader.legacyNames();
  }

  private static final class Defaults {
    static final Absence KNOWN = new Absence(Facts.bundled(), CatalogueReader.serviceDefaults());
  }

  /** Each review reads the packs anew; what is checked once is checked for good. */
  private static final Map<Rule, List<String>> NAMES_OF = new ConcurrentHashMap<>();

  private static final int MOST_RULES = 20_000;

  static void check(Yaml yaml, Map<String, Node> members, Rule rule, Depth depth) {
    if (depth == Depth.TRUSTED) {
      return;
    }
    boolean compiles =
        compiles(yaml, members.get("fault"), rule.fault(), rule)
            & (rule.each() == null || compiles(yaml, members.get("each"), rule.each(), rule));
    for (Fix.Hold hold : rule.holds()) {
      compiles &= compiles(yaml, members.get("fix"), hold.when(), rule);
    }
    if (NAMES_OF.size() > MOST_RULES) {
      NAMES_OF.clear();
    }
    if (compiles && depth.compareTo(Depth.NAMES) >= 0) {
      try {
        NAMES_OF
            .computeIfAbsent(rule, Expressions::unknownNames)
            .forEach(name -> yaml.problem(members.get("fault"), "Unknown name", sentence(name)));
        if (depth == Depth.ABSENCE && !members.containsKey("absent")) {
          openWithout(rule)
              .forEach(name -> yaml.warning(members.get("fault"), "No verdict", remedy(name)));
        }
      } catch (ConditionException e) {
        yaml.problem(members.get("fault"), NO_CONDITION, said(e));
      }
    }
  }

  private static boolean compiles(Yaml yaml, @Nullable Node at, String source, Rule rule) {
    try {
      Language.compile(source, rule.parameters());
      return true;
    } catch (ConditionException e) {
      yaml.problem(at, NO_CONDITION, said(e));
      return false;
    }
  }

  /**
   * One sentence for each type and attribute that no provider has.
   *
   * @throws ConditionException when its types don't fit
   */
  public static List<String> unknownNames(Rule rule) {
    var problems = new ArrayList<String>();
    for (String type : rule.types()) {
      Facts facts = Facts.bundled();
      problems.addAll(NameCheck.check(type, rule.each(), rule.fault(), facts, Legacy.NAMES));
      if (rule.each() != null) {
        problems.addAll(NameCheck.check(type, null, rule.each(), facts, Legacy.NAMES));
      }
      for (Fix.Hold hold : rule.holds()) {
        problems.addAll(NameCheck.check(type, null, hold.when(), facts, Legacy.NAMES));
      }
      if (!isKnown(type)) {
        problems.add("there is no resource type " + type + NameCheck.meant(type, facts));
      }
    }
    return problems;
  }

  /**
   * The attributes whose absence alone leaves a rule's condition open.
   *
   * @throws ConditionException when its types don't fit
   */
  public static Set<String> openWithout(Rule rule) {
    var open = new TreeSet<String>();
    for (String type : rule.types()) {
      open.addAll(
          AbsenceCheck.check(type, rule.each(), rule.fault(), Defaults.KNOWN, Legacy.NAMES));
    }
    return open;
  }

  private static String sentence(String text) {
    return text.endsWith("?") ? text : text + ".";
  }

  private static String remedy(String name) {
    return "Where "
        + name
        + " is absent, no default is known and the condition stays open. Write \"absent: fail\","
        + " \"absent: pass\" or \"absent: unknown\", whichever holds then, or ask isSet(…) before.";
  }

  private static String said(ConditionException e) {
    return String.valueOf(e.getMessage()).strip();
  }

  private static boolean isKnown(String type) {
    return Facts.bundled().described(type) != null
        || NameCheck.isOfAnother(type, Facts.bundled())
        || type.endsWith("_*")
        || type.equals(Scene.ANY)
        || type.equals(Scene.WORKLOAD)
        || type.startsWith("data.")
        || Declared.NAMES.containsKey(type)
        || NameCheck.isCloudFormationOnly(type)
        || Legacy.NAMES.contains(type);
  }
}
