package dev.plumbline.policy.suppression;

import dev.plumbline.model.finding.Suppression;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the suppressions in a CloudFormation resource's Metadata, as the tools' documentation
 * describes them: {@code plumbline.ignore}, {@code checkov.skip}, {@code cfn_nag} and {@code
 * cdk_nag.rules_to_suppress}, {@code cfn-lint.config.ignore_checks}, {@code guard.SuppressedRules}.
 * A Kubernetes object's annotations come in the same form.
 */
final class MetadataReader {
  /** A tool's name, the path of its list, the key of the reason. */
  private record Form(String name, List<String> path, String reason) {}

  private static final List<Form> FORMS =
      List.of(
          new Form("plumbline", List.of("plumbline", "ignore"), "reason"),
          new Form("checkov", List.of("checkov", "skip"), "comment"),
          new Form("cfn_nag", List.of("cfn_nag", "rules_to_suppress"), "reason"),
          new Form("cdk_nag", List.of("cdk_nag", "rules_to_suppress"), "reason"),
          new Form("cfn-lint", List.of("cfn-lint", "config", "ignore_checks"), "reason"),
          new Form("guard", List.of("guard", "SuppressedRules"), "reason"));

  private MetadataReader() {}

  static List<Suppression> read(Resource resource) {
    var found = new ArrayList<Suppression>();
    for (Form form : FORMS) {
      Value at = resource.metadata();
      for (String key : form.path()) {
        at = member(at, key);
      }
      if (at instanceof Value.Seq list) {
        for (Value entry : list.elements()) {
          Value id = entry instanceof Value.Str ? entry : member(entry, "id");
          if (id instanceof Value.Str(String text)) {
            found.add(
                new Suppression(
                    form.name(),
                    text,
                    text(entry, "owner"),
                    text(entry, form.reason()),
                    date(text(entry, "until")),
                    resource.header()));
          }
        }
      }
    }
    return found;
  }

  private static @Nullable Value member(@Nullable Value value, String key) {
    return value instanceof Value.Obj obj ? obj.members().get(key) : null;
  }

  private static String text(Value entry, String key) {
    return member(entry, key) instanceof Value.Str(String text) ? text : "";
  }

  private static @Nullable LocalDate date(String text) {
    if (text.isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return LocalDate.EPOCH; // passed, so that a typing error hides nothing
    }
  }
}
