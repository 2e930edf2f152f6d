package dev.plumbline.implementer.scaffold;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.edit.BodyEditor;
import dev.plumbline.iac.hcl.edit.HclText;
import dev.plumbline.implementer.recipe.Written;
import dev.plumbline.model.source.SourceTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The backend that the repository's other stacks have, with a key of its own, where at least two
 * agree in all but the key and the key follows from where the stack lies. Else nothing is written.
 */
final class Backends implements Step {
  private static final int LEAST = 2;

  /** What tells the states of one backend apart. Source: Terraform's documentation of backends. */
  private static final Map<String, String> KEYS =
      Map.of("s3", "key", "azurerm", "key", "gcs", "prefix", "consul", "path", "oss", "prefix");

  @Override
  public String id() {
    return "scaffold/backend";
  }

  @Override
  public String title() {
    return "Keep the state where the other stacks keep theirs (then: terraform init -migrate-state)";
  }

  @Override
  public Written write(SourceTree tree, Surroundings around) {
    Directory root = around.root(tree);
    boolean has = !root.settings("backend").isEmpty() || !root.settings("cloud").isEmpty();
    if (has || !root.whole() || root.files().isEmpty() || around.stack().library()) {
      return new Written.Done(tree);
    }
    List<Kept> kept = new ArrayList<>();
    for (Neighbour neighbour : around.neighbours()) {
      Kept one = Kept.of(neighbour.directory(around.budget()));
      if (one != null) {
        kept.add(one);
      }
    }
    Kept own = own(kept, around.stack().path());
    return new Written.Done(own == null ? tree : write(tree, around, own));
  }

  private static @Nullable Kept own(List<Kept> kept, String path) {
    Set<List<Object>> alike = kept.stream().map(Kept::withoutKey).collect(Collectors.toSet());
    Set<String> patterns = kept.stream().map(Kept::pattern).collect(Collectors.toSet());
    if (kept.size() < LEAST || alike.size() != 1 || patterns.size() != 1) {
      return null;
    }
    Kept first = kept.getFirst();
    String pattern = first.pattern();
    String key = pattern.replace("{path}", path).replace("{name}", path.replaceFirst("^.*/", ""));
    boolean taken = kept.stream().anyMatch(one -> one.key().equals(key));
    return path.isEmpty() || pattern.indexOf('{') < 0 || taken ? null : first.with(key);
  }

  private static SourceTree write(SourceTree tree, Surroundings around, Kept own) {
    Directory root = around.root(tree);
    List<String> lines = own.lines();
    List<Directory.Placed> settings = root.blocks("terraform");
    String name = around.fileName(Backends::apart, "");
    Directory.Placed there =
        settings.stream()
            .filter(placed -> name.isEmpty() || placed.name().equals(name))
            .findFirst()
            .orElse(null);
    if (there != null) {
      return Texts.edited(
          tree, there.file(), new BodyEditor(there.file()).addBlock(there.block(), lines));
    }
    var whole = new ArrayList<String>();
    whole.add("terraform {");
    lines.forEach(line -> whole.add("  " + line));
    whole.add("}");
    return Texts.appended(tree, root, name.isEmpty() ? "backend.tf" : name, whole);
  }

  /** Backends in files of their own, which others then have too. */
  private static List<Directory.Placed> apart(Directory directory) {
    return directory.settings("backend").stream()
        .filter(placed ->
            placed.file().body().blocks().stream()
                .allMatch(block -> block.type().equals("terraform")))
        .toList();
  }

  /**
   * A neighbour's backend.
   *
   * @param attributes as written, in the source's order, by name
   */
  private record Kept(String path, String type, Map<String, String> attributes, String key) {

    /** Null where there is none, or one whose states are not told apart by a key. */
    static @Nullable Kept of(Directory directory) {
      List<Directory.Placed> backends = directory.settings("backend");
      if (backends.size() != 1) {
        return null;
      }
      Body.Block block = backends.getFirst().block();
      String type = String.valueOf(block.label(0));
      String keyName = KEYS.get(type);
      if (keyName == null || !block.body().blocks().isEmpty()) {
        return null;
      }
      Map<String, String> attributes = new LinkedHashMap<>();
      block
          .body()
          .attributes()
          .forEach(each -> attributes.put(each.name(), each.expression().span().text()));
      String key = Directory.text(block, keyName);
      return key.isEmpty() ? null : new Kept(directory.path(), type, attributes, key);
    }

    List<Object> withoutKey() {
      Map<String, String> others = new TreeMap<>(attributes);
      others.remove(KEYS.getOrDefault(type, ""));
      return List.of(type, others);
    }

    /** The key with what follows from the stack's path left open. */
    String pattern() {
      String name = path.replaceFirst("^.*/", "");
      if (path.isEmpty()) {
        return key;
      }
      return key.contains(path) ? key.replace(path, "{path}") : key.replace(name, "{name}");
    }

    Kept with(String other) {
      Map<String, String> changed = new LinkedHashMap<>(attributes);
      changed.put(KEYS.getOrDefault(type, ""), HclText.quoted(other));
      return new Kept(path, type, changed, other);
    }

    List<String> lines() {
      List<String> lines = new ArrayList<>();
      lines.add("backend " + HclText.quoted(type) + " {");
      HclText.aligned(attributes).forEach(line -> lines.add("  " + line));
      lines.add("}");
      return lines;
    }
  }
}
