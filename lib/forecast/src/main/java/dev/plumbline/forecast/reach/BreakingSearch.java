package dev.plumbline.forecast.reach;

import dev.plumbline.forecast.Upgrades;
import dev.plumbline.forecast.Upgrades.Upgrade;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Declarations.Output;
import dev.plumbline.model.graph.Declarations.Requirement;
import dev.plumbline.model.graph.Declarations.Variable;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.plan.Breaking;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import dev.plumbline.model.version.Release;
import dev.plumbline.model.version.VersionConstraint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a stack or a library promised in the base and does not keep in the head. That an export can
 * be neither removed nor changed while it is imported: AWS CloudFormation User Guide, "Get exported
 * outputs from a deployed CloudFormation stack".
 */
public final class BreakingSearch {
  private final Declarations base;
  private final Declarations head;
  private final boolean library;
  private final Readers readers;
  private final Upgrades upgrades;
  private final Graph before;
  private final Graph after;
  private final List<Breaking> found = new ArrayList<>();

  private BreakingSearch(Graph base, Graph head, Readers readers) {
    this.base = base.declarations();
    this.head = head.declarations();
    this.library = head.stack().library();
    this.readers = readers;
    this.upgrades = Upgrades.of(base, head);
    this.before = base;
    this.after = head;
  }

  /** In the order: variables, outputs, exports, versions. Nothing for a stack that is new. */
  public static List<Breaking> of(Graph base, Graph head, Readers readers) {
    if (base.resources().isEmpty() && base.declarations().equals(Declarations.NONE)) {
      return List.of();
    }
    var search = new BreakingSearch(base, head, readers);
    search.variables();
    search.outputs();
    search.requirements();
    search.removed();
    return List.copyOf(search.found);
  }

  private void variables() {
    for (Promises.Broken one : promises(base).variables(promises(head), callers())) {
      String subject = "variable " + one.name();
      String text = "Variable " + one.name() + " " + one.text() + ".";
      found.add(new Breaking(subject, text, List.of(), one.range()));
    }
  }

  private static Promises promises(Declarations declarations) {
    return new Promises(variables(declarations), outputs(declarations));
  }

  private String whoReads() {
    return library ? "a caller that reads it" : "who reads it from the state";
  }

  private String callers() {
    return library ? "a caller that" : "a run that";
  }

  private static Map<String, Variable> variables(Declarations declarations) {
    Map<String, Variable> variables = new LinkedHashMap<>();
    for (Variable variable : declarations.variables()) {
      if (variable.module().isEmpty()) {
        variables.put(variable.name(), variable);
      }
    }
    return variables;
  }

  private void outputs() {
    Map<String, Output> after = outputs(head);
    outputs(base)
        .forEach((name, old) -> {
          Output now = after.get(name);
          if (now == null) {
            output(
                "output " + name,
                "Output " + name + " is gone: " + whoReads() + " fails.",
                library ? List.of() : readers.ofState(),
                old.range());
          }
          String export = old.exportName();
          if (!export.isEmpty() && (now == null || !now.exportName().equals(export))) {
            output(
                "export " + export,
                "Export "
                    + export
                    + " is gone: CloudFormation refuses that"
                    + " while another stack imports it.",
                readers.ofExport(export),
                old.range());
          } else if (!export.isEmpty() && now != null && isOther(old.value(), now.value())) {
            output(
                "export " + export,
                "Export "
                    + export
                    + " changes its value: CloudFormation refuses that while another stack imports"
                    + " it.",
                readers.ofExport(export),
                now.range());
          }
        });
    for (Promises.Broken one : promises(base).reshaped(promises(head), whoReads())) {
      output(
          "output " + one.name(),
          "Output " + one.name() + " " + one.text() + ".",
          library ? List.of() : readers.ofState(),
          one.range());
    }
  }

  /** Whether a value is another one, for certain. */
  private static boolean isOther(Value old, Value now) {
    return old.isWhollyKnown() && now.isWhollyKnown() && !old.unmarked().equals(now.unmarked());
  }

  private static Map<String, Output> outputs(Declarations declarations) {
    Map<String, Output> outputs = new LinkedHashMap<>();
    for (Output output : declarations.outputs()) {
      if (output.module().isEmpty()) {
        outputs.put(output.name(), output);
      }
    }
    return outputs;
  }

  private void output(String subject, String text, List<String> who, SourceRange range) {
    found.add(new Breaking(subject, text, who, range));
  }

  private void requirements() {
    for (Requirement now : head.releases()) {
      Requirement old = requirement(now.name());
      if (old == null) {
        continue;
      }
      Upgrade upgrade =
          upgrades.all().stream()
              .filter(one -> one.requirement().equals(now))
              .findFirst()
              .orElse(null);
      if (!old.source().equals(now.source()) && !old.source().isEmpty()) {
        requirement(now, "comes from " + now.source() + " instead of " + old.source() + ".");
      } else if (upgrade != null) {
        requirement(now, "goes from " + upgrade.from() + " to " + upgrade.to() + steps(upgrade));
      } else if (lowest(now).compareTo(lowest(old)) > 0) {
        requirement(
            now, "needs " + now.constraint() + " instead of " + orAny(old.constraint()) + ".");
      }
    }
  }

  /** What another major version does to what is there. */
  private String steps(Upgrade upgrade) {
    long there =
        before.resources().stream()
            .filter(resource -> resource.mode() == Resource.Mode.MANAGED)
            .filter(resource -> upgrade.equals(upgrades.of(resource)))
            .count();
    if (library || there == 0) {
      return ", " + (upgrade.isBack() ? "an older" : "a new") + " major version.";
    }
    String resources = there == 1 ? "its resource" : "its " + there + " resources";
    return upgrade.isBack()
        ? ", an older major version: what the newer one has written into the state of "
            + resources
            + " it may refuse to read."
        : ", a new major version: it upgrades the state of "
            + resources
            + ", what is predicted for "
            + (there == 1 ? "it" : "them")
            + " is likely at best, and there is no simple way back.";
  }

  private void removed() {
    for (Upgrade upgrade : upgrades.all()) {
      found.addAll(new RemovedNames(before, after, upgrades, upgrade).all());
    }
  }

  private static Release lowest(Requirement requirement) {
    return VersionConstraint.of(requirement.constraint()).lowest();
  }

  private static String orAny(String constraint) {
    return constraint.isEmpty() ? "any version" : constraint;
  }

  private @Nullable Requirement requirement(String name) {
    return base.releases().stream()
        .filter(requirement -> requirement.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private void requirement(Requirement now, String text) {
    String subject = now.name().equals("terraform") ? "terraform" : "provider " + now.name();
    found.add(
        new Breaking(
            subject,
            Character.toUpperCase(subject.charAt(0)) + subject.substring(1) + " " + text,
            List.of(),
            now.range()));
  }
}
