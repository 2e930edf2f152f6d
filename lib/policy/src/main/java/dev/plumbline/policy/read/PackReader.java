package dev.plumbline.policy.read;

import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.house.Rulebook;
import dev.plumbline.policy.pack.Pack;
import dev.plumbline.policy.pack.Ruling;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads packs: folders with {@code pack.yaml}, which holds the rulings, and the policies below
 * {@code policies/}, whose paths are their ids.
 */
public final class PackReader {
  public static final String MANIFEST = "pack.yaml";
  public static final String POLICIES = "policies/";
  private static final String ENDING = ".yaml";
  private static final Set<String> KEYS = Set.of("description", "policies");

  private final List<Diagnostic> problems = new ArrayList<>();
  private final List<Diagnostic> warnings = new ArrayList<>();
  private final Expressions.Depth depth;

  private PackReader(Expressions.Depth depth) {
    this.depth = depth;
  }

  /**
   * What came of it.
   *
   * @param problems each with file, line and remedy; with one of them, a pack is not to be used
   * @param warnings likewise, but the pack can be used
   */
  public record Result(List<Pack> packs, List<Diagnostic> problems, List<Diagnostic> warnings) {}

  /**
   * Reads all packs of a tree.
   *
   * @param tree one folder a pack, in rising precedence by name
   * @param catalogue what the packs' rulings may be about beside their own policies
   */
  public static Result read(SourceTree tree, Catalogue catalogue, Expressions.Depth depth) {
    var folders = new TreeMap<String, Map<String, String>>();
    tree.files()
        .forEach((path, content) -> {
          int slash = path.indexOf('/');
          if (slash > 0) {
            folders
                .computeIfAbsent(path.substring(0, slash), _ -> new TreeMap<>())
                .put(path.substring(slash + 1), new String(content, StandardCharsets.UTF_8));
          }
        });
    var reader = new PackReader(depth);
    var packs = new ArrayList<Pack>();
    folders.forEach((name, files) -> packs.add(reader.pack(name, files)));
    reader.unique(packs, catalogue);
    if (reader.problems.isEmpty()) {
      Catalogue all = Rulebook.with(catalogue, packs);
      reader.problems.addAll(
          Rulebook.problems(packs.stream().flatMap(pack -> pack.rulings().stream()).toList(), all));
    }
    return new Result(packs, List.copyOf(reader.problems), List.copyOf(reader.warnings));
  }

  private Pack pack(String name, Map<String, String> files) {
    var policies = new ArrayList<Policy>();
    files.forEach((path, text) -> {
      if (isPolicy(path)) {
        String id = path.substring(POLICIES.length(), path.length() - ENDING.length());
        var read = PolicyReader.read(id, name + "/" + path, text, depth);
        read.problems()
            .forEach(one -> (one.level() == Diagnostic.Level.ERROR ? problems : warnings).add(one));
        if (read.policy() != null) {
          policies.add(read.policy());
        }
      }
    });
    String manifest = files.get(MANIFEST);
    List<Ruling> rulings = manifest == null ? List.of() : rulings(name + "/" + MANIFEST, manifest);
    if (manifest == null && files.keySet().stream().noneMatch(PackReader::isPolicy)) {
      problems.add(
          Diagnostic.error(
              "Not a pack",
              "There is neither pack.yaml nor a policy below policies/ in " + name + ".",
              SourceRange.startOf(name)));
    }
    return new Pack(name, policies, rulings);
  }

  private static boolean isPolicy(String path) {
    return path.startsWith(POLICIES) && path.endsWith(ENDING);
  }

  private List<Ruling> rulings(String file, String text) {
    var yaml = new Yaml(file);
    var root = yaml.parse(text);
    List<Ruling> rulings = List.of();
    if (root != null) {
      Map<String, Node> members = yaml.members(root);
      yaml.onlyKeys(members, KEYS);
      Node listed = members.get("policies");
      rulings = listed == null ? List.of() : RulingReader.read(yaml, listed);
    }
    problems.addAll(yaml.problems());
    return rulings;
  }

  private void unique(List<Pack> packs, Catalogue catalogue) {
    var owners = new TreeMap<String, String>();
    catalogue.policies().forEach(policy -> owners.put(policy.id(), "the catalogue"));
    for (Pack pack : packs) {
      for (Policy policy : pack.policies()) {
        String owner = owners.put(policy.id(), "the pack " + pack.name());
        if (owner != null) {
          problems.add(
              Diagnostic.error(
                  "Id is taken",
                  owner
                      + " has a policy "
                      + policy.id()
                      + " as well. Move the file; to change the other one, write a ruling about it"
                      + " in pack.yaml.",
                  SourceRange.startOf(pack.name() + "/" + POLICIES + policy.id() + ENDING)));
        }
      }
    }
  }
}
