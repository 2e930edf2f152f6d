package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.ClosedScope;
import dev.plumbline.iac.eval.Evaluator;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.BodySchema;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.iac.hcl.JsonForm;
import dev.plumbline.iac.hcl.ParsedFile;
import dev.plumbline.model.graph.Comment;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourcePaths;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.StackSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of variables from files, in Terraform's precedence: terraform.tfvars, *.auto.tfvars by
 * name, then those that the stack names, in their order.
 */
final class VariableFiles {
  /** What a comment of such a file can say: findings are never in it. */
  private static final String WORD = "plumbline:acknowledge";

  private final Run run;
  private final Map<String, Given> values = new HashMap<>();

  private VariableFiles(Run run) {
    this.run = run;
  }

  static Map<String, Given> read(StackSpec stack, Run run) {
    var files = new VariableFiles(run);
    String prefix = stack.path().isEmpty() ? "" : stack.path() + "/";
    for (String path : files.automatic(prefix)) {
      files.file(path);
    }
    for (String path : stack.variableFiles()) {
      String resolved = files.find(path);
      if (resolved != null) {
        files.file(resolved);
      } else {
        run.problems()
            .add(
                Diagnostic.error(
                    "Variable file not found",
                    "There is no file \"" + path + "\" in the repository.",
                    SourceRange.startOf(prefix.isEmpty() ? "." : stack.path())));
      }
    }
    return files.values;
  }

  /** Relative to the repository's root or, as Terraform is called, to the root module. */
  private @Nullable String find(String path) {
    for (String candidate :
        new String[] {SourcePaths.normal(path), run.evaluation().files().resolve(path)}) {
      if (candidate != null && run.tree().file(candidate) != null) {
        return candidate;
      }
    }
    return null;
  }

  private List<String> automatic(String prefix) {
    List<String> found = new ArrayList<>();
    List<String> auto = new ArrayList<>();
    for (String path : run.tree().files().tailMap(prefix).keySet()) {
      if (!path.startsWith(prefix)) {
        break;
      }
      String name = path.substring(prefix.length());
      if (name.indexOf('/') >= 0) {
        continue;
      }
      if (name.equals("terraform.tfvars") || name.equals("terraform.tfvars.json")) {
        found.add(path);
      } else if (name.endsWith(".auto.tfvars") || name.endsWith(".auto.tfvars.json")) {
        auto.add(path);
      }
    }
    found.addAll(auto);
    return found;
  }

  private void file(String path) {
    byte[] content = run.tree().file(path);
    if (content == null) {
      return;
    }
    ParsedFile file =
        path.endsWith(".json")
            ? JsonForm.parse(path, content, BodySchema.LITERALS, run.budget())
            : HclParser.parse(path, content, run.budget());
    run.problems().addAll(file.diagnostics());
    file.comments().stream()
        .filter(comment -> comment.text().contains(WORD))
        .forEach(comment ->
            run.comments()
                .add(
                    new Comment(
                        comment.text(), comment.span().range(), comment.span().isBesideOthers())));
    var evaluator = new Evaluator(ClosedScope.CONSTANTS, run.evaluation());
    for (Body.Attribute attribute : file.body().attributes()) {
      values.put(
          attribute.name(),
          new Given(evaluator.evaluate(attribute.expression()), path, attribute.range()));
    }
  }
}
