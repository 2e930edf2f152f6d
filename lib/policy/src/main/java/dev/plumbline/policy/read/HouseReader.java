package dev.plumbline.policy.read;

import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.pack.House;
import dev.plumbline.policy.pack.Ruling;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads what a repository says of policies: {@code policies} in {@code .plumbline.yaml}. */
public final class HouseReader {
  private static final String SETTINGS = ".plumbline.yaml";

  private final List<Diagnostic> problems = new ArrayList<>();
  private List<Ruling> own = List.of();

  private HouseReader() {}

  /**
   * Reads the files that speak of policies; what is wrong in one is told, the rest holds.
   *
   * @param packs the operator's, one folder each, in rising precedence by name
   * @param sources of the stack, with the files at the repository's root
   */
  public static House read(SourceTree packs, SourceTree sources, Catalogue catalogue) {
    var read = PackReader.read(packs, catalogue, Expressions.Depth.COMPILED);
    var reader = new HouseReader();
    byte[] settings = sources.file(SETTINGS);
    if (settings != null) {
      reader.settings(new String(settings, StandardCharsets.UTF_8));
    }
    return new House(read.packs(), read.problems(), reader.own, reader.problems);
  }

  private void settings(String text) {
    var yaml = new Yaml(SETTINGS);
    var root = text.isBlank() ? null : yaml.parse(text);
    if (root != null) {
      Map<String, Node> members = yaml.members(root);
      Node policies = members.get("policies");
      if (policies != null) {
        own = RulingReader.read(yaml, policies);
      }
    }
    problems.addAll(yaml.problems());
  }
}
