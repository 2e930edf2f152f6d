package dev.plumbline.policy.read;

import dev.plumbline.model.json.Json;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.house.House;
import dev.plumbline.policy.pack.Ruling;
import dev.plumbline.policy.suppression.Baseline;
import dev.plumbline.policy.suppression.Exclusion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads what a repository says of policies: {@code policies} and {@code suppressions} in {@code
 * .plumbline.yaml}, the files in which other tools keep theirs, and the baseline.
 */
public final class HouseReader {
  static final String SETTINGS = ".plumbline.yaml";

  private static final int MOST = 2_000;

  private final List<Diagnostic> problems = new ArrayList<>();
  private final List<Exclusion> exclusions = new ArrayList<>();
  private List<Ruling> own = List.of();

  private HouseReader() {}

  /**
   * Reads the files that speak of policies; what is wrong in one is told, the rest holds.
   *
   * @param packs the operator's, one folder each, in rising precedence by name
   * @param sources of the stack, with the files at the repository's root
   */
  public static House read(SourceTree packs, SourceTree sources, Catalogue catalogue) {
    return read(packs, sources, null, catalogue, null);
  }

  /**
   * The same with another baseline, and with what the repository said before the change.
   *
   * @param before the sources before the change; null where there is nothing to compare with
   * @param named its path relative to the repository's root; null for the usual one
   */
  public static House read(
      SourceTree packs,
      SourceTree sources,
      @Nullable SourceTree before,
      Catalogue catalogue,
      @Nullable String named) {
    String baseline = Objects.requireNonNullElse(named, Baseline.FILE);
    var read = PackReader.read(packs, catalogue, Expressions.Depth.NAMES);
    var reader = new HouseReader();
    byte[] settings = sources.file(SETTINGS);
    if (settings != null) {
      reader.settings(new String(settings, StandardCharsets.UTF_8));
    }
    OtherTools.read(sources, reader.exclusions, reader.problems);
    reader.limit();
    return new House(
        read.packs(),
        read.problems(),
        reader.own,
        before == null ? null : rulings(before),
        reader.exclusions,
        reader.baseline(baseline, sources.file(baseline)),
        reader.problems);
  }

  /** What is wrong in them was told when they were the head's. */
  private static List<Ruling> rulings(SourceTree sources) {
    var reader = new HouseReader();
    byte[] settings = sources.file(SETTINGS);
    if (settings != null) {
      reader.settings(new String(settings, StandardCharsets.UTF_8));
    }
    reader.limit();
    return reader.own;
  }

  private void settings(String text) {
    var yaml = new Yaml(SETTINGS);
    var root = text.isBlank() ? null : yaml.parse(text);
    if (yaml.isMalformed()) {
      return; // told once, of the whole change, by who looks for its stacks
    }
    if (root != null) {
      members(yaml, root);
    }
    problems.addAll(yaml.problems());
  }

  private void members(Yaml yaml, MappingNode root) {
    Map<String, Node> members = yaml.members(root);
    Node policies = members.get("policies");
    if (policies != null) {
      own = RulingReader.read(yaml, policies);
    }
    Node suppressions = members.get("suppressions");
    if (suppressions != null) {
      exclusions.addAll(ExclusionReader.read(yaml, suppressions));
    }
    Node acknowledgements = members.get("acknowledgements");
    if (acknowledgements != null) {
      AcknowledgementReader.read(yaml, acknowledgements); // held against dangers by the validator
    }
  }

  /** Each is held against each finding, so that a file of a million would cost hours. */
  private void limit() {
    if (exclusions.size() > MOST) {
      var first = exclusions.get(MOST);
      problems.add(
          Diagnostic.error(
              "Too many suppressions",
              "Of " + exclusions.size() + " suppressions in files the first " + MOST + " hold.",
              first.suppression().range()));
      exclusions.subList(MOST, exclusions.size()).clear();
    }
    if (own.size() > MOST) {
      problems.add(
          Diagnostic.error(
              "Too many settings",
              "Of " + own.size() + " settings of policies the first " + MOST + " hold.",
              own.get(MOST).range()));
      own = own.subList(0, MOST);
    }
  }

  /** The file's form. */
  private record Written(int version, List<Baseline.Entry> findings) {}

  private Baseline baseline(String file, byte @Nullable [] content) {
    if (content == null) {
      return Baseline.NONE;
    }
    try {
      return new Baseline(file, Json.read(content, Written.class).findings());
    } catch (IllegalArgumentException | NullPointerException e) {
      problems.add(
          Diagnostic.error(
              "Not a baseline",
              "Nothing of it is used; 'plumbline baseline update' writes it anew.",
              SourceRange.startOf(file)));
      return Baseline.NONE;
    }
  }
}
