package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Binds the statements of a policy document that allow everybody, without a condition, to callers
 * of one account, as AWS's own default policies do.
 *
 * <p>AWS IAM User Guide, "AWS global condition context keys": aws:PrincipalAccount.
 */
final class LimitStep {
  private static final String VARIABLE = "aws:PrincipalAccount";

  private final Resource resource;
  private final Budget budget;

  LimitStep(Resource resource, Budget budget) {
    this.resource = resource;
    this.budget = budget;
  }

  /**
   * @param path of the document; empty where the block is one itself
   * @param account as it is written
   */
  Written write(SourceTree tree, String path, Value account) {
    Site site = Site.of(tree, resource, budget);
    if (site.block() == null) {
      return new Written.Refused("the block of " + resource.address() + " can't be edited here");
    }
    if (path.isEmpty()) {
      return statement(site, site.block(), account);
    }
    Optional<Written> text =
        Heredoc.changed(
            site,
            site.block().body().attribute(path),
            budget,
            document -> DocumentPolicy.limitedAlone(document, account));
    if (text.isPresent()) {
      return text.get();
    }
    Optional<Expression> document = Jsons.encoded(site.block().body().attribute(path));
    if (document.isEmpty() || !(document.get() instanceof Expression.Obj written)) {
      return new Written.Refused(path + " is neither JSON in a heredoc nor jsonencode({…})");
    }
    String condition =
        Jsons.text(new Value.Obj(Map.of("StringEquals", new Value.Obj(Map.of(VARIABLE, account)))));
    List<Expression.Obj> open =
        Jsons.objects(Jsons.member(written, "Statement")).stream()
            .filter(LimitStep::admitsEverybody)
            .toList();
    List<Edit> edits = new ArrayList<>();
    open.stream()
        .filter(statement -> Jsons.member(statement, "Condition") == null)
        .forEach(statement -> edits.addAll(Jsons.set(statement, "Condition", condition)));
    return edits.isEmpty() && !open.isEmpty() && open.stream().noneMatch(LimitStep::isBound)
        ? new Written.Refused("each statement for everybody has a condition already")
        : site.with(edits);
  }

  private static boolean admitsEverybody(Expression.Obj statement) {
    Expression effect = Jsons.member(statement, "Effect");
    Expression principal = Jsons.member(statement, "Principal");
    return effect != null
        && "Allow".equals(Jsons.word(effect))
        && (isEverybody(principal)
            || principal instanceof Expression.Obj by && isEverybody(Jsons.member(by, "AWS")));
  }

  /** As this step writes it. */
  private static boolean isBound(Expression.Obj statement) {
    return Jsons.member(statement, "Condition") instanceof Expression.Obj condition
        && Jsons.member(condition, "StringEquals") instanceof Expression.Obj equal
        && Jsons.member(equal, VARIABLE) != null;
  }

  private static boolean isEverybody(@Nullable Expression principal) {
    return principal instanceof Expression.Tuple tuple
        ? tuple.elements().stream().anyMatch(LimitStep::isEverybody)
        : principal != null && isAny(Jsons.word(principal));
  }

  private static boolean isAny(@Nullable String principal) {
    return principal != null && DocumentPolicy.isAny(principal);
  }

  /** The blocks of a data source, one at a time, since each edit moves the others. */
  private Written statement(Site site, Body.Block document, Value account) {
    for (Body.Block statement : document.body().blocks("statement")) {
      Body.Attribute effect = statement.body().attribute("effect");
      boolean allows = effect == null || "Allow".equals(Jsons.word(effect.expression()));
      if (allows
          && statement.body().blocks("condition").isEmpty()
          && statement.body().blocks("principals").stream().anyMatch(LimitStep::isEverybody)) {
        List<String> lines =
            List.of(
                "condition {",
                "  test     = \"StringEquals\"",
                "  variable = \"" + VARIABLE + "\"",
                "  values   = [" + Jsons.text(account) + "]",
                "}");
        return site.with(site.editor().addBlock(statement, lines))
            .then(now -> write(now, "", account));
      }
    }
    return site.unchanged();
  }

  private static boolean isEverybody(Body.Block principals) {
    Body.Attribute identifiers = principals.body().attribute("identifiers");
    return identifiers != null && isEverybody(identifiers.expression());
  }
}
