package dev.plumbline.implementer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.implementer.diff.Edits;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.section.Implementation;
import dev.plumbline.model.section.Implementation.Edit;
import dev.plumbline.model.section.Implementation.Fix;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.Policy;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fixes the findings in the labelled cases of a language and says which fixes were proved.
 * Arguments: the labels, the tree, a folder for the files before and after and for the table, and
 * where wanted {@code cloudformation} or {@code pulumi} instead of Terraform; {@code all}: every
 * finding of the cases' directories, not only those that answer a label; {@code applied}: the
 * resources exist, so that a fix that replaces one is refused, where else the change brings them;
 * {@code of=aws/s3,google}: only policies whose ids begin so; {@code together}: of each directory
 * all proved fixes at once, under {@code together/}.
 */
final class FixRun {
  private static final PrintStream LOG = System.err;
  private static final Map<String, Policy> WITH_RECIPE = new TreeMap<>();

  static {
    for (Policy policy : Reviewed.ENGINE.catalogue().policies()) {
      if (policy.rules().stream().anyMatch(rule -> rule.fix() != null)) {
        WITH_RECIPE.put(policy.id(), policy);
      }
    }
  }

  /** A label: that a peer's check fails in a directory, or at one resource of it. */
  private record Label(Set<String> ids, String resource) {
    static Label of(JsonNode line) {
      Set<String> ids = new HashSet<>(Set.of(line.path("check_id").asText()));
      line.path("check_aliases").forEach(alias -> ids.add(alias.asText()));
      return new Label(ids, line.path("resource").asText(""));
    }

    boolean isAnsweredBy(Finding finding, Policy policy) {
      String address = finding.resource();
      return policy.aliases().stream().anyMatch(ids::contains)
          && (resource.isEmpty()
              || resource.equals("null")
              || address.equals(resource)
              || address.startsWith(resource + "["));
    }
  }

  private final Path out;
  private final boolean all;
  private final boolean together;
  private final List<String> of;
  private final String language;
  private final @Nullable SourceTree base;
  private final List<String> table = new ArrayList<>();
  private final Map<String, Integer> failures = new TreeMap<>();
  private int fixes;
  private int verified;
  private int held;
  private int needless;
  private int comments;
  private int files;
  private int joined;

  private FixRun(Path out, List<String> options) {
    this.out = out;
    this.all = options.contains("all");
    this.together = options.contains("together");
    this.of =
        options.stream()
            .filter(option -> option.startsWith("of="))
            .flatMap(option -> Stream.of(option.substring(3).split(",", -1)))
            .toList();
    this.language =
        List.of("cloudformation", "pulumi").stream()
            .filter(options::contains)
            .findFirst()
            .orElse("terraform");
    this.base = options.contains("applied") ? null : SourceTree.ofText(Map.of());
  }

  public static void main(String[] arguments) throws IOException {
    Path tree = Path.of(arguments[1]);
    var run = new FixRun(Path.of(arguments[2]), List.of(arguments));
    for (String folder :
        List.of("before", "after", "patch", "hint", "together/before", "together/after")) {
      Files.createDirectories(run.out.resolve(folder));
    }
    for (var directory : run.labels(Path.of(arguments[0])).entrySet()) {
      run.directory(tree, directory.getKey(), directory.getValue());
    }
    run.end();
  }

