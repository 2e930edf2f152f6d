package dev.plumbline.standalone.policies;

import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.house.House;
import dev.plumbline.policy.read.HouseReader;
import dev.plumbline.policy.suppression.Exclusion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * What other tools' files at the root of a checkout skip, as suppressions of ours.
 *
 * @param files those that are there
 * @param foreign ids that no policy answers to
 * @param problems one line each
 */
public record OtherSkips(
    List<String> files, List<SkipEntry> entries, List<String> foreign, List<String> problems) {
  private static final List<String> FILES =
      List.of(
          ".checkov.yaml",
          ".checkov.yml",
          ".checkov.baseline",
          ".trivyignore",
          ".trivyignore.yaml",
          ".tflint.hcl",
          ".cfnlintrc",
          ".cfnlintrc.yaml",
          "kics.config");

  private static final String EVERY = "*";
  private static final long LARGEST = 8L << 20;

  public OtherSkips {
    files = List.copyOf(files);
    entries = List.copyOf(entries);
    foreign = List.copyOf(foreign);
    problems = List.copyOf(problems);
  }

  /** The names of all files that are looked for. */
  public static String all() {
    return String.join(", ", FILES);
  }

  /** Of the checkout with that root; links are not followed. */
  public static OtherSkips in(Path root) throws IOException {
    var found = new TreeMap<String, byte[]>();
    for (String name : FILES) {
      Path file = root.resolve(name);
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= LARGEST) {
        found.put(name, Files.readAllBytes(file));
      }
    }
    return of(new SourceTree(found), List.copyOf(found.keySet()));
  }

  private static OtherSkips of(SourceTree sources, List<String> files) {
    Catalogue catalogue = Catalogue.indexed();
    House house = HouseReader.read(SourceTree.EMPTY, sources, catalogue);
    var exclusions = new ArrayList<>(house.exclusions());
    exclusions.addAll(TflintRules.disabled(sources));
    Set<SkipEntry> entries = new LinkedHashSet<>();
    Set<String> foreign = new LinkedHashSet<>();
    for (Exclusion exclusion : exclusions) {
      String id = exclusion.suppression().id();
      List<String> policies = policies(id, catalogue);
      if (policies.isEmpty()) {
        foreign.add(id);
      } else {
        entries.add(entry(exclusion, policies));
      }
    }
    List<String> problems = house.problems().stream().map(OtherSkips::line).toList();
    return new OtherSkips(files, List.copyOf(entries), List.copyOf(foreign), problems);
  }

  /** A pattern stays one: what it stands for would be a list of hundreds. */
  private static List<String> policies(String id, Catalogue catalogue) {
    return id.contains(EVERY)
        ? List.of(id)
        : catalogue.find(id).stream().map(Policy::id).sorted().toList();
  }

  private static SkipEntry entry(Exclusion exclusion, List<String> policies) {
    var skip = exclusion.suppression();
    String what = skip.id().equals(EVERY) ? "a path" : skip.id();
    String from = what + " in " + skip.range().file();
    return new SkipEntry(
        policies,
        skip.reason().isEmpty() ? "taken over: " + from : skip.reason() + " (" + from + ")",
        skip.until(),
        exclusion.resources(),
        exclusion.files());
  }

  private static String line(Diagnostic problem) {
    return problem.subject() + ": " + problem.summary() + ". " + problem.detail();
  }
}
