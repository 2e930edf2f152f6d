package dev.plumbline.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.source.StackSpec;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Counts which of other tools' checks the catalogue covers, by number and weighted by importance. A
 * list of checks is given as a file: {@code {"checks": [{"id", "aliases", "provider", "iac",
 * "weight"}]}}, compressed or not. A check is covered by a policy that names it or one of its other
 * names as an alias, is about a language of the check, and has a bad and a good example.
 */
final class ChecksCovered {
  private static final Map<String, StackSpec.Kind> LANGUAGES =
      Map.of(
          "terraform", StackSpec.Kind.TERRAFORM,
          "cloudformation", StackSpec.Kind.CLOUDFORMATION,
          "kubernetes", StackSpec.Kind.KUBERNETES);

  private static final List<String> CLOUDS = List.of("aws", "azure", "google");

  /** Of which checks a count is: {@code aws}, {@code aws, CloudFormation only}, {@code clouds}. */
  record Count(int checks, int covered, double weight, double coveredWeight) {
    static final Count NONE = new Count(0, 0, 0, 0);

    Count with(Check check) {
      return new Count(
          checks + 1,
          covered + (check.covered() ? 1 : 0),
          weight + check.weight(),
          coveredWeight + (check.covered() ? check.weight() : 0));
    }

    /** Between 0 and 1. */
    double share() {
      return weight == 0 ? 0 : coveredWeight / weight;
    }
  }

  record Check(String id, String group, double weight, boolean covered) {}

  private final Map<StackSpec.Kind, Set<String>> named = new TreeMap<>();

  ChecksCovered(Catalogue catalogue) {
    for (StackSpec.Kind language : StackSpec.Kind.values()) {
      Set<String> ids = new HashSet<>();
      for (Policy policy : catalogue.policies()) {
        if (policy.isAbout(language) && !policy.bad().isEmpty() && !policy.good().isEmpty()) {
          policy.aliases().forEach(alias -> ids.add(plain(alias)));
        }
      }
      named.put(language, ids);
    }
  }

  /** Rules of Guard and of cfn_nag are written with and without the tool's name. */
  private static String plain(String id) {
    return Catalogue.normal(id).replace("guard:", "").replace("cfn_nag:", "");
  }

  public static void main(String[] arguments) throws IOException {
    List<Check> checks = new ChecksCovered(Catalogue.bundled()).checks(read(Path.of(arguments[0])));
    PrintStream out = System.out;
    counts(checks)
        .forEach((group, count) ->
            out.printf(
                "%-26s weighted %5.1f %%   %d of %d%n",
                group, 100 * count.share(), count.covered(), count.checks()));
    if (arguments.length > 1) {
      checks.stream()
          .filter(check -> !check.covered() && check.group().startsWith(arguments[1]))
          .sorted(Comparator.comparingDouble(Check::weight).reversed())
          .forEach(check -> out.printf("%.3f %s%n", check.weight(), check.id()));
    }
  }

  private static JsonNode read(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      in.mark(2);
      boolean compressed = in.read() == 0x1f && in.read() == 0x8b;
      in.reset();
      return Json.mapper().readTree(compressed ? new GZIPInputStream(in) : in);
    }
  }

  /** The checks of the clouds and of Kubernetes in the languages that are read. */
  List<Check> checks(JsonNode file) {
    List<Check> checks = new ArrayList<>();
    for (JsonNode each : file.path("checks")) {
      String provider = each.path("provider").asText();
      Set<StackSpec.Kind> languages = EnumSet.noneOf(StackSpec.Kind.class);
      for (JsonNode language : each.path("iac")) {
        StackSpec.Kind known = LANGUAGES.get(language.asText());
        if (known != null) {
          languages.add(known);
        }
      }
      if (!languages.isEmpty() && (CLOUDS.contains(provider) || provider.equals("kubernetes"))) {
        boolean template = languages.equals(EnumSet.of(StackSpec.Kind.CLOUDFORMATION));
        String group = template ? provider + ", CloudFormation only" : provider;
        checks.add(
            new Check(
                each.path("id").asText(),
                group,
                each.path("weight").asDouble(),
                isCovered(each, languages)));
      }
    }
    return checks;
  }

  private boolean isCovered(JsonNode check, Set<StackSpec.Kind> languages) {
    Set<String> ids = new HashSet<>(Set.of(plain(check.path("id").asText())));
    check.path("aliases").forEach(alias -> ids.add(plain(alias.asText())));
    return languages.stream()
        .flatMap(language -> named.getOrDefault(language, Set.of()).stream())
        .anyMatch(ids::contains);
  }

  static Map<String, Count> counts(List<Check> checks) {
    Map<String, Count> counts = new TreeMap<>();
    for (Check check : checks) {
      counts.merge(check.group(), Count.NONE.with(check), (one, _) -> one.with(check));
      if (!check.group().equals("kubernetes")) {
        counts.merge("clouds", Count.NONE.with(check), (one, _) -> one.with(check));
      }
    }
    return counts;
  }
}