  private Map<String, List<Label>> labels(Path file) throws IOException {
    Map<String, List<Label>> labels = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode label = Json.mapper().readTree(line);
      if (label.path("iac").asText().equals(language)
          && label.path("expected").asText().equals("fail")) {
        String stack =
            language.equals("cloudformation")
                ? label.path("files").path(0).asText()
                : label.path("dir").asText();
        labels.computeIfAbsent(stack, _ -> new ArrayList<>()).add(Label.of(label));
      }
    }
    return labels;
  }

  private void directory(Path tree, String directory, List<Label> labels) throws IOException {
    Path place = tree.resolve(directory);
    Path folder = Files.isDirectory(place) ? place : Objects.requireNonNull(place.getParent());
    StackSpec spec =
        switch (language) {
          case "cloudformation" -> Reviewed.template(folder.relativize(place).toString());
          case "pulumi" -> Reviewed.program("");
          default -> StackSpec.terraform("");
        };
    Reviewed reviewed = Reviewed.of(spec, sources(folder), base, Budget.generous());
    List<Fix> proved = new ArrayList<>();
    for (Finding finding : reviewed.findings()) {
      Policy policy = WITH_RECIPE.get(finding.policy());
      if (policy != null
          && finding.suppression() == null
          && (of.isEmpty() || of.stream().anyMatch(policy.id()::startsWith))
          && (all || labels.stream().anyMatch(label -> label.isAnsweredBy(finding, policy)))) {
        var fix = reviewed.maker().of(finding, policy);
        if (fix.isPresent()) {
          fixed(directory, reviewed, finding, fix.get());
          proved.add(fix.get());
        }
      }
    }
    if (together) {
      joined(directory, reviewed, proved.stream().filter(Fix::verified).toList());
    }
  }

  /** What two fixes or more make of each file, for {@code terraform fmt} to judge. */
  private void joined(String directory, Reviewed reviewed, List<Fix> fixes) throws IOException {
    if (fixes.size() < 2) {
      return;
    }
    Implementation.Together whole = reviewed.combined(fixes).together();
    if (whole == null) {
      table.add("ALONE\t" + directory);
      return;
    }
    table.add(
        "TOGETHER\t" + whole.fingerprints().size() + " of " + fixes.size() + "\t" + directory);
    SourceTree after = new Edits(whole.edits()).applied(reviewed.tree());
    for (String file : whole.edits().stream().map(Edit::file).distinct().toList()) {
      joined++;
      String name = joined + file.substring(file.lastIndexOf('.'));
      Files.writeString(
          out.resolve("together/before/" + name), Reviewed.text(reviewed.tree(), file));
      Files.writeString(out.resolve("together/after/" + name), Reviewed.text(after, file));
    }
  }

  private static SourceTree sources(Path directory) throws IOException {
    var files = new TreeMap<String, byte[]>();
    try (Stream<Path> walk = Files.walk(directory)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        if (Files.size(file) < 1 << 20) {
          files.put(directory.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
    }
    return new SourceTree(files);
  }

  private void fixed(String directory, Reviewed reviewed, Finding finding, Fix fix)
      throws IOException {
    fixes++;
    String last = fix.proof().getLast();
    var minimality = new Minimality(reviewed, finding);
    if (fix.verified()) {
      verified++;
      needless += minimality.needless(fix).size();
      comments += minimality.lostComments(fix).size();
      minimality.needless(fix).forEach(edit -> table.add("NEEDLESS\t" + edit));
      minimality.lostComments(fix).forEach(comment -> table.add("LOST\t" + comment));
      written(reviewed, fix);
    } else {
      held += last.startsWith(Fixes.HELD) ? 1 : 0;
      failures.merge(finding.policy() + "\t" + last, 1, Integer::sum);
      String name = fixes + "-" + finding.policy().replace('/', '.') + ".txt";
      Files.writeString(
          out.resolve("hint/" + name),
          String.join("\n", directory, finding.resource(), last, fix.diff()));
    }
    table.add(
        String.join(
            "\t",
            fix.verified() ? "verified" : "hint",
            finding.policy(),
            finding.resource(),
            directory,
            last,
            Integer.toString(files)));
  }

  /** The files that the fix changes, for {@code terraform fmt} to judge, and its diff for patch. */
  private void written(Reviewed reviewed, Fix fix) throws IOException {
    SourceTree after = Reviewed.apply(reviewed.tree(), fix);
    List<String> changed = fix.edits().stream().map(Edit::file).distinct().toList();
    for (String file : changed) {
      files++;
      String name = files + file.substring(file.lastIndexOf('.'));
      Files.writeString(out.resolve("before/" + name), Reviewed.text(reviewed.tree(), file));
      Files.writeString(out.resolve("after/" + name), Reviewed.text(after, file));
      if (changed.size() == 1) {
        Files.writeString(out.resolve("patch/" + files + ".patch"), fix.diff());
      }
    }
  }

  private void end() throws IOException {
    Files.write(out.resolve("fixes.tsv"), table);
    failures.forEach((reason, count) -> LOG.println(count + "\t" + reason));
    LOG.printf(
        "%d fixes, %d verified (each written twice without a change), %d held back,"
            + " %d needless edits, %d comments lost, %d files changed%n",
        fixes, verified, held, needless, comments, files);
  }
}
