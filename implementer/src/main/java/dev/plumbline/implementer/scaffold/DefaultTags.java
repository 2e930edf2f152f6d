package dev.plumbline.implementer.scaffold;

import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.iac.eval.References;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Span;
import dev.plumbline.iac.hcl.edit.BodyEditor;
import dev.plumbline.iac.hcl.edit.HclText;
import dev.plumbline.implementer.recipe.Written;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code default_tags} of the aws provider: the tags that all of at least three tagged resources of
 * the root module have with the same value, so that those that lack them get them too.
 */
final class DefaultTags implements Step {
  private static final int LEAST = 3;
  private static final Set<String> CONSTANT = Set.of("var", "local", "terraform", "path");

  @Override
  public String id() {
    return "scaffold/tags";
  }

  @Override
  public String title() {
    return "Give everything the tags that the other resources share";
  }

  @Override
  public Tolerance tolerance() {
    return Tolerance.TAGS;
  }

  @Override
  public Written write(SourceTree tree, Surroundings around) {
    Directory root = around.root(tree);
    List<Directory.Placed> providers =
        root.blocks("provider").stream()
            .filter(placed -> "aws".equals(placed.block().label(0)))
            .toList();
    if (!root.whole() || providers.size() != 1) {
      return new Written.Done(tree);
    }
    Directory.Placed provider = providers.getFirst();
    boolean has = !provider.block().body().blocks("default_tags").isEmpty();
    Map<String, String> tags = has ? Map.of() : shared(root);
    if (tags.isEmpty()) {
      return new Written.Done(tree);
    }
    var editor = new BodyEditor(provider.file());
    return new Written.Done(
        Texts.edited(tree, provider.file(), editor.addBlock(provider.block(), lines(tags))));
  }

  /** As written, by key; nothing where every resource that can have them has them. */
  private static Map<String, String> shared(Directory root) {
    List<Map<String, String>> tagged = new ArrayList<>();
    boolean lacking = false;
    for (Directory.Placed placed : root.blocks("resource")) {
      String type = Objects.requireNonNullElse(placed.block().label(0), "");
      ResourceFacts facts = Facts.bundled().resource(type);
      if (facts == null || !type.startsWith("aws_") || !facts.tagsAttribute().equals("tags")) {
        continue;
      }
      Body.Attribute tags = placed.block().body().attribute("tags");
      if (tags == null) {
        lacking = true;
      } else if (tags.expression() instanceof Expression.Obj object) {
        tagged.add(written(object));
      } else {
        return Map.of(); // merge() and the like: what it holds can't be compared by its words
      }
    }
    if (tagged.size() < LEAST) {
      return Map.of();
    }
    Map<String, String> shared = new LinkedHashMap<>(tagged.getFirst());
    tagged.forEach(other -> shared.entrySet().retainAll(other.entrySet()));
    shared.remove("Name");
    return lacking ? shared : Map.of();
  }

  /** Members whose value is the same for all resources of the module. */
  private static Map<String, String> written(Expression.Obj tags) {
    Map<String, String> written = new LinkedHashMap<>();
    for (Expression.Obj.Member member : tags.members()) {
      String key = key(member.key());
      boolean constant =
          References.in(member.value()).stream()
              .allMatch(reference -> CONSTANT.contains(reference.root()));
      if (key != null && constant) {
        written.put(key, member.value().span().text());
      }
    }
    return written;
  }

  private static @Nullable String key(Expression key) {
    return key instanceof Expression.Literal(Value.Str(String name), Span _)
        ? name
        : Directory.text(key);
  }

  private static List<String> lines(Map<String, String> tags) {
    Map<String, String> named = new LinkedHashMap<>();
    tags.forEach((key, text) -> named.put(HclText.key(key), text));
    List<String> lines = new ArrayList<>();
    lines.add("default_tags {");
    lines.add("  tags = {");
    HclText.aligned(named).forEach(line -> lines.add("    " + line));
    lines.add("  }");
    lines.add("}");
    return lines;
  }
}
