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

/** Sets members of JSON that a configuration encodes; objects on the way are made. */
final class InsideStep {
  private final Resource resource;
  private final Budget budget;

  InsideStep(Resource resource, Budget budget) {
    this.resource = resource;
    this.budget = budget;
  }

  Written write(SourceTree tree, String attribute, Map<String, Value> members) {
    Written written = new Written.Done(tree);
    for (var member : members.entrySet()) {
      written = written.then(now -> write(now, attribute, member.getKey(), member.getValue()));
    }
    return written;
  }

  private Written write(SourceTree tree, String attribute, String path, Value value) {
    Site site = Site.of(tree, resource, budget);
    Body.Block block = site.block();
    Optional<Written> text =
        block == null
            ? Optional.empty()
            : Heredoc.changed(
                site,
                block.body().attribute(attribute),
                budget,
                there -> inText(there, path, value));
    if (text.isPresent()) {
      return text.get();
    }
    Optional<Expression> document =
        block == null ? Optional.empty() : Jsons.encoded(block.body().attribute(attribute));
    if (document.isEmpty()) {
      return new Written.Refused(attribute + " is neither JSON in a heredoc nor jsonencode(…)");
    }
    List<Edit> edits = new ArrayList<>();
    return into(document.get(), path, value, edits)
        ? site.with(edits)
        : new Written.Refused(path + " is computed in " + attribute);
  }

  private static Written inText(DocumentSite document, String path, Value value) {
    return document.body() == null
        ? document.unchanged()
        : new DocumentInside(document, Dialect.TEMPLATE)
            .set(document.body(), path, value)
            .orElseGet(document::unchanged);
  }

  private static boolean isChosen(Expression element, Map<String, String> chosen) {
    return chosen.isEmpty()
        || element instanceof Expression.Obj object
            && chosen.entrySet().stream()
                .allMatch(one ->
                    Jsons.text(object, one.getKey()).filter(one.getValue()::equals).isPresent());
  }

  /** Whether the way is written down, as far as it is there. */
  private static boolean into(Expression at, String path, Value value, List<Edit> edits) {
    int choice = Jsons.endOfChoice(path);
    if (choice > 0) {
      String rest = Jsons.behind(path, choice);
      Map<String, String> chosen = Jsons.chosen(path);
      return at instanceof Expression.Tuple tuple
          && tuple.elements().stream()
              .filter(element -> isChosen(element, chosen))
              .allMatch(element -> into(element, rest, value, edits));
    }
    if (!(at instanceof Expression.Obj object)) {
      return false;
    }
    int end = Jsons.end(path);
    String name = path.substring(0, end);
    String rest = Jsons.behind(path, end);
    Expression there = Jsons.member(object, name);
    if (!rest.isEmpty() && there != null) {
      return into(there, rest, value, edits);
    }
    Value wanted = rest.isEmpty() ? value : Jsons.made(rest, value);
    edits.addAll(Jsons.set(object, name, Jsons.text(wanted)));
    return true;
  }
}
